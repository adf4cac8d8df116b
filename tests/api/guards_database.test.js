// What a caller may write into the cases he may write to: as the daemon's own role, as if a handler had forgotten to ask the rules.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { connect } from './lib/cluster.js';
import { bring, file } from './lib/complaints.js';
import { Environment } from './lib/environment.js';
import { announce } from './lib/selections.js';
import { agency, citizen, officer } from './lib/world.js';

describe('guards at the database', () => {
	let env, db, own, other;
	const callers = {};

	before(async () => {
		env = await Environment.create('guards');
		db = await connect(env.cluster, env.database, 'layanand_daemon');
		own = await bring(env.as('masyarakat'), env.as('petugas'), 'diproses');
		other = await file(env.as('masyarakat'), { terlapor_pelaksana_id: officer.rekanDinas });
		Object.assign(callers, {
			masyarakat: { peran: 'masyarakat', sub: citizen.satu },
			publik: { peran: 'publik', kode_akses: createHash('sha256').update(own.kode_akses).digest('hex') },
			petugas: { peran: 'pelaksana', sub: officer.petugasDinas, penyelenggara: agency.dinas, tugas: 'pengelola_pengaduan' },
		});
	});
	after(async () => {
		await db?.end();
		await env?.stop();
	});

	// 'refused', or how many rows it touched; taken back.
	const tries = async (name, text) => {
		await db.query('begin');
		try {
			for (const part of ['peran', 'sub', 'penyelenggara', 'tugas', 'klien', 'kode_akses'])
				await db.query('select set_config($1, $2, true)', [`layanand.${part}`, callers[name][part] ?? '']);
			await db.query(`select set_config('layanand.sekarang', '2026-03-02T10:00:00+07:00', true)`);
			const result = await db.query(text);
			return Array.isArray(result) ? result.at(-1).rowCount : result.rowCount;
		} catch (error) {
			if (error.code !== '42501' && error.code !== '23514') throw error;
			return 'refused';
		} finally {
			await db.query('rollback');
		}
	};
	const refused = async (names, text) => {
		for (const name of names) assert.equal(await tries(name, text()), 'refused', `${name}: ${text()}`);
	};
	const all = ['masyarakat', 'publik', 'petugas'];
	const owners = ['masyarakat', 'publik'];
	const set = (what, table = 'berkas', key = 'id') => () => `update ${table} set ${what} where ${key} = '${own.id}'`;

	it('nobody makes a case another one', async () => {
		for (const what of [
			'pemilik_id = gen_random_uuid()',
			`kode_akses_hash = 'x'`,
			`terlapor_id = '${'0'.repeat(8)}-0000-7000-8000-000000000000'`,
			`kerahasiaan = 'rahasia'`,
			`diterima_pada = '2018-02-01'`,
			`nomor = 'PGD-2026-999999'`,
		])
			await refused(all, set(what));
	});

	it('a case moves by rules only, and only by those of the caller', async () => {
		for (const what of [`status = 'selesai'`, `status = 'ditolak'`, 'eskalasi = 2', 'pembukaan_ulang = 1', `status = 'dianggap_dicabut'`])
			await refused(all, set(what));
		await refused(owners, set(`status = 'diputuskan'`));
		await refused(owners, set(`penyelenggara_id = '${agency.badan}'`));
		await refused(owners, set(`pelaksana_id = '${officer.biasaDinas}'`));
		await refused(['petugas'], set(`status = 'dicabut'`));
		assert.equal(await tries('masyarakat', set(`status = 'dicabut'`)()), 1);
		assert.equal(await tries('publik', set(`status = 'dicabut'`)()), 1);
		assert.equal(await tries('petugas', set(`status = 'diputuskan'`)()), 1);
		assert.equal(await tries('petugas', set(`pelaksana_id = '${officer.biasaDinas}'`)()), 1);
	});

	it('what was filed stays; decisions are not the complainant to write', async () => {
		for (const what of [`uraian = 'lain'`, `judul = 'lain'`, `kanal = 'surat'`, `waktu_kejadian = '2020-01-01'`])
			await refused(all, set(what, 'pengaduan', 'berkas_id'));
		for (const what of [`keputusan = 'dikabulkan'`, 'ganti_rugi_jumlah = 1000000000', 'disampaikan_pada = now()'])
			await refused(owners, set(what, 'pengaduan', 'berkas_id'));
		assert.equal(await tries('petugas', set(`keputusan = 'dikabulkan'`, 'pengaduan', 'berkas_id')()), 1);
		assert.equal(await tries('masyarakat', set('puas = true', 'pengaduan', 'berkas_id')()), 1);
	});

	it('deadlines stay as they were computed, are made by rules, and lapse when they have passed', async () => {
		for (const what of [`jatuh_tempo = '2030-01-01'`, 'panjang = 999', `status = 'lewat'`, `dilewati = '[]'`, 'kalender_versi = 99'])
			await refused(all, set(what, 'tenggat', `status = 'berjalan' and berkas_id`));
		await refused(
			all,
			() => `insert into tenggat (id, berkas_id, jenis, mulai, jatuh_tempo, panjang, satuan, dasar_hukum, aturan_id, aturan_versi, kalender_versi)
				select gen_random_uuid(), berkas_id, jenis, mulai, jatuh_tempo, panjang + 1, satuan, dasar_hukum, aturan_id, aturan_versi, kalender_versi
				  from tenggat where berkas_id = '${own.id}' limit 1`,
		);
	});

	it('no deadline in working days starts with a calendar that is not in force', async () => {
		for (const version of ['null', 'kalender_versi - 1', 'kalender_versi + 1'])
			await assert.rejects(
				tries('petugas', `insert into tenggat (id, berkas_id, jenis, mulai, jatuh_tempo, panjang, satuan, dasar_hukum, aturan_id, aturan_versi, kalender_versi)
					select gen_random_uuid(), berkas_id, jenis, mulai, jatuh_tempo, panjang, satuan, dasar_hukum, aturan_id, aturan_versi, ${version}
					  from tenggat where berkas_id = '${own.id}' and satuan = 'hari_kerja' limit 1`),
				{ code: '40001' },
			);
	});

	it('events are signed by who acts, in the chain of their case, when it happens', async () => {
		// What moves the case, then the event: one transaction and no savepoint, as the engine does.
		const event = ({ chain = own.id, pelaku, sub = null, waktu = 'layanand.sekarang()', proses = 'pengaduan', jenis = 'pengaduan.uji' }) => `update berkas set versi = versi + 1 where id = '${own.id}';
			insert into kejadian (rantai_id, id, berkas_id, proses, jenis, waktu, pelaku, pelaku_id)
			values ('${chain}', gen_random_uuid(), '${own.id}', '${proses}', '${jenis}', ${waktu}, '${pelaku}', ${sub ? `'${sub}'` : 'null'})`;
		const by = (name, changes) => event({ pelaku: callers[name].peran, sub: callers[name].sub, ...changes });
		await refused(all, () => event({ pelaku: 'kepala_penyelenggara' }));
		await refused(all, () => event({ pelaku: 'bagian_organisasi', sub: officer.kepalaDinas }));
		await refused(['masyarakat'], () => by('masyarakat', { sub: citizen.dua }));
		await refused(['petugas'], () => by('petugas', { sub: null }));
		for (const name of all) {
			for (const changes of [{ chain: other.id }, { waktu: `layanand.sekarang() - interval '1 second'` }, { proses: 'katalog' }]) await refused([name], () => by(name, changes));
			await tries(name, by(name));
		}
		await tries('masyarakat', by('masyarakat', { sub: null })); // who is anonymous is not written down
	});

	it('in the name of the daemon stands only what a rule makes of the case at that moment', async () => {
		const event = (jenis, sub) => `insert into kejadian (rantai_id, id, berkas_id, proses, jenis, waktu, pelaku, pelaku_id)
			values ('${own.id}', gen_random_uuid(), '${own.id}', 'pengaduan', '${jenis}', layanand.sekarang(), 'sistem', ${sub ? `'${sub}'` : 'null'})`;
		const moved = `update berkas set versi = versi + 1 where id = '${own.id}'`;
		const decided = `update berkas set status = 'diputuskan' where id = '${own.id}'`;
		for (const jenis of ['pengaduan.uji', 'tenggat.lewat', 'pengaduan.dieskalasi', 'pengaduan.selesai', 'pengaduan.diterima', 'skm.dibuka'])
			await refused(all, () => `${moved}; ${event(jenis)}`);
		// A decision is delivered by itself; nobody signs that, and nothing else.
		await tries('petugas', `${decided}; ${event('pengaduan.disampaikan')}`);
		await refused(['petugas'], () => `${decided}; ${event('pengaduan.disampaikan', officer.petugasDinas)}`);
		await refused(['petugas'], () => `${decided}; ${event('pengaduan.selesai')}`);
		// A deadline that has passed lapses in anybody's transaction.
		const lapse = `update tenggat set status = 'lewat', lewat_dicatat_pada = layanand.sekarang() where berkas_id = '${own.id}' and status = 'berjalan' and jatuh_tempo < layanand.sekarang()`;
		await env.sql.query(`update tenggat set jatuh_tempo = '2026-03-01' where berkas_id = $1 and status = 'berjalan'`, [own.id]);
		for (const name of all) {
			await tries(name, `${lapse}; ${moved}; ${event('tenggat.lewat')}; ${event('pengaduan.dieskalasi')}`);
			await refused([name], () => `${lapse}; ${moved}; ${event('pengaduan.selesai')}`);
			await refused([name], () => `${lapse}; ${event('tenggat.lewat')}`);
		}
	});

	it('who only sees a case, since everybody does, adds nothing to it', async () => {
		const open = await announce(env);
		const strangers = { ...callers, portal: { peran: 'portal_provinsi', klien: 'portal-kalbar' }, ombudsman: { peran: 'ombudsman', klien: 'ombudsman-ri' }, publikBiasa: { peran: 'publik' } };
		for (const [name, caller] of Object.entries(strangers)) {
			callers[name] = caller;
			const sub = caller.sub ? `'${caller.sub}'` : 'null';
			const write = (pelaku, siapa) => `insert into kejadian (rantai_id, id, berkas_id, proses, jenis, waktu, pelaku, pelaku_id)
				values ('${open.id}', gen_random_uuid(), '${open.id}', 'seleksi', 'seleksi.diperpanjang', layanand.sekarang(), '${pelaku}', ${siapa})`;
			assert.equal(await tries(name, `select from berkas where id = '${open.id}'`), 1, `${name} sees it`);
			await refused([name], () => write(caller.peran, sub));
			await refused([name], () => write('sistem', 'null'));
			await refused([name], () => `insert into identitas (berkas_id, isi) values ('${open.id}', 'x')`);
			await refused([name], () => `insert into lampiran (id, berkas_id, kategori, nama_berkas, jenis_isi, ukuran, sha256, pengunggah, dibuat_pada)
				values (gen_random_uuid(), '${open.id}', 'bukti', 'x', 'text/plain', 1, 'x', 'publik', now())`);
			await refused([name], () => `insert into tenggat (id, berkas_id, jenis, mulai, jatuh_tempo, panjang, satuan, dasar_hukum, aturan_id, aturan_versi)
				select gen_random_uuid(), berkas_id, jenis, mulai, jatuh_tempo, panjang, satuan, dasar_hukum, aturan_id, aturan_versi from tenggat where berkas_id = '${open.id}' limit 1`);
			// An officer may register, and so may move it by that rule; no rule of his touches a deadline.
			if (name !== 'petugas') assert.equal(await tries(name, `update tenggat set status = 'gugur', gugur_pada = layanand.sekarang() where berkas_id = '${open.id}'`), 0, name);
			assert.equal(await tries(name, `update berkas set umum = false, berpihak = false where id = '${open.id}'`), name === 'petugas' ? 1 : 0, name);
		}
		assert.deepEqual(await env.one('select umum, berpihak from berkas where id = $1', [open.id]), { umum: true, berpihak: true });
	});

	it('a case begins at its beginning, and nobody makes one public by opening it', async () => {
		const opened = (name, proses, status, changes = '') => tries(name, `insert into berkas (id, proses, nomor, status, penyelenggara_id, pemilik_id, kode_akses_hash, diterima_pada, dibuat_pada, diperbarui_pada, umum)
			values ('0195a000-0000-7000-8000-aa0000000077', '${proses}', 'X-2026-900001', '${status}', '${agency.uptd}',
			        ${callers[name].sub ? `'${callers[name].sub}'` : 'null'}, ${callers[name].kode_akses ? `'${callers[name].kode_akses}'` : 'null'}, now(), now(), now(), true) returning id`);
		for (const name of owners) {
			for (const [proses, status] of [['standar', 'dipublikasikan'], ['seleksi', 'pendaftaran'], ['skm', 'dibuka'], ['kepatuhan_standar', 'berjalan'], ['pengaduan', 'selesai']])
				assert.equal(await opened(name, proses, status), 'refused', `${name} ${proses}`);
			assert.equal(await opened(name, 'pengaduan', 'diterima'), 1, name);
		}
		await db.query('begin');
		for (const [part, value] of Object.entries({ peran: 'masyarakat', sub: citizen.satu })) await db.query('select set_config($1, $2, true)', [`layanand.${part}`, value]);
		const { rows } = await db.query(`insert into berkas (id, proses, nomor, status, penyelenggara_id, pemilik_id, diterima_pada, dibuat_pada, diperbarui_pada, umum, berpihak)
			values (gen_random_uuid(), 'pengaduan', 'X-2026-900002', 'diterima', '${agency.uptd}', '${citizen.satu}', now(), now(), now(), true, true) returning umum, berpihak`);
		await db.query('rollback');
		assert.deepEqual(rows[0], { umum: false, berpihak: false });
	});

	it('nobody writes down a reading in the name of somebody else, nor of a case that he does not see', async () => {
		const reading = (id, peran, pembaca) => `insert into akses_identitas (id, berkas_id, waktu, peran, pembaca, tujuan)
			values (gen_random_uuid(), '${id}', now(), '${peran}', '${pembaca}', 'uji')`;
		await refused(all, () => reading(own.id, 'bagian_organisasi', officer.kepalaDinas));
		await refused(['petugas'], () => reading(own.id, 'pelaksana', officer.kepalaDinas));
		await refused(['publik'], () => reading(other.id, 'publik', 'kode_akses'));
		assert.equal(await tries('petugas', reading(own.id, 'pelaksana', officer.petugasDinas)), 1);
		assert.equal(await tries('publik', reading(own.id, 'publik', 'kode_akses')), 1);
	});

	it('nothing is put behind an attachment that has been received', async () => {
		const { id } = (
			await env.as('masyarakat').send('POST', `/v1/pengaduan/${own.id}/lampiran`, {
				body: 'Isi.\n',
				headers: { 'content-type': 'text/plain' },
				expect: 201,
			})
		).json;
		await refused(all, () => `insert into lampiran_potong (lampiran_id, urutan, isi) values ('${id}', 1, 'x')`);
	});
});
