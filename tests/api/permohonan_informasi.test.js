// Requests for information through each of their paths, with the clock moved: granted in time, extended once, lapsed, objected to and answered,
// refused with a letter, incomplete and completed, passed on, withdrawn (P40(7)-(13), UU 14/2008).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { connect } from './lib/cluster.js';
import { until } from './lib/daemon.js';
import { Environment } from './lib/environment.js';
import { deadline, file, kinds } from './lib/complaints.js';
import { closedDocument, exception, publish } from './lib/documents.js';
import { answer, ask, attach, lead, object, request, requester, said, step } from './lib/requests.js';
import { agency, officer } from './lib/world.js';

const at = (day, time = '00:00:05') => `2026-${day}T${time}+07:00`;
const end = (day) => at(day, '23:59:59');

// What a PDF says, as a reader of its text sees it, white space made one.
function paper(bytes) {
	const folder = mkdtempSync(join(tmpdir(), 'surat-'));
	try {
		writeFileSync(join(folder, 'x.pdf'), bytes);
		const tagged = execFileSync('pdfinfo', [join(folder, 'x.pdf')], { encoding: 'utf8' });
		assert.match(tagged, /Tagged:\s+yes/);
		return execFileSync('pdftotext', [join(folder, 'x.pdf'), '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
	} finally {
		rmSync(folder, { recursive: true });
	}
}

describe('requests for information', () => {
	let env, warga, ppid, kepala;
	const see = async (id, client = warga) => (await client.get(`/v1/permohonan-informasi/${id}`)).json;
	const objection = async (id, client = warga) => (await client.get(`/v1/keberatan-informasi/${id}`)).json;

	before(async () => {
		env = await Environment.create('permohonan_informasi');
		warga = env.as('masyarakat');
		ppid = env.as('ppid');
		kepala = env.as('kepala');
	});
	after(() => env?.stop());

	it('granted in part in time, handed over with a signed record', async () => {
		const filed = await ask(warga);
		assert.match(filed.nomor, /^PIN-2026-0*\d+$/);
		assert.deepEqual([filed.status, filed.salinan_identitas, filed.keputusan, filed.penolakan, filed.penyerahan], ['diterima', null, null, null, null]);
		assert.equal(deadline(filed, 'pemberitahuan').jatuh_tempo, end('03-16'), '10 hari kerja');
		assert.deepEqual(filed.tindakan, ['lengkapi', 'cabut']);
		const card = await attach(warga, filed.id);
		assert.equal((await see(filed.id)).salinan_identitas, card);
		const complete = await step(ppid, filed.id, 'periksa', said.lengkap);
		assert.equal(complete.status, 'diproses');
		assert.equal(deadline(complete, 'penyelesaian').jatuh_tempo, end('03-16'));
		assert.deepEqual(complete.tindakan, ['perpanjang', 'kabulkan', 'tolak']);
		const granted = await step(ppid, filed.id, 'kabulkan', said.sebagian);
		assert.equal(granted.status, 'dikabulkan');
		assert.equal(granted.keputusan.biaya_jumlah, 12 * 250 + 7500);
		assert.deepEqual(granted.keputusan.penghitaman, said.sebagian.penghitaman);
		assert.equal(deadline(granted, 'penyelesaian').status, 'terpenuhi');
		const given = await step(ppid, filed.id, 'serahkan', said.serahkan);
		assert.equal(given.status, 'diserahkan');
		assert.deepEqual(given.penyerahan.penyerah, said.serahkan.penyerah);
		assert.equal(given.penyerahan.penerima_sebagai, 'kuasa');
		assert.deepEqual(given.tindakan, ['umumkan']);
		assert.equal(deadline(given, 'keberatan', 'berjalan').hari, 30);
		const record = await ppid.get(`/v1/permohonan-informasi/${filed.id}/berita-acara/pdf`);
		assert.match(record.headers['content-disposition'], /berita-acara-PIN-2026-/);
		const text = paper(record.body);
		for (const words of ['BERITA ACARA PENYERAHAN INFORMASI', filed.nomor, requester.nama, 'Paijo Kuasapura', 'Kuasa pemohon', 'Ppid Dinas', 'Softcopy', 'Data tertulis',
			'Kolom NIK', 'Pasal 17 huruf h', 'Rp3.000', 'Rp10.500', 'NIP. 19850101 201001 1 003'])
			assert.ok(text.includes(words), `${words} in ${text}`);
		// The name of who received is sealed, and nowhere else.
		const everywhere = JSON.stringify([await see(filed.id), await env.rows(`select * from kejadian where berkas_id = $1`, [filed.id])]);
		assert.ok(!everywhere.includes('Kuasapura'));
		assert.equal((await env.one(`select position('Kuasapura' in encode(isi, 'escape')) as at from penyerahan_informasi where berkas_id = $1`, [filed.id])).at, 0);
		await warga.get(`/v1/permohonan-informasi/${filed.id}/surat-penolakan/pdf`, { expect: 404 });
	});

	it('a receipt with the register number, as JSON and on paper', async () => {
		const filed = await ask(env.api, { cara_penyampaian: 'langsung' });
		const owner = env.api.withCode(filed.kode_akses);
		const { json } = await owner.get(`/v1/permohonan-informasi/${filed.id}/tanda-bukti`);
		assert.equal(json.nomor, filed.nomor);
		const { salinan_identitas, penyelenggara_id, informasi_diminta, alasan, cara_penyampaian, ...identity } = request({ cara_penyampaian: 'langsung' });
		assert.deepEqual(json.pemohon, identity);
		assert.deepEqual([json.informasi_diminta, json.alasan, json.cara_penyampaian], [informasi_diminta, alasan, cara_penyampaian]);
		assert.equal(json.penyelenggara.id, penyelenggara_id);
		assert.equal(json.penerima.nama, 'Ppid Dinas');
		assert.equal(json.tenggat.length, 1);
		assert.ok(salinan_identitas === null && !JSON.stringify(json).includes(filed.kode_akses));
		for (const [language, title] of [['id', 'TANDA BUKTI PERMOHONAN INFORMASI'], ['en', 'RECEIPT OF REQUEST FOR INFORMATION']]) {
			const text = paper((await owner.get(`/v1/permohonan-informasi/${filed.id}/tanda-bukti/pdf`, { headers: { 'accept-language': language } })).body);
			for (const words of [title, filed.nomor, requester.nama, requester.nik, informasi_diminta, '41'])
				assert.ok(text.includes(words), `${words} in ${text}`);
			assert.ok(!text.includes(filed.kode_akses));
		}
		const readings = await env.rows('select tujuan, pembaca from akses_identitas where berkas_id = $1 order by id', [filed.id]);
		assert.deepEqual(readings.map((one) => one.tujuan), [
			'permohonan_informasi_tanda_bukti', 'permohonan_informasi_tanda_bukti_pdf', 'permohonan_informasi_tanda_bukti_pdf',
		]);
	});

	it('the identity is sealed, read by those who handle the request, each reading logged', async () => {
		const filed = await ask(warga);
		const { json } = await ppid.get(`/v1/permohonan-informasi/${filed.id}/pemohon`);
		assert.deepEqual(json, requester);
		assert.equal((await env.one('select count(*) as n from akses_identitas where berkas_id = $1', [filed.id])).n, 1);
		const raw = await env.one(`select encode(isi, 'escape') as isi from identitas where berkas_id = $1`, [filed.id]);
		assert.ok(!raw.isi.includes(requester.nama) && !raw.isi.includes(requester.nik));
		await warga.get(`/v1/permohonan-informasi/${filed.id}/pemohon`, { expect: 403 });
	});

	it('without an account: number and access code', async () => {
		const filed = await ask(env.api);
		const { json } = await env.api.post('/v1/permohonan-informasi/lacak', { nomor: filed.nomor, kode_akses: filed.kode_akses });
		assert.deepEqual([json.id, json.status, json.tindakan], [filed.id, 'diterima', ['lengkapi', 'cabut']]);
		assert.equal(json.kode_akses, undefined);
		await env.api.post('/v1/permohonan-informasi/lacak', { nomor: 'PIN-2026-999999', kode_akses: filed.kode_akses }, { expect: 404 });
		await env.api.post('/v1/permohonan-informasi/lacak', { nomor: filed.nomor, kode_akses: 'x'.repeat(43) }, { expect: 404 });
		await env.api.get(`/v1/permohonan-informasi/${filed.id}`, { expect: 404 });
		// The code of a request opens no complaint, and the other way round.
		const complaint = await file(env.api);
		await env.api.post('/v1/permohonan-informasi/lacak', { nomor: complaint.nomor, kode_akses: complaint.kode_akses }, { expect: 404 });
		await env.api.post('/v1/pengaduan/lacak', { nomor: filed.nomor, kode_akses: filed.kode_akses }, { expect: 404 });
		const client = env.api.withCode(filed.kode_akses);
		await client.send('POST', `/v1/pengaduan/${filed.id}/lampiran`, { body: 'Isi berkas.\n', headers: { 'content-type': 'text/plain' }, expect: 404 });
		assert.equal((await step(client, filed.id, 'cabut', { alasan: 'Sudah ditemukan.' })).status, 'dicabut');
	});

	it('recorded by the information officer for who comes in person', async () => {
		const filed = await ask(ppid, { kanal: 'langsung' });
		assert.equal(filed.kanal, 'langsung');
		assert.equal((await ppid.get(`/v1/permohonan-informasi/${filed.id}/tanda-bukti`)).json.penerima.nama, 'Ppid Dinas');
		await attach(ppid, filed.id);
		await step(ppid, filed.id, 'periksa', said.lengkap);
		await warga.post('/v1/permohonan-informasi', request({ kanal: 'langsung' }), { expect: 422 });
		await env.as('petugas').post('/v1/permohonan-informasi', request({ kanal: 'langsung' }), { expect: 403 });
		const elsewhere = await ask(ppid, { kanal: 'surat', penyelenggara_id: agency.badan });
		assert.deepEqual((await see(elsewhere.id, ppid)).tindakan, [], 'followed, not handled');
	});

	it('what is refused at the filing', async () => {
		const bad = async (changes, pointer) => {
			const { json } = await warga.post('/v1/permohonan-informasi', request(changes), { expect: 422 });
			assert.ok(json.errors.some((one) => one.pointer === pointer), JSON.stringify(json));
		};
		await bad({ telepon: null, email: null }, '/telepon');
		await bad({ nik: '6107043205850003' }, '/nik');
		await bad({ usia: 0 }, '/usia');
		await bad({ jenis_kelamin: 'x' }, '/jenis_kelamin');
		await bad({ penyelenggara_id: officer.ppidDinas }, '/penyelenggara_id');
		await bad({ salinan_identitas: officer.ppidDinas }, '/salinan_identitas');
		await bad({ cara_penyampaian: 'merpati' }, '/cara_penyampaian');
		await bad({ alasan: null }, '/alasan');
	});

	it('the copy of an earlier request is used again by the same person, and by nobody else', async () => {
		const first = await ask(warga);
		const card = await attach(warga, first.id);
		const second = await ask(warga, { salinan_identitas: card, penyelenggara_id: agency.badan });
		assert.equal(second.salinan_identitas, card);
		await env.as('masyarakatLain').post('/v1/permohonan-informasi', request({ salinan_identitas: card }), { expect: 422 });
		await env.api.post('/v1/permohonan-informasi', request({ salinan_identitas: card }), { expect: 422 });
		// Those who handle the later one see it, others of that agency do not.
		await env.as('kepalaLain').get(`/v1/lampiran/${card}`);
		assert.equal((await env.one(`select pembaca from akses_identitas where berkas_id = $1`, [second.id])).pembaca, officer.kepalaBadan);
		await env.as('petugasLain').get(`/v1/lampiran/${card}`, { expect: 404 });
		await step(env.as('kepalaLain'), second.id, 'periksa', said.lengkap);
		const evidence = await attach(warga, first.id, 'bukti');
		await warga.post('/v1/permohonan-informasi', request({ salinan_identitas: evidence }), { expect: 422 });
	});

	it('incomplete, completed, then complete: the clock starts with completeness', async () => {
		const filed = await ask(warga);
		const early = await ppid.post(`/v1/permohonan-informasi/${filed.id}/periksa`, said.lengkap, { expect: 422 });
		assert.match(early.json.dasar_hukum, /Pasal 40 ayat \(8\) huruf f/);
		await ppid.post(`/v1/permohonan-informasi/${filed.id}/periksa`, { hasil: 'tidak_lengkap' }, { expect: 422 });
		const told = await step(ppid, filed.id, 'periksa', said.tidakLengkap);
		assert.deepEqual([told.status, told.kekurangan], ['perlu_dilengkapi', said.tidakLengkap.kekurangan]);
		assert.equal(told.riwayat.at(-1).catatan, '- Salinan kartu identitas');
		assert.ok(told.tenggat.every((one) => one.status !== 'berjalan'));
		await attach(warga, filed.id);
		const completed = await step(warga, filed.id, 'lengkapi', { uraian: 'Sudah saya unggah.' });
		assert.deepEqual([completed.status, completed.kekurangan], ['diterima', []]);
		assert.equal(deadline(completed, 'pemberitahuan', 'berjalan').hari, 10);
		assert.equal((await step(warga, filed.id, 'lengkapi', { uraian: 'Satu lagi.' })).status, 'diterima');
		const complete = await step(ppid, filed.id, 'periksa', said.lengkap);
		assert.equal(deadline(complete, 'penyelesaian').mulai, complete.riwayat.at(-1).waktu);
		assert.deepEqual(kinds(complete).map((kind) => kind.split('.')[1]), ['diterima', 'tidak_lengkap', 'lampiran', 'dilengkapi', 'ditambah', 'lengkap']);
	});

	it('at most twenty additions', async () => {
		const filed = await ask(warga);
		for (let n = 0; n < 20; n++) await step(warga, filed.id, 'lengkapi', { uraian: `Tambahan ${n}.` });
		await warga.post(`/v1/permohonan-informasi/${filed.id}/lengkapi`, { uraian: 'Lagi.' }, { expect: 409 });
	});

	it('passed on to who holds the information: no wrong door', async () => {
		const filed = await ask(warga);
		await ppid.post(`/v1/permohonan-informasi/${filed.id}/teruskan`, { penyelenggara_id: agency.dinas }, { expect: 422 });
		await ppid.post(`/v1/permohonan-informasi/${filed.id}/teruskan`, { penyelenggara_id: officer.ppidDinas }, { expect: 422 });
		const passed = await step(ppid, filed.id, 'teruskan', { penyelenggara_id: agency.badan, catatan: 'Data kepegawaian.' });
		assert.equal(passed.penyelenggara.id, agency.badan);
		assert.equal(deadline(passed, 'pemberitahuan', 'berjalan').hari, 10);
		assert.deepEqual(passed.tindakan, []);
		await ppid.post(`/v1/permohonan-informasi/${filed.id}/periksa`, said.tidakLengkap, { expect: 403 });
		assert.equal((await step(env.as('kepalaLain'), filed.id, 'periksa', said.tidakLengkap)).status, 'perlu_dilengkapi');
	});

	it('granting: in part if, and only if, something is blackened; nothing but copying is charged', async () => {
		const filed = await lead(warga, ppid, 'diproses');
		const path = `/v1/permohonan-informasi/${filed.id}/kabulkan`;
		const refused = async (body) => (await ppid.post(path, body, { expect: 422 })).json.errors[0].pointer;
		assert.equal(await refused({ ...said.sebagian, penghitaman: [] }), '/penghitaman');
		assert.equal(await refused({ ...said.sebagian, hasil: 'penuh' }), '/penghitaman');
		assert.equal(await refused({ ...said.sebagian, cara_bayar: null }), '/cara_bayar');
		assert.match(await refused({ ...said.kabulkan, biaya: [{ jenis: 'jasa', uraian: 'Jasa cari', banyak: 1, harga_satuan: 5000 }] }), /\/biaya\/0/);
		assert.match(await refused({ ...said.sebagian, penghitaman: [{ bagian: 'x', huruf: 'k', alasan: 'x' }] }), /\/penghitaman\/0\/huruf/);
		assert.match(await refused({ ...said.kabulkan, materi: [] }), /\/materi/);
		const material = (dokumen_id) => ({ ...said.kabulkan, materi: [{ ...said.kabulkan.materi[0], dokumen_id }] });
		assert.equal(await refused(material(officer.ppidDinas)), '/materi');
		assert.match(await refused({ ...said.sebagian, biaya: [{ jenis: 'penggandaan', uraian: 'x', banyak: 1, harga_satuan: 1.5 }] }), /harga_satuan/);
		assert.equal((await see(filed.id)).status, 'diproses');
		const closed = await publish(ppid, closedDocument());
		assert.equal(await refused(material(closed.id)), '/materi'); // he sees it, who asks does not
		const { id: document } = await publish(ppid);
		const granted = await step(ppid, filed.id, 'kabulkan', material(document));
		assert.equal(granted.keputusan.materi[0].dokumen_id, document);
		// Once it is closed it is not confirmed by what was said before either; who keeps it still reads what was said.
		const { etag } = await ppid.get(`/v1/dokumen/${document}`);
		await ppid.send('PATCH', `/v1/dokumen/${document}`, { json: { klasifikasi: 'dikecualikan', pengecualian: exception() }, headers: { 'if-match': etag }, expect: 200 });
		assert.deepEqual((await see(filed.id)).keputusan.materi, [{ ...granted.keputusan.materi[0], dokumen_id: null }]);
		assert.equal((await ppid.get(`/v1/permohonan-informasi/${filed.id}`)).json.keputusan.materi[0].dokumen_id, document);
		assert.deepEqual([granted.keputusan.biaya, granted.keputusan.biaya_jumlah, granted.keputusan.hasil], [[], 0, 'penuh']);
		await ppid.post(path, said.kabulkan, { expect: 409 });
		await warga.get(`/v1/permohonan-informasi/${filed.id}/berita-acara/pdf`, { expect: 404 });
	});

	it('refused on a ground of Pasal 17, with a letter that tells how to object', async () => {
		const filed = await lead(warga, ppid, 'diproses');
		await ppid.post(`/v1/permohonan-informasi/${filed.id}/tolak`, { ...said.tolak, huruf: [] }, { expect: 422 });
		await ppid.post(`/v1/permohonan-informasi/${filed.id}/tolak`, { ...said.tolak, huruf: ['k'] }, { expect: 422 });
		await ppid.post(`/v1/permohonan-informasi/${filed.id}/tolak`, { huruf: ['h'], alasan: 'x' }, { expect: 422 });
		const refused = await step(ppid, filed.id, 'tolak', said.tolak);
		assert.equal(refused.status, 'ditolak');
		assert.deepEqual([refused.penolakan.huruf, refused.penolakan.dasar_hukum], [['h', 'j'], 'UU 14/2008 Pasal 17 huruf h, j']);
		assert.equal(refused.keputusan, null);
		const text = paper((await warga.get(`/v1/permohonan-informasi/${filed.id}/surat-penolakan/pdf`)).body);
		for (const words of ['PENOLAKAN PERMOHONAN INFORMASI', filed.nomor, requester.nama, 'Pasal 17 huruf h', 'rahasia pribadi', 'Pasal 17 huruf j', 'keberatan tertulis kepada atasan PPID',
			'Komisi Informasi', 'Ppid Dinas', said.tolak.uji_konsekuensi])
			assert.ok(text.includes(words), `${words} in ${text}`);
	});

	it('the grounds and the reasons are there to be read, page by page', async () => {
		const grounds = (await env.api.get('/v1/permohonan-informasi/dasar-penolakan?limit=100')).json;
		assert.deepEqual(grounds.data.map((one) => one.huruf).join(''), 'abcdefghij');
		const page = (await env.api.get('/v1/permohonan-informasi/dasar-penolakan?limit=4')).json;
		const next = (await env.api.get(`/v1/permohonan-informasi/dasar-penolakan?limit=4&cursor=${encodeURIComponent(page.next_cursor)}`)).json;
		assert.equal(next.data[0].huruf, 'e');
		const reasons = (await env.api.get('/v1/keberatan-informasi/alasan')).json.data;
		assert.equal(reasons.map((one) => one.huruf).join(''), 'abcdefg');
		assert.ok(reasons.every((one) => one.dasar_hukum.startsWith('UU 14/2008 Pasal 35 ayat (1) huruf ')));
	});

	it('an objection: by its owner, for a reason that fits, once at a time; withdrawn', async () => {
		const filed = await lead(env.api, ppid, 'diterima');
		const owner = env.api.withCode(filed.kode_akses);
		const body = (huruf) => ({ permohonan_id: filed.id, huruf, uraian: 'Mohon ditinjau.' });
		assert.equal((await owner.post('/v1/keberatan-informasi', body('c'), { expect: 409 })).json.dasar_hukum, 'UU 14/2008 Pasal 35 ayat (1)');
		await attach(owner, filed.id);
		await step(ppid, filed.id, 'periksa', said.lengkap);
		await step(ppid, filed.id, 'kabulkan', said.kabulkan);
		for (const huruf of ['a', 'c', 'f', 'g']) await owner.post('/v1/keberatan-informasi', body(huruf), { expect: 409 });
		await env.api.post('/v1/keberatan-informasi', body('d'), { expect: 422 });
		await warga.post('/v1/keberatan-informasi', body('d'), { expect: 422 });
		await ppid.post('/v1/keberatan-informasi', body('d'), { expect: 403 });
		const filing = await object(owner, filed.id, 'd');
		assert.match(filing.nomor, /^KBI-2026-\d{6}$/);
		assert.deepEqual([filing.status, filing.karena_lewat, filing.permohonan, filing.alasan.huruf], ['diajukan', false, { id: filed.id, nomor: filed.nomor }, 'd']);
		assert.equal(deadline(filing, 'tanggapan').hari, 30);
		assert.deepEqual(filing.tindakan, ['cabut']);
		await owner.post('/v1/keberatan-informasi', body('b'), { expect: 409 });
		assert.deepEqual((await see(filed.id, owner)).keberatan, [{ id: filing.id, nomor: filing.nomor, status: 'diajukan', huruf: 'd' }]);
		await env.as('masyarakatLain').get(`/v1/keberatan-informasi/${filing.id}`, { expect: 404 });
		await ppid.post(`/v1/keberatan-informasi/${filing.id}/tanggapi`, said.ditolak, { expect: 403 });
		await env.as('bagianOrganisasi').post(`/v1/keberatan-informasi/${filing.id}/tanggapi`, said.ditolak, { expect: 403 });
		assert.equal((await answer(owner, filing.id, 'cabut', { alasan: 'Sudah jelas.' })).status, 'dicabut');
		await kepala.post(`/v1/keberatan-informasi/${filing.id}/tanggapi`, said.ditolak, { expect: 409 });
		await object(owner, filed.id, 'b');
	});

	it('an objection that is granted opens the decided request again; one that is rejected leads to the dispute', async () => {
		const filed = await lead(warga, ppid, 'ditolak');
		// However many are filed at the same moment, one is pending.
		const tries = await Promise.all(
			['a', 'b', 'e', 'a'].map((huruf) => warga.post('/v1/keberatan-informasi', { permohonan_id: filed.id, huruf, uraian: 'Bukan data orang.' }, { expect: null })),
		);
		assert.deepEqual(tries.map((one) => one.status).sort(), [201, 409, 409, 409]);
		const filing = await objection(tries.find((one) => one.status === 201).json.id);
		const answered = await answer(kepala, filing.id, 'tanggapi', said.dikabulkan);
		assert.deepEqual([answered.status, answered.tanggapan.hasil], ['ditanggapi', 'dikabulkan']);
		const reopened = await see(filed.id);
		assert.equal(reopened.status, 'diproses');
		assert.equal(reopened.riwayat.at(-1).jenis, 'permohonan_informasi.dibuka_kembali');
		assert.equal(reopened.riwayat.at(-1).pelaku, 'sistem');
		assert.equal(deadline(reopened, 'penyelesaian', 'berjalan').hari, 10);
		assert.equal((await step(ppid, filed.id, 'kabulkan', said.kabulkan)).penolakan, null);
		const second = await lead(warga, ppid, 'ditolak');
		const other = await object(warga, second.id, 'a');
		const rejected = await answer(kepala, other.id, 'tanggapi', said.ditolak);
		assert.equal((await see(second.id)).status, 'ditolak');
		assert.match(rejected.riwayat.at(-1).catatan, /Komisi Informasi paling lambat 14 hari kerja .*UU 14\/2008 Pasal 37 ayat \(2\)/s);
		assert.equal(rejected.sengketa.paling_lambat, deadline(rejected, 'sengketa').jatuh_tempo);
		assert.deepEqual([rejected.sengketa.kepada, rejected.sengketa.nomor_registrasi], ['Komisi Informasi', null]);
		await warga.post(`/v1/keberatan-informasi/${other.id}/sengketa`, { nomor_registrasi: '021/2026', tanggal: '2026-12-31' }, { expect: 422 });
		const disputed = await answer(warga, other.id, 'sengketa', { nomor_registrasi: '021/2026', tanggal: '2026-03-02' });
		assert.deepEqual([disputed.status, disputed.sengketa.nomor_registrasi], ['disengketakan', '021/2026']);
	});

	it('each action: 409 where the rules do not know it, 412 when the case has changed', async () => {
		const body = {
			periksa: said.tidakLengkap, lengkapi: { uraian: 'x' }, teruskan: { penyelenggara_id: agency.badan }, perpanjang: said.perpanjang, kabulkan: said.kabulkan,
			serahkan: said.serahkan, tolak: said.tolak, cabut: { alasan: 'x' },
		};
		const ripe = { periksa: 'diterima', lengkapi: 'diterima', teruskan: 'diterima', perpanjang: 'diproses', kabulkan: 'diproses', serahkan: 'dikabulkan', tolak: 'diproses', cabut: 'diterima' };
		const closed = await lead(warga, ppid, 'diserahkan');
		const stale = { expect: 412, headers: { 'if-match': '"v99-0"' } };
		for (const [action, content] of Object.entries(body)) {
			const who = action === 'cabut' ? warga : ppid;
			await who.post(`/v1/permohonan-informasi/${closed.id}/${action}`, content, { expect: 409 });
			const open = await lead(warga, ppid, ripe[action]);
			await who.post(`/v1/permohonan-informasi/${open.id}/${action}`, content, stale);
		}
		await warga.send('POST', `/v1/permohonan-informasi/${closed.id}/lampiran`, { body: 'Isi berkas.\n', headers: { 'content-type': 'text/plain' }, expect: 409 });
		const filing = await object(warga, closed.id, 'd');
		await kepala.post(`/v1/keberatan-informasi/${filing.id}/tanggapi`, said.ditolak, stale);
		await warga.post(`/v1/keberatan-informasi/${filing.id}/cabut`, { alasan: 'x' }, stale);
		await warga.post(`/v1/keberatan-informasi/${filing.id}/sengketa`, { nomor_registrasi: 'x', tanggal: '2026-03-02' }, { expect: 409 });
		await answer(kepala, filing.id, 'tanggapi', said.ditolak);
		await warga.post(`/v1/keberatan-informasi/${filing.id}/sengketa`, { nomor_registrasi: 'x', tanggal: '2026-03-02' }, stale);
		await warga.post(`/v1/keberatan-informasi/${filing.id}/cabut`, { alasan: 'x' }, { expect: 409 });
	});

	it('the same key twice at once is one request', async () => {
		const headers = { 'idempotency-key': 'kunci-permohonan-satu' };
		const count = async () => (await env.one('select count(*) as n from permohonan_informasi')).n;
		const before = await count();
		const hold = await connect(env.cluster, env.database);
		await hold.query('begin; lock table permohonan_informasi in exclusive mode'); // the first waits here, and the second finds it running
		const first = warga.post('/v1/permohonan-informasi', request(), { expect: 201, headers });
		await until('the first is at work', async () =>
			(await env.rows(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and usename = 'layanand_daemon'`)).length);
		await warga.post('/v1/permohonan-informasi', request(), { expect: 409, headers });
		await hold.query('rollback');
		await hold.end();
		const { json } = await first;
		const again = await warga.post('/v1/permohonan-informasi', request(), { expect: 201, headers });
		assert.deepEqual(again.json, json);
		assert.equal(await count(), before + 1);
	});

	it('lists: by state, by words, by agency, page by page', async () => {
		const all = (await env.as('bagianOrganisasi').get('/v1/permohonan-informasi?limit=100')).json.data;
		assert.ok(all.length > 10);
		const refused = (await ppid.get('/v1/permohonan-informasi?status=ditolak&limit=100')).json.data;
		assert.ok(refused.length >= 1 && refused.every((one) => one.status === 'ditolak'));
		assert.deepEqual((await ppid.get(`/v1/permohonan-informasi?q=${all[3].nomor}`)).json.data.map((one) => one.nomor), [all[3].nomor].filter((nomor) => nomor));
		assert.ok((await ppid.get('/v1/permohonan-informasi?q=pencetakan&limit=100')).json.data.length > 5);
		assert.equal((await ppid.get('/v1/permohonan-informasi?q=tidakada')).json.data.length, 0);
		const seen = [];
		for (let cursor = ''; cursor !== null; ) {
			const page = (await env.as('bagianOrganisasi').get(`/v1/permohonan-informasi?limit=3${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)).json;
			seen.push(...page.data.map((one) => one.id));
			cursor = page.next_cursor;
		}
		assert.deepEqual(seen, all.map((one) => one.id));
		const objections = (await kepala.get('/v1/keberatan-informasi?limit=100')).json.data;
		assert.ok(objections.length >= 4 && objections.every((one) => one.penyelenggara.id === agency.dinas));
		assert.deepEqual((await env.as('kepalaLain').get('/v1/keberatan-informasi')).json.data, []);
		assert.ok((await warga.get('/v1/keberatan-informasi?status=disengketakan')).json.data.length === 1);
	});

	it('the feed tells Bagian Organisasi, and the Ombudsman of complaints alone', async () => {
		const own = (await env.as('bagianOrganisasi').get('/v1/kejadian?jenis=permohonan_informasi.*&limit=100')).json.data;
		assert.ok(own.length > 20 && own.every((one) => one.proses === 'permohonan_informasi'));
		assert.ok((await env.as('bagianOrganisasi').get('/v1/kejadian?jenis=keberatan_informasi.*')).json.data.length > 3);
		const told = JSON.stringify(own);
		for (const secret of [requester.nama, requester.nik, requester.email, requester.alamat]) assert.ok(!told.includes(secret), secret);
		for (const kind of ['permohonan_informasi.*', 'keberatan_informasi.*'])
			assert.deepEqual((await env.as('ombudsman').get(`/v1/kejadian?jenis=${kind}`)).json.data, []);
		const requests = new Set(own.map((one) => one.berkas.nomor));
		const all = (await env.as('ombudsman').get('/v1/kejadian?limit=100')).json.data;
		assert.ok(all.every((one) => !requests.has(one.berkas?.nomor)));
	});

	// From here on the clock moves.
	it('extended once by 7 hari kerja from the end of the 10, with a reason; a second time: 409', async () => {
		const filed = await lead(warga, ppid, 'diproses');
		await ppid.post(`/v1/permohonan-informasi/${filed.id}/perpanjang`, {}, { expect: 422 });
		const extended = await step(ppid, filed.id, 'perpanjang', said.perpanjang);
		assert.equal(extended.alasan_perpanjangan, said.perpanjang.alasan);
		assert.equal(deadline(extended, 'penyelesaian').status, 'terpenuhi');
		const more = deadline(extended, 'perpanjangan');
		assert.equal(more.mulai, end('03-16'));
		// 17 and then Nyepi, Idul Fitri and their cuti bersama: 25, 26, 27, 30, 31 March and 1 April.
		assert.equal(more.jatuh_tempo, end('04-01'));
		assert.ok(!extended.tindakan.includes('perpanjang'));
		const second = await ppid.post(`/v1/permohonan-informasi/${filed.id}/perpanjang`, said.perpanjang, { expect: 409 });
		assert.match(second.json.detail, /kabulkan, tolak/);
		await env.clock(at('03-17'));
		assert.equal((await see(filed.id)).status, 'diproses', 'the extension holds');
		await env.clock(at('04-02'));
		const late = await see(filed.id);
		assert.equal(late.status, 'terlambat');
		assert.deepEqual(late.keberatan.map((one) => one.huruf), ['g']);
	});

	it('not looked at: the head is told, and the objection opens by itself', async () => {
		const filed = await ask(warga);
		await env.clock(at('04-20'));
		const late = await see(filed.id);
		assert.deepEqual([late.status, late.eskalasi], ['diterima', 1]);
		assert.deepEqual(late.keberatan.map((one) => [one.huruf, one.status]), [['c', 'diajukan']]);
		const event = late.riwayat.find((one) => one.jenis === 'permohonan_informasi.dieskalasi');
		assert.equal(event.catatan, `Berkas ${late.keberatan[0].nomor} dibuka dengan sendirinya.`);
		assert.equal(event.pelaku, 'sistem');
		const opened = await objection(late.keberatan[0].id);
		assert.deepEqual([opened.karena_lewat, opened.uraian, opened.alasan.huruf], [true, null, 'c']);
		// It is received when the time ran out, and its own runs from there.
		assert.equal(deadline(opened, 'tanggapan').mulai, deadline(late, 'pemberitahuan').jatuh_tempo);
	});

	it('lapsed: objection opened by itself, answered, and the window of the dispute closes', async () => {
		const filed = await lead(warga, ppid, 'diproses');
		const due = deadline(await see(filed.id), 'penyelesaian').jatuh_tempo;
		await env.clock(due.replace('23:59:59', '23:59:00'));
		assert.equal((await see(filed.id)).status, 'diproses', 'too early');
		await env.clock(at('05-11'));
		const late = await see(filed.id);
		assert.deepEqual([late.status, late.eskalasi, deadline(late, 'penyelesaian').status], ['terlambat', 1, 'lewat']);
		assert.deepEqual((await see(filed.id, ppid)).tindakan, ['kabulkan', 'tolak']);
		await ppid.post(`/v1/permohonan-informasi/${filed.id}/perpanjang`, said.perpanjang, { expect: 409 });
		const opened = await objection(late.keberatan[0].id);
		assert.deepEqual([opened.alasan.huruf, opened.karena_lewat, opened.status], ['g', true, 'diajukan']);
		await warga.post('/v1/keberatan-informasi', { permohonan_id: filed.id, huruf: 'e', uraian: 'Belum dipenuhi.' }, { expect: 409 });
		const answered = await answer(kepala, opened.id, 'tanggapi', said.dikabulkan);
		assert.equal(answered.status, 'ditanggapi');
		assert.equal((await see(filed.id)).status, 'terlambat', 'nothing was decided that could be opened again');
		const given = await step(ppid, filed.id, 'kabulkan', said.kabulkan);
		assert.ok(deadline(given, 'penyelesaian').terpenuhi_pada, 'met late');
		await env.clock(at('06-12'));
		const over = await objection(opened.id);
		assert.deepEqual([over.status, deadline(over, 'sengketa').status], ['selesai', 'lewat']);
		await warga.post(`/v1/keberatan-informasi/${opened.id}/sengketa`, { nomor_registrasi: 'x', tanggal: '2026-06-01' }, { expect: 409 });
		assert.equal((await env.one('select count(*) as n from berkas where asal_id = $1', [filed.id])).n, 1);
	});

	it('an objection that nobody answers: Bagian Organisasi is told, the dispute is open, and a late answer is still an answer', async () => {
		const filed = await lead(warga, ppid, 'ditolak');
		const filing = await object(warga, filed.id, 'a');
		const until = deadline(filing, 'tanggapan').jatuh_tempo.slice(5, 10);
		await env.clock(at(until, '23:59:00'));
		assert.equal((await objection(filing.id)).status, 'diajukan');
		const next = new Date(`2026-${until}T12:00:00Z`);
		next.setUTCDate(next.getUTCDate() + 1);
		await env.clock(at(next.toISOString().slice(5, 10)));
		const silent = await objection(filing.id);
		assert.deepEqual([silent.status, silent.eskalasi], ['tidak_ditanggapi', 2]);
		assert.equal(deadline(silent, 'sengketa').mulai, deadline(silent, 'tanggapan').jatuh_tempo);
		assert.deepEqual(silent.tindakan, ['sengketa', 'cabut']);
		const late = await answer(env.as('bagianOrganisasi'), filing.id, 'tanggapi', said.ditolak);
		assert.equal(late.status, 'ditanggapi');
		assert.equal(late.tenggat.filter((one) => one.jenis === 'sengketa').map((one) => one.status).join(), 'gugur,berjalan');
	});

	it('too late for an objection: 30 hari kerja after the decision', async () => {
		const filed = await lead(warga, ppid, 'ditolak');
		const until = deadline(await see(filed.id), 'keberatan').jatuh_tempo;
		await env.clock(new Date(Date.parse(until) + 60000).toISOString());
		const { json } = await warga.post('/v1/keberatan-informasi', { permohonan_id: filed.id, huruf: 'a', uraian: 'Terlambat.' }, { expect: 409 });
		assert.equal(json.dasar_hukum, 'UU 14/2008 Pasal 36 ayat (1)');
		assert.equal((await see(filed.id)).status, 'ditolak');
		await env.command(['verify']);
	});
});
