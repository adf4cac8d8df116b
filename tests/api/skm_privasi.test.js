// Reading single answers out of what is told, by differencing: every figure of every operation is a set of answers that the test knows; no figure,
// no union of groups, and no difference of two of them may be about one to four answers.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Environment } from './lib/environment.js';
import { act, codes, importCsv, openSurvey, suggestions } from './lib/surveys.js';
import { agency, service } from './lib/world.js';

const FEW = 5;
const services = { 'DUKCAPIL-KK': 'Penerbitan Kartu Keluarga', 'DUKCAPIL-KTP': 'Perekaman KTP Elektronik' };
const band = (age) => (age <= 18 ? '<=18' : age <= 25 ? '19-25' : age <= 35 ? '26-35' : age <= 45 ? '36-45' : age <= 55 ? '46-55' : '>=56');
const group = {
	jenis_kelamin: (p) => p.jenis_kelamin, usia: (p) => band(p.usia), pendidikan: (p) => p.pendidikan, pekerjaan: (p) => p.pekerjaan,
	layanan: (p) => services[p.layanan] ?? 'NA',
};

// A sequence of numbers that the same seed always gives.
function dice(seed) {
	let state = seed;
	return (n) => {
		state = (state * 1103515245 + 12345) % 2147483648;
		return Math.floor((state / 2147483648) * n);
	};
}

// People whose attributes hang together, as those of real ones do: that is what an attacker uses.
function crowd(seed, n) {
	const roll = dice(seed);
	return Array.from({ length: n }, () => {
		const usia = [17, 22, 30, 40, 50, 60][roll(6)];
		return {
			usia, jenis_kelamin: roll(7) ? 'LP'[roll(2)] : '', pendidikan: usia < 19 ? 'SMP' : ['SMA', 'SMA', 'S1', 'S2'][roll(4)],
			pekerjaan: usia < 19 ? (roll(9) ? 'PELAJAR' : 'PETANI') : ['PNS', 'SWASTA', 'PETANI'][roll(3)],
			layanan: ['DUKCAPIL-KK', 'DUKCAPIL-KTP', ''][roll(3)], nilai: codes.map(() => (roll(15) ? 1 + roll(4) : '')),
		};
	});
}
// Men and farmers share nobody, and those of 26 to 35 are all of them and one woman more: only all three together tell of her.
function three() {
	const people = (n, jenis_kelamin, pekerjaan, usia) => Array.from({ length: n }, (_, i) =>
		({ jenis_kelamin, pekerjaan, usia, pendidikan: 'SMA', layanan: '', nilai: codes.map((_, u) => 1 + (i + u) % 4) }));
	return [...people(15, 'L', 'SWASTA', 30), ...people(15, 'L', 'PNS', 30), ...people(25, 'P', 'PETANI', 30), ...people(1, 'P', 'PNS', 30), ...people(20, 'P', 'PNS', 50)];
}
const file = (people) => `${codes},jenis_kelamin,usia,pendidikan,pekerjaan,layanan\n${people.map((p) =>
	[...p.nilai, p.jenis_kelamin, p.usia, p.pendidikan, p.pekerjaan, p.layanan].join(',')).join('\n')}\n`;
const label = (p, name) => group[name](p) || 'NA';

// What can be told apart in a break-down: the shown groups, and the rest by subtraction; as sets of answers.
function told(people, name, groups) {
	const shown = groups.filter((one) => !one.ditahan).map((one) => one.kelompok);
	const sets = shown.map((key) => people.filter((p) => label(p, name) === key));
	const rest = people.filter((p) => !shown.includes(label(p, name)));
	return rest.length ? [...sets, rest] : sets;
}
const bits = (people, all) => people.reduce((mask, p) => mask | (1n << BigInt(all.indexOf(p))), 0n);
const count = (mask) => mask.toString(2).replaceAll('0', '').length;
const unions = (masks) => Array.from({ length: 1 << masks.length }, (_, pick) => masks.reduce((sum, mask, i) => (pick >> i & 1 ? sum | mask : sum), 0n));
const tells = (n) => n > 0 && n < FEW;

// Rank of vectors modulo a prime. Weights on some columns alone can be had from the sets if and only if the rank is smaller without these columns.
const PRIME = 67108859;
function inverse(value) {
	let result = 1;
	for (let power = PRIME - 2, base = value; power; power = Math.floor(power / 2), base = (base * base) % PRIME) if (power % 2) result = (result * base) % PRIME;
	return result;
}
function rank(vectors) {
	const steps = [];
	for (const vector of vectors) {
		const rest = [...vector];
		for (const { at, step } of steps) {
			const times = rest[at];
			if (times) for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] + (PRIME - times) * step[i]) % PRIME;
		}
		const at = rest.findIndex((value) => value);
		if (at >= 0) {
			const scale = inverse(rest[at]);
			steps.push({ at, step: rest.map((value) => (value * scale) % PRIME) });
		}
	}
	return steps.length;
}

describe('nobody is read out of what is told', () => {
	let env, team;

	before(async () => {
		env = await Environment.create('skm_privasi');
		team = env.as('rekan');
	});
	after(() => env?.stop());

	async function publish(people, changes = {}) {
		const one = await openSurvey(team, changes);
		await importCsv(team, one.id, file(people), { expect: 200 });
		await act(team, one.id, 'tutup');
		await act(team, one.id, 'saran-perbaikan', suggestions);
		await act(team, one.id, 'publikasi', { media: ['situs'] });
		return one.id;
	}
	const known = async (id, rinci) => (await env.api.get(`/v1/skm/survei/${id}/hasil?rinci=${rinci}`)).json;

	it('not by any union of groups of two break-downs of one round', async () => {
		let shown = 0;
		for (let seed = 1; seed <= 5; seed++) {
			const people = crowd(seed, 40 + 25 * seed);
			const id = await publish(people, { periode: `Putaran ${seed}` });
			const groups = { ...(await known(id, 'demografi')).demografi, layanan: (await known(id, 'layanan')).rincian_layanan };
			const masks = Object.fromEntries(Object.keys(group).map((name) => [name, told(people, name, groups[name]).map((set) => bits(set, people))]));
			for (const [name, sets] of Object.entries(masks)) for (const mask of sets) assert.ok(!tells(count(mask)), `${seed} ${name}`);
			const names = Object.keys(masks);
			for (const [i, a] of names.entries())
				for (const b of names.slice(i + 1)) {
					const others = unions(masks[b]);
					for (const one of unions(masks[a])) for (const other of others) if (tells(count(one ^ other))) assert.fail(`seed ${seed}: ${a} and ${b} tell of ${count(one ^ other)}`);
				}
			shown += Object.values(groups).flat().filter((one) => !one.ditahan).length;
		}
		assert.ok(shown > 25, `${shown} groups are shown: withholding everything would be no art`);
	});

	it('not by adding up and subtracting groups of all break-downs', async () => {
		let shown = 0;
		for (let seed = 30; seed <= 36; seed++) {
			const people = seed === 30 ? three() : crowd(seed, 30 + 20 * (seed - 30));
			const id = await publish(people, { periode: `Putaran ${seed}` });
			const groups = { ...(await known(id, 'demografi')).demografi, layanan: (await known(id, 'layanan')).rincian_layanan };
			const sets = [people, ...Object.keys(group).flatMap((name) => told(people, name, groups[name]))];
			const alike = new Map(); // people who are in the same sets cannot be told apart
			for (const p of people) {
				const key = sets.map((set) => +set.includes(p)).join('');
				alike.set(key, (alike.get(key) ?? 0) + 1);
			}
			const columns = [...alike.keys()].map((key) => [...key].map(Number));
			const sizes = [...alike.values()];
			const full = rank(columns);
			const some = (...left) => columns.filter((_, i) => !left.includes(i));
			for (const [i, size] of sizes.entries()) {
				if (!tells(size)) continue;
				assert.equal(rank(some(i)), full, `seed ${seed}: ${size} can be computed`);
				for (let other = 0; other < i; other++)
					if (tells(size + sizes[other])) assert.equal(rank(some(i, other)), full, `seed ${seed}: ${size} and ${sizes[other]} can be computed`);
			}
			shown += Object.values(groups).flat().filter((one) => !one.ditahan).length;
		}
		assert.ok(shown > 40, `${shown} groups are shown`);
	});

	it('not by aggregates, trends and tables, before and after a withdrawal', async () => {
		const figures = []; // [what, set of answers]
		const rounds = [];
		const look = async (when) => {
			const live = rounds.filter((one) => !one.withdrawn);
			for (const [level, key] of [['kabupaten', () => 'kabupaten'], ['penyelenggara', () => agency.dinas], ['layanan', (one) => one.layanan]]) {
				const { data } = (await env.api.get(`/v1/skm/agregat?tahun=2031&tingkat=${level}`)).json;
				for (const row of data) {
					const answers = live.filter((one) => key(one) === row.kunci).flatMap((one) => one.people);
					assert.equal(row.responden, answers.length, `${when} ${level}`);
					figures.push([`${when} ${level} ${row.nama}`, new Set(answers)]);
				}
			}
			for (const one of live) {
				const table = (await env.api.get(`/v1/skm/survei/${one.id}/hasil.csv`)).body.toString();
				assert.match(table, new RegExp(`^IKM,.*,${one.people.length},`, 'm'));
				figures.push([`${when} ${one.id}`, new Set(one.people)]);
				for (const point of (await env.api.get(`/v1/skm/survei/${one.id}/analisis`)).json.tren)
					if (point.tahun === 2031) assert.equal(point.responden, live.find((each) => each.id === point.survei_id).people.length);
			}
		};
		const add = async (people, changes) => rounds.push({ id: await publish(people, { tahun: 2031, ...changes }), people, layanan: changes.layanan_id });
		await add(crowd(21, 30), { periode: 'I' });
		await look('first');
		await add(crowd(22, 12).map((p) => ({ ...p, layanan: 'DUKCAPIL-KK' })), { periode: 'II', layanan_id: service.kk });
		await look('second');
		const [first] = rounds;
		await act(env.as('kepala'), first.id, 'tarik', { alasan: 'Salah impor.' });
		first.withdrawn = true;
		await look('withdrawn');
		// the same again with two answers less, with two more, with one exchanged: not published, whatever it is called
		for (const people of [first.people.slice(2), [...first.people, ...crowd(23, 2)], [...first.people.slice(1), ...crowd(24, 1)]]) {
			const one = await openSurvey(team, { tahun: 2031, periode: 'I', menggantikan_id: first.id });
			await importCsv(team, one.id, file(people), { expect: 200 });
			await act(team, one.id, 'tutup');
			await act(team, one.id, 'saran-perbaikan', suggestions);
			await act(team, one.id, 'publikasi', { media: ['situs'] }, { expect: 409 });
			await env.api.get(`/v1/skm/survei/${one.id}/hasil`, { expect: 404 });
		}
		await add(first.people.slice(8), { periode: 'I', menggantikan_id: first.id });
		await look('corrected');
		const corrected = { ...(await known(rounds.at(-1).id, 'demografi')).demografi, layanan: (await known(rounds.at(-1).id, 'layanan')).rincian_layanan };
		assert.ok(Object.values(corrected).flat().every((one) => one.ditahan && one.ikm === null));
		for (const [i, [what, set]] of figures.entries())
			for (const [other, another] of figures.slice(i + 1)) {
				const beyond = [...set].filter((p) => !another.has(p)).length + [...another].filter((p) => !set.has(p)).length;
				assert.ok(!tells(beyond), `${what} and ${other} differ by ${beyond}`);
			}
		assert.ok(figures.length > 10);
	});
});
