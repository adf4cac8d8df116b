// Satisfaction surveys: the life of a round, exact results, stuffing, imports, privacy, roles and the two operations of the portal.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Environment } from './lib/environment.js';
import { act, codes, csv, importCsv, newSurvey, openSurvey, plan, publishSurvey, suggestions } from './lib/surveys.js';
import { agency, service } from './lib/world.js';

const sekadau = readFileSync(new URL('../../deploy/data/skm-sekadau-2019.csv', import.meta.url), 'utf8');
const all = (value) => Object.fromEntries(codes.map((code) => [code, value]));
const round = (value, digits) => Number(value.toFixed(digits));

describe('satisfaction surveys', () => {
	let env, team;

	before(async () => {
		env = await Environment.create('skm');
		team = env.as('rekan');
	});
	after(() => env?.stop());

	const answer = (id, body, options = {}) => env.api.send('POST', `/v1/skm/survei/${id}/respon`, { json: body, ...options });
	const result = async (id, client = team, query = '') => (await client.get(`/v1/skm/survei/${id}/hasil${query}`)).json;
	const finish = async (id) => {
		const { unsur } = await act(team, id, 'tutup');
		await act(team, id, 'saran-perbaikan', { saran: [{ ...suggestions.saran[0], unsur: unsur[0].kode }] });
		return act(team, id, 'publikasi', { media: ['situs', 'ruang_layanan'] });
	};

	it('a round from the plan to the reports', async () => {
		let one = await plan(team, { layanan_id: service.kk });
		assert.deepEqual([one.status, one.layanan.id, one.tindakan], ['rancangan', service.kk, ['ubah', 'undangan', 'buka']]);
		assert.deepEqual(one.unsur.map((unsur) => unsur.kode), codes);
		assert.deepEqual(one.unsur[3].jawaban_id, ['Sangat mahal', 'Cukup mahal', 'Murah', 'Gratis']);
		assert.match(one.nomor, /^SKM-2026-\d{6}$/);
		const target = `/v1/skm/survei/${one.id}`;
		await env.api.get(target, { expect: 404 });
		await act(team, one.id, 'tutup', undefined, { expect: 409 });
		await answer(one.id, { jawaban: all(4) }, { expect: 404 });
		one = await act(team, one.id, 'buka');
		assert.equal(one.status, 'dibuka');
		assert.equal((await env.api.get(target)).json.dibuka_pada, one.dibuka_pada);
		for (let n = 0; n < 8; n++)
			await answer(one.id, { jawaban: { ...all(3), waktu: n % 2 ? null : 2 }, profil: { jenis_kelamin: 'P', usia: 30 }, saran: n ? undefined : 'Kursi.' },
				{ expect: 201 });
		await team.get(`${target}/hasil`, { expect: 404 });
		one = await act(team, one.id, 'tutup');
		assert.deepEqual([one.status, one.tindakan], ['ditutup', ['saran-perbaikan']]);
		const known = await result(one.id);
		assert.deepEqual([known.responden, known.skm, known.ikm, known.mutu], [8, null, null, null]);
		assert.equal(known.sidik_masukan, null);
		assert.equal(known.ditahan, true); // only 4 gave a value for waktu
		await act(team, one.id, 'saran-perbaikan', suggestions);
		assert.equal((await act(team, one.id, 'publikasi', { media: ['situs'] }, { expect: 409 })).code, 'bertentangan');
	});

	it('published with its method, reported with dates; open to everybody, the words of respondents are not', async () => {
		const one = await openSurvey(team);
		for (let n = 0; n < 12; n++)
			await answer(one.id, { jawaban: { ...all(3), waktu: 2 + n % 2, sarana: n < 6 ? null : 4 }, saran: `Saran ${n}` }, { expect: 201 });
		await act(team, one.id, 'tutup');
		await act(team, one.id, 'publikasi', { media: ['situs'] }, { expect: 409 }); // P23(9): suggestions first
		await env.api.get(`/v1/skm/survei/${one.id}/hasil`, { expect: 404 });
		assert.equal((await act(team, one.id, 'saran-perbaikan', { saran: [{ ...suggestions.saran[0], unsur: 'keadilan' }] }, { expect: 422 })).errors[0].pointer,
			'/saran/0/unsur');
		await act(team, one.id, 'saran-perbaikan', suggestions);
		await act(team, one.id, 'saran-perbaikan', suggestions);
		assert.equal((await act(team, one.id, 'publikasi', { media: ['situs'] })).status, 'dipublikasikan');
		const known = await result(one.id, env.api);
		// 7 x 3 + 2.5 + 4 = 27.5 of 9 x 4
		assert.deepEqual([known.responden, known.skm, known.ikm, known.mutu, known.kinerja], [12, 3.0556, 76.39, 'C', 'Kurang Baik']);
		const waktu = known.unsur.find((unsur) => unsur.kode === 'waktu'), sarana = known.unsur.find((unsur) => unsur.kode === 'sarana');
		assert.deepEqual(waktu, { kode: 'waktu', jumlah: 30, terisi: 12, nrr: 2.5, nrr_tertimbang: 0.2778, mutu: 'D' });
		assert.deepEqual([sarana.jumlah, sarana.terisi, sarana.nrr, sarana.mutu], [24, 6, 4, 'A']);
		assert.deepEqual([known.unsur_terendah, known.unsur_tertinggi], [['waktu'], ['sarana']]);
		assert.deepEqual([known.metode.kode, known.metode.versi, known.metode.bobot[0]], ['permenpanrb-14-2017', 1, { kode: 'persyaratan', pembilang: 1, penyebut: 9 }]);
		assert.deepEqual([known.sampel_minimum, known.sampel_cukup, known.saran_responden], [52, false, null]);
		assert.equal((await result(one.id)).saran_responden.length, 12);
		for (const tujuan of ['bupati', 'bagian_organisasi', 'menteri_panrb', 'gubernur'])
			await act(team, one.id, 'laporkan', { tujuan, tanggal: '2026-03-02', nomor_surat: '065/1' });
		const last = (await env.api.get(`/v1/skm/survei/${one.id}`)).json;
		assert.deepEqual([last.status, last.laporan.length, last.tindakan], ['dilaporkan', 4, []]);
		assert.deepEqual(last.riwayat.map((event) => event.jenis), ['skm.dirancang', 'skm.dibuka', 'skm.ditutup', 'skm.dianalisis', 'skm.dianalisis',
			'skm.dipublikasikan', ...Array(4).fill('skm.dilaporkan')]);
	});

	it('the 49 real respondents of a neighbouring regency: IKM 78.74, B', async () => {
		const one = await openSurvey(team);
		const taken = (await importCsv(team, one.id, sekadau, { expect: 200 })).json;
		assert.deepEqual([taken.jawaban, taken.dikecualikan], [49, 0]);
		await finish(one.id);
		const known = await result(one.id, env.api);
		assert.deepEqual([known.responden, known.ikm, known.mutu, known.kinerja], [49, 78.74, 'B', 'Baik']);
		assert.deepEqual(known.unsur.map((unsur) => unsur.jumlah), [138, 139, 150, 177, 159, 163, 161, 143, 159]);
		assert.equal(known.validitas.unsur.length, 9);
		assert.ok(known.reliabilitas.alpha > 0.5 && known.reliabilitas.alpha < 1);
		const table = await env.api.get(`/v1/skm/survei/${one.id}/hasil.csv`);
		assert.match(table.headers['content-disposition'], /^attachment; filename="SKM-2026-\d{6}\.csv"$/);
		const lines = table.body.toString().trim().split('\r\n');
		assert.deepEqual([lines.length, lines[1], lines[10]], [11, 'persyaratan,"Persyaratan",138,49,2.816,0.3129,C', 'IKM,"Baik",,49,3.1497,78.74,B']);
	});

	it('a round of 2011 keeps the method of its day: 14 unsur, 0.071, the old classes', async () => {
		const one = await openSurvey(team, { tahun: 2011 });
		assert.deepEqual([one.metode_hitung.kode, one.unsur.length, one.unsur[0].bobot], ['kep-25-2004', 14, { pembilang: 71, penyebut: 1000 }]);
		const header = one.unsur.map((unsur) => unsur.kode);
		await importCsv(team, one.id, `${header}\n${Array(10).fill(header.map(() => 3).join(',')).join('\n')}\n`, { expect: 200 });
		await finish(one.id);
		const known = await result(one.id); // 14 x 3 x 0.071 x 25: B of old, D of today
		assert.deepEqual([known.skm, known.ikm, known.mutu], [2.982, 74.55, 'B']);
		await team.post('/v1/skm/survei', newSurvey({ metode_hitung: 'kep-25-2004' }), { expect: 422 });
	});

	it('own unsur and own weights, whose sum is exactly 1', async () => {
		const weights = [['waktu', 1, 3], ['biaya', 1, 6], ['lain_1', 1, 2]];
		const unsur = weights.map(([kode, pembilang, penyebut]) => ({ kode, bobot: { pembilang, penyebut },
			...kode === 'lain_1' && { nama: 'Antrean', pertanyaan: 'Bagaimana antreannya?' } }));
		const one = await openSurvey(team, { unsur, tahun: 2025 });
		for (let n = 0; n < 6; n++)
			await answer(one.id, { jawaban: { waktu: 4, biaya: 1, lain_1: 2 } }, { expect: 201 });
		await answer(one.id, { jawaban: { sarana: 1 } }, { expect: 422 });
		await finish(one.id);
		assert.equal((await result(one.id)).ikm, 62.5); // 4/3 + 1/6 + 1 = 2.5
		for (const wrong of [unsur.slice(1), [...unsur.slice(0, 2), { ...unsur[2], bobot: { pembilang: 49, penyebut: 100 } }], [unsur[0], unsur[0]],
			[unsur[0], { kode: 'biaya' }], [{ kode: 'lain_2' }], [{ kode: 'keadilan' }]])
			assert.ok((await team.post('/v1/skm/survei', newSurvey({ unsur: wrong }), { expect: 422 })).json.errors[0].pointer.startsWith('/unsur'));
		await team.post('/v1/skm/survei', newSurvey({ tahun: 2011, unsur: [{ kode: 'keadilan', bobot: { pembilang: 1, penyebut: 1 } }] }), { expect: 422 });
		await team.post('/v1/skm/survei', newSurvey({ pelaksana_survei: 'pihak_ketiga' }), { expect: 422 });
		await team.post('/v1/skm/survei', newSurvey({ layanan_id: service.izin }), { expect: 422 });
	});

	describe('the plan', () => {
		it('is changed with If-Match only, and only before it is open', async () => {
			const one = await plan(team);
			const target = `/v1/skm/survei/${one.id}`;
			const { etag } = await team.get(target);
			const change = (body, headers, expect) => team.send('PUT', target, { json: body, headers, expect });
			await change(newSurvey({ judul: 'Judul baru' }), {}, 428);
			const changed = (await change(newSurvey({ judul: 'Judul baru', akses: 'undangan' }), { 'if-match': etag }, 200)).json;
			assert.deepEqual([changed.judul, changed.akses, changed.unsur.length], ['Judul baru', 'undangan', 9]);
			await change(newSurvey(), { 'if-match': etag }, 412);
			await change(newSurvey({ penyelenggara_id: agency.badan }), { 'if-match': '*' }, 422);
			await change(newSurvey({ layanan_id: service.izin }), { 'if-match': '*' }, 422);
			await act(team, one.id, 'buka', undefined, { expect: 412, headers: { 'if-match': etag } });
			await act(team, one.id, 'buka');
			await change(newSurvey(), { 'if-match': '*' }, 409);
		});
	});

	describe('invitations', () => {
		it('one token answered 200 times at once counts once; a replay never', async () => {
			const one = await openSurvey(team, { akses: 'undangan' });
			const { token } = await act(team, one.id, 'undangan', { jumlah: 3 }, { expect: 201 });
			assert.equal(new Set(token).size, 3);
			assert.equal((await answer(one.id, { jawaban: all(4) }, { expect: 422 })).json.errors[0].pointer, '/token');
			const answers = await Promise.all(Array.from({ length: 200 }, () => answer(one.id, { token: token[0], jawaban: all(4) })));
			assert.deepEqual([answers.filter((one) => one.status === 201).length, answers.filter((one) => one.status === 409).length], [1, 199]);
			await answer(one.id, { token: token[0], jawaban: all(1) }, { expect: 409 });
			await answer(one.id, { token: 'A'.repeat(22), jawaban: all(1) }, { expect: 409 });
			assert.equal((await env.one('select count(*) as n from skm_respon where survei_id = $1', [one.id])).n, 1);
			const other = await openSurvey(team, { akses: 'undangan' });
			await answer(other.id, { token: token[1], jawaban: all(1) }, { expect: 409 });
			await act(team, one.id, 'tutup');
			assert.equal((await answer(one.id, { token: token[1], jawaban: all(4) }, { expect: 409 })).json.code, 'keadaan-berubah');
		});

		it('end on their last day, and one that has ended is not used up', async () => {
			const one = await openSurvey(team, { akses: 'undangan' });
			const invite = (berlaku_sampai, options = {}) => act(team, one.id, 'undangan', { jumlah: 2, berlaku_sampai }, { expect: 201, ...options });
			assert.equal((await invite('2026-03-01', { expect: 422 })).errors[0].pointer, '/berlaku_sampai');
			assert.equal((await env.one('select count(*) as n from skm_undangan where survei_id = $1', [one.id])).n, 0);
			await invite('2026-02-30', { expect: 422 });
			assert.equal((await act(team, one.id, 'undangan', { jumlah: 1 }, { expect: 201 })).berlaku_sampai, null);
			const today = await invite('2026-03-02'), later = await invite('2026-03-05');
			assert.equal(later.berlaku_sampai, '2026-03-05');
			await answer(one.id, { token: today.token[0], jawaban: all(4) }, { expect: 201 });
			await env.clock('2026-03-03T00:00:30+07:00');
			const late = (await answer(one.id, { token: today.token[1], jawaban: all(4) }, { expect: 409 })).json;
			assert.match(late.errors?.[0].detail ?? late.detail, /masa berlaku/);
			await answer(one.id, { token: later.token[0], jawaban: all(4) }, { expect: 201 });
			await env.clock('2026-03-02T23:00:00+07:00');
			await answer(one.id, { token: today.token[1], jawaban: all(4) }, { expect: 201 });
			await answer(one.id, { token: today.token[1], jawaban: all(4) }, { expect: 409 });
		});

		it('leave nothing that joins an answer to its token, also not for the owner of the tables', async () => {
			const one = await openSurvey(team, { akses: 'undangan' });
			const { token } = await act(team, one.id, 'undangan', { jumlah: 6 }, { expect: 201 });
			for (const single of token.slice(0, 5))
				await answer(one.id, { token: single, jawaban: all(3), profil: { usia: 41 } }, { expect: 201 });
			const left = await env.rows(`select encode(hash, 'hex') as hash from skm_undangan where survei_id = $1`, [one.id]);
			assert.equal(left.length, 1); // the used ones are gone, with their transaction numbers
			const rows = await env.rows('select r.*, extract(timezone from now()) as x from skm_respon r where survei_id = $1', [one.id]);
			assert.deepEqual(Object.keys(rows[0]).sort(), ['cara', 'hari', 'id', 'jenis_kelamin', 'layanan', 'nilai', 'pekerjaan', 'pendidikan', 'survei_id', 'usia', 'x']);
			assert.ok(rows.every((row) => row.id[14] === '4' && row.hari === '2026-03-02' && row.usia === '36-45'));
			const kept = await env.rows('select kunci from idempotensi where operasi like $1', [`%${one.id}/respon%`]);
			assert.deepEqual(kept, []);
			const secrets = await env.rows(`select 1 from kejadian where data::text like '%' || $1 || '%'`, [token[0]]);
			assert.deepEqual(secrets, []);
			await act(team, one.id, 'tutup');
			assert.equal((await env.one('select count(*) as n from skm_undangan where survei_id = $1', [one.id])).n, 0);
		});

		it('many answers at once are all counted, and the rollups are a full recount', async () => {
			const one = await openSurvey(team);
			const bodies = Array.from({ length: 150 }, (_, n) => ({ jawaban: Object.fromEntries(codes.map((code, u) => [code, n % 3 ? 1 + (n * u) % 4 : (n + u) % 5 || null])),
				profil: { jenis_kelamin: n % 3 ? 'L' : 'P', usia: 15 + n % 60, pendidikan: n % 2 ? 'SMA' : undefined }, layanan_id: n % 4 ? null : service.kk }));
			await Promise.all(bodies.map((body) => answer(one.id, body, { expect: 201 })));
			await importCsv(team, one.id, `${codes},usia\n,,,,,,,,,30\n3,3,3,3,,3,3,3,3,\n`, { expect: 200 });
			const [kept] = await env.rows(`select sum(responden)::int as responden, sum(dikecualikan)::int as kosong, sum(lengkap)::int as lengkap, sum(t)::int as t,
				sum(tt)::int as tt from skm_rekap where survei_id = $1 and atribut = ''`, [one.id]);
			const [counted] = await env.rows(`select count(t)::int as responden, (count(*) - count(t))::int as kosong, (count(*) filter (where penuh))::int as lengkap,
				(sum(t) filter (where penuh))::int as t, (sum(t * t) filter (where penuh))::int as tt
				from (select (select sum(v) from unnest(nilai) v) as t, array_position(nilai, null) is null as penuh from skm_respon where survei_id = $1) x`, [one.id]);
			assert.deepEqual(kept, counted);
			assert.deepEqual([kept.responden, kept.kosong, kept.lengkap], [151, 1, 100]);
			const sums = (from) => `select k.atribut, k.kelompok, u.o::int, sum(u.a)::int as jumlah, sum(u.b)::int as terisi, sum(u.xx)::int as xx, sum(u.xt)::int as xt from ${from}
				group by 1, 2, 3 order by 1, 2, 3`;
			const rollup = await env.rows(sums(`skm_rekap k cross join lateral unnest(jumlah, terisi, xx, xt) with ordinality u (a, b, xx, xt, o) where survei_id = $1`), [one.id]);
			const recount = await env.rows(sums(`(select r.*, (select sum(v) from unnest(nilai) v) as total, array_position(nilai, null) is null as penuh from skm_respon r
				where survei_id = $1) r cross join lateral (values ('', ''), ('jenis_kelamin', jenis_kelamin), ('usia', usia), ('pendidikan', pendidikan), ('pekerjaan', pekerjaan),
				('layanan', layanan)) k (atribut, kelompok) cross join lateral (select coalesce(v, 0) as a, (v is not null)::int as b,
				case when penuh then v * v else 0 end as xx, case when penuh then v * total else 0 end as xt, o
				from unnest(nilai) with ordinality n (v, o)) u`), [one.id]);
			assert.deepEqual(rollup, recount);
		});
	});

	describe('import', () => {
		it('all or nothing, with the line and the column of each fault', async () => {
			const one = await openSurvey(team);
			const count = async () => (await env.one('select count(*) as n from skm_respon where survei_id = $1', [one.id])).n;
			const faults = async (body) => (await importCsv(team, one.id, body, { expect: 422 })).json.errors?.map((error) => error.pointer);
			const rows = (...lines) => `${codes},jenis_kelamin,usia\n${lines.join('\n')}\n`;
			const fine = '3,3,3,3,3,3,3,3,3,L,40';
			assert.deepEqual(await faults(rows(fine, '3,5,3,3,3,3,3,3,x,L,40', fine, '3,3,3,3,3,3,3,3,3,Q,200', '3,3')),
				['/baris/3/kolom/2', '/baris/3/kolom/9', '/baris/5/kolom/10', '/baris/5/kolom/11', '/baris/6/kolom/3']);
			assert.deepEqual(await faults('persyaratan,u2\n1,2\n'), ['/baris/1/kolom/2']);
			assert.deepEqual(await faults('waktu,waktu\n1,2\n'), ['/baris/1/kolom/2']);
			assert.deepEqual(await faults('waktu\n1\n'), ['/baris/1/kolom/2']);
			assert.deepEqual(await faults(rows(`"3,3`)), ['/baris/2/kolom/1']);
			assert.deepEqual(await faults(rows('x'.repeat(9000))), ['/baris/2/kolom/1']);
			assert.deepEqual(await faults(Buffer.from('waktu\xff\n', 'latin1')), ['/baris/1/kolom/1']);
			assert.deepEqual(await faults(rows('')), ['/baris/2/kolom/2']);
			assert.deepEqual(await faults(`${codes}\n`), ['/baris/1/kolom/1']); // no answer at all
			assert.equal((await faults(rows(...Array(3000).fill('9,9,9,9,9,9,9,9,9,L,40')))).length, 32);
			assert.deepEqual(await faults(rows(...Array(1200).fill(fine), 'kurang')), ['/baris/1202/kolom/2']); // after two batches were written
			assert.equal(await count(), 0);
			await importCsv(team, one.id, `\ufeff${codes},saran,pendidikan,pekerjaan,layanan\r\n3,3,3,3,3,3,3,3,,"Cepat, ""ramah""",S1,PNS,DUKCAPIL-KK\r\n`, { expect: 200 });
			assert.equal(await count(), 1);
			assert.deepEqual((await env.rows('select isi from skm_saran where survei_id = $1', [one.id])), [{ isi: 'Cepat, "ramah"' }]);
		});

		it('twice with one key is once', async () => {
			const one = await openSurvey(team);
			const headers = { 'content-type': 'text/csv', 'idempotency-key': randomUUID() };
			for (let n = 0; n < 2; n++)
				await importCsv(team, one.id, csv(7), { headers, expect: 200 });
			assert.equal((await env.one('select count(*) as n from skm_respon where survei_id = $1', [one.id])).n, 7);
		});
	});

	describe('privacy', () => {
		// Everything that is shown about a round is one system of sums; what can be got by subtracting shown groups from the whole must be
		// about nobody or about at least five values of each unsur.
		it('no group below five, neither shown nor left over by subtraction', async () => {
			for (let seed = 1; seed <= 6; seed++) {
				const one = await openSurvey(team);
				const n = 20 + seed * 3;
				const people = Array.from({ length: n }, (_, i) => ({ jk: i < seed ? 'L' : 'P', usia: [17, 22, 30, 40, 50, 60][(i * seed) % 6],
					pendidikan: i === 0 ? 'S3' : ['SD', 'SMP', 'SMA'][i % 3], pekerjaan: i % (seed + 4) === 0 ? 'PNS' : 'SWASTA',
					nilai: codes.map((_, u) => (i * 7 + u * seed) % 11 === 0 ? '' : 1 + (i * 3 + u) % 4) }));
				await importCsv(team, one.id, `${codes},jenis_kelamin,usia,pendidikan,pekerjaan\n${people.map((p) =>
					[...p.nilai, p.jk, p.usia, p.pendidikan, p.pekerjaan].join(',')).join('\n')}\n`, { expect: 200 });
				await finish(one.id);
				const known = await result(one.id, env.api, '?rinci=demografi');
				const band = (age) => age <= 18 ? '<=18' : age <= 25 ? '19-25' : age <= 35 ? '26-35' : age <= 45 ? '36-45' : age <= 55 ? '46-55' : '>=56';
				const group = { jenis_kelamin: (p) => p.jk, usia: (p) => band(p.usia), pendidikan: (p) => p.pendidikan, pekerjaan: (p) => p.pekerjaan };
				for (const [name, groups] of Object.entries(known.demografi)) {
					const enough = (some) => codes.every((_, u) => some.filter((p) => p.nilai[u] !== '').length >= 5);
					const shown = groups.filter((one) => !one.ditahan);
					for (const one of shown)
						assert.ok(enough(people.filter((p) => group[name](p) === one.kelompok)), `${seed} ${name} ${one.kelompok}`);
					const rest = people.filter((p) => !shown.some((one) => one.kelompok === group[name](p)));
					assert.ok(rest.length === 0 || enough(rest), `${seed} ${name}: ${rest.length} by subtraction`);
					for (const one of groups.filter((each) => each.ditahan))
						assert.deepEqual([one.responden, one.skm, one.ikm, one.mutu], [null, null, null, null]);
				}
				assert.ok(known.demografi.pendidikan.some((one) => one.kelompok === 'S3' && one.ditahan));
			}
		});

		it('nothing is told while answers come in, nor of a round that too few answered', async () => {
			const one = await openSurvey(team);
			for (let n = 0; n < 4; n++) {
				await answer(one.id, { jawaban: all(1 + n) }, { expect: 201 });
				await team.get(`/v1/skm/survei/${one.id}/hasil`, { expect: 404 });
			}
			await act(team, one.id, 'tutup');
			const known = await result(one.id, team, '?rinci=layanan');
			assert.ok(known.ditahan && known.unsur.every((unsur) => unsur.jumlah === null) && known.rincian_layanan.every((group) => group.ditahan));
			assert.deepEqual([known.validitas, known.reliabilitas, known.unsur_terendah], [null, null, []]);
		});
	});

	describe('who may', () => {
		it('plan: the team, the head and Bagian Organisasi, each for their own', async () => {
			for (const name of ['rekan', 'kepala', 'bagianOrganisasi'])
				await env.as(name).post('/v1/skm/survei', newSurvey(), { expect: 201 });
			for (const name of ['petugas', 'biasa', 'kepalaLain', 'masyarakat', 'ombudsman', 'portalSkm'])
				await env.as(name).post('/v1/skm/survei', newSurvey(), { expect: 403 });
			await env.as('rekan').post('/v1/skm/survei', newSurvey({ penyelenggara_id: agency.badan }), { expect: 403 });
			await env.as('bagianOrganisasi').post('/v1/skm/survei', newSurvey({ penyelenggara_id: agency.badan }), { expect: 201 });
			await env.as('bagianOrganisasi').post('/v1/skm/survei', newSurvey({ penyelenggara_id: randomUUID() }), { expect: 422 });
		});

		it('act: nobody from elsewhere; what they do not see is not there', async () => {
			const one = await plan(team);
			await act(env.as('kepalaLain'), one.id, 'buka', undefined, { expect: 404 });
			await act(team, one.id, 'buka');
			await act(env.as('kepalaLain'), one.id, 'tutup', undefined, { expect: 403 }); // an open round is public
			await act(env.as('petugas'), one.id, 'tutup', undefined, { expect: 403 });
			await act(env.as('kepala'), one.id, 'tutup');
			await env.as('kepalaLain').get(`/v1/skm/survei/${one.id}/hasil`, { expect: 404 });
			await env.as('petugas').get(`/v1/skm/survei/${one.id}/hasil`, { expect: 404 });
		});

		it('each action only in its state and with the version that was seen', async () => {
			const bodies = { undangan: { jumlah: 1 }, 'saran-perbaikan': suggestions, publikasi: { media: ['situs'] }, laporkan: { tujuan: 'bupati', tanggal: '2026-03-02' } };
			const send = (id, action, options) => action === 'impor' ? importCsv(team, id, csv(6), { ...options, headers: { 'content-type': 'text/csv', ...options.headers } })
				: team.send('POST', `/v1/skm/survei/${id}/${action}`, { json: bodies[action], ...options });
			const ways = { undangan: [], buka: [], impor: ['buka'], tutup: ['buka'], 'saran-perbaikan': ['buka', 'impor', 'tutup'],
				publikasi: ['buka', 'impor', 'tutup', 'saran-perbaikan'], laporkan: ['buka', 'impor', 'tutup', 'saran-perbaikan', 'publikasi'] };
			const done = await publishSurvey(env, csv(6));
			const fresh = await plan(team);
			for (const [action, way] of Object.entries(ways)) {
				await send(['undangan', 'buka'].includes(action) ? done.id : fresh.id, action, { expect: 409 });
				const one = await plan(team);
				for (const step of way)
					await send(one.id, step, { expect: 200 });
				await send(one.id, action, { expect: 412, headers: { 'if-match': '"v99-0"' } });
			}
		});

		it('the list: open and published rounds for everybody, all of their own for those who conduct them', async () => {
			const hidden = await plan(team);
			const ids = async (name, query = '') => (await env.as(name).get(`/v1/skm/survei?limit=100${query}`)).json.data.map((one) => one.id);
			assert.ok((await ids('rekan')).includes(hidden.id) && (await ids('bagianOrganisasi', '&status=rancangan')).includes(hidden.id));
			for (const name of ['publik', 'petugas', 'kepalaLain', 'portalSkm', 'ombudsman'])
				assert.ok(!(await ids(name)).includes(hidden.id), name);
			assert.deepEqual(await ids('rekan', `&penyelenggara_id=${agency.uptd}`), []);
			const page = (await env.api.get('/v1/skm/survei?limit=2&tahun=2026')).json;
			assert.ok(page.next_cursor && page.data.every((one) => one.tahun === 2026));
		});
	});

	describe('the portal', () => {
		const year = 2027;
		const values = (n, value) => `${codes}\n${Array(n).fill(codes.map(() => value).join(',')).join('\n')}\n`;

		it('aggregates pool respondents, never means of means', async () => {
			await publishSurvey(env, values(10, 4), { tahun: year, layanan_id: service.kk });
			await publishSurvey(env, values(30, 3), { tahun: year });
			await publishSurvey(env, values(20, 2), { tahun: year, penyelenggara_id: agency.badan });
			const aggregate = async (level, client = env.api) => (await client.get(`/v1/skm/agregat?tahun=${year}${level ? `&tingkat=${level}` : ''}`)).json;
			const [whole] = (await aggregate()).data;
			assert.deepEqual([whole.kunci, whole.survei, whole.responden, whole.ikm, whole.mutu], ['kabupaten', 3, 60, round(170 / 60 * 25, 2), 'C']);
			const agencies = (await aggregate('penyelenggara', env.as('portalSkm'))).data;
			assert.deepEqual(agencies.map((one) => [one.kunci, one.responden, one.ikm]), [[agency.badan, 20, 50], [agency.dinas, 40, 81.25]]);
			assert.deepEqual((await aggregate('layanan')).data.map((one) => [one.kunci, one.ikm, one.mutu]), [[service.kk, 100, 'A']]);
			assert.deepEqual((await env.api.get('/v1/skm/agregat?tahun=2030')).json.data, []);
			await env.api.get('/v1/skm/agregat', { expect: 400 });
			for (const target of ['/v1/skm/hasil', `/v1/skm/agregat?tahun=${year}`]) {
				assert.equal((await env.as('portal').get(target, { expect: 403 })).json.code, 'cakupan-kurang');
				await env.as('ombudsman').get(target, { expect: 403 });
			}
		});

		it('results by page, complete, in the order of their publication, resumed where the reader was', async () => {
			const client = env.as('portalSkm');
			const seen = [];
			let cursor = '';
			do {
				const page = (await client.get(`/v1/skm/hasil?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)).json;
				seen.push(...page.data);
				cursor = page.next_cursor;
			} while (cursor);
			const { n } = await env.one(`select count(*) as n from berkas where proses = 'skm' and status in ('dipublikasikan', 'dilaporkan')`);
			assert.deepEqual([seen.length, new Set(seen.map((one) => one.survei_id)).size], [n, n]);
			assert.ok(seen.every((one) => one.ikm !== null && one.responden >= 5));
			const some = (await client.get(`/v1/skm/hasil?tahun=${year}&penyelenggara_id=${agency.badan}`)).json.data;
			assert.deepEqual(some.map((one) => [one.ikm, one.mutu, one.metode.kode]), [[50, 'D', 'permenpanrb-14-2017']]);
			assert.deepEqual((await client.get('/v1/skm/hasil?diperbarui_sejak=2027-01-01T00:00:00%2B07:00')).json.data, []);
		});
	});
});
