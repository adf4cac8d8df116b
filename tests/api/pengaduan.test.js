// A complaint from filing to the closed case, over every branch of api.md section 4.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Environment } from './lib/environment.js';
import { act, bodies, bring, complaint, deadline, file, kinds, person, unreachable } from './lib/complaints.js';
import { until } from './lib/daemon.js';
import { agency, officer, service } from './lib/world.js';

describe('a complaint', () => {
	let env, warga, petugas, kepala, bagian;

	before(async () => {
		env = await Environment.create('pengaduan');
		warga = env.as('masyarakat');
		petugas = env.as('petugas');
		kepala = env.as('kepala');
		bagian = env.as('bagianOrganisasi');
	});
	after(() => env?.stop());

	const read = async (client, { id }) => (await client.get(`/v1/pengaduan/${id}`)).json;
	const refused = async (client, { id }, action, body, status, code) => {
		const { json } = await client.post(`/v1/pengaduan/${id}/${action}`, body, { expect: status });
		if (code)
			assert.equal(json.code, code);
		return json;
	};

	it('with an account: received, complete, disposed, followed up, decided, delivered by itself, satisfied', async () => {
		const filed = await file(warga);
		assert.equal(filed.status, 'diterima');
		assert.match(filed.nomor, /^PGD-2026-\d{6}$/);
		assert.match(filed.kode_akses, /^[A-Za-z0-9_-]{43}$/);
		assert.deepEqual(filed.tindakan, ['lengkapi', 'cabut']);
		assert.deepEqual(filed.tenggat.map(({ jenis, hari, satuan, jatuh_tempo }) => [jenis, hari, satuan, jatuh_tempo]).sort(), [
			['tanggapan_kelengkapan', 14, 'hari', '2026-03-16T23:59:59+07:00'],
			['verifikasi', 3, 'hari_kerja', '2026-03-05T23:59:59+07:00']]);
		assert.deepEqual((await read(petugas, filed)).tindakan, ['telaah', 'teruskan', 'disposisi', 'tolak']);

		let view = await act(petugas, filed.id, 'telaah', { hasil: 'lengkap', klasifikasi: 'tidak_berkadar_pengawasan' });
		assert.equal(view.status, 'diproses');
		assert.equal(view.klasifikasi, 'tidak_berkadar_pengawasan');
		assert.equal(deadline(view, 'verifikasi').status, 'terpenuhi');
		assert.equal(deadline(view, 'tanggapan_kelengkapan').status, 'terpenuhi');
		// 14 working days from 2 March 2026, over Nyepi and Lebaran.
		assert.equal(deadline(view, 'penyelesaian').jatuh_tempo, '2026-03-27T23:59:59+07:00');
		assert.equal(deadline(view, 'penyelesaian').hari, 14);
		assert.equal(deadline(view, 'keputusan').jatuh_tempo, '2026-05-01T23:59:59+07:00');

		view = await act(petugas, filed.id, 'disposisi', { pelaksana_id: officer.biasaDinas, catatan: 'Periksa berkasnya.' });
		assert.deepEqual(view.pelaksana, { id: officer.biasaDinas, nama: 'Biasa Dinas' });
		view = await act(env.as('biasa'), filed.id, 'tindak-lanjut', { uraian: 'Berkas ditemukan.' });
		assert.equal(view.riwayat.at(-1).catatan, 'Berkas ditemukan.');
		view = await act(env.as('biasa'), filed.id, 'putuskan', bodies.putuskan);
		assert.equal(view.status, 'diputuskan');
		assert.equal(view.keputusan.cara, 'aplikasi');
		assert.notEqual(view.keputusan.disampaikan_pada, null);
		assert.equal(deadline(view, 'penyelesaian').status, 'terpenuhi');
		assert.equal(deadline(view, 'keputusan').status, 'terpenuhi');
		assert.equal(deadline(view, 'penyampaian').status, 'terpenuhi');
		assert.equal(deadline(view, 'tanggapan_pengadu').status, 'berjalan');
		assert.deepEqual((await read(warga, filed)).tindakan, ['tanggapan-pengadu', 'cabut']);

		view = await act(warga, filed.id, 'tanggapan-pengadu', bodies.puas);
		assert.equal(view.status, 'selesai');
		assert.deepEqual(view.tindakan, []);
		assert.deepEqual(kinds(view), ['diterima', 'lengkap', 'didisposisikan', 'ditindaklanjuti', 'diputuskan', 'disampaikan', 'selesai']
			.map((kind) => `pengaduan.${kind}`));
		assert.deepEqual(view.riwayat.map((event) => event.urutan), [1, 2, 3, 4, 5, 6, 7]);
		assert.deepEqual(view.riwayat.map((event) => event.pelaku),
			['masyarakat', 'pelaksana', 'pelaksana', 'pelaksana', 'pelaksana', 'sistem', 'masyarakat']);
		assert.ok(view.tenggat.every((one) => one.status === 'terpenuhi' && one.sisa === null && one.terpenuhi_pada));
		await refused(warga, filed, 'tanggapan-pengadu', bodies.puas, 409);
		await refused(warga, filed, 'cabut', { alasan: 'Terlambat.' }, 409);
	});

	it('without an account: the access code is the key; three times dissatisfied leads to the Ombudsman', async () => {
		const filed = await file(env.api, { pengadu: unreachable });
		const owner = env.api.withCode(filed.kode_akses);
		await env.api.get(`/v1/pengaduan/${filed.id}`, { expect: 404 });
		await env.api.withCode('x'.repeat(43)).get(`/v1/pengaduan/${filed.id}`, { expect: 404 });
		assert.equal((await read(owner, filed)).kode_akses, undefined);
		const tracked = (await env.api.post('/v1/pengaduan/lacak', { nomor: filed.nomor, kode_akses: filed.kode_akses })).json;
		assert.equal(tracked.id, filed.id);
		assert.deepEqual(tracked.tindakan, ['lengkapi', 'cabut']);

		await act(petugas, filed.id, 'telaah', bodies.lengkap);
		let view = await act(petugas, filed.id, 'putuskan', { ...bodies.putuskan, keputusan: 'tidak_dikabulkan' });
		assert.equal(view.keputusan.disampaikan_pada, null);
		await refused(owner, filed, 'tanggapan-pengadu', bodies.tidakPuas, 409);
		view = await act(petugas, filed.id, 'sampaikan', { cara: 'surat' });
		assert.equal(view.keputusan.cara, 'surat');
		await refused(petugas, filed, 'sampaikan', { cara: 'surat' }, 409);
		await refused(owner, filed, 'limpahkan-ombudsman', { alasan: 'Terlalu dini.' }, 409);

		view = await act(owner, filed.id, 'tanggapan-pengadu', bodies.tidakPuas);
		assert.deepEqual([view.status, view.pembukaan_ulang, view.eskalasi], ['diproses', 1, 1]);
		assert.equal(deadline(view, 'penyelesaian').status, 'berjalan');
		assert.equal(deadline(view, 'tanggapan_pengadu').status, 'terpenuhi');
		await refused(petugas, filed, 'putuskan', bodies.putuskan, 403);
		await act(kepala, filed.id, 'putuskan', bodies.putuskan);
		await act(kepala, filed.id, 'sampaikan', { cara: 'telepon' });
		view = await act(owner, filed.id, 'tanggapan-pengadu', bodies.tidakPuas);
		assert.deepEqual([view.status, view.pembukaan_ulang, view.eskalasi], ['diproses', 2, 2]);
		await refused(petugas, filed, 'putuskan', bodies.putuskan, 403);
		await refused(kepala, filed, 'putuskan', bodies.putuskan, 403);
		assert.ok(!(await read(kepala, filed)).tindakan.includes('putuskan'));
		await act(bagian, filed.id, 'putuskan', bodies.putuskan);
		await act(bagian, filed.id, 'sampaikan', { cara: 'langsung' });
		view = await act(owner, filed.id, 'tanggapan-pengadu', bodies.tidakPuas);
		assert.deepEqual([view.status, view.pembukaan_ulang], ['diputuskan', 2]);
		assert.ok(view.tindakan.includes('limpahkan-ombudsman'));
		view = await act(owner, filed.id, 'limpahkan-ombudsman', { alasan: 'Dua kali dibuka kembali.' });
		assert.equal(view.status, 'dilimpahkan');
		assert.deepEqual(view.tindakan, []);
		assert.deepEqual(kinds(view).filter((kind) => /dibuka|tidak_puas|dilimpahkan/.test(kind)),
			['pengaduan.dibuka_kembali', 'pengaduan.dibuka_kembali', 'pengaduan.tidak_puas', 'pengaduan.dilimpahkan']);
	});

	it('about the head of an agency: reopened, it goes to Bagian Organisasi at once', async () => {
		const filed = await file(warga, { terlapor_pelaksana_id: officer.kepalaDinas });
		await act(petugas, filed.id, 'telaah', bodies.lengkap);
		await act(petugas, filed.id, 'putuskan', bodies.putuskan);
		const view = await act(warga, filed.id, 'tanggapan-pengadu', bodies.tidakPuas);
		assert.deepEqual([view.pembukaan_ulang, view.eskalasi], [1, 2]);
		await refused(petugas, filed, 'putuskan', bodies.putuskan, 403);
		await act(bagian, filed.id, 'putuskan', bodies.putuskan);
	});

	it('anonymous with an account: no trace of the account, the access code is the only way back', async () => {
		const filed = await file(warga, { kerahasiaan: 'anonim', pengadu: null });
		assert.equal((await env.one('select pemilik_id from berkas where id = $1', [filed.id])).pemilik_id, null);
		assert.equal((await env.one('select pelaku_id from kejadian where berkas_id = $1 and urutan = 1', [filed.id])).pelaku_id, null);
		await warga.get(`/v1/pengaduan/${filed.id}`, { expect: 404 });
		await env.api.withCode(filed.kode_akses).get(`/v1/pengaduan/${filed.id}`, { expect: 200 });
	});

	it('after two reopenings Bagian Organisasi may pass it on as well', async () => {
		const filed = await bring(warga, petugas, 'disampaikan');
		for (const decider of [kepala, bagian]) {
			await act(warga, filed.id, 'tanggapan-pengadu', bodies.tidakPuas);
			await act(decider, filed.id, 'putuskan', bodies.putuskan);
		}
		await refused(kepala, filed, 'limpahkan-ombudsman', { alasan: 'Bukan wewenang.' }, 403);
		assert.equal((await act(bagian, filed.id, 'limpahkan-ombudsman', { alasan: 'Diminta pengadu.' })).status, 'dilimpahkan');
	});

	it('without an account but with e-mail: the decision is delivered by itself', async () => {
		const filed = await bring(env.api, petugas, 'diputuskan');
		const view = await read(env.api.withCode(filed.kode_akses), filed);
		assert.equal(view.keputusan.cara, 'email');
		assert.equal(deadline(view, 'tanggapan_pengadu').status, 'berjalan');
	});

	it('recorded by an officer for another channel, for the own agency and for another', async () => {
		for (const kanal of ['langsung', 'kotak', 'surat', 'telepon', 'sms', 'email', 'media'])
			assert.equal((await file(petugas, { kanal, pengadu: unreachable })).kanal, kanal);
		const filed = await file(petugas, { kanal: 'telepon', penyelenggara_id: agency.badan, layanan_id: null });
		assert.equal(filed.riwayat[0].pelaku, 'pelaksana');
		assert.equal((await read(petugas, filed)).penyelenggara.id, agency.badan); // the recording agency may follow it
		await refused(petugas, filed, 'telaah', bodies.lengkap, 403);
		assert.equal((await act(env.as('petugasLain'), filed.id, 'telaah', bodies.lengkap)).status, 'diproses');
		await env.as('biasa').post('/v1/pengaduan', complaint({ kanal: 'telepon' }), { expect: 403 });
		await env.as('mantan').post('/v1/pengaduan', complaint({ kanal: 'telepon' }), { expect: 403 });
		assert.equal((await file(kepala, { kanal: 'surat', penyelenggara_id: agency.uptd, layanan_id: null })).penyelenggara.id, agency.uptd);
		await file(bagian, { kanal: 'media', penyelenggara_id: agency.badan, layanan_id: null });
	});

	it('anonymous: no identity is taken; with one it is refused', async () => {
		const filed = await file(env.api, { kerahasiaan: 'anonim', pengadu: null });
		assert.equal(filed.kerahasiaan, 'anonim');
		await petugas.get(`/v1/pengaduan/${filed.id}/pengadu`, { expect: 404 });
		const receipt = (await env.api.withCode(filed.kode_akses).get(`/v1/pengaduan/${filed.id}/tanda-terima`)).json;
		assert.equal(receipt.pengadu, null);
		await env.api.post('/v1/pengaduan', complaint({ kerahasiaan: 'anonim' }), { expect: 422 });
		assert.equal((await env.one('select count(*) as n from identitas where berkas_id = $1', [filed.id])).n, 0);
	});

	it('referred by the Ombudsman: once for each report', async () => {
		const ombudsman = env.as('ombudsman');
		const referral = { nomor_laporan: '0123/LM/III/2026/PTK', penyelenggara_id: agency.dinas, layanan_id: null,
			judul: 'Laporan tentang kartu keluarga', uraian: 'Pelapor tidak mendapat jawaban sejak bulan Februari.',
			kerahasiaan: 'rahasia', pengadu: { nama: person.nama, alamat: person.alamat } };
		const made = await ombudsman.post('/v1/ombudsman/pengaduan', referral, { expect: 201 });
		assert.equal(made.json.kanal, 'ombudsman');
		assert.equal(made.headers.location, `/v1/pengaduan/${made.json.id}`);
		assert.deepEqual(made.json.tenggat.map((one) => one.jenis).sort(), ['tanggapan_kelengkapan', 'verifikasi']);
		const again = await ombudsman.post('/v1/ombudsman/pengaduan', referral, { expect: 409 });
		assert.equal(again.json.code, 'bertentangan');
		// Not before the oldest transaction of the whole cluster has ended: other tests have theirs.
		const listed = await until('the Ombudsman sees it', async () =>
			(await ombudsman.get('/v1/ombudsman/pengaduan?limit=100')).json.data.find((one) => one.id === made.json.id));
		assert.equal(listed.nomor_laporan, referral.nomor_laporan);
		assert.equal((await act(petugas, made.json.id, 'telaah', bodies.lengkap)).status, 'diproses');
		assert.equal((await file(ombudsman, { kanal: 'ombudsman' })).kanal, 'ombudsman');
		await ombudsman.post('/v1/pengaduan', complaint({ kanal: 'surat' }), { expect: 422 });
	});

	it('incomplete, completed, then complete', async () => {
		const filed = await file(warga);
		let view = await act(petugas, filed.id, 'telaah', bodies.tidakLengkap);
		assert.equal(view.status, 'perlu_dilengkapi');
		assert.deepEqual(view.kekurangan, bodies.tidakLengkap.kekurangan);
		assert.equal(deadline(view, 'melengkapi').jatuh_tempo, '2026-04-01T23:59:59+07:00');
		assert.deepEqual((await read(warga, filed)).tindakan, ['lengkapi', 'cabut']);
		await refused(petugas, filed, 'telaah', bodies.lengkap, 409);
		view = await act(warga, filed.id, 'lengkapi', { uraian: 'Nomornya 470/112/2026.' });
		assert.equal(view.status, 'diterima');
		assert.deepEqual(view.kekurangan, []);
		assert.equal(deadline(view, 'melengkapi').status, 'terpenuhi');
		assert.equal(deadline(view, 'verifikasi').status, 'berjalan');
		assert.equal(view.tenggat.filter((one) => one.jenis === 'verifikasi').length, 2);
		assert.equal((await act(petugas, filed.id, 'telaah', bodies.lengkap)).status, 'diproses');
		await refused(warga, filed, 'lengkapi', { uraian: 'Lagi.' }, 409);
	});

	it('added to while received, without a change of state', async () => {
		const filed = await file(warga);
		const view = await act(warga, filed.id, 'lengkapi', { uraian: 'Saksi: tetangga saya.' });
		assert.deepEqual([view.status, kinds(view).at(-1), view.tenggat.length], ['diterima', 'pengaduan.ditambah', 2]);
	});

	it('forwarded to the right agency: no wrong door', async () => {
		const filed = await file(warga);
		await refused(petugas, filed, 'teruskan', { penyelenggara_id: agency.dinas }, 422);
		await refused(petugas, filed, 'teruskan', { penyelenggara_id: officer.rekanDinas }, 422);
		const view = await act(petugas, filed.id, 'teruskan', { penyelenggara_id: agency.badan, catatan: 'Wewenang Badan.' });
		assert.equal(view.penyelenggara.id, agency.badan);
		assert.deepEqual(view.tenggat.filter((one) => one.jenis === 'verifikasi').map((one) => one.status).sort(), ['berjalan', 'terpenuhi']);
		assert.equal(view.tenggat.filter((one) => one.jenis === 'tanggapan_kelengkapan').length, 1); // the law's time goes on
		await refused(petugas, filed, 'telaah', bodies.lengkap, 403);
		assert.equal((await read(petugas, filed)).status, 'diterima'); // may follow it
		await petugas.get(`/v1/pengaduan/${filed.id}/pengadu`, { expect: 403 }); // but no longer know who complains
		assert.equal((await act(env.as('petugasLain'), filed.id, 'telaah', bodies.lengkap)).status, 'diproses');
		assert.equal((await read(warga, filed)).penyelenggara.id, agency.badan);
	});

	it('decided with compensation', async () => {
		const filed = await bring(warga, petugas, 'diproses');
		const compensated = (jumlah, batas_bayar, keputusan = 'dikabulkan_sebagian') =>
			({ keputusan, uraian: 'Ganti rugi diberikan.', ganti_rugi: { jumlah, batas_bayar } });
		await refused(petugas, filed, 'putuskan', compensated(100000, '2026-02-01'), 422);
		await refused(petugas, filed, 'putuskan', compensated(100000, '2026-04-01', 'tidak_dikabulkan'), 422);
		await refused(petugas, filed, 'putuskan', compensated(0, '2026-04-01'), 422);
		await refused(petugas, filed, 'putuskan', compensated(0.5, '2026-04-01'), 422);
		await refused(petugas, filed, 'putuskan', compensated(1, '2026-02-30'), 422);
		const view = await act(petugas, filed.id, 'putuskan', compensated(1000000000000, '2026-04-01'));
		assert.deepEqual(view.keputusan.ganti_rugi, { jumlah: 1000000000000, batas_bayar: '2026-04-01' });
	});

	it('rejected with a legal ground', async () => {
		const filed = await file(warga);
		await refused(petugas, filed, 'tolak', { alasan: 'Bukan pengaduan.' }, 422);
		const view = await act(petugas, filed.id, 'tolak', { alasan: 'Bukan keluhan pelayanan.', dasar_hukum: 'Perbup 24/2018 Pasal 1 angka 20' });
		assert.equal(view.status, 'ditolak');
		assert.match(view.riwayat.at(-1).catatan, /Pasal 1 angka 20/);
		assert.equal(deadline(view, 'verifikasi').status, 'terpenuhi');
		const late = await bring(warga, petugas, 'diproses');
		await refused(petugas, late, 'tolak', { alasan: 'Terlambat.', dasar_hukum: 'x' }, 409);
	});

	it('withdrawn in every open state; what was running falls away', async () => {
		for (const state of ['diterima', 'perlu_dilengkapi', 'diproses', 'diputuskan', 'disampaikan']) {
			const filed = await bring(warga, petugas, state);
			await refused(env.as('masyarakatLain'), filed, 'cabut', { alasan: 'Bukan milik saya.' }, 404);
			await refused(petugas, filed, 'cabut', { alasan: 'Bukan hak saya.' }, 403);
			const view = await act(warga, filed.id, 'cabut', { alasan: 'Sudah selesai di kantor.' });
			assert.equal(view.status, 'dicabut', state);
			assert.ok(view.tenggat.every((one) => one.status !== 'berjalan'), state);
			assert.ok(view.tenggat.some((one) => one.status === 'gugur'), state);
			await refused(petugas, filed, state === 'diterima' ? 'telaah' : 'tindak-lanjut',
				state === 'diterima' ? bodies.lengkap : { uraian: 'Terlambat.' }, 409);
		}
	});

	it('about an officer: neither seen nor handled by him', async () => {
		const filed = await file(warga, { terlapor_pelaksana_id: officer.rekanDinas });
		const rekan = env.as('rekan');
		assert.equal(filed.terlapor.id, officer.rekanDinas);
		await rekan.get(`/v1/pengaduan/${filed.id}`, { expect: 404 });
		for (const part of ['riwayat', 'tanda-terima', 'pengadu', 'lampiran'])
			await rekan.get(`/v1/pengaduan/${filed.id}/${part}`, { expect: 404 });
		await refused(rekan, filed, 'telaah', bodies.lengkap, 404);
		assert.ok(!(await rekan.get('/v1/pengaduan?limit=100')).json.data.some((one) => one.id === filed.id));
		await rekan.get(`/v1/tenggat/${filed.tenggat[0].id}`, { expect: 404 });
		assert.equal((await refused(petugas, filed, 'disposisi', { pelaksana_id: officer.rekanDinas }, 422)).errors[0].pointer, '/pelaksana_id');
		assert.ok((await petugas.get('/v1/pengaduan?limit=100')).json.data.some((one) => one.id === filed.id));
		await rekan.post('/v1/pengaduan', complaint({ kanal: 'surat', terlapor_pelaksana_id: officer.rekanDinas }), { expect: 403 });
		const head = await file(warga, { terlapor_pelaksana_id: officer.kepalaDinas });
		await kepala.get(`/v1/pengaduan/${head.id}`, { expect: 404 });
		await read(petugas, head);
		// Who has the access code is its owner, whoever he is: it is the complainant's to keep.
		await rekan.withCode(filed.kode_akses).get(`/v1/pengaduan/${filed.id}`);
	});

	it('disposed only to officers of the agency', async () => {
		const filed = await file(warga);
		await refused(petugas, filed, 'disposisi', { pelaksana_id: officer.petugasBadan }, 422);
		await refused(petugas, filed, 'disposisi', { pelaksana_id: agency.dinas }, 422);
		await env.as('biasa').get(`/v1/pengaduan/${filed.id}`, { expect: 404 });
		await act(kepala, filed.id, 'disposisi', { pelaksana_id: officer.biasaDinas });
		assert.ok((await read(env.as('biasa'), filed)).tindakan.includes('telaah'));
		await refused(env.as('biasa'), filed, 'teruskan', { penyelenggara_id: agency.badan }, 403);
	});

	it('the head of the parent handles what came to its UPTD', async () => {
		const filed = await file(warga, { penyelenggara_id: agency.uptd, layanan_id: null });
		await petugas.get(`/v1/pengaduan/${filed.id}`, { expect: 404 });
		assert.equal((await act(kepala, filed.id, 'telaah', bodies.lengkap)).status, 'diproses');
		await env.as('kepalaUptd').get(`/v1/pengaduan/${(await file(warga)).id}`, { expect: 404 });
	});

	it('is refused when it does not hold together, by pointers', async () => {
		const wrong = [
			[{ judul: 'x' }, '/judul'], [{ uraian: 'pendek' }, '/uraian'], [{ pengadu: null }, '/pengadu'],
			[{ pengadu: { ...person, nik: '6107044505900000' } }, '/pengadu/nik'],
			[{ pengadu: { ...person, nik: '6107043213900001' } }, '/pengadu/nik'],
			[{ pengadu: { ...person, nik: '123' } }, '/pengadu/nik'],
			[{ pengadu: { ...person, email: 'bukan-alamat' } }, '/pengadu/email'],
			[{ pengadu: { nama: 'Tanpa Alamat' } }, '/pengadu/alamat'],
			[{ waktu_kejadian: '2026-03-03' }, '/waktu_kejadian'], [{ waktu_kejadian: '2026-02-30' }, '/waktu_kejadian'],
			[{ penyelenggara_id: officer.petugasDinas }, '/penyelenggara_id'], [{ penyelenggara_id: 'bukan-uuid' }, '/penyelenggara_id'],
			[{ layanan_id: service.izin }, '/layanan_id'], [{ terlapor_pelaksana_id: officer.petugasBadan }, '/terlapor_pelaksana_id'],
			[{ kanal: 'surat' }, '/kanal'], [{ kanal: 'merpati' }, '/kanal'], [{ lokasi: { alamat: 'x', lintang: 91 } }, '/lokasi/lintang'],
			[{ tak_dikenal: 1 }, '/tak_dikenal'], [{ pengadu: { ...person, agama: 'x' } }, '/pengadu/agama'],
		];
		for (const [changes, pointer] of wrong) {
			const { json } = await env.api.post('/v1/pengaduan', complaint(changes), { expect: 422 });
			assert.ok(json.errors.some((error) => error.pointer === pointer), `${JSON.stringify(changes)}: ${JSON.stringify(json.errors)}`);
		}
		const { json } = await env.api.post('/v1/pengaduan', { judul: 'x', uraian: 1 }, { expect: 422 });
		assert.ok(json.errors.length >= 3, 'all faults at once');
		const filed = await file(warga);
		assert.equal((await refused(petugas, filed, 'telaah', { hasil: 'lengkap' }, 422)).errors[0].pointer, '/klasifikasi');
		assert.equal((await refused(petugas, filed, 'telaah', { hasil: 'tidak_lengkap' }, 422)).errors[0].pointer, '/kekurangan');
	});

	it('later than 30 days after the occurrence: flagged, not refused', async () => {
		assert.equal((await file(env.api, { waktu_kejadian: '2026-01-31' })).lewat_30_hari, false);
		assert.equal((await file(env.api, { waktu_kejadian: '2026-01-30' })).lewat_30_hari, true);
	});

	it('an action with an old ETag is refused, with the present one done', async () => {
		const filed = await file(warga);
		const seen = await petugas.get(`/v1/pengaduan/${filed.id}`);
		await act(warga, filed.id, 'lengkapi', { uraian: 'Tambahan.' });
		const stale = await petugas.post(`/v1/pengaduan/${filed.id}/telaah`, bodies.lengkap, { expect: 412, headers: { 'if-match': seen.etag } });
		assert.equal(stale.json.code, 'versi-usang');
		const fresh = await petugas.get(`/v1/pengaduan/${filed.id}`);
		assert.notEqual(fresh.etag, seen.etag);
		await act(petugas, filed.id, 'telaah', bodies.lengkap, { headers: { 'if-match': `"x", ${fresh.etag}` } });
		await act(petugas, filed.id, 'tindak-lanjut', { uraian: 'x' }, { headers: { 'if-match': '*' } });
	});

	it('a refusal by state says what is possible, and by which pasal', async () => {
		const filed = await file(warga);
		const refusal = await refused(petugas, filed, 'putuskan', bodies.putuskan, 409, 'keadaan-berubah');
		assert.match(refusal.detail, /telaah/);
		assert.match(refusal.dasar_hukum, /Pasal 50/);
	});

	it('the receipt has what UU 25/2009 Pasal 44(2) asks for', async () => {
		const filed = await file(petugas, { kanal: 'langsung' });
		const receipt = (await petugas.get(`/v1/pengaduan/${filed.id}/tanda-terima`)).json;
		assert.deepEqual(receipt.pengadu, person);
		assert.equal(receipt.nomor, filed.nomor);
		assert.equal(receipt.penerima.nama, 'Petugas Dinas');
		assert.equal(receipt.diterima_pada, filed.dibuat_pada);
		const { hash } = await env.one(`select encode(hash, 'hex') as hash from kejadian where berkas_id = $1 and urutan = 1`, [filed.id]);
		assert.equal(receipt.tanda_tangan.nilai, hash);
		assert.ok(!JSON.stringify(receipt).includes(filed.kode_akses));
	});

	it('the history by pages, in order', async () => {
		const filed = await bring(warga, petugas, 'disampaikan');
		const seen = [];
		for (let target = `/v1/pengaduan/${filed.id}/riwayat?limit=2`; target;) {
			const answer = await warga.get(target);
			seen.push(...answer.json.data.map((event) => event.urutan));
			target = answer.json.next_cursor && `/v1/pengaduan/${filed.id}/riwayat?limit=2&cursor=${encodeURIComponent(answer.json.next_cursor)}`;
		}
		assert.deepEqual(seen, [1, 2, 3, 4]);
	});

	it('tracking: a wrong number and a wrong code are answered alike', async () => {
		const filed = await file(env.api);
		const answers = [];
		for (const [nomor, kode_akses] of [['PGD-2026-999999', filed.kode_akses], [filed.nomor, 'x'.repeat(43)], ['x', 'y'], [`${filed.nomor} `, filed.kode_akses]]) {
			const { json } = await env.api.post('/v1/pengaduan/lacak', { nomor, kode_akses }, { expect: 404 });
			answers.push([json.code, json.title, json.detail].join());
		}
		assert.equal(new Set(answers).size, 1);
		const tracked = await env.api.post('/v1/pengaduan/lacak', { nomor: filed.nomor, kode_akses: filed.kode_akses });
		assert.equal(tracked.headers['cache-control'], 'no-store');
	});

	it('every chain of events verifies, and a changed event is noticed', async () => {
		await env.command(['verify']);
		const { berkas_id } = await env.one('select berkas_id from kejadian where urutan = 2 and berkas_id is not null limit 1');
		await assert.rejects(env.sql.query('update kejadian set catatan = $2 where berkas_id = $1', [berkas_id, 'x']), /tidak dapat diubah/);
		await env.sql.query('begin');
		await env.sql.query('alter table kejadian disable trigger kejadian_abadi');
		await env.sql.query(`update kejadian set catatan = coalesce(catatan, '') || '!' where berkas_id = $1 and urutan = 2`, [berkas_id]);
		await env.sql.query('alter table kejadian enable trigger kejadian_abadi');
		await env.sql.query('commit');
		await assert.rejects(env.command(['verify']));
	});
});
