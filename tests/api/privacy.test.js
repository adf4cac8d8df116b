// Personal data: who sees it, that each reading is logged, that it is nowhere in the clear, that keys can be changed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Environment, ownKeys } from './lib/environment.js';
import { act, bodies, bring, file, person } from './lib/complaints.js';
import { exchange } from './lib/client.js';

const marks = [person.nama, person.nik, person.alamat, person.telepon, person.telepon.slice(3), person.email];

describe('personal data', () => {
	let env;
	const everybody = [
		'masyarakatLain',
		'petugas',
		'rekan',
		'ppid',
		'biasa',
		'kepala',
		'petugasLain',
		'kepalaLain',
		'petugasUptd',
		'kepalaUptd',
		'bagianOrganisasi',
		'ombudsman',
		'portal',
	];

	before(async () => {
		env = await Environment.create('privacy', { settings: ownKeys('privacy') });
	});
	after(() => env?.stop());

	const readers = async ({ id }) => {
		const found = [];
		for (const name of everybody) if ((await env.as(name).send('GET', `/v1/pengaduan/${id}/pengadu`)).status === 200) found.push(name);
		return found;
	};

	it('an open identity is for those who handle the case', async () => {
		const filed = await file(env.as('masyarakat'));
		assert.deepEqual(await readers(filed), ['petugas', 'rekan', 'kepala', 'bagianOrganisasi']);
		assert.deepEqual((await env.as('petugas').get(`/v1/pengaduan/${filed.id}/pengadu`)).json, person);
	});

	it('a protected one only for the step that handles it now', async () => {
		const filed = await bring(env.as('masyarakat'), env.as('petugas'), 'disampaikan', { kerahasiaan: 'rahasia' });
		assert.deepEqual(await readers(filed), ['petugas', 'rekan']);
		await act(env.as('masyarakat'), filed.id, 'tanggapan-pengadu', bodies.tidakPuas);
		assert.deepEqual(await readers(filed), ['petugas', 'rekan', 'kepala']);
		await act(env.as('kepala'), filed.id, 'putuskan', bodies.putuskan);
		await act(env.as('masyarakat'), filed.id, 'tanggapan-pengadu', bodies.tidakPuas);
		assert.deepEqual(await readers(filed), ['petugas', 'rekan', 'kepala', 'bagianOrganisasi']);
	});

	it('is in no answer but those that are for it', async () => {
		for (const kerahasiaan of ['terbuka', 'rahasia']) {
			const filed = await bring(env.as('masyarakat'), env.as('petugas'), 'disampaikan', { kerahasiaan });
			for (const name of ['masyarakat', 'petugas', 'kepala', 'bagianOrganisasi', 'ombudsman'])
				for (const target of [
					`/v1/pengaduan/${filed.id}`,
					`/v1/pengaduan/${filed.id}/riwayat`,
					'/v1/pengaduan?limit=100',
					'/v1/kejadian?limit=100',
					`/v1/statistik/pengaduan`,
				]) {
					const { status, body } = await env.as(name).send('GET', target);
					if (status === 200) for (const mark of marks) assert.ok(!body.includes(mark), `${mark} in ${target} for ${name}`);
				}
		}
	});

	it('each reading is logged: who, when, what for; and nothing else is', async () => {
		const filed = await file(env.as('masyarakat'));
		const log = () =>
			env.rows('select peran, pembaca, tujuan, waktu from akses_identitas where berkas_id = $1 order by waktu, id', [filed.id]);
		await env.as('petugas').get(`/v1/pengaduan/${filed.id}`);
		await env.as('petugasLain').get(`/v1/pengaduan/${filed.id}/pengadu`, { expect: 404 });
		assert.deepEqual(await log(), []);
		await env.as('petugas').get(`/v1/pengaduan/${filed.id}/pengadu`);
		await env.as('kepala').get(`/v1/pengaduan/${filed.id}/tanda-terima`);
		await env.as('petugas').get(`/v1/pengaduan/${filed.id}/tanda-terima/pdf`);
		const rows = await log();
		assert.deepEqual(
			rows.map((row) => [row.peran, row.tujuan]),
			[
				['pelaksana', 'pengaduan_pengadu'],
				['kepala_penyelenggara', 'pengaduan_tanda_terima'],
				['pelaksana', 'pengaduan_tanda_terima_pdf'],
			],
		);
		assert.ok(rows.every((row) => row.pembaca && row.waktu.toISOString().startsWith('2026-03-02')));
	});

	it('the receipt of a protected complaint shows the identity to the complainant, not to others who may see the case', async () => {
		const filed = await file(env.as('masyarakat'), { kerahasiaan: 'rahasia' });
		assert.equal((await env.as('masyarakat').get(`/v1/pengaduan/${filed.id}/tanda-terima`)).json.pengadu.nama, person.nama);
		const answer = await env.as('kepala').send('GET', `/v1/pengaduan/${filed.id}/tanda-terima`);
		assert.ok(answer.status === 403 || answer.json.pengadu === null, answer.body.toString());
	});

	it("nothing of it is in the log, in the metrics, in the database's files or in its dump", async () => {
		await env.api.send('GET', `/v1/penyelenggara?q=${encodeURIComponent(person.nama)}`);
		await env.api.send('GET', `/v1/pengaduan/${encodeURIComponent(person.nik)}`);
		await env.as('petugas').send('GET', `/v1/pengaduan?q=${encodeURIComponent(person.nik)}`);
		await env.api.send('POST', '/v1/pengaduan', { json: { pengadu: person, judul: 1 } });
		await env.api.send('POST', '/v1/akun', {
			json: { nama: person.nama, email: person.email, kata_sandi: 'sandi-yang-panjang-sekali', nik: person.nik },
		});
		await env.api.send('POST', '/oauth/token', {
			form: { grant_type: 'password', username: person.email, password: 'sandi-yang-panjang-sekali' },
		});
		const metrics = await exchange(env.daemon.metricsUrl.replace('/metrics', ''), { target: '/metrics', agent: false });
		const dump = execFileSync('pg_dump', ['-h', env.cluster.host, '-p', String(env.cluster.port), '-U', 'postgres', env.database], {
			maxBuffer: 1 << 28,
		});
		const places = { log: readFileSync(env.daemon.log), metrics: metrics.body, dump };
		const filed = await file(env.api);
		places.later = readFileSync(env.daemon.log);
		for (const [name, content] of Object.entries(places))
			for (const mark of [
				...marks,
				'sandi-yang-panjang-sekali',
				filed.kode_akses,
				env.tokens.petugas,
				encodeURIComponent(person.nama),
			])
				assert.ok(!content.includes(mark), `${mark.slice(0, 30)} in ${name}`);
		const hex = Buffer.from(person.nik).toString('hex');
		assert.ok(!dump.includes(hex), 'nor as bytes');
	});

	it('is found again by keyed hash, the same for the same NIK', async () => {
		const [one, two] = [await file(env.as('masyarakat')), await file(env.as('masyarakatLain'))];
		const rows = await env.rows("select encode(nik_hash, 'hex') as nik, isi from identitas where berkas_id = any ($1)", [
			[one.id, two.id],
		]);
		assert.equal(rows[0].nik, rows[1].nik);
		assert.ok(!rows[0].isi.equals(rows[1].isi), 'sealed anew each time');
	});

	it('does not open under another case: what is sealed is bound to its place', async () => {
		const [one, two] = [await file(env.as('masyarakat')), await file(env.as('masyarakatLain'))];
		await env.sql.query('update identitas set isi = (select isi from identitas where berkas_id = $1) where berkas_id = $2', [
			one.id,
			two.id,
		]);
		await env.as('petugas').get(`/v1/pengaduan/${two.id}/pengadu`, { expect: 500 });
		await env.as('petugas').get(`/v1/pengaduan/${one.id}/pengadu`);
	});

	it('keys are changed by command: old and new are readable, also after everything was sealed anew', async () => {
		const old = await file(env.as('masyarakat'));
		await env.command(['keys', 'rotate']);
		env.daemon.signal('SIGHUP');
		await new Promise((resolve) => setTimeout(resolve, 300));
		const fresh = await file(env.as('masyarakat'));
		const key = async ({ id }) =>
			(await env.one('select isi from identitas where berkas_id = $1', [id])).isi.subarray(0, 8).toString('hex');
		assert.notEqual(await key(old), await key(fresh));
		for (const { id } of [old, fresh]) assert.deepEqual((await env.as('petugas').get(`/v1/pengaduan/${id}/pengadu`)).json, person);
		const hashes = await env.rows('select nik_hash from identitas where berkas_id = any ($1)', [[old.id, fresh.id]]);
		assert.ok(hashes[0].nik_hash.equals(hashes[1].nik_hash), 'look-up survives');
		await env.command(['keys', 'renew']).catch((error) => {
			if (!/identitas/.test(error.message))
				// the one that was moved above cannot be opened, and is named
				throw error;
		});
		assert.deepEqual((await env.as('petugas').get(`/v1/pengaduan/${old.id}/pengadu`)).json, person);
	});

	it('key files that others may read are refused', async () => {
		execFileSync('chmod', ['0644', env.settings['keys.data_key_file']]);
		try {
			await assert.rejects(env.command(['check-config']));
		} finally {
			execFileSync('chmod', ['0600', env.settings['keys.data_key_file']]);
		}
		await env.command(['check-config']);
	});
});
