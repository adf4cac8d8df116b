// What a single caller can make large or many stays within what everybody else's requests and answers can bear.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Environment } from './lib/environment.js';
import { act, bodies, file } from './lib/complaints.js';
import { lines, raw } from './lib/sockets.js';

describe('somebody who has difficult receipts printed without end', () => {
	let env;

	before(async () => {
		env = await Environment.create('bounds_pdf');
	});
	after(() => env?.stop());

	it('keeps nobody from filing', async () => {
		// Every script there is, each with its own fonts to look for: the most work that a text can make.
		const uraian = String.fromCodePoint(...Array.from({ length: 9900 }, (_, n) => 0x100 + n));
		const filed = await file(env.api, { uraian });
		let printed = 0;
		const all = Array.from({ length: 20 }, async () => {
			const got = await env.api.withCode(filed.kode_akses).send('GET', `/v1/pengaduan/${filed.id}/tanda-terima/pdf`);
			printed++;
			return got;
		});
		await file(env.api);
		assert.ok(printed < 10, `${printed} of 20 came first`);
		// What would take too long is told to come again; on a busy machine that may be some of the twenty.
		const answers = await Promise.all(all);
		assert.ok(answers.some((one) => one.status === 200));
		for (const one of answers.filter((each) => each.status !== 200)) {
			assert.equal(one.status, 503);
			assert.ok(Number(one.headers['retry-after']) >= 1);
		}
	});
});

describe('rates are counted by what a caller cannot choose himself', () => {
	let env;

	before(async () => {
		env = await Environment.create('bounds_rates', { settings: { 'limits.lacak_per_minute': 3, 'limits.masuk_per_minute': 3 } });
	});
	after(() => env?.stop());

	const body = JSON.stringify({ nomor: 'PGD-2026-000001', kode_akses: 'x'.repeat(43) });
	const track = async (...forwarded) => {
		const head = ['POST /v1/pengaduan/lacak HTTP/1.1', 'Host: x', 'Content-Type: application/json', `Content-Length: ${body.length}`];
		const { answers } = await raw(env.daemon.port, lines(...head, ...forwarded.map((one) => `X-Forwarded-For: ${one}`)) + body);
		return answers[0].status;
	};
	const ways = {
		'an invented address in front of that of the proxy': (n) => [`10.0.0.${n}, 203.0.113.1`],
		'an invented line in front of that of the proxy': (n) => [`10.0.0.${n}`, '203.0.113.2'],
		'two trusted proxies': (n) => [`10.0.0.${n}, 203.0.113.3, 127.0.0.1`],
		'addresses of one IPv6 network': (n) => [`2001:db8:1:2::${n}`],
		'spellings of one address': (n) => [['203.0.113.4', '::ffff:203.0.113.4', `203.0.113.4:${n}`][n % 3]],
	};
	for (const [name, forwarded] of Object.entries(ways))
		it(name, async () => {
			const statuses = [];
			for (let n = 1; n <= 5; n++) statuses.push(await track(...forwarded(n)));
			assert.deepEqual(statuses, [404, 404, 404, 429, 429]);
		});

	it('requests for information are tracked under the same limit', async () => {
		const ask = () => env.api.send('POST', '/v1/permohonan-informasi/lacak', { json: { nomor: 'PIN-2026-000001', kode_akses: 'x'.repeat(43) },
			headers: { 'x-forwarded-for': '192.0.2.77' } });
		const statuses = [];
		for (let n = 0; n < 5; n++) statuses.push((await ask()).status);
		assert.deepEqual(statuses, [404, 404, 404, 429, 429]);
	});

	it('codes of mail are guessed under the same limit', async () => {
		const guess = () => env.api.send('POST', '/v1/alamat-surat', { json: { email: 'siapa@contoh.id', kode: '0000-0000-0000', terima: true },
			headers: { 'x-forwarded-for': '192.0.2.78' } });
		const statuses = [];
		for (let n = 0; n < 5; n++) statuses.push((await guess()).status);
		assert.deepEqual(statuses, [404, 404, 404, 429, 429]);
	});

	it('codes and passwords of accounts as well, whoever shows what token', async () => {
		const kode = { kode: '0000-0000-0000-0000' };
		const sandi = { kata_sandi: 'kata-sandi-yang-lain' };
		for (const [n, [who, path, json, status]] of [
			['publik', '/v1/akun/pemulihan/sandi', { ...kode, ...sandi }, 404],
			['masyarakat', '/v1/saya/email/konfirmasi', kode, 404],
			['publik', '/v1/akun/pemulihan', { email: 'siapa@contoh.id' }, 202],
			['masyarakat', '/v1/saya/kata-sandi', { ...sandi, kata_sandi_lama: 'x' }, 409],
			['petugas', '/v1/saya/email', { ...sandi, email: 'siapa@contoh.id' }, 409],
			['masyarakat', '/v1/saya/email/kode', undefined, 409],
		].entries()) {
			const statuses = [];
			while (statuses.length < 5) statuses.push((await env.as(who).send('POST', path, { json, headers: { 'x-forwarded-for': `192.0.2.${n}` } })).status);
			assert.deepEqual(statuses, [status, status, status, 429, 429], path);
		}
	});

	it('different callers are counted apart', async () => {
		for (let n = 1; n <= 5; n++) assert.equal(await track(`198.51.100.${n}`), 404);
	});
});

describe('a complainant with endless additions', () => {
	const most = '\u0001'.repeat(10000); // six bytes each in an answer
	let env, filed, own;

	before(async () => {
		env = await Environment.create('bounds');
		filed = await file(env.api);
		own = env.api.withCode(filed.kode_akses);
	});
	after(() => env?.stop());

	const key = () => ({ headers: { 'idempotency-key': randomUUID() } });

	it('may add twenty times, each with an answer that can be repeated', async () => {
		for (let n = 0; n < 20; n++)
			await act(own, filed.id, 'lengkapi', { uraian: most }, key());
		await own.post(`/v1/pengaduan/${filed.id}/lengkapi`, { uraian: most }, { expect: 409, ...key() });
	});

	it('does not keep the officer from acting, nor the Ombudsman from reading', async () => {
		await act(env.as('petugas'), filed.id, 'telaah', bodies.lengkap, key());
		const { data } = (await env.as('ombudsman').get('/v1/ombudsman/pengaduan?limit=100')).json;
		assert.equal(data[0].riwayat.length, 22);
		for (const event of data[0].riwayat)
			assert.ok(event.catatan === null || [...event.catatan].length <= 300);
		const whole = (await env.as('ombudsman').get(`/v1/pengaduan/${filed.id}/riwayat?limit=100`)).json.data;
		assert.equal(whole.filter((event) => event.catatan === most).length, 20);
	});
});
