// Selections of officers: announced, registered for, judged, decided, published; and the decision that follows (P5(1)(2)).
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connect } from './lib/cluster.js';
import { draft as decree } from './lib/decisions.js';
import { Environment } from './lib/environment.js';
import { all, announce, appointment, assessors, closing, draft, judge, plan, propose, published, read, scores, step } from './lib/selections.js';
import { agency, officer } from './lib/world.js';

const { biasaDinas: biasa, mantanDinas: mantan, petugasDinas: petugas, petugasUptd: uptd, rekanDinas: rekan, kepalaUptd } = officer;
const pointer = (answer) => answer.json.errors?.[0].pointer;

describe('selections of officers', () => {
	let env, kepala, bagian;
	const refused = async (who, id, action, json, status) => {
		const answer = await env.as(who).post(`${all}/${id}/${action}`, json, { expect: status });
		return answer;
	};

	before(async () => {
		env = await Environment.create('seleksi');
		kepala = env.as('kepala');
		bagian = env.as('bagianOrganisasi');
	});
	after(() => env?.stop());

	describe('from the draft to the result', () => {
		let id;

		it('a draft is changed as a whole, and seen by nobody else', async () => {
			const one = await draft(env);
			id = one.id;
			assert.match(one.nomor, /^SEL-2026-\d{6}$/);
			assert.deepEqual([one.status, one.tindakan, one.tugas, one.hasil, one.saya], ['rancangan', ['ubah', 'tugaskan', 'umumkan', 'batal'], ['front_office', 'back_office'], null, null]);
			for (const who of ['publik', 'biasa', 'ppid', 'kepalaLain', 'ombudsman']) await env.as(who).get(`${all}/${id}`, { expect: 404 });
			const { etag } = await kepala.get(`${all}/${id}`);
			const change = (json, headers, expect) => kepala.send('PUT', `${all}/${id}`, { json, headers, expect });
			await change(plan(), {}, 428);
			const changed = (await change(plan({ judul: 'Seleksi Loket', nilai_minimum: 60.5, penilai: [officer.ppidDinas] }), { 'if-match': etag }, 200)).json;
			assert.deepEqual([changed.judul, changed.nilai_minimum, changed.penilai.map((each) => each.nama)], ['Seleksi Loket', 60.5, ['Ppid Dinas']]);
			await change(plan(), { 'if-match': etag }, 412);
			assert.equal(pointer(await change(plan({ penyelenggara_id: agency.uptd }), { 'if-match': '*' }, 422)), '/penyelenggara_id');
			assert.equal(pointer(await change(appointment(), { 'if-match': '*' }, 422)), '/metode');
			await change(plan({ nilai_minimum: 60 }), { 'if-match': '*' }, 200);
		});

		it('announced, it is open to everybody and fixed; its deadlines are the days it names', async () => {
			const one = await step(kepala, id, 'umumkan');
			assert.deepEqual([one.status, one.pendaftaran_dari, one.pendaftaran_sampai], ['pendaftaran', '2026-03-02', '2026-03-15']);
			assert.deepEqual(
				one.tenggat.map((each) => [each.jenis, each.hari, each.satuan, each.jatuh_tempo, each.status]),
				[['pendaftaran', 13, 'hari', '2026-03-15T23:59:59+07:00', 'berjalan'], ['penetapan', 39, 'hari', '2026-04-10T23:59:59+07:00', 'berjalan']],
			);
			assert.match(one.tenggat[0].dasar_hukum, /Pasal 5 ayat \(1\)/);
			assert.equal((await kepala.get(`/v1/tenggat/${one.tenggat[0].id}`)).json.derivasi.length, 14);
			const open = await read(env.api, id);
			assert.deepEqual([open.kriteria.map((each) => each.bobot), open.persyaratan.length, open.penilai.length, open.hasil, open.tindakan], [[60, 40], 2, 2, null, []]);
			assert.ok((await env.api.get(`${all}?status=pendaftaran&jenis=pelaksana&penyelenggara_id=${agency.dinas}`)).json.data.some((each) => each.id === id));
			await kepala.send('PUT', `${all}/${id}`, { json: plan(), headers: { 'if-match': '*' }, expect: 409 });
			await refused('kepala', id, 'umumkan', {}, 409);
		});

		it('officers of any agency register; who handles it, judges or is in it does not', async () => {
			for (const who of ['biasa', 'petugasUptd', 'kepalaUptd', 'mantan']) {
				assert.ok((await read(env.as(who), id)).tindakan.includes('pendaftaran'), who);
				const one = await step(env.as(who), id, 'pendaftaran', { keterangan: `Dari ${who}.` });
				assert.deepEqual([one.saya.status, one.saya.sumber, one.saya.keterangan, one.saya.nilai, one.tindakan], ['terdaftar', 'mandiri', `Dari ${who}.`, null, ['mundur']]);
			}
			for (const who of ['ppid', 'petugasLain', 'kepala']) await refused(who, id, 'pendaftaran', {}, 403);
			assert.match((await refused('biasa', id, 'pendaftaran', {}, 409)).json.detail, /sudah dilakukan/);
			await refused('masyarakat', id, 'pendaftaran', {}, 403);
			await propose(env, id, rekan);
			assert.equal((await refused('kepala', id, 'usulkan', { pelaksana_id: officer.ppidDinas }, 409)).json.dasar_hukum, 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1)');
			await propose(env, id, rekan, { expect: 409 });
			assert.equal(pointer(await refused('bagianOrganisasi', id, 'usulkan', { pelaksana_id: officer.kepalaDinas }, 409)), '/pelaksana_id');
			assert.equal(pointer(await refused('bagianOrganisasi', id, 'usulkan', { pelaksana_id: officer.bagianOrganisasi }, 409)), '/pelaksana_id');
			assert.equal(pointer(await refused('kepala', id, 'usulkan', { pelaksana_id: agency.dinas }, 422)), '/pelaksana_id');
			// nobody outside learns who they are, nor how many
			assert.deepEqual((await env.as('ppid').get(`${all}/${id}/peserta`)).json.data.map((each) => each.pelaksana.id), [biasa, uptd, kepalaUptd, mantan, rekan]);
			assert.deepEqual((await env.as('biasa').get(`${all}/${id}/peserta`)).json.data.map((each) => each.pelaksana.id), [biasa]);
			assert.deepEqual((await env.as('kepalaLain').get(`${all}/${id}/peserta`)).json.data, []);
			await env.as('masyarakat').get(`${all}/${id}/peserta`, { expect: 403 });
			const open = await env.api.get(`${all}/${id}`);
			assert.doesNotMatch(open.body.toString(), /Biasa Dinas|Dari biasa/);
			assert.deepEqual(open.json.riwayat.filter((each) => each.jenis === 'seleksi.didaftar').map((each) => each.pelaku), Array(4).fill('pelaksana'), 'nor that one of them is a head');
		});

		it('a candidate is dropped for an announced condition only, is told why, and may be taken in again; withdraws, and comes again', async () => {
			assert.equal(pointer(await refused('kepala', id, 'gugurkan', { pelaksana_id: rekan, persyaratan: 3, alasan: 'x' }, 422)), '/persyaratan');
			assert.equal(pointer(await refused('kepala', id, 'gugurkan', { pelaksana_id: rekan, alasan: 'x' }, 422)), '/persyaratan');
			assert.equal(pointer(await refused('kepala', id, 'gugurkan', { pelaksana_id: petugas, persyaratan: 1, alasan: 'x' }, 422)), '/pelaksana_id');
			const dropped = await step(kepala, id, 'gugurkan', { pelaksana_id: rekan, persyaratan: 1, alasan: 'Baru bertugas.' });
			assert.deepEqual([dropped.riwayat.at(-1).jenis, dropped.riwayat.at(-1).catatan], ['seleksi.peserta_gugur', null], 'the open history names nobody and no reason');
			const { saya } = await read(env.as('rekan'), id);
			assert.deepEqual([saya.status, saya.riwayat.map((each) => [each.status, each.persyaratan, each.alasan])], ['gugur', [['gugur', 1, 'Baru bertugas.']]]);
			await refused('rekan', id, 'mundur', {}, 422);
			await refused('rekan', id, 'pendaftaran', {}, 409);
			await step(kepala, id, 'pulihkan', { pelaksana_id: rekan, alasan: 'Keliru.' });
			await refused('kepala', id, 'pulihkan', { pelaksana_id: rekan, alasan: 'x' }, 422);
			assert.equal((await read(env.as('rekan'), id)).saya.status, 'terdaftar');
			assert.equal((await step(env.as('mantan'), id, 'mundur', { alasan: 'Pindah.' })).saya.status, 'mundur');
			await refused('mantan', id, 'mundur', {}, 403);
			assert.equal((await step(env.as('mantan'), id, 'pendaftaran', {})).saya.status, 'terdaftar');
			await step(env.as('kepalaUptd'), id, 'mundur');
			await step(kepala, id, 'gugurkan', { pelaksana_id: rekan, persyaratan: 2, alasan: 'Tidak bersedia.' });
		});

		it('nobody is judged while registration runs; when it has passed, it has closed by itself', async () => {
			await refused('ppid', id, 'nilai', scores({ [biasa]: [80, 90] }), 409);
			await refused('kepala', id, 'penetapan', {}, 409);
			await env.clock(closing);
			const one = await read(env.api, id);
			assert.deepEqual([one.status, one.riwayat.at(-1).jenis, one.riwayat.at(-1).pelaku], ['penilaian', 'seleksi.pendaftaran_ditutup', 'sistem']);
			assert.deepEqual(one.tenggat.map((each) => [each.status, each.sisa]), [['lewat', null], ['berjalan', 25]]);
			await refused('petugas', id, 'pendaftaran', {}, 409);
			await refused('kepala', id, 'usulkan', { pelaksana_id: petugas }, 409);
			await refused('kepala', id, 'perpanjang', { pendaftaran_sampai: '2026-03-31', alasan: 'x' }, 409);
		});

		it('only its assessors score, 0 to 100 in two decimals, all or nothing; each for himself until it is decided', async () => {
			for (const who of ['kepala', 'bagianOrganisasi', 'biasa', 'rekan', 'kepalaLain']) await refused(who, id, 'nilai', scores({ [biasa]: [80, 90] }), 403);
			const give = (nilai) => env.as('ppid').post(`${all}/${id}/nilai`, { nilai }, { expect: 422 });
			const good = scores({ [biasa]: [80, 90] }).nilai;
			const wrong = async (changes, where) => assert.equal(pointer(await give([good[0], { ...good[1], ...changes }])), where);
			await wrong({ nilai: 100.01 }, '/nilai/1/nilai');
			await wrong({ nilai: -1 }, '/nilai/1/nilai');
			await wrong({ nilai: 80.125 }, '/nilai/1/nilai');
			await wrong({ kriteria: 'agama' }, '/nilai/1/kriteria');
			await wrong({ pelaksana_id: rekan }, '/nilai/1/pelaksana_id'); // dropped
			await wrong({ pelaksana_id: petugas }, '/nilai/1/pelaksana_id');
			assert.equal((await env.as('ppid').get(`${all}/${id}/peserta`)).json.data[0].nilai.length, 0, 'nothing was kept');
			await step(env.as('ppid'), id, 'nilai', scores({ [biasa]: [80, 90], [uptd]: [87.35, 0.1], [mantan]: [40, 60] }));
			await step(env.as('petugasLain'), id, 'nilai', scores({ [biasa]: [70, 95.5], [mantan]: [41, 61] }));
			const told = async (who) => (await env.as(who).get(`${all}/${id}/peserta`)).json.data.map((each) => each.nilai.length);
			assert.deepEqual([await told('ppid'), await told('petugasLain'), await told('kepala'), await told('biasa')], [[2, 2, 0, 2, 0], [2, 0, 0, 2, 0], [4, 2, 0, 4, 0], [0]]);
			assert.doesNotMatch((await env.api.get(`${all}/${id}`)).body.toString(), /87\.35/);
			// put right; what was before is kept
			await step(env.as('ppid'), id, 'nilai', { nilai: [{ ...good[0], nilai: 81 }] });
			const mine = (await env.as('ppid').get(`${all}/${id}/peserta`)).json.data[0].nilai[0];
			assert.deepEqual([mine.kriteria, mine.nilai, mine.ke, mine.penilai_id], ['pengetahuan', 81, 2, officer.ppidDinas]);
			assert.equal((await env.one(`select count(*) as n from seleksi_nilai where berkas_id = $1 and kriteria = 'pengetahuan' and pelaksana_id = $2`, [id, biasa])).n, 3);
		});

		it('is not decided before everybody is judged, or excused with a reason', async () => {
			const early = (await refused('kepala', id, 'penetapan', {}, 409)).json;
			assert.deepEqual([early.code, early.dasar_hukum], ['keadaan-berubah', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1)']);
			const excuse = (changes) => ({ penilai_id: officer.petugasBadan, pelaksana_id: uptd, alasan: 'Saudara.', ...changes });
			assert.equal(pointer(await refused('petugasLain', id, 'kecualikan', excuse({ penilai_id: officer.ppidDinas }), 422)), '/penilai_id');
			assert.equal(pointer(await refused('kepala', id, 'kecualikan', excuse({ penilai_id: biasa }), 422)), '/penilai_id');
			assert.equal(pointer(await refused('kepala', id, 'kecualikan', excuse({ pelaksana_id: rekan }), 422)), '/pelaksana_id');
			assert.equal(pointer(await refused('kepala', id, 'kecualikan', excuse({ kriteria: 'x' }), 422)), '/kriteria');
			await refused('kepala', id, 'kecualikan', excuse({ pelaksana_id: biasa }), 409); // a score is not taken away
			await refused('biasa', id, 'kecualikan', excuse(), 403);
			await step(env.as('petugasLain'), id, 'kecualikan', excuse({ kriteria: 'pengetahuan' }));
			await step(kepala, id, 'kecualikan', excuse({ kriteria: 'komunikasi' }));
			await refused('kepala', id, 'kecualikan', excuse(), 409);
			await refused('petugasLain', id, 'nilai', scores({ [uptd]: [100, 100] }), 409);
		});

		it('is decided by the head alone: exact values, the best above the minimum', async () => {
			await refused('bagianOrganisasi', id, 'penetapan', {}, 403);
			assert.equal(pointer(await refused('kepala', id, 'penetapan', { seri: { terpilih: [biasa], alasan: 'x' } }, 422)), '/seri');
			assert.equal(pointer(await refused('kepala', id, 'penetapan', { penunjukan: [{ pelaksana_id: biasa, alasan: [{ kriteria: 'x', uraian: 'x' }] }] }, 422)), '/penunjukan');
			const one = await step(kepala, id, 'penetapan', { catatan: 'Menurut nilai.' });
			// biasa (81+70)/2*0.6 + (90+95.5)/2*0.4 = 82.40; uptd, of one assessor, 87.35*0.6 + 0.1*0.4 = 52.45; mantan 40.5*0.6 + 60.5*0.4 = 48.50
			assert.deepEqual(one.hasil.terpilih.map((each) => [each.nama, each.nilai, each.peringkat, each.seri, each.alasan]), [['Biasa Dinas', 82.4, 1, false, null]]);
			assert.deepEqual(one.hasil.tidak_terpilih, [{ nilai: 52.45, peringkat: 2 }, { nilai: 48.5, peringkat: 3 }]);
			assert.deepEqual([one.hasil.peserta, one.hasil.gugur, one.hasil.mundur, one.hasil.penanda_tangan, one.hasil.diumumkan_pada], [5, 1, 1, 'Kepala Dinas', null]);
			assert.deepEqual([one.status, one.tindakan, one.riwayat.at(-1).catatan], ['ditetapkan', ['publikasi'], null]);
			await refused('ppid', id, 'nilai', scores({ [biasa]: [1, 1] }), 409);
			await refused('kepala', id, 'batal', { alasan: 'x' }, 409);
			assert.equal((await env.as('petugasLain').get(`${all}/${id}/peserta`)).json.data[0].nilai.length, 4, 'assessors now know all');
			for (const who of ['publik', 'biasa', 'mantan', 'kepalaLain']) {
				const seen = await read(env.as(who), id);
				assert.deepEqual([seen.hasil, seen.saya?.nilai ?? null], [null, null], `not published, ${who}`);
			}
		});

		it('is published within five working days: names of those chosen, the others without, each candidate his own', async () => {
			const waiting = (await read(kepala, id)).tenggat.at(-1);
			assert.deepEqual([waiting.jenis, waiting.hari, waiting.satuan, waiting.dasar_hukum], ['pengumuman', 5, 'hari_kerja', 'UU 30/2014 Pasal 62 ayat (2)']);
			const one = await step(kepala, id, 'publikasi', published('2026-03-16'));
			assert.deepEqual([one.status, one.publikasi.length, one.tenggat.at(-1).status, one.tindakan], ['diumumkan', 1, 'terpenuhi', ['publikasi']]);
			const open = await env.api.get(`${all}/${id}`);
			assert.deepEqual([open.json.hasil.terpilih.length, open.json.hasil.tidak_terpilih.length, open.json.saya], [1, 2, null]);
			assert.doesNotMatch(open.body.toString(), /Mantan|Petugas Uptd|Rekan/);
			const lost = await read(env.as('petugasUptd'), id);
			assert.deepEqual([lost.saya.nilai, lost.saya.peringkat, lost.saya.terpilih, lost.saya.rincian], [52.45, 2, false, [{ kriteria: 'pengetahuan', rata_rata: 87.35 }, { kriteria: 'komunikasi', rata_rata: 0.1 }]]);
			const own = (await env.as('biasa').get(`${all}/${id}/peserta`)).json.data;
			assert.deepEqual([own.length, own[0].nilai.length, own[0].nilai.every((each) => each.penilai_id === null), own[0].hasil.terpilih], [1, 4, true, true]);
			assert.equal((await step(bagian, id, 'publikasi', published('2026-03-16'))).publikasi.length, 2);
			assert.equal(pointer(await refused('kepala', id, 'publikasi', published('2030-01-01'), 422)), '/tanggal');
		});

		it('every action on it is refused when its time is over, and when it has changed since', async () => {
			const bodies = {
				tugaskan: ['kepala', { pelaksana_id: rekan }], umumkan: ['kepala', {}], perpanjang: ['kepala', { pendaftaran_sampai: '2026-03-31', alasan: 'x' }],
				pendaftaran: ['petugas', {}], usulkan: ['kepala', { pelaksana_id: petugas }], mundur: ['biasa', {}], gugurkan: ['kepala', { pelaksana_id: biasa, persyaratan: 1, alasan: 'x' }],
				pulihkan: ['kepala', { pelaksana_id: rekan, alasan: 'x' }], nilai: ['ppid', scores({ [biasa]: [1, 1] })],
				kecualikan: ['ppid', { penilai_id: officer.ppidDinas, pelaksana_id: biasa, alasan: 'x' }], penetapan: ['kepala', {}], batal: ['kepala', { alasan: 'x' }],
			};
			for (const [action, [who, json]] of Object.entries(bodies)) {
				const answer = await refused(who, id, action, json, 409);
				assert.match(answer.json.dasar_hukum, /Pasal/, action);
				await env.as(who).post(`${all}/${id}/${action}`, json, { headers: { 'if-match': '"v1-0"' }, expect: 412 });
			}
			await kepala.post(`${all}/${id}/publikasi`, published('2026-03-16'), { headers: { 'if-match': '"v1-0"' }, expect: 412 });
			const other = await draft(env, { pendaftaran_sampai: '2026-03-31' });
			await refused('kepala', other.id, 'publikasi', published('2026-03-16'), 409);
			assert.equal((await step(kepala, other.id, 'batal', { alasan: 'x' })).status, 'urung');
			await env.api.get(`${all}/${other.id}`, { expect: 404 });
		});
	});

	it('a draft is refused for what it lacks, with its place', async () => {
		const wrong = async (body, where, pasal) => {
			const answer = await kepala.post(all, body, { expect: 422 });
			assert.equal(pointer(answer), where);
			if (pasal) assert.equal(answer.json.dasar_hukum, `Perbup Bengkayang 24/2018 Pasal 5 ayat (${pasal})`);
		};
		const [first, second] = plan().kriteria;
		await wrong(plan({ kriteria: [first, { ...second, bobot: 41 }] }), '/kriteria', 1);
		await wrong(plan({ kriteria: [first, { ...second, bobot: 39 }] }), '/kriteria', 1);
		await wrong(plan({ kriteria: [{ ...first, bobot: 100 }, { ...second, bobot: null }] }), '/kriteria', 1);
		await wrong(plan({ kriteria: [first, { ...second, kode: first.kode }] }), '/kriteria');
		await wrong(plan({ metode: ['wawancara'] }), '/kriteria/0/metode');
		await wrong(plan({ penilai: [] }), '/penilai', 1);
		await wrong(plan({ penilai: [officer.ppidDinas, agency.dinas] }), '/penilai/1');
		await wrong(plan({ pendaftaran_sampai: null }), '/pendaftaran_sampai', 1);
		await wrong(plan({ pendaftaran_dari: '2026-03-16' }), '/pendaftaran_sampai');
		await wrong(plan({ penetapan_sampai: '2026-03-14' }), '/pendaftaran_sampai');
		await wrong(plan({ nilai_minimum: 60.125 }), '/nilai_minimum');
		await wrong(plan({ metode: ['wawancara', 'penunjukan'] }), '/metode', 2);
		await wrong(appointment({ kebijakan: null }), '/kebijakan', 2);
		await wrong(appointment({ kriteria: plan().kriteria.map(({ metode, ...one }) => one) }), '/kriteria', 2);
		await wrong(appointment({ penilai: [officer.ppidDinas] }), '/penilai', 2);
		await wrong(appointment({ nilai_minimum: 60 }), '/nilai_minimum', 2);
		await wrong(appointment({ pendaftaran_sampai: '2026-03-15' }), '/pendaftaran_sampai', 2);
		await wrong(plan({ penyelenggara_id: officer.biasaDinas }), '/penyelenggara_id');
		await kepala.post(all, plan({ penyelenggara_id: agency.badan }), { expect: 403 });
		// What is announced must lie ahead.
		await env.clock('2026-03-17T09:00:00+07:00');
		const late = await draft(env);
		assert.equal((await refused('kepala', late.id, 'umumkan', {}, 409)).json.code, 'bertentangan');
		const far = await draft(env, { pendaftaran_sampai: '2026-03-31', penetapan_sampai: '2029-01-01' });
		await refused('kepala', far.id, 'umumkan', {}, 409);
	});

	it('registration begins on its first day, and is only put off, with a reason that everybody reads', async () => {
		const { id } = await announce(env, { pendaftaran_dari: '2026-03-20', pendaftaran_sampai: '2026-03-25' });
		await refused('biasa', id, 'pendaftaran', {}, 409);
		await env.clock('2026-03-20T08:00:00+07:00');
		await step(env.as('biasa'), id, 'pendaftaran', {});
		const later = (changes) => ({ pendaftaran_sampai: '2026-03-30', alasan: 'Baru satu orang.', ...changes });
		assert.equal(pointer(await refused('kepala', id, 'perpanjang', later({ pendaftaran_sampai: '2026-03-25' }), 422)), '/pendaftaran_sampai');
		assert.equal(pointer(await refused('kepala', id, 'perpanjang', later({ penetapan_sampai: '2026-04-09' }), 422)), '/penetapan_sampai');
		assert.equal(pointer(await refused('kepala', id, 'perpanjang', later({ pendaftaran_sampai: '2026-04-11' }), 422)), '/penetapan_sampai');
		await refused('kepala', id, 'perpanjang', later({ pendaftaran_sampai: '2026-04-11', penetapan_sampai: '2031-01-01' }), 409);
		const one = await step(kepala, id, 'perpanjang', later());
		assert.deepEqual([one.pendaftaran_sampai, one.penetapan_sampai, one.riwayat.at(-1).catatan], ['2026-03-30', '2026-04-10', 'Baru satu orang.']);
		assert.deepEqual(one.tenggat.filter((each) => each.status === 'berjalan').map((each) => [each.jenis, each.jatuh_tempo.slice(0, 10)]), [['pendaftaran', '2026-03-30'], ['penetapan', '2026-04-10']]);
		await env.clock('2026-03-26T08:00:00+07:00');
		await step(env.as('mantan'), id, 'pendaftaran', {});
		await env.clock('2026-03-31T00:00:01+07:00');
		await refused('rekan', id, 'pendaftaran', {}, 409);
	});

	it('a tie at the last place is decided among those who share it, with a written reason', async () => {
		await env.clock('2026-04-01T08:00:00+07:00');
		const id = await judge(env, { [biasa]: [90, 90], [mantan]: [80, 80], [uptd]: [80, 80], [rekan]: [80, 80], [petugas]: [70, 70] }, {
			kuota: 3, pendaftaran_sampai: '2026-04-05', penetapan_sampai: '2026-04-30',
		});
		const without = (await refused('kepala', id, 'penetapan', {}, 409)).json;
		assert.equal(without.dasar_hukum, 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1)');
		for (const terpilih of [[mantan], [mantan, uptd, rekan], [mantan, mantan], [mantan, petugas], [mantan, biasa]])
			assert.equal(pointer(await refused('kepala', id, 'penetapan', { seri: { terpilih, alasan: 'x' } }, 422)), '/seri/terpilih');
		assert.equal(pointer(await refused('kepala', id, 'penetapan', { seri: { terpilih: [mantan, rekan] } }, 422)), '/seri/alasan');
		const { hasil } = await step(kepala, id, 'penetapan', { seri: { terpilih: [mantan, rekan], alasan: 'Masa tugas lebih panjang.' } });
		assert.deepEqual(hasil.terpilih.map((each) => [each.pelaksana_id, each.peringkat, each.seri]), [[biasa, 1, false], [mantan, 2, true], [rekan, 2, true]]);
		assert.deepEqual([hasil.tidak_terpilih, hasil.alasan_seri], [[{ nilai: 80, peringkat: 2 }, { nilai: 70, peringkat: 5 }], 'Masa tugas lebih panjang.']);
	});

	it('what is late goes to Bagian Organisasi: the decision, and the publication', async () => {
		const id = await judge(env, { [biasa]: [90, 90] }, { pendaftaran_sampai: '2026-04-12', penetapan_sampai: '2026-04-20' });
		await env.clock('2026-04-21T08:00:00+07:00');
		const events = async () => (await read(kepala, id)).riwayat.map((each) => each.jenis);
		assert.ok((await events()).includes('seleksi.penetapan_terlambat'));
		assert.equal((await env.one('select eskalasi from berkas where id = $1', [id])).eskalasi, 2);
		await step(kepala, id, 'penetapan');
		await env.clock('2026-04-29T08:00:00+07:00');
		const lapsed = (await read(kepala, id)).tenggat.at(-1);
		assert.deepEqual([lapsed.jenis, lapsed.status], ['pengumuman', 'lewat']);
		assert.equal((await step(bagian, id, 'publikasi', published('2026-04-29'))).status, 'diumumkan');
	});

	describe('an appointment', () => {
		let id;
		const reasons = (pelaksana_id, kode = ['pengetahuan', 'komunikasi']) => ({ pelaksana_id, alasan: kode.map((kriteria) => ({ kriteria, uraian: `Menurut ${kriteria}.` })) });

		it('has its policy and criteria announced, candidates proposed, no registration and no scores', async () => {
			const one = await announce(env, { penetapan_sampai: '2026-05-29' }, appointment);
			id = one.id;
			assert.deepEqual([one.status, one.kebijakan, one.penilai, one.tenggat.map((each) => each.jenis)], ['penilaian', 'Nota dinas kepala nomor 12/2026', [], ['penetapan']]);
			await refused('biasa', id, 'pendaftaran', {}, 409);
			await refused('kepala', id, 'penetapan', { penunjukan: [reasons(biasa)] }, 409);
			for (const who of [biasa, mantan, rekan]) await propose(env, id, who);
			await step(env.as('rekan'), id, 'mundur');
		});

		it('gives a written reason by each criterion, and is published as well', async () => {
			const wrong = async (penunjukan, where) => assert.equal(pointer(await refused('kepala', id, 'penetapan', { penunjukan }, 422)), where);
			assert.equal(pointer(await refused('kepala', id, 'penetapan', {}, 422)), '/penunjukan');
			await wrong([reasons(biasa, ['pengetahuan'])], '/penunjukan/0/alasan');
			await wrong([reasons(biasa, ['pengetahuan', 'pengetahuan'])], '/penunjukan/0/alasan');
			await wrong([reasons(biasa), reasons(petugas)], '/penunjukan/1/pelaksana_id');
			await wrong([reasons(biasa), reasons(rekan)], '/penunjukan/1/pelaksana_id');
			await wrong([reasons(biasa), reasons(biasa)], '/penunjukan');
			await step(kepala, id, 'penetapan', { penunjukan: [reasons(biasa)] });
			await step(kepala, id, 'publikasi', published('2026-04-29'));
			const { hasil } = await read(env.api, id);
			assert.deepEqual(hasil.terpilih.map((each) => [each.nama, each.nilai, each.alasan.length]), [['Biasa Dinas', null, 2]]);
			assert.deepEqual([hasil.tidak_terpilih, hasil.mundur], [[{ nilai: null, peringkat: null }], 1]);
		});

		it('the decision that follows a selection gives duties to those whom it chose, and to no others', async () => {
			const anggota = (who) => [{ pelaksana_id: who, kedudukan: 'anggota', tugas: ['tim_skm'] }];
			const chosen = await announce(env, { jenis: 'tim_skm', penetapan_sampai: '2026-05-29' }, appointment);
			const naming = async (changes, expect = 201) =>
				(await kepala.post('/v1/penetapan-pelaksana', decree({ jenis: 'tim_skm', seleksi_id: chosen.id, anggota: anggota(biasa), ...changes }), { expect })).json;
			const set = (one, nomor_keputusan, expect = 200) => kepala.post(`/v1/penetapan-pelaksana/${one.id}/penetapan`, { nomor_keputusan }, { expect });
			assert.equal((await naming({ jenis: 'penilai', anggota: [{ ...anggota(biasa)[0], tugas: [] }] }, 422)).errors[0].pointer, '/seleksi_id');
			assert.equal((await naming({ seleksi_id: agency.dinas }, 422)).errors[0].pointer, '/seleksi_id');
			const right = await naming({});
			assert.deepEqual(right.seleksi, { id: chosen.id, nomor: chosen.nomor });
			assert.equal((await set(right, '800/41/2026', 409)).json.dasar_hukum, 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1)'); // not published yet
			for (const who of [biasa, mantan]) await propose(env, chosen.id, who);
			await step(kepala, chosen.id, 'penetapan', { penunjukan: [reasons(biasa)] });
			await set(right, '800/41/2026', 409);
			await step(kepala, chosen.id, 'publikasi', published('2026-04-29'));
			const wrong = await naming({ anggota: [...anggota(biasa), ...anggota(mantan)] });
			const answer = await set(wrong, '800/41/2026', 409);
			assert.deepEqual([answer.json.dasar_hukum, pointer(answer)], ['Perbup Bengkayang 24/2018 Pasal 5 ayat (1) dan (2)', '/anggota/1/pelaksana_id']);
			// somebody without duties need not be chosen
			const team = await naming({ anggota: [...anggota(biasa), { pelaksana_id: mantan, kedudukan: 'anggota' }] });
			await set(team, '800/41/2026');
			// and at the database, what the daemon's role could write beside the API
			const db = await connect(env.cluster, env.database, 'layanand_daemon');
			await db.query('begin');
			for (const [name, value] of Object.entries({ peran: 'kepala_penyelenggara', sub: officer.kepalaDinas, penyelenggara: agency.dinas, tugas: '', sekarang: '2026-04-29T09:00:00+07:00' }))
				await db.query('select set_config($1, $2, true)', [`layanand.${name}`, value]);
			const give = (who) => db.query(`insert into penugasan (id, pelaksana_id, tugas, keputusan, berlaku_dari, penetapan_id) values (gen_random_uuid(), $1, 'tim_skm', 'x', '2026-04-29', $2)`, [who, wrong.id]);
			await give(biasa);
			await assert.rejects(give(mantan), { code: '42501', message: /bukan yang terpilih/ });
			await db.query('rollback');
			await db.end();
			assert.deepEqual((await read(env.api, chosen.id)).penetapan.map((each) => [each.id, each.nomor_keputusan]), [[team.id, '800/41/2026']]);
			const free = await naming({ seleksi_id: null, anggota: anggota(mantan) });
			assert.equal(free.seleksi, null);
			await set(free, '800/42/2026');
			const { etag } = await kepala.get(`/v1/penetapan-pelaksana/${right.id}`);
			const changed = await kepala.send('PUT', `/v1/penetapan-pelaksana/${right.id}`, { json: decree({ jenis: 'tim_skm', seleksi_id: id }), headers: { 'if-match': etag }, expect: 422 });
			assert.equal(pointer(changed), '/seleksi_id');
		});
	});

	it('the officer whom the head has entrusted runs it, but neither announces nor decides; he is no candidate', async () => {
		const { id } = await draft(env, { pendaftaran_sampai: '2026-05-15', penetapan_sampai: '2026-05-29' });
		assert.equal(pointer(await refused('kepala', id, 'tugaskan', { pelaksana_id: officer.petugasBadan }, 422)), '/pelaksana_id');
		// An assessor would read what the others gave before he gives his own: neither now nor by becoming one afterwards.
		assert.equal(pointer(await refused('kepala', id, 'tugaskan', { pelaksana_id: officer.ppidDinas }, 409)), '/pelaksana_id');
		const other = await draft(env, { pendaftaran_sampai: '2026-05-15', penetapan_sampai: '2026-05-29', penilai: [officer.petugasBadan] });
		await step(kepala, other.id, 'tugaskan', { pelaksana_id: officer.ppidDinas });
		await kepala.send('PUT', `${all}/${other.id}`, { json: plan({ pendaftaran_sampai: '2026-05-15', penetapan_sampai: '2026-05-29' }), headers: { 'if-match': '*' }, expect: 200 });
		await refused('kepala', other.id, 'umumkan', {}, 409);
		const one = await step(kepala, id, 'tugaskan', { pelaksana_id: rekan });
		assert.deepEqual(one.petugas, { id: rekan, nama: 'Rekan Dinas' });
		assert.deepEqual((await read(env.as('rekan'), id)).tindakan, ['ubah']);
		await refused('rekan', id, 'umumkan', {}, 403);
		await step(kepala, id, 'umumkan');
		assert.deepEqual((await read(env.as('rekan'), id)).tindakan, ['perpanjang', 'usulkan', 'gugurkan', 'pulihkan']);
		await step(env.as('rekan'), id, 'usulkan', { pelaksana_id: biasa });
		await refused('rekan', id, 'pendaftaran', {}, 403);
		assert.equal(pointer(await refused('kepala', id, 'usulkan', { pelaksana_id: rekan }, 409)), '/pelaksana_id');
		await refused('rekan', id, 'usulkan', { pelaksana_id: rekan }, 409);
		assert.equal(pointer(await refused('kepala', id, 'tugaskan', { pelaksana_id: biasa }, 409)), '/pelaksana_id');
		assert.equal((await step(kepala, id, 'batal', { alasan: 'Ditinjau lagi.' })).status, 'dibatalkan');
		assert.equal((await read(env.api, id)).riwayat.at(-1).catatan, 'Ditinjau lagi.');
	});

	it('a candidate who has come to handle it by his role does not: neither act nor read', async () => {
		const { id } = await announce(env, { pendaftaran_sampai: '2026-05-15', penetapan_sampai: '2026-05-29' });
		await propose(env, id, officer.bagianOrganisasi);
		await propose(env, id, biasa);
		assert.equal((await refused('bagianOrganisasi', id, 'gugurkan', { pelaksana_id: biasa, persyaratan: 1, alasan: 'x' }, 409)).json.dasar_hukum, 'UU 30/2014 Pasal 42 ayat (1)');
		for (const [action, json] of [['usulkan', { pelaksana_id: mantan }], ['batal', { alasan: 'x' }], ['perpanjang', { pendaftaran_sampai: '2026-05-20', alasan: 'x' }], ['tugaskan', { pelaksana_id: mantan }]])
			await refused('bagianOrganisasi', id, action, json, 409);
		assert.deepEqual((await bagian.get(`${all}/${id}/peserta`)).json.data.map((each) => each.pelaksana.id), [officer.bagianOrganisasi]);
	});

	it('who serves no more is dropped first', async () => {
		const patch = async (json) => {
			const { etag } = await bagian.get(`/v1/pelaksana/${mantan}`);
			await bagian.send('PATCH', `/v1/pelaksana/${mantan}`, { json, headers: { 'if-match': etag }, expect: 200 });
		};
		const { id } = await announce(env, { penetapan_sampai: '2026-05-29' }, appointment);
		await propose(env, id, mantan);
		await propose(env, id, biasa);
		await patch({ aktif: false });
		const penunjukan = [{ pelaksana_id: biasa, alasan: ['pengetahuan', 'komunikasi'].map((kriteria) => ({ kriteria, uraian: 'x' })) }];
		await refused('kepala', id, 'penetapan', { penunjukan }, 409);
		await step(kepala, id, 'gugurkan', { pelaksana_id: mantan, alasan: 'Tidak aktif lagi.' });
		await step(kepala, id, 'penetapan', { penunjukan });
		await patch({ aktif: true });
	});

	it('to withdraw while scores are given is a change of the case like others: another version, after which what was read before is stale', async () => {
		const id = await judge(env, { [biasa]: [80, 90], [mantan]: [70, 60] }, { pendaftaran_sampai: '2026-05-01', penetapan_sampai: '2026-05-29' });
		const version = () => env.one('select versi, diperbarui_pada, transaksi from berkas where id = $1', [id]);
		const old = await version();
		const { etag } = await env.api.get(`${all}/${id}`);
		assert.equal((await step(env.as('mantan'), id, 'mundur', { alasan: 'x' })).saya.status, 'mundur');
		const now = await version();
		assert.equal(now.versi, old.versi + 1);
		assert.notEqual((await env.api.get(`${all}/${id}`)).etag, etag);
	});

	it('whoever acts first after the last day finds it closed, as if the scheduler had come by', async () => {
		const { id, tenggat } = await announce(env, { pendaftaran_sampai: '2026-05-15', penetapan_sampai: '2026-05-29' });
		for (const who of [biasa, mantan]) await propose(env, id, who);
		await env.sql.query(`update tenggat set jatuh_tempo = '2026-04-01' where id = $1`, [tenggat[0].id]); // of which nobody is told
		await refused('petugas', id, 'pendaftaran', {}, 409);
		await step(env.as('ppid'), id, 'nilai', scores({ [biasa]: [80, 90] }));
		assert.deepEqual((await read(env.api, id)).riwayat.slice(-3).map((each) => [each.jenis, each.pelaku]), [['tenggat.lewat', 'sistem'], ['seleksi.pendaftaran_ditutup', 'sistem'], ['seleksi.dinilai', 'pelaksana']]);
		const other = await announce(env, { pendaftaran_sampai: '2026-05-15', penetapan_sampai: '2026-05-29' });
		await propose(env, other.id, biasa);
		await env.sql.query(`update tenggat set jatuh_tempo = '2026-04-01' where id = $1`, [other.tenggat[0].id]);
		assert.deepEqual([(await step(env.as('biasa'), other.id, 'mundur')).status], ['penilaian']);
		await refused('kepala', other.id, 'penetapan', {}, 409); // nobody is left
	});

	describe('at the same moment', () => {
		it('two assessors score: both are kept', async () => {
			const id = await judge(env, { [biasa]: [90, 90], [mantan]: [80, 80] }, { pendaftaran_sampai: '2026-05-03', penetapan_sampai: '2026-05-29' });
			const twice = Array.from({ length: 5 }, (_, n) => Object.keys(assessors).map((who) => step(env.as(who), id, 'nilai', scores({ [biasa]: [n, n], [mantan]: [n, n] })))).flat();
			await Promise.all(twice);
			const rows = await env.rows(`select penilai_id, count(*) as n, max(ke) as ke from seleksi_nilai where berkas_id = $1 group by 1`, [id]);
			assert.deepEqual(rows.map((each) => [each.n, each.ke]), [[24, 6], [24, 6]]);
		});

		it('one scores while the head decides: the result is that of the scores it found, and they stay', async () => {
			for (let round = 0; round < 4; round++) {
				const id = await judge(env, { [biasa]: [90, 90] }, { pendaftaran_sampai: `2026-05-${String(6 + 2 * round).padStart(2, '0')}`, penetapan_sampai: '2026-05-29' });
				const [scored, decided] = await Promise.all([
					env.as('ppid').post(`${all}/${id}/nilai`, scores({ [biasa]: [10, 10] }), { expect: null }),
					kepala.post(`${all}/${id}/penetapan`, {}),
				]);
				assert.ok([200, 409].includes(scored.status));
				assert.equal(decided.json.hasil.terpilih[0].nilai, scored.status === 200 ? 50 : 90);
			}
		});

		it('one registers while it closes: in, or told that it is closed', async () => {
			const { id } = await announce(env, { pendaftaran_sampai: '2026-05-15', penetapan_sampai: '2026-05-29' });
			const closed = env.clock('2026-05-16T00:00:00+07:00');
			const answers = await Promise.all(['biasa', 'mantan', 'rekan', 'petugas'].map((who) => env.as(who).post(`${all}/${id}/pendaftaran`, {}, { expect: null })));
			await closed;
			for (const answer of answers) assert.ok([200, 409].includes(answer.status), `${answer.status}`);
			const { n } = await env.one(`select count(*) as n from seleksi_peserta where berkas_id = $1`, [id]);
			assert.equal(n, answers.filter((answer) => answer.status === 200).length);
			assert.equal((await read(env.api, id)).status, 'penilaian');
		});
	});

	// Computed here a second time, with whole numbers only: each value is a fraction of BigInts until it is rounded.
	describe('values and ranks are those of exact arithmetic', () => {
		const gcd = (a, b) => (b ? gcd(b, a % b) : a);
		const add = ([a, b], [c, d]) => {
			const [n, m] = [a * d + c * b, b * d];
			const g = gcd(n, m) || 1n;
			return [n / g, m / g];
		};
		// In hundredths, half up.
		const rounded = ([n, m]) => (n * 200n + m) / (2n * m);
		let seed = 20260601;
		const random = (n) => {
			seed = (seed * 1103515245 + 12345) % 2147483648;
			return Math.floor((seed / 2147483648) * n);
		};
		const people = Array.from({ length: 9 }, (_, n) => `0195a000-0000-7000-8000-1b${String(n).padStart(10, '0')}`);

		before(async () => {
			for (const [n, one] of people.entries())
				await env.sql.query(`insert into pelaksana (id, penyelenggara_id, nama, jabatan, diperbarui_pada) values ($1, $2, $3, 'Pelaksana', now())`, [one, agency.badan, `Calon ${n}`]);
		});

		const weights = (n) => {
			const cuts = new Set();
			while (cuts.size < n - 1) cuts.add(1 + random(99));
			const edges = [0, ...[...cuts].sort((a, b) => a - b), 100];
			return edges.slice(1).map((edge, i) => edge - edges[i]);
		};
		const who = { ppid: officer.ppidDinas, petugasLain: officer.petugasBadan, petugasUptd: officer.petugasUptd };

		for (let round = 0; round < 12; round++)
			it(`round ${round + 1}`, async () => {
				const kriteria = weights(1 + random(5)).map((bobot, n) => ({ kode: `k${n}`, nama: `K ${n}`, indikator: 'x', bobot }));
				const day = (n) => `2026-06-${String(round * 2 + n).padStart(2, '0')}`;
				await env.clock(`${day(1)}T08:00:00+07:00`);
				const { id } = await announce(env, { kriteria, kuota: 4, pendaftaran_sampai: day(2), penetapan_sampai: '2026-06-30', penilai: Object.values(who) });
				const candidates = people.slice(0, 2 + random(8));
				for (const one of candidates) await propose(env, id, one);
				await env.clock(`${day(3)}T00:00:00+07:00`);
				// Few different scores, so that ties come about; some with decimals; some assessors excused, never all.
				const given = new Map(candidates.flatMap((one) => kriteria.map(({ kode }) => [`${one} ${kode}`, []])));
				for (const [n, name] of Object.keys(who).entries()) {
					const nilai = [];
					for (const one of candidates)
						for (const { kode } of kriteria) {
							if (n > 0 && random(6) === 0) {
								await step(kepala, id, 'kecualikan', { penilai_id: who[name], pelaksana_id: one, kriteria: kode, alasan: 'x' });
								continue;
							}
							const hundredths = round % 3 === 0 ? 100 * (80 + random(2)) : random(10001);
							given.get(`${one} ${kode}`).push(BigInt(hundredths));
							nilai.push({ pelaksana_id: one, kriteria: kode, nilai: hundredths / 100 });
						}
					if (nilai.length) await step(env.as(name), id, 'nilai', { nilai });
				}
				const values = candidates.map((one) => ({
					one,
					value: rounded(
						kriteria
							.map(({ kode, bobot }) => {
								const all = given.get(`${one} ${kode}`);
								return [BigInt(bobot) * all.reduce((a, b) => a + b, 0n), BigInt(all.length) * 10000n];
							})
							.reduce(add, [0n, 1n]),
					),
				}));
				for (const each of values) each.rank = 1 + values.filter((other) => other.value > each.value).length;
				const last = values.filter((each) => each.rank <= 4 && each.rank + values.filter((other) => other.value === each.value).length - 1 > 4);
				const seri = last.length ? { terpilih: last.slice(0, 4 - last[0].rank + 1).map((each) => each.one), alasan: 'x' } : null;
				await step(kepala, id, 'penetapan', { seri });
				const told = (await kepala.get(`${all}/${id}/peserta?limit=100`)).json.data;
				const text = (value) => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;
				assert.deepEqual(
					told.map(({ pelaksana, hasil }) => [pelaksana.id, hasil.nilai.toFixed(2), hasil.peringkat, hasil.terpilih]),
					values.map(({ one, value, rank }) => [one, text(value), rank, seri?.terpilih.includes(one) ?? false ? true : rank <= 4 && !last.some((each) => each.one === one)]),
				);
				// And again from the rows: what was decided can be computed at any time.
				const again = await env.rows(`select h.pelaksana_id, h.nilai::text, h.peringkat from seleksi_hasil h where h.berkas_id = $1
					except select x.pelaksana_id, x.nilai::text, x.peringkat from layanand.seleksi_hitung($1) x`, [id]);
				assert.deepEqual(again, []);
			});
	});
});
