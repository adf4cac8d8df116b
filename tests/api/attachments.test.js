// Attachments: 10 MB each way, the type by the content, who may, sealed pieces; and the receipt as a PDF.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Environment } from './lib/environment.js';
import { act, file, person } from './lib/complaints.js';
import { state } from './lib/state.js';
import { issuer } from './lib/tokens.js';
import { agency, officer } from './lib/world.js';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const ten = 10485760;

// The smallest files that are what they say.
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const pdf = Buffer.from(
	'%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
const jpeg = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.alloc(64), Buffer.from('ffd9', 'hex')]);
const webp = Buffer.concat([Buffer.from('RIFF'), Buffer.from([0x24, 0, 0, 0]), Buffer.from('WEBPVP8 '), Buffer.alloc(28)]);
const ogg = Buffer.concat([
	Buffer.from('OggS'),
	Buffer.from([0, 2]),
	Buffer.alloc(20),
	Buffer.from([1, 0x1e, 1]),
	Buffer.from('vorbis'),
	Buffer.alloc(23),
]);
const mp3 = Buffer.concat([Buffer.from('ID3'), Buffer.from([3, 0, 0, 0, 0, 0, 0]), Buffer.from('fffb9000', 'hex'), Buffer.alloc(413)]);
const mp4 = Buffer.concat([
	Buffer.from([0, 0, 0, 0x18]),
	Buffer.from('ftypmp42'),
	Buffer.from([0, 0, 0, 0]),
	Buffer.from('mp42isom'),
	Buffer.alloc(16),
]);
const text = Buffer.from('Keterangan saksi: antrean sejak pukul tujuh pagi.\n');
const html = Buffer.from('<!DOCTYPE html><html><body><script>alert(1)</script></body></html>');
const svg = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
const elf = Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(56)]);
const zip = Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(60)]);

describe('attachments', () => {
	let env, filed, warga, petugas;

	before(async () => {
		env = await Environment.create('attachments');
		warga = env.as('masyarakat');
		petugas = env.as('petugas');
	});
	beforeEach(async () => {
		filed = await file(warga);
	});
	after(() => env?.stop());

	const upload = (client, body, type, { expect = 201, query = '', headers = {}, id = filed.id } = {}) =>
		client.send('POST', `/v1/pengaduan/${id}/lampiran${query}`, { body, expect, headers: { 'content-type': type, ...headers } });
	const download = (client, id, options) => client.send('GET', `/v1/lampiran/${id}`, { expect: 200, ...options });

	for (const [type, body] of [
		['image/png', png],
		['application/pdf', pdf],
		['image/jpeg', jpeg],
		['image/webp', webp],
		['audio/ogg', ogg],
		['audio/mpeg', mp3],
		['video/mp4', mp4],
		['text/plain', text],
	])
		it(`${type}: up and down, the same bytes`, async () => {
			const made = await upload(warga, body, type, {
				headers: { 'content-disposition': 'attachment; filename="bukti kejadian.dat"' },
			});
			assert.deepEqual(
				[made.json.jenis_media, made.json.ukuran, made.json.sha256, made.json.nama, made.json.kategori, made.json.pengunggah],
				[type, body.length, sha256(body), 'bukti kejadian.dat', 'bukti', 'masyarakat'],
			);
			assert.equal(made.headers.location, `/v1/lampiran/${made.json.id}`);
			const got = await download(petugas, made.json.id);
			assert.ok(got.body.equals(body));
			assert.match(got.headers['content-disposition'], /^attachment;/);
			assert.equal(got.headers['content-type'].split(';')[0], type);
			assert.equal(got.headers['x-content-type-options'], 'nosniff');
		});

	it('10 MB each way, to the byte; one more is refused', async () => {
		const big = Buffer.concat([png, randomBytes(ten - png.length)]);
		const made = await upload(warga, big, 'image/png');
		assert.equal(made.json.ukuran, ten);
		const got = await download(petugas, made.json.id);
		assert.equal(sha256(got.body), sha256(big));
		assert.equal(Number(got.headers['content-length']), ten);
		await download(petugas, made.json.id, { expect: 304, headers: { 'if-none-match': got.etag } });
		// Chunked, so that the length is not known beforehand.
		const many = await Promise.all(
			Array.from({ length: 4 }, () =>
				upload(warga, big, 'image/png', { headers: { 'content-length': null, 'transfer-encoding': 'chunked' } }),
			),
		);
		assert.ok(many.every((one) => one.json.sha256 === sha256(big)));
		const over = await upload(warga, Buffer.concat([big, Buffer.from('x')]), 'image/png', { expect: null }).catch((error) => error); // a reply to one who is still sending may be lost
		assert.ok(over.status === 413 || ['ECONNRESET', 'EPIPE'].includes(over.code), over.status ?? over.message);
		const { n } = await env.one('select count(*) as n from lampiran where ukuran > $1', [ten]);
		assert.equal(n, 0);
	});

	for (const [name, declared, body] of [
		['HTML as text', 'text/plain', html],
		['SVG as PNG', 'image/png', svg],
		['a program as PDF', 'application/pdf', elf],
		['ZIP as PDF', 'application/pdf', zip],
		['PNG as JPEG', 'image/jpeg', png],
		['text as PDF', 'application/pdf', text],
		['PDF as text', 'text/plain', pdf],
		['MP3 as MP4', 'video/mp4', mp3],
	])
		it(`${name}: refused by its content`, async () => {
			const { status } = await upload(warga, body, declared, { expect: null });
			assert.ok([415, 422].includes(status), String(status));
		});

	for (const [type, body] of [
		['text/html', html],
		['image/svg+xml', svg],
		['application/zip', zip],
		['application/x-executable', elf],
		['application/octet-stream', png],
		['image/gif', Buffer.from('GIF89a')],
	])
		it(`${type}: not on the list`, () => upload(warga, body, type, { expect: 415 }));

	it('nothing: 422', () => upload(warga, '', 'text/plain', { expect: 422 }));

	it('names are cleaned and come back safe', async () => {
		for (const [header, expected] of [
			['attachment; filename="../../etc/passwd"', /^[^/]*$/],
			['attachment; filename="a\\"b.txt"', /./],
			[`attachment; filename*=UTF-8''sur%C3%A1t%20%E2%82%AC.txt`, /surát €\.txt/],
			['attachment; filename="x\ty.txt"', /./],
			['inline', /./],
			[`attachment; filename="${'x'.repeat(400)}"`, /^.{1,255}$/],
			["attachment; filename*=UTF-8''%0d%0aSet-Cookie%3a%20x", /^[^\r\n]*$/],
			["attachment; filename*=UTF-8''%00", /./],
			['attachment; filename="C:\\\\dir\\\\berkas.txt"', /./],
		]) {
			const made = await upload(warga, text, 'text/plain', { headers: { 'content-disposition': header }, expect: null });
			if (made.status === 400) continue; // not a header at all
			assert.equal(made.status, 201, header);
			assert.match(made.json.nama, expected, header);
			const got = await download(warga, made.json.id);
			assert.ok(!got.headers['set-cookie'] && !/[\r\n/\\]/.test(made.json.nama.replaceAll('\\"', '')), made.json.nama);
		}
	});

	it('repeated with the same key: once', async () => {
		const headers = { 'idempotency-key': randomUUID() };
		const [first, second] = [await upload(warga, png, 'image/png', { headers }), await upload(warga, png, 'image/png', { headers })];
		assert.equal(second.json.id, first.json.id);
		assert.equal(second.headers['idempotency-replayed'], 'true');
		await upload(warga, pdf, 'application/pdf', { headers, expect: 422 });
	});

	it('for the parties of the case only', async () => {
		const secret = await file(env.api, { terlapor_pelaksana_id: officer.rekanDinas });
		const owner = env.api.withCode(secret.kode_akses);
		const made = (await upload(owner, png, 'image/png', { id: secret.id })).json;
		await download(owner, made.id);
		await download(petugas, made.id);
		await download(env.as('kepala'), made.id);
		await download(env.as('bagianOrganisasi'), made.id);
		for (const client of [
			env.api,
			warga,
			env.as('masyarakatLain'),
			env.as('petugasLain'),
			env.as('kepalaLain'),
			env.as('biasa'),
			env.as('rekan'),
			env.api.withCode('x'.repeat(43)),
		]) {
			await download(client, made.id, { expect: 404 });
			await client.get(`/v1/pengaduan/${secret.id}/lampiran`, { expect: 404 });
			await upload(client, png, 'image/png', { id: secret.id, expect: 404 });
		}
		for (const name of ['ombudsman', 'portal']) await download(env.as(name), made.id, { expect: 403 });
	});

	it('copies of identity cards only for those who handle the case, each reading logged', async () => {
		const own = await file(warga);
		const card = (await upload(warga, png, 'image/png', { id: own.id, query: '?kategori=identitas' })).json;
		await upload(warga, png, 'image/png', { id: own.id, query: '?kategori=jawaban', expect: 403 });
		const answer = (await upload(petugas, pdf, 'application/pdf', { id: own.id, query: '?kategori=jawaban' })).json;
		const readings = async () => (await env.one('select count(*) as n from akses_identitas where berkas_id = $1', [own.id])).n;
		const before = await readings();
		await download(petugas, card.id);
		assert.equal(await readings(), before + 1);
		await download(petugas, answer.id);
		assert.equal(await readings(), before + 1);
		await act(petugas, own.id, 'teruskan', { penyelenggara_id: agency.badan });
		await download(petugas, card.id, { expect: 404 }); // no longer handles it
		await download(petugas, answer.id);
		await download(env.as('petugasLain'), card.id);
		const names = async (client) => (await client.get(`/v1/pengaduan/${own.id}/lampiran`)).json.data.map((one) => one.kategori).sort();
		assert.deepEqual(await names(petugas), ['jawaban']);
		assert.deepEqual(await names(env.as('petugasLain')), ['identitas', 'jawaban']);
		assert.deepEqual(await names(warga), ['identitas', 'jawaban']);
	});

	it('none to a closed case', async () => {
		const own = await file(warga);
		await act(warga, own.id, 'cabut', { alasan: 'x' });
		await upload(warga, png, 'image/png', { id: own.id, expect: 409 });
	});

	it('at most twenty to one case', async () => {
		for (let n = 0; n < 20; n++) await upload(warga, text, 'text/plain');
		await upload(warga, text, 'text/plain', { expect: 409 });
		assert.equal((await warga.get(`/v1/pengaduan/${filed.id}/lampiran?limit=100`)).json.data.length, 20);
	});

	it('are sealed in pieces in the database', async () => {
		const body = Buffer.from(`Penanda yang mudah ditemukan. ${'x'.repeat(200000)}`);
		const made = (await upload(warga, body, 'text/plain')).json;
		const pieces = await env.rows('select isi from lampiran_potong where lampiran_id = $1 order by urutan', [made.id]);
		assert.equal(pieces.length, 4);
		assert.ok(!Buffer.concat(pieces.map((piece) => piece.isi)).includes('Penanda yang mudah ditemukan'));
		// Pieces that were exchanged are not passed on.
		await env.sql.query('update lampiran_potong set isi = $2 where lampiran_id = $1 and urutan = 0', [made.id, pieces[1].isi]);
		const answer = await petugas.send('GET', `/v1/lampiran/${made.id}`).catch((error) => error);
		assert.ok(answer.status === 500 || answer.code === 'ECONNRESET', String(answer.status));
	});

	it('nothing of an upload stays on disk', () => {
		const names = execFileSync('ls', [state.work], { encoding: 'utf8' });
		assert.ok(!/spool|upload/.test(names), names);
	});

	it('the receipt as a PDF says what the receipt says, with a QR code', async () => {
		const own = await file(warga);
		const receipt = (await warga.get(`/v1/pengaduan/${own.id}/tanda-terima`)).json;
		const got = await warga.get(`/v1/pengaduan/${own.id}/tanda-terima/pdf`);
		assert.match(got.headers['content-disposition'], /^attachment; filename=.*\.pdf/);
		assert.ok(got.body.subarray(0, 5).equals(Buffer.from('%PDF-')));
		const path = join(state.work, 'tanda-terima.pdf');
		writeFileSync(path, got.body);
		const words = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
		for (const part of [
			own.nomor,
			person.nama,
			person.nik,
			'Dinas Kependudukan dan Pencatatan Sipil',
			own.judul,
			'2 Maret 2026',
			receipt.tanda_tangan.nilai.slice(0, 16),
		])
			assert.ok(words.includes(part), `${part} is not in: ${words}`);
		assert.ok(!words.includes(own.kode_akses) && !got.body.includes(own.kode_akses));
		// Whoever may not know who complained is not told that nobody is known.
		const hidden = await file(warga, { kerahasiaan: 'rahasia' });
		writeFileSync(path, (await env.as('kepala').get(`/v1/pengaduan/${hidden.id}/tanda-terima/pdf`)).body);
		const copy = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
		assert.ok(copy.includes('tidak ditampilkan pada salinan ini') && !copy.includes('anonim') && !copy.includes(person.nama), copy);
		writeFileSync(path, got.body);
		execFileSync('pdftoppm', ['-r', '200', '-png', path, path]);
		// It leads to the case, without the access code.
		const code = execFileSync('sh', ['-c', `zbarimg -q --raw ${path}*.png || true`], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		});
		assert.ok(code.includes(`${issuer}/v1/pengaduan/${own.id}`), code);
	});
});
