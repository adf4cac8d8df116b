// The catalogue: writes by role with their history, heads and their terms, opening hours, near me, a search that forgives typing errors.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connect } from './lib/cluster.js';
import { Environment } from './lib/environment.js';
import { agency, officer, service } from './lib/world.js';

const hours = (changes = {}) => ({ hari: 'senin', buka: '07:30', tutup: '15:30', istirahat: [{ mulai: '12:00', selesai: '13:00' }], ...changes });

describe('catalogue', () => {
	let env, bagian, kepala;

	before(async () => {
		env = await Environment.create('katalog');
		bagian = env.as('bagianOrganisasi');
		kepala = env.as('kepala');
	});
	after(() => env?.stop());

	// Reads, then changes with the ETag that was read.
	const change = async (client, target, json, options = {}) => {
		const { etag } = await env.api.get(target);
		return client.send('PATCH', target, { json, expect: 200, ...options, headers: { 'if-match': etag, ...options.headers } });
	};
	const dinas = `/v1/penyelenggara/${agency.dinas}`;

	describe('an agency', () => {
		it('is added by Bagian Organisasi, a UPTD below another', async () => {
			const made = await bagian.post(
				'/v1/penyelenggara',
				{ kode: 'UPTD-PKM-1', nama: 'UPTD Puskesmas Bengkayang', jenis: 'uptd', induk_id: agency.badan, lokasi: { lintang: 0.83, bujur: 109.49 }, misi: ['Sehat'] },
				{ expect: 201 },
			);
			assert.equal(made.headers.location, `/v1/penyelenggara/${made.json.id}`);
			const read = (await env.api.get(made.headers.location)).json;
			assert.deepEqual(read, made.json);
			assert.deepEqual([read.induk.id, read.lokasi, read.misi, read.jam_buka], [agency.badan, { lintang: 0.83, bujur: 109.49 }, ['Sehat'], []]);
			await bagian.post('/v1/penyelenggara', { kode: 'UPTD-PKM-1', nama: 'Lagi', jenis: 'dinas' }, { expect: 409 });
			const orphan = (await bagian.post('/v1/penyelenggara', { kode: 'UPTD-X', nama: 'Tanpa induk', jenis: 'uptd' }, { expect: 422 })).json;
			assert.deepEqual([orphan.errors[0].pointer, orphan.dasar_hukum], ['/induk_id', 'Perbup Bengkayang 24/2018 Pasal 8(4)']);
			const nowhere = { kode: 'UPTD-Y', nama: 'Induk asing', jenis: 'uptd', induk_id: officer.biasaDinas };
			assert.equal((await bagian.post('/v1/penyelenggara', nowhere, { expect: 422 })).json.errors[0].pointer, '/induk_id');
			// the head of the agency above keeps the profile of what is below
			await change(env.as('kepalaLain'), made.headers.location, { motto: 'Cepat' });
			await change(kepala, made.headers.location, { motto: 'Lambat' }, { expect: 403 });
		});

		it('is changed by merge patch: what is named is replaced, null removes, the rest stays', async () => {
			const first = (await env.api.get(dinas)).json;
			const patch = { visi: 'Tertib administrasi', jam_buka: [hours(), hours({ hari: 'jumat', tutup: '14:30', istirahat: [] })], kota: 'Bengkayang', kode_pos: '79211' };
			const second = (await change(kepala, dinas, patch, { headers: { 'content-type': 'application/merge-patch+json' } })).json;
			assert.deepEqual({ ...second, diperbarui_pada: null }, { ...first, ...patch, diperbarui_pada: null });
			const third = (await change(kepala, dinas, { visi: null, lokasi: { lintang: 0.9 } })).json;
			assert.deepEqual([third.visi, third.lokasi, third.kota], [null, { lintang: 0.9, bujur: 109.48 }, 'Bengkayang']);
			assert.equal((await change(kepala, dinas, { lokasi: null })).json.lokasi, null);
			assert.equal((await change(kepala, dinas, { lokasi: { lintang: 0.82 } }, { expect: 422 })).json.errors[0].pointer, '/lokasi');
			await change(kepala, dinas, { lokasi: { lintang: 0.82, bujur: 109.48 } });
		});

		it('only with the version that was read', async () => {
			const { etag } = await env.api.get(dinas);
			for (const [target, json] of [[dinas, { motto: 'a' }], [`/v1/layanan/${service.kk}`, { produk: 'a' }], [`/v1/pelaksana/${officer.biasaDinas}`, { jabatan: 'a' }]])
				await kepala.send('PATCH', target, { json, expect: 428 });
			await kepala.send('PATCH', dinas, { json: { motto: 'a' }, headers: { 'if-match': etag }, expect: 200 });
			await kepala.send('PATCH', dinas, { json: { motto: 'b' }, headers: { 'if-match': etag }, expect: 412 });
			const same = await env.api.get(dinas);
			await change(kepala, dinas, { motto: 'a' }); // changes nothing, and so leaves version and history
			assert.equal((await env.api.get(dinas)).etag, same.etag);
		});

		it('of ten who change one version at once, one does', async () => {
			const { etag } = await env.api.get(dinas);
			const answers = await Promise.all(
				Array.from({ length: 10 }, (_, n) => kepala.send('PATCH', dinas, { json: { motto: `motto ${n}` }, headers: { 'if-match': etag } })),
			);
			assert.deepEqual(answers.map((one) => one.status).sort(), [200, ...Array(9).fill(412)]);
		});

		it('what it is only Bagian Organisasi changes; its tree has no loops', async () => {
			for (const json of [{ nama: 'Dinas Baru' }, { kode: 'X' }, { jenis: 'badan' }, { induk_id: agency.badan }, { dibentuk_pada: '2020-01-01' }])
				await change(kepala, dinas, json, { expect: 403 });
			await change(bagian, dinas, { kode: 'BKPSDM' }, { expect: 409 });
			for (const induk_id of [agency.uptd, agency.dinas])
				assert.equal((await change(bagian, dinas, { induk_id }, { expect: 422 })).json.errors[0].pointer, '/induk_id');
			assert.equal((await change(bagian, dinas, { dibentuk_pada: '2020-01-01' })).json.dibentuk_pada, '2020-01-01');
		});

		it('opening hours: each day once, opening before closing, breaks in between', async () => {
			for (const jam_buka of [
				[hours(), hours()],
				[hours({ buka: '15:30', tutup: '07:30', istirahat: [] })],
				[hours({ istirahat: [{ mulai: '13:00', selesai: '12:00' }] })],
				[hours({ istirahat: [{ mulai: '06:00', selesai: '08:00' }] })],
				[hours({ buka: '24:00' })],
				[hours({ hari: 'monday' })],
			])
				assert.match((await change(kepala, dinas, { jam_buka }, { expect: 422 })).json.errors[0].pointer, /^\/jam_buka/);
		});

		it('every change is in its history: who, when, what before and after; it can neither be changed nor left out', async () => {
			await env.clock('2026-03-03T10:00:00+07:00');
			await change(kepala, dinas, { motto: 'Sebelum' });
			await change(bagian, dinas, { motto: 'Sesudah', telepon: '0562 441001' });
			const { data, next_cursor } = (await env.api.get(`${dinas}/riwayat?limit=1`)).json;
			assert.deepEqual(
				[data[0].jenis, data[0].waktu.slice(0, 16), data[0].pelaku, data[0].objek, data[0].perubahan],
				['penyelenggara.diubah', '2026-03-03T10:00', 'bagian_organisasi', { jenis: 'penyelenggara', id: agency.dinas },
					[{ bagian: 'motto', sebelum: 'Sebelum', sesudah: 'Sesudah' }, { bagian: 'telepon', sebelum: null, sesudah: '0562 441001' }]],
			);
			const second = (await env.api.get(`${dinas}/riwayat?limit=1&cursor=${next_cursor}`)).json.data[0];
			assert.deepEqual([second.pelaku, second.perubahan[0].sesudah], ['kepala_penyelenggara', 'Sebelum']);
			assert.ok(!JSON.stringify(data).includes(officer.bagianOrganisasi), 'nobody is named');
			await assert.rejects(env.sql.query(`update kejadian set data = '{}' where proses = 'katalog'`));
			await env.command(['verify']); // its chain holds
		});
	});

	describe('a service', () => {
		const one = (changes = {}) => ({ penyelenggara_id: agency.dinas, kode: 'DUKCAPIL-KIA', nama: 'Penerbitan Kartu Identitas Anak', jenis: 'administratif', pola: 'fungsional', ...changes });

		it('is added, changed and taken back by the head of its agency', async () => {
			const made = await kepala.post('/v1/layanan', one({ persyaratan: ['Akta kelahiran'] }), { expect: 201 });
			assert.deepEqual([made.json.aktif, made.json.persyaratan, made.json.biaya], [true, ['Akta kelahiran'], null]);
			const target = made.headers.location;
			const changed = (await change(kepala, target, { biaya: 'Gratis', persyaratan: ['Akta kelahiran', 'Pas foto'] })).json;
			assert.deepEqual([changed.biaya, changed.persyaratan.length, changed.nama], ['Gratis', 2, made.json.nama]);
			await change(kepala, target, { aktif: false });
			const found = (await env.api.get('/v1/layanan?q=identitas+anak')).json.data;
			assert.ok(!found.some((each) => each.id === made.json.id), 'no longer offered');
			assert.equal((await env.api.get(target)).json.aktif, false);
			await change(bagian, target, { aktif: true, penyelenggara_id: agency.uptd });
			const history = (await env.api.get(`${target}/riwayat`)).json.data;
			assert.deepEqual(history.map((event) => event.jenis), ['layanan.diubah', 'layanan.diubah', 'layanan.diubah', 'layanan.ditambah']);
			assert.deepEqual(history[2].perubahan.map((one) => [one.bagian, one.sebelum]), [['biaya', null], ['persyaratan', ['Akta kelahiran']]]);
			assert.deepEqual(history[0].perubahan.map((one) => [one.bagian, one.sesudah]), [['aktif', true], ['penyelenggara_id', agency.uptd]]);
			assert.ok((await env.api.get(`${dinas}/riwayat?limit=100`)).json.data.some((event) => event.objek.id === made.json.id));
		});

		it('not by others, not twice, not elsewhere', async () => {
			await env.as('kepalaLain').post('/v1/layanan', one({ kode: 'X-1' }), { expect: 403 });
			await env.as('kepalaUptd').post('/v1/layanan', one({ kode: 'X-1' }), { expect: 403 });
			await kepala.post('/v1/layanan', one({ kode: 'X-1', penyelenggara_id: agency.uptd }), { expect: 201 });
			await kepala.post('/v1/layanan', one({ kode: 'DUKCAPIL-KK' }), { expect: 409 });
			assert.equal((await bagian.post('/v1/layanan', one({ penyelenggara_id: officer.biasaDinas }), { expect: 422 })).json.errors[0].pointer, '/penyelenggara_id');
			const target = `/v1/layanan/${service.kk}`;
			await change(kepala, target, { penyelenggara_id: agency.uptd }, { expect: 403 });
			await change(kepala, target, { kode: 'DUKCAPIL-KTP' }, { expect: 409 });
			await change(env.as('kepalaLain'), target, { biaya: 'x' }, { expect: 403 });
		});
	});

	describe('the pattern of a service obliges', () => {
		const service = async (kode, pola, penyelenggara_id = agency.dinas) =>
			(await kepala.post('/v1/layanan', { penyelenggara_id, kode, nama: `Layanan ${kode}`, jenis: 'jasa', pola }, { expect: 201 })).headers.location;
		const owed = async (target) => (await env.api.get(`${target}/kewajiban`)).json;
		const missing = async (target) => (await owed(target)).kewajiban.filter((one) => !one.terpenuhi).map((one) => one.jenis);
		const meet = (target, jenis, more = {}, options = { expect: 201 }) =>
			kepala.post(`${target}/kewajiban`, { jenis, nomor: '100/2026', tanggal: '2026-03-02', pejabat: 'Bupati Bengkayang', ...more }, options);

		const said = {
			keputusan_gugus_tugas: { gugus_tugas: { koordinator_id: agency.dinas, penempatan: { penyelenggara_id: agency.uptd } } },
			penugasan_pelaksana: { pelaksana: [officer.biasaDinas] }, penempatan_back_office: { pelaksana: [officer.rekanDinas, officer.petugasUptd] },
			koordinator_front_office: { koordinator: { nama: 'Yosef Meranti', jabatan: 'Asisten Perekonomian' } },
		};

		it('each by its own pasal: delegation, assignments and coordinator, reports, guidance, gugus tugas', async () => {
			const expected = {
				fungsional: ['petunjuk_teknis'], terpusat: ['laporan_berkala'], satu_pintu: ['pendelegasian_wewenang'], virtual: [],
				satu_atap: ['koordinator_front_office', 'penempatan_back_office', 'penugasan_pelaksana'], gugus_tugas: ['keputusan_gugus_tugas', 'usul_gugus_tugas'],
			};
			for (const [pola, jenis] of Object.entries(expected)) {
				const target = await service(`POLA-${pola.toUpperCase()}`, pola);
				assert.deepEqual([await missing(target), (await owed(target)).lengkap], [jenis, jenis.length === 0], pola);
				for (const one of jenis) await meet(target, one, said[one] ?? {});
				assert.deepEqual([await missing(target), (await owed(target)).lengkap], [[], true], pola);
			}
			const below = await service('POLA-UPTD', 'virtual', agency.uptd);
			assert.deepEqual(await missing(below), ['pembinaan_uptd']);
			const [one] = (await owed(below)).kewajiban;
			assert.equal(one.dasar_hukum, 'Perbup Bengkayang 24/2018 Pasal 8 ayat (4)');
			const guidance = { jenis: 'pembinaan_uptd', nomor: '9/2026', tanggal: '2026-03-02', pejabat: 'Kepala Dinas' };
			const own = (await env.as('kepalaUptd').post(`${below}/kewajiban`, guidance, { expect: 403 })).json;
			assert.equal(own.dasar_hukum, 'Perbup Bengkayang 24/2018 Pasal 8 ayat (4)', 'the guided one does not say that he was');
			await meet(below, 'pembinaan_uptd');
			assert.deepEqual(await missing(below), []);
		});

		it('under one roof assignments say who is assigned, and the appointment who coordinates', async () => {
			const target = await service('POLA-ATAP', 'satu_atap');
			const refused = async (jenis, more, pointer, pasal) => {
				const { json } = await meet(target, jenis, more, { expect: 422 });
				assert.deepEqual([json.errors[0].pointer, json.dasar_hukum], [pointer, `Perbup Bengkayang 24/2018 Pasal 10 ayat ${pasal}`], jenis);
			};
			for (const jenis of ['penugasan_pelaksana', 'penempatan_back_office']) {
				await refused(jenis, {}, '/pelaksana', '(9) dan ayat (10)');
				await refused(jenis, { pelaksana: [officer.biasaDinas, officer.petugasBadan] }, '/pelaksana', '(9) dan ayat (10)');
			}
			await refused('koordinator_front_office', {}, '/koordinator', '(11)');
			await refused('koordinator_front_office', { ...said.koordinator_front_office, ...said.penugasan_pelaksana }, '/pelaksana', '(9) sampai ayat (11)');
			await refused('penugasan_pelaksana', { ...said.koordinator_front_office, ...said.penugasan_pelaksana }, '/koordinator', '(9) sampai ayat (11)');
			assert.equal((await missing(target)).length, 3);
			for (const jenis of await missing(target)) await meet(target, jenis, said[jenis]);
			const shown = Object.fromEntries((await owed(target)).kewajiban.map((one) => [one.jenis, one.catatan[0]]));
			assert.deepEqual(shown.penempatan_back_office.pelaksana.map((one) => [one.id, one.nama]), [[officer.rekanDinas, 'Rekan Dinas'], [officer.petugasUptd, 'Petugas Uptd']]);
			assert.deepEqual([shown.koordinator_front_office.koordinator, shown.koordinator_front_office.pelaksana], [said.koordinator_front_office.koordinator, []]);
			const history = (await env.api.get(`${dinas}/riwayat?limit=10`)).json.data.flatMap((one) => one.perubahan.map((part) => part.bagian));
			assert.ok(history.includes('pelaksana') && history.includes('koordinator'));
		});

		it('what is owed again and again lapses; what is missing is reported', async () => {
			const target = await service('POLA-BERKALA', 'terpusat');
			const reported = async () => (await env.api.get(`/v1/kewajiban-pola?limit=100&penyelenggara_id=${agency.dinas}`)).json.data.some((one) => target.endsWith(one.layanan.id));
			assert.equal(await reported(), true);
			const met = (await meet(target, 'laporan_berkala', { tanggal: '2025-03-10' })).json.kewajiban[0];
			assert.deepEqual([met.terpenuhi, met.terakhir, met.jatuh_tempo], [true, '2025-03-10', '2026-03-10']);
			assert.equal(await reported(), false);
			await env.clock('2026-03-11T08:00:00+07:00');
			assert.equal(await reported(), true);
			const door = await service('POLA-BATAS', 'satu_pintu');
			await meet(door, 'pendelegasian_wewenang', { berlaku_sampai: '2026-03-10' });
			assert.deepEqual(await missing(door), ['pendelegasian_wewenang']);
			assert.ok((await env.api.get(`${dinas}/riwayat`)).json.data.some((event) => event.jenis === 'kewajiban_catatan.ditambah'));
		});

		it('only what it owes, by those who answer for it, not ahead of its date', async () => {
			const target = await service('POLA-TOLAK', 'satu_pintu');
			const pointer = async (...args) => (await meet(target, ...args, { expect: 422 })).json.errors[0].pointer;
			assert.equal(await pointer('laporan_berkala', {}), '/jenis');
			assert.equal(await pointer('pendelegasian_wewenang', { tanggal: '2027-01-01' }), '/tanggal');
			assert.equal(await pointer('pendelegasian_wewenang', { berlaku_sampai: '2020-01-01' }), '/berlaku_sampai');
			const body = { jenis: 'pendelegasian_wewenang', nomor: 'x', tanggal: '2026-03-02', pejabat: 'x' };
			await env.as('kepalaLain').post(`${target}/kewajiban`, body, { expect: 403 });
			await env.as('petugas').post(`${target}/kewajiban`, body, { expect: 403 });
		});
	});

	describe('a task force', () => {
		const made = async (kode, pola = 'gugus_tugas') => (await kepala.post('/v1/layanan', { penyelenggara_id: agency.dinas, kode, nama: `Layanan ${kode}`, jenis: 'jasa', pola }, { expect: 201 })).headers.location;
		const record = (target, jenis, more = {}, expect = 201) => kepala.post(`${target}/kewajiban`, { jenis, nomor: '100/2026', tanggal: '2026-03-02', pejabat: 'Bupati Bengkayang', ...more }, { expect });
		const seen = async (target) => (await env.api.get(target)).json.gugus_tugas;
		const place = { penyelenggara_id: agency.badan, alamat: 'Pasar Bengkayang', lokasi: { lintang: 0.83, bujur: 109.49 } };

		it('is proposed, formed, placed and coordinated, and all of it is seen on the service', async () => {
			const target = await made('GUGUS-1');
			assert.deepEqual(await seen(target), { usul: null, keputusan: null, koordinator: null, penempatan: null });
			await record(target, 'usul_gugus_tugas', { nomor: '7/2026' });
			assert.deepEqual((await seen(target)).usul, { penyelenggara: { id: agency.dinas, nama: 'Dinas Kependudukan dan Pencatatan Sipil' }, nomor: '7/2026', tanggal: '2026-03-02' });
			await record(target, 'usul_gugus_tugas', { nomor: '8/2026', gugus_tugas: { pengusul_id: agency.uptd } });
			await record(target, 'keputusan_gugus_tugas', { nomor: '101/2026', berlaku_sampai: '2026-12-31', gugus_tugas: { koordinator_id: agency.badan, penempatan: place } });
			const shown = await seen(target);
			assert.deepEqual([shown.usul.penyelenggara.id, shown.usul.nomor, shown.koordinator.id, shown.penempatan.penyelenggara.id], [agency.uptd, '8/2026', agency.badan, agency.badan]);
			assert.deepEqual(shown.keputusan, { nomor: '101/2026', tanggal: '2026-03-02', pejabat: 'Bupati Bengkayang', berlaku_sampai: '2026-12-31' });
			assert.deepEqual([shown.penempatan.alamat, shown.penempatan.lokasi], [place.alamat, place.lokasi]);
			// a later decision places it elsewhere; the one before it stays in the history
			await record(target, 'keputusan_gugus_tugas', { tanggal: '2026-03-03', gugus_tugas: { koordinator_id: agency.dinas, penempatan: { alamat: 'Terminal' } } });
			assert.deepEqual((await seen(target)).penempatan, { penyelenggara: null, alamat: 'Terminal', lokasi: null });
			const told = (await env.api.get(`${dinas}/riwayat?limit=100`)).json.data.flatMap((event) => event.perubahan).filter((part) => part.bagian === 'koordinator_id').map((part) => part.sesudah);
			assert.deepEqual(told.slice(0, 2), [agency.dinas, agency.badan]);
			await change(kepala, target, { pola: 'fungsional' });
			assert.equal(await seen(target), null);
		});

		it('has a place and a coordinator, each by its pasal; of another obligation they are no part', async () => {
			const [target, other] = [await made('GUGUS-2'), await made('GUGUS-LAIN', 'fungsional')];
			const refused = async (jenis, gugus_tugas, at = target) => {
				const { errors, dasar_hukum } = (await record(at, jenis, { gugus_tugas }, 422)).json;
				return [errors[0].pointer, dasar_hukum?.split('Pasal ')[1]];
			};
			const whole = { koordinator_id: agency.dinas, penempatan: place };
			assert.deepEqual(await refused('keputusan_gugus_tugas', undefined), ['/gugus_tugas/koordinator_id', '12 ayat (3)']);
			assert.deepEqual(await refused('keputusan_gugus_tugas', { penempatan: place }), ['/gugus_tugas/koordinator_id', '12 ayat (3)']);
			assert.deepEqual(await refused('keputusan_gugus_tugas', { koordinator_id: agency.dinas }), ['/gugus_tugas/penempatan', '12 ayat (2)']);
			assert.deepEqual(await refused('keputusan_gugus_tugas', { ...whole, penempatan: { lokasi: place.lokasi } }), ['/gugus_tugas/penempatan', '12 ayat (2)']);
			assert.deepEqual(await refused('keputusan_gugus_tugas', { ...whole, koordinator_id: officer.biasaDinas }), ['/gugus_tugas/koordinator_id', undefined]);
			assert.deepEqual(await refused('keputusan_gugus_tugas', { ...whole, penempatan: { penyelenggara_id: officer.biasaDinas } }), ['/gugus_tugas/penempatan/penyelenggara_id', undefined]);
			assert.deepEqual(await refused('usul_gugus_tugas', { pengusul_id: officer.biasaDinas }), ['/gugus_tugas/pengusul_id', undefined]);
			assert.deepEqual(await refused('usul_gugus_tugas', whole), ['/gugus_tugas', '12']);
			assert.deepEqual(await refused('keputusan_gugus_tugas', { ...whole, pengusul_id: agency.dinas }), ['/gugus_tugas/pengusul_id', '12']);
			assert.deepEqual(await refused('petunjuk_teknis', whole, other), ['/gugus_tugas', '12']);
			assert.deepEqual(await refused('keputusan_gugus_tugas', { ...whole, penempatan: { ...place, lokasi: { lintang: 91, bujur: 0 } } }), ['/gugus_tugas/penempatan/lokasi/lintang', undefined]);
			await env.as('kepalaLain').post(`${target}/kewajiban`, { jenis: 'keputusan_gugus_tugas', nomor: 'x', tanggal: '2026-03-02', pejabat: 'x', gugus_tugas: whole }, { expect: 403 });
			assert.equal((await seen(target)).keputusan, null);
		});

		it('is there as long as its decision holds', async () => {
			const target = await made('GUGUS-3');
			const owed = async () => (await env.api.get(`${target}/kewajiban`)).json.kewajiban.filter((one) => !one.terpenuhi).map((one) => one.jenis);
			await record(target, 'keputusan_gugus_tugas', { berlaku_sampai: '2026-03-20', gugus_tugas: { koordinator_id: agency.dinas, penempatan: { alamat: 'Pasar' } } });
			assert.deepEqual([(await seen(target)).penempatan.alamat, await owed()], ['Pasar', ['usul_gugus_tugas']]);
			await env.clock('2026-03-21T08:00:00+07:00');
			assert.deepEqual([(await seen(target)).penempatan, await owed()], [null, ['keputusan_gugus_tugas', 'usul_gugus_tugas']]);
		});
	});

	describe('linked services', () => {
		const made = async (kode, pola, penyelenggara_id = agency.dinas) => {
			const { json, headers } = await bagian.post('/v1/layanan', { penyelenggara_id, kode, nama: `Layanan ${kode}`, jenis: 'jasa', pola }, { expect: 201 });
			return { id: json.id, at: headers.location };
		};
		const link = (from, to, hubungan, expect = 201, who = kepala, more = {}) => who.post(`${from.at}/terkait`, { layanan_id: to.id, hubungan, ...more }, { expect });
		const part = (from, to, hubungan, expect = 200, who = kepala) => who.post(`${from.at}/terkait/pelepasan`, { layanan_id: to.id, hubungan }, { expect });
		const links = async (one) => (await env.api.get(`${one.at}/terkait`)).json.data.map((each) => [each.hubungan, each.layanan.id]);

		it('are written by who answers for the service, seen from both sides and in the history of both; what is dissolved stays there', async () => {
			const [akta, kia, cuti] = [await made('KAIT-AKTA', 'fungsional'), await made('KAIT-KIA', 'fungsional'), await made('KAIT-CUTI', 'fungsional', agency.badan)];
			const first = (await link(kia, akta, 'prasyarat', 201, kepala, { keterangan: 'Nomor akta dipakai' })).json;
			assert.deepEqual(
				[first.hubungan, first.layanan.id, first.penyelenggara.id, first.keterangan, first.satu_pintu, first.dilepas_pada],
				['prasyarat', akta.id, agency.dinas, 'Nomor akta dipakai', false, null],
			);
			await link(kia, cuti, 'lanjutan');
			await link(cuti, akta, 'bersama', 201, env.as('kepalaLain'));
			assert.deepEqual(await links(kia), [['lanjutan', cuti.id], ['prasyarat', akta.id]]);
			assert.deepEqual(await links(akta), [['bersama', cuti.id], ['prasyarat_bagi', kia.id]]);
			assert.deepEqual(await links(cuti), [['bersama', akta.id], ['lanjutan_dari', kia.id]]);
			await link(cuti, kia, 'prasyarat', 403); // not the head of that agency
			await part(cuti, akta, 'bersama', 403);
			await part(akta, kia, 'prasyarat', 409); // seen from there it is prasyarat_bagi
			assert.notEqual((await part(kia, akta, 'prasyarat')).json.dilepas_pada, null);
			await part(kia, akta, 'prasyarat', 409);
			assert.deepEqual([await links(kia), await links(akta)], [[['lanjutan', cuti.id]], [['bersama', cuti.id]]]);
			const history = async (one) =>
				(await env.api.get(`${one.at}/riwayat`)).json.data.slice(0, -1).map((event) => [event.jenis, event.pelaku, event.perubahan[0].sebelum?.hubungan, event.perubahan[0].sesudah?.hubungan]);
			assert.deepEqual(await history(akta), [
				['layanan.dilepaskan', 'kepala_penyelenggara', 'prasyarat_bagi', undefined],
				['layanan.dikaitkan', 'kepala_penyelenggara', undefined, 'bersama'],
				['layanan.dikaitkan', 'kepala_penyelenggara', undefined, 'prasyarat_bagi'],
			]);
			// also of a service that another agency gives, in the chain of that agency
			assert.deepEqual((await history(cuti)).map((event) => event[3]), ['bersama', 'lanjutan_dari']);
			assert.ok((await env.api.get(`/v1/penyelenggara/${agency.badan}/riwayat`)).json.data.some((event) => event.jenis === 'layanan.dikaitkan'));
			await env.command(['verify']); // both chains hold
			await link(kia, akta, 'prasyarat'); // and again
			await part(akta, kia, 'prasyarat_bagi'); // from the other side
			await part(cuti, kia, 'lanjutan_dari', 200, env.as('kepalaLain')); // also by another agency, which had not written it
			assert.deepEqual([await links(kia), await links(cuti)], [[], [['bersama', akta.id]]]);
		});

		it('never with itself, twice, with what there is not or in a circle of prerequisites', async () => {
			const [a, b, c] = [await made('LINGKAR-A', 'fungsional'), await made('LINGKAR-B', 'fungsional'), await made('LINGKAR-C', 'fungsional')];
			const pointer = async (...args) => (await link(...args)).json.errors[0].pointer;
			assert.equal(await pointer(a, a, 'bersama', 422), '/layanan_id');
			assert.equal(await pointer(a, { id: officer.biasaDinas }, 'bersama', 422), '/layanan_id');
			await link(a, b, 'prasyarat');
			await link(a, b, 'prasyarat', 409);
			await link(a, b, 'bersama');
			await link(b, a, 'bersama', 409);
			await link(b, c, 'prasyarat');
			const circle = (await link(c, a, 'prasyarat', 422)).json;
			assert.deepEqual([circle.errors[0].pointer, circle.dasar_hukum], ['/layanan_id', 'Perbup Bengkayang 24/2018 Pasal 11 ayat (1)']);
			await link(c, a, 'lanjutan'); // what comes after may lead back
			await part(b, c, 'prasyarat');
			await link(c, a, 'prasyarat'); // no circle any more
			await change(kepala, b.at, { aktif: false });
			assert.equal(await pointer(c, b, 'bersama', 422), '/layanan_id');
		});

		it('of two that close a circle at once, one is refused', async () => {
			for (let n = 0; n < 5; n++) {
				const [a, b] = [await made(`SERENTAK-A${n}`, 'fungsional'), await made(`SERENTAK-B${n}`, 'fungsional')];
				const answers = await Promise.all([[a, b], [b, a]].map(([from, to]) => kepala.send('POST', `${from.at}/terkait`, { json: { layanan_id: to.id, hubungan: 'prasyarat' } })));
				assert.deepEqual(answers.map((one) => one.status).sort(), [201, 422]);
			}
		});

		it('at the database: written and dissolved by who answers for the service, in nobody else’s history', async () => {
			const link = (from) => `insert into layanan_terkait (id, layanan_id, terkait_id, hubungan, sejak) values (gen_random_uuid(), '${from}', '${service.ktp}', 'lanjutan', '2026-03-02')`;
			const db = await connect(env.cluster, env.database, 'layanand_daemon');
			const tries = async (sub, penyelenggara, ...texts) => {
				await db.query('begin');
				try {
					for (const [name, value] of Object.entries({ peran: 'kepala_penyelenggara', sub, penyelenggara, sekarang: '2026-03-12T10:00:00+07:00' }))
						await db.query('select set_config($1, $2, true)', [`layanand.${name}`, value]);
					let count;
					for (const text of texts) count = (await db.query(text)).rowCount;
					return count;
				} catch (error) {
					return error.code;
				} finally {
					await db.query('rollback');
				}
			};
			const [own, other] = [[officer.kepalaDinas, agency.dinas], [officer.kepalaBadan, agency.badan]];
			const end = (at) => `update layanan_terkait set dilepas_pada = ${at} where layanan_id = '${service.kk}'`;
			try {
				assert.deepEqual([await tries(...own, link(service.kk)), await tries(...other, link(service.kk)), await tries(...other, link(service.izin))], [1, '42501', 1]);
				assert.equal(await tries(...own, link(service.kk), end(`'2026-03-12T10:00:00+07:00'`)), 1);
				assert.equal(await tries(...own, link(service.kk), end('null')), '42501');
				assert.equal(await tries(...own, link(service.kk), end(`'2026-03-12T10:00:00+07:00'`), end('null')), 0); // what is dissolved stays so
				assert.equal(await tries(...own, link(service.kk), `update layanan_terkait set terkait_id = layanan_id`), '42501');
				assert.equal(await tries(...own, 'delete from layanan_terkait'), '42501');
				assert.equal(await tries(...own, `update aturan_kewajiban set terkait = false`), '42501');
				const event = `insert into kejadian (rantai_id, id, proses, penyelenggara_id, jenis, waktu, pelaku, pelaku_id)
					values ('${agency.badan}', gen_random_uuid(), 'katalog', '${agency.badan}', 'layanan.dikaitkan', now(), 'kepala_penyelenggara', '${officer.kepalaDinas}')`;
				assert.equal(await tries(...own, event), '42501');
			} finally {
				await db.end();
			}
		});

		it('are given by one door of one agency; what is not is reported by its pasal', async () => {
			const owed = async (one) =>
				Object.fromEntries((await env.api.get(`${one.at}/kewajiban`)).json.kewajiban.filter((each) => each.dasar_hukum.includes('Pasal 11')).map((each) => [each.jenis, each.terpenuhi]));
			const reported = async (one) =>
				(await env.api.get('/v1/kewajiban-pola?limit=100&penyelenggara_id=' + agency.dinas)).json.data.filter((each) => each.layanan.id === one.id && each.dasar_hukum.includes('Pasal 11'));
			const [imb, izin] = [await made('PINTU-IMB', 'satu_pintu'), await made('PINTU-IZIN', 'fungsional')];
			assert.deepEqual(await owed(imb), {}); // not linked: nothing owed
			await link(izin, imb, 'prasyarat');
			for (const one of [imb, izin]) assert.deepEqual(await owed(one), { kedudukan_satu_pintu: false, keterkaitan_satu_pintu: false });
			const [position, pattern] = await reported(imb);
			assert.deepEqual([position.dasar_hukum, pattern.dasar_hukum], ['Perbup Bengkayang 24/2018 Pasal 11 ayat (2)', 'Perbup Bengkayang 24/2018 Pasal 11 ayat (1)']);
			await change(kepala, izin.at, { pola: 'satu_pintu' });
			const record = { nomor: '42/2016', tanggal: '2016-12-30', pejabat: 'Bupati Bengkayang' };
			assert.equal((await kepala.post(`${izin.at}/kewajiban`, { jenis: 'keterkaitan_satu_pintu', ...record }, { expect: 422 })).json.errors[0].pointer, '/jenis');
			await kepala.post(`${imb.at}/kewajiban`, { jenis: 'kedudukan_satu_pintu', ...record }, { expect: 201 });
			// what an agency is holds for all of its services
			for (const one of [imb, izin]) assert.deepEqual([await owed(one), await reported(one)], [{ kedudukan_satu_pintu: true, keterkaitan_satu_pintu: true }, []]);
			assert.equal((await env.api.get(`${izin.at}/kewajiban`)).json.kewajiban.find((each) => each.jenis === 'kedudukan_satu_pintu').catatan[0].nomor, '42/2016');
			assert.deepEqual((await env.api.get(`${izin.at}/terkait`)).json.data.map((each) => each.satu_pintu), [true]);
			await change(bagian, imb.at, { penyelenggara_id: agency.badan }); // not one agency any more
			assert.deepEqual([await owed(izin), await owed(imb)], [{ kedudukan_satu_pintu: false, keterkaitan_satu_pintu: true }, { kedudukan_satu_pintu: false, keterkaitan_satu_pintu: true }]);
			await part(izin, imb, 'prasyarat');
			assert.deepEqual(await owed(izin), {});
			const alone = await made('PINTU-LAIN', 'satu_pintu');
			await kepala.post(`${alone.at}/kewajiban`, { jenis: 'kedudukan_satu_pintu', ...record }, { expect: 422 }); // not linked
		});
	});

	describe('officers and heads', () => {
		it('an officer is recorded, changed, moved; the profile is public', async () => {
			const made = await kepala.post('/v1/pelaksana', { penyelenggara_id: agency.dinas, nama: 'Yohana Sari', jabatan: 'Pengadministrasi' }, { expect: 201 });
			const target = made.headers.location;
			assert.deepEqual([made.json.kepala, made.json.penugasan], [false, []]);
			await change(kepala, target, { jabatan: 'Kepala Seksi' });
			await change(kepala, target, { penyelenggara_id: agency.badan }, { expect: 403 });
			assert.equal((await change(bagian, target, { penyelenggara_id: agency.badan })).json.penyelenggara.id, agency.badan);
			await change(env.as('kepalaLain'), target, { aktif: false });
			assert.ok(!(await env.api.get(`/v1/penyelenggara/${agency.badan}/pelaksana?limit=100`)).json.data.some((each) => each.id === made.json.id));
			await kepala.post('/v1/pelaksana', { id: officer.biasaDinas, penyelenggara_id: agency.dinas, nama: 'x', jabatan: 'x' }, { expect: 409 });
			const duties = (await env.api.get(`/v1/pelaksana/${officer.petugasDinas}`)).json.penugasan;
			assert.deepEqual(duties, [{ tugas: 'pengelola_pengaduan', keputusan: '800/1/2026', berlaku_dari: '2026-01-02', berlaku_sampai: null }]);
		});

		it('one head at a time: the term of the former ends on the day before', async () => {
			const heads = async () => (await env.api.get(`${dinas}/kepala`)).json.data.map((one) => [one.pelaksana.id, one.status, one.berlaku_dari, one.berlaku_sampai]);
			const name = (pelaksana_id, berlaku_dari, more = {}, options = { expect: 201 }) =>
				bagian.post(`${dinas}/kepala`, { pelaksana_id, keputusan: '821.2/1/2026', berlaku_dari, ...more }, options);
			assert.deepEqual(await heads(), [[officer.kepalaDinas, 'definitif', null, null]]);
			await name(officer.kepalaDinas, '2024-01-02');
			await name(officer.biasaDinas, '2026-03-02', { status: 'plt' });
			assert.equal((await env.api.get(dinas)).json.kepala.id, officer.biasaDinas);
			await name(officer.kepalaDinas, '2026-03-03');
			assert.equal((await env.api.get(dinas)).json.kepala.id, officer.kepalaDinas);
			assert.deepEqual(await heads(), [
				[officer.kepalaDinas, 'definitif', '2026-03-03', null],
				[officer.biasaDinas, 'plt', '2026-03-02', '2026-03-02'],
				[officer.kepalaDinas, 'definitif', '2024-01-02', '2026-03-01'],
			]);
			assert.equal((await name(officer.biasaDinas, '2026-03-01', {}, { expect: 422 })).json.errors[0].pointer, '/berlaku_dari');
			assert.equal((await name(officer.biasaDinas, '2026-04-01', {}, { expect: 422 })).json.errors[0].pointer, '/berlaku_dari');
			assert.equal((await name(officer.petugasBadan, '2026-03-03', {}, { expect: 422 })).json.errors[0].pointer, '/pelaksana_id');
			for (const json of [{ aktif: false }, { penyelenggara_id: agency.badan }])
				await change(bagian, `/v1/pelaksana/${officer.kepalaDinas}`, json, { expect: 409 });
		});
	});

	describe('search', () => {
		const found = async (list, q) => (await env.api.get(`/v1/${list}?limit=100&q=${encodeURIComponent(q)}`)).json.data;

		it('forgives typing errors, the most similar first', async () => {
			for (const q of ['kartu keluarga', 'katru kelurga', 'KARTU KELUARGÁ', 'kartu klarga', 'penerbitn kartu keluarga'])
				assert.equal((await found('layanan', q))[0]?.id, service.kk, q);
			for (const q of ['kependudukn', 'pencatatan sipl', 'Dinas Kependudkan'])
				assert.equal((await found('penyelenggara', q))[0]?.id, agency.dinas, q);
			assert.equal((await found('layanan', 'DUKCAPIL-KTP'))[0].id, service.ktp, 'by code');
			assert.deepEqual(await found('layanan', 'pesawat terbang'), []);
			for (const q of ['%%', `' or 1=1 --`, '\\\\', '🙂🙂']) await found('layanan', q);
		});

		it('finds what was just changed, and no longer what it was', async () => {
			const target = `/v1/layanan/${service.ktp}`;
			await change(kepala, target, { nama: 'Pencetakan Biodata Warga', uraian: null });
			assert.equal((await found('layanan', 'biodata warga'))[0].id, service.ktp);
			assert.ok(!(await found('layanan', 'perekaman')).some((one) => one.id === service.ktp));
		});

		it('page by page, as the whole list', async () => {
			const all = (await env.api.get('/v1/layanan?limit=100&q=layanan')).json.data.map((one) => one.id);
			assert.ok(all.length > 30);
			const paged = [];
			for (let cursor = ''; cursor !== null; ) {
				const page = (await env.api.get(`/v1/layanan?limit=7&q=layanan${cursor && `&cursor=${cursor}`}`)).json;
				paged.push(...page.data.map((one) => one.id));
				cursor = page.next_cursor;
			}
			assert.deepEqual(paged, all);
		});

		it('by the index, also under row-level security', async () => {
			await env.sql.query('begin');
			try {
				await env.sql.query(`set local role layanand_daemon; set local layanand.peran = 'publik'; set local enable_seqscan = off`);
				const plan = (await env.rows(`explain select * from layanand.katalog_calon('layanan', 'kartu keluarga')`)).map((row) => row['QUERY PLAN']).join('\n');
				assert.match(plan, /Index Cond: \(\(trigram = ANY/);
				const near = (await env.rows(`explain select id from penyelenggara where lintang_e6 between 800000 and 850000 and bujur_e6 between 109000000 and 110000000`))
					.map((row) => row['QUERY PLAN']).join('\n');
				assert.match(near, /penyelenggara_titik/);
				const place = (await env.rows(`explain select k.id from layanand.lingkaran('0.82,109.48', 5000) d
					join kewajiban_catatan k on k.lintang_e6 between d.selatan and d.utara and k.bujur_e6 between d.barat and d.timur`)).map((row) => row['QUERY PLAN']).join('\n');
				assert.match(place, /kewajiban_catatan_titik/);
			} finally {
				await env.sql.query('rollback');
			}
		});
	});

	describe('near me', () => {
		const near = async (query) => (await env.api.get(`/v1/penyelenggara?limit=100&${query}`)).json.data;

		it('the nearest first, with the distance, within the radius', async () => {
			await change(bagian, `/v1/penyelenggara/${agency.setda}`, { lokasi: { lintang: 0.82, bujur: 109.49 } });
			await change(bagian, `/v1/penyelenggara/${agency.badan}`, { lokasi: { lintang: 0.92, bujur: 109.48 } });
			await change(bagian, dinas, { lokasi: { lintang: 0.82, bujur: 109.481 } });
			const list = await near('dekat=0.82,109.481&radius_m=2000');
			assert.deepEqual([list[0].id, list[0].jarak_m, list.at(-1).jarak_m <= 2000], [agency.dinas, 0, true]);
			assert.equal(list.find((one) => one.id === agency.setda).jarak_m, 1001); // 0.009 degrees of longitude at the equator
			assert.ok(!list.some((one) => one.id === agency.badan));
			const wide = await near('dekat=0.82,109.48&radius_m=20000');
			assert.equal(wide.find((one) => one.id === agency.badan).jarak_m, 11120); // 0.1 degree of latitude
			assert.deepEqual(wide.map((one) => one.jarak_m), wide.map((one) => one.jarak_m).sort((a, b) => a - b));
			assert.deepEqual((await near('dekat=0.82,109.48&jenis=badan&radius_m=20000')).map((one) => one.id), [agency.badan]);
			assert.ok((await near('dekat=0.82,109.48&q=kepegawaian&radius_m=20000')).every((one) => one.id === agency.badan));
			assert.deepEqual(await near('dekat=-89.9,-179.9'), []);
			assert.ok((await near('jenis=badan')).every((one) => one.jarak_m === null));
			const first = (await env.api.get('/v1/penyelenggara?limit=3&dekat=0.82,109.48')).json;
			const rest = (await env.api.get(`/v1/penyelenggara?limit=100&dekat=0.82,109.48&cursor=${first.next_cursor}`)).json;
			assert.deepEqual([...first.data, ...rest.data].map((one) => one.id), (await near('dekat=0.82,109.48')).map((one) => one.id));
		});

		it('services: the nearest first, where their agency is or where their task force is placed', async () => {
			const near = async (query) => (await env.api.get(`/v1/layanan?limit=100&${query}`)).json.data;
			await change(bagian, `/v1/penyelenggara/${agency.setda}`, { lokasi: { lintang: 0.82, bujur: 109.49 } });
			await change(bagian, `/v1/penyelenggara/${agency.badan}`, { lokasi: { lintang: 0.92, bujur: 109.48 } });
			await change(bagian, dinas, { lokasi: { lintang: 0.82, bujur: 109.481 } });
			const of = (list, id) => list.find((one) => one.id === id)?.jarak_m;
			const list = await near('dekat=0.82,109.481&radius_m=2000');
			assert.deepEqual([of(list, service.kk), list[0].jarak_m, of(list, service.izin)], [0, 0, undefined]);
			assert.ok(list.some((one) => one.penyelenggara.id === agency.setda && one.jarak_m === 1001));
			const wide = await near('dekat=0.82,109.48&radius_m=20000');
			assert.deepEqual([of(wide, service.izin), wide.map((one) => one.jarak_m)], [11120, wide.map((one) => one.jarak_m).sort((a, b) => a - b)]);
			assert.deepEqual((await near(`dekat=0.82,109.48&radius_m=20000&q=permohonan`)).map((one) => one.id), [service.izin]);
			assert.ok((await near(`dekat=0.82,109.48&radius_m=20000&penyelenggara_id=${agency.badan}&jenis=jasa`)).every((one) => one.penyelenggara.id === agency.badan && one.jenis === 'jasa'));
			assert.ok((await near('q=kartu')).every((one) => one.jarak_m === null));
			assert.deepEqual(await near('dekat=-89.9,-179.9'), []);
			const [whole, first] = [await near('dekat=0.82,109.48'), (await env.api.get('/v1/layanan?limit=3&dekat=0.82,109.48')).json];
			const rest = (await env.api.get(`/v1/layanan?limit=100&dekat=0.82,109.48&cursor=${first.next_cursor}`)).json;
			assert.deepEqual([...first.data, ...rest.data].slice(0, whole.length).map((one) => one.id), whole.map((one) => one.id));
			// placed elsewhere it is near there, and near its agency no more
			const made = (await kepala.post('/v1/layanan', { penyelenggara_id: agency.dinas, kode: 'KELILING', nama: 'Layanan keliling', jenis: 'jasa', pola: 'gugus_tugas' }, { expect: 201 })).json;
			const place = (tanggal, penempatan, more = {}) =>
				kepala.post(`/v1/layanan/${made.id}/kewajiban`, { jenis: 'keputusan_gugus_tugas', nomor: '1', tanggal, pejabat: 'Bupati', gugus_tugas: { koordinator_id: agency.dinas, penempatan }, ...more }, { expect: 201 });
			const at = async () => {
				const found = await Promise.all(['0.82,109.481', '1.1,109.7', '0.92,109.48'].map((point) => near(`dekat=${point}&radius_m=500&pola=gugus_tugas`)));
				return found.map((one) => of(one, made.id));
			};
			assert.deepEqual(await at(), [0, undefined, undefined]);
			await place('2026-03-02', { alamat: 'Jagoi Babang', lokasi: { lintang: 1.1, bujur: 109.7 } });
			assert.deepEqual(await at(), [undefined, 0, undefined]);
			await place('2026-03-03', { penyelenggara_id: agency.badan });
			assert.deepEqual(await at(), [undefined, undefined, 0]);
			await place('2026-03-04', { alamat: 'Tanpa titik' });
			assert.deepEqual(await at(), [undefined, undefined, undefined]);
			await change(kepala, `/v1/layanan/${made.id}`, { pola: 'fungsional' });
			assert.deepEqual((await near('dekat=0.82,109.481&radius_m=500&q=keliling')).map((one) => one.id), [made.id]);
			await change(kepala, `/v1/layanan/${made.id}`, { aktif: false });
			assert.deepEqual(await near('dekat=0.82,109.481&radius_m=500&q=keliling'), []);
		});

		it('a point is a point', async () => {
			for (const dekat of ['', '1', '91,0', '0,181', '0;109', 'a,b', '0.82, 109.48', '1e3,5'])
				for (const list of ['penyelenggara', 'layanan']) await env.api.get(`/v1/${list}?dekat=${encodeURIComponent(dekat)}`, { expect: 400 });
			await env.api.get('/v1/penyelenggara?dekat=0,109&radius_m=0', { expect: 400 });
		});
	});
});
