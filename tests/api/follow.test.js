// What a daemon follows in the database beside requests (schema, calendar, clock): what it could not read at one time it reads later, by
// itself; until then it is not ready and no deadline lapses by half a knowledge.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connect } from './lib/cluster.js';
import { Environment } from './lib/environment.js';
import { sleep, until } from './lib/daemon.js';

const readyz = async (daemon) => (await fetch(`${daemon.url}/readyz`)).status;

describe('a daemon that is started before the schema is there', () => {
	let env;

	before(async () => {
		env = await Environment.create('follow_migrasi', { template: 'template0', clock: null, daemons: 0 });
		await env.addDaemon({}, { ready: false });
	});
	after(() => env?.stop());

	it('is not ready, and becomes so once `layanand migrate` has run', async () => {
		await sleep(500);
		assert.equal(await readyz(env.daemon), 503);
		await env.command(['migrate']);
		await env.daemon.ready();
	});
});

describe('a calendar that cannot be read when it changes', () => {
	let env;

	before(async () => {
		env = await Environment.create('follow_kalender');
	});
	after(() => env?.stop());

	it('is read later, without a further change', async () => {
		// A lock that is waiting for the change to be committed outlasts the daemon's patience afterwards.
		const other = await connect(env.cluster, env.database);
		await other.query('begin; lock table keputusan_libur in row share mode');
		await other.query(`insert into hari_libur (id, tanggal, nama, jenis) values (gen_random_uuid(), '2026-03-04', 'Hari uji', 'libur_daerah')`);
		await env.sql.query('begin');
		const locked = env.sql.query('lock table keputusan_libur in access exclusive mode');
		await until('the lock waits', async () => (await other.query(`select from pg_locks where not granted`)).rowCount);
		await other.query('commit');
		await other.end();
		await locked;
		await until('the daemon says that it does not know', async () => await readyz(env.daemon) === 503, 30000, 200);
		await env.sql.query('rollback');
		await env.daemon.ready();
		const { derivasi } = (await env.api.get('/v1/kalender/tenggat?mulai=2026-03-03&hari=2')).json;
		assert.ok(derivasi.some((one) => one.tanggal === '2026-03-04' && !one.dihitung), 'the new holiday counts');
	});
});
