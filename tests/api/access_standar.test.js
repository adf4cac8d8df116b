// The access matrix of service standards, charters and procedures: see access.test.js.
import { after, before, describe, it } from 'node:test';
import { rules } from './lib/access/standar.js';
import { judgeUnchanged, withoutCode } from './lib/access/matrix.js';
import { Environment } from './lib/environment.js';
import { agree, charter, decision, procedure, publishAll, setStandard } from './lib/standards.js';
import { agency, service } from './lib/world.js';

const later = { tanggal: '2026-02-20' };

describe('access to standards', () => {
	let env;
	const things = { standar: {}, maklumat: {}, sop_pengaduan: {} };

	// Standards of three agencies that are being drafted, and one that is set.
	const makeStandards = async () => {
		const bureau = env.as('bagianOrganisasi');
		const { id: below } = (await env.api.get(`/v1/layanan?penyelenggara_id=${agency.uptd}&limit=1`)).json.data[0];
		for (const [name, layanan] of [['dinas', service.kk], ['badan', service.izin], ['uptd', below]])
			things.standar[`draft, ${name}`] = { id: (await agree(bureau, {}, layanan)).id, agency: agency[name], tugas: 'back_office' };
		const { id } = await setStandard(env, { keputusan: later });
		things.standar.set = { id, agency: agency.dinas, tugas: 'back_office', set: true };
	};
	const makeRule = async (of, path, body, tugas) => {
		const head = env.as('kepala');
		for (const set of [false, true]) {
			const { id } = (await head.post(`/v1/${path}`, body, { expect: 201 })).json;
			if (set) await head.post(`/v1/${path}/${id}/penetapan`, decision(later));
			things[of][set ? 'set' : 'draft'] = { id, agency: agency.dinas, tugas, set };
		}
	};

	before(async () => {
		env = await Environment.create('access_standar');
		await publishAll(env);
		await makeStandards();
		await makeRule('maklumat', 'maklumat', charter(), 'back_office');
		await makeRule('sop_pengaduan', 'sop-pengaduan', procedure(), 'pengelola_pengaduan');
	});
	after(() => env?.stop());

	it('through HTTP: operations on a standard, a charter or a procedure, by every caller, in every relation to it', () =>
		judgeUnchanged(
			env,
			`select id, versi from berkas where proses in ('standar', 'maklumat', 'sop_pengaduan') order by id`,
			rules,
			(operation) => things[Object.keys(things).find((name) => operation.id.startsWith(name))],
			withoutCode,
		));
});
