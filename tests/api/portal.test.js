// The provincial portal: a client generated from the contract compiles strictly, and reads results and aggregates from a running daemon.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Environment } from './lib/environment.js';
import { act, codes, publishSurvey } from './lib/surveys.js';
import { clientSecret } from './lib/world.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const tool = (...path) => join(here, 'node_modules', ...path);
const values = (n, value) => `${codes}\n${Array(n).fill(codes.map(() => value).join(',')).join('\n')}\n`;

describe('a client generated from the contract', () => {
	let env, folder;

	before(async () => {
		env = await Environment.create('portal');
		await env.sql.query(`update klien set cakupan = 'skm.baca' where id = 'portal-kalbar'`);
		folder = mkdtempSync(join(here, 'portal', 'hasil-')); // beside node_modules, where its imports are found
	});
	after(async () => {
		rmSync(folder, { recursive: true, force: true });
		await env?.stop();
	});

	const compile = (name) =>
		execFileSync(process.execPath, [tool('typescript', 'bin', 'tsc'), '--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', '--target', 'es2022',
			'--lib', 'es2022,dom', '--module', 'nodenext', '--moduleResolution', 'nodenext', '--skipLibCheck', name], { cwd: folder, encoding: 'utf8' });

	it('compiles under --strict, and does not when it asks for what is not in the contract', async () => {
		const contract = await (await fetch(`${env.daemon.url}/openapi.json`)).text();
		writeFileSync(join(folder, 'contract.json'), contract);
		writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
		execFileSync(process.execPath, [tool('openapi-typescript', 'bin', 'cli.js'), 'contract.json', '-o', 'contract.d.ts'], { cwd: folder, stdio: 'pipe' });
		copyFileSync(join(here, 'portal', 'klien.ts'), join(folder, 'klien.ts'));
		compile('klien.ts');
		writeFileSync(join(folder, 'salah.ts'), `import createClient from 'openapi-fetch';\nimport type { paths } from './contract.js';\n` +
			`export const salah = createClient<paths>({ baseUrl: '' }).GET('/v1/skm/agregat', { params: { query: { tahun: '2026' } } });\n`);
		assert.throws(() => compile('salah.ts'), (error) => /not assignable to type 'number'/.test(error.stdout));
	});

	it('reads both operations, goes on from its cursor, and takes out what was withdrawn', async () => {
		const client = await import(pathToFileURL(join(folder, 'klien.js')));
		const first = await publishSurvey(env, values(10, 4));
		const second = await publishSurvey(env, values(30, 3), { periode: 'Semester II' });
		const third = await publishSurvey(env, values(20, 2), { periode: 'Khusus' });
		const token = await client.masuk(env.daemon.url, 'portal-kalbar', clientSecret);
		const copy = { hasil: new Map(), cursor: undefined };
		assert.equal(await client.perbarui(env.daemon.url, token, copy), 3);
		assert.deepEqual([...copy.hasil.keys()], [first.id, second.id, third.id]);
		assert.equal(copy.hasil.get(second.id).ikm, 75);
		const whole = await client.agregat(env.daemon.url, token, 2026, 'kabupaten');
		assert.deepEqual(whole.data.map((group) => [group.responden, group.ikm]), [[60, 70.83]]);
		await act(env.as('kepala'), second.id, 'tarik', { alasan: 'Salah impor.' });
		assert.ok((await client.perbarui(env.daemon.url, token, copy)) >= 1);
		assert.deepEqual([...copy.hasil.keys()], [first.id, third.id]);
		assert.deepEqual((await client.agregat(env.daemon.url, token, 2026, 'penyelenggara')).data.map((group) => [group.responden, group.ikm]), [[30, 66.67]]);
		await assert.rejects(client.agregat(env.daemon.url, 'bukan token', 2026, 'kabupaten'));
	});
});
