// Decisions about officers: drafted, set, printed (Lampiran I); duties begin and end with them (P5(3), P25(1)).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { connect } from './lib/cluster.js';
import { file } from './lib/complaints.js';
import { draft, team } from './lib/decisions.js';
import { Environment } from './lib/environment.js';
import { state } from './lib/state.js';
import { claimsOf, people, sign, signingKey } from './lib/tokens.js';
import { agency, officer } from './lib/world.js';

// What Lampiran I says word for word, with its blanks filled in; where it opens the same bracket twice (mengingat 5), once.
const lampiranI = (tempat, biaya) => [
	`bahwa dalam rangka peningkatan kualitas pelayanan publik pada ${tempat} perlu dibentuk tim pelaksana pelayanan publik, yang terdiri dari penanggung jawab kegiatan, ketua, sekretaris dan anggota;`,
	'bahwa untuk pembentukan tim pelaksana sebagaimana dimaksud dalam huruf (a) perlu ditetapkan dengan Surat Keputusan Kepala Penyelenggara/OPD;',
	'bahwa mereka yang namanya tercantum dalam lampiran Surat Keputusan ini dianggap cakap dan mampu untuk melaksanakan kegiatan tersebut.',
	'1. Undang-Undang Nomor 10 Tahun 1999 tentang Pembentukan Kabupaten Daerah Tingkat II Bengkayang (Lembaran Negara Republik Indonesia Tahun 1999 Nomor 44, Tambahan Lembaran Negara Republik Indonesia Nomor 3823);',
	'2. Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggaraan Negara Yang Bersih dari Korupsi dan Nepotisme (Lembaran Negara Republik Indonesia Tahun 1999 Nomor 75, dan Tambahan Lembaran Negara Nomor 3851);',
	'3. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara Republik Indonesia Tahun 2009 Nomor 112, Tambahan Lembaran Negara Republik Indonesia Nomor 5038);',
	'4. Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 6, Tambahan Lembaran Negara Republik Indonesia Nomor 5494);',
	'Nomor 9 Tahun 2015 tentang Perubahan Kedua Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2015 Nomor 58, Tambahan Lembaran Negara Republik Indonesia Nomor 5679);',
	'Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara Republik Indonesia Tahun 2012 Nomor 215, Tambahan Lembaran Negara Republik Indonesia Nomor 5357);',
	'7. Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 15 Tahun 2014 tentang Pedoman Standar Pelayanan;',
	`KESATU : Membentuk tim pelaksana pelayanan publik dalam rangka peningkatan kualitas pelayanan publik pada ${tempat}.`,
	`KEDUA : Tim pelaksana pelayanan publik pada ${tempat} mempunyai tugas dan kewajibannya sebagai berikut:`,
	'a. Memberikan pelayanan kepada publik atas permintaan informasi dan konsultasi;',
	'b. Melakukan kegiatan pelaksanaan pelayanan publik yang berada dalam ruang lingkup tugasnya;',
	'c. Menanggapi pengaduan pelayanan dari publik atau mengarahkan kepada bagian pengaduan;',
	'd. Menjunjung tinggi dan menerapkan visi, misi dan motto pelayanan publik;',
	'e. Menerapkan standar pelayanan;', 'f. Melaksanakan survey kepuasan masyarakat;',
	'g. Melakukan pengelolaan sarana, prasarana dan/atau fasilitas pelayanan;',
	'h. Melaporkan tugas dan kemajuan yang telah dilaksanakan kepada pimpinan tugas secara periodik.',
	`KETIGA : Menunjuk pegawai yang namanya tercantum pada lampiran 1 (satu) surat keputusan ini sebagai tim pelaksana pelayanan publik pada ${tempat}.`,
	'KEEMPAT : Menetapkan visi, misi dan motto pelayanan publik pada lampiran 2 (dua).',
	`KELIMA : Seluruh biaya yang berkaitan dengan pelaksanaan surat keputusan ini dibebankan pada ${biaya}.`,
	'KEENAM : Surat Keputusan ini mulai berlaku sejak tanggal ditetapkan dengan ketentuan apabila dikemudian hari terdapat kekeliruan dalam penetapan surat keputusan ini akan diadakan perbaikan seperlunya.',
];

describe('decisions about officers', () => {
	let env, kepala, bagian;
	const all = '/v1/penetapan-pelaksana';
	const duties = async (who) =>
		(await env.api.get(`/v1/pelaksana/${who}`)).json.penugasan.map((one) => [one.tugas, one.keputusan, one.berlaku_dari]);
	const make = async (body, client = kepala) => (await client.post(all, body, { expect: 201 })).json;
	const set = (one, nomor_keputusan, options = {}) => kepala.post(`${all}/${one.id}/penetapan`, { nomor_keputusan }, options);

	before(async () => {
		env = await Environment.create('penetapan');
		kepala = env.as('kepala');
		bagian = env.as('bagianOrganisasi');
	});
	after(() => env?.stop());

	it('of complaint officers: the duty begins on its date for those it names and ends for those it does not', async () => {
		const filed = await file(env.as('masyarakat'));
		await env.as('petugas').get(`/v1/pengaduan/${filed.id}`);
		await env.clock('2026-03-05T09:00:00+07:00');
		const one = await make(draft({ anggota: [{ pelaksana_id: officer.biasaDinas, kedudukan: 'anggota', tugas: ['pengelola_pengaduan'] }] }));
		assert.deepEqual([one.status, one.tindakan, one.nomor_keputusan, one.visi], ['rancangan', ['ubah', 'penetapan', 'batal'], null, null]);
		assert.match(one.nomor, /^PPL-2026-\d{6}$/);
		await env.as('biasa').get(`/v1/pengaduan/${filed.id}`, { expect: 404 }); // a draft gives nothing
		const done = (await set(one, '800/7/2026')).json;
		assert.deepEqual([done.status, done.tanggal_keputusan, done.tempat, done.penanda_tangan.nama, done.tindakan], ['ditetapkan', '2026-03-05', 'Bengkayang', 'Kepala Dinas', []]);
		assert.equal(done.riwayat.at(-1).catatan, 'Keputusan Nomor 800/7/2026');
		assert.deepEqual(await duties(officer.biasaDinas), [['pengelola_pengaduan', '800/7/2026', '2026-03-05']]);
		assert.deepEqual(await duties(officer.petugasDinas), []);
		await env.as('biasa').get(`/v1/pengaduan/${filed.id}`);
		await env.as('petugas').get(`/v1/pengaduan/${filed.id}`, { expect: 404 });
		// other duties and other agencies stay as they were
		assert.ok((await duties(officer.rekanDinas)).some((each) => each[0] === 'tim_skm'));
		assert.ok(!(await duties(officer.rekanDinas)).some((each) => each[0] === 'pengelola_pengaduan'));
		assert.equal((await duties(officer.petugasBadan)).length, 1);
		assert.equal((await env.one(`select berlaku_sampai::text from penugasan where pelaksana_id = $1`, [officer.petugasDinas])).berlaku_sampai, '2026-03-04');
	});

	it('is open once it is set, and nobody else sees a draft', async () => {
		const one = await make(draft({ jenis: 'tim_skm', anggota: [{ pelaksana_id: officer.biasaDinas, kedudukan: 'anggota', tugas: ['tim_skm'] }] }));
		for (const who of ['publik', 'masyarakat', 'petugas', 'kepalaLain', 'kepalaUptd']) await env.as(who).get(`${all}/${one.id}`, { expect: 404 });
		assert.ok(!(await env.api.get(all)).json.data.some((each) => each.id === one.id));
		assert.ok((await kepala.get(`${all}?status=rancangan`)).json.data.some((each) => each.id === one.id));
		await bagian.post(`${all}/${one.id}/penetapan`, { nomor_keputusan: 'x' }, { expect: 403 });
		await env.as('kepalaLain').post(`${all}/${one.id}/penetapan`, { nomor_keputusan: 'x' }, { expect: 404 });
		await set(one, '800/8/2026', { headers: { 'if-match': '"v9-0"' }, expect: 412 });
		await set(one, '800/8/2026', { headers: { 'if-match': '"v1-0"' } });
		assert.equal((await env.api.get(`${all}/${one.id}`)).json.status, 'ditetapkan');
		assert.deepEqual((await env.api.get(`${all}?jenis=tim_skm&penyelenggara_id=${agency.dinas}`)).json.data.map((each) => each.id), [one.id]);
		await set(one, '800/9/2026', { expect: 409 });
		await bagian.post(`${all}/${one.id}/batal`, { alasan: 'x' }, { expect: 409 });
	});

	it('names officers of the agency or below it, once, for duties of its kind', async () => {
		const refused = async (body, pointer) => assert.equal((await kepala.post(all, body, { expect: 422 })).json.errors[0].pointer, pointer);
		const named = (changes) => draft({ anggota: [{ ...draft().anggota[0], ...changes }] });
		await refused(named({ pelaksana_id: officer.petugasBadan }), '/anggota/0/pelaksana_id');
		await refused(named({ pelaksana_id: agency.dinas }), '/anggota/0/pelaksana_id');
		await refused(named({ tugas: ['ppid'] }), '/anggota/0/tugas');
		await refused(draft({ anggota: [draft().anggota[0], draft().anggota[0]] }), '/anggota');
		await refused(draft({ penyelenggara_id: officer.biasaDinas }), '/penyelenggara_id');
		await kepala.post(all, draft({ penyelenggara_id: agency.badan }), { expect: 403 });
		await make(draft({ penyelenggara_id: agency.uptd, anggota: [{ pelaksana_id: officer.petugasUptd, kedudukan: 'anggota', tugas: ['pengelola_pengaduan'] }] }));
	});

	it('a draft is changed with If-Match, as a whole, and cancelled', async () => {
		const one = await make(team());
		const target = `${all}/${one.id}`;
		const { etag } = await kepala.get(target);
		const change = (json, headers, expect) => kepala.send('PUT', target, { json, headers, expect });
		await change(team(), {}, 428);
		const swapped = team().anggota.slice(0, 5).reverse();
		const changed = (await change(team({ anggota: swapped, unit: null }), { 'if-match': etag }, 200)).json;
		assert.deepEqual([changed.anggota.map((each) => each.pelaksana_id), changed.unit], [swapped.map((each) => each.pelaksana_id), null]);
		await change(team(), { 'if-match': etag }, 412);
		assert.equal((await change(team({ jenis: 'ppid' }), { 'if-match': '*' }, 422)).json.errors[0].pointer, '/jenis');
		assert.equal((await change(team({ penyelenggara_id: agency.uptd }), { 'if-match': '*' }, 422)).json.errors[0].pointer, '/penyelenggara_id');
		assert.equal((await kepala.post(`${target}/batal`, { alasan: 'Susunan berubah.' })).json.status, 'dibatalkan');
		await change(team(), { 'if-match': '*' }, 409);
	});

	describe('the team of Lampiran I', () => {
		let one;

		it('needs its places, and a vision to set', async () => {
			const short = await make(team({ anggota: team().anggota.slice(1) }));
			const refused = (await set(short, '800/10/2026', { expect: 409 })).json;
			assert.deepEqual([refused.dasar_hukum, refused.code], ['Perbup Bengkayang 24/2018 Lampiran I', 'bertentangan']);
			one = await make(team());
			await set(one, '800/10/2026', { expect: 409 });
			const { etag } = await env.api.get(`/v1/penyelenggara/${agency.dinas}`);
			const profile = { visi: 'Tertib administrasi kependudukan', misi: ['Cepat', 'Tepat', 'Ramah'], motto: 'Melayani dengan hati', kota: 'Bengkayang', kode_pos: '79211' };
			await kepala.send('PATCH', `/v1/penyelenggara/${agency.dinas}`, { json: profile, headers: { 'if-match': etag }, expect: 200 });
			await set(one, '800/7/2026', { expect: 409 }); // a number that is taken
			one = (await set(one, '800/10/2026')).json;
			assert.deepEqual([one.visi, one.misi, one.motto], [profile.visi, profile.misi, profile.motto]);
			assert.deepEqual((await duties(officer.biasaDinas)).map((each) => each[0]), ['back_office', 'front_office', 'pengelola_pengaduan', 'tim_skm']);
		});

		it('is printed with menimbang, mengingat, KESATU to KEENAM, the eight duties and both attachments', async () => {
			const answer = await env.api.get(`${all}/${one.id}/pdf`);
			assert.equal(answer.headers['content-disposition'], `attachment; filename="keputusan-${one.nomor}.pdf"`);
			const path = join(state.work, 'lampiran1.pdf');
			writeFileSync(path, answer.body);
			const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
			const flat = text.replace(/\s+/g, ' ');
			// Lines may end within a word that has a slash or a hyphen.
			const bare = (words) => words.replace(/\s+/g, '');
			for (const sentence of lampiranI('Mal Pelayanan Publik', 'APBD Kabupaten Bengkayang')) assert.ok(bare(text).includes(bare(sentence)), sentence);
			let at = 0;
			for (const part of [
				'PEMERINTAH KABUPATEN BENGKAYANG', 'DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL', 'Kode Pos 79211',
				'KEPUTUSAN KEPALA PENYELENGGARA PELAYANAN PUBLIK', 'NOMOR 800/10/2026 TAHUN 2026', 'TENTANG', 'PENETAPAN PELAKSANA PELAYANAN PUBLIK',
				'PADA MAL PELAYANAN PUBLIK', 'KEPALA PENYELENGGARA PELAYANAN,', 'Menimbang', 'a. bahwa', 'Mengingat', '1. Undang-Undang Nomor 10 Tahun 1999',
				'8. Peraturan Daerah Nomor 11 Tahun 2016', 'MEMUTUSKAN :', 'Menetapkan', 'KESATU', 'KEDUA', 'a. Memberikan pelayanan kepada publik',
				'h. Melaporkan tugas', 'KETIGA', 'KEEMPAT', 'KELIMA', 'APBD Kabupaten Bengkayang', 'KEENAM', 'Ditetapkan di Bengkayang', 'Pada tanggal 5 Maret 2026',
				'Kepala Penyelenggara Pelayanan', 'Kepala Dinas', 'LAMPIRAN 1', 'NOMOR : 800/10/2026', 'DAFTAR NAMA', 'Penanggung Jawab', 'Ketua', 'Sekretaris', 'Anggota',
				'Front office', '- Petugas Dinas', '- Biasa Dinas', 'Sarana prasarana', '- Petugas Uptd', 'LAMPIRAN 2', 'VISI, MISI DAN MOTTO PELAYANAN PUBLIK',
				'VISI', 'MISI', '1. Cepat', '3. Ramah', 'MOTTO',
			]) {
				const found = flat.indexOf(part, at);
				assert.ok(found >= 0, `${part} after ${flat.slice(Math.max(0, at - 60), at)}`);
				at = found + part.length;
			}
			assert.doesNotMatch(text, /RANCANGAN/);
			assert.deepEqual((await env.api.get(`${all}/${one.id}/pdf`)).body, answer.body, 'the same bytes');
		});

		it('stays as it was set when a name or the profile changes later', async () => {
			const target = `/v1/pelaksana/${officer.rekanDinas}`;
			const { etag } = await env.api.get(target);
			await kepala.send('PATCH', target, { json: { nama: 'Nama Baru' }, headers: { 'if-match': etag }, expect: 200 });
			assert.equal((await env.api.get(`${all}/${one.id}`)).json.anggota[1].nama, 'Rekan Dinas');
			const drafted = await make(draft());
			const text = execFileSync('pdftotext', ['-', '-'], { input: (await kepala.get(`${all}/${drafted.id}/pdf`)).body, encoding: 'utf8' });
			assert.match(text, /RANCANGAN, BELUM DITETAPKAN/);
			assert.match(text.replace(/\s+/g, ' '), /perlu ditunjuk pejabat pengelola pengaduan;.*untuk penunjukan pejabat pengelola pengaduan.*Menunjuk pejabat pengelola pengaduan/);
		});
	});

	it('a duty is one at the agency where it was given: it does not move with the officer, and ends with his service', async () => {
		const at = (who, claims) => env.as(who).get('/v1/pemeriksaan-kanal', { expect: claims });
		const patch = async (who, json) => {
			const { etag } = await bagian.get(`/v1/pelaksana/${who}`);
			await bagian.send('PATCH', `/v1/pelaksana/${who}`, { json, headers: { 'if-match': etag }, expect: 200 });
		};
		await at('petugasLain', 200);
		await patch(officer.petugasBadan, { aktif: false });
		await at('petugasLain', 401); // he has no office at all any more
		await patch(officer.petugasBadan, { aktif: true });
		await at('petugasLain', 200);
		await patch(officer.petugasBadan, { penyelenggara_id: agency.dinas });
		await at('petugasLain', 403); // his token still names the old agency
		const moved = await sign(claimsOf({ ...people.petugasLain, penyelenggara_id: agency.dinas }), signingKey(env.settings['keys.signing_dir']));
		await env.api.as(moved).get('/v1/pemeriksaan-kanal', { expect: 403 });
		assert.deepEqual(await duties(officer.petugasBadan), []);
		await patch(officer.petugasBadan, { penyelenggara_id: agency.badan });
		await at('petugasLain', 200);
	});

	it('gives no duty to those who have gone since it was drafted', async () => {
		const patch = async (json) => {
			const { etag } = await bagian.get(`/v1/pelaksana/${officer.mantanDinas}`);
			await bagian.send('PATCH', `/v1/pelaksana/${officer.mantanDinas}`, { json, headers: { 'if-match': etag }, expect: 200 });
		};
		const one = await make(draft({ jenis: 'penilai', anggota: [{ pelaksana_id: officer.mantanDinas, kedudukan: 'anggota', tugas: ['penilai'] }] }));
		await patch({ penyelenggara_id: agency.badan });
		assert.equal((await set(one, '800/20/2026', { expect: 422 })).json.errors[0].pointer, '/anggota/0/pelaksana_id');
		await patch({ penyelenggara_id: agency.dinas, aktif: false });
		await set(one, '800/20/2026', { expect: 422 });
		await patch({ aktif: true });
		await set(one, '800/20/2026');
		assert.deepEqual((await duties(officer.mantanDinas)).map((each) => each[0]), ['penilai']);
	});

	it('two set at the same moment: one follows the other, and only its duties are in force', async () => {
		for (let round = 0; round < 6; round++) {
			const drafts = await Promise.all(
				[officer.biasaDinas, officer.mantanDinas].map((who) =>
					make(draft({ jenis: 'gugus_kendali_mutu', anggota: [{ pelaksana_id: who, kedudukan: 'anggota', tugas: ['anggota_gkm'] }] })),
				),
			);
			await Promise.all(drafts.map((one, n) => set(one, `800/3${round}${n}/2026`)));
			const { n } = await env.one(`select count(*) as n from penugasan where tugas = 'anggota_gkm' and (berlaku_sampai is null or berlaku_sampai >= '2026-03-05')`);
			assert.equal(n, 1, `round ${round}`);
		}
	});

	it('at the database: no duty begins or ends without a decision that is set', async () => {
		const one = await make(draft());
		const db = await connect(env.cluster, env.database, 'layanand_daemon');
		const under = async (...statements) => {
			await db.query('begin');
			try {
				for (const [name, value] of Object.entries({ peran: 'kepala_penyelenggara', sub: officer.kepalaDinas, penyelenggara: agency.dinas, tugas: '', sekarang: '2026-03-05T10:00:00+07:00' }))
					await db.query('select set_config($1, $2, true)', [`layanand.${name}`, value]);
				for (const [text, values] of statements) await db.query(text, values);
				await db.query('commit');
				return 'done';
			} catch (error) {
				await db.query('rollback');
				return error.code;
			}
		};
		const give = `insert into penugasan (id, pelaksana_id, tugas, keputusan, berlaku_dari, penetapan_id) values (gen_random_uuid(), $1, $2, 'x', '2026-03-05', $3)`;
		assert.equal(await under([give, [officer.petugasDinas, 'pengelola_pengaduan', one.id]]), '42501', 'the decision is a draft when the transaction ends');
		assert.equal(await under([give, [officer.petugasDinas, 'ppid', one.id]]), '42501', 'not the duty it names');
		assert.equal(await under([give, [officer.mantanDinas, 'pengelola_pengaduan', one.id]]), '42501', 'not whom it names');
		assert.equal(await under([give, [officer.petugasDinas, 'pengelola_pengaduan', null]]), '42501');
		// A draft that names an officer of another agency, set together with the duty: what the daemon's role could write beside the API.
		const foreign = [
			[`update penetapan_anggota set pelaksana_id = $1 where berkas_id = $2 and urutan = 1`, [officer.petugasBadan, one.id]],
			[give, [officer.petugasBadan, 'pengelola_pengaduan', one.id]],
			[`update penetapan_pelaksana set nomor_keputusan = 'x', tanggal_keputusan = '2026-03-05' where berkas_id = $1`, [one.id]],
			[`update berkas set status = 'ditetapkan', versi = versi + 1 where id = $1`, [one.id]],
		];
		assert.equal(await under(...foreign), '42501', 'an officer of another agency');
		assert.equal(await under([`update penugasan set berlaku_sampai = '2026-01-01' where pelaksana_id = $1`, [officer.biasaDinas]]), '42501');
		assert.equal(await under([`update penugasan set tugas = 'ppid' where pelaksana_id = $1`, [officer.biasaDinas]]), '42501');
		assert.equal(await under([`update penetapan_pelaksana set pembiayaan = 'x' where nomor_keputusan is not null`, []]), 'done');
		assert.equal((await env.one(`select count(*) as n from penetapan_pelaksana where pembiayaan = 'x'`)).n, 0, 'what is set is not changed');
		await db.end();
	});
});
