// The compulsory information of the agencies (P27-P29): what is there, missing, out of date or closed on a legal ground; told once by the scheduler.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connect } from './lib/cluster.js';
import { Environment } from './lib/environment.js';
import { act, evaluation, publishAll, setStandard } from './lib/standards.js';
import { csv, publishSurvey } from './lib/surveys.js';
import { agency, officer, service } from './lib/world.js';

const kinds = ['profil', 'pelaksana', 'standar', 'maklumat', 'pengaduan', 'evaluasi'];
const path = (who) => `/v1/penyelenggara/${who}/informasi-wajib`;
const patch = (client, target, json) => client.get(target).then(({ etag }) => client.send('PATCH', target, { json, headers: { 'if-match': etag }, expect: 200 }));

describe('compulsory information', () => {
	let env, head, ids;

	before(async () => {
		env = await Environment.create('informasi_wajib');
		head = env.as('kepala');
	});
	after(() => env?.stop());

	const read = async (who = agency.dinas) => (await env.api.get(path(who))).json;
	const kind = (all, name) => all.informasi.find((one) => one.jenis === name);
	const states = (all) => Object.fromEntries(all.informasi.map((one) => [one.jenis, one.status]));
	const told = (who) =>
		env.rows(`select jenis, data -> 'sesudah' as apa from kejadian where rantai_id = $1 and jenis like 'informasi_wajib.%' order by urutan`, [who]);

	// Another limit from 10 March on: a new version of the rule (P46).
	const limit = async (jenis, days) => {
		await env.sql.query(`update aturan_informasi_wajib set berlaku_sampai = '2026-03-09' where jenis = $1`, [jenis]);
		await env.sql.query(
			`insert into aturan_informasi_wajib (jenis, versi, urutan, nama, dasar_hukum, umur_maks, dasar_umur, tautan, berlaku_dari)
			select jenis, 2, urutan, nama, dasar_hukum, $2, 'Keputusan Sekretaris Daerah', tautan, '2026-03-10' from aturan_informasi_wajib where jenis = $1`,
			[jenis, days],
		);
	};

	it('each kind in its order, with its pasal, and which parts are missing', async () => {
		const all = await read();
		assert.deepEqual(all.informasi.map((one) => one.jenis), kinds);
		assert.deepEqual(
			all.informasi.map((one) => one.dasar_hukum),
			[...'abcdef'].map((letter) => `Perbup Bengkayang 24/2018 Pasal 28 ayat (1) huruf ${letter}`),
		);
		assert.deepEqual(Object.fromEntries(all.informasi.map((one) => [one.jenis, one.kurang])), {
			profil: ['motto', 'visi'], pelaksana: [], standar: ['standar'], maklumat: ['maklumat'], pengaduan: ['sop'], evaluasi: ['skm'],
		});
		assert.deepEqual([all.skor, all.ada, all.belum_ada, all.kedaluwarsa, all.ditutup], [17, 1, 5, 0, 0]);
		const officers = kind(all, 'pelaksana');
		assert.deepEqual([officers.status, officers.per_tanggal, officers.umur_hari, officers.tautan], ['ada', '2026-01-05', 56, `/v1/penyelenggara/${agency.dinas}/pelaksana`]);
		assert.deepEqual(kind(await read(agency.uptd), 'pengaduan').kurang, ['sop', 'kanal']);
		assert.deepEqual(kind(await read(agency.setda), 'pelaksana').kurang, ['kepala', 'penetapan']);
		await env.api.get(path(officer.kepalaDinas), { expect: 404 });
	});

	it('grows with what is published, to a hundred', async () => {
		ids = await publishAll(env);
		assert.deepEqual(kind(await read(), 'maklumat').status, 'ada');
		for (const blank of [{ visi: ' ' }, { motto: '  ' }, { misi: [' '] }])
			await head.send('PATCH', `/v1/penyelenggara/${agency.dinas}`, { json: blank, headers: { 'if-match': '*' }, expect: 422 });
		await patch(head, `/v1/penyelenggara/${agency.dinas}`, { visi: 'Tertib administrasi', motto: 'Melayani dengan hati' });
		assert.deepEqual(kind(await read(), 'standar').kurang, ['standar']);
		const { json: services } = await env.api.get(`/v1/layanan?penyelenggara_id=${agency.dinas}&limit=100`);
		for (const one of services.data.filter(({ id }) => id !== service.kk && id !== service.ktp))
			await patch(head, `/v1/layanan/${one.id}`, { aktif: false });
		const second = await setStandard(env, { layanan: service.ktp });
		assert.deepEqual(kind(await read(), 'standar').kurang, ['publikasi']);
		await act(env.as('rekan'), second.id, 'publikasi', { tanggal: '2026-02-17', media: [{ media: 'situs' }] });
		assert.deepEqual((await read()).skor, 83);
		await publishSurvey(env, csv(10));
		const all = await read();
		assert.equal(all.skor, 100);
		assert.deepEqual(states(all), Object.fromEntries(kinds.map((name) => [name, 'ada'])));
		assert.equal(kind(all, 'evaluasi').umur_hari, 0);
		assert.deepEqual([kind(all, 'standar').per_tanggal, kind(all, 'standar').umur_maks_hari], ['2026-02-16', 365]);
	});

	it('of all agencies, by name, by what they owe, page by page', async () => {
		const { json } = await env.api.get('/v1/informasi-wajib?limit=100');
		assert.equal(json.data.length, 21);
		const own = json.data.find((one) => one.penyelenggara.id === agency.dinas);
		assert.deepEqual({ ...own, penyelenggara: null }, { penyelenggara: null, jenis: 'dinas', skor: 100, ada: 6, kedaluwarsa: 0, belum_ada: 0, ditutup: 0, perlu: [] });
		assert.deepEqual((await read(agency.badan)).skor, json.data.find((one) => one.penyelenggara.id === agency.badan).skor);
		const of = async (query) => (await env.api.get(`/v1/informasi-wajib?limit=100&${query}`)).json.data.map((one) => one.penyelenggara.id);
		assert.equal((await of('perlu=maklumat')).length, 20);
		assert.ok(!(await of('skor_maks=99')).includes(agency.dinas));
		assert.deepEqual(await of(`induk_id=${agency.dinas}`), [agency.uptd]);
		assert.deepEqual(await of('jenis=dinas'), [agency.dinas]);
		assert.deepEqual(await of('perlu=pelaksana&jenis=badan'), []);
		const seen = [];
		for (let next = '/v1/informasi-wajib?limit=8'; next; ) {
			const page = (await env.api.get(next)).json;
			seen.push(...page.data.map((one) => one.penyelenggara.nama));
			next = page.next_cursor && `/v1/informasi-wajib?limit=8&cursor=${encodeURIComponent(page.next_cursor)}`;
		}
		assert.deepEqual(seen, json.data.map((one) => one.penyelenggara.nama));
		await env.api.get('/v1/informasi-wajib?perlu=lainnya', { expect: 400 });
	});

	it('closed only on a legal ground: then neither missing nor there; opened again by the same', async () => {
		const close = (client, body, options) => client.post(`${path(agency.badan)}/penutupan`, body, options);
		const chief = env.as('kepalaLain');
		const body = { jenis: 'pelaksana', huruf: 'h', alasan: 'Membuka data pribadi pelaksana.' };
		for (const part of ['huruf', 'alasan']) await close(chief, { ...body, [part]: undefined }, { expect: 422 });
		await close(chief, { ...body, huruf: 'k' }, { expect: 422 });
		const endless = await close(chief, { ...body, huruf: 'a' }, { expect: 422 });
		assert.deepEqual([endless.json.dasar_hukum, endless.json.errors[0].pointer], ['UU 14/2008 Pasal 20', '/sampai']);
		const past = await close(chief, { ...body, huruf: 'a', sampai: '2026-03-01' }, { expect: 422 });
		assert.equal(past.json.errors[0].pointer, '/sampai');
		await close(head, body, { expect: 403 });
		await close(env.as('bagianOrganisasi'), body, { expect: 403 });
		await close(env.as('petugas'), body, { expect: 403 });
		const before = await read(agency.badan);
		const made = (await close(chief, body)).json;
		assert.deepEqual([made.dasar_hukum, made.sejak, made.sampai, made.dibuka_pada], ['UU 14/2008 Pasal 17 huruf h', '2026-03-02', null, null]);
		const all = await read(agency.badan);
		assert.deepEqual([all.ditutup, all.ada, all.belum_ada], [1, before.ada - 1, before.belum_ada]);
		assert.deepEqual(kind(all, 'pelaksana').penutupan, {
			huruf: 'h', dasar_hukum: 'UU 14/2008 Pasal 17 huruf h', alasan: body.alasan, sejak: '2026-03-02', sampai: null,
		});
		assert.equal((await close(chief, body, { expect: 409 })).json.dasar_hukum, 'Perbup Bengkayang 24/2018 Pasal 28 ayat (2)');
		const history = (await env.api.get(`/v1/penyelenggara/${agency.badan}/riwayat`)).json.data[0];
		assert.deepEqual([history.jenis, history.objek.jenis, history.pelaku], ['informasi_tertutup.ditambah', 'informasi_tertutup', 'kepala_penyelenggara']);
		const opened = (await chief.post(`${path(agency.badan)}/pembukaan`, { jenis: 'pelaksana' })).json;
		assert.equal(opened.dibuka_pada, '2026-03-02');
		await chief.post(`${path(agency.badan)}/pembukaan`, { jenis: 'pelaksana' }, { expect: 409 });
		assert.deepEqual(states(await read(agency.badan)), states(before));
		assert.equal((await env.as('ppid').post(`${path(agency.dinas)}/penutupan`, { ...body, sampai: '2026-03-05' })).json.sampai, '2026-03-05');
		assert.deepEqual([(await read()).skor, (await read()).ditutup], [100, 1], 'of five kinds');
	});

	it('what is missing or becomes out of date is told once, where the head and everybody read it', async () => {
		assert.deepEqual(await told(agency.dinas), []);
		await env.clock('2026-03-09T09:00:00+07:00');
		assert.deepEqual(states(await read()).pelaksana, 'ada', 'its exception has ended');
		assert.deepEqual(await told(agency.dinas), []);
		const missing = await told(agency.badan);
		assert.deepEqual(missing.map((one) => Object.keys(one.apa)[0]), ['profil', 'standar', 'maklumat', 'pengaduan', 'evaluasi']);
		assert.ok(missing.every((one) => one.jenis === 'informasi_wajib.belum_ada'));
		assert.equal(kind(await read(agency.badan), 'maklumat').tercatat_sejak, '2026-03-09');
		await act(head, ids.standar, 'evaluasi', evaluation());
		await limit('standar', 20);
		await limit('evaluasi', 5);
		assert.equal((await read()).skor, 100, 'not before its first day');
		await env.clock('2026-03-11T09:00:00+07:00');
		assert.deepEqual(await told(agency.badan), missing, 'once');
		const late = await read();
		assert.deepEqual([late.skor, late.kedaluwarsa, kind(late, 'standar').status, kind(late, 'evaluasi').status], [83, 2, 'kedaluwarsa', 'kedaluwarsa']);
		assert.deepEqual([kind(late, 'standar').umur_hari, kind(late, 'evaluasi').umur_hari], [23, 9], 'of the standard that was not evaluated');
		assert.deepEqual((await told(agency.dinas)).map((one) => [one.jenis, one.apa]), [
			['informasi_wajib.kedaluwarsa', { standar: 'kedaluwarsa' }], ['informasi_wajib.kedaluwarsa', { evaluasi: 'kedaluwarsa' }],
		]);
		const { json } = await head.get(`/v1/penyelenggara/${agency.dinas}/riwayat?limit=2`);
		assert.deepEqual(json.data.map((one) => [one.jenis, one.pelaku, one.perubahan]), [
			['informasi_wajib.kedaluwarsa', 'sistem', [{ bagian: 'evaluasi', sebelum: 'ada', sesudah: 'kedaluwarsa' }]],
			['informasi_wajib.kedaluwarsa', 'sistem', [{ bagian: 'standar', sebelum: 'ada', sesudah: 'kedaluwarsa' }]],
		]);
		assert.deepEqual((await env.api.get('/v1/informasi-wajib?perlu=standar&jenis=dinas')).json.data.map((one) => one.perlu), [['standar', 'evaluasi']]);
		const rule = kind(late, 'evaluasi');
		assert.deepEqual([rule.umur_maks_hari, rule.dasar_umur], [5, 'Keputusan Sekretaris Daerah']);
	});
});

describe('compulsory information at the database, as the role of the daemon', () => {
	let env, db;
	const callers = {
		publik: { peran: 'publik' },
		petugas: { peran: 'pelaksana', sub: officer.petugasDinas, penyelenggara: agency.dinas, tugas: 'pengelola_pengaduan' },
		ppid: { peran: 'pelaksana', sub: officer.ppidDinas, penyelenggara: agency.dinas, tugas: 'ppid' },
		kepala: { peran: 'kepala_penyelenggara', sub: officer.kepalaDinas, penyelenggara: agency.dinas },
		kepalaLain: { peran: 'kepala_penyelenggara', sub: officer.kepalaBadan, penyelenggara: agency.badan },
		bagianOrganisasi: { peran: 'bagian_organisasi', sub: officer.bagianOrganisasi, penyelenggara: agency.setda },
	};
	const closure = (who, end = 'null') =>
		`insert into informasi_tertutup (id, penyelenggara_id, jenis, dasar_huruf, alasan, sejak, dibuka_pada) values (gen_random_uuid(), '${who}', 'standar', 'j', 'x', '2026-03-02', ${end})`;

	before(async () => {
		env = await Environment.create('informasi_database');
		db = await connect(env.cluster, env.database, 'layanand_daemon');
		await env.as('ppid').post(`${path(agency.dinas)}/penutupan`, { jenis: 'profil', huruf: 'j', alasan: 'Undang-undang melarangnya.' });
		await env.as('ppid').post(`${path(agency.dinas)}/penutupan`, { jenis: 'maklumat', huruf: 'j', alasan: 'Undang-undang melarangnya.' });
		await env.as('kepala').post(`${path(agency.dinas)}/pembukaan`, { jenis: 'maklumat' });
	});
	after(async () => {
		await db?.end();
		await env?.stop();
	});

	// How many rows a statement touches under this caller, or the state of its refusal; taken back.
	const tries = async (name, text) => {
		await db.query('begin');
		try {
			for (const part of ['peran', 'sub', 'penyelenggara', 'tugas', 'klien', 'kode_akses'])
				await db.query('select set_config($1, $2, true)', [`layanand.${part}`, callers[name][part] ?? '']);
			await db.query(`select set_config('layanand.sekarang', '2026-03-02T10:00:00+07:00', true)`);
			return (await db.query(text)).rowCount;
		} catch (error) {
			return error.code;
		} finally {
			await db.query('rollback');
		}
	};
	const each = async (text, expected) => {
		const found = {};
		for (const name of Object.keys(callers)) found[name] = await tries(name, text);
		assert.deepEqual(found, expected, text);
	};

	it('closures are written by the PPID and the head, of the own agency; one that was opened stays', async () => {
		const nobody = { publik: '42501', petugas: '42501', bagianOrganisasi: '42501' };
		await each(closure(agency.dinas), { ...nobody, ppid: 1, kepala: 1, kepalaLain: '42501' });
		await each(closure(agency.uptd), { ...nobody, ppid: '42501', kepala: 1, kepalaLain: '42501' });
		await each(closure(agency.dinas, `'2026-03-02'`), { ...nobody, ppid: '42501', kepala: '42501', kepalaLain: '42501' });
		const none = { publik: 0, petugas: 0, bagianOrganisasi: 0, kepalaLain: 0 };
		await each(`update informasi_tertutup set dibuka_pada = '2026-03-02' where jenis = 'profil'`, { ...none, ppid: 1, kepala: 1 });
		await each(`update informasi_tertutup set dibuka_pada = null where jenis = 'maklumat'`, { ...none, ppid: 0, kepala: 0 });
		await each('select 1 from informasi_tertutup', { publik: 2, petugas: 2, ppid: 2, kepala: 2, kepalaLain: 2, bagianOrganisasi: 2 });
	});

	it('what it was and the rules are nobody’s to write', async () => {
		for (const text of [
			`update informasi_tertutup set alasan = 'x'`, 'delete from informasi_tertutup', 'delete from informasi_wajib_keadaan',
			`update aturan_informasi_wajib set umur_maks = 9`, 'delete from aturan_informasi_wajib',
			`insert into informasi_wajib_keadaan values ('${agency.dinas}', 'profil', 'ada', '2026-03-02')`,
		])
			for (const name of Object.keys(callers)) assert.equal(await tries(name, text), '42501', `${name}: ${text}`);
		for (const name of Object.keys(callers)) assert.equal(await tries(name, 'select 1 from standar_evaluasi'), 0, name);
	});
});
