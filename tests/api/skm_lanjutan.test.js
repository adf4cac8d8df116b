// What surrounds a result: withdrawal and correction, the follow-up plan and its deadlines, the yearly duty, surveys right after a service, paper
// forms one by one, analysis, the recount.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { bring, file } from './lib/complaints.js';
import { Environment } from './lib/environment.js';
import { act, codes, csv, importCsv, newSurvey, openSurvey, plan, suggestions } from './lib/surveys.js';
import { agency, officer, service } from './lib/world.js';

const all = (value) => Object.fromEntries(codes.map((code) => [code, value]));
const values = (n, value) => `${codes}\n${Array(n).fill(codes.map(() => value).join(',')).join('\n')}\n`;

// A published round of the team: csv, plan, suggestions.
async function publish(client, body, changes = {}, saran = suggestions) {
	const one = await openSurvey(client, changes);
	await importCsv(client, one.id, body, { expect: 200 });
	await act(client, one.id, 'tutup');
	await act(client, one.id, 'saran-perbaikan', saran);
	return act(client, one.id, 'publikasi', { media: ['situs'] });
}

describe('withdrawal', () => {
	let env, team, head;

	before(async () => {
		env = await Environment.create('skm_tarik');
		team = env.as('rekan');
		head = env.as('kepala');
	});
	after(() => env?.stop());

	const portal = (query = '') => env.as('portalSkm').get(`/v1/skm/hasil?limit=100${query}`);

	it('leaves a tombstone for those who read on, and no figure', async () => {
		const kept = await publish(team, values(10, 4), { tahun: 2028 });
		const wrong = await publish(team, values(30, 2), { tahun: 2028, periode: 'Semester II' });
		const aggregate = () => env.api.get('/v1/skm/agregat?tahun=2028');
		const before = await aggregate();
		assert.equal(before.json.data[0].responden, 40);
		const first = await env.as('portalSkm').get('/v1/skm/hasil?limit=1');
		await team.post(`/v1/skm/survei/${wrong.id}/tarik`, { alasan: 'Terimpor dua kali.' }, { expect: 403 });
		await act(head, wrong.id, 'tarik', { alasan: 'x' }, { expect: 422 });
		await act(head, wrong.id, 'tarik', { alasan: 'Terimpor dua kali.' }, { expect: 412, headers: { 'if-match': '"v1-0"' } });
		const gone = await act(head, wrong.id, 'tarik', { alasan: 'Terimpor dua kali.' });
		assert.deepEqual([gone.status, gone.alasan_penarikan, gone.tindakan], ['ditarik', 'Terimpor dua kali.', []]);
		await act(head, wrong.id, 'tarik', { alasan: 'Terimpor dua kali.' }, { expect: 409 });

		const { json } = await portal('&tahun=2028');
		assert.deepEqual(json.data.map((one) => [one.survei_id, one.status]), [[kept.id, 'dipublikasikan'], [wrong.id, 'ditarik']]);
		const tombstone = json.data[1];
		assert.deepEqual([tombstone.alasan_penarikan, tombstone.ditarik_pada], ['Terimpor dua kali.', gone.ditarik_pada]);
		for (const name of ['responden', 'populasi', 'sampel_minimum', 'sampel_cukup', 'skm', 'ikm', 'mutu', 'kinerja', 'sidik_masukan'])
			assert.equal(tombstone[name], null, name);
		assert.deepEqual([tombstone.unsur, tombstone.saran_perbaikan], [[], []]);
		// a reader that had seen it as published meets it again behind its cursor
		const rest = (await portal(`&cursor=${encodeURIComponent(first.json.next_cursor)}`)).json.data;
		assert.deepEqual(rest.map((one) => [one.survei_id, one.status]), [[wrong.id, 'ditarik']]);
		const since = encodeURIComponent(gone.diperbarui_pada);
		assert.deepEqual((await portal(`&diperbarui_sejak=${since}`)).json.data.at(-1).survei_id, wrong.id);

		const later = await aggregate();
		assert.deepEqual([later.json.data[0].responden, later.json.data[0].ikm], [10, 100]);
		assert.notEqual(later.etag, before.etag);
		await env.api.get('/v1/skm/agregat?tahun=2028', { expect: 200, headers: { 'if-none-match': before.etag } });
		for (const path of ['/hasil', '/hasil.csv', '/analisis', '/tindak-lanjut']) await env.api.get(`/v1/skm/survei/${wrong.id}${path}`, { expect: 404 });
		assert.equal((await team.get(`/v1/skm/survei/${wrong.id}/hasil`)).json.responden, 30); // the archive of those who conducted it
		assert.equal((await env.api.get(`/v1/skm/survei/${wrong.id}`)).json.status, 'ditarik');
		await act(team, wrong.id, 'laporkan', { tujuan: 'bupati', tanggal: '2026-03-02' }, { expect: 409 });
	});

	it('what was withdrawn is corrected by a new round, whose difference tells nobody', async () => {
		const forms = Array.from({ length: 20 }, (_, n) => [...codes.map((_, u) => 1 + (n * 5 + u * (1 + n % 3)) % 4), n % 2 ? 'L' : 'P'].join(','));
		const body = (some) => `${codes},jenis_kelamin\n${some.join('\n')}\n`;
		const old = await publish(team, body(forms));
		await team.post('/v1/skm/survei', newSurvey({ menggantikan_id: old.id }), { expect: 422 }); // not withdrawn
		await act(env.as('bagianOrganisasi'), old.id, 'tarik', { alasan: 'Salah impor.' });
		await team.post('/v1/skm/survei', newSurvey({ menggantikan_id: randomUUID() }), { expect: 422 });
		await env.as('bagianOrganisasi').post('/v1/skm/survei', newSurvey({ penyelenggara_id: agency.badan, menggantikan_id: old.id }), { expect: 422 });
		const correction = async (some, changes) => {
			const one = await openSurvey(team, changes);
			await importCsv(team, one.id, body(some), { expect: 200 });
			await act(team, one.id, 'tutup');
			await act(team, one.id, 'saran-perbaikan', suggestions);
			return one;
		};
		const publication = async (one, expect) => act(team, one.id, 'publikasi', { media: ['situs'] }, { expect });
		const extra = '4,1,1,1,1,1,1,1,1,L';
		// one left out, one added, one exchanged, four left out: the difference would be those answers
		for (const some of [forms.slice(1), [...forms, extra], [extra, ...forms.slice(1)], forms.slice(4)])
			for (const changes of [{ menggantikan_id: old.id, periode: 'Perbaikan' }, {}])
				assert.match((await publication(await correction(some, changes), 409)).detail, new RegExp(old.nomor));
		const same = await correction(forms, { menggantikan_id: old.id, periode: 'Perbaikan' });
		await publication(same, 200);
		const known = (await env.api.get(`/v1/skm/survei/${same.id}/hasil?rinci=demografi`)).json;
		assert.equal(known.responden, 20);
		assert.ok(known.demografi.jenis_kelamin.length === 2 && known.demografi.jenis_kelamin.every((group) => group.ditahan && group.responden === null));
		assert.equal((await env.api.get(`/v1/skm/survei/${same.id}`)).json.menggantikan_id, old.id);
		await publication(await correction(forms.slice(5), { periode: 'Lain' }), 200);
	});
});

describe('the follow-up plan', () => {
	let env, team, one;
	const plans = { saran: [
		{ unsur: 'waktu', uraian: 'Loket ditambah.', penanggung_jawab: 'Kepala bidang', target: '2026-03-31' },
		{ unsur: 'sarana', uraian: 'Kursi ditambah.', penanggung_jawab: 'Sekretaris', target: '2026-04-10' },
	] };
	const target = () => `/v1/skm/survei/${one.id}/tindak-lanjut`;
	const note = (json, options) => team.post(target(), { nomor: 1, status: 'berjalan', tanggal: '2026-03-02', uraian: 'Rapat.', ...json }, options);

	before(async () => {
		env = await Environment.create('skm_tindak_lanjut');
		team = env.as('rekan');
		one = await publish(team, csv(12), {}, plans);
	});
	after(() => env?.stop());

	it('is open to everybody, each part with owner, day and deadline', async () => {
		const { tindak_lanjut: found } = (await env.api.get(target())).json;
		assert.deepEqual(found.map((each) => [each.nomor, each.unsur, each.penanggung_jawab, each.target, each.status, each.terlambat]),
			[[1, 'waktu', 'Kepala bidang', '2026-03-31', 'direncanakan', false], [2, 'sarana', 'Sekretaris', '2026-04-10', 'direncanakan', false]]);
		assert.deepEqual([found[0].tenggat.jatuh_tempo, found[0].tenggat.status], ['2026-03-31T23:59:59+07:00', 'berjalan']);
		const deadline = (await team.get(`/v1/tenggat/${found[0].tenggat.id}`)).json;
		assert.deepEqual([deadline.hari, deadline.derivasi.at(-1).tanggal], [29, '2026-03-31']);
	});

	it('records what was done, and refuses what cannot be', async () => {
		await note({}, { expect: 412, headers: { 'if-match': '"v1-0"' } });
		assert.equal((await note({ nomor: 3 }, { expect: 422 })).json.errors[0].pointer, '/nomor');
		assert.equal((await note({ tanggal: '2026-03-03' }, { expect: 422 })).json.errors[0].pointer, '/tanggal');
		await note({ status: 'direncanakan' }, { expect: 422 });
		await env.as('kepalaLain').post(target(), { nomor: 1, status: 'berjalan', tanggal: '2026-03-02', uraian: 'x' }, { expect: 403 });
		await note({});
		const done = (await note({ status: 'selesai', uraian: 'Dua loket dibuka.' })).json.tindak_lanjut[0];
		assert.deepEqual([done.status, done.selesai_pada, done.terlambat, done.tenggat.status], ['selesai', '2026-03-02', false, 'terpenuhi']);
		assert.deepEqual(done.kemajuan.map((each) => [each.status, each.uraian]), [['berjalan', 'Rapat.'], ['selesai', 'Dua loket dibuka.']]);
		await note({}, { expect: 422 }); // done is done
		const fresh = await plan(team);
		await act(team, fresh.id, 'tindak-lanjut', { nomor: 1, status: 'berjalan', tanggal: '2026-03-02', uraian: 'x' }, { expect: 409 });
	});

	it('what is late is noticed once, told and listed; done late it stays late', async () => {
		const late = async () => (await env.api.get('/v1/skm/tindak-lanjut?terlambat=true')).json.data.map((each) => each.nomor);
		assert.deepEqual(await late(), []);
		await env.clock('2026-04-12T08:00:00+07:00');
		assert.deepEqual(await late(), [2]);
		const page = (await env.api.get(`/v1/skm/tindak-lanjut?limit=1&penyelenggara_id=${agency.dinas}`)).json;
		assert.ok(page.next_cursor);
		assert.deepEqual((await env.api.get(`/v1/skm/tindak-lanjut?limit=1&cursor=${encodeURIComponent(page.next_cursor)}`)).json.data.map((each) => each.nomor), [2]);
		assert.deepEqual((await env.api.get(`/v1/skm/tindak-lanjut?penyelenggara_id=${agency.badan}`)).json.data, []);
		const told = (await env.api.get(`/v1/skm/survei/${one.id}`)).json.riwayat.map((event) => event.jenis);
		assert.equal(told.filter((jenis) => jenis === 'skm.tindak_lanjut_terlambat').length, 1);
		assert.equal(told.filter((jenis) => jenis === 'tenggat.lewat').length, 1);
		const done = (await note({ nomor: 2, status: 'selesai', tanggal: '2026-04-11', uraian: 'Kursi datang.' })).json.tindak_lanjut[1];
		assert.deepEqual([done.terlambat, done.tenggat.status], [true, 'lewat']);
		assert.deepEqual(await late(), [2]);
	});
});

describe('the yearly duty (P23(5))', () => {
	let env;

	before(async () => {
		env = await Environment.create('skm_kepatuhan');
	});
	after(() => env?.stop());

	const board = async (name, query = '') => (await env.as(name).get(`/v1/skm/kepatuhan?tahun=2026&limit=100${query}`)).json.data;
	const events = (jenis) => env.rows('select penyelenggara_id, data from kejadian where jenis = $1 order by penyelenggara_id', [jenis]);

	it('warned late in the year, reported after it, each once; a round that was opened fulfils it', async () => {
		await openSurvey(env.as('rekan'));
		await plan(env.as('bagianOrganisasi'), { penyelenggara_id: agency.badan }); // a plan is no round
		const { n } = await env.one('select count(*)::int as n from penyelenggara');
		await env.clock('2026-09-30T12:00:00+07:00');
		assert.deepEqual(await events('skm.peringatan'), []);
		await env.clock('2026-10-05T12:00:00+07:00');
		assert.equal((await events('skm.peringatan')).length, n - 1);
		await openSurvey(env.as('bagianOrganisasi'), { penyelenggara_id: agency.uptd });
		await env.clock('2026-12-31T23:00:00+07:00');
		assert.deepEqual(await events('skm.tanpa_survei'), []);
		assert.ok((await board('bagianOrganisasi')).every((one) => one.dilaporkan_pada === null && one.status !== 'tanpa_survei'));
		await env.clock('2027-01-04T08:00:00+07:00');
		const reported = await events('skm.tanpa_survei');
		assert.equal(reported.length, n - 2);
		assert.ok(!reported.some((event) => [agency.dinas, agency.uptd].includes(event.penyelenggara_id)));
		assert.ok(reported.every((event) => event.data.tahun === 2026 && event.data.dasar_hukum === 'Perbup Bengkayang 24/2018 Pasal 23 ayat (5)'));
		assert.equal((await events('skm.peringatan')).length, n - 1);
		await env.command(['verify']);
	});

	it('is a list for Bagian Organisasi, and for heads about their own', async () => {
		const of = (rows, id) => rows.find((one) => one.penyelenggara.id === id);
		const whole = await board('bagianOrganisasi');
		assert.deepEqual([of(whole, agency.dinas).status, of(whole, agency.dinas).survei], ['terpenuhi', 1]);
		const badan = of(whole, agency.badan);
		assert.deepEqual([badan.status, badan.survei, badan.diperingatkan_pada, badan.dilaporkan_pada], ['tanpa_survei', 0, '2026-10-01', '2026-12-31']);
		assert.deepEqual([of(whole, agency.uptd).status, of(whole, agency.uptd).diperingatkan_pada], ['terpenuhi', '2026-10-01']);
		assert.ok((await board('bagianOrganisasi', '&status=tanpa_survei')).every((one) => one.status === 'tanpa_survei'));
		assert.deepEqual((await board('kepala')).map((one) => one.penyelenggara.id).sort(), [agency.dinas, agency.uptd].sort());
		const page = (await env.as('bagianOrganisasi').get('/v1/skm/kepatuhan?tahun=2026&limit=5')).json;
		assert.equal(page.data.length, 5);
		assert.ok(page.next_cursor);
		await env.as('bagianOrganisasi').get('/v1/skm/kepatuhan', { expect: 400 });
	});
});

describe('a survey right after the service (P23(6))', () => {
	let env, team, desk;

	before(async () => {
		env = await Environment.create('skm_seketika');
		await env.sql.query(`insert into penugasan (id, pelaksana_id, tugas, keputusan, berlaku_dari)
			values (gen_random_uuid(), $1, 'front_office', '800/4/2026', '2026-01-02')`, [officer.biasaDinas]);
		team = env.as('rekan');
		desk = env.as('biasa');
	});
	after(() => env?.stop());

	const invite = async (client = desk, layanan_id = service.kk, options = { expect: 201 }) => (await client.post('/v1/skm/undangan', { layanan_id }, options)).json;
	const answer = (id, token, value, options = { expect: 201 }) => env.api.send('POST', `/v1/skm/survei/${id}/respon`, { json: { token, jawaban: all(value) }, ...options });

	it('an officer at the desk hands out one invitation; the round never pauses, and what was handed out stays good', async () => {
		await team.post('/v1/skm/survei', newSurvey({ seketika: true }), { expect: 422 });
		assert.equal((await invite(desk, service.kk, { expect: 409 })).code, 'bertentangan');
		const one = await openSurvey(team, { seketika: true, layanan_id: service.kk, akses: 'undangan' });
		assert.ok(one.seketika);
		await act(team, (await plan(team, { seketika: true, layanan_id: service.kk })).id, 'buka', undefined, { expect: 409 });
		const given = [];
		for (let n = 0; n < 8; n++) given.push(await invite());
		assert.ok(given.every((each) => each.survei_id === one.id) && new Set(given.map((each) => each.token)).size === 8);
		for (const { token } of given.slice(0, 6)) await answer(one.id, token, 3);
		await answer(one.id, given[0].token, 3, { expect: 409 });
		await env.as('rekan').get(`/v1/skm/survei/${one.id}/pencatatan`).then(({ json }) =>
			assert.deepEqual(json.catatan, [{ hari: '2026-03-02', jenis: 'undangan', pencatat: officer.biasaDinas, nama: 'Biasa Dinas', jumlah: 8 }]));
		await env.clock('2026-04-01T09:00:00+07:00');
		await act(team, one.id, 'tutup');
		const next = (await env.api.get(`/v1/skm/survei?status=dibuka&penyelenggara_id=${agency.dinas}`)).json.data.find((each) => each.layanan?.id === service.kk);
		assert.deepEqual([next.periode, next.tahun, next.judul], ['Mulai 2026-04-01', 2026, one.judul]);
		await answer(one.id, given[6].token, 4, { expect: 409 });
		await answer(next.id, given[6].token, 4); // handed out before, answered after
		assert.equal((await invite()).survei_id, next.id);
		assert.deepEqual((await team.get(`/v1/skm/survei/${next.id}`)).json.riwayat.map((event) => [event.jenis, event.pelaku]),
			[['skm.dirancang', 'pelaksana'], ['skm.dibuka', 'sistem']]);
		const known = (await team.get(`/v1/skm/survei/${one.id}/hasil`)).json;
		assert.deepEqual([known.responden, known.ikm], [6, 75]);
	});

	it('a period that nobody closes is told after three months', async () => {
		await env.clock('2026-07-03T09:00:00+07:00');
		const told = await env.rows(`select k.berkas_id from kejadian k where k.jenis = 'skm.periode_berakhir'`);
		assert.equal(told.length, 1);
	});

	it('only officers of the agency with a duty at the desk, for services that there are', async () => {
		for (const name of ['petugas', 'ppid']) await invite(env.as(name), service.kk, { expect: 403 });
		await invite(env.as('kepalaLain'), service.kk, { expect: 403 });
		await invite(desk, service.izin, { expect: 403 });
		await invite(desk, randomUUID(), { expect: 422 });
		assert.equal((await invite(env.as('kepala'))).token.length, 22);
		// a round about the whole agency takes those of services without one of their own
		const whole = await openSurvey(team);
		assert.equal((await invite(desk, service.ktp)).survei_id, whole.id);
		assert.notEqual((await invite()).survei_id, whole.id);
	});

	it('a token fits its own round and nothing else, and tells nothing', async () => {
		const { survei_id: id, token } = await invite();
		const kept = await env.rows(`select 1 from skm_undangan where encode(hash, 'hex') like '%' || $1 || '%'`, [token]);
		assert.deepEqual(kept, []);
		await answer(id, token, 2);
		assert.equal((await env.one(`select count(*)::int as n from kejadian where data::text like '%' || $1 || '%'`, [token])).n, 0);
	});
});

describe('paper forms one by one', () => {
	let env, team;

	before(async () => {
		env = await Environment.create('skm_entri');
		team = env.as('rekan');
	});
	after(() => env?.stop());

	it('count like imported ones, by the team only, and are counted for each officer', async () => {
		const one = await openSurvey(team, { akses: 'undangan' });
		const enter = (json, options = { expect: 201 }, client = team) => client.post(`/v1/skm/survei/${one.id}/entri`, json, options);
		for (let n = 0; n < 5; n++) await enter({ jawaban: { ...all(3), waktu: n % 2 ? null : 4 }, profil: { jenis_kelamin: 'L', usia: 50 }, saran: n ? null : 'Cepat.' });
		const twice = { expect: 201, headers: { 'idempotency-key': randomUUID() } };
		for (let n = 0; n < 2; n++) await enter({ jawaban: all(2) }, twice);
		await enter({ jawaban: { keadilan: 3 } }, { expect: 422 });
		await enter({ jawaban: all(2), layanan_id: service.izin }, { expect: 422 });
		await enter({ jawaban: all(2) }, { expect: 403 }, env.as('petugas'));
		await enter({ jawaban: all(2) }, { expect: 403 }, env.as('kepalaLain'));
		await enter({ jawaban: all(2) }, { expect: 201 }, env.as('kepala'));
		const kept = (await team.get(`/v1/skm/survei/${one.id}/pencatatan`)).json.catatan;
		assert.deepEqual(kept.map((each) => [each.jenis, each.nama, each.jumlah]), [['entri', 'Rekan Dinas', 6], ['entri', 'Kepala Dinas', 1]]);
		await env.as('kepalaLain').get(`/v1/skm/survei/${one.id}/pencatatan`, { expect: 404 });
		assert.deepEqual(await env.rows('select cara, count(*)::int as n from skm_respon where survei_id = $1 group by cara', [one.id]), [{ cara: 'kertas', n: 7 }]);
		await act(team, one.id, 'tutup');
		await enter({ jawaban: all(2) }, { expect: 409 });
		assert.equal((await team.get(`/v1/skm/survei/${one.id}/hasil`)).json.responden, 7);
	});
});

describe('analysis', () => {
	let env, team;

	before(async () => {
		env = await Environment.create('skm_analisis');
		team = env.as('rekan');
	});
	after(() => env?.stop());

	it('the trend by each method, the regency, the complaints of the time; few are not told', async () => {
		const fourteen = (await plan(team, { tahun: 2011 })).unsur.map((unsur) => unsur.kode);
		const old = await publish(team, `${fourteen}\n${Array(10).fill(fourteen.map(() => 3).join(',')).join('\n')}\n`, { tahun: 2011 },
			{ saran: [{ ...suggestions.saran[0], unsur: 'prosedur' }] });
		const first = await publish(team, values(10, 3), { tahun: 2025 });
		await publish(env.as('bagianOrganisasi'), values(30, 2), { tahun: 2026, penyelenggara_id: agency.badan });
		await publish(team, values(10, 1), { tahun: 2026, layanan_id: service.kk });
		for (let n = 0; n < 6; n++) await bring(env.as('masyarakat'), env.as('petugas'), 'diproses', {});
		await file(env.as('masyarakat'));
		const last = await publish(team, values(20, 4), { tahun: 2026 });
		const found = (await env.api.get(`/v1/skm/survei/${last.id}/analisis`)).json;
		assert.deepEqual(found.tren.map((point) => [point.survei_id, point.metode, point.ikm, point.mutu, point.perubahan_ikm]),
			[[old.id, 'kep-25-2004/1', 74.55, 'B', null], [first.id, 'permenpanrb-14-2017/1', 75, 'C', null], [last.id, 'permenpanrb-14-2017/1', 100, 'A', 25]]);
		assert.deepEqual([found.tren[0].unsur.length, found.tren[2].unsur[0]], [14, { kode: 'persyaratan', nrr: 4, mutu: 'A' }]);
		assert.deepEqual([found.kabupaten.survei, found.kabupaten.responden, found.kabupaten.ikm], [3, 60, 62.5]); // (30 x 2 + 10 x 1 + 20 x 4) / 60 x 25
		assert.deepEqual([found.pengaduan.dari, found.pengaduan.sampai], ['2026-01-01', '2026-03-02']);
		assert.deepEqual(found.pengaduan.klasifikasi.map((row) => row.jumlah), [6, null]);
		assert.ok(found.pengaduan.klasifikasi[1].ditahan);
		const early = (await env.api.get(`/v1/skm/survei/${first.id}/analisis`)).json;
		assert.deepEqual(early.tren.map((point) => point.survei_id), [old.id, first.id]);
		const closed = await openSurvey(team);
		await importCsv(team, closed.id, csv(6), { expect: 200 });
		await act(team, closed.id, 'tutup');
		await env.api.get(`/v1/skm/survei/${closed.id}/analisis`, { expect: 404 });
		await team.get(`/v1/skm/survei/${closed.id}/analisis`);
	});
});

describe('every result can be made again', () => {
	let env;

	before(async () => {
		env = await Environment.create('skm_ulang');
	});
	after(() => env?.stop());

	it('to the same bytes, from every answer; what was changed is told', async () => {
		const team = env.as('rekan');
		const one = await openSurvey(team);
		for (let n = 0; n < 12; n++)
			await env.api.send('POST', `/v1/skm/survei/${one.id}/respon`, { expect: 201, json: { jawaban: { ...all(1 + n % 4), sarana: n % 5 ? 2 : null },
				profil: { jenis_kelamin: n % 2 ? 'L' : 'P', usia: 20 + n }, layanan_id: n % 3 ? service.kk : null } });
		await env.api.send('POST', `/v1/skm/survei/${one.id}/respon`, { expect: 201, json: { jawaban: {} } });
		await act(team, one.id, 'tutup');
		const unsur = [['waktu', 1, 3], ['biaya', 2, 3]].map(([kode, pembilang, penyebut]) => ({ kode, bobot: { pembilang, penyebut } }));
		await publish(team, csv(30, ['waktu', 'biaya']), { tahun: 2025, unsur });
		await publish(team, values(8, 3), { tahun: 2024 });
		const verify = (...args) => env.command(['survey', 'verify', ...args]);
		assert.match(await verify(), /^\d+ results, 0 differences$/m);
		assert.match(await verify(one.nomor), /^1 results, 0 differences$/m);
		await assert.rejects(verify('SKM-2026-999999'));
		await assert.rejects(verify('a', 'b'));
		const spoiled = async (sql, undo, told) => {
			await env.sql.query(sql, [one.id]);
			await assert.rejects(verify(), (error) => told.test(error.message));
			await env.sql.query(undo, [one.id]);
		};
		await spoiled('update skm_hasil set ikm = ikm + 0.01 where survei_id = $1', 'update skm_hasil set ikm = ikm - 0.01 where survei_id = $1', /: ikm$/m);
		await spoiled(`update skm_hasil set unsur = replace(unsur::text, '":', '" :')::json where survei_id = $1`,
			`update skm_hasil set unsur = replace(unsur::text, '" :', '":')::json where survei_id = $1`, /: unsur$/m);
		await spoiled('update skm_respon set nilai[1] = 5 - nilai[1] where survei_id = $1', 'update skm_respon set nilai[1] = 5 - nilai[1] where survei_id = $1', /rollups are not the sums/);
		assert.match(await verify(), / 0 differences$/m);
	});
});
