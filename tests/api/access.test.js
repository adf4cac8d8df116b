// The access matrix, generated: every operation x every caller x every relation to what it is about, each cell asserted through HTTP; again at
// the database in access_database.test.js. What is expected stands in lib/access/, a file for each process. Here: that nothing is left out, and
// the operations that are about no case; access_*.test.js ask about cases.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { general, processes } from './lib/access.js';
import { judge, withoutCode } from './lib/access/matrix.js';
import { file } from './lib/complaints.js';
import { draft } from './lib/decisions.js';
import { Environment } from './lib/environment.js';
import { ask } from './lib/requests.js';
import { publishAll } from './lib/standards.js';
import { agency, officer, service } from './lib/world.js';

describe('access', () => {
	let env, about;

	before(async () => {
		env = await Environment.create('access');
		const warga = env.as('masyarakat');
		const [filed, asked] = [await file(warga), await ask(warga)];
		const naming = (await env.as('kepala').post('/v1/penetapan-pelaksana', draft(), { expect: 201 })).json;
		const holiday = { tanggal: '2030-03-04', nama: 'x', jenis: 'libur_daerah' };
		const body = { nomor: '1', tanggal: '2026-03-02', tentang: 'x', tambah: [holiday] };
		const decree = (await env.as('bagianOrganisasi').post('/v1/kalender/keputusan', body, { expect: 201 })).json;
		await publishAll(env);
		about = {
			penyelenggara: { id: agency.dinas },
			layanan: { id: service.kk },
			katalog: { id: service.kk },
			'katalog/hsds/organizations': { id: agency.dinas },
			kalender: { id: decree.id },
			pelaksana: { id: officer.biasaDinas },
			'penetapan-pelaksana': { id: naming.id },
			pengaduan: { nomor: filed.nomor, kode: filed.kode_akses },
			'permohonan-informasi': { nomor: asked.nomor, kode: asked.kode_akses },
		};
	});
	after(() => env?.stop());

	it('has a rule for every operation, and for no other', () => {
		const ruled = Object.values(processes).flatMap((one) => [...Object.keys(one.general ?? {}), ...Object.keys(one.rules ?? {})]);
		assert.deepEqual(ruled.sort(), env.contract.operations.map((operation) => operation.id).sort());
	});

	it('through HTTP: operations that are about no case', () =>
		judge(env, general, ({ template }) => ({ it: about[template.slice('/v1/'.length).split('/{')[0]] ?? about[template.split('/')[2]] ?? {} }), withoutCode));
});
