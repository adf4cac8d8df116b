// The scheduler by a moved clock: every kind of deadline of api.md section 4 lapses exactly once with its action and its events; with one
// daemon, with three, with two of them killed in the middle, with all of them down over the due time.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Environment } from './lib/environment.js';
import { act, bodies, bring, deadline, file, kinds, unreachable } from './lib/complaints.js';
import { until } from './lib/daemon.js';
import { ask, lead } from './lib/requests.js';
import { agency, setClock } from './lib/world.js';

const at = (day, time = '00:00:05') => `2026-${day}T${time}+07:00`;

// No deadline acted twice, none that passed did not act, and none that has not passed acted; also by the chains of events.
async function exactlyOnce(env) {
	const { now } = await env.one(`select now() + geser_us * interval '1 microsecond' as now from jam`);
	const odd = await env.rows(
		`
		select t.id, t.jenis, t.status, t.jatuh_tempo, count(k.id) as kejadian
		  from tenggat t left join kejadian k on k.jenis = 'tenggat.lewat' and k.data ->> 'tenggat_id' = t.id::text
		 group by t.id
		having count(k.id) <> (t.status = 'lewat')::int or (t.status = 'berjalan' and t.jatuh_tempo < $1::timestamptz - interval '5 seconds')
		    or (t.status = 'lewat' and (t.lewat_dicatat_pada is null or t.lewat_dicatat_pada < t.jatuh_tempo))`,
		[now],
	);
	assert.deepEqual(odd, []);
	const twice = await env.rows(`select berkas_id, jenis, data ->> 'tenggat' as tenggat from kejadian
		where jenis in ('pengaduan.dieskalasi', 'pengaduan.selesai', 'pengaduan.dianggap_dicabut', 'permohonan_informasi.dieskalasi',
			'permohonan_informasi.terlambat', 'keberatan_informasi.diajukan', 'keberatan_informasi.tidak_ditanggapi', 'keberatan_informasi.selesai') and pelaku = 'sistem'
		group by 1, 2, 3 having count(*) > 1`);
	assert.deepEqual(twice, []);
	const opened = await env.rows(`select t.id from tenggat t join aturan_tenggat r on r.id = t.aturan_id left join berkas b on b.asal_tenggat_id = t.id
		where t.status = 'lewat' and r.lewat_membuka is not null group by t.id having count(b.id) <> 1`);
	assert.deepEqual(opened, [], 'a lapse opens one case');
	await env.command(['verify']);
	return (await env.one(`select count(*) as n from tenggat where status = 'lewat'`)).n;
}

// The days after `from` until `until` on which the offices are open, by the daemon's own calendar (tried by itself in calendar.test.js).
async function workingDays(env, from, until) {
	const { derivasi } = (await env.api.get(`/v1/kalender/tenggat?mulai=${from}&hari=200`)).json;
	return derivasi.filter((one) => one.dihitung && one.tanggal <= until).map((one) => one.tanggal);
}

describe('deadlines with one daemon', () => {
	let env, warga, petugas;
	const cases = {};
	const view = async (name) => (await env.as('bagianOrganisasi').get(`/v1/pengaduan/${cases[name].id}`)).json;
	const events = async (name, kind) => (await view(name)).riwayat.filter((event) => event.jenis === kind);

	before(async () => {
		env = await Environment.create('scheduler');
		warga = env.as('masyarakat');
		petugas = env.as('petugas');
		cases.verifikasi = await file(warga);
		cases.melengkapi = await bring(warga, petugas, 'perlu_dilengkapi');
		cases.penyelesaian = await file(warga);
		await act(petugas, cases.penyelesaian.id, 'telaah', { hasil: 'lengkap', klasifikasi: 'permintaan_informasi' });
		cases.keputusan = await bring(warga, petugas, 'diproses');
		cases.penyampaian = await bring(env.api, petugas, 'diputuskan', { pengadu: unreachable });
		cases.tanggapan = await bring(warga, petugas, 'disampaikan');
		cases.dipenuhi = await bring(warga, petugas, 'disampaikan');
		await act(warga, cases.dipenuhi.id, 'tanggapan-pengadu', bodies.puas);
	});
	after(() => env?.stop());

	// [kind, case, last day, what the case is afterwards, escalated to, for the Ombudsman]
	const lapses = [
		['verifikasi', 'verifikasi', '03-05', '03-06', 'diterima', 1, false],
		['penyelesaian', 'penyelesaian', '03-09', '03-10', 'diproses', 1, false],
		['eskalasi_penyelesaian', 'penyelesaian', '03-12', '03-13', 'diproses', 2, false],
		['tanggapan_kelengkapan', 'verifikasi', '03-16', '03-17', 'diterima', 2, true],
		['penyampaian', 'penyampaian', '03-16', '03-17', 'diputuskan', 1, false],
		['tanggapan_pengadu', 'tanggapan', '03-16', '03-17', 'selesai', 0, false],
		['melengkapi', 'melengkapi', '04-01', '04-02', 'dianggap_dicabut', 0, false],
		['keputusan', 'keputusan', '05-01', '05-02', 'diproses', 2, true],
	];
	let day = null;
	for (const [jenis, name, last, next, status, eskalasi, ombudsman] of lapses)
		it(`${jenis}: ends with ${last}, then ${status}, eskalasi ${eskalasi}`, async () => {
			if (day !== last) {
				await env.clock(at(last, '23:59:00'));
				assert.equal(deadline(await view(name), jenis).status, 'berjalan', 'too early');
				assert.equal(deadline(await view(name), jenis).sisa, 0);
				await env.clock(at(next));
				day = last;
			}
			const after = await view(name);
			const lapsed = deadline(after, jenis);
			assert.deepEqual([lapsed.status, lapsed.jatuh_tempo, lapsed.terpenuhi_pada], ['lewat', at(last, '23:59:59'), null]);
			assert.deepEqual([after.status, after.eskalasi], [status, eskalasi]);
			const [event] = await env.rows(
				`select k.data, k.pelaku from kejadian k where k.jenis = 'tenggat.lewat' and k.data ->> 'tenggat_id' = $1`,
				[lapsed.id],
			);
			assert.equal(event.pelaku, 'sistem');
			assert.equal(event.data.jenis, jenis);
			assert.equal(event.data.jatuh_tempo, at(last, '23:59:59'));
			assert.equal(event.data.ombudsman ?? false, ombudsman);
			const consequence =
				{ selesai: 'pengaduan.selesai', dianggap_dicabut: 'pengaduan.dianggap_dicabut' }[status] ?? 'pengaduan.dieskalasi';
			assert.equal(
				(await events(name, consequence)).length,
				jenis === 'eskalasi_penyelesaian' || jenis === 'tanggapan_kelengkapan' ? 2 : 1,
			);
		});

	it('nothing acted twice, also when the clock is set again and the daemon started again', async () => {
		const count = await exactlyOnce(env);
		assert.ok(count >= lapses.length);
		await env.clock(at('03-03'));
		await env.clock(at('05-02'));
		await env.daemon.stop();
		await env.addDaemon();
		env.daemons.shift();
		assert.equal(await exactlyOnce(env), count);
		env.api = env.clientOf(env.daemon);
		warga = env.as('masyarakat');
		petugas = env.as('petugas');
	});

	it('what was met in time never lapsed', async () => {
		const done = await view('dipenuhi');
		assert.ok(done.tenggat.every((one) => one.status === 'terpenuhi'));
		assert.ok(!kinds(done).includes('tenggat.lewat'));
	});

	it('a late action meets the deadline late', async () => {
		const late = await act(env.as('bagianOrganisasi'), cases.keputusan.id, 'putuskan', bodies.putuskan);
		assert.equal(deadline(late, 'keputusan').status, 'lewat');
		assert.ok(deadline(late, 'keputusan').terpenuhi_pada);
		assert.equal(deadline(late, 'keputusan').sisa, null);
	});

	it('a decision not delivered in time is delivered late, and can then be answered', async () => {
		assert.deepEqual((await petugas.get(`/v1/pengaduan/${cases.penyampaian.id}`)).json.tindakan, ['sampaikan']);
		const late = await act(petugas, cases.penyampaian.id, 'sampaikan', { cara: 'surat' });
		assert.equal(deadline(late, 'penyampaian').status, 'lewat');
		assert.ok(deadline(late, 'penyampaian').terpenuhi_pada);
		assert.equal(deadline(late, 'tanggapan_pengadu').status, 'berjalan');
		await petugas.post(`/v1/pengaduan/${cases.penyampaian.id}/sampaikan`, { cara: 'surat' }, { expect: 409 });
		const owner = env.api.withCode(cases.penyampaian.kode_akses);
		assert.equal((await act(owner, cases.penyampaian.id, 'tanggapan-pengadu', bodies.puas)).status, 'selesai');
	});

	it('whoever comes after the last day comes too late, also before the scheduler does', async () => {
		const filed = await bring(warga, petugas, 'disampaikan');
		const lock = await env.sql.query('begin').then(() => env.sql.query('select 1 from berkas where id = $1 for update', [filed.id]));
		assert.equal(lock.rowCount, 1); // the scheduler passes this case over
		const { versi } = await env.one('select versi from jam');
		const setting = env.clock(at('07-01'));
		await until(
			'the daemon goes by the new clock',
			async () => (await env.rows('select 1 from daemon where jam_versi > $1', [versi])).length,
		);
		const reply = env.as('masyarakat').post(`/v1/pengaduan/${filed.id}/tanggapan-pengadu`, bodies.puas, { expect: 409 });
		await new Promise((resolve) => setTimeout(resolve, 500));
		await env.sql.query('rollback');
		assert.match((await reply).json.detail, /selesai/);
		await setting;
		const now = (await warga.get(`/v1/pengaduan/${filed.id}`)).json;
		assert.equal(now.status, 'selesai');
		assert.equal(now.riwayat.at(-1).pelaku, 'sistem');
	});

	it('the feed and the Ombudsman see the lapses', async () => {
		const mine = await until('the Ombudsman sees it', async () =>
			(await env.as('ombudsman').get('/v1/ombudsman/pengaduan?limit=100&terlambat=true')).json.data.find(
				(one) => one.id === cases.verifikasi.id,
			),
		);
		assert.deepEqual([...mine.tenggat_lewat].sort(), ['tanggapan_kelengkapan', 'verifikasi']);
		const feed = (await env.as('ombudsman').get('/v1/kejadian?jenis=tenggat.*&limit=100')).json.data;
		assert.equal(feed.filter((event) => event.berkas.id === cases.verifikasi.id).length, 2);
		assert.ok((await petugas.get('/v1/pengaduan?terlambat=true&limit=100')).json.data.some((one) => one.id === cases.verifikasi.id));
	});

	it('each channel is checked every day that the offices are open, and the days that were missed are found', async () => {
		const list = async (query) => (await petugas.get(`/v1/pemeriksaan-kanal?${query}&limit=100`)).json.data;
		const missed = await list('status=terlewat&dari=2026-03-02&sampai=2026-03-31&kanal=kotak');
		assert.deepEqual(missed.map((one) => one.tanggal).reverse(), await workingDays(env, '2026-03-01', '2026-03-31'));
		assert.ok(missed.every((one) => one.diperiksa_pada === null && one.jumlah_masuk === null));
		const checked = await petugas.post(
			'/v1/pemeriksaan-kanal',
			{ kanal: 'kotak', jumlah_masuk: 2, catatan: 'Dua surat.' },
			{ expect: 201 },
		);
		assert.equal(checked.json.tanggal, '2026-07-01');
		assert.equal(checked.json.penyelenggara.id, agency.dinas);
		await petugas.post('/v1/pemeriksaan-kanal', { kanal: 'kotak', jumlah_masuk: 0 }, { expect: 409 });
		await petugas.post('/v1/pemeriksaan-kanal', { kanal: 'merpati', jumlah_masuk: 0 }, { expect: 422 });
		await env.clock(at('07-02'));
		assert.deepEqual((await list('dari=2026-07-01&sampai=2026-07-01')).map((one) => [one.kanal, one.status]).sort(), [
			['email', 'terlewat'],
			['kotak', 'diperiksa'],
		]);
		const perDay = await env.rows(
			`select data ->> 'tanggal' as tanggal from kejadian where jenis = 'kanal.terlewat' group by 1 having count(*) > 1`,
		);
		assert.deepEqual(perDay, []);
		assert.deepEqual((await env.as('petugasLain').get('/v1/pemeriksaan-kanal')).json.data, []);
		await env.as('biasa').get('/v1/pemeriksaan-kanal', { expect: 403 });
	});

	it('the clock is refused in production', async () => {
		await assert.rejects(env.command(['clock', at('08-01')], { 'server.mode': 'production' }), /development/);
		await assert.rejects(env.command(['clock', 'besok']));
	});
});

describe('deadlines with three daemons on one database', () => {
	const many = 150;
	const asks = 40; // requests for information, whose lapse opens an objection
	let env;

	before(async () => {
		env = await Environment.create('scheduler3', { daemons: 3, settings: { 'scheduler.batch': 2, 'server.workers': 2 } });
		for (let n = 0; n < many; n += 10) await Promise.all(Array.from({ length: 10 }, () => file(env.as('masyarakat'))));
		for (let n = 0; n < asks; n += 10) await Promise.all(Array.from({ length: 10 }, () => ask(env.as('masyarakat'))));
	});
	after(() => env?.stop());

	const lapsed = async (jenis) => (await env.one(`select count(*) as n from tenggat where status = 'lewat' and jenis = $1`, [jenis])).n;

	it('each lapses once', async () => {
		await env.clock(at('03-06'));
		assert.equal(await lapsed('verifikasi'), many);
		await exactlyOnce(env);
	});

	it('also when two of them are killed in the middle', async () => {
		const setting = env.clock(at('03-17'));
		const seen = await until('some have lapsed', async () => (await lapsed('tanggapan_kelengkapan')) || null, 20000, 1);
		await Promise.all([env.daemons[1].kill(), env.daemons[2].kill()]);
		const then = await lapsed('tanggapan_kelengkapan');
		await setting;
		assert.ok(seen < many && then < many, `killed too late: ${seen}, ${then}`);
		assert.equal(await lapsed('tanggapan_kelengkapan'), many);
		await exactlyOnce(env);
		const { n } = await env.one(`select count(*) as n from berkas where proses = 'pengaduan' and eskalasi = 2`);
		assert.equal(n, many);
		const objections = await env.rows(`select b.status, b.kelas, a.eskalasi from berkas b join berkas a on a.id = b.asal_id where b.proses = 'keberatan_informasi'`);
		assert.equal(objections.length, asks);
		assert.ok(objections.every((one) => one.status === 'diajukan' && one.kelas === 'c' && one.eskalasi === 1));
	});

	it('also when all were down over the due time: late, and saying so', async () => {
		const asked = await bring(env.as('masyarakat'), env.as('petugas'), 'diterima');
		await act(env.as('petugas'), asked.id, 'telaah', { hasil: 'lengkap', klasifikasi: 'permintaan_informasi' });
		const request = await lead(env.as('masyarakat'), env.as('ppid'), 'diproses');
		await env.daemons[0].stop();
		await setClock(env.sql, at('06-30', '10:00:00'));
		env.daemons = [];
		await Promise.all([env.addDaemon(), env.addDaemon(), env.addDaemon()]);
		env.api = env.clientOf(env.daemon);
		await until(
			'all is caught up',
			async () =>
				!(
					await env.rows(`select 1 from tenggat t, jam j where t.status = 'berjalan'
			and t.jatuh_tempo < now() + j.geser_us * interval '1 microsecond' - interval '2 seconds'
			union all select 1 from jadwal s, jam j where s.berikutnya < now() + j.geser_us * interval '1 microsecond' - interval '2 seconds'`)
				).length,
		);
		await exactlyOnce(env);
		const late = (await env.as('bagianOrganisasi').get(`/v1/pengaduan/${asked.id}`)).json;
		assert.deepEqual(
			[deadline(late, 'penyelesaian').status, deadline(late, 'eskalasi_penyelesaian').status, deadline(late, 'keputusan').status],
			['lewat', 'lewat', 'lewat'],
		);
		// The second begins when the first was due, not when it was noticed.
		assert.equal(deadline(late, 'eskalasi_penyelesaian').mulai, deadline(late, 'penyelesaian').jatuh_tempo);
		assert.equal(late.eskalasi, 2);
		// The objection that nobody was there to open was received when the request's time ran out, and ran on from there to its end.
		const chain = await env.rows(
			`select b.kelas, b.status, b.diterima_pada = t.jatuh_tempo as received, b.eskalasi from berkas b join tenggat t on t.id = b.asal_tenggat_id where b.asal_id = $1`,
			[request.id],
		);
		assert.deepEqual(chain, [{ kelas: 'g', status: 'selesai', received: true, eskalasi: 2 }]);
		const { n } = await env.one(`select count(*) as n from berkas where proses = 'keberatan_informasi' and status = 'selesai'`);
		assert.equal(n, asks + 1);
		const [event] = await env.rows(`select data from kejadian where jenis = 'tenggat.lewat' and data ->> 'tenggat_id' = $1`, [
			deadline(late, 'penyelesaian').id,
		]);
		assert.match(event.data.jatuh_tempo, /^2026-03-\d\dT23:59:59\+07:00$/);
		assert.match(event.data.dicatat_pada, /^2026-06-30T10:0/);
		const missed = await env.rows(
			`select distinct tanggal from pemeriksaan_kanal where status = 'terlewat' and tanggal between '2026-03-17' and '2026-06-29' order by 1`,
		);
		assert.deepEqual(
			missed.map((one) => one.tanggal),
			await workingDays(env, '2026-03-16', '2026-06-29'),
		);
	});
});
