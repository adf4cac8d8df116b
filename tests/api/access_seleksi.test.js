// The access matrix of selections: see access.test.js. And at the database: who knows candidates and scores, before and after the result is published.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { rules, seesSelection } from './lib/access/seleksi.js';
import { judgeList, judgeUnchanged, withoutCode } from './lib/access/matrix.js';
import { connect } from './lib/cluster.js';
import { Environment } from './lib/environment.js';
import { all, announce, appointment, draft, judge, plan, propose, published, step } from './lib/selections.js';
import { people } from './lib/tokens.js';
import { agency, officer } from './lib/world.js';

describe('access to selections', () => {
	let env, db;
	const things = {};
	const table = { [officer.biasaDinas]: [80, 90], [officer.mantanDinas]: [70, 60], [officer.petugasUptd]: [90, 50] };
	const panel = [officer.ppidDinas, officer.petugasBadan];

	before(async () => {
		env = await Environment.create('access_seleksi');
		const kepala = env.as('kepala');
		const judged = async (name, until) => {
			const id = await judge(env, table, {});
			things[name] = { id, agency: agency.dinas, open: true, penilai: panel, peserta: Object.keys(table) };
			if (until === 'penilaian') return;
			await step(kepala, id, 'penetapan');
			if (until === 'diumumkan') await step(kepala, id, 'publikasi', published('2026-03-16'));
		};
		things.draft = { id: (await draft(env)).id, agency: agency.dinas };
		things['of the Badan'] = { id: (await env.as('bagianOrganisasi').post(all, plan({ penyelenggara_id: agency.badan }), { expect: 201 })).json.id, agency: agency.badan };
		things['of the UPTD'] = { id: (await env.as('kepala').post(all, plan({ penyelenggara_id: agency.uptd }), { expect: 201 })).json.id, agency: agency.uptd };
		const open = await announce(env, { pendaftaran_sampai: '2026-03-31' });
		await propose(env, open.id, officer.biasaDinas);
		await step(kepala, open.id, 'tugaskan', { pelaksana_id: officer.rekanDinas });
		things.open = { id: open.id, agency: agency.dinas, open: true, petugas: officer.rekanDinas, penilai: panel, peserta: [officer.biasaDinas] };
		const entrusted = await draft(env);
		await step(kepala, entrusted.id, 'tugaskan', { pelaksana_id: officer.petugasDinas });
		things.entrusted = { id: entrusted.id, agency: agency.dinas, petugas: officer.petugasDinas };
		const named = await announce(env, {}, appointment);
		await propose(env, named.id, officer.biasaDinas);
		things.appointment = { id: named.id, agency: agency.dinas, open: true, penilai: [], peserta: [officer.biasaDinas] };
		const dropped = await announce(env);
		await step(kepala, dropped.id, 'batal', { alasan: 'x' });
		things.cancelled = { id: dropped.id, agency: agency.dinas, open: true, penilai: panel };
		const nothing = await draft(env);
		await step(kepala, nothing.id, 'batal', { alasan: 'x' });
		things.nothing = { id: nothing.id, agency: agency.dinas };
		await judged('judged', 'penilaian');
		db = await connect(env.cluster, env.database, 'layanand_daemon');
	});
	after(async () => {
		await db?.end();
		await env?.stop();
	});

	it('through HTTP: operations on a selection, by every caller, in every relation to it', () =>
		judgeUnchanged(env, `select id, versi from berkas where proses = 'seleksi' order by id`, rules, () => things, withoutCode));

	it('through HTTP: the list holds what the caller may see, and nothing else', () => judgeList(env, all, things, seesSelection));

	describe('at the database', () => {
		let id;
		const settings = (name) => {
			const { peran, sub, penyelenggara_id } = name === 'publik' ? { peran: 'publik' } : people[name];
			return { peran, sub: /^\w{8}-/.test(sub ?? '') ? sub : '', penyelenggara: penyelenggara_id ?? '', tugas: '', klien: '', kode_akses: '', sekarang: '2026-03-16T10:00:00+07:00' };
		};
		const under = async (name, work) => {
			await db.query('begin');
			try {
				for (const [key, value] of Object.entries(settings(name))) await db.query('select set_config($1, $2, true)', [`layanand.${key}`, value]);
				return await work();
			} finally {
				await db.query('rollback');
			}
		};
		const touches = async (text, values = []) => {
			await db.query('savepoint coba');
			try {
				return (await db.query(text, values)).rowCount;
			} catch (error) {
				return ['42501', '23514'].includes(error.code) ? 'refused' : `${error.code} ${error.message}`;
			} finally {
				await db.query('rollback to savepoint coba');
			}
		};
		// How many rows of each table the caller reads of this selection.
		const seen = (name) =>
			under(name, async () => {
				const found = {};
				for (const one of ['seleksi_peserta', 'seleksi_nilai', 'seleksi_putusan', 'seleksi_hasil', 'berkas_pihak'])
					found[one.replace('seleksi_', '')] = (await db.query(`select from ${one} where berkas_id = $1`, [id])).rowCount;
				return Object.values(found).join(' ');
			});
		const everyone = async (expected) => {
			for (const [name, rows] of Object.entries(expected)) assert.equal(await seen(name), rows, `${name}: peserta nilai putusan hasil pihak`);
		};

		it('before the decision: candidates for those who judge and handle, each assessor his own scores, nothing for others', async () => {
			id = things.judged.id;
			await everyone({
				kepala: '3 12 0 0 5', bagianOrganisasi: '3 12 0 0 5', ppid: '3 6 0 0 2', petugasLain: '3 6 0 0 2', biasa: '1 0 0 0 3', petugasUptd: '1 0 0 0 3',
				rekan: '0 0 0 0 2', kepalaLain: '0 0 0 0 2', kepalaUptd: '0 0 0 0 2', masyarakat: '0 0 0 0 2', publik: '0 0 0 0 2', ombudsman: '0 0 0 0 2', portal: '0 0 0 0 2',
			});
		});

		it('who handles it by his role and is a candidate knows himself alone', async () => {
			id = (await announce(env, { pendaftaran_sampai: '2026-04-01', penetapan_sampai: '2026-04-30' })).id;
			for (const one of [officer.bagianOrganisasi, officer.biasaDinas]) await propose(env, id, one);
			await everyone({ kepala: '2 0 0 0 4', bagianOrganisasi: '1 0 0 0 3' });
			id = things.judged.id;
		});

		it('nobody writes scores but the assessor, in his own name, for a candidate, while it is judged; and none is changed', async () => {
			const give = (penilai, nilai = 100, calon = officer.biasaDinas) => [
				`insert into seleksi_nilai (berkas_id, pelaksana_id, kriteria, penilai_id, ke, nilai, dicatat_pada) values ($1, $2, 'komunikasi', $3, 9, $4, now())`,
				[id, calon, penilai, nilai],
			];
			for (const name of ['kepala', 'bagianOrganisasi', 'biasa', 'rekan', 'petugasLain', 'masyarakat', 'publik'])
				await under(name, async () => assert.equal(await touches(...give(officer.ppidDinas)), 'refused', name));
			await under('biasa', async () => assert.equal(await touches(...give(officer.biasaDinas)), 'refused', 'his own'));
			await under('ppid', async () => {
				assert.equal(await touches(...give(officer.ppidDinas)), 1);
				assert.equal(await touches(...give(officer.ppidDinas, 101)), 'refused');
				assert.match(await touches(...give(officer.ppidDinas, 100, officer.rekanDinas)), /^23503/);
				for (const text of ['update seleksi_nilai set nilai = 100', 'delete from seleksi_nilai', `update seleksi_hasil set terpilih = true`, 'delete from seleksi_peserta'])
					assert.equal(await touches(text), 'refused', text);
			});
		});

		it('what is announced stays, candidates speak for themselves alone, nobody is made an assessor later', async () => {
			for (const name of ['kepala', 'bagianOrganisasi', 'ppid', 'biasa'])
				await under(name, async () => {
					for (const text of [`update seleksi set kuota = 9 where berkas_id = '${id}'`, `delete from seleksi_kriteria where berkas_id = '${id}'`])
						assert.equal(await touches(text), 0, `${text} by ${name}`);
					assert.equal(await touches(`insert into berkas_pihak values ($1, $2, 'penilai')`, [id, officer.rekanDinas]), 'refused', name);
					assert.equal(await touches(`insert into seleksi_kriteria values ($1, 9, 'x', 'x', 'x', null, 1)`, [id]), 'refused', name);
				});
			await under('rekan', async () => assert.equal(await touches(`insert into berkas_pihak values ($1, $2, 'peserta')`, [id, officer.rekanDinas]), 'refused', 'it is closed'));
			await under('biasa', async () => {
				assert.equal(await touches(`update seleksi_peserta set status = 'mundur' where berkas_id = $1`, [id]), 1, 'only himself');
				assert.equal(await touches(`update seleksi_peserta set status = 'gugur' where berkas_id = $1`, [id]), 'refused');
			});
			await under('kepala', async () =>
				assert.equal(await touches(`update berkas_jadwal set sampai = '2026-03-18' where berkas_id = $1 and jenis = 'penetapan'`, [id]), 'refused', 'earlier than announced'));
		});

		it('no result but the one that the scores give, and only by the head', async () => {
			const all = Object.keys(table);
			const values = { [officer.biasaDinas]: [84, 1], [officer.mantanDinas]: [66, 3], [officer.petugasUptd]: [74, 2] };
			const decide = (changes = {}, who = all) => {
				const rows = who.map((one) => ({ nilai: values[one][0], peringkat: values[one][1], terpilih: values[one][1] <= 2, ...changes[one] }));
				return [
					`insert into seleksi_hasil (berkas_id, pelaksana_id, nilai, peringkat, seri, terpilih, nama, jabatan, penyelenggara)
					 select $1, x.id, x.nilai, x.peringkat, false, x.terpilih, 'x', 'x', 'x' from unnest($2::uuid[], $3::numeric[], $4::integer[], $5::boolean[]) x (id, nilai, peringkat, terpilih)`,
					[id, who, rows.map((r) => r.nilai), rows.map((r) => r.peringkat), rows.map((r) => r.terpilih)],
				];
			};
			await under('kepala', async () => {
				assert.equal(await touches(...decide()), 3);
				assert.equal(await touches(...decide({ [officer.mantanDinas]: { nilai: 99 } })), 'refused', 'another value');
				assert.equal(await touches(...decide({ [officer.mantanDinas]: { terpilih: true }, [officer.petugasUptd]: { terpilih: false } })), 'refused', 'past somebody better');
				assert.equal(await touches(...decide({ [officer.mantanDinas]: { terpilih: true } })), 'refused', 'more than the places');
				assert.equal(await touches(...decide({}, all.slice(0, 2))), 'refused', 'somebody left out');
			});
			for (const name of ['bagianOrganisasi', 'ppid', 'biasa', 'kepalaLain', 'kepalaUptd'])
				await under(name, async () => assert.equal(await touches(...decide()), 'refused', name));
		});

		it('between decision and publication: assessors know all, the others still nothing', async () => {
			await step(env.as('kepala'), id, 'penetapan');
			await everyone({
				kepala: '3 12 1 3 5', bagianOrganisasi: '3 12 1 3 5', ppid: '3 12 1 3 2', petugasLain: '3 12 1 3 2', biasa: '1 0 0 0 3', mantan: '1 0 0 0 3',
				rekan: '0 0 0 0 2', masyarakat: '0 0 0 0 2', publik: '0 0 0 0 2', ombudsman: '0 0 0 0 2',
			});
			await under('ppid', async () => assert.equal(await touches(`update seleksi_putusan set diumumkan_pada = now() where berkas_id = $1`, [id]), 0, 'not his to publish'));
		});

		it('published: those chosen for everybody, the others each for himself', async () => {
			await step(env.as('kepala'), id, 'publikasi', published('2026-03-16'));
			await everyone({
				kepala: '3 12 1 3 5', ppid: '3 12 1 3 2', biasa: '1 4 1 2 3', mantan: '1 4 1 3 3', rekan: '0 0 1 2 2', kepalaLain: '0 0 1 2 2', masyarakat: '0 0 1 2 2', publik: '0 0 1 2 2', portal: '0 0 1 2 2',
			});
			await under('kepala', async () => assert.equal(await touches(`update seleksi_putusan set diumumkan_pada = null where berkas_id = $1`, [id]), 0));
		});
	});
});
