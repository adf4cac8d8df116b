// A private PostgreSQL cluster by tests/pg.sh, and databases in it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import pg from 'pg';

const script = fileURLToPath(new URL('../../pg.sh', import.meta.url));

pg.types.setTypeParser(20, Number); // bigint: counts fit
pg.types.setTypeParser(1082, (text) => text); // date as it is written

// { dir, host, port }; plain data, so that it can be handed to other processes.
export function startCluster(environment = {}) {
	const dir = mkdtempSync(join(tmpdir(), 'layanand-pg-'));
	chmodSync(dir, 0o755);
	const line = execFileSync(script, ['start', dir], { encoding: 'utf8', env: { ...process.env, ...environment } });
	const words = Object.fromEntries(
		line
			.trim()
			.split(' ')
			.map((word) => word.split('=')),
	);
	return { dir, host: words.PGHOST, port: Number(words.PGPORT) };
}

export function restartCluster(cluster, mode = 'immediate') {
	execFileSync(script, ['restart', cluster.dir, mode]);
}

export function pauseCluster(cluster) {
	execFileSync(script, ['stop', cluster.dir, 'fast'], { stdio: 'ignore' });
}

export function resumeCluster(cluster) {
	execFileSync(script, ['start', cluster.dir], { stdio: 'ignore' });
}

export function stopCluster(cluster) {
	try {
		execFileSync(script, ['stop', cluster.dir, 'immediate'], { stdio: 'ignore' });
	} finally {
		rmSync(cluster.dir, { recursive: true, force: true });
	}
}

export function conninfo(cluster, database, user) {
	return `host=${cluster.host} port=${cluster.port} dbname=${database} user=${user}`;
}

// A connection as this role; the caller ends it.
export async function connect(cluster, database, user = 'postgres') {
	const client = new pg.Client({ host: cluster.host, port: cluster.port, database, user });
	client.on('error', () => {}); // a restarted cluster cuts it; whoever uses it next is told
	await client.connect();
	return client;
}

export async function withConnection(cluster, database, user, work) {
	const client = await connect(cluster, database, user);
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}

export async function createDatabase(cluster, name, template) {
	await withConnection(cluster, 'postgres', 'postgres', (client) =>
		client.query(`create database ${name} template ${template} owner layanand_pemilik`),
	);
}
