// An agency's services and standards from one table: the template filled in and taken, every fault told by its cell, all or nothing, the preview.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { connect } from './lib/cluster.js';
import { Environment } from './lib/environment.js';
import { readWorkbook } from './lib/paper.js';
import { act, components, draft, meeting, setStandard } from './lib/standards.js';
import { agency, officer, service } from './lib/world.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const script = fileURLToPath(new URL('lib/workbook.py', import.meta.url));
const workbook = (given) => execFileSync('python3', [script], { input: JSON.stringify(given), maxBuffer: 1 << 26 });
const quoted = (text) => `"${String(text).replaceAll('"', '""')}"`;
const table = (rows, separator = ',', end = '\n') => rows.map((row) => row.map((cell) => (cell === null ? '' : quoted(cell))).join(separator)).join(end) + end;

// A service with all fourteen components, as it would be written into cells.
const whole = (changes = {}) => ({
	kode: 'DUKCAPIL-KIA', nama: 'Penerbitan Kartu Identitas Anak', jenis: 'Administratif', pola: 'fungsional', uraian: 'Kartu bagi anak.',
	persyaratan: '1. Akta kelahiran\n2. Pas foto | bagi anak di atas 5 tahun', prosedur: '- Berkas diserahkan | Petugas loket\n- Berkas diperiksa',
	jangka_waktu: '3', satuan_waktu: 'Hari kerja', keterangan_waktu: null, biaya: 'Penerbitan | 0 | UU 24/2013 Pasal 79A\nCetak ulang | Rp50.000 | Perda 1/2024',
	produk: 'Kartu identitas anak', pengaduan: 'Dijawab petugas.', kontak_pengaduan: 'Telepon: 0562-441001', dasar_hukum: 'UU 24/2013\nPermendagri 2/2016',
	sarana: 'Ruang tunggu', kompetensi: 'Memahami adminduk', pengawasan_internal: 'Kepala bidang', jumlah_pelaksana: '5', rincian_pelaksana: '3 loket',
	jaminan_pelayanan: 'Menurut standar', jaminan_keamanan: 'Data dijaga', evaluasi_kinerja: 'Setiap semester', ...changes,
});
const expected = {
	persyaratan: [{ uraian: 'Akta kelahiran', keterangan: null }, { uraian: 'Pas foto', keterangan: 'bagi anak di atas 5 tahun' }],
	prosedur: [{ uraian: 'Berkas diserahkan', pelaksana: 'Petugas loket' }, { uraian: 'Berkas diperiksa', pelaksana: null }],
	jangka_waktu: { jumlah: 3, satuan: 'hari_kerja', keterangan: null },
	biaya: [{ uraian: 'Penerbitan', jumlah: 0, dasar_hukum: 'UU 24/2013 Pasal 79A' }, { uraian: 'Cetak ulang', jumlah: 50000, dasar_hukum: 'Perda 1/2024' }],
	produk: ['Kartu identitas anak'], pengaduan: { uraian: 'Dijawab petugas.', kontak: [{ kanal: 'telepon', alamat: '0562-441001' }] },
	dasar_hukum: ['UU 24/2013', 'Permendagri 2/2016'], sarana: ['Ruang tunggu'], kompetensi: ['Memahami adminduk'], pengawasan_internal: ['Kepala bidang'],
	jumlah_pelaksana: { jumlah: 5, rincian: '3 loket' }, jaminan_pelayanan: ['Menurut standar'], jaminan_keamanan: ['Data dijaga'], evaluasi_kinerja: ['Setiap semester'],
};
const rowsOf = (...services) => [Object.keys(whole()), ...services.map((one) => Object.keys(whole()).map((name) => one[name] ?? null))];

describe('import of services and standards', () => {
	let env, kepala;

	before(async () => {
		env = await Environment.create('impor');
		kepala = env.as('kepala');
	});
	after(() => env?.stop());

	const put = (client, body, { type = 'text/csv', where = agency.dinas, query = '', headers = {}, ...options } = {}) =>
		client.send('POST', `/v1/penyelenggara/${where}/impor${query}`, { body, headers: { 'content-type': type, ...headers }, ...options });
	const taken = async (client, body, options = {}) => (await put(client, body, { expect: 200, ...options })).json;
	const faults = async (client, body, options = {}) => (await put(client, body, { expect: 422, ...options })).json.errors;
	const state = () => env.one(`select (select count(*) from layanan) as layanan, (select count(*) from berkas) as berkas, (select count(*) from kejadian) as kejadian,
		(select md5(string_agg(l::text, '' order by id)) from layanan l) as isi, (select md5(string_agg(s::text, '' order by berkas_id)) from standar s) as standar,
		(select string_agg(sequencename || ' ' || last_value, ',' order by 1) from pg_sequences where schemaname = 'layanand') as nomor`);

	it('the template, filled in, is taken: services with all components of their drafts', async () => {
		const template = await env.api.get('/v1/penyelenggara/impor/templat', { expect: 200 });
		assert.equal(template.headers['content-type'], XLSX);
		assert.match(template.headers['content-disposition'], /layanan\.xlsx/);
		const { sheets, formulas } = readWorkbook(template.body);
		assert.equal(formulas, 0);
		assert.deepEqual(sheets.Layanan[0], Object.keys(whole()));
		assert.deepEqual(sheets.Petunjuk.slice(1, 24).map((row) => row[0]), Object.keys(whole()));
		assert.ok((await put(kepala, template.body, { type: XLSX, expect: 422 })).json.errors[0].code === 'minItems', 'an example is no service');
		const filled = [...sheets.Layanan, ...rowsOf(whole()).slice(1)];
		const answer = await taken(kepala, workbook({ sheets: { Petunjuk: sheets.Petunjuk, Layanan: filled } }), { type: XLSX });
		assert.deepEqual([answer.pratinjau, answer.dibuat, answer.diubah, answer.tetap, answer.rancangan], [false, 1, 0, 0, 1]);
		const [one] = answer.layanan;
		assert.deepEqual([one.baris, one.kode, one.tindakan, one.rancangan.tindakan, one.komponen_kurang], [3, 'DUKCAPIL-KIA', 'dibuat', 'dibuka', []]);
		const made = (await env.api.get(`/v1/layanan/${one.layanan_id}`)).json;
		assert.deepEqual(
			[made.nama, made.jenis, made.pola, made.penyelenggara.id, made.produk, made.biaya, made.jangka_waktu, made.persyaratan],
			['Penerbitan Kartu Identitas Anak', 'administratif', 'fungsional', agency.dinas, 'Kartu identitas anak', 'Penerbitan: gratis; Cetak ulang: Rp50.000', '3 hari kerja',
				['Akta kelahiran', 'Pas foto']],
		);
		const standard = (await kepala.get(`/v1/standar/${one.rancangan.id}`)).json;
		assert.deepEqual([standard.status, standard.nomor, standard.komponen, standard.komponen_kurang], ['rancangan', one.rancangan.nomor, expected, []]);
		assert.deepEqual(standard.riwayat.map((event) => [event.jenis, event.pelaku]), [['standar.dirancang', 'kepala_penyelenggara']]);
		const history = (await env.api.get(`/v1/layanan/${one.layanan_id}/riwayat`)).json.data;
		assert.deepEqual(history.map((event) => [event.jenis, event.pelaku]), [['layanan.ditambah', 'kepala_penyelenggara']]);
	});

	it('again: nothing changes; another value changes what it is about', async () => {
		const file = table(rowsOf(whole()));
		const before = await state();
		assert.deepEqual(await taken(kepala, file).then(({ tetap, rancangan, layanan }) => [tetap, rancangan, layanan[0].rancangan.tindakan]), [1, 0, 'tetap']);
		assert.deepEqual(await state(), before);
		const other = await taken(kepala, table([['Kode', 'jangka waktu', 'satuan_waktu', 'produk'], ['DUKCAPIL-KIA', '1', 'hari', '-']]));
		assert.deepEqual([other.diubah, other.rancangan, other.layanan[0].rancangan.tindakan], [1, 1, 'diubah']);
		const made = (await env.api.get(`/v1/layanan/${other.layanan[0].layanan_id}`)).json;
		assert.deepEqual([made.jangka_waktu, made.produk, made.uraian], ['1 hari', 'Kartu identitas anak', 'Kartu bagi anak.']);
		const standard = (await kepala.get(`/v1/standar/${other.layanan[0].rancangan.id}`)).json;
		assert.deepEqual(standard.komponen, { ...expected, jangka_waktu: { jumlah: 1, satuan: 'hari', keterangan: null } });
		assert.deepEqual(standard.riwayat.map((event) => event.jenis), ['standar.dirancang', 'standar.diubah']);
	});

	it('CSV as programs write it: with and without byte order mark, comma, semicolon or tab, CRLF, line breaks within cells; numbers, formulas and truth in workbooks', async () => {
		const template = (await env.api.get('/v1/penyelenggara/impor/templat?bentuk=csv', { expect: 200 })).body.toString();
		assert.equal(template.split('\r\n')[0], `\ufeff${Object.keys(whole())}`);
		const appended = template + table(rowsOf(whole({ kode: 'CSV-0' })).slice(1));
		assert.deepEqual((await taken(kepala, appended)).layanan.map((one) => [one.kode, one.baris]), [['CSV-0', 4]]);
		let n = 0;
		for (const [separator, end, mark] of [[',', '\n', ''], [';', '\r\n', '\ufeff'], ['\t', '\r', '']]) {
			const answer = await taken(kepala, mark + table(rowsOf(whole({ kode: `CSV-${++n}` })), separator, end));
			assert.deepEqual((await kepala.get(`/v1/standar/${answer.layanan[0].rancangan.id}`)).json.komponen, expected, JSON.stringify(separator));
		}
		const row = rowsOf(whole({ kode: 'XLS-1', jangka_waktu: 3, jumlah_pelaksana: { formula: '2+3', value: '5' }, biaya: 75000, uraian: 'a_x000D_\nb' }));
		const answer = await taken(kepala, workbook({ sheets: { Lain: row }, shared: false }), { type: XLSX });
		const standard = (await kepala.get(`/v1/standar/${answer.layanan[0].rancangan.id}`)).json.komponen;
		assert.deepEqual([standard.jangka_waktu.jumlah, standard.jumlah_pelaksana.jumlah, standard.biaya], [3, 5, [{ uraian: 'Biaya pelayanan', jumlah: 75000, dasar_hukum: null }]]);
		assert.equal((await env.api.get(`/v1/layanan/${answer.layanan[0].layanan_id}`)).json.uraian, 'a\nb');
	});

	it('every fault by its cell, in both languages, and nothing is kept', async () => {
		const before = await state();
		for (const [changes, cell, code] of [
			[{ kode: null }, 'A2', 'required'],
			[{ kode: 'huruf kecil' }, 'A2', 'pattern'],
			[{ nama: null }, 'B2', 'required'],
			[{ nama: 'x'.repeat(201) }, 'B2', 'maxLength'],
			[{ jenis: 'lain' }, 'C2', 'enum'],
			[{ pola: 'lain' }, 'D2', 'enum'],
			[{ uraian: 'x'.repeat(4001) }, 'E2', 'maxLength'],
			[{ persyaratan: 'x'.repeat(1001) }, 'F2', 'maxLength'],
			[{ persyaratan: 'a | b | c' }, 'F2', 'bentuk'],
			[{ persyaratan: Array(101).fill('a').join('\n') }, 'F2', 'maxItems'],
			[{ prosedur: ' | siapa' }, 'G2', 'bentuk'],
			[{ jangka_waktu: 'tiga' }, 'H2', 'type'],
			[{ jangka_waktu: '0' }, 'H2', 'minimum'],
			[{ jangka_waktu: null }, 'H2', 'required'],
			[{ satuan_waktu: 'pekan' }, 'I2', 'enum'],
			[{ keterangan_waktu: 'x'.repeat(1001) }, 'J2', 'maxLength'],
			[{ biaya: 'Penerbitan | mahal' }, 'K2', 'bentuk'],
			[{ biaya: 'Penerbitan | 1.00.000' }, 'K2', 'bentuk'],
			[{ biaya: 'Penerbitan | 9999999999999' }, 'K2', 'maximum'],
			[{ produk: Array(60).fill('kartu identitas anak').join('\n') }, 'L2', 'maxLength'],
			[{ pengaduan: null }, 'M2', 'required'],
			[{ kontak_pengaduan: '0562-441001' }, 'N2', 'bentuk'],
			[{ kontak_pengaduan: 'merpati: atas' }, 'N2', 'enum'],
			[{ jumlah_pelaksana: '10001' }, 'S2', 'maximum'],
			[{ evaluasi_kinerja: 'x'.repeat(2001) }, 'W2', 'maxLength'],
		]) {
			const file = table(rowsOf(whole({ kode: 'SALAH-1', ...changes })));
			const [fault, ...others] = await faults(kepala, file);
			assert.deepEqual([fault.pointer, fault.code, others], [`/Layanan/${cell}`, code, []], JSON.stringify(changes).slice(0, 80));
			assert.match(fault.detail, new RegExp(`^Lembar Layanan, sel ${cell} `));
			const english = await faults(kepala, file, { headers: { 'accept-language': 'en' } });
			assert.match(english[0].detail, new RegExp(`^Sheet Layanan, cell ${cell} `));
		}
		const broken = workbook({ sheets: { 'Daftar/Kita': rowsOf(whole({ kode: 'SALAH-1', produk: { error: '#REF!' } })) } });
		assert.deepEqual((await faults(kepala, broken, { type: XLSX })).map((one) => [one.pointer, one.code]), [['/Daftar~1Kita/L2', 'rumus']]);
		const many = [whole({ kode: 'BAIK-1' }), whole({ kode: 'BAIK-1' }), ...Array.from({ length: 150 }, (_, i) => whole({ kode: `BANYAK-${i}`, jenis: 'lain' }))];
		const all = await faults(kepala, table(rowsOf(...many)));
		assert.deepEqual([all.length, all[0].pointer, all[0].code, all[1].pointer], [100, '/Layanan/A3', 'uniqueItems', '/Layanan/C4']);
		assert.deepEqual(await state(), before);
	});

	it('headers that are unknown, twice or missing; files that are none', async () => {
		const before = await state();
		for (const [rows, pointer, code] of [
			[[['kode', 'warna']], '/Layanan/B1', 'kolom'],
			[[['kode', 'nama', 'Nama']], '/Layanan/C1', 'uniqueItems'],
			[[['nama']], '/Layanan/A1', 'required'],
			[[['kode'], ['A-1', 'tanpa judul']], '/Layanan/B2', 'kolom'],
			[[['kode']], '', 'minItems'],
		]) {
			const [fault] = await faults(kepala, table(rows));
			assert.deepEqual([fault.pointer ?? '', fault.code], [pointer, code], JSON.stringify(rows));
		}
		for (const [body, type, code] of [
			['\ufeff', 'text/csv', 'minItems'], ['kode\n"A', 'text/csv', 'csv'], [Buffer.from([0x6b, 0xff, 0x0a]), 'text/csv', 'utf8'],
			['kode\na\u0001b', 'text/csv', 'utf8'], [`kode\n${'A\n'.repeat(1001)}`, 'text/csv', 'maxItems'], [`kode${','.repeat(64)}x`, 'text/csv', 'maxItems'],
			['bukan zip', XLSX, 'berkas'], [workbook({ sheets: {} }), XLSX, 'berkas'],
			[workbook({ sheets: { Layanan: [] }, doctype: '<!DOCTYPE x [<!ENTITY a "b">]>' }), XLSX, 'berkas'],
			[workbook({ sheets: { Layanan: [] }, bomb: 12 }), XLSX, 'maxLength'], [workbook({ sheets: { Layanan: [] }, entries: 600 }), XLSX, 'berkas'],
			[workbook({ sheets: { Layanan: [] }, raw: '<worksheet><row r="2"><c r="A9"><v>1</v></c></row></worksheet>' }), XLSX, 'berkas'],
			[workbook({ sheets: { Layanan: [] }, raw: '<worksheet><row r="1"><c t="s"><v>7</v></c></row></worksheet>' }), XLSX, 'berkas'],
		])
			assert.equal((await faults(kepala, body, { type }))[0].code, code, body.toString('latin1').slice(0, 60));
		await put(kepala, '', { expect: 422 });
		await put(kepala, Buffer.alloc((4 << 20) + 1, 'a'), { expect: 413 });
		await put(kepala, 'kode\n', { type: 'application/pdf', expect: 415 });
		assert.deepEqual(await state(), before);
	});

	it('the preview says what the import would do, refuses what it would refuse, and changes nothing', async () => {
		const file = table(rowsOf(whole({ kode: 'PRA-1' }), whole({ kode: 'PRA-2', evaluasi_kinerja: null }), { kode: 'DUKCAPIL-KIA', nama: 'Kartu anak' }));
		const before = await state();
		const preview = await taken(kepala, file, { query: '?pratinjau=true' });
		assert.deepEqual(await state(), before);
		const bad = table(rowsOf(whole({ kode: 'PRA-1', jenis: 'x' })));
		assert.deepEqual(await faults(kepala, bad, { query: '?pratinjau=true' }), await faults(kepala, bad));
		const done = await taken(kepala, file);
		const told = ({ layanan, pratinjau, ...counts }) => [counts, layanan.map(({ layanan_id, rancangan, ...rest }) => [rest, rancangan?.tindakan])];
		assert.deepEqual(told(preview), told(done));
		assert.deepEqual([preview.pratinjau, preview.dibuat, preview.diubah, preview.rancangan], [true, 2, 1, 2]);
		assert.deepEqual(preview.layanan.map((one) => [one.layanan_id === null, one.rancangan && one.rancangan.nomor, one.komponen_kurang]), [
			[true, null, []], [true, null, ['evaluasi_kinerja']], [false, null, []],
		]);
	});

	it('once for each key, also when it is sent again', async () => {
		const file = table(rowsOf(whole({ kode: 'KUNCI-1' })));
		const headers = { 'idempotency-key': randomUUID() };
		const first = await put(kepala, file, { headers, expect: 200 });
		const again = await put(kepala, file, { headers, expect: 200 });
		assert.deepEqual([again.json, again.headers['idempotency-replayed']], [first.json, 'true']);
		await put(kepala, table(rowsOf(whole({ kode: 'KUNCI-2' }))), { headers, expect: 422 });
	});

	it('what is kept ready tells the new at once', async () => {
		const [{ layanan_id: id }] = (await taken(kepala, table(rowsOf(whole({ kode: 'SIMPAN-1' }))))).layanan;
		assert.equal((await env.api.get(`/v1/layanan/${id}`)).json.nama, whole().nama);
		await taken(kepala, table([['kode', 'nama'], ['SIMPAN-1', 'Nama lain']]));
		assert.equal((await env.api.get(`/v1/layanan/${id}`)).json.nama, 'Nama lain');
	});

	it('a draft that is being discussed and a standard in force stay what they are', async () => {
		const known = await env.one(`select kode from layanan where id = '${service.ktp}'`);
		const { id } = await draft(kepala, {}, service.ktp);
		await act(kepala, id, 'pembahasan', meeting());
		const [fault] = await faults(kepala, table([['kode', 'produk'], [known.kode, 'KTP elektronik']]));
		assert.deepEqual([fault.pointer, fault.code], ['/Layanan/A2', 'rancangan']);
		assert.deepEqual((await kepala.get(`/v1/standar/${id}`)).json.komponen, components());
		const set = await setStandard(env);
		const { kode } = await env.one(`select l.kode from layanan l join standar s on s.layanan_id = l.id where s.berkas_id = '${set.id}'`);
		const same = await taken(kepala, table([['kode', 'produk'], [kode, 'Kartu keluarga']]));
		assert.equal(same.layanan[0].rancangan, null);
		const other = (await taken(kepala, table([['kode', 'produk'], [kode, 'Kartu keluarga\nSalinan']]))).layanan[0];
		assert.deepEqual([other.rancangan.tindakan, other.komponen_kurang], ['dibuka', []]);
		assert.deepEqual((await kepala.get(`/v1/standar/${other.rancangan.id}`)).json.komponen, components({ produk: ['Kartu keluarga', 'Salinan'] }));
		assert.deepEqual((await env.api.get(`/v1/standar/${set.id}`)).json.komponen, components());
	});

	it('who: the head, the one above, Bagian Organisasi; who drafts standards drafts standards only', async () => {
		const file = table(rowsOf(whole({ kode: 'SIAPA-1' })));
		const before = await state();
		for (const [who, status] of [['publik', 401], ['masyarakat', 403], ['petugas', 403], ['kepalaLain', 403], ['kepalaUptd', 403], ['ombudsman', 403]])
			await put(env.as(who), file, { expect: status });
		await put(env.as('rekan'), file, { where: agency.uptd, expect: 403 });
		await put(kepala, file, { where: officer.kepalaDinas, expect: 404 });
		const rekan = env.as('rekan');
		assert.deepEqual((await faults(rekan, file)).map((one) => [one.pointer, one.code]), [['/Layanan/A2', 'wewenang']]);
		assert.equal((await faults(rekan, table([['kode', 'nama'], ['DUKCAPIL-KIA', 'Nama lain']])))[0].code, 'wewenang');
		assert.deepEqual(await state(), before);
		const drafted = await taken(rekan, table([['kode', 'sarana'], ['DUKCAPIL-KIA', 'Kursi roda']]));
		assert.deepEqual([drafted.tetap, drafted.rancangan], [1, 1]);
		await taken(kepala, table(rowsOf(whole({ kode: 'UPTD-1' }))), { where: agency.uptd });
		await taken(env.as('bagianOrganisasi'), table(rowsOf(whole({ kode: 'BADAN-1' }))), { where: agency.badan });
		assert.deepEqual((await faults(kepala, table(rowsOf(whole({ kode: 'BADAN-1' }))))).map((one) => [one.pointer, one.code]), [['/Layanan/A2', 'asing']]);
	});

	it('a code that somebody else takes meanwhile: 409, and nothing is kept', async () => {
		const before = await state();
		const other = await connect(env.cluster, env.database);
		try {
			await other.query('begin');
			await other.query(`insert into layanan (id, penyelenggara_id, kode, nama, jenis, pola, diperbarui_pada)
				values ('${randomUUID()}', '${agency.badan}', 'REBUT-2', 'x', 'jasa', 'fungsional', '2026-03-02')`);
			const answer = put(kepala, table(rowsOf(whole({ kode: 'REBUT-1' }), whole({ kode: 'REBUT-2' }))), { expect: 409 });
			while (!(await env.one(`select count(*)::integer as n from pg_locks where not granted`)).n);
			await other.query('commit');
			await answer;
		} finally {
			await other.end();
		}
		await env.sql.query(`delete from layanan where kode = 'REBUT-2'`);
		assert.deepEqual(await state(), before);
	});

	it('hundreds of services at once', async () => {
		const many = Array.from({ length: 300 }, (_, i) => whole({ kode: `RATUS-${i}` }));
		const answer = await taken(kepala, workbook({ sheets: { Layanan: rowsOf(...many) } }), { type: XLSX });
		assert.deepEqual([answer.dibuat, answer.rancangan, new Set(answer.layanan.map((one) => one.rancangan.nomor)).size], [300, 300, 300]);
		assert.deepEqual(answer.layanan[299].komponen_kurang, []);
		await env.command(['verify']);
	});
});
