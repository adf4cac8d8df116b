// The checker itself, before anything is believed of it: right answers pass, each deliberately wrong one is found.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Environment } from './lib/environment.js';
import { exchange } from './lib/client.js';
import { Contract } from './lib/contract.js';
import { agency } from './lib/world.js';
import { complaint } from './lib/complaints.js';

describe('the checker of answers', () => {
	let env;
	const good = {};

	before(async () => {
		env = await Environment.create('selftest');
		const send = (request) => exchange(env.daemon.url, { ...request, agent: false });
		good.read = await send({ target: `/v1/penyelenggara/${agency.dinas}` });
		good.list = await send({ target: '/v1/penyelenggara?limit=2' });
		good.missing = await send({ target: `/v1/penyelenggara/${agency.dinas.replace(/.$/, 'f')}` });
		const body = JSON.stringify(complaint());
		good.made = await send({
			method: 'POST',
			target: '/v1/pengaduan',
			body,
			headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
		});
		good.head = await send({ method: 'HEAD', target: `/v1/penyelenggara/${agency.dinas}` });
	});
	after(() => env?.stop());

	it('passes what is right', () => {
		assert.deepEqual(
			[good.read, good.list, good.missing, good.made, good.head].map((answer) => answer.status),
			[200, 200, 404, 201, 200],
		);
		for (const [name, answer] of Object.entries(good)) assert.deepEqual(env.contract.faults(answer), [], name);
	});

	const without = (headers, name) => Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
	const edited = (answer, edit) => {
		const value = JSON.parse(answer.body.toString());
		edit(value);
		return { ...answer, body: Buffer.from(JSON.stringify(value)) };
	};
	const wrong = {
		'a status nobody declared': () => ({ ...good.read, status: 418 }),
		'a success where another is declared': () => ({ ...good.made, status: 200 }),
		'no Request-Id': () => ({ ...good.read, headers: without(good.read.headers, 'request-id') }),
		'no ETag': () => ({ ...good.read, headers: without(good.read.headers, 'etag') }),
		'no Location': () => ({ ...good.made, headers: without(good.made.headers, 'location') }),
		'sniffing allowed': () => ({ ...good.read, headers: without(good.read.headers, 'x-content-type-options') }),
		'another content type': () => ({ ...good.read, headers: { ...good.read.headers, 'content-type': 'text/html' } }),
		'a problem as plain JSON': () => ({ ...good.missing, headers: { ...good.missing.headers, 'content-type': 'application/json' } }),
		'a body that is not JSON': () => ({ ...good.read, body: Buffer.from('<html>') }),
		'an empty body': () => ({ ...good.read, body: Buffer.alloc(0) }),
		'an unknown member': () =>
			edited(good.read, (value) => {
				value.rahasia = 1;
			}),
		'an unknown member deep inside': () =>
			edited(good.made, (value) => {
				value.tenggat[0].catatan = 'x';
			}),
		'a missing member': () =>
			edited(good.read, (value) => {
				delete value.motto;
			}),
		'a number as text': () =>
			edited(good.made, (value) => {
				value.eskalasi = '0';
			}),
		'a state that is none': () =>
			edited(good.made, (value) => {
				value.status = 'baru';
			}),
		'an instant without offset': () =>
			edited(good.made, (value) => {
				value.dibuat_pada = '2026-03-10T09:15:00';
			}),
		'an id that is none': () =>
			edited(good.made, (value) => {
				value.id = '17';
			}),
		'a list without next_cursor': () =>
			edited(good.list, (value) => {
				delete value.next_cursor;
			}),
		'a problem with another status': () =>
			edited(good.missing, (value) => {
				value.status = 400;
			}),
		'a problem without code': () =>
			edited(good.missing, (value) => {
				delete value.code;
			}),
		'a problem of another request': () =>
			edited(good.missing, (value) => {
				value.request_id = 'x';
			}),
		'a body to HEAD': () => ({ ...good.head, body: Buffer.from('{}') }),
		'401 without a challenge': () => ({ ...good.missing, status: 401 }),
		'405 without Allow': () => ({ ...good.missing, method: 'DELETE', status: 405 }),
		'success where no operation is': () => ({ ...good.read, target: '/v1/tidak-ada' }),
	};
	for (const [name, make] of Object.entries(wrong)) it(`finds ${name}`, () => assert.notDeepEqual(env.contract.faults(make()), []));

	it('lists what was never exercised', () => {
		const seen = new Set(
			env.contract.operations.flatMap((operation) => Object.keys(operation.responses).map((status) => `${operation.id} ${status}`)),
		);
		assert.deepEqual(env.contract.unexercised(seen), []);
		seen.delete('pengaduan_tolak 412');
		assert.deepEqual(env.contract.unexercised(seen), ['pengaduan_tolak 412']);
	});

	it('gives literal paths precedence and does not match beyond a segment', () => {
		const contract = new Contract(env.contract.document);
		assert.equal(contract.route('POST', '/v1/pengaduan/lacak').id, 'pengaduan_lacak');
		assert.equal(contract.route('HEAD', '/v1/pengaduan/x?q=1').id, 'pengaduan_baca');
		assert.equal(contract.route('GET', '/v1/pengaduan/x/y'), null);
		assert.equal(contract.route('GET', '/v1/pengaduanx'), null);
	});
});
