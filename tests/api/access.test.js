// The access matrix, generated: every operation x every caller x every relation to the case, each cell asserted through HTTP; again at
// the database in access_database.test.js. What is expected stands in lib/access.js.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { callers, follows, general, handles, onCase, onDocument, onRequest, onRule, onSurvey, owns, sees, seesDocument } from './lib/access.js';
import { makeCases, makeRequests } from './lib/access_cases.js';
import { bodies, complaint } from './lib/complaints.js';
import { draft } from './lib/decisions.js';
import { closedDocument, newDocument, publish, record } from './lib/documents.js';
import { Environment } from './lib/environment.js';
import { request, said } from './lib/requests.js';
import { agree, charter, components, decision, evaluation, meeting, minutes, outreach, procedure, publication, publishAll, setStandard } from './lib/standards.js';
import { csv, newSurvey, openSurvey, plan, publishSurvey, suggestions } from './lib/surveys.js';
import { agency, officer, service } from './lib/world.js';

const contents = {
	data_pribadi_perbaiki: { alamat: 'x' },
	berkas_data_pribadi_perbaiki: { alamat: 'x' },
	pengaduan_telaah: bodies.lengkap,
	pengaduan_lengkapi: { uraian: 'x' },
	pengaduan_teruskan: { penyelenggara_id: agency.setda },
	pengaduan_disposisi: { pelaksana_id: officer.ppidDinas },
	pengaduan_tindak_lanjut: { uraian: 'x' },
	pengaduan_putuskan: bodies.putuskan,
	pengaduan_sampaikan: { cara: 'surat' },
	pengaduan_tanggapan_pengadu: bodies.puas,
	pengaduan_tolak: { alasan: 'x', dasar_hukum: 'x' },
	pengaduan_cabut: { alasan: 'x' },
	pengaduan_limpahkan_ombudsman: { alasan: 'x' },
	pemeriksaan_kanal_catat: { kanal: 'kotak', jumlah_masuk: 0 },
	ombudsman_pengaduan_rujuk: {},
	akun_daftar: {},
	saya_notifikasi_ubah: { email: null, telepon: null, bahasa: 'id', saluran: [] },
	berkas_notifikasi_ubah: { bahasa: 'id', saluran: [] },
	dokumen_buat: newDocument({ penyelenggara_id: officer.petugasDinas }), // refused for its content
	dokumen_ubah: { judul: 'Judul lain' },
	dokumen_arsipkan: { alasan: 'Lama.' },
	dokumen_tarik: { alasan: 'Keliru.' },
	dokumen_tarik_versi: { versi: 1, alasan: 'Keliru.' },
	dokumen_pulihkan: { alasan: 'Benar.' },
	standar_buat: { komponen: {} },
	standar_ubah: { komponen: {} },
	standar_pembahasan: meeting(),
	standar_berita_acara: minutes([]),
	standar_penetapan: decision(),
	standar_publikasi: publication,
	standar_sosialisasi: outreach,
	standar_evaluasi: evaluation(),
	maklumat_buat: charter({ penyelenggara_id: officer.petugasDinas }), // refused for its content
	maklumat_penetapan: decision(),
	maklumat_publikasi: publication,
	sop_pengaduan_buat: procedure({ penyelenggara_id: officer.petugasDinas }),
	sop_pengaduan_penetapan: decision(),
	sop_pengaduan_publikasi: publication,
	// What may be done is refused for another reason, so that nothing changes: a code or an id that is taken, a version that is old.
	penyelenggara_buat: { kode: 'DUKCAPIL', nama: 'x', jenis: 'dinas' },
	penyelenggara_ubah: { motto: 'x' },
	penyelenggara_kepala_tetapkan: { pelaksana_id: officer.petugasBadan, keputusan: 'x', berlaku_dari: '2026-03-02' },
	layanan_buat: { penyelenggara_id: agency.dinas, kode: 'DUKCAPIL-KK', nama: 'x', jenis: 'jasa', pola: 'fungsional' },
	layanan_ubah: { produk: 'x' },
	layanan_kewajiban_catat: { jenis: 'usul_gugus_tugas', nomor: 'x', tanggal: '2026-03-02', pejabat: 'x' },
	pelaksana_buat: { id: officer.biasaDinas, penyelenggara_id: agency.dinas, nama: 'x', jabatan: 'x' },
	pelaksana_ubah: { jabatan: 'x' },
	permohonan_informasi_buat: request({ penyelenggara_id: officer.petugasDinas }), // refused for its content
	permohonan_informasi_periksa: said.tidakLengkap,
	permohonan_informasi_lengkapi: { uraian: 'x' },
	permohonan_informasi_teruskan: { penyelenggara_id: agency.setda },
	permohonan_informasi_perpanjang: said.perpanjang,
	permohonan_informasi_kabulkan: said.kabulkan,
	permohonan_informasi_serahkan: said.serahkan,
	permohonan_informasi_tolak: said.tolak,
	permohonan_informasi_umumkan: { rincian: 'Data kependudukan.' },
	laporan_ppid_narasi_tulis: { kebijakan: 'x', sarana: null, sumber_daya_manusia: null, anggaran: null, kendala_internal: null, kendala_eksternal: null, rekomendasi: null },
	permohonan_informasi_cabut: { alasan: 'x' },
	keberatan_informasi_buat: { permohonan_id: officer.petugasDinas, huruf: 'a', uraian: 'xxx' },
	keberatan_informasi_tanggapi: said.ditolak,
	keberatan_informasi_sengketa: { nomor_registrasi: 'x', tanggal: '2026-03-02' },
	keberatan_informasi_cabut: { alasan: 'x' },
	penetapan_pelaksana_buat: draft({ anggota: [{ pelaksana_id: officer.petugasBadan, kedudukan: 'anggota' }] }),
	penetapan_pelaksana_ubah: draft(),
	penetapan_pelaksana_batal: { alasan: 'x' },
	penetapan_pelaksana_tetapkan: { nomor_keputusan: 'x' },
	informasi_wajib_tutup: { jenis: 'profil', huruf: 'a', alasan: 'Menghambat penegakan hukum.' }, // refused for its content
	informasi_wajib_buka: { jenis: 'profil' },
	skm_survei_buat: newSurvey({ penyelenggara_id: officer.petugasDinas }), // refused for its content
	skm_survei_ubah: newSurvey(),
	skm_undangan: { jumlah: 1 },
	skm_undangan_kartu: { jumlah: 1 },
	skm_respon: { token: 'A'.repeat(22), jawaban: {} },
	skm_saran_perbaikan: suggestions,
	skm_publikasi: { media: ['situs'] },
	skm_laporkan: { tujuan: 'bupati', tanggal: '2026-03-02' },
	keputusan_libur_buat: { nomor: 'x', tanggal: '2026-03-02', tentang: 'x' }, // refused for its content
	skm_tarik: { alasan: 'xxx' },
	skm_tindak_lanjut: { nomor: 1, status: 'berjalan', tanggal: '2026-03-02', uraian: 'x' },
	skm_entri: { jawaban: { keadilan: 1 } },
	skm_undangan_seketika: { layanan_id: officer.petugasDinas }, // refused for its content
};
const queries = { kalender_tenggat: '?mulai=2026-03-10&hari=1', skm_agregat: '?tahun=2026', skm_kepatuhan: '?tahun=2026', skm_hasil_bagan: '?jenis=unsur' };
for (const id of ['laporan_ppid', 'laporan_ppid_csv', 'laporan_ppid_pdf', 'laporan_ppid_narasi_baca', 'permohonan_informasi_register_csv']) queries[id] = '?tahun=2026';
queries.laporan_ppid_narasi_tulis = `?tahun=2026&penyelenggara_id=${agency.dinas}`;

describe('access', () => {
	let env, naming, cases, decree, requests;

	before(async () => {
		env = await Environment.create('access');
		cases = await makeCases(env);
		requests = await makeRequests(env);
		naming = (await env.as('kepala').post('/v1/penetapan-pelaksana', draft(), { expect: 201 })).json;
		const holiday = { tanggal: '2030-03-04', nama: 'x', jenis: 'libur_daerah' };
		const body = { nomor: '1', tanggal: '2026-03-02', tentang: 'x', tambah: [holiday] };
		decree = (await env.as('bagianOrganisasi').post('/v1/kalender/keputusan', body, { expect: 201 })).json.id;
		await publishAll(env);
	});
	after(() => env?.stop());

	const clientOf = (caller, one) => {
		const client = caller.who ? env.as(caller.who) : env.api;
		return caller.code ? client.withCode(caller.code === 'right' ? one.kode : 'x'.repeat(43)) : client;
	};
	// Permitted: done, or refused for reasons that only somebody who may is told: state, version, content.
	const verdict = (status) => (status < 400 || [400, 409, 412, 422].includes(status) ? 'ok' : status);
	const call = (operation, caller, one) => {
		const id = operation.template.startsWith('/v1/tenggat')
			? one.deadline
			: operation.template.startsWith('/v1/notifikasi')
			? one?.notice
			: operation.template.startsWith('/v1/lampiran')
				? one.evidence
				: /^\/v1\/(penyelenggara|katalog\/hsds\/organizations)/.test(operation.template)
					? agency.dinas
					: /^\/v1\/(layanan|katalog)/.test(operation.template)
						? service.kk
						: operation.template.startsWith('/v1/kalender')
							? decree
						: operation.template.startsWith('/v1/pelaksana')
							? officer.biasaDinas
						: operation.template.startsWith('/v1/penetapan-pelaksana')
							? naming.id
							: one?.id;
		const target = operation.template.replace('{id}', id) + (queries[operation.id] ?? '');
		const versioned = [onCase, onSurvey, onRule, onDocument, onRequest].some((rules) => operation.id in rules) || operation.method === 'PATCH' || operation.template.startsWith('/v1/penetapan-pelaksana/') || ['saya_notifikasi_ubah', 'laporan_ppid_narasi_tulis'].includes(operation.id);
		const options = { headers: { 'if-match': versioned && operation.method !== 'GET' ? '"v0-0"' : null } };
		if (operation.id === 'skm_impor') Object.assign(options, { body: csv(1), headers: { ...options.headers, 'content-type': 'text/csv' } });
		else if (operation['x-badan'] === 'alir')
			Object.assign(options, { body: `Keterangan dari ${caller.name}.\n`, headers: { ...options.headers, 'content-type': 'text/plain' } });
		else if (operation['x-badan'] === 'form') options.form = { grant_type: 'x', token: 'x' };
		else if (operation.id === 'pengaduan_buat')
			options.json = complaint({ penyelenggara_id: officer.petugasDinas }); // refused for its content, after everything else
		else if (operation.id === 'pengaduan_lacak') options.json = { nomor: cases.own.nomor, kode_akses: cases.own.kode };
		else if (operation.id === 'permohonan_informasi_lacak') options.json = { nomor: requests.own.nomor, kode_akses: requests.own.kode };
		else if (operation.requestBody) options.json = contents[operation.id];
		return clientOf(caller, one).send(operation.method, target, options);
	};
	const agrees = (expected, status) => [expected].flat().includes(verdict(status));

	it('has a rule for every operation', () => {
		assert.deepEqual(
			env.contract.operations.map((operation) => operation.id).filter((id) => ![general, onCase, onSurvey, onRule, onDocument, onRequest].some((rules) => rules[id])),
			[],
		);
		for (const id of [general, onCase, onSurvey, onRule, onDocument, onRequest].flatMap(Object.keys)) assert.ok(env.contract.operation(id), id);
	});

	it('through HTTP: operations that are about no case', async () => {
		const wrong = [];
		for (const [id, rule] of Object.entries(general))
			for (const caller of callers.filter((one) => !one.code)) {
				const { status } = await call(env.contract.operation(id), caller, null);
				if (!agrees(rule(caller), status)) wrong.push(`${id} by ${caller.name}: ${status}, not ${rule(caller)}`);
			}
		assert.deepEqual(wrong, []);
	});

	it('through HTTP: operations on a case, by every caller, in every relation to it', async () => {
		const wrong = [];
		let cells = 0;
		for (const [id, rule] of Object.entries(onCase))
			for (const [name, one] of Object.entries(cases))
				await Promise.all(
					callers.map(async (caller) => {
						const { status } = await call(env.contract.operation(id), caller, one);
						cells++;
						if (!agrees(rule(caller, one), status))
							wrong.push(`${id} on ${name} by ${caller.name}: ${status}, not ${rule(caller, one)}`);
					}),
				);
		assert.deepEqual(wrong, []);
		assert.ok(cells > 3000, String(cells));
		const { n } = await env.one(`select count(*) as n from kejadian where berkas_id is not null and jenis !~ 'lampiran|standar|maklumat|sop|informasi|penetapan_pelaksana'`);
		assert.equal(n, Object.keys(cases).length + 2, 'asking has changed something');
	});

	it('through HTTP: operations on a survey, by every caller, in every relation to it', async () => {
		const team = env.as('bagianOrganisasi');
		const surveys = [];
		for (const where of [agency.dinas, agency.badan, agency.uptd]) {
			const changes = { penyelenggara_id: where };
			surveys.push({ id: (await plan(team, changes)).id, agency: where });
			surveys.push({ id: (await openSurvey(team, changes)).id, agency: where, open: true });
			surveys.push({ id: (await publishSurvey(env, csv(6), changes)).id, agency: where, published: true });
		}
		const versions = () => env.rows(`select id, versi from berkas where proses = 'skm' order by id`);
		const before = await versions();
		const wrong = [];
		for (const [id, rule] of Object.entries(onSurvey))
			for (const one of surveys)
				for (const caller of callers.filter((each) => !each.code)) {
					const { status } = await call(env.contract.operation(id), caller, one);
					if (!agrees(rule(caller, one), status))
						wrong.push(`${id} on ${JSON.stringify(one)} by ${caller.name}: ${status}, not ${rule(caller, one)}`);
				}
		assert.deepEqual(wrong, []);
		assert.deepEqual(await versions(), before, 'asking has changed something');
	});

	it('through HTTP: operations on a request or an objection, by every caller, in every relation to it', async () => {
		const count = async () => (await env.one(`select count(*) as n from kejadian where proses ~ 'informasi' and jenis !~ 'lampiran'`)).n;
		const before = await count();
		const wrong = [];
		for (const [id, rule] of Object.entries(onRequest))
			for (const [name, one] of Object.entries(requests).filter(([, each]) => id.startsWith(each.of)))
				await Promise.all(
					callers.map(async (caller) => {
						const { status } = await call(env.contract.operation(id), caller, one);
						if (!agrees(rule(caller, one), status)) wrong.push(`${id} on ${name} by ${caller.name}: ${status}, not ${rule(caller, one)}`);
					}),
				);
		assert.deepEqual(wrong, []);
		assert.equal(await count(), before, 'asking has changed something');
		for (const caller of callers.filter((one) => one.who && !one.code && !['ombudsman', 'portal_provinsi'].includes(one.peran)))
			for (const [of, path] of [['permohonan', 'permohonan-informasi'], ['keberatan', 'keberatan-informasi']]) {
				const { json } = await env.as(caller.who).get(`/v1/${path}?limit=100`);
				const expected = Object.values(requests)
					.filter((one) => one.of === of && (owns(caller, one) || handles(caller, one) || follows(caller, one)))
					.map((one) => one.id);
				assert.deepEqual(json.data.map((one) => one.id).sort(), expected.sort(), `${path} for ${caller.name}`);
			}
	});

	it('through HTTP: operations on a document, by every caller, in every relation to it', async () => {
		const keeper = env.as('bagianOrganisasi');
		const documents = [];
		for (const where of [agency.dinas, agency.badan, agency.uptd]) {
			const of = { penyelenggara_id: where };
			documents.push({ id: (await publish(keeper, of)).id, agency: where, open: true });
			documents.push({ id: (await publish(keeper, closedDocument(of))).id, agency: where });
			documents.push({ id: (await record(keeper, of)).id, agency: where, empty: true });
		}
		const versions = () => env.rows(`select id, versi from berkas where proses = 'dokumen' order by id`);
		const before = await versions();
		const wrong = [];
		for (const [id, rule] of Object.entries(onDocument))
			for (const one of documents)
				for (const caller of callers.filter((each) => !each.code)) {
					const { status } = await call(env.contract.operation(id), caller, one);
					if (!agrees(rule(caller, one), status))
						wrong.push(`${id} on ${JSON.stringify(one)} by ${caller.name}: ${status}, not ${rule(caller, one)}`);
				}
		assert.deepEqual(wrong, []);
		assert.deepEqual(await versions(), before, 'asking has changed something');
		for (const caller of callers.filter((each) => !each.code)) {
			const { json } = await clientOf(caller).get('/v1/dokumen?limit=100');
			const expected = documents.filter((one) => !one.empty && seesDocument(caller, one)).map((one) => one.id);
			assert.deepEqual(json.data.map((one) => one.id).sort(), expected.sort(), caller.name);
		}
	});

	it('through HTTP: operations on a standard, a charter or a procedure, by every caller, in every relation to it', async () => {
		const bureau = env.as('bagianOrganisasi');
		const head = env.as('kepala');
		const later = { tanggal: '2026-02-20' };
		const { id: layanan } = (await env.api.get(`/v1/layanan?penyelenggara_id=${agency.uptd}&limit=1`)).json.data[0];
		const rules = [
			{ id: (await agree(bureau)).id, agency: agency.dinas, tugas: 'back_office', of: 'standar' },
			{ id: (await agree(bureau, {}, service.izin)).id, agency: agency.badan, tugas: 'back_office', of: 'standar' },
			{ id: (await agree(bureau, {}, layanan)).id, agency: agency.uptd, tugas: 'back_office', of: 'standar' },
			{ id: (await setStandard(env, { keputusan: later })).id, agency: agency.dinas, tugas: 'back_office', of: 'standar', set: true },
		];
		for (const [of, path, body, tugas] of [['maklumat', 'maklumat', charter(), 'back_office'], ['sop_pengaduan', 'sop-pengaduan', procedure(), 'pengelola_pengaduan']])
			for (const set of [false, true]) {
				const { id } = (await head.post(`/v1/${path}`, body, { expect: 201 })).json;
				if (set) await head.post(`/v1/${path}/${id}/penetapan`, decision(later));
				rules.push({ id, agency: agency.dinas, tugas, of, set });
			}
		const versions = () => env.rows(`select id, versi from berkas where proses in ('standar', 'maklumat', 'sop_pengaduan') order by id`);
		const before = await versions();
		const wrong = [];
		for (const [id, rule] of Object.entries(onRule))
			for (const one of rules.filter((each) => id.startsWith(each.of)))
				for (const caller of callers.filter((each) => !each.code)) {
					queries.standar_perbedaan = `?dengan=${one.id}`;
					const { status } = await call(env.contract.operation(id), caller, one);
					if (!agrees(rule(caller, one), status)) wrong.push(`${id} on ${JSON.stringify(one)} by ${caller.name}: ${status}, not ${rule(caller, one)}`);
				}
		assert.deepEqual(wrong, []);
		assert.deepEqual(await versions(), before, 'asking has changed something');
	});

	it('through HTTP: lists hold what the caller may see, and nothing else', async () => {
		for (const caller of callers.filter((one) => one.who && !one.code && !['ombudsman', 'portal_provinsi'].includes(one.peran))) {
			const { json } = await env.as(caller.who).get('/v1/pengaduan?limit=100');
			const expected = Object.values(cases)
				.filter((one) => sees(caller, one))
				.map((one) => one.id);
			assert.deepEqual(json.data.map((one) => one.id).sort(), expected.sort(), caller.name);
		}
	});
});
