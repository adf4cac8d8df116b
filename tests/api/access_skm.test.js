// The access matrix of surveys: see access.test.js.
import { after, before, describe, it } from 'node:test';
import { rules } from './lib/access/skm.js';
import { judgeUnchanged, withoutCode } from './lib/access/matrix.js';
import { Environment } from './lib/environment.js';
import { csv, openSurvey, plan, publishSurvey } from './lib/surveys.js';
import { agency } from './lib/world.js';

describe('access to surveys', () => {
	let env;
	const surveys = {};

	before(async () => {
		env = await Environment.create('access_skm');
		const team = env.as('bagianOrganisasi');
		for (const name of ['dinas', 'badan', 'uptd']) {
			const changes = { penyelenggara_id: agency[name] };
			surveys[`planned, ${name}`] = { id: (await plan(team, changes)).id, agency: agency[name] };
			surveys[`open, ${name}`] = { id: (await openSurvey(team, changes)).id, agency: agency[name], open: true };
			surveys[`published, ${name}`] = { id: (await publishSurvey(env, csv(6), changes)).id, agency: agency[name], published: true };
		}
	});
	after(() => env?.stop());

	it('through HTTP: operations on a survey, by every caller, in every relation to it', () =>
		judgeUnchanged(env, `select id, versi from berkas where proses = 'skm' order by id`, rules, () => surveys, withoutCode));
});
