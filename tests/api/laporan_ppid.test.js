// The public registers and the yearly report of the information officers (UU 14/2008 Pasal 12): requests through each path with the clock moved,
// every figure compared with one counted by hand.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { closedDocument, publish } from './lib/documents.js';
import { Environment } from './lib/environment.js';
import { answer, ask, attach, lead, object, requester, said, step } from './lib/requests.js';
import { agency } from './lib/world.js';

const at = (day, time = '09:00:00') => `${day.length > 5 ? day : `2026-${day}`}T${time}+07:00`;
const secret = { informasi_diminta: 'Salinan sertifikat tanah atas nama Rangga Belalangsembah.', alasan: 'Sengketa dengan paman Rangga.' };
const report = '/v1/laporan/ppid?tahun=2026';
const of = (list, huruf) => list.find((one) => one.huruf === huruf);
const pick = (object, ...names) => names.map((name) => object[name]);

describe('registers and the yearly report', () => {
	let env, warga, ppid, kepala, badan;
	const filed = {};
	const read = async (query = '') => (await env.api.get(report + query)).json;
	const register = async (query = '') => (await env.api.get(`/v1/permohonan-informasi/register?${query}`)).json;
	const row = async (id) => (await register('limit=100')).data.find((one) => one.nomor === filed[id].nomor);
	// Filed, its copy handed in, and found complete.
	const complete = async (owner, officer, changes = {}) => lead(owner, officer, 'diproses', { ...secret, ...changes });

	before(async () => {
		env = await Environment.create('laporan_ppid', { clock: at('2025-12-31', '23:30:00') });
		[warga, ppid, kepala, badan] = ['masyarakat', 'ppid', 'kepala', 'kepalaLain'].map((name) => env.as(name));
		filed.lama = await ask(warga);
		await step(warga, filed.lama.id, 'cabut', { alasan: 'Sudah ditemukan.' });
		await env.clock(at('01-01', '00:00:05')); // still the day before in UTC
		filed.januari = await ask(warga);
		await step(warga, filed.januari.id, 'cabut', { alasan: 'Sudah ditemukan.' });

		await env.clock(at('03-02'));
		for (const name of ['penuh', 'sebagian', 'ditolak', 'dibuka', 'diperpanjang', 'lewat']) filed[name] = await complete(warga, ppid);
		filed.diam = await ask(warga, secret);
		filed.kurang = await lead(warga, ppid, 'perlu_dilengkapi', secret);
		filed.cabut = await ask(warga, secret);
		await step(warga, filed.cabut.id, 'cabut', { alasan: 'Tidak jadi.' });
		filed.badan = await complete(warga, badan, { penyelenggara_id: agency.badan });
		await step(badan, filed.badan.id, 'kabulkan', said.kabulkan);
		filed.susul = await lead(warga, ppid, 'perlu_dilengkapi', secret);
		filed.badanLewat = await complete(warga, badan, { penyelenggara_id: agency.badan });

		await env.clock(at('03-04'));
		await step(ppid, filed.penuh.id, 'kabulkan', said.kabulkan);
		await step(ppid, filed.sebagian.id, 'kabulkan', said.sebagian);
		await step(ppid, filed.sebagian.id, 'serahkan', said.serahkan);
		await attach(warga, filed.susul.id);
		await step(warga, filed.susul.id, 'lengkapi', { uraian: 'Sudah diunggah.' });
		await step(ppid, filed.susul.id, 'periksa', said.lengkap);

		await env.clock(at('03-06'));
		await step(ppid, filed.ditolak.id, 'tolak', said.tolak);
		await step(ppid, filed.dibuka.id, 'tolak', said.tolak);
		await step(ppid, filed.diperpanjang.id, 'perpanjang', said.perpanjang);
		filed.kbiDitolak = await object(warga, filed.ditolak.id, 'a');
		filed.kbiDibuka = await object(warga, filed.dibuka.id, 'a');
		filed.kbiCabut = await object(warga, filed.penuh.id, 'd');
		await answer(warga, filed.kbiCabut.id, 'cabut', { alasan: 'Sudah jelas.' });

		await env.clock(at('03-09'));
		await step(ppid, filed.susul.id, 'kabulkan', said.sebagian);
		await answer(kepala, filed.kbiDitolak.id, 'tanggapi', said.ditolak);
		await answer(warga, filed.kbiDitolak.id, 'sengketa', { nomor_registrasi: '021/2026', tanggal: '2026-03-09' });
		await answer(kepala, filed.kbiDibuka.id, 'tanggapi', said.dikabulkan);

		await env.clock(at('03-26'));
		await step(ppid, filed.diperpanjang.id, 'kabulkan', said.kabulkan);
		const opened = (await warga.get(`/v1/permohonan-informasi/${filed.lewat.id}`)).json.keberatan[0];
		await answer(kepala, opened.id, 'tanggapi', said.dikabulkan);
		await step(ppid, filed.lewat.id, 'kabulkan', said.kabulkan); // after the answer: nothing was decided that it could open again
		await publish(ppid);
		await publish(ppid, { judul: 'Prosedur', klasifikasi: 'setiap_saat' });
		await publish(badan, { penyelenggara_id: agency.badan, klasifikasi: 'serta_merta' });
		await ppid.post('/v1/dokumen', closedDocument(), { expect: 201 });
	});
	after(() => env?.stop());

	it('every figure as counted by hand', async () => {
		const { permohonan, waktu, penolakan, keberatan, dokumen, penyelenggara, tahun, per } = await read();
		assert.deepEqual([tahun, penyelenggara, per], [2026, null, '2026-03-26']);
		assert.deepEqual(permohonan, {
			diterima: 13, dikabulkan_penuh: 4, dikabulkan_sebagian: 2, ditolak: 1, dicabut: 2, tidak_lengkap: 1, dalam_proses: 3,
			per_bulan: [1, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0],
		});
		// Working days: 2, 2, 4, 4, 13 (extended), 13 (late), 0 (the same day) and 3 (completed later); 18-20 and 23-24 March are none.
		assert.deepEqual(waktu, {
			diputuskan: 8, rata_rata_hari_kerja: 5.13, median_hari_kerja: 3.5, tepat_waktu: 7, tepat_waktu_persen: 87.5, diperpanjang: 1, lewat: 2,
			tidak_ditanggapi: 1,
		});
		assert.deepEqual(penolakan.map((one) => one.huruf).join(''), 'abcdefghij');
		assert.deepEqual(pick(of(penolakan, 'h'), 'ditolak', 'dihitamkan'), [1, 2]);
		assert.deepEqual(pick(of(penolakan, 'j'), 'ditolak', 'dihitamkan'), [1, 0], 'what was opened again is no refusal');
		assert.deepEqual(pick(of(penolakan, 'a'), 'ditolak', 'dihitamkan'), [0, 0]);
		const { alasan, ...outcome } = keberatan;
		assert.deepEqual(outcome, {
			diajukan: 6, karena_lewat: 3, dikabulkan: 2, ditolak: 1, tidak_ditanggapi: 0, dicabut: 1, dalam_proses: 2, disengketakan: 1,
		});
		assert.deepEqual(
			alasan.map((one) => [one.huruf, one.diajukan, one.dikabulkan, one.ditolak, one.disengketakan]),
			[['a', 2, 1, 1, 1], ['b', 0, 0, 0, 0], ['c', 1, 0, 0, 0], ['d', 1, 0, 0, 0], ['e', 0, 0, 0, 0], ['f', 0, 0, 0, 0], ['g', 2, 1, 0, 0]],
		);
		assert.deepEqual(dokumen, { jumlah: 3, berkala: 1, serta_merta: 1, setiap_saat: 1 }, 'the closed one is not counted');
	});

	it('for each agency, and for one of them alone', async () => {
		const all = await read();
		const dinas = {
			diterima: 11, dikabulkan_penuh: 3, dikabulkan_sebagian: 2, ditolak: 1, dicabut: 2, tidak_lengkap: 1, dalam_proses: 2, diputuskan: 7, tepat_waktu: 6,
			rata_rata_hari_kerja: 5.86, median_hari_kerja: 4, diperpanjang: 1, lewat: 1, tidak_ditanggapi: 1, keberatan: 5, sengketa: 1, dokumen: 2,
		};
		const other = {
			diterima: 2, dikabulkan_penuh: 1, dikabulkan_sebagian: 0, ditolak: 0, dicabut: 0, tidak_lengkap: 0, dalam_proses: 1, diputuskan: 1, tepat_waktu: 1,
			rata_rata_hari_kerja: 0, median_hari_kerja: 0, diperpanjang: 0, lewat: 1, tidak_ditanggapi: 0, keberatan: 1, sengketa: 0, dokumen: 1,
		};
		const figures = (id) => {
			const { penyelenggara, ...rest } = all.per_penyelenggara.find((one) => one.penyelenggara.id === id);
			return rest;
		};
		assert.equal(all.per_penyelenggara.length, 2);
		assert.deepEqual(figures(agency.dinas), dinas);
		assert.deepEqual(figures(agency.badan), other);
		const one = await read(`&penyelenggara_id=${agency.dinas}`);
		assert.equal(one.penyelenggara.id, agency.dinas);
		assert.deepEqual(one.per_penyelenggara.map(({ penyelenggara, ...rest }) => rest), [dinas]);
		assert.deepEqual(pick(one.permohonan, 'diterima', 'ditolak'), [11, 1]);
		assert.deepEqual([one.waktu.rata_rata_hari_kerja, one.keberatan.diajukan, one.dokumen.jumlah], [5.86, 5, 2]);
		const none = await read(`&penyelenggara_id=${agency.setda}`);
		assert.deepEqual([none.permohonan.diterima, none.waktu.rata_rata_hari_kerja, none.waktu.tepat_waktu_persen], [0, null, null]);
	});

	it('a year begins at midnight in Bengkayang', async () => {
		const before = (await env.api.get('/v1/laporan/ppid?tahun=2025')).json;
		assert.deepEqual(pick(before.permohonan, 'diterima', 'dicabut'), [1, 1]);
		assert.deepEqual(before.permohonan.per_bulan, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
		assert.equal(before.keberatan.diajukan, 0);
		assert.deepEqual((await register('tahun=2025')).data.map((one) => one.nomor), [filed.lama.nomor]);
	});

	it('agrees with what the database has, asked another way', async () => {
		const { permohonan, keberatan, waktu } = await read();
		const year = `extract(year from b.diterima_pada at time zone 'Asia/Pontianak') = 2026`;
		const n = async (text) => Number((await env.one(`select count(*) as n from berkas b where ${year} and ${text}`)).n);
		assert.equal(permohonan.diterima, await n(`proses = 'permohonan_informasi'`));
		assert.equal(permohonan.dicabut, await n(`proses = 'permohonan_informasi' and status = 'dicabut'`));
		assert.equal(keberatan.diajukan, await n(`proses = 'keberatan_informasi'`));
		assert.equal(waktu.diputuskan, await n(`exists (select from kejadian k where k.berkas_id = b.id and k.jenis ~ '^permohonan_informasi.(dikabulkan|ditolak)$')`));
		const { diterima, per_bulan, ...states } = permohonan;
		assert.equal(Object.values(states).reduce((a, b) => a + b), diterima);
		assert.equal(per_bulan.reduce((a, b) => a + b), diterima);
		// Working days by plain counting over the calendar.
		const days = await env.rows(`
			select (select count(*) from generate_series(a.dari + 1, a.sampai, interval '1 day') d
			         where extract(isodow from d) < 6 and not exists (select from hari_libur l where l.tanggal = d::date)) as n
			  from (select (min(t.mulai) at time zone 'Asia/Pontianak')::date as dari,
			               (select (min(k.waktu) at time zone 'Asia/Pontianak')::date from kejadian k
			                 where k.berkas_id = b.id and k.jenis ~ '^permohonan_informasi.(dikabulkan|ditolak)$') as sampai
			          from berkas b join tenggat t on t.berkas_id = b.id and t.jenis = 'penyelesaian' group by b.id) a
			 where a.sampai is not null order by 1`);
		assert.deepEqual(days.map((one) => Number(one.n)), [0, 2, 2, 3, 4, 4, 13, 13]);
	});

	it('the register tells what was decided and nothing of who asked, nor in his words', async () => {
		assert.deepEqual(await row('sebagian'), {
			nomor: filed.sebagian.nomor, tanggal: '2026-03-02', penyelenggara: filed.sebagian.penyelenggara, status: 'diserahkan', rincian: null,
			cara_penyampaian: 'email', bentuk: ['softcopy', 'tertulis'], keputusan: 'sebagian', dasar_penolakan: ['h'], diberitahukan: '2026-03-04',
			diserahkan: '2026-03-04', biaya: 10500, diperpanjang: false, terlambat: false,
		});
		assert.deepEqual(pick(await row('ditolak'), 'keputusan', 'dasar_penolakan', 'biaya', 'bentuk'), ['ditolak', ['h', 'j'], null, []]);
		assert.deepEqual(pick(await row('dibuka'), 'status', 'keputusan', 'dasar_penolakan', 'diberitahukan'), ['diproses', null, [], null]);
		assert.deepEqual(pick(await row('lewat'), 'keputusan', 'terlambat', 'diperpanjang'), ['penuh', true, false]);
		assert.equal((await row('diperpanjang')).diperpanjang, true);
		const told = JSON.stringify([
			await register('limit=100'), (await env.api.get('/v1/keberatan-informasi/register?limit=100')).json, await read(),
			(await env.api.get('/v1/permohonan-informasi/register.csv?tahun=2026')).body.toString(), (await env.api.get('/v1/laporan/ppid.csv?tahun=2026')).body.toString(),
		]);
		for (const word of [...Object.values(requester).filter((one) => typeof one === 'string' && one.length > 3), 'Belalangsembah', 'Rangga', 'Kuasapura', 'pencetakan KTP',
			'NIK orang', 'rahasia pribadi terungkap', 'Daftar penerima bantuan', filed.penuh.id])
			assert.ok(!told.includes(word), word);
	});

	it('the information officer words the request for the register, once it is decided', async () => {
		const umumkan = (who, id, rincian, options) => who.post(`/v1/permohonan-informasi/${id}/umumkan`, { rincian }, options);
		await umumkan(ppid, filed.kurang.id, 'Data pertanahan.', { expect: 409 });
		await umumkan(warga, filed.penuh.id, 'Data pertanahan.', { expect: 403 });
		await umumkan(badan, filed.penuh.id, 'Data pertanahan.', { expect: 404 });
		await umumkan(ppid, filed.penuh.id, 'Data pertanahan.', { expect: 412, headers: { 'if-match': '"v99-0"' } });
		await umumkan(ppid, filed.penuh.id, 'x', { expect: 422 });
		const { json } = await umumkan(ppid, filed.penuh.id, 'Data pertanahan.');
		assert.deepEqual(pick(json.riwayat.at(-1), 'jenis', 'catatan'), ['permohonan_informasi.diumumkan', 'Data pertanahan.']);
		assert.deepEqual([json.status, json.tindakan.includes('umumkan')], ['dikabulkan', true]);
		await umumkan(ppid, filed.penuh.id, '=SUM(1) Data "pertanahan", 2025.');
		assert.equal((await row('penuh')).rincian, '=SUM(1) Data "pertanahan", 2025.');
		const answered = await env.api.get('/v1/permohonan-informasi/register.csv?tahun=2026');
		assert.match(answered.headers['content-disposition'], /register-permohonan-informasi-2026\.csv/);
		const lines = answered.body.toString().split('\r\n');
		assert.equal(lines.length, 1 + 13 + 1);
		assert.ok(lines.includes(`${filed.penuh.nomor},2026-03-02,"Dinas Kependudukan dan Pencatatan Sipil",dikabulkan,"'=SUM(1) Data ""pertanahan"", 2025.",email,`
			+ 'softcopy,penuh,,2026-03-04,,0,tidak,tidak'), answered.body.toString());
		assert.ok(lines.some((line) => line.startsWith(`${filed.sebagian.nomor},`) && line.endsWith('softcopy tertulis,sebagian,h,2026-03-04,2026-03-04,10500,tidak,tidak')));
	});

	it('registers are filtered, and read page by page', async () => {
		assert.equal((await register(`tahun=2026&penyelenggara_id=${agency.badan}&limit=100`)).data.length, 2);
		assert.deepEqual((await register('status=ditolak')).data.map((one) => one.nomor), [filed.ditolak.nomor]);
		assert.equal((await env.api.get(`/v1/permohonan-informasi/register.csv?tahun=2026&status=ditolak&penyelenggara_id=${agency.dinas}`)).body.toString().split('\r\n').length, 3);
		for (const [path, n] of [['/v1/permohonan-informasi/register', 14], ['/v1/keberatan-informasi/register', 6]]) {
			const all = (await env.api.get(`${path}?limit=100`)).json.data;
			assert.equal(all.length, n);
			const seen = [];
			for (let cursor = ''; cursor !== null; ) {
				const page = (await env.api.get(`${path}?limit=3${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)).json;
				seen.push(...page.data);
				cursor = page.next_cursor;
			}
			assert.deepEqual(seen, all);
		}
		const [disputed] = (await env.api.get('/v1/keberatan-informasi/register?tahun=2026&status=disengketakan')).json.data;
		assert.deepEqual(disputed, {
			nomor: filed.kbiDitolak.nomor, tanggal: '2026-03-06', permohonan: filed.ditolak.nomor, penyelenggara: filed.ditolak.penyelenggara, status: 'disengketakan',
			huruf: 'a', karena_lewat: false, tanggapan: 'ditolak', ditanggapi: '2026-03-09', disengketakan: true,
		});
		assert.equal((await env.api.get(`/v1/keberatan-informasi/register?penyelenggara_id=${agency.badan}`)).json.data[0].karena_lewat, true);
	});

	it('the narrative parts are written by those of the agency, against a version', async () => {
		const path = `/v1/laporan/ppid/narasi?tahun=2026&penyelenggara_id=${agency.dinas}`;
		const words = {
			kebijakan: 'Keputusan tentang PPID.', sarana: 'Satu meja layanan.', sumber_daya_manusia: 'Dua petugas.', anggaran: 'Rp25.000.000.',
			kendala_internal: 'Arsip lama belum didigitalkan.', kendala_eksternal: null, rekomendasi: 'Digitalisasi diselesaikan.',
		};
		const put = (who, etag, expect, target = path, json = words) => who.send('PUT', target, { json, headers: { 'if-match': etag }, expect });
		const first = await env.api.get(path);
		assert.deepEqual([first.json.kebijakan, first.json.diperbarui_pada], [null, null]);
		const { etag } = first.headers;
		await put(ppid, null, 428);
		await put(badan, etag, 403);
		await put(warga, etag, 403);
		await put(env.as('petugas'), etag, 403);
		await put(ppid, etag, 422, path, { ...words, kebijakan: '' });
		await put(ppid, '"v7-0"', 412);
		const written = await put(ppid, etag, 200);
		assert.deepEqual(pick(written.json, ...Object.keys(words)), Object.values(words));
		await put(kepala, etag, 412);
		await put(kepala, written.headers.etag, 200, path, { ...words, anggaran: 'Rp24.000.000.' });
		await put(ppid, '*', 403, '/v1/laporan/ppid/narasi?tahun=2026');
		await put(env.as('bagianOrganisasi'), '*', 200, '/v1/laporan/ppid/narasi?tahun=2026', { ...words, kebijakan: 'Kebijakan kabupaten.' });
		await put(env.as('bagianOrganisasi'), '*', 422, `/v1/laporan/ppid/narasi?tahun=2026&penyelenggara_id=${filed.penuh.id}`);
		assert.equal((await read(`&penyelenggara_id=${agency.dinas}`)).narasi.anggaran, 'Rp24.000.000.');
		assert.equal((await read()).narasi.kebijakan, 'Kebijakan kabupaten.');
		assert.equal((await env.api.get('/v1/laporan/ppid?tahun=2027')).json.narasi, null);
	});

	it('as a table for spreadsheets, and on paper', async () => {
		const table = await env.api.get('/v1/laporan/ppid.csv?tahun=2026');
		assert.deepEqual(table.body.toString().split('\r\n'), [
			'penyelenggara,diterima,dikabulkan_penuh,dikabulkan_sebagian,ditolak,dicabut,tidak_lengkap,dalam_proses,diputuskan,tepat_waktu,rata_rata_hari_kerja,'
				+ 'median_hari_kerja,diperpanjang,lewat,tidak_ditanggapi,keberatan,sengketa,dokumen',
			'"Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",2,1,0,0,0,0,1,1,1,0,0,0,1,0,1,0,1',
			'"Dinas Kependudukan dan Pencatatan Sipil",11,3,2,1,2,1,2,7,6,5.86,4,1,1,1,5,1,2',
			'Jumlah,13,4,2,1,2,1,3,8,7,5.13,3.5,1,2,1,6,1,3',
			'',
		]);
		const paper = await env.api.get('/v1/laporan/ppid/pdf?tahun=2026');
		assert.match(paper.headers['content-disposition'], /laporan-ppid-2026\.pdf/);
		const folder = mkdtempSync(join(tmpdir(), 'ppid-'));
		try {
			writeFileSync(join(folder, 'x.pdf'), paper.body);
			assert.match(execFileSync('pdfinfo', [join(folder, 'x.pdf')], { encoding: 'utf8' }), /Tagged:\s+yes/);
			const text = execFileSync('pdftotext', ['-layout', join(folder, 'x.pdf'), '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
			for (const words of ['LAPORAN LAYANAN INFORMASI PUBLIK', 'Tahun 2026', '26 Maret 2026', 'Kebijakan kabupaten.', 'Permohonan yang diterima 13', '5,13', '87,5',
				'Diajukan sebagai sengketa ke Komisi Informasi 1', 'Arsip lama belum didigitalkan.', 'Belum ditulis.', 'Dinas Kependudukan'])
				assert.ok(text.includes(words), `${words} in ${text}`);
		} finally {
			rmSync(folder, { recursive: true });
		}
		if (process.env.LAYANAND_TEST_PAPERS) writeFileSync(join(process.env.LAYANAND_TEST_PAPERS, 'laporan-ppid.pdf'), paper.body);
	});

	// The clock moves once more: what was not answered by then has lapsed.
	it('what nobody answers is counted as such', async () => {
		await env.clock(at('06-12'));
		const { permohonan, waktu, keberatan } = await read();
		assert.deepEqual(pick(permohonan, 'dikabulkan_penuh', 'ditolak', 'dalam_proses'), [4, 1, 3]);
		assert.deepEqual(pick(waktu, 'tepat_waktu', 'lewat', 'diputuskan', 'rata_rata_hari_kerja'), [7, 3, 8, 5.13]);
		assert.deepEqual(pick(keberatan, 'diajukan', 'karena_lewat', 'tidak_ditanggapi', 'dalam_proses', 'dikabulkan'), [6, 3, 2, 0, 2], 'none beside the objection that was still open to a dispute');
		await env.command(['verify']);
	});
});
