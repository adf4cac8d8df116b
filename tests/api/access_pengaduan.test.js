// The access matrix of complaints, and of what other processes do on one: see access.test.js.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { onCase, sees } from './lib/access.js';
import { judgeList, judgeUnchanged } from './lib/access/matrix.js';
import { makeCases } from './lib/access_cases.js';
import { Environment } from './lib/environment.js';

describe('access to complaints', () => {
	let env, cases;

	before(async () => {
		env = await Environment.create('access_pengaduan');
		cases = await makeCases(env);
	});
	after(() => env?.stop());

	it('through HTTP: operations on a case, by every caller, in every relation to it', async () => {
		const events = `select id from kejadian where berkas_id is not null and jenis !~ 'lampiran' order by id`;
		const cells = await judgeUnchanged(env, events, onCase, () => cases);
		assert.ok(cells > 3000, String(cells));
	});

	it('through HTTP: lists hold what the caller may see, and nothing else', () => judgeList(env, '/v1/pengaduan', cases, sees));
});
