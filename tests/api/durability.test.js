// kill -9 of the daemon and an immediate restart of PostgreSQL under a stream of filings: what was acknowledged is there, nothing twice, and
// the daemon serves again by itself. And the gentle end: SIGTERM under load loses nothing.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
	createDatabase,
	conninfo,
	pauseCluster,
	restartCluster,
	resumeCluster,
	startCluster,
	stopCluster,
	withConnection,
} from './lib/cluster.js';
import { exchange } from './lib/client.js';
import { Daemon, sleep, until } from './lib/daemon.js';
import { Environment } from './lib/environment.js';
import { complaint } from './lib/complaints.js';
import { run } from './lib/program.js';
import { open, parse } from './lib/sockets.js';
import { state } from './lib/state.js';
import { Filings } from './lib/stream.js';
import { loadWorld } from './lib/world.js';

describe('durability', () => {
	let env, cluster;

	// A cluster of its own, since it is cut down; with fsync, as an installed one.
	before(async () => {
		cluster = startCluster({ PG_FSYNC: '1' });
		const settings = {
			...state.keys,
			'server.mode': 'development',
			'database.migrate_conninfo': conninfo(cluster, 'layanand', 'layanand_migrasi'),
			'database.conninfo': conninfo(cluster, 'layanand', 'layanand_daemon'),
		};
		await run(state.bin, ['migrate'], settings);
		await run(state.bin, ['calendar', 'import', state.holidays], settings);
		await withConnection(cluster, 'layanand', 'postgres', loadWorld);
		await createDatabase(cluster, 'kosong', 'layanand');
		env = await Environment.create('durability', { cluster });
	});
	after(async () => {
		try {
			await env?.stop();
		} finally {
			if (cluster) stopCluster(cluster);
		}
	});

	it('kill -9 of the daemon, three times', async () => {
		const filings = new Filings(() => env.daemon.url, env.tokens.masyarakat);
		await filings.during(async () => {
			for (let n = 0; n < 3; n++) {
				await filings.some(40);
				await env.daemon.kill();
				const [killed] = env.daemons.splice(0, 1, new Daemon({ ...env.settings }));
				assert.equal(killed.how.signal, 'SIGKILL');
				await env.daemon.start();
			}
			await filings.some(40);
		});
		assert.ok(filings.repeats > 0, 'nobody noticed');
		assert.deepEqual(await filings.faults(env.sql), []);
		await env.command(['verify']);
	});

	it('pg_ctl restart -m immediate, three times: the daemon comes back by itself', async () => {
		const filings = new Filings(() => env.daemon.url, env.tokens.masyarakat);
		await filings.during(async () => {
			for (let n = 0; n < 3; n++) {
				await filings.some(40);
				restartCluster(cluster, 'immediate');
			}
			await filings.some(40);
		});
		await env.reconnect();
		assert.deepEqual(await filings.faults(env.sql), []);
		await env.daemon.ready();
		assert.equal(env.daemon.how, undefined, 'the daemon itself went on');
		await env.command(['verify']);
	});

	it('while the database is out of resources: 503 with Retry-After, and nothing is half done', async () => {
		await env.sql.query(`create function habis() returns trigger language plpgsql as $$ begin raise exception 'disk full' using errcode = '53100'; end $$;
			create trigger habis before insert on identitas for each row execute function habis()`);
		env.api = env.clientOf(env.daemon);
		const count = async () => Number((await env.one('select count(*) as n from berkas')).n);
		const before = await count();
		try {
			const refused = await env.as('masyarakat').post('/v1/pengaduan', complaint(), { expect: 503 });
			assert.ok(Number(refused.headers['retry-after']) >= 1);
			assert.ok(!refused.body.toString().includes('disk full'));
		} finally {
			await env.sql.query('drop trigger habis on identitas');
		}
		assert.equal(await count(), before);
		await env.as('masyarakat').post('/v1/pengaduan', complaint(), { expect: 201 });
	});

	it('while the database is away: 503 with Retry-After, /livez 200, /readyz 503', async () => {
		pauseCluster(cluster);
		try {
			const answer = await until('it is noticed', async () => {
				const got = await exchange(env.daemon.url, { target: '/readyz', agent: false });
				return got.status === 503 && got;
			});
			assert.deepEqual(env.contract.faults(answer), []);
			const api = env.clientOf(env.daemon);
			await api.get('/livez');
			for (const target of ['/v1/layanan', `/v1/kalender/tenggat?mulai=2026-03-10&hari=3`, '/openapi.json'])
				assert.ok([200, 503].includes((await api.send('GET', target)).status), target);
			const refused = await api.as(env.tokens.masyarakat).post('/v1/pengaduan', complaint(), { expect: 503 });
			assert.ok(Number(refused.headers['retry-after']) >= 1);
			assert.ok(
				!refused.body.toString().includes('socket') && !refused.body.toString().includes('PGSQL'),
				'nothing of PostgreSQL is told',
			);
		} finally {
			resumeCluster(cluster);
		}
		await env.daemon.ready();
		await env.reconnect();
		env.api = env.clientOf(env.daemon);
		// A worker that has not been asked since finds out now that its connection is gone, and asks for a repeat.
		const post = () => env.as('masyarakat').send('POST', '/v1/pengaduan', { json: complaint() });
		await until('filings are taken again', async () => (await post()).status === 201, 5000);
	});

	it('a daemon that starts before its database is there serves when it comes', async () => {
		const daemon = await env.addDaemon({ 'database.conninfo': conninfo(cluster, 'belum_ada', 'layanand_daemon') }, { ready: false });
		assert.equal((await exchange(daemon.url, { target: '/livez', agent: false })).status, 200);
		assert.equal((await exchange(daemon.url, { target: '/readyz', agent: false })).status, 503);
		await createDatabase(cluster, 'belum_ada', 'kosong');
		await daemon.ready();
		assert.equal((await exchange(daemon.url, { target: '/v1/layanan?limit=1', agent: false })).status, 200);
	});
});

describe('graceful shutdown', () => {
	let env;

	before(async () => {
		env = await Environment.create('shutdown');
	});
	after(() => env?.stop());

	it('SIGTERM under load: what was accepted is answered, exit code 0', async () => {
		const port = env.daemon.port;
		const sent = [];
		const finish = { now: false };
		const client = async () => {
			while (!finish.now) {
				const key = `henti-${sent.length}-${Math.random()}`;
				const body = JSON.stringify(complaint({ judul: `Pengaduan ${key}` }));
				const entry = { key, status: null };
				try {
					const answer = await exchange(`http://127.0.0.1:${port}`, {
						method: 'POST',
						target: '/v1/pengaduan',
						body,
						agent: false,
						headers: {
							'content-type': 'application/json',
							'content-length': Buffer.byteLength(body),
							authorization: `Bearer ${env.tokens.masyarakat}`,
						},
					});
					entry.status = answer.status;
				} catch (error) {
					entry.error = error.code;
				}
				sent.push(entry);
				if (entry.error === 'ECONNREFUSED') return;
			}
		};
		const clients = Promise.all(Array.from({ length: 12 }, client));
		await until('the load is on', () => sent.length > 60);
		// One that is half sent when the signal comes has time to finish.
		const half = await open(port);
		const body = JSON.stringify(complaint({ judul: 'Pengaduan setengah' }));
		let got = Buffer.alloc(0);
		half.on('data', (piece) => {
			got = Buffer.concat([got, piece]);
		});
		half.write(
			`POST /v1/pengaduan HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nAuthorization: Bearer ${env.tokens.masyarakat}\r\n\r\n${body.slice(0, 20)}`,
		);
		await sleep(50);
		env.daemon.signal('SIGTERM');
		await sleep(300);
		half.write(body.slice(20));
		const how = await env.daemon.exited;
		finish.now = true;
		await clients;
		assert.deepEqual(how, { code: 0, signal: null });
		assert.equal(parse(got)?.status, 201, 'the half-sent one');
		const made = new Set((await env.rows('select judul from pengaduan')).map(({ judul }) => judul.slice(10)));
		const lost = sent.filter((entry) => entry.status === 201 && !made.has(entry.key));
		assert.deepEqual(lost, []);
		// Nothing that was taken in was left without its answer.
		const unanswered = sent.filter((entry) => entry.status === null && made.has(entry.key));
		assert.deepEqual(unanswered, []);
		const answered = sent.filter((entry) => entry.status !== null);
		assert.ok(
			answered.every((entry) => entry.status === 201 || entry.status === 503),
			JSON.stringify(answered.find((entry) => entry.status !== 201)),
		);
	});

	it('idle connections do not hold it up', async () => {
		env.daemons.shift();
		const daemon = await env.addDaemon();
		const sockets = await Promise.all(Array.from({ length: 50 }, () => open(daemon.port)));
		sockets[0].write('GET /livez HTTP/1.1\r\nHost: x\r\n\r\n');
		await sleep(100);
		const begin = Date.now();
		await daemon.stop();
		assert.ok(Date.now() - begin < 5000, `${Date.now() - begin} ms`);
	});
});
