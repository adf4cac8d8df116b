// Reading: filters and search, the catalogue, statistics without personal data, the calendar with its what-if, derivations, metrics, docs.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readFileSync } from 'node:fs';
import { Environment } from './lib/environment.js';
import { exchange } from './lib/client.js';
import { act, bodies, bring, deadline, file, person, unreachable } from './lib/complaints.js';
import { state } from './lib/state.js';
import { agency, officer, service } from './lib/world.js';

describe('reading', () => {
	let env, warga, petugas;

	before(async () => {
		env = await Environment.create('reading');
		warga = env.as('masyarakat');
		petugas = env.as('petugas');
	});
	after(() => env?.stop());

	describe('lists of complaints', () => {
		const made = {};
		const list = async (client, query) => (await client.get(`/v1/pengaduan?limit=100&${query}`)).json.data;

		before(async () => {
			made.late = await file(warga, {
				judul: 'Antrean terlalu panjang',
				uraian: 'Sudah tiga hari saya menunggu di loket pelayanan.',
			});
			await env.clock('2026-03-06T08:00:00+07:00');
			made.processed = await bring(warga, petugas, 'diproses', { judul: 'Pungutan di loket' });
			made.asked = await file(warga, { judul: 'Jam layanan' });
			await act(petugas, made.asked.id, 'telaah', { hasil: 'lengkap', klasifikasi: 'permintaan_informasi' });
			made.badan = await file(warga, { penyelenggara_id: agency.badan, layanan_id: null, judul: 'Cuti 100% ditolak_saja' });
			made.others = await file(env.as('masyarakatLain'), { judul: 'Punya orang lain' });
		});

		it('by status, class, agency and lateness', async () => {
			const names = async (client, query) => {
				const found = await list(client, query);
				return Object.keys(made).filter((name) => found.some((one) => one.id === made[name].id));
			};
			const bagian = env.as('bagianOrganisasi');
			assert.deepEqual(await names(warga, ''), ['late', 'processed', 'asked', 'badan']);
			assert.deepEqual(await names(petugas, ''), ['late', 'processed', 'asked', 'others']);
			assert.deepEqual(await names(bagian, ''), Object.keys(made));
			assert.deepEqual(await names(bagian, 'status=diproses'), ['processed', 'asked']);
			assert.deepEqual(await names(bagian, 'klasifikasi=permintaan_informasi'), ['asked']);
			assert.deepEqual(await names(bagian, `penyelenggara_id=${agency.badan}`), ['badan']);
			assert.deepEqual(await names(bagian, 'terlambat=true'), ['late']);
			assert.deepEqual(await names(bagian, 'terlambat=false'), ['processed', 'asked', 'badan', 'others']);
			assert.deepEqual(await names(bagian, 'terlambat=false&status=diterima'), ['badan', 'others']);
			for (const since of ['2026-03-06T08:00:00+07:00', '2026-03-06T01:00:00Z']) // the lapse was a change as well
				assert.deepEqual(await names(bagian, `diperbarui_sejak=${encodeURIComponent(since)}`), Object.keys(made));
			assert.deepEqual(await names(bagian, `diperbarui_sejak=${encodeURIComponent('2026-03-06T09:00:00+07:00')}`), []);
		});

		it('by words in number, title and text', async () => {
			const found = async (q, client = env.as('bagianOrganisasi')) =>
				(await list(client, `q=${encodeURIComponent(q)}`)).map((one) => one.judul).sort();
			assert.deepEqual(await found('loket'), ['Antrean terlalu panjang', 'Pungutan di loket']);
			assert.deepEqual(await found('LOKET'), ['Antrean terlalu panjang', 'Pungutan di loket']);
			assert.deepEqual(await found(made.others.nomor), ['Punya orang lain']);
			assert.deepEqual(await found('Punya orang lain', warga), []);
			assert.deepEqual(await found('tidakadadimanapun'), []);
			for (const q of ['%%', '__', `' or 1=1 --`, '\\\\', '& | !', '(((', ':*', 'a<->b', '100%', '"loket']) await found(q);
		});

		it('newest first, with the nearest deadline', async () => {
			const all = await list(env.as('bagianOrganisasi'), '');
			const times = all.map((one) => one.dibuat_pada);
			assert.deepEqual(times, [...times].sort().reverse());
			const late = all.find((one) => one.id === made.late.id);
			assert.deepEqual([late.terlambat, late.eskalasi, late.jatuh_tempo], [true, 1, '2026-03-16T23:59:59+07:00']);
		});
	});

	describe('the catalogue', () => {
		it('agencies by kind, parent and name', async () => {
			const names = async (query) => (await env.api.get(`/v1/penyelenggara?limit=100&${query}`)).json.data.map((one) => one.nama);
			assert.equal((await names('jenis=kecamatan')).length, 17);
			assert.deepEqual(await names(`induk_id=${agency.dinas}`), ['UPTD Dukcapil Wilayah I']);
			assert.deepEqual(await names('q=kepegawaian'), ['Badan Kepegawaian dan Pengembangan Sumber Daya Manusia']);
			assert.deepEqual(await names('q=%25%25'), []);
			const one = (await env.api.get(`/v1/penyelenggara/${agency.uptd}`)).json;
			assert.deepEqual([one.induk.id, one.kepala.id, one.misi], [agency.dinas, officer.kepalaUptd, ['Melayani']]);
		});

		it('officers with the duties in force, the head first', async () => {
			const list = (await env.api.get(`/v1/penyelenggara/${agency.dinas}/pelaksana`)).json.data;
			assert.deepEqual([list[0].id, list[0].kepala], [officer.kepalaDinas, true]);
			const duties = Object.fromEntries(list.map((one) => [one.nama, one.tugas]));
			assert.deepEqual(
				[duties['Petugas Dinas'], duties['Ppid Dinas'], duties['Biasa Dinas'], duties['Mantan Dinas']],
				[['pengelola_pengaduan'], ['ppid'], [], []],
			);
		});

		it('services by agency, kind, pattern and words', async () => {
			const all = async (query) => (await env.api.get(`/v1/layanan?limit=100&${query}`)).json.data;
			assert.ok((await all(`penyelenggara_id=${agency.badan}`)).every((one) => one.penyelenggara.id === agency.badan));
			assert.deepEqual(
				(await all('q=kartu+keluarga')).map((one) => one.id),
				[service.kk],
			);
			assert.deepEqual(await all('pola=virtual'), []);
			assert.deepEqual((await env.api.get(`/v1/layanan/${service.kk}`)).json.persyaratan, ['KTP']);
		});
	});

	describe('the calendar', () => {
		const holidays = readFileSync(state.holidays, 'utf8');

		it('holidays as decreed, by year', async () => {
			const year = (await env.api.get('/v1/kalender/hari-libur?tahun=2026&limit=100')).json.data;
			const dates = year.map((one) => one.tanggal);
			assert.deepEqual(dates, [...dates].sort());
			for (const date of new Set(holidays.match(/2026-\d\d-\d\d/g)))
				if (new RegExp(`^"?${date}`, 'm').test(holidays)) assert.ok(dates.includes(date), date);
			assert.ok(year.some((one) => one.tanggal === '2026-03-19' && /Nyepi/.test(one.nama)));
			assert.deepEqual((await env.api.get('/v1/kalender/hari-libur?tahun=2199')).json.data, []);
		});

		// Computed here by another method: day by day over a set of dates.
		const off = new Set();
		const compute = (mulai, hari, satuan) => {
			const day = new Date(`${mulai}T00:00:00Z`);
			for (let n = 0; n < hari; ) {
				day.setUTCDate(day.getUTCDate() + 1);
				const working = day.getUTCDay() % 6 !== 0 && !off.has(day.toISOString().slice(0, 10));
				n += satuan === 'hari' || working ? 1 : 0;
			}
			return `${day.toISOString().slice(0, 10)}T23:59:59+07:00`;
		};

		it('what-if: every day counted or skipped, and why', async () => {
			let cursor = '';
			do {
				const { json } = await env.api.get(`/v1/kalender/hari-libur?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
				for (const one of json.data) off.add(one.tanggal);
				cursor = json.next_cursor;
			} while (cursor);
			for (const mulai of ['2026-03-02', '2026-03-13', '2026-03-17', '2026-03-21', '2026-12-24', '2024-02-28'])
				for (const hari of [1, 3, 5, 14, 60])
					for (const satuan of ['hari', 'hari_kerja']) {
						const { json } = await env.api.get(`/v1/kalender/tenggat?mulai=${mulai}&hari=${hari}&satuan=${satuan}`);
						assert.equal(json.jatuh_tempo, compute(mulai, hari, satuan), `${mulai} ${hari} ${satuan}`);
						assert.equal(json.derivasi[0].tanggal, mulai);
						assert.equal(json.derivasi[0].dihitung, false);
						assert.equal(json.derivasi.filter((one) => one.dihitung).length, hari);
						assert.ok(json.derivasi.every((one) => (one.dihitung ? one.alasan === null && one.hari_ke : one.alasan)));
					}
			const { json } = await env.api.get('/v1/kalender/tenggat?mulai=2026-03-17&hari=3');
			assert.deepEqual(
				json.derivasi.map((one) => one.dihitung),
				[false, false, false, false, false, false, false, false, true, true, true],
			);
		});

		it('what cannot be computed is refused', async () => {
			for (const query of [
				'mulai=2026-02-30&hari=1',
				'mulai=2026-03-01&hari=0',
				'mulai=2026-03-01&hari=367',
				'mulai=2026-03-01',
				'hari=3',
				'mulai=2026-03-01&hari=1&satuan=minggu',
				'mulai=01-03-2026&hari=1',
			])
				await env.api.get(`/v1/kalender/tenggat?${query}`, { expect: 400 });
		});

		it('a deadline of a case tells how it was computed, as the what-if does', async () => {
			const filed = await bring(warga, petugas, 'diproses');
			const view = (await warga.get(`/v1/pengaduan/${filed.id}`)).json;
			for (const jenis of ['verifikasi', 'penyelesaian', 'keputusan']) {
				const one = deadline(view, jenis);
				const explained = (await warga.get(`/v1/tenggat/${one.id}`)).json;
				const guessed = (
					await env.api.get(`/v1/kalender/tenggat?mulai=${one.mulai.slice(0, 10)}&hari=${one.hari}&satuan=${one.satuan}`)
				).json;
				assert.deepEqual(explained.derivasi, guessed.derivasi);
				assert.equal(explained.jatuh_tempo, guessed.jatuh_tempo);
				assert.deepEqual(explained.aturan, { versi: 1, dasar_hukum: one.dasar_hukum });
				const { derivasi, aturan, melanjutkan, perpindahan, ...rest } = explained;
				assert.deepEqual([melanjutkan, perpindahan], [null, []]);
				assert.deepEqual(rest, one);
			}
		});
	});

	describe('statistics', () => {
		it('counts by agency, class, channel and month add up, without names', async () => {
			await file(env.api, { pengadu: unreachable });
			const rejected = await file(warga);
			await act(petugas, rejected.id, 'tolak', { alasan: 'x', dasar_hukum: 'x' });
			const done = await bring(warga, petugas, 'disampaikan');
			await act(warga, done.id, 'tanggapan-pengadu', bodies.puas);
			const { n } = await env.one(`select count(*) as n from berkas where proses = 'pengaduan'`);
			for (const kelompok of ['penyelenggara', 'klasifikasi', 'kanal', 'bulan']) {
				const { json, body } = await env.api.get(`/v1/statistik/pengaduan?kelompok=${kelompok}`);
				assert.equal(json.total.jumlah, n);
				for (const field of ['jumlah', 'berjalan', 'selesai', 'ditolak', 'dicabut', 'dilimpahkan', 'terlambat'])
					assert.equal(
						json.data.reduce((sum, one) => sum + one[field], 0),
						json.total[field],
						`${kelompok} ${field}`,
					);
				assert.deepEqual([json.total.ditolak, json.total.selesai], [1, 1]);
				assert.ok(!body.includes(person.nama) && !body.includes(done.nomor));
			}
			const by = (await env.api.get('/v1/statistik/pengaduan')).json;
			assert.equal(by.kelompok, 'penyelenggara');
			assert.ok(by.data.some((one) => one.kunci === agency.dinas));
			assert.equal((await env.api.get('/v1/statistik/pengaduan?dari=2027-01-01')).json.total.jumlah, 0);
			assert.equal((await env.api.get('/v1/statistik/pengaduan?dari=2026-03-01&sampai=2026-03-31')).json.total.jumlah, n);
			const months = (await env.api.get('/v1/statistik/pengaduan?kelompok=bulan')).json.data;
			assert.deepEqual(
				months.map((one) => one.kunci),
				['2026-03'],
			);
		});

		it('a range that ends before it begins is empty or refused', async () => {
			const answer = await env.api.send('GET', '/v1/statistik/pengaduan?dari=2026-03-02&sampai=2026-03-01');
			assert.ok(answer.status === 400 || answer.json.total.jumlah === 0);
			await env.api.get('/v1/statistik/pengaduan?kelompok=nama', { expect: 400 });
		});
	});

	describe('the daemon about itself', () => {
		it('metrics parse as OpenMetrics and count what was asked', async () => {
			const { status, headers, body } = await exchange(env.daemon.metricsUrl.replace('/metrics', ''), {
				target: '/metrics',
				agent: false,
			});
			assert.equal(status, 200);
			assert.match(headers['content-type'], /^application\/openmetrics-text; version=1\.0\.0/);
			const lines = body.toString().split('\n');
			assert.deepEqual(lines.slice(-2), ['# EOF', '']);
			const types = new Map();
			const values = new Map();
			for (const line of lines.slice(0, -2)) {
				const meta = /^# (TYPE|HELP|UNIT) (\S+) (.+)$/.exec(line);
				if (meta) {
					if (meta[1] === 'TYPE') {
						assert.ok(!types.has(meta[2]), `${meta[2]} twice`);
						assert.match(meta[3], /^(counter|gauge|histogram|summary|info|unknown)$/);
						types.set(meta[2], meta[3]);
					}
					continue;
				}
				const sample =
					/^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\.)*",?)*\})? (NaN|[+-]?Inf|[+-]?[0-9.]+(?:e[+-]?[0-9]+)?)$/.exec(
						line,
					);
				assert.ok(sample, `not a sample: ${line}`);
				const family = [...types.keys()].find((name) => sample[1] === name || sample[1].startsWith(`${name}_`));
				assert.ok(family, `no TYPE before ${line}`);
				if (types.get(family) === 'counter') assert.ok(sample[1].endsWith('_total'), line);
				assert.ok(!values.has(sample[1] + (sample[2] ?? '')), `${line} twice`);
				values.set(sample[1] + (sample[2] ?? ''), Number(sample[3]));
			}
			assert.ok(values.get('layanand_requests_total{operation="layanan_daftar",status="2xx"}') > 0);
			assert.ok(values.get('layanand_connections') >= 1);
			assert.ok(
				[...values.keys()].every((name) => !/[0-9a-f]{8}-[0-9a-f]{4}/.test(name)),
				'no ids in labels',
			);
			assert.equal((await exchange(env.daemon.metricsUrl.replace('/metrics', ''), { target: '/', agent: false })).status, 404);
		});

		it('the documentation page stands by itself, under a strict policy', async () => {
			const { body, headers } = await env.api.get('/docs');
			const page = body.toString();
			assert.ok(!/(src|href)=["']?(https?:)?\/\//.test(page), 'nothing from elsewhere');
			assert.match(headers['content-type'], /^text\/html/);
		});

		it('one line of the log for each request, with what is needed and no more', async () => {
			const { headers } = await env.api.get(`/v1/layanan/${service.kk}?`);
			await new Promise((resolve) => setTimeout(resolve, 300));
			const line = env.daemon.events().find((event) => event.request_id === headers['request-id']);
			assert.deepEqual(
				[line.event, line.method, line.route, line.status, line.peran],
				['request', 'GET', '/v1/layanan/{id}', 200, 'publik'],
			);
			assert.ok(line.us > 0 && line.bytes > 0 && line.trace);
		});

		it('is ready in time, and small', async () => {
			const ready = env.daemon.events().find((event) => event.event === 'ready');
			assert.ok(Number(ready.ms) < 5000, `${ready.ms} ms`); // with sanitizers; the benchmark has the target
		});
	});
});
