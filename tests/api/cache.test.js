// Ready answers to public reads: what changed is not told as it was, by no daemon, longer than cache.life_ms whatever is lost on the way; and
// nobody is told what was read for somebody else.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Environment } from './lib/environment.js';
import { until } from './lib/daemon.js';
import { service } from './lib/world.js';

const target = `/v1/layanan/${service.kk}`;
const metric = async (daemon, found) =>
	Number((await (await fetch(`${daemon.metricsUrl}`)).text()).match(new RegExp(`layanand_ready_answers_total\\{found="${found}"\\} (\\d+)`))[1]);
const read = async (daemon, path = target, headers = {}) => {
	const answer = await fetch(daemon.url + path, { headers });
	return { status: answer.status, etag: answer.headers.get('etag'), id: answer.headers.get('request-id'), json: answer.status === 200 ? await answer.json() : null };
};

describe('ready answers', () => {
	let env;

	before(async () => {
		env = await Environment.create('cache', { daemons: 3, settings: { 'cache.life_ms': 60000 } });
	});
	after(() => env?.stop());

	const rename = (nama) => env.sql.query('update layanan set nama = $1, versi = versi + 1 where id = $2', [nama, service.kk]);
	const warm = async () => {
		for (const daemon of env.daemons) for (let n = 0; n < 6; n++) await read(daemon);
	};

	it('are the same answers: body, ETag, 304, HEAD, with a Request-Id of their own', async () => {
		await warm();
		const before = await metric(env.daemon, 'yes');
		const one = await read(env.daemon), two = await read(env.daemon);
		assert.ok((await metric(env.daemon, 'yes')) >= before + 2, 'answered from what was kept');
		assert.deepEqual([one.json, one.etag], [two.json, two.etag]);
		assert.notEqual(one.id, two.id);
		assert.equal((await read(env.daemon, target, { 'if-none-match': one.etag })).status, 304);
		const head = await fetch(env.daemon.url + target, { method: 'HEAD' });
		assert.deepEqual([head.status, head.headers.get('etag'), await head.text()], [200, one.etag, '']);
		const known = await env.as('petugas').get(target);
		assert.deepEqual(known.json, one.json);
	});

	it('are not given to nor taken from callers who say who they are', async () => {
		await warm();
		const looks = (await metric(env.daemon, 'yes')) + (await metric(env.daemon, 'no'));
		const officer = await env.as('petugas').get(target);
		assert.match(officer.headers['cache-control'], /private/);
		await env.api.withCode('x'.repeat(43)).get(target);
		assert.equal((await metric(env.daemon, 'yes')) + (await metric(env.daemon, 'no')), looks);
		assert.equal((await env.api.get(target)).headers['cache-control'], 'public, no-cache');
	});

	it('of the catalogue may be used again by nobody without asking', async () => {
		const open = ['penyelenggara', 'layanan', 'standar', 'maklumat', 'katalog', 'informasi-wajib', 'pelaksana', 'seleksi', 'penetapan-pelaksana'];
		const kept = env.contract.operations.filter((one) => one['x-cache'] && one.tags.some((tag) => open.includes(tag)) && /max-age/.test(one['x-cache']));
		assert.deepEqual(kept.map((one) => one.id), ['impor_templat'], 'only what no change of the catalogue changes');
	});

	it('differ by query, and a wrong query stays wrong', async () => {
		const list = async (query) => (await read(env.daemon, `/v1/layanan${query}`)).json?.data.length;
		for (let n = 0; n < 4; n++) {
			assert.equal(await list('?limit=2'), 2);
			assert.equal(await list('?limit=3'), 3);
			assert.equal(await list('?limit=3&x=1'), undefined);
		}
		const link = (await fetch(`${env.daemon.url}/v1/layanan?limit=2`)).headers.get('link');
		assert.match(link, /rel="next"/);
		assert.equal((await fetch(`${env.daemon.url}/v1/layanan?limit=2`)).headers.get('link'), link);
	});

	it('end in every daemon when what they tell of is changed, by whomever', async () => {
		for (let n = 0; n < 5; n++) {
			await warm();
			await rename(`Nama ${n}`);
			for (const daemon of env.daemons)
				await until('the new name', async () => (await read(daemon)).json.nama === `Nama ${n}`, 5000, 1);
			// And no loop of any daemon goes back to the old one.
			for (const daemon of env.daemons)
				for (let again = 0; again < 6; again++) assert.equal((await read(daemon)).json.nama, `Nama ${n}`);
		}
	});

	it('whoever made a change sees it everywhere as soon as he has his answer', async () => {
		const path = `/v1/layanan/${service.kk}`;
		for (let n = 0; n < 20; n++) {
			await warm();
			const head = env.clientOf(env.daemons[n % 3]).as(env.tokens.kepala);
			const { headers } = await head.get(path);
			await head.send('PATCH', path, { json: { nama: `Ubahan ${n}` }, headers: { 'if-match': headers.etag }, expect: 200 });
			const seen = await Promise.all(env.daemons.flatMap((daemon) => Array.from({ length: 6 }, async () => (await read(daemon)).json.nama)));
			assert.deepEqual([...new Set(seen)], [`Ubahan ${n}`]);
		}
	});

	it('end when the connection that would have told of a change was lost', async () => {
		await warm();
		await env.sql.query(`begin; update layanan set nama = 'Tak terdengar', versi = versi + 1 where id = '${service.kk}'`);
		await env.sql.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'layanand-%-%'`);
		await env.sql.query('commit');
		for (const daemon of env.daemons)
			await until('the new name', async () => (await read(daemon)).json?.nama === 'Tak terdengar', 10000, 5);
	});
});

describe('ready answers of which no word comes through', () => {
	let env;

	before(async () => {
		env = await Environment.create('cache_umur', { settings: { 'cache.life_ms': 300 } });
	});
	after(() => env?.stop());

	it('are not given any more after cache.life_ms', async () => {
		await env.sql.query('alter table layanan disable trigger layanan_cache');
		for (let n = 0; n < 5; n++) {
			for (let again = 0; again < 6; again++) await read(env.daemon);
			// Not the name: its trigrams are rows whose change is told.
			await env.sql.query('update layanan set biaya = $1 where id = $2', [`Diam-diam ${n}`, service.kk]);
			const committed = performance.now();
			let asked; // when the last old answer was asked for, since the change was there
			await until('the new charge', async () => {
				const now = performance.now();
				const seen = (await read(env.daemon)).json.biaya === `Diam-diam ${n}`;
				if (!seen) asked = now - committed;
				return seen;
			}, 5000, 1);
			assert.ok(asked > 0, 'it was kept');
			assert.ok(asked <= 300, `an old answer ${asked} ms after the change`);
		}
	});
});

describe('a daemon that stands still', () => {
	let env;

	before(async () => {
		env = await Environment.create('cache_diam', { daemons: 2, settings: { 'cache.life_ms': 1000 } });
	});
	after(() => env?.stop());

	it('keeps nobody from changing anything, and tells nothing old when it goes on', async () => {
		await read(env.daemons[1]);
		env.daemons[1].child.kill('SIGSTOP');
		try {
			const head = env.as('kepala');
			const { headers } = await head.get(target);
			await head.send('PATCH', target, { json: { nama: 'Sementara diam' }, headers: { 'if-match': headers.etag }, expect: 200 });
		} finally {
			env.daemons[1].child.kill('SIGCONT');
		}
		assert.equal((await read(env.daemons[1])).json.nama, 'Sementara diam');
	});
});
