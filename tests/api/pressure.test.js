// Under pressure: a full queue, requests that take too long, slow neighbours, several daemons on one database.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { connect } from './lib/cluster.js';
import { complaint, file } from './lib/complaints.js';
import { sleep, until } from './lib/daemon.js';
import { Environment } from './lib/environment.js';

describe('a daemon with one worker and a queue of two', () => {
	let env, blocker;

	before(async () => {
		env = await Environment.create('pressure', {
			settings: { 'server.workers': 1, 'server.queue': 2, 'server.request_deadline_ms': 1500, 'server.io_threads': 1 },
		});
		blocker = await connect(env.cluster, env.database);
	});
	after(async () => {
		await blocker?.end();
		await env?.stop();
	});

	it('answers 503 with Retry-After to what it cannot take, and everything else goes on', async () => {
		const filed = await file(env.as('masyarakat'));
		await blocker.query('begin');
		await blocker.query('select 1 from berkas where id = $1 for update', [filed.id]);
		const post = () => env.as('masyarakat').send('POST', `/v1/pengaduan/${filed.id}/lengkapi`, { json: { uraian: 'x' } });
		const begin = performance.now();
		// The worker takes one; then more come than the queue holds.
		const waiting = [post()];
		await until(
			'the worker has it',
			async () =>
				(await env.rows(`select from pg_stat_activity where wait_event_type = 'Lock' and datname = $1`, [env.database])).length,
		);
		const refusals = [];
		for (let n = 0; n < 8; n++)
			waiting.push(
				(async () => {
					const sent = performance.now();
					const answer = await post();
					if (answer.status === 503) refusals.push(performance.now() - sent);
					return answer;
				})(),
			);
		await until('six are refused', () => refusals.length >= 6, 1200, 5);
		assert.ok(Math.min(...refusals) < 450, `a refusal takes ${Math.min(...refusals)} ms`); // not until the next turn of the loop
		assert.equal((await env.api.get('/livez')).status, 200);
		await env.api.get('/v1/layanan?limit=3'); // on the loop, past the queue
		await until('it says that the queue is full', async () => (await env.api.send('GET', '/readyz')).status === 503, 1200, 20);
		const answers = await Promise.all(waiting);
		for (const answer of answers) {
			assert.equal(answer.status, 503);
			assert.ok(Number(answer.headers['retry-after']) >= 1);
		}
		assert.ok(performance.now() - begin < 6000, 'nobody waits longer than his time');
		await blocker.query('rollback');
		assert.equal((await post()).status, 200);
		assert.equal((await env.api.send('GET', '/readyz')).status, 200);
		assert.equal(
			(await env.one(`select count(*) as n from kejadian where berkas_id = $1`, [filed.id])).n,
			2,
			'what was refused was not done',
		);
	});

	it('a statement that is slow on the loop is run again by a worker; others are not held up', async () => {
		await blocker.query('begin');
		await blocker.query('lock table layanan in access exclusive mode');
		const slow = env.api.send('GET', '/v1/layanan?limit=2');
		await sleep(50);
		const begin = performance.now();
		await env.api.get('/livez');
		await env.api.get('/v1/kalender/hari-libur?limit=1');
		assert.ok(performance.now() - begin < 700, `${performance.now() - begin} ms`);
		await sleep(500);
		await blocker.query('rollback');
		assert.equal((await slow).status, 200);
	});
});

describe('two daemons on one database', () => {
	let env, second;

	before(async () => {
		env = await Environment.create('two', { daemons: 2 });
		second = env.clientOf(env.daemons[1]);
	});
	after(() => env?.stop());

	it('a cursor of one goes on at the other', async () => {
		const first = (await env.api.get('/v1/layanan?limit=5')).json;
		const rest = (await second.get(`/v1/layanan?limit=100&cursor=${encodeURIComponent(first.next_cursor)}`)).json;
		assert.equal(first.data.length + rest.data.length, 45);
	});

	it('an ETag of one is known to the other', async () => {
		const { etag } = await env.api.get('/v1/layanan?limit=5');
		await second.get('/v1/layanan?limit=5', { expect: 304, headers: { 'if-none-match': etag } });
	});

	it('a key is used once, also when both get it at the same time', async () => {
		const both = [env.api, second].map((client) => client.as(env.tokens.masyarakat));
		for (let n = 0; n < 10; n++) {
			const headers = { 'idempotency-key': randomUUID() };
			const answers = await Promise.all(
				Array.from({ length: 6 }, (_, at) =>
					both[at % 2].send('POST', '/v1/pengaduan', { json: complaint({ judul: `Dua daemon ${n}` }), headers }),
				),
			);
			assert.ok(answers.every((answer) => [201, 409].includes(answer.status)));
			assert.equal((await env.one('select count(*) as n from pengaduan where judul = $1', [`Dua daemon ${n}`])).n, 1);
		}
	});

	it('numbers are given once', async () => {
		const made = await Promise.all(Array.from({ length: 40 }, (_, n) => file([env.api, second][n % 2])));
		assert.equal(new Set(made.map((one) => one.nomor)).size, 40);
	});

	it('a clock that is set is kept by both', async () => {
		await env.clock('2026-04-15T10:00:00+07:00');
		for (const client of [env.api, second]) assert.match((await file(client)).dibuat_pada, /^2026-04-15T10:0/);
	});
});
