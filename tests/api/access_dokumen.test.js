// The access matrix of public documents: see access.test.js.
import { after, before, describe, it } from 'node:test';
import { rules, seesDocument } from './lib/access/dokumen.js';
import { judgeList, judgeUnchanged, withoutCode } from './lib/access/matrix.js';
import { closedDocument, publish, record } from './lib/documents.js';
import { Environment } from './lib/environment.js';
import { agency } from './lib/world.js';

describe('access to documents', () => {
	let env;
	const documents = {};

	before(async () => {
		env = await Environment.create('access_dokumen');
		const keeper = env.as('bagianOrganisasi');
		for (const name of ['dinas', 'badan', 'uptd']) {
			const of = { penyelenggara_id: agency[name] };
			documents[`open, ${name}`] = { id: (await publish(keeper, of)).id, agency: agency[name], open: true };
			documents[`closed, ${name}`] = { id: (await publish(keeper, closedDocument(of))).id, agency: agency[name] };
			documents[`empty, ${name}`] = { id: (await record(keeper, of)).id, agency: agency[name], empty: true };
		}
	});
	after(() => env?.stop());

	it('through HTTP: operations on a document, by every caller, in every relation to it', () =>
		judgeUnchanged(env, `select id, versi from berkas where proses = 'dokumen' order by id`, rules, () => documents, withoutCode));

	it('through HTTP: lists hold what the caller may see, and nothing else', () =>
		judgeList(env, '/v1/dokumen', documents, (caller, one) => !one.empty && seesDocument(caller, one), withoutCode));
});
