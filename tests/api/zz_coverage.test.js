// Last: what the whole run has shown of the contract. Run by lib/main.js when all other files are done.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { Environment } from './lib/environment.js';
import { sanitizerReport } from './lib/daemon.js';
import { state } from './lib/state.js';

const read = (folder) => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);

describe('coverage of the contract', () => {
	let env;

	before(async () => {
		env = await Environment.create('coverage');
	});
	after(() => env?.stop());

	it('every operation and every declared status was exercised', () => {
		const seen = new Set(read(state.records).flatMap(([, text]) => text.split('\n')));
		assert.deepEqual(env.contract.unexercised(seen), []);
	});

	it('no daemon of the run left a report of a sanitizer, also not one that was killed', () => {
		const reports = read(state.logs).filter(([, text]) => sanitizerReport.test(text));
		assert.deepEqual(
			reports.map(([name, text]) => `${name}: ${text.slice(text.search(sanitizerReport), 2000)}`),
			[],
		);
	});
});
