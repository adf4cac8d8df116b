// One run: makes the cluster with a migrated template database, keys and the contract; runs the test files; then checks that every
// operation and every declared status was exercised, and that no daemon left a sanitizer's report.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run as runTests } from 'node:test';
import { spec } from 'node:test/reporters';
import { conninfo, startCluster, stopCluster, withConnection } from './cluster.js';
import { run } from './program.js';
import { loadWorld } from './world.js';

const here = fileURLToPath(new URL('..', import.meta.url));
const root = join(here, '..', '..');
const holidays = join(root, 'deploy', 'data', 'hari-libur.csv');
const work = mkdtempSync(join(tmpdir(), 'layanand-api-'));
let cluster;

function keySettings() {
	return { 'keys.data_key_file': join(work, 'data.keys'), 'keys.signing_dir': join(work, 'signing') };
}

async function prepare() {
	const bin = process.env.LAYANAND_BIN;
	cluster = startCluster({ PG_CONNECTIONS: '300' });
	const settings = {
		...keySettings(),
		'server.mode': 'development',
		'database.conninfo': conninfo(cluster, 'layanand', 'layanand_daemon'),
		'database.migrate_conninfo': conninfo(cluster, 'layanand', 'layanand_migrasi'),
	};
	await run(bin, ['keys', 'generate'], settings);
	await run(bin, ['migrate'], settings);
	await run(bin, ['calendar', 'import', holidays], settings);
	await withConnection(cluster, 'layanand', 'postgres', loadWorld);
	mkdirSync(join(work, 'logs'));
	mkdirSync(join(work, 'records'));
	const state = {
		bin,
		cluster,
		work,
		holidays,
		template: 'layanand',
		logs: join(work, 'logs'),
		records: join(work, 'records'),
		keys: keySettings(),
	};
	process.env.LAYANAND_API_STATE = join(work, 'state.json');
	writeFileSync(process.env.LAYANAND_API_STATE, JSON.stringify(state));
}

// A file that hangs is ended. How long one takes is not what is tested: on a machine with other work it takes several times as long.
const longest = 900000;

// Resolves with whether all passed.
function runFiles(files, concurrency) {
	return new Promise((resolve) => {
		let well = true;
		const stream = runTests({ files, concurrency, timeout: longest });
		stream.on('test:fail', (event) => {
			if (event.todo === undefined || event.todo === false) well = false;
		});
		const report = stream.compose(new spec());
		report.on('end', () => resolve(well));
		report.pipe(process.stdout, { end: false });
	});
}

function cleanUp(keep) {
	if (cluster) stopCluster(cluster);
	cluster = null;
	if (keep) console.log(`logs: ${work}`);
	else rmSync(work, { recursive: true, force: true });
}

for (const signal of ['SIGINT', 'SIGTERM'])
	process.on(signal, () => {
		cleanUp(false);
		process.exit(130);
	});

const all = readdirSync(here)
	.filter((name) => name.endsWith('.test.js') && name !== 'zz_coverage.test.js')
	.sort();
const wanted = process.argv.slice(2).map((name) => basename(name));
let well = false;
try {
	await prepare();
	const files = (wanted.length ? wanted : all).map((name) => join(here, name));
	well = await runFiles(files, Number(process.env.LAYANAND_TEST_JOBS ?? 2));
	if (!wanted.length) well = (await runFiles([join(here, 'zz_coverage.test.js')], 1)) && well;
} catch (error) {
	console.error(error);
} finally {
	cleanUp(!well || Boolean(process.env.LAYANAND_TEST_KEEP));
}
process.exit(well ? 0 : 1);
