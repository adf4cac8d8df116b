// The calendar by decree: deadlines move with it in one transaction, each with an event that says by which decree; what is shown beforehand is
// what is done; nothing is moved twice, forgotten, or moved half.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Environment } from './lib/environment.js';
import { files2023, first2023, holidays, second2023, workingDays, year2023 } from './lib/calendar.js';
import { act, complaint, deadline, file, kinds } from './lib/complaints.js';
import { connect } from './lib/cluster.js';
import { Daemon, until } from './lib/daemon.js';
import { lead, said, step } from './lib/requests.js';

const decree = (changes = {}) => ({
	nomor: `188/${Math.random().toString().slice(2, 10)}`,
	tanggal: '2026-03-02',
	tentang: 'Hari libur daerah',
	tambah: [],
	hapus: [],
	...changes,
});
const local = (tanggal, nama = 'Hari Jadi Kabupaten') => ({ tanggal, nama, jenis: 'libur_daerah' });
const everything = `select (select json_agg(t order by id) from tenggat t) as tenggat, (select json_agg(k order by rantai_id, urutan) from kejadian k) as kejadian,
	(select json_agg(l order by tanggal, nama) from hari_libur l) as libur, (select json_agg(k order by id) from keputusan_libur k) as keputusan,
	(select json_agg(p order by tanggal, nama) from perubahan_libur p) as perubahan, (select json_agg(b order by id) from berkas b) as berkas,
	(select json_agg(k) from kalender k) as kalender`;

// A case whose deadline of this length runs: berkadar 60, tidak_berkadar 14, permintaan 5 working days.
async function settle(env, klasifikasi) {
	const filed = await file(env.as('masyarakat'), { waktu_kejadian: null });
	await act(env.as('bagianOrganisasi'), filed.id, 'telaah', { hasil: 'lengkap', klasifikasi });
	return filed.id;
}
const read = async (env, id) => (await env.as('bagianOrganisasi').get(`/v1/pengaduan/${id}`)).json;
// What is told of a deadline by its own address and by the public what-if.
async function sameDerivation(env, one) {
	const own = (await env.as('bagianOrganisasi').get(`/v1/tenggat/${one.id}`)).json;
	const whatIf = (await env.api.get(`/v1/kalender/tenggat?mulai=${own.mulai.slice(0, 10)}&hari=${own.hari}&satuan=${own.satuan}`)).json;
	assert.deepEqual(own.derivasi, whatIf.derivasi);
	assert.equal(own.jatuh_tempo, whatIf.jatuh_tempo);
	return own;
}

describe('joint leave of April 2023, set by one decree and moved by the next', () => {
	const cases = {};
	let env, off, newOff, preview, done;

	before(async () => {
		env = await Environment.create('kalender_2023', { clock: '2023-03-28T10:00:00+07:00' });
		await env.command(['calendar', 'import', files2023()[0], '--keputusan', files2023()[1]]);
		off = new Set(year2023().map((one) => one.date));
		newOff = new Set([...off, '2023-04-19', '2023-04-20']);
		newOff.delete('2023-04-26');
		await until('the daemon has the calendar of then', async () => {
			const { derivasi } = (await env.api.get('/v1/kalender/tenggat?mulai=2023-04-25&hari=1')).json;
			return derivasi.some((one) => one.tanggal === '2023-04-26' && one.keputusan === first2023);
		});
		cases.pendek = await settle(env, 'permintaan_informasi');
		cases.sebelum = await settle(env, 'tidak_berkadar_pengawasan'); // ends on the 18th, before all of it
		cases.panjang = await settle(env, 'berkadar_pengawasan');
		await env.clock('2023-03-29T23:59:58+07:00');
		cases.terakhir = await settle(env, 'tidak_berkadar_pengawasan'); // ends on the 19th
		await env.clock('2023-03-30T08:00:00+07:00');
		cases.lintas = await settle(env, 'tidak_berkadar_pengawasan'); // ends on the 20th
		cases.baru = (await file(env.as('masyarakat'), { waktu_kejadian: null })).id;
	});
	after(() => env?.stop());

	it('under the first decree they end as it says', async () => {
		for (const [name, n, day] of [['pendek', 5, '04-04'], ['sebelum', 14, '04-18'], ['terakhir', 14, '04-19'], ['lintas', 14, '04-20'], ['panjang', 60, '07-04']]) {
			const one = deadline(await read(env, cases[name]), 'penyelesaian');
			assert.equal(one.jatuh_tempo, workingDays(one.mulai, n, off), name);
			assert.equal(one.jatuh_tempo.slice(5, 10), day, name);
			await sameDerivation(env, one);
		}
	});

	it('the preview says what would move, and changes nothing', async () => {
		const before = await env.one(everything);
		preview = (await env.as('bagianOrganisasi').post('/v1/kalender/keputusan?pratinjau=true', second2023, { expect: 200 })).json;
		assert.deepEqual(await env.one(everything), before);
		assert.deepEqual([preview.id, preview.pratinjau, preview.tahun, preview.jenis], [null, true, 2023, 'perubahan']);
		assert.deepEqual(preview.dampak, {
			diperpanjang: 3, diperpendek: 0, dihitung_ulang: 0, dibiarkan: 0,
			pergeseran: [{ geser_hari: 1, tenggat: 1 }, { geser_hari: 7, tenggat: 2 }],
		});
		assert.deepEqual(preview.perpindahan.map((one) => [one.dari.slice(5, 10), one.ke.slice(5, 10), one.geser_hari]),
			[['04-19', '04-26', 7], ['04-20', '04-27', 7], ['07-04', '07-05', 1]]);
	});

	it('applying it moves exactly those, with an event that cites it', async () => {
		const reply = await env.as('bagianOrganisasi').post('/v1/kalender/keputusan', second2023, { expect: 201, headers: { 'idempotency-key': 'keputusan-2023' } });
		done = reply.json;
		assert.equal(reply.headers.location, `/v1/kalender/keputusan/${done.id}`);
		assert.deepEqual({ ...done, id: null, pratinjau: true }, preview);
		for (const moved of done.perpindahan) {
			const { berkas_id } = await env.one('select berkas_id from tenggat where id = $1', [moved.tenggat_id]);
			const view = await read(env, berkas_id);
			const one = view.tenggat.find((each) => each.id === moved.tenggat_id);
			assert.deepEqual([view.nomor, one.jenis, one.jatuh_tempo], [moved.nomor, moved.jenis, moved.ke]);
			assert.equal(one.jatuh_tempo, workingDays(one.mulai, one.hari, newOff));
			const event = view.riwayat.at(-1);
			assert.deepEqual([event.jenis, event.pelaku], ['tenggat.dipindahkan', 'bagian_organisasi']);
			assert.ok(event.catatan.includes(second2023.nomor) && event.catatan.includes('diperpanjang'), event.catatan);
			const { data } = await env.one(`select data from kejadian where jenis = 'tenggat.dipindahkan' and data ->> 'tenggat_id' = $1`, [one.id]);
			assert.deepEqual([data.dari, data.ke, data.geser_hari, data.diperpendek, data.keputusan_id], [moved.dari, moved.ke, moved.geser_hari, false, done.id]);
			// What it was computed by before is kept: these days off beside the weekends, by the first decree.
			const before = [...off].filter((day) => day > one.mulai.slice(0, 10) && day <= moved.dari.slice(0, 10) && new Date(day).getUTCDay() % 6 !== 0);
			assert.deepEqual(data.libur_sebelum.map((each) => each.tanggal), before.sort());
			assert.ok(data.libur_sebelum.every((each) => each.keputusan === first2023));
			const { perpindahan } = (await env.as('bagianOrganisasi').get(`/v1/tenggat/${one.id}`)).json;
			assert.deepEqual(perpindahan.map((each) => [each.dari, each.ke, each.dasar, each.libur_sebelum]),
				[[moved.dari, moved.ke, `keputusan ${second2023.nomor}`, data.libur_sebelum]]);
		}
		assert.equal((await env.one(`select count(*) as n from kejadian where jenis = 'tenggat.dipindahkan'`)).n, 3);
		await env.command(['verify']);
	});

	it('the explanation of each deadline is that of the calendar of now, with the decree behind each day', async () => {
		for (const id of Object.values(cases))
			for (const one of (await read(env, id)).tenggat.filter((each) => each.satuan === 'hari_kerja' && each.status === 'berjalan'))
				await sameDerivation(env, one);
		const { derivasi } = await sameDerivation(env, deadline(await read(env, cases.panjang), 'penyelesaian'));
		const decreeOf = (day) => derivasi.find((one) => one.tanggal === day).keputusan;
		assert.deepEqual(['2023-04-19', '2023-04-21', '2023-04-26'].map(decreeOf), [second2023.nomor, first2023, null]);
	});

	it('a repeat is the first answer; another decree of that number is refused', async () => {
		const again = await env.as('bagianOrganisasi').post('/v1/kalender/keputusan', second2023, { expect: 201, headers: { 'idempotency-key': 'keputusan-2023' } });
		assert.deepEqual([again.json, again.headers['idempotency-replayed']], [done, 'true']);
		for (const query of ['', '?pratinjau=true'])
			assert.equal((await env.as('bagianOrganisasi').post(`/v1/kalender/keputusan${query}`, second2023, { expect: 409 })).json.errors[0].pointer, '/nomor');
		assert.equal((await env.one(`select count(*) as n from kejadian where jenis = 'tenggat.dipindahkan'`)).n, 3);
	});

	it('what starts afterwards starts by the new calendar, and all of them lapse when they are due', async () => {
		await env.clock('2023-04-18T09:00:00+07:00');
		const late = deadline((await file(env.as('masyarakat'), { waktu_kejadian: null })), 'verifikasi');
		assert.equal(late.jatuh_tempo, workingDays(late.mulai, 3, newOff));
		await env.clock('2023-04-26T23:59:00+07:00');
		assert.equal(deadline(await read(env, cases.terakhir), 'penyelesaian').status, 'berjalan');
		await env.clock('2023-04-27T00:00:05+07:00');
		assert.equal(deadline(await read(env, cases.terakhir), 'penyelesaian').status, 'lewat');
	});

	it('is told by the list of decrees and beside each holiday', async () => {
		const [latest, original] = (await env.api.get('/v1/kalender/keputusan?tahun=2023')).json.data;
		assert.deepEqual([latest.nomor, latest.dampak.diperpanjang, latest.tambah.map((one) => one.tanggal), latest.hapus.map((one) => one.tanggal), latest.hari_libur],
			[second2023.nomor, 3, ['2023-04-19', '2023-04-20'], ['2023-04-26'], 2]);
		assert.deepEqual([original.nomor, original.jenis, original.dicatat_pada, original.tambah], [first2023, 'penetapan', null, []]);
		assert.deepEqual((await env.api.get(`/v1/kalender/keputusan/${latest.id}`)).json, latest);
		const days = (await env.api.get('/v1/kalender/hari-libur?tahun=2023&limit=100')).json.data;
		assert.deepEqual(days.find((one) => one.tanggal === '2023-04-20').keputusan, { nomor: second2023.nomor, tanggal: '2023-03-29' });
		assert.ok(!days.some((one) => one.tanggal === '2023-04-26'));
	});
});

describe('what a decree may say and do', () => {
	let env, chief;

	before(async () => {
		env = await Environment.create('kalender_aturan', { settings: { 'server.workers': 6 } });
		chief = env.as('bagianOrganisasi');
	});
	after(() => env?.stop());

	const post = (body, options, query = '') => chief.post(`/v1/kalender/keputusan${query}`, body, options);
	const moves = (id) => env.rows(`select jenis, catatan, data from kejadian where data ->> 'tenggat_id' = $1 and jenis like 'tenggat.di%' order by urutan`, [id]);

	it('is refused, and nothing changes, when it does not fit the calendar', async () => {
		const before = await env.one(everything);
		const refused = [
			[{}, 422, '/tambah'],
			[{ hapus: [{ tanggal: '2026-03-03' }] }, 422, '/hapus/0'],
			[{ hapus: [{ tanggal: '2026-03-19', nama: 'Bukan itu' }] }, 422, '/hapus/0'],
			[{ hapus: [{ tanggal: '2021-05-13' }] }, 422, '/hapus/0/nama'],
			[{ hapus: [{ tanggal: '2026-03-19' }, { tanggal: '2026-03-19' }] }, 422, '/hapus/1'],
			[{ tambah: [local('2026-03-04'), local('2026-03-04')] }, 422, '/tambah/1'],
			[{ tambah: [local('2026-03-04'), { tanggal: '2026-03-19', nama: 'Hari Suci Nyepi Tahun Baru Saka 1948', jenis: 'libur_nasional' }] }, 409, '/tambah/1'],
			[{ tambah: [{ ...local('2026-03-04'), jenis: 'libur_saya' }] }, 422, '/tambah/0/jenis'],
			[{ tambah: [local('2026-02-30')] }, 422, '/tambah/0/tanggal'],
			[{ tambah: [local('1890-01-01')] }, 422, '/tambah/0/tanggal'],
			[{ tambah: [local('2026-03-04', ' spasi')] }, 422, '/tambah/0/nama'],
			[{ tambah: [local('2026-03-04', 'baris\nbaru')] }, 422, '/tambah/0/nama'],
			[{ tambah: Array.from({ length: 101 }, (_, n) => local('2026-03-04', `Hari ${n}`)) }, 422, '/tambah'],
			[{ tambah: [local('2026-03-04')], lain: 1 }, 422, '/lain'],
		];
		for (const query of ['', '?pratinjau=true'])
			for (const [changes, status, pointer] of refused) {
				const { json } = await post(decree(changes), { expect: status }, query);
				assert.equal(json.errors[0].pointer, pointer, JSON.stringify(changes));
			}
		for (const name of ['publik', 'masyarakat', 'petugas', 'kepala', 'ombudsman', 'portal'])
			await env.as(name).post('/v1/kalender/keputusan', decree({ tambah: [local('2026-03-04')] }), { expect: name === 'publik' ? 401 : 403 });
		assert.deepEqual(await env.one(everything), before);
	});

	it('a local holiday moves deadlines too, makes no year known, and is nobody else\'s', async () => {
		const filed = await file(env.as('masyarakat'));
		const one = deadline(filed, 'verifikasi');
		assert.equal(one.jatuh_tempo.slice(0, 10), '2026-03-05');
		const body = decree({ tambah: [local('2026-03-04'), local('2031-04-27')] });
		const made = (await post(body, { expect: 201 })).json;
		assert.deepEqual([made.jenis, made.dampak.diperpanjang, made.dampak.pergeseran], ['daerah', 1, [{ geser_hari: 1, tenggat: 1 }]]);
		const own = await sameDerivation(env, one);
		assert.equal(own.jatuh_tempo.slice(0, 10), '2026-03-06');
		assert.deepEqual(own.derivasi.find((day) => day.tanggal === '2026-03-04'),
			{ tanggal: '2026-03-04', dihitung: false, hari_ke: null, alasan: 'Hari Jadi Kabupaten', keputusan: body.nomor });
		await env.api.get('/v1/kalender/tenggat?mulai=2031-04-01&hari=3', { expect: 400 });
	});

	it('a deadline that is shortened says so; one that has changed days but not its end is computed again', async () => {
		const id = await settle(env, 'permintaan_informasi');
		const one = deadline(await read(env, id), 'penyelesaian');
		assert.equal(one.jatuh_tempo.slice(0, 10), '2026-03-10'); // the 4th is off since
		const swapped = decree({ hapus: [{ tanggal: '2026-03-04' }], tambah: [local('2026-03-06')] });
		const preview = (await post(swapped, {}, '?pratinjau=true')).json;
		const made = (await post(swapped, { expect: 201 })).json;
		assert.deepEqual({ ...made, id: null, pratinjau: true }, preview);
		assert.ok(made.dampak.dihitung_ulang >= 1 && made.perpindahan.every((each) => each.tenggat_id !== one.id));
		assert.equal((await sameDerivation(env, one)).jatuh_tempo, one.jatuh_tempo);
		assert.deepEqual((await moves(one.id)).map((each) => each.jenis), ['tenggat.dihitung_ulang']);
		const shorter = (await post(decree({ hapus: [{ tanggal: '2026-03-06' }] }), { expect: 201 })).json;
		assert.ok(shorter.dampak.diperpendek >= 1 && shorter.perpindahan.find((each) => each.tenggat_id === one.id).geser_hari === -1);
		const last = (await moves(one.id)).at(-1);
		assert.deepEqual([last.jenis, last.data.diperpendek, last.data.geser_hari], ['tenggat.dipindahkan', true, -1]);
		assert.match(last.catatan, /diperpendek 1 hari/);
		assert.equal((await sameDerivation(env, one)).jatuh_tempo.slice(0, 10), '2026-03-09');
	});

	it('one that has passed stays, and nobody is late by a decree that comes after', async () => {
		const filed = await file(env.as('masyarakat'));
		const one = deadline(filed, 'verifikasi');
		assert.equal(one.jatuh_tempo.slice(0, 10), '2026-03-05');
		await post(decree({ tambah: [local('2026-03-05')] }), { expect: 201 });
		assert.equal(deadline(await read(env, filed.id), 'verifikasi').jatuh_tempo.slice(0, 10), '2026-03-06');
		await env.clock('2026-03-06T10:00:00+07:00');
		const left = (await post(decree({ hapus: [{ tanggal: '2026-03-05' }] }), { expect: 201 })).json;
		assert.ok(left.dampak.dibiarkan >= 1, JSON.stringify(left.dampak));
		assert.equal(deadline(await read(env, filed.id), 'verifikasi').jatuh_tempo.slice(0, 10), '2026-03-06');
		await env.clock('2026-03-07T00:00:05+07:00');
		const before = await moves(one.id);
		assert.equal(deadline(await read(env, filed.id), 'verifikasi').status, 'lewat');
		await post(decree({ tambah: [local('2026-03-04', 'Terlambat diumumkan')] }), { expect: 201 });
		assert.deepEqual(await moves(one.id), before);
		assert.equal(deadline(await read(env, filed.id), 'verifikasi').status, 'lewat');
	});

	it('moves also the deadline of a case about the one who records it, whom it does not tell', async () => {
		const hidden = await file(env.as('masyarakat'));
		await env.sql.query('alter table berkas disable trigger all');
		await env.sql.query(`update berkas set terlapor_id = (select id from pelaksana where nama = 'Bagian Organisasi') where id = $1`, [hidden.id]);
		await env.sql.query('alter table berkas enable trigger all');
		await chief.get(`/v1/pengaduan/${hidden.id}`, { expect: 404 });
		const made = (await post(decree({ tambah: [local('2026-03-10')] }), { expect: 201 })).json;
		assert.ok(!made.perpindahan.some((each) => each.nomor === hidden.nomor));
		assert.equal((await moves(deadline(hidden, 'verifikasi').id)).length, 1);
	});

	it('the files that are exported are those that are imported', async () => {
		const table = await env.api.get('/v1/kalender/hari-libur.csv');
		const decrees = await env.api.get('/v1/kalender/keputusan.csv');
		assert.match(table.headers['content-disposition'], /filename="hari-libur.csv"/);
		const other = await Environment.create('kalender_ekspor', { template: 'template0', clock: null, daemons: 0 });
		try {
			await other.command(['migrate']);
			const { writeFileSync } = await import('node:fs');
			const { join } = await import('node:path');
			const { state } = await import('./lib/state.js');
			const files = [['libur.csv', table], ['keputusan.csv', decrees]].map(([name, reply]) => {
				const path = join(state.work, `${process.pid}-ekspor-${name}`);
				writeFileSync(path, reply.body);
				return path;
			});
			await other.command(['calendar', 'import', files[0], '--keputusan', files[1]]);
			const days = 'select l.tanggal, l.nama, l.jenis, k.nomor from hari_libur l left join keputusan_libur k on k.id = l.keputusan_id order by 1, 2';
			const set = 'select tahun, nomor, tanggal, jenis, tentang from keputusan_libur order by nomor';
			assert.equal((await other.rows(days)).map(Object.values).join('\n'), (await env.rows(days)).map(Object.values).join('\n'));
			assert.deepEqual(await other.rows(set), await env.rows(set));
		} finally {
			await other.stop();
		}
		const year = (await env.api.get('/v1/kalender/hari-libur.csv?tahun=2024')).body.toString().trim().split('\n');
		assert.equal(year.length - 1, holidays().filter((one) => one.date.startsWith('2024')).length);
	});

	it('a file that is imported moves deadlines as a decree does', async () => {
		const filed = await file(env.as('masyarakat'));
		const one = deadline(await read(env, filed.id), 'verifikasi');
		const { writeFileSync } = await import('node:fs');
		const { join } = await import('node:path');
		const { state } = await import('./lib/state.js');
		const path = join(state.work, `${process.pid}-impor.csv`);
		const table = (await env.api.get('/v1/kalender/hari-libur.csv?tahun=2026')).body.toString();
		writeFileSync(path, `${table}${one.jatuh_tempo.slice(0, 10)},Libur sehari,cuti_bersama,\n`);
		assert.match((await env.command(['calendar', 'import', path])), /diperpanjang [1-9]/);
		assert.equal((await moves(one.id)).length, 1);
		await until('the daemon follows', async () => {
			const own = (await chief.get(`/v1/tenggat/${one.id}`)).json;
			const whatIf = (await env.api.get(`/v1/kalender/tenggat?mulai=${own.mulai.slice(0, 10)}&hari=${own.hari}`)).json;
			return own.jatuh_tempo !== one.jatuh_tempo && own.jatuh_tempo === whatIf.jatuh_tempo;
		});
		assert.match((await env.command(['calendar', 'import', path])), /diperpanjang 0, diperpendek 0, dihitung ulang 0/);
		await env.command(['verify']);
	});
});

describe('an extension, which counts from the end of what it continues', () => {
	const off = new Set(holidays().map((one) => one.date));
	const due = (more, from = more.asal) => workingDays(workingDays(from, 10, off), 7, off);
	let env, chief, ppid, filed, more;

	before(async () => {
		env = await Environment.create('kalender_lanjutan', { clock: '2026-04-06T10:00:00+07:00' });
		[chief, ppid] = [env.as('bagianOrganisasi'), env.as('ppid')];
		filed = await lead(env.as('masyarakat'), ppid, 'diproses');
		more = deadline(await step(ppid, filed.id, 'perpanjang', said.perpanjang), 'perpanjangan');
		more.asal = '2026-04-06';
	});
	after(() => env?.stop());

	const own = async () => (await ppid.get(`/v1/tenggat/${more.id}`)).json;
	const record = async (changes) => {
		const body = decree(changes);
		const preview = (await chief.post('/v1/kalender/keputusan?pratinjau=true', body, { expect: 200 })).json;
		const made = (await chief.post('/v1/kalender/keputusan', body, { expect: 201 })).json;
		assert.deepEqual({ ...made, id: null, pratinjau: true }, preview);
		return [made.perpindahan.find((one) => one.tenggat_id === more.id), made];
	};
	const asCounted = async () => {
		const told = await own();
		assert.deepEqual([told.mulai, told.jatuh_tempo], [workingDays(more.asal, 10, off), due(more)]);
		await sameDerivation({ ...env, api: env.api, as: () => ppid }, more);
		assert.equal(told.melanjutkan.mulai.slice(0, 10), more.asal);
		assert.deepEqual(told.melanjutkan.hari, [10]);
		return told;
	};

	it('says what it continues', async () => {
		assert.equal(more.mulai, workingDays(more.asal, 10, off));
		const told = await asCounted();
		assert.deepEqual(told.perpindahan, []);
		const first = deadline((await ppid.get(`/v1/permohonan-informasi/${filed.id}`)).json, 'penyelesaian');
		assert.deepEqual([first.status, (await ppid.get(`/v1/tenggat/${first.id}`)).json.melanjutkan], ['terpenuhi', null]);
	});

	it('loses no day when a day before it starts becomes a holiday: start and end move', async () => {
		const before = await own();
		off.add('2026-04-08');
		const [moved, made] = await record({ tambah: [local('2026-04-08')] });
		assert.equal(made.dampak.diperpanjang, 1, 'what it continues runs no more');
		assert.deepEqual([moved.mulai_dari, moved.mulai_ke, moved.dari, moved.ke], [before.mulai, workingDays(more.asal, 10, off), before.jatuh_tempo, due(more)]);
		const told = await asCounted();
		assert.deepEqual(told.perpindahan.map((one) => [one.mulai_dari, one.mulai_ke, one.dari, one.ke]), [[moved.mulai_dari, moved.mulai_ke, moved.dari, moved.ke]]);
		const { catatan, data } = await env.one(`select catatan, data from kejadian where jenis = 'tenggat.dipindahkan' and data ->> 'tenggat_id' = $1`, [more.id]);
		assert.match(catatan, new RegExp(`dilanjutkannya berakhir ${moved.mulai_ke.slice(0, 10)}, bukan ${moved.mulai_dari.slice(0, 10)}`));
		assert.deepEqual([data.mulai_dari, data.mulai_ke, data.diperpendek], [moved.mulai_dari, moved.mulai_ke, false]);
	});

	it('also after that day has passed; a day of its own moves its end only; and back, said to be shortened', async () => {
		await env.clock('2026-04-22T09:00:00+07:00');
		off.add('2026-04-09');
		const [late] = await record({ tambah: [local('2026-04-09')] });
		assert.equal(late.mulai_ke, workingDays(more.asal, 10, off));
		await asCounted();
		const inside = '2026-04-27';
		off.add(inside);
		const [end] = await record({ tambah: [local(inside)] });
		assert.deepEqual([end.mulai_dari, end.mulai_ke, end.ke], [null, null, due(more)]);
		await asCounted();
		off.delete('2026-04-08');
		const [back] = await record({ hapus: [{ tanggal: '2026-04-08' }] });
		assert.ok(back.geser_hari < 0 && back.mulai_ke < back.mulai_dari, JSON.stringify(back));
		const told = await asCounted();
		assert.equal(told.perpindahan.length, 4);
		await env.command(['verify']);
	});

	it('an event that brings its own place in the chain is the daemon\'s alone', async () => {
		const client = await connect(env.cluster, env.database, 'layanand_daemon');
		try {
			await client.query('begin');
			await client.query(`select set_config('layanand.peran', 'bagian_organisasi', true)`);
			await assert.rejects(
				client.query(`insert into kejadian (rantai_id, urutan, id, penyelenggara_id, proses, jenis, waktu, pelaku)
					select id, 7, gen_random_uuid(), id, 'pengaduan', 'pengaduan.diterima', now(), 'bagian_organisasi' from penyelenggara limit 1`),
				{ code: '42501' },
			);
		} finally {
			await client.end();
		}
	});
});

describe('holidays of a file that does not name their decrees', () => {
	let env;

	before(async () => {
		env = await Environment.create('kalender_disimpulkan');
		const data = new URL('../../deploy/data/', import.meta.url).pathname;
		assert.match(await env.command(['calendar', 'import', `${data}hari-libur.csv`, '--keputusan', `${data}keputusan-hari-libur.csv`]), /keputusan bagi \d+ hari libur disimpulkan/);
	});
	after(() => env?.stop());

	it('a day whose decree nobody named, in a year of several, says so, and is exported without it', async () => {
		const days = (await env.api.get('/v1/kalender/hari-libur?tahun=2018&limit=100')).json.data;
		const of = (day) => {
			const one = days.find((each) => each.tanggal === day);
			return [one.keputusan.nomor, one.keputusan_disimpulkan];
		};
		assert.deepEqual(of('2018-01-01'), ['SKB 707/2017 256/2017 01/SKB/MENPANRB/09/2017', false]); // before the other decree
		assert.deepEqual(of('2018-12-25'), ['SKB 707/2017 256/2017 01/SKB/MENPANRB/09/2017', true]);
		assert.deepEqual(of('2018-06-11'), ['SKB 223/2018 46/2018 13/2018', true]);
		const table = (await env.api.get('/v1/kalender/hari-libur.csv?tahun=2018')).body.toString();
		assert.match(table, /^2018-06-11,"[^"]*",cuti_bersama,$/m);
		assert.match(table, /^2018-01-01,"[^"]*",libur_nasional,"SKB 707\/2017/m);
		const one = (await env.api.get('/v1/kalender/hari-libur?tahun=2019&limit=100')).json.data;
		assert.ok(one.filter((each) => each.keputusan).every((each) => !each.keputusan_disimpulkan), 'one decree about the year');
	});
});

describe('a decree while others are at work', () => {
	let env, chief, held;

	before(async () => {
		env = await Environment.create('kalender_lomba', { daemons: 2 });
		chief = env.as('bagianOrganisasi');
		for (let n = 0; n < 20; n++) await file(env.as('masyarakat'));
		held = await connect(env.cluster, env.database);
	});
	after(async () => {
		await held?.end();
		await env?.stop();
	});

	const hold = async (id) => {
		await held.query('begin');
		await held.query('select 1 from berkas where id = $1 for update', [id]);
	};
	const waits = (what) => until(what, async () => (await env.rows(`select 1 from pg_locks where not granted`)).length);
	const stale = () =>
		env.rows(`select t.id, b.nomor, t.jatuh_tempo from tenggat t join berkas b on b.id = t.berkas_id
			where t.status = 'berjalan' and t.satuan = 'hari_kerja' and exists (select from hari_libur l where l.tanggal > t.mulai::date and l.tanggal <= t.hari_akhir
				and extract(isodow from l.tanggal) < 6 and not exists (select from jsonb_array_elements(t.dilewati) d where d ->> 'tanggal' = l.tanggal::text))`);
	const events = async () => (await env.one(`select count(*) as n from kejadian where jenis = 'tenggat.dipindahkan'`)).n;

	it('what is filed meanwhile is moved too; who acts on a case in its hands is told to come again, others go on', async () => {
		const [first, last] = await env.rows('select id from berkas order by id desc limit 2');
		await hold(last.id);
		const posting = chief.post('/v1/kalender/keputusan', decree({ tambah: [local('2026-03-04')] }), { expect: 201 });
		await waits('the decree waits for the case that is held');
		const other = env.clientOf(env.daemons[1]).as(env.tokens.masyarakat);
		const filed = [await file(env.as('masyarakat')), await file(other)];
		assert.deepEqual(filed.map((one) => deadline(one, 'verifikasi').jatuh_tempo.slice(0, 10)), ['2026-03-05', '2026-03-05'], 'by the calendar still in force');
		await env.as('petugas').post(`/v1/pengaduan/${filed[0].id}/telaah`, { hasil: 'lengkap', klasifikasi: 'permintaan_informasi' }, { expect: 200 });
		const { id: moved } = await env.one('select id from berkas order by id limit 1');
		const begin = Date.now();
		const refused = await env.as('petugas').post(`/v1/pengaduan/${moved}/telaah`, { hasil: 'lengkap', klasifikasi: 'permintaan_informasi' }, { expect: 503 });
		assert.ok(Date.now() - begin < 3000 && Number(refused.headers['retry-after']) >= 1);
		assert.ok(first);
		await held.query('rollback');
		const made = (await posting).json;
		assert.equal(made.dampak.diperpanjang, 22);
		assert.deepEqual(await stale(), []);
		assert.equal(deadline(await read(env, filed[1].id), 'verifikasi').jatuh_tempo.slice(0, 10), '2026-03-06');
		assert.equal(deadline(await read(env, filed[0].id), 'penyelesaian').jatuh_tempo.slice(0, 10), '2026-03-10');
		await env.command(['verify']);
	});

	it('a deadline that was computed by the old calendar and comes too late is computed again', async () => {
		await held.query('begin');
		await held.query('lock table identitas in exclusive mode');
		const filing = file(env.as('masyarakat'));
		await waits('the filing waits');
		await chief.post('/v1/kalender/keputusan', decree({ tambah: [local('2026-03-05')] }), { expect: 201 });
		await held.query('rollback');
		const filed = await filing;
		assert.equal(deadline(filed, 'verifikasi').jatuh_tempo.slice(0, 10), '2026-03-09');
		assert.deepEqual(await stale(), []);
	});

	it('under a stream of filings none escapes', async () => {
		const finish = { now: false };
		const clients = [0, 1, 0, 1, 0, 1].map(async (n) => {
			const client = env.clientOf(env.daemons[n]).as(env.tokens.masyarakat);
			let made = 0;
			while (!finish.now) {
				const { status } = await client.send('POST', '/v1/pengaduan', { json: complaint() });
				assert.ok([201, 503].includes(status), String(status));
				made += status === 201;
			}
			return made;
		});
		for (const day of ['2026-03-06', '2026-03-09', '2026-03-10'])
			await chief.post('/v1/kalender/keputusan', decree({ tambah: [local(day)] }), { expect: 201 });
		await chief.post('/v1/kalender/keputusan', decree({ hapus: [{ tanggal: '2026-03-09' }] }), { expect: 201 });
		finish.now = true;
		const made = (await Promise.all(clients)).reduce((a, b) => a + b, 0);
		assert.ok(made > 10, String(made));
		assert.deepEqual(await stale(), []);
		const wrong = await env.rows(`select t.id from tenggat t where t.status = 'berjalan' and t.satuan = 'hari_kerja'
			and t.kalender_versi < (select versi from kalender) and t.hari_akhir >= '2026-03-09'`);
		assert.deepEqual(wrong, []);
		await env.command(['verify']);
	});

	it('kill -9 in the middle leaves nothing of it; afterwards it can be recorded as if for the first time', async () => {
		const [one] = await env.rows(`select id from berkas order by id desc limit 1`);
		const before = await env.one(everything);
		await hold(one.id);
		const body = decree({ tambah: [local('2026-03-11')] });
		const lost = chief.post('/v1/kalender/keputusan', body, { headers: { 'idempotency-key': 'dibunuh-di-tengah' } }).catch((error) => error);
		await waits('the decree is in the middle');
		await env.daemon.kill();
		await lost;
		await held.query('rollback');
		await until('its transaction has ended', async () => !(await env.rows(`select 1 from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock'`)).length);
		assert.deepEqual(await env.one(everything), before);
		const client = env.clientOf(env.daemons[1]).as(env.tokens.bagianOrganisasi);
		const made = (await client.post('/v1/kalender/keputusan', body, { expect: 201, headers: { 'idempotency-key': 'dibunuh-di-tengah' } })).json;
		assert.ok(made.dampak.diperpanjang > 0);
		assert.deepEqual(await stale(), []);
		env.daemons.splice(0, 1, new Daemon({ ...env.settings }));
		await env.daemon.start();
		env.api = env.clientOf(env.daemon);
		assert.ok(await events());
		await env.command(['verify']);
	});
});
