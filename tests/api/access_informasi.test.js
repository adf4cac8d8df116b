// The access matrix of requests for information and objections: see access.test.js.
import { after, before, describe, it } from 'node:test';
import { rules, seesRequest } from './lib/access/informasi.js';
import { judgeList, judgeUnchanged } from './lib/access/matrix.js';
import { makeRequests } from './lib/access_cases.js';
import { Environment } from './lib/environment.js';

describe('access to requests for information', () => {
	let env, requests;
	const of = (kind) => Object.fromEntries(Object.entries(requests).filter(([, one]) => one.of === kind));

	before(async () => {
		env = await Environment.create('access_informasi');
		requests = await makeRequests(env);
	});
	after(() => env?.stop());

	it('through HTTP: operations on a request or an objection, by every caller, in every relation to it', () =>
		judgeUnchanged(env, `select id from kejadian where proses ~ 'informasi' and jenis !~ 'lampiran' order by id`, rules, (operation) =>
			of(operation.id.split('_')[0]),
		));

	it('through HTTP: lists hold what the caller may see, and nothing else', async () => {
		for (const kind of ['permohonan', 'keberatan']) await judgeList(env, `/v1/${kind}-informasi`, of(kind), seesRequest);
	});
});
