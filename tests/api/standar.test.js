// Service standards from the draft to the one in force (P13-P15, P17), charters (P16), the procedure of complaint handling (P26), and the duty to have
// standards (P45): each missing step refused with its pasal; what was set stays.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connect } from './lib/cluster.js';
import { bring, file } from './lib/complaints.js';
import { draft as teamDraft } from './lib/decisions.js';
import { Environment } from './lib/environment.js';
import {
	act, agree, charter, components, decision, draft, evaluation, everybody, meeting, minutes, names, outreach, procedure, publication, setStandard,
} from './lib/standards.js';
import { readPdf } from './lib/paper.js';
import { csv, publishSurvey } from './lib/surveys.js';
import { claimsOf, sign, signingKey } from './lib/tokens.js';
import { agency, officer as officers, service } from './lib/world.js';

const stale = { headers: { 'if-match': '"v99-0000"' }, expect: 412 };
const refusal = async (client, id, action, json, status, pasal) => {
	const { json: problem } = await client.post(`/v1/standar/${id}/${action}`, json, { expect: status });
	assert.match(problem.dasar_hukum ?? '', pasal, `${action}: ${JSON.stringify(problem)}`);
	return problem;
};

describe('service standards', () => {
	let env, officer, head;

	before(async () => {
		env = await Environment.create('standar');
		officer = env.as('rekan');
		head = env.as('kepala');
	});
	after(() => env?.stop());

	it('from the draft to the one in force, each step told', async () => {
		const made = await officer.post(`/v1/layanan/${service.ktp}/standar`, { komponen: { produk: ['KTP elektronik'] } }, { expect: 201 });
		const { id } = made.json;
		assert.equal(made.headers.location, `/v1/standar/${id}`);
		assert.match(made.json.nomor, /^STD-2026-\d{6}$/);
		assert.equal(made.json.status, 'rancangan');
		assert.deepEqual(made.json.komponen_kurang, names.filter((name) => name !== 'produk'));
		assert.deepEqual(Object.keys(made.json.komponen), names);
		assert.deepEqual(made.json.tindakan, ['ubah', 'pembahasan']);
		const changed = await officer.send('PUT', `/v1/standar/${id}`, {
			json: { komponen: components() }, headers: { 'if-match': made.etag }, expect: 200,
		});
		assert.deepEqual(changed.json.komponen_kurang, []);
		const discussed = await act(officer, id, 'pembahasan', meeting());
		assert.deepEqual(everybody(discussed).map((one) => [one.nama, one.unsur, one.tanda_tangan]), [
			['Martinus Enggang', 'penyelenggara', null], ['Rosa Pakis', 'penerima_manfaat', null],
		]);
		const agreed = await act(officer, id, 'berita-acara', minutes(everybody(discussed)));
		assert.equal(agreed.status, 'disepakati');
		assert.equal(agreed.berita_acara.tanda_tangan_sah, 2);
		assert.match(agreed.berita_acara.sidik, /^[0-9a-f]{64}$/);
		assert.ok(!agreed.tindakan.includes('penetapan'), 'an officer does not set it');
		assert.ok((await head.get(`/v1/standar/${id}`)).json.tindakan.includes('penetapan'));
		await env.api.get(`/v1/layanan/${service.ktp}/standar`, { expect: 404 });
		await env.api.get(`/v1/standar/${id}`, { expect: 404 });
		const set = await act(head, id, 'penetapan', decision());
		assert.equal(set.versi, 1);
		assert.deepEqual(
			{ ...set.penetapan, ditetapkan_pada: null },
			{ nomor: '188.4/12/2026', tanggal: '2026-02-16', berlaku_dari: '2026-02-16', berlaku_sampai: null, ditetapkan_pada: null },
		);
		assert.equal(set.tenggat[0].jenis, 'evaluasi');
		await act(officer, id, 'publikasi', publication);
		const again = await act(officer, id, 'publikasi', { ...publication, media: [{ media: 'siaran', keterangan: 'Radio daerah' }] });
		assert.equal(again.status, 'dipublikasikan');
		assert.deepEqual(again.publikasi.map((one) => one.media), ['situs', 'ruang_layanan', 'siaran']);
		const spread = await act(officer, id, 'sosialisasi', outreach);
		assert.equal(spread.sosialisasi[0].jumlah_peserta, 12);
		assert.deepEqual(spread.riwayat.map((one) => one.jenis), [
			'standar.dirancang', 'standar.diubah', 'standar.dibahas', 'standar.disepakati', 'standar.ditetapkan', 'standar.dipublikasikan',
			'standar.dipublikasikan', 'standar.disosialisasikan',
		]);
		const open = (await env.api.get(`/v1/layanan/${service.ktp}/standar`)).json;
		assert.equal(open.id, id);
		assert.deepEqual(open.komponen, components());
		assert.deepEqual(open.wakil, [{ unsur: 'penyelenggara', mewakili: null }, { unsur: 'penerima_manfaat', mewakili: 'Warga Bumi Emas' }]);
		assert.deepEqual(open.publikasi.map((one) => one.media), ['situs', 'ruang_layanan', 'siaran']);
		const seen = (await env.api.get(`/v1/standar/${id}`)).json;
		assert.equal(seen.berita_acara, null);
		assert.deepEqual(everybody(seen).map((one) => [one.nama, one.unsur]), [[null, 'penyelenggara'], [null, 'penerima_manfaat']]);
		for (const name of ['/pdf', '/berita-acara/pdf']) {
			const paper = await officer.get(`/v1/standar/${id}${name}`);
			assert.equal(paper.headers['content-type'], 'application/pdf');
			assert.equal(paper.body.subarray(0, 5).toString(), '%PDF-');
		}
		await env.as('kepalaLain').get(`/v1/standar/${id}/berita-acara/pdf`, { expect: 403 });
		await officer.get(`/v1/standar/${(await draft(officer)).id}/berita-acara/pdf`, { expect: 404 });
	});

	it('without its components: refused, and which one is missing', async () => {
		const { id } = await agree(officer, { jaminan_keamanan: [] });
		const problem = await refusal(head, id, 'penetapan', decision(), 409, /Pasal 21.*Pasal 15 ayat \(2\)/);
		assert.deepEqual(problem.errors.map((one) => one.pointer), ['/komponen/jaminan_keamanan']);
		const bare = await agree(officer, Object.fromEntries(names.map((name) => [name, null])));
		const whole = await refusal(head, bare.id, 'penetapan', decision(), 409, /Pasal 21.*Pasal 15 ayat \(2\)/);
		assert.deepEqual(whole.errors.map((one) => one.pointer), names.map((name) => `/komponen/${name}`), 'all that are missing, in the order of the law');
		const charged = await agree(officer, { biaya: [{ uraian: 'Cetak', jumlah: 25000, dasar_hukum: null }] });
		const other = await refusal(head, charged.id, 'penetapan', decision(), 409, /UU 25\/2009 Pasal 31/);
		assert.equal(other.errors[0].pointer, '/komponen/biaya');
	});

	it('without a representative of the public: refused', async () => {
		const { id } = await draft(officer);
		const own = meeting({ peserta: [{ nama: 'Martinus Enggang', unsur: 'penyelenggara' }] });
		const problem = await refusal(officer, id, 'pembahasan', own, 422, /Pasal 14 ayat \(1\) dan \(2\)/);
		assert.equal(problem.errors[0].pointer, '/peserta');
		await refusal(head, id, 'penetapan', decision(), 409, /Pasal 14 ayat \(4\)/);
		await refusal(officer, id, 'berita-acara', minutes([]), 409, /Pasal 14 ayat \(4\)/);
	});

	it('without a signature of everybody who took part: refused', async () => {
		const { id } = await draft(officer);
		const discussed = await act(officer, id, 'pembahasan', meeting());
		const [own, citizen] = everybody(discussed);
		await act(officer, id, 'berita-acara', minutes([own]));
		await refusal(head, id, 'penetapan', decision(), 409, /Pasal 14 ayat \(4\)/);
		const whole = await act(officer, id, 'berita-acara', minutes([citizen]));
		assert.equal(whole.berita_acara.tanda_tangan_sah, 2, 'signatures come one after the other');
		await act(officer, id, 'pembahasan', meeting({ tanggal: '2026-02-11', peserta: [{ nama: 'Lim Meranti', unsur: 'dunia_usaha' }] }));
		await refusal(head, id, 'penetapan', decision(), 409, /Pasal 13 ayat \(2\)/);
		await act(officer, id, 'berita-acara', minutes([own, citizen]));
		const problem = await refusal(head, id, 'penetapan', decision(), 409, /Pasal 14 ayat \(4\)/);
		assert.match(problem.detail, /Belum semua/);
	});

	it('what changed after it was signed: refused until it is signed again', async () => {
		for (const change of [
			(one) => officer.send('PUT', `/v1/standar/${one.id}`, {
				json: { komponen: components({ produk: ['Lain'] }) }, headers: { 'if-match': '*' }, expect: 200,
			}),
			(one) => act(officer, one.id, 'berita-acara', minutes([], { kesepakatan: ['Tiga puluh hari kerja'] })),
		]) {
			const agreed = await agree(officer, {}, service.kk);
			await change(agreed);
			const problem = await refusal(head, agreed.id, 'penetapan', decision(), 409, /Pasal 14 ayat \(4\)/);
			assert.match(problem.detail, /berubah sesudah ditandatangani/);
			const now = (await officer.get(`/v1/standar/${agreed.id}`)).json;
			assert.equal(now.berita_acara.tanda_tangan_sah, 0);
			assert.deepEqual(everybody(now).map((one) => one.tanda_tangan), [null, null], 'a signature on something else is none');
			assert.doesNotMatch(readPdf((await officer.get(`/v1/standar/${agreed.id}/berita-acara/pdf`)).body).words, /Ditandatangani/);
			const { tanggal, tempat, pokok_bahasan, kesepakatan } = now.berita_acara;
			await act(officer, agreed.id, 'berita-acara', minutes(everybody(now), { tanggal, tempat, pokok_bahasan, kesepakatan }));
			const signed = (await head.get(`/v1/standar/${agreed.id}`)).json;
			assert.deepEqual([signed.berita_acara.tanda_tangan_sah, ...everybody(signed).map((one) => one.tanda_tangan)], [2, 'basah', 'basah']);
			assert.match(readPdf((await officer.get(`/v1/standar/${agreed.id}/berita-acara/pdf`)).body).words, /Ditandatangani/);
		}
	});

	it('dates that cannot be', async () => {
		const { id } = await draft(officer);
		const pointer = async (client, action, json, expected) => {
			const { json: problem } = await client.post(`/v1/standar/${id}/${action}`, json, { expect: 422 });
			assert.equal(problem.errors[0].pointer, expected, action);
		};
		await pointer(officer, 'pembahasan', meeting({ tanggal: '2026-03-03' }), '/tanggal');
		const everyone = everybody(await act(officer, id, 'pembahasan', meeting()));
		await pointer(officer, 'berita-acara', minutes(everyone, { tanggal: '2026-03-03' }), '/tanggal');
		await pointer(officer, 'berita-acara', minutes(everyone, { tanggal: '2026-02-09' }), '/tanggal');
		await pointer(officer, 'berita-acara', minutes([everyone[0], { id: service.kk }]), '/tanda_tangan/1/peserta_id');
		await act(officer, id, 'berita-acara', minutes(everyone));
		await pointer(head, 'penetapan', decision({ tanggal: '2026-03-03' }), '/tanggal');
		await pointer(head, 'penetapan', decision({ tanggal: '2026-02-11' }), '/tanggal');
		await pointer(head, 'penetapan', decision({ berlaku_dari: '2026-02-15' }), '/berlaku_dari');
		await act(head, id, 'penetapan', decision());
		await pointer(officer, 'publikasi', { ...publication, tanggal: '2026-03-03' }, '/tanggal');
		await pointer(officer, 'sosialisasi', { ...outreach, tanggal: '2026-03-03' }, '/tanggal');
		await pointer(head, 'evaluasi', evaluation({ sampai: '2026-03-03' }), '/sampai');
		await pointer(head, 'evaluasi', evaluation({ dari: '2026-02-02', sampai: '2026-02-01' }), '/sampai');
	});

	it('one in force at a time; which applied on a day; what differs', async () => {
		const bureau = env.as('bagianOrganisasi');
		const chief = env.as('kepalaLain');
		const make = async (changes, keputusan) => {
			const { id } = await agree(bureau, changes, service.izin);
			return act(chief, id, 'penetapan', decision(keputusan));
		};
		const first = await make({}, {});
		const rival = await agree(bureau, {}, service.izin);
		await refusal(chief, rival.id, 'penetapan', decision(), 422, /Pasal 13 ayat \(2\)/);
		const second = await make(
			{ jangka_waktu: { jumlah: 90, satuan: 'menit', keterangan: null }, produk: ['Kartu keluarga', 'Surat pengantar'] },
			{ tanggal: '2026-02-20', berlaku_dari: '2026-03-05' },
		);
		assert.equal(second.versi, 2);
		const path = `/v1/layanan/${service.izin}/standar`;
		assert.equal((await env.api.get(path)).json.id, first.id, 'the second one begins later');
		for (const [day, id] of [['2026-02-16', first.id], ['2026-03-04', first.id], ['2026-03-05', second.id], ['2030-01-01', second.id]])
			assert.equal((await env.api.get(`${path}?pada=${day}`)).json.id, id, day);
		await env.api.get(`${path}?pada=2026-02-15`, { expect: 404 });
		const still = (await env.api.get(`/v1/standar/${first.id}`)).json;
		assert.deepEqual([still.status, still.penetapan.berlaku_sampai, still.tenggat[0].status], ['ditetapkan', '2026-03-04', 'berjalan'], 'in force until then');
		assert.equal((await act(bureau, first.id, 'publikasi', publication)).status, 'dipublikasikan');
		assert.deepEqual((await env.api.get(`${path}/versi`)).json.data.map((one) => one.versi), [2, 1]);
		const all = (await bureau.get(`${path}/versi?limit=1`)).json;
		assert.equal(all.data[0].id, rival.id, 'drafts for those who write them');
		assert.deepEqual((await bureau.get(`${path}/versi?cursor=${all.next_cursor}`)).json.data.map((one) => one.versi), [2, 1]);
		const { json } = await env.api.get(`/v1/standar/${second.id}/perbedaan?dengan=${first.id}`);
		assert.equal(json.berubah, 2);
		assert.deepEqual(json.komponen.map((one) => one.komponen), names);
		const of = (name) => json.komponen.find((one) => one.komponen === name);
		assert.equal(of('jangka_waktu').lama.satuan, 'hari_kerja');
		assert.equal(of('jangka_waktu').masuk, null);
		assert.deepEqual([of('produk').perubahan, of('produk').masuk, of('produk').keluar], ['berubah', ['Surat pengantar'], []]);
		assert.equal(of('biaya').perubahan, 'sama');
		await env.api.get(`/v1/standar/${second.id}/perbedaan?dengan=${rival.id}`, { expect: 404 });
	});

	it('a version is replaced by a decision on the day that its successor begins', async () => {
		const made = (await head.post('/v1/layanan', { penyelenggara_id: agency.dinas, kode: 'GANTI', nama: 'Ganti', jenis: 'jasa', pola: 'fungsional' }, { expect: 201 })).json;
		const first = await setStandard(env, { layanan: made.id });
		const second = await setStandard(env, { layanan: made.id, keputusan: { tanggal: '2026-02-20' } });
		const former = (await env.api.get(`/v1/standar/${first.id}`)).json;
		assert.deepEqual([former.status, former.penetapan.berlaku_sampai, former.tenggat[0].status, former.riwayat.at(-1).pelaku], ['diganti', '2026-02-19', 'gugur', 'sistem']);
		await act(officer, first.id, 'publikasi', publication, { expect: 409 });
		assert.equal((await env.api.get(`/v1/standar/${second.id}`)).json.status, 'ditetapkan');
	});

	it('the catalogue tells of a service what its standard in force says, and of that nothing else', async () => {
		const body = { penyelenggara_id: agency.dinas, kode: 'KATA', nama: 'Kata', jenis: 'jasa', pola: 'fungsional', biaya: 'Rp5.000', produk: 'Surat', persyaratan: ['KTP'] };
		const made = await head.post('/v1/layanan', body, { expect: 201 });
		const path = `/v1/layanan/${made.json.id}`;
		const words = ({ json }) => [json.produk, json.biaya, json.jangka_waktu, json.persyaratan];
		assert.deepEqual(words(made), ['Surat', 'Rp5.000', null, ['KTP']]);
		await draft(officer, { jangka_waktu: { jumlah: 9, satuan: 'hari', keterangan: null } }, made.json.id);
		assert.deepEqual(words(await env.api.get(path)), ['Surat', 'Rp5.000', null, ['KTP']], 'a draft is not in force');
		const set = await setStandard(env, {
			layanan: made.json.id,
			changes: {
				produk: ['Kartu', 'Salinan'], jangka_waktu: { jumlah: 3, satuan: 'hari_kerja', keterangan: 'sejak lengkap' },
				biaya: [{ uraian: 'Baru', jumlah: 0, dasar_hukum: null }, { uraian: 'Hilang', jumlah: 1250000, dasar_hukum: 'Perda 1/2024' }],
			},
		});
		assert.equal(set.status, 'ditetapkan');
		const told = ['Kartu; Salinan', 'Baru: gratis; Hilang: Rp1.250.000', '3 hari kerja (sejak lengkap)', ['Kartu keluarga lama', 'Buku nikah (bagi yang sudah kawin)']];
		const open = await env.api.get(path);
		assert.deepEqual(words(open), told);
		for (const [name, value] of [['biaya', 'Rp9.000'], ['persyaratan', []], ['jangka_waktu', null], ['produk', 'x']]) {
			const { json } = await head.send('PATCH', path, { json: { nama: 'Lain', [name]: value }, headers: { 'if-match': open.etag }, expect: 409 });
			assert.deepEqual([json.errors[0].pointer, json.dasar_hukum], [`/${name}`, 'Perbup Bengkayang 24/2018 Pasal 13 ayat (1) dan Pasal 14 ayat (4)']);
		}
		const renamed = await head.send('PATCH', path, { json: { nama: 'Lain' }, headers: { 'if-match': open.etag }, expect: 200 });
		assert.deepEqual([renamed.json.nama, ...words(renamed)], ['Lain', ...told]);
		const csv = `kode,biaya
KATA,Baru | 75000 | Perda 2/2026
`;
		const send = { body: csv, headers: { 'content-type': 'text/csv' }, expect: 200 };
		const { json: taken } = await head.send('POST', `/v1/penyelenggara/${agency.dinas}/impor`, send);
		assert.deepEqual([taken.diubah, taken.tetap, taken.rancangan], [0, 1, 1], 'a draft changes no word of the catalogue');
		assert.deepEqual(words(await env.api.get(path)), told);
	});

	it('kept ready for everybody, and new as soon as the decision is answered', async () => {
		const path = `/v1/layanan/${service.izin}/standar?pada=2026-04-01`;
		for (let n = 0; n < 3; n++) await env.api.get(path);
		const before = (await env.api.get(path)).json;
		const { id } = await agree(env.as('bagianOrganisasi'), { produk: ['Lain'] }, service.izin);
		const { versi } = await act(env.as('kepalaLain'), id, 'penetapan', decision({ tanggal: '2026-02-28', berlaku_dari: '2026-03-20' }));
		const now = (await env.api.get(path)).json;
		assert.deepEqual([now.id, now.versi], [id, versi]);
		assert.notEqual(before.id, id);
		assert.equal((await env.api.get(path.replace('04-01', '03-19'))).json.penetapan.berlaku_sampai, '2026-03-19');
	});

	it('two decisions at the same moment: one after the other', async () => {
		const layanan = (await env.api.get(`/v1/layanan?penyelenggara_id=${agency.dinas}&limit=100`)).json.data.find((one) => /^LAYANAN/.test(one.kode)).id;
		const rivals = [];
		for (let n = 0; n < 4; n++) rivals.push(await agree(officer, {}, layanan));
		const answers = await Promise.all(
			rivals.map((one, n) => head.send('POST', `/v1/standar/${one.id}/penetapan`, { json: decision({ tanggal: `2026-02-${20 + n}` }) })),
		);
		const set = answers.filter((one) => one.status === 200).map((one) => one.json);
		assert.ok(set.length >= 1);
		for (const other of answers.filter((one) => one.status !== 200)) assert.equal(other.json.errors[0].pointer, '/berlaku_dari');
		const rows = await env.rows(
			'select nomor_versi, berlaku_dari::text, berlaku_sampai::text from standar where layanan_id = $1 and nomor_versi is not null order by 1', [layanan],
		);
		assert.deepEqual(rows.map((row) => row.nomor_versi), set.map((_, n) => n + 1));
		assert.equal(rows.filter((row) => row.berlaku_sampai === null).length, 1);
	});

	it('an evaluation draws in the complaints and the survey results of its period', async () => {
		const { id } = await setStandard(env, { layanan: service.kk, keputusan: { tanggal: '2026-02-17' } });
		await bring(env.as('masyarakat'), env.as('petugas'), 'diproses');
		await file(env.as('masyarakat'));
		await file(env.as('masyarakat'), { layanan_id: service.ktp });
		await file(env.as('masyarakat'), { terlapor_pelaksana_id: (await env.one(`select id from pelaksana where nama = 'Kepala Dinas'`)).id });
		const survey = await publishSurvey(env, csv(10));
		const { evaluasi, tenggat } = await act(head, id, 'evaluasi', evaluation());
		assert.equal(evaluasi[0].pengaduan.jumlah, 3, 'also the one about the head, who does not see it');
		assert.equal(evaluasi[0].pengaduan.tidak_berkadar_pengawasan + evaluasi[0].pengaduan.permintaan_informasi + evaluasi[0].pengaduan.berkadar_pengawasan, 1);
		assert.deepEqual(evaluasi[0].skm.map((one) => one.nomor), [survey.nomor]);
		assert.equal(evaluasi[0].skm[0].responden, 10);
		assert.deepEqual(tenggat.map((one) => [one.jenis, one.status]), [['evaluasi', 'terpenuhi'], ['evaluasi', 'berjalan']]);
		assert.deepEqual((await act(head, id, 'evaluasi', evaluation({ dari: '2025-01-01', sampai: '2025-12-31' }))).evaluasi[1].skm, []);
		const seen = (await head.get(`/v1/standar/${id}`)).json.evaluasi;
		assert.deepEqual(Object.keys(seen[0]).sort(), [
			'dapat_dilaksanakan', 'dari', 'dicatat_pada', 'faktor_keberhasilan', 'faktor_penghambat', 'metode', 'pengaduan', 'rencana_perbaikan', 'sampai', 'skm',
		], 'nobody by name');
		for (const who of ['publik', 'masyarakat', 'kepalaLain']) assert.deepEqual((await env.as(who).get(`/v1/standar/${id}`)).json.evaluasi, seen, `P28(1)f: ${who}`);
		// A result that is not published, or no longer, is not told by way of an evaluation.
		await env.as('kepala').post(`/v1/skm/survei/${survey.id}/tarik`, { alasan: 'Salah hitung.' });
		assert.deepEqual((await act(head, id, 'evaluasi', evaluation())).evaluasi.at(-1).skm, []);
	});

	it('an agency sets its own, and below it', async () => {
		const { id } = await agree(officer);
		await refusal(env.as('kepalaLain'), id, 'penetapan', decision(), 404, /^$/);
		await env.as('rekan').post(`/v1/layanan/${service.izin}/standar`, { komponen: {} }, { expect: 403 });
		await env.as('petugas').post(`/v1/layanan/${service.kk}/standar`, { komponen: {} }, { expect: 403 });
		await env.as('bagianOrganisasi').post(`/v1/standar/${id}/penetapan`, decision(), { expect: 403 });
	});

	it('409 and 412 of each action', async () => {
		const fresh = await draft(officer);
		for (const [action, json] of [['publikasi', publication], ['sosialisasi', outreach], ['berita-acara', minutes([])]])
			await act(officer, fresh.id, action, json, { expect: 409 });
		await act(head, fresh.id, 'evaluasi', evaluation(), { expect: 409 });
		await act(officer, fresh.id, 'pembahasan', meeting(), stale);
		await officer.send('PUT', `/v1/standar/${fresh.id}`, { json: { komponen: {} }, ...stale });
		await officer.send('PUT', `/v1/standar/${fresh.id}`, { json: { komponen: {} }, expect: 428 });
		const discussed = await act(officer, fresh.id, 'pembahasan', meeting());
		await act(officer, fresh.id, 'berita-acara', minutes([]), stale);
		await act(officer, fresh.id, 'berita-acara', minutes(everybody(discussed)));
		await act(head, fresh.id, 'penetapan', decision({ tanggal: '2026-02-28' }), stale);
		await act(head, fresh.id, 'penetapan', decision({ tanggal: '2026-02-28' }));
		for (const [action, json] of [['publikasi', publication], ['sosialisasi', outreach]]) await act(officer, fresh.id, action, json, stale);
		await act(head, fresh.id, 'evaluasi', evaluation(), stale);
		await act(officer, fresh.id, 'pembahasan', meeting(), { expect: 409 });
		await officer.send('PUT', `/v1/standar/${fresh.id}`, { json: { komponen: {} }, headers: { 'if-match': '*' }, expect: 409 });
	});

	it('what was set stays, for everybody, at the database', async () => {
		const set = await setStandard(env, { layanan: service.ktp, keputusan: { tanggal: '2026-03-01' } });
		const changes = [
			`update standar set komponen = '{}' where berkas_id = $1`, `update standar set nomor_keputusan = 'x' where berkas_id = $1`,
			`update standar set berlaku_dari = '2020-01-01' where berkas_id = $1`, 'delete from standar where berkas_id = $1',
			`update standar_berita_acara set kesepakatan = '[]' where berkas_id = $1`, 'delete from standar_tanda_tangan where berkas_id = $1',
			`update standar_peserta set unsur = 'akademisi' where berkas_id = $1`,
			`update standar_peserta_nama set nama = 'x' where peserta_id in (select id from standar_peserta where berkas_id = $1)`,
			`insert into standar_pembahasan (id, berkas_id, tanggal, tempat, pokok_bahasan, dicatat_pada) values (gen_random_uuid(), $1, '2026-01-01', 'x', 'x', now())`,
		];
		for (const text of changes) await assert.rejects(env.sql.query(text, [set.id]), { code: '23000' }, text);
		await assert.rejects(
			env.sql.query(
				`update standar set nomor_versi = 99, nomor_keputusan = 'x', tanggal_keputusan = '2026-03-01', ditetapkan_pada = now(), sidik = 'x', berlaku_dari = '2026-03-01'
				where berkas_id = $1`,
				[(await agree(officer, {}, service.ktp)).id],
			),
			{ code: '23P01' },
			'two in force',
		);
	});
});

describe('standards at the database, as the role of the daemon', () => {
	let env, db, draftId, setId, charterId;
	const callers = {
		publik: { peran: 'publik' },
		petugas: { peran: 'pelaksana', sub: officers.petugasDinas, penyelenggara: agency.dinas, tugas: 'pengelola_pengaduan' },
		rekan: { peran: 'pelaksana', sub: officers.rekanDinas, penyelenggara: agency.dinas, tugas: 'back_office' },
		kepala: { peran: 'kepala_penyelenggara', sub: officers.kepalaDinas, penyelenggara: agency.dinas },
		kepalaLain: { peran: 'kepala_penyelenggara', sub: officers.kepalaBadan, penyelenggara: agency.badan },
		bagianOrganisasi: { peran: 'bagian_organisasi', sub: officers.bagianOrganisasi, penyelenggara: agency.setda },
	};

	before(async () => {
		env = await Environment.create('standar_database');
		db = await connect(env.cluster, env.database, 'layanand_daemon');
		const made = await draft(env.as('rekan'));
		draftId = made.id;
		await act(env.as('rekan'), draftId, 'pembahasan', meeting());
		setId = (await setStandard(env)).id;
		charterId = (await env.as('kepala').post('/v1/maklumat', charter(), { expect: 201 })).json.id;
	});
	after(async () => {
		await db?.end();
		await env?.stop();
	});

	// How many rows a statement touches or gives under this caller, or the state of its refusal; taken back.
	const tries = async (name, text, values = []) => {
		await db.query('begin');
		try {
			for (const part of ['peran', 'sub', 'penyelenggara', 'tugas', 'klien', 'kode_akses'])
				await db.query('select set_config($1, $2, true)', [`layanand.${part}`, callers[name][part] ?? '']);
			await db.query(`select set_config('layanand.sekarang', '2026-03-02T10:00:00+07:00', true)`);
			return (await db.query(text, values)).rowCount;
		} catch (error) {
			return error.code;
		} finally {
			await db.query('rollback');
		}
	};
	const each = async (text, values, expected) => {
		const found = {};
		for (const name of Object.keys(callers)) found[name] = await tries(name, text, values);
		assert.deepEqual(found, expected, text);
	};

	it('drafts are for those who write them, what was set and its evaluations are for everybody, names and minutes are for those who handle it', async () => {
		const none = { publik: 0, petugas: 0, kepalaLain: 0 };
		const some = (n) => ({ rekan: n, kepala: n, bagianOrganisasi: n });
		for (const [table, n] of [['standar', 1], ['standar_pembahasan', 1], ['standar_peserta', 2]]) {
			await each(`select 1 from ${table} where berkas_id = $1`, [draftId], { ...none, ...some(n) });
			await each(`select 1 from ${table} where berkas_id = $1`, [setId], { publik: n, petugas: n, kepalaLain: n, ...some(n) });
		}
		for (const [text, n] of [
			['select 1 from standar_peserta_nama n join standar_peserta p on p.id = n.peserta_id where p.berkas_id = $1', 2],
			['select 1 from standar_berita_acara where berkas_id = $1', 1], ['select 1 from standar_tanda_tangan where berkas_id = $1', 2],
		])
			await each(text, [setId], { ...none, ...some(n) });
		await act(env.as('kepala'), setId, 'evaluasi', evaluation());
		await each('select 1 from standar_evaluasi where berkas_id = $1', [setId], { publik: 1, petugas: 1, kepalaLain: 1, ...some(1) });
		await each('select 1 from maklumat where berkas_id = $1', [charterId], { ...none, ...some(1) });
	});

	it('nobody writes what is not his to write; only a head sets, and only what is ready', async () => {
		const others = { publik: 0, petugas: 0, kepalaLain: 0 };
		await each(`update standar set komponen = '{}' where berkas_id = $1`, [draftId], { ...others, rekan: 1, kepala: 1, bagianOrganisasi: 1 });
		await each('update standar set layanan_id = $2 where berkas_id = $1', [draftId, service.ktp], { ...others, rekan: '42501', kepala: '42501', bagianOrganisasi: '42501' });
		await each(
			`update standar set nomor_versi = 9, nomor_keputusan = 'x', tanggal_keputusan = '2026-03-01', ditetapkan_pada = now(), sidik = 'x', berlaku_dari = '2026-03-01'
			where berkas_id = $1`,
			[draftId], { ...others, rekan: '42501', kepala: 'P0001', bagianOrganisasi: '42501' },
		);
		await each(`update maklumat set berlaku_dari = '2026-03-01' where berkas_id = $1`, [charterId], { ...others, rekan: '42501', kepala: 1, bagianOrganisasi: '42501' });
		await each(`update berkas set status = 'ditetapkan' where id = $1`, [draftId], { ...others, rekan: '42501', kepala: '42501', bagianOrganisasi: '42501' });
		await each(
			`insert into publikasi (id, berkas_id, tanggal, media, dicatat_pada) values (gen_random_uuid(), $1, '2026-03-01', 'situs', now())`,
			[setId], { publik: '42501', petugas: '42501', kepalaLain: '42501', rekan: 1, kepala: 1, bagianOrganisasi: 1 },
		);
		for (const table of ['standar', 'standar_pembahasan', 'standar_peserta', 'standar_peserta_nama', 'standar_berita_acara', 'standar_tanda_tangan', 'publikasi', 'standar_sosialisasi', 'standar_evaluasi', 'maklumat', 'sop_pengaduan'])
			assert.equal(await tries('bagianOrganisasi', `delete from ${table}`), '42501', table);
	});
});

describe('charters and procedures', () => {
	let env, head;

	before(async () => {
		env = await Environment.create('maklumat');
		head = env.as('kepala');
	});
	after(() => env?.stop());

	it('a charter without one of its three statements is refused with its pasal', async () => {
		for (const [name, letter] of [['janji', 'a'], ['perbaikan', 'b'], ['sanksi', 'c']])
			for (const body of [charter({ [name]: undefined }), charter({ [name]: null })]) {
				const { json } = await head.post('/v1/maklumat', body, { expect: 422 });
				assert.equal(json.dasar_hukum, `Perbup Bengkayang 24/2018 Pasal 16 ayat (3) huruf ${letter}`);
				assert.equal(json.errors[0].pointer, `/${name}`);
			}
	});

	it('a charter promises standards that there are; then one is in force at a time', async () => {
		const first = (await env.as('rekan').post('/v1/maklumat', charter(), { expect: 201 })).json;
		await env.as('rekan').post(`/v1/maklumat/${first.id}/penetapan`, decision(), { expect: 403 });
		const early = await head.post(`/v1/maklumat/${first.id}/penetapan`, decision(), { expect: 409 });
		assert.match(early.json.dasar_hukum, /Pasal 16 ayat \(2\)/);
		await setStandard(env);
		await env.api.get(`/v1/penyelenggara/${agency.dinas}/maklumat`, { expect: 404 });
		const set = (await head.post(`/v1/maklumat/${first.id}/penetapan`, decision())).json;
		assert.equal(set.penetapan.oleh, 'Kepala Dinas');
		const again = (await head.post('/v1/maklumat', charter({ janji: 'Kami berjanji melayani sesuai standar.' }), { expect: 201 })).json;
		assert.equal((await head.post(`/v1/maklumat/${again.id}/penetapan`, decision(), { expect: 422 })).json.errors[0].pointer, '/tanggal');
		await head.post(`/v1/maklumat/${again.id}/penetapan`, decision({ tanggal: '2026-02-20' }));
		assert.equal((await env.api.get(`/v1/penyelenggara/${agency.dinas}/maklumat`)).json.id, again.id);
		const former = (await env.api.get(`/v1/maklumat/${first.id}`)).json;
		assert.deepEqual([former.status, former.penetapan.berlaku_sampai], ['diganti', '2026-02-19']);
		assert.deepEqual((await env.api.get('/v1/maklumat')).json.data.map((one) => one.id), [again.id, first.id]);
		assert.equal((await env.api.get(`/v1/maklumat/${again.id}/pdf`)).body.subarray(0, 5).toString(), '%PDF-');
		for (const text of [`update maklumat set janji = 'x' where berkas_id = $1`, 'delete from maklumat where berkas_id = $1'])
			await assert.rejects(env.sql.query(text, [first.id]), { code: '23000' });
	});

	it('the procedure of complaint handling: drafted by those who handle complaints, set, published', async () => {
		const officer = env.as('petugas');
		const made = (await officer.post('/v1/sop-pengaduan', procedure(), { expect: 201 })).json;
		await env.api.get(`/v1/sop-pengaduan/${made.id}`, { expect: 404 });
		await head.post(`/v1/sop-pengaduan/${made.id}/penetapan`, decision());
		const shown = (await officer.post(`/v1/sop-pengaduan/${made.id}/publikasi`, publication)).json;
		assert.equal(shown.status, 'dipublikasikan');
		assert.deepEqual(shown.langkah, procedure().langkah);
		assert.equal((await env.api.get(`/v1/penyelenggara/${agency.dinas}/sop-pengaduan`)).json.id, made.id);
		assert.equal((await env.api.get(`/v1/sop-pengaduan/${made.id}/pdf`)).headers['content-type'], 'application/pdf');
		await assert.rejects(env.sql.query(`update sop_pengaduan set langkah = '[1]' where berkas_id = $1`, [made.id]), { code: '23000' });
		await assert.rejects(env.sql.query('delete from publikasi where berkas_id = $1', [made.id]), { code: '23000' });
	});

	it('409 and 412 of each action', async () => {
		for (const [path, body] of [['maklumat', charter()], ['sop-pengaduan', procedure()]]) {
			const { id } = (await head.post(`/v1/${path}`, body, { expect: 201 })).json;
			await head.post(`/v1/${path}/${id}/publikasi`, publication, { expect: 409 });
			await head.post(`/v1/${path}/${id}/penetapan`, decision(), stale);
			await head.post(`/v1/${path}/${id}/penetapan`, decision({ tanggal: '2026-02-25' }));
			await head.post(`/v1/${path}/${id}/penetapan`, decision(), { expect: 409 });
			await head.post(`/v1/${path}/${id}/publikasi`, publication, stale);
		}
	});

	it('papers name who signed them, as what he signed, also when another head has come', async () => {
		const bureau = env.as('bagianOrganisasi');
		const standard = (await env.api.get(`/v1/layanan/${service.kk}/standar`)).json.id;
		const papers = [`/v1/standar/${standard}/pdf`];
		for (const name of ['maklumat', 'sop-pengaduan']) papers.push(`/v1/${name}/${(await env.api.get(`/v1/penyelenggara/${agency.dinas}/${name}`)).json.id}/pdf`);
		const signed = async (path) => /tanggal \d+ Februari 2026 (.*?)(?: Keputusan| STD| SOP|$)/.exec(readPdf((await env.api.get(path)).body).words)[1].trim();
		const before = await Promise.all(papers.map(signed));
		assert.match(before[0], /^\S.* Kepala Dinas$/);
		const chief = { pelaksana_id: officers.biasaDinas, keputusan: '821/1/2026', status: 'plt', berlaku_dari: '2026-03-01' };
		await bureau.post(`/v1/penyelenggara/${agency.dinas}/kepala`, chief, { expect: 201 });
		assert.deepEqual(await Promise.all(papers.map(signed)), before);
		// The acting head keeps his position in the register, and signs as acting in the one that he heads; what he signed stays when he is gone.
		const acting = 'Plt. Kepala Dinas Kependudukan dan Pencatatan Sipil';
		const signer = env.api.as(await sign(claimsOf({ peran: 'kepala_penyelenggara', sub: officers.biasaDinas, penyelenggara_id: agency.dinas }), signingKey(env.settings['keys.signing_dir'])));
		const again = (await signer.post('/v1/maklumat', charter({ janji: 'Kami berjanji melayani.' }), { expect: 201 })).json;
		const draftWords = readPdf((await env.as('bagianOrganisasi').get(`/v1/maklumat/${again.id}/pdf`)).body).words;
		assert.ok(draftWords.includes(acting), draftWords);
		await signer.post(`/v1/maklumat/${again.id}/penetapan`, decision({ tanggal: '2026-02-27' }));
		const paper = `/v1/maklumat/${again.id}/pdf`;
		assert.ok(readPdf((await env.as('bagianOrganisasi').get(paper)).body).words.includes(acting));
		// The decision of Lampiran I too.
		const team = (await signer.post('/v1/penetapan-pelaksana', teamDraft(), { expect: 201 })).json;
		await signer.post(`/v1/penetapan-pelaksana/${team.id}/penetapan`, { nomor_keputusan: '800/9/2026' });
		assert.ok(readPdf((await env.api.get(`/v1/penetapan-pelaksana/${team.id}/pdf`)).body).words.includes(acting));
		await bureau.post(`/v1/penyelenggara/${agency.dinas}/kepala`, { ...chief, pelaksana_id: officers.kepalaDinas, status: 'definitif', berlaku_dari: '2026-03-02' }, { expect: 201 });
		assert.ok(readPdf((await env.as('bagianOrganisasi').get(paper)).body).words.includes(acting));
	});

	it('the letterhead has the three lines of Lampiran I', async () => {
		await env.sql.query(
			`update penyelenggara set alamat = 'Jl. Sanggau', telepon = '0562 441001', faksimile = '0562 441002', kota = 'Bengkayang', situs = 'https://dukcapil.go.id',
			email = 'dukcapil@bengkayangkab.go.id', kode_pos = '79213' where id = $1`, [agency.dinas],
		);
		const standard = (await env.api.get(`/v1/layanan/${service.kk}/standar`)).json.id;
		const papers = [`/v1/standar/${standard}/pdf`, `/v1/standar/${standard}/berita-acara/pdf`];
		for (const name of ['maklumat', 'sop-pengaduan']) papers.push(`/v1/${name}/${(await env.api.get(`/v1/penyelenggara/${agency.dinas}/${name}`)).json.id}/pdf`);
		for (const path of papers)
			assert.match(
				readPdf((await env.as('rekan').get(path)).body).words,
				/Jl\. Sanggau, Telepon 0562 441001, Faksimile 0562 441002 Bengkayang https:\/\/dukcapil\.go\.id, e-mail dukcapil@bengkayangkab\.go\.id, Kode Pos 79213/, path,
			);
	});
});

describe('the duty to have standards within twelve months (P45)', () => {
	let env;
	const young = agency.badan;
	const duty = async (who) => (await env.api.get(`/v1/penyelenggara/${who}/kepatuhan-standar`)).json;

	before(async () => {
		env = await Environment.create('kepatuhan');
		// Of the agencies with services only two are left, one of them younger than the regulation.
		await env.sql.query('delete from layanan where penyelenggara_id not in ($1, $2)', [agency.dinas, young]);
		await env.sql.query(`delete from layanan where kode like 'LAYANAN-%'`);
		await env.sql.query(`update penyelenggara set dibentuk_pada = '2025-03-05' where id = $1`, [young]);
	});
	after(() => env?.stop());

	it('each agency has a case with its deadline, also before it offers anything; what lapsed goes up', async () => {
		const empty = await duty(agency.setda);
		assert.deepEqual([empty.status, empty.jumlah_layanan], ['berjalan', 0], 'without a service nothing is met');
		const before = await duty(agency.dinas);
		assert.deepEqual([before.status, before.berkas, before.jumlah_layanan, before.jumlah_berstandar], ['berjalan', null, 2, 0]);
		await env.clock('2026-03-03T08:00:00+07:00');
		const old = await duty(agency.dinas);
		assert.deepEqual([old.status, old.eskalasi], ['terlambat', 2]);
		assert.deepEqual(
			old.tenggat.map((one) => [one.jenis, one.jatuh_tempo, one.status, one.dasar_hukum]),
			[['standar_pelayanan', '2019-01-03T23:59:59+07:00', 'lewat', 'Perbup Bengkayang 24/2018 Pasal 45 ayat (1)']],
		);
		assert.deepEqual((await duty(agency.setda)).tenggat.map((one) => [one.jatuh_tempo, one.status]), [['2019-01-03T23:59:59+07:00', 'lewat']]);
		const next = await duty(young);
		assert.deepEqual(
			[next.status, next.tenggat[0].jatuh_tempo, next.tenggat[0].hari, next.tenggat[0].dasar_hukum],
			['berjalan', '2026-03-05T23:59:59+07:00', 365, 'Perbup Bengkayang 24/2018 Pasal 45 ayat (2)'],
		);
		const { json } = await env.api.get(`/v1/tenggat/${next.tenggat[0].id}`);
		assert.equal(json.derivasi.at(-1).tanggal, '2026-03-05');
		const events = await env.rows(
			`select k.jenis from kejadian k join berkas b on b.id = k.berkas_id where b.proses = 'kepatuhan_standar' and b.penyelenggara_id = $1 order by k.urutan`,
			[agency.dinas],
		);
		assert.deepEqual(events.map((one) => one.jenis), ['kepatuhan_standar.dimulai', 'tenggat.lewat', 'kepatuhan_standar.terlambat']);
	});

	it('met when the last service has its standard in force and published, in time or late', async () => {
		const bureau = env.as('bagianOrganisasi');
		const young1 = await agree(bureau, {}, service.izin);
		await act(env.as('kepalaLain'), young1.id, 'penetapan', decision());
		const unpublished = await duty(young);
		assert.deepEqual(
			[unpublished.status, unpublished.tenggat[0].status, unpublished.jumlah_berstandar, unpublished.jumlah_dipublikasikan, unpublished.layanan[0].dipublikasikan],
			['berjalan', 'berjalan', 1, 0, false],
		);
		await act(bureau, young1.id, 'publikasi', publication);
		const fulfilled = await duty(young);
		assert.deepEqual([fulfilled.status, fulfilled.tenggat[0].status, fulfilled.jumlah_dipublikasikan], ['terpenuhi', 'terpenuhi', 1]);
		const kk = await setStandard(env, { layanan: service.kk });
		assert.equal((await duty(agency.dinas)).jumlah_berstandar, 1);
		const ktp = await setStandard(env, { layanan: service.ktp });
		// By an officer, who handles the standard but not the duty.
		await act(env.as('rekan'), kk.id, 'publikasi', publication);
		assert.equal((await duty(agency.dinas)).status, 'terlambat');
		await act(env.as('rekan'), ktp.id, 'publikasi', publication);
		const late = await duty(agency.dinas);
		assert.deepEqual([late.status, late.tenggat[0].status], ['terpenuhi', 'lewat']);
		assert.ok(late.tenggat[0].terpenuhi_pada);
		await env.clock('2026-03-10T08:00:00+07:00');
		assert.equal((await duty(young)).status, 'terpenuhi', 'a deadline that was met does not lapse');
		await env.command(['verify']);
	});

	it('met also when a service without a standard is no longer offered', async () => {
		const bureau = env.as('bagianOrganisasi');
		const offer = async (kode) =>
			(await bureau.post('/v1/layanan', { penyelenggara_id: agency.uptd, kode, nama: kode, jenis: 'jasa', pola: 'fungsional' }, { expect: 201 })).json.id;
		const kept = await agree(bureau, {}, await offer('UPTD-1'));
		await offer('UPTD-2');
		await act(env.as('kepalaUptd'), kept.id, 'penetapan', decision());
		await act(bureau, kept.id, 'publikasi', publication);
		await env.clock('2026-03-11T08:00:00+07:00');
		assert.equal((await duty(agency.uptd)).status, 'terlambat');
		await env.sql.query(`update layanan set aktif = false where kode = 'UPTD-2'`);
		await env.clock('2026-03-12T08:00:00+07:00');
		const ended = await duty(agency.uptd);
		assert.deepEqual([ended.status, ended.jumlah_layanan, ended.tenggat[0].status], ['terpenuhi', 1, 'lewat']);
		assert.ok(ended.tenggat[0].terpenuhi_pada);
	});

	it('a version whose successor begins later is replaced on that day, and until then is published and evaluated as before', async () => {
		const bureau = env.as('bagianOrganisasi');
		const chief = env.as('kepalaLain');
		const { id: first } = (await env.api.get(`/v1/layanan/${service.izin}/standar`)).json;
		const next = await agree(bureau, {}, service.izin);
		await act(chief, next.id, 'penetapan', decision({ berlaku_dari: '2026-03-15' }));
		const before = (await env.api.get(`/v1/standar/${first}`)).json;
		assert.deepEqual([before.status, before.penetapan.berlaku_sampai], ['dipublikasikan', '2026-03-14']);
		await act(bureau, first, 'sosialisasi', outreach);
		await act(bureau, next.id, 'publikasi', publication);
		await env.clock('2026-03-15T08:00:00+07:00');
		const after = (await env.api.get(`/v1/standar/${first}`)).json;
		assert.deepEqual(
			[after.status, after.tenggat.at(-1).status, after.riwayat.at(-1).jenis, after.riwayat.at(-1).pelaku], ['diganti', 'gugur', 'standar.diganti', 'sistem'],
		);
		assert.equal((await env.api.get(`/v1/layanan/${service.izin}/standar`)).json.id, next.id);
		assert.equal((await duty(young)).status, 'terpenuhi');
	});

	it('a standard is evaluated every year', async () => {
		const path = `/v1/layanan/${service.izin}/standar`;
		const { id } = (await env.api.get(path)).json;
		await env.clock('2027-03-20T08:00:00+07:00');
		const late = (await env.api.get(`/v1/standar/${id}`)).json;
		assert.deepEqual(late.tenggat.map((one) => [one.jenis, one.status]), [['evaluasi', 'lewat']]);
		assert.equal(late.riwayat.at(-1).jenis, 'standar.evaluasi_terlambat');
		const caught = await act(env.as('kepalaLain'), id, 'evaluasi', evaluation());
		assert.deepEqual(caught.tenggat.map((one) => [one.status, one.terpenuhi_pada !== null]), [['lewat', true], ['berjalan', false]]);
	});
});
