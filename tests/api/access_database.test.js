// The access matrix again, at the database: as the daemon's own role, with nothing but row-level security in between.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { callers, follows, handles, knowsIdentity, owns, sees } from './lib/access.js';
import { keepsDocument } from './lib/access/dokumen.js';
import { makeCases, makeRequests } from './lib/access_cases.js';
import { connect } from './lib/cluster.js';
import { complaint } from './lib/complaints.js';
import { Environment } from './lib/environment.js';
import { agency, citizen, officer } from './lib/world.js';

describe('access at the database, as the role of the daemon', () => {
	let env, cases;
	let db;
	const sistem = { name: 'sistem', peran: 'sistem', tugas: [] };
	// Every caller; those with an access code once for each case it opens.
	const contexts = () =>
		[...callers.filter((caller) => caller.code !== 'right'), sistem]
			.map((caller) => ({ caller, code: caller.code ? 'x' : null, opens: null }))
			.concat(
				Object.entries(cases).map(([name, one]) => ({
					caller: { name: `kode ${name}`, peran: 'publik', tugas: [] },
					code: one.kode,
					opens: one,
				})),
			);
	const owner = ({ caller, opens }, one) => opens === one || owns({ ...caller, code: undefined }, one);
	const visible = (context, one) =>
		context.caller.peran === 'sistem' || owner(context, one) || sees({ ...context.caller, code: undefined }, one);

	before(async () => {
		env = await Environment.create('access_database');
		cases = await makeCases(env);
		db = await connect(env.cluster, env.database, 'layanand_daemon');
	});
	after(async () => {
		await db?.end();
		await env?.stop();
	});

	// Runs work under a caller's context, and takes everything back.
	const under = async ({ caller, code }, work) => {
		await db.query('begin');
		try {
			const settings = {
				peran: caller.peran,
				sub: caller.sub && /-/.test(caller.sub) && caller.sub.length === 36 ? caller.sub : '',
				penyelenggara: caller.agency ?? '',
				tugas: caller.tugas.join(','),
				klien: caller.client_id ?? '',
				kode_akses: code ? createHash('sha256').update(code).digest('hex') : '',
				sekarang: '2026-03-02T10:00:00+07:00',
			};
			for (const [name, value] of Object.entries(settings))
				await db.query('select set_config($1, $2, true)', [`layanand.${name}`, value]);
			return await work();
		} finally {
			await db.query('rollback');
		}
	};
	const found = async (text, values = []) => (await db.query(text, values)).rows.map((row) => row.id).sort();
	// How many rows a statement touches, or why it may not.
	const touches = async (text, values = []) => {
		await db.query('savepoint coba');
		try {
			const { rowCount } = await db.query(text, values);
			return rowCount;
		} catch (error) {
			return error.code === '42501' ? 'refused' : `${error.code} ${error.message}`;
		} finally {
			await db.query('rollback to savepoint coba');
		}
	};
	const casesOf = (context, rule) =>
		Object.values(cases)
			.filter((one) => rule(context, one))
			.map((one) => one.id)
			.sort();

	it('owns nothing, bypasses nothing; every table forces row-level security', async () => {
		const role = await env.one(
			`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = 'layanand_daemon'`,
		);
		assert.deepEqual(Object.values(role), [false, false, false, false, false]);
		assert.equal((await env.one(`select count(*) as n from pg_class where relowner = 'layanand_daemon'::regrole`)).n, 0);
		assert.equal((await env.one(`select count(*) as n from pg_auth_members where member = 'layanand_daemon'::regrole`)).n, 0);
		assert.deepEqual(
			await env.rows(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
			and not (relrowsecurity and relforcerowsecurity) and relname <> 'skema_migrasi'`),
			[],
		);
		assert.deepEqual(
			await env.rows(
				`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v' and not coalesce(reloptions @> '{security_invoker=true}', false)`,
			),
			[],
		);
		await assert.rejects(db.query('set role layanand_pemilik'));
		await assert.rejects(db.query('create table public.milik_saya ()'));
		await assert.rejects(db.query(`set session_replication_role = 'replica'`));
		await assert.rejects(db.query('alter table kejadian disable trigger all'));
		await assert.rejects(db.query('truncate idempotensi'));
	});

	it('no context: no rows, in no table; nothing can be written', async () => {
		const tables = (await env.rows(`select tablename from pg_tables where schemaname = 'public' and tablename <> 'skema_migrasi'`)).map(
			(row) => row.tablename,
		);
		assert.ok(tables.length > 20);
		// Answers, invitations and rollups of surveys: for the functions alone, with any context.
		const closed = (await db.query(`select t from unnest($1::text[]) t where not has_table_privilege(t, 'select') order by t`, [tables])).rows.map((row) => row.t);
		assert.deepEqual(closed, ['skm_rekap', 'skm_respon', 'skm_undangan']);
		const filled = [];
		for (const table of tables.filter((one) => !closed.includes(one))) {
			assert.equal((await db.query(`select count(*) as n from ${table}`)).rows[0].n, 0, table);
			filled.push((await env.one(`select count(*) as n from ${table}`)).n);
		}
		assert.ok(filled.filter((n) => n > 0).length > 15, 'they are not empty');
		await db.query('begin');
		for (const table of tables) assert.ok([0, 'refused'].includes(await touches(`delete from ${table}`)), table);
		await db.query('rollback');
	});

	it('cases and what belongs to them are read by those who see the case', async () => {
		for (const context of contexts())
			await under(context, async () => {
				const expected = casesOf(context, visible);
				for (const [table, column] of [
					['berkas', 'id'],
					['pengaduan', 'berkas_id'],
					['tenggat', 'berkas_id'],
					['kejadian', 'berkas_id'],
					['tenggat_tampil', 'berkas_id'],
				])
					assert.deepEqual(
						await found(`select distinct ${column} as id from ${table} where ${column} is not null`),
						expected,
						`${table} for ${context.caller.name}`,
					);
				assert.deepEqual(
					await found(`select distinct berkas_id as id from lampiran where kategori = 'bukti'`),
					expected,
					`lampiran for ${context.caller.name}`,
				);
			});
	});

	it('identities and copies of identity cards by those who know the complainant', async () => {
		const known = (context, one) =>
			context.caller.peran === 'sistem' ||
			owner(context, one) ||
			knowsIdentity({ ...context.caller, code: undefined }, one) ||
			(context.caller.peran === 'ombudsman' && one.kerahasiaan === 'terbuka');
		const card = (context, one) => context.caller.peran === 'sistem' || owner(context, one) || handles(context.caller, one);
		for (const context of contexts())
			await under(context, async () => {
				assert.deepEqual(
					await found('select berkas_id as id from identitas'),
					casesOf(context, known),
					`identitas for ${context.caller.name}`,
				);
				const cards = await found(`select distinct berkas_id as id from lampiran where kategori = 'identitas'`);
				assert.deepEqual(
					cards.filter((id) => !casesOf(context, card).includes(id)),
					[],
					`cards for ${context.caller.name}`,
				);
				assert.deepEqual(
					await found(
						`select distinct l.berkas_id as id from lampiran_potong p join lampiran l on l.id = p.lampiran_id where l.kategori = 'identitas'`,
					),
					cards,
				);
				const pieces = (await db.query('select count(*) as n from lampiran_potong')).rows[0].n;
				assert.equal(pieces, (await db.query('select count(*) as n from lampiran')).rows[0].n);
			});
	});

	it('the log of readings by the complainant and by Bagian Organisasi', async () => {
		const rule = (context, one) => ['sistem', 'bagian_organisasi'].includes(context.caller.peran) || owner(context, one);
		for (const context of contexts())
			await under(context, async () =>
				assert.deepEqual(
					await found('select distinct berkas_id as id from akses_identitas'),
					casesOf(context, rule),
					context.caller.name,
				),
			);
	});

	it('cases are changed by those who handle or own them', async () => {
		const may = (context, one) => context.caller.peran === 'sistem' || owner(context, one) || handles(context.caller, one);
		// Passing a case on ends with its history and deadlines being written by the agency that no longer has it.
		const mayAfter = (context, one) => may(context, one) || follows(context.caller, one);
		for (const context of contexts())
			await under(context, async () => {
				for (const one of Object.values(cases)) {
					const name = `${context.caller.name} on ${Object.keys(cases).find((key) => cases[key] === one)}`;
					assert.equal(
						await touches('update berkas set versi = versi + 1 where id = $1', [one.id]),
						may(context, one) ? 1 : 0,
						`berkas by ${name}`,
					);
					assert.equal(
						await touches('update pengaduan set puas = true where berkas_id = $1', [one.id]),
						mayAfter(context, one) ? 1 : 0,
						`pengaduan by ${name}`,
					);
					assert.equal(
						await touches('update tenggat set jatuh_tempo = jatuh_tempo where id = $1', [one.deadline]),
						mayAfter(context, one) ? 1 : 0,
						`tenggat by ${name}`,
					);
				}
			});
	});

	it('history is never changed, identities only by their owners and the daemon itself', async () => {
		await env.as('petugas').get(`/v1/pengaduan/${Object.values(cases)[0].id}/pengadu`, { expect: null }); // leaves a note, if it may
		assert.ok((await env.one('select count(*) as n from akses_identitas')).n > 0);
		for (const context of contexts())
			await under(context, async () => {
				for (const text of [
					`update kejadian set catatan = 'x'`,
					'delete from kejadian',
					'delete from berkas',
					'delete from pengaduan',
					'delete from tenggat',
					'delete from akses_identitas',
					`update akses_identitas set pembaca = 'x'`,
					'truncate kejadian',
					'update skema_migrasi set versi = versi',
					'delete from pemeriksaan_kanal',
				])
					assert.match(String(await touches(text)), /^(refused|0|42\w* .*)$/, `${text} by ${context.caller.name}`);
				const count = Object.keys(cases).length;
				const own = context.caller.peran === 'sistem';
				// Owners correct their own (UU 27/2022 Pasal 6); nobody erases one while its case goes on.
				assert.equal(await touches('update identitas set nik_hash = null'), own ? count : casesOf(context, owner).length, context.caller.name);
				assert.equal(await touches('delete from identitas'), own ? count : 0, context.caller.name);
				assert.equal(await touches(`delete from lampiran where kategori = 'identitas'`), own ? count : 0, context.caller.name);
			});
	});

	it('events of a case are added by those who move it, in the same transaction; others cannot even guess its id', async () => {
		for (const context of contexts()) {
			const { name, peran, sub } = context.caller;
			const add = (one) =>
				db.query(
					`insert into kejadian (rantai_id, id, berkas_id, proses, jenis, waktu, pelaku, pelaku_id)
					values ($1, gen_random_uuid(), $1, 'pengaduan', 'pengaduan.uji', layanand.sekarang(), $2, $3)`,
					[one.id, peran, sub?.length === 36 ? sub : null],
				);
			for (const one of Object.values(cases)) {
				const sistem = peran === 'sistem';
				const may = sistem || owner(context, one) || handles(context.caller, one);
				if (!sistem) await under(context, () => assert.rejects(add(one), { code: '42501' }, name));
				await under(context, async () => {
					assert.equal((await db.query('update berkas set versi = versi + 1 where id = $1', [one.id])).rowCount, may ? 1 : 0, name);
					if (may) await add(one);
					else await assert.rejects(add(one), { code: '42501' }, name);
				});
			}
		}
	});

	it("cases are opened in nobody else's name", async () => {
		const insert = (changes) => {
			const row = {
				id: '0195a000-0000-7000-8000-aa0000000001',
				proses: 'pengaduan',
				nomor: 'PGD-2026-900001',
				status: 'diterima',
				penyelenggara_id: agency.dinas,
				diterima_pada: '2026-03-02',
				dibuat_pada: '2026-03-02',
				diperbarui_pada: '2026-03-02',
				...changes,
			};
			return touches(
				`insert into berkas (${Object.keys(row).join()}) values (${Object.keys(row)
					.map((_, n) => `$${n + 1}`)
					.join()})`,
				Object.values(row),
			);
		};
		const hash = createHash('sha256').update('x').digest('hex');
		const by = (name) => callers.find((caller) => caller.name === name);
		const tries = [
			['masyarakat', { pemilik_id: citizen.satu }, 1],
			['masyarakat', { pemilik_id: citizen.dua }, 'refused'],
			['masyarakat', {}, 'refused'],
			['publik', {}, 'refused'],
			['publik', { kode_akses_hash: hash }, 'refused'],
			['publik+kode salah', { kode_akses_hash: hash }, 1],
			['publik+kode salah', { kode_akses_hash: hash, pemilik_id: citizen.satu }, 'refused'],
			['petugas', {}, 1],
			['petugas', { penyelenggara_id: agency.badan }, 'refused'],
			['petugas', { penyelenggara_id: agency.badan, penyelenggara_sebelum: agency.dinas }, 1],
			['petugas', { terlapor_id: officer.petugasDinas }, 'refused'],
			['kepala', { penyelenggara_id: agency.uptd }, 1],
			['kepalaUptd', {}, 'refused'],
			['bagianOrganisasi', { penyelenggara_id: agency.badan }, 1],
			['ombudsman', {}, 1],
			['portal', {}, 'refused'],
			['portal', { pemilik_id: citizen.satu }, 'refused'],
		];
		for (const [name, changes, expected] of tries)
			await under({ caller: by(name), code: by(name).code ? 'x' : null }, async () =>
				assert.equal(await insert(changes), expected, `${name} ${JSON.stringify(changes)}`),
			);
	});

	it('nobody gives himself a duty, an account, a client, a clock', async () => {
		for (const context of contexts().filter((one) => one.caller.peran !== 'sistem'))
			await under(context, async () => {
				const name = context.caller.name;
				for (const text of [
					`insert into penugasan (id, pelaksana_id, tugas, keputusan, berlaku_dari) values (gen_random_uuid(), '${officer.biasaDinas}', 'pengelola_pengaduan', 'x', '2026-01-01')`,
					`insert into akun (id, pengguna_hash, isi, sandi, peran, dibuat_pada) values (gen_random_uuid(), 'x', 'x', 'x', 'bagian_organisasi', now())`,
					`insert into klien (id, rahasia, peran, cakupan) values ('x', 'x', 'ombudsman', 'x')`,
					`insert into jadwal (nama, berikutnya) values ('x', now())`,
					`insert into katalog_trigram (trigram, objek, objek_id) values ('xxx', 'layanan', gen_random_uuid())`,
				])
					assert.equal(await touches(text), 'refused', `${text} by ${name}`);
				for (const text of [
					'update penugasan set berlaku_sampai = null',
					`update akun set peran = 'bagian_organisasi'`,
					'update klien set aktif = true',
					'update jam set geser_us = 0',
					'update umpan set era = 9',
					'delete from penugasan',
					'delete from penyelenggara',
					'delete from kanal_pengaduan',
					'delete from token_segar',
					'update pelaksana set kepala = true',
				])
					assert.ok([0, 'refused'].includes(await touches(text)), `${text} by ${name}`);
				for (const table of ['klien', 'token_segar', 'jadwal', 'daemon'])
					assert.equal((await db.query(`select count(*) as n from ${table}`)).rows[0].n, 0, `${table} for ${name}`);
				assert.equal(
					await touches(
						`insert into hari_libur (id, tanggal, nama, jenis) values (gen_random_uuid(), '2026-06-30', 'x', 'libur_daerah')`,
					),
					context.caller.peran === 'bagian_organisasi' ? 1 : 'refused',
					name,
				);
			});
	});

	it('the catalogue is kept by the head of an agency, for it and what is below, and by Bagian Organisasi', async () => {
		const answersFor = ({ caller }, where) =>
			caller.peran === 'bagian_organisasi' ||
			caller.peran === 'sistem' ||
			(caller.peran === 'kepala_penyelenggara' && (caller.agency === where || (where === agency.uptd && caller.agency === agency.dinas)));
		const whole = ({ caller }) => ['sistem', 'bagian_organisasi'].includes(caller.peran);
		for (const context of contexts())
			await under(context, async () => {
				for (const where of [agency.dinas, agency.uptd, agency.badan]) {
					const name = `${context.caller.name} at ${where}`;
					const may = answersFor(context, where);
					const insert = (table, columns, values) =>
						touches(`insert into ${table} (id, diperbarui_pada, ${columns}) values (gen_random_uuid(), now(), ${values})`);
					assert.equal(
						await insert('layanan', 'penyelenggara_id, kode, nama, jenis, pola', `'${where}', 'X', 'X', 'jasa', 'fungsional'`),
						may ? 1 : 'refused',
						`layanan by ${name}`,
					);
					assert.equal(
						await insert('pelaksana', 'penyelenggara_id, nama, jabatan', `'${where}', 'X', 'X'`),
						may ? 1 : 'refused',
						`pelaksana by ${name}`,
					);
					assert.equal(await touches(`update penyelenggara set motto = 'x' where id = '${where}'`), may ? 1 : 0, `profile by ${name}`);
					assert.equal(
						await touches(`update penyelenggara set nama = 'x' where id = '${where}'`),
						whole(context) ? 1 : may ? 'refused' : 0,
						`name by ${name}`,
					);
					assert.equal(
						await touches(
							`insert into masa_jabatan (id, penyelenggara_id, pelaksana_id, status, keputusan, berlaku_dari)
							values (gen_random_uuid(), '${where}', '${officer.biasaDinas}', 'plh', 'x', '2026-03-02')`,
						),
						whole(context) ? 1 : 'refused',
						`term by ${name}`,
					);
				}
				assert.equal(
					await touches(`insert into penyelenggara (id, kode, nama, jenis, diperbarui_pada) values (gen_random_uuid(), 'X', 'X', 'dinas', now())`),
					whole(context) ? 1 : 'refused',
					context.caller.name,
				);
				assert.ok([0, 'refused'].includes(await touches(`update masa_jabatan set penyelenggara_id = '${agency.dinas}'`)));
				assert.ok([0, 'refused'].includes(await touches('delete from masa_jabatan')));
			});
	});

	it('public knowledge is read by everybody who says who he is', async () => {
		for (const context of contexts())
			await under(context, async () => {
				for (const [table, n] of [
					['penyelenggara', 21],
					['layanan', 45],
					['pelaksana', 11],
				])
					assert.equal(
						(await db.query(`select count(*) as n from ${table}`)).rows[0].n,
						n,
						`${table} for ${context.caller.name}`,
					);
			});
	});

	it('requests, objections and what belongs to them: by the parties, and written by those who handle or own them', async () => {
		const requests = await makeRequests(env);
		const count = (rule) => Object.values(requests).filter(rule);
		const parties = [
			...callers.filter((caller) => caller.code !== 'right').map((caller) => ({ caller, code: caller.code ? 'x' : null, opens: null })),
			...Object.values(requests).map((one) => ({ caller: { name: `kode ${one.nomor}`, peran: 'publik', tugas: [] }, code: one.kode, opens: one.kode })),
			{ caller: sistem, code: null, opens: null },
		];
		const mine = (context, one) => (context.opens ? one.kode === context.opens : owns({ ...context.caller, code: undefined }, one));
		const works = (context, one) => context.caller.peran === 'sistem' || mine(context, one) || handles(context.caller, one);
		const reads = (context, one) => works(context, one) || follows(context.caller, one);
		// An objection opens with the code of its request, in whose answer it stands.
		for (const one of Object.values(requests)) if (one.kode === undefined) assert.fail('every request has a code');
		for (const context of parties)
			await under(context, async () => {
				const name = context.caller.name;
				const expected = (rule, of) => count((one) => one.of === of && rule(context, one)).map((one) => one.id).sort();
				assert.deepEqual(await found('select berkas_id as id from permohonan_informasi'), expected(reads, 'permohonan'), name);
				assert.deepEqual(await found('select berkas_id as id from keberatan_informasi'), expected(reads, 'keberatan'), name);
				assert.deepEqual(
					await found('select berkas_id as id from penyerahan_informasi'),
					count((one) => one.status === 'diserahkan' && works(context, one)).map((one) => one.id),
					name,
				);
				for (const one of Object.values(requests)) {
					const [table, column] = one.of === 'permohonan' ? ['permohonan_informasi', 'kekurangan'] : ['keberatan_informasi', 'sengketa_nomor'];
					assert.equal(
						await touches(`update ${table} set ${column} = ${column} where berkas_id = $1`, [one.id]),
						works(context, one) ? 1 : 0,
						`${table} by ${name}`,
					);
				}
				const { rows } = await db.query(`select coalesce(layanand.peran(), '') as peran`);
				const owner = ['masyarakat', 'publik'].includes(rows[0].peran);
				if (owner && mine(context, requests.own)) {
					assert.equal(await touches(`update permohonan_informasi set hasil = 'penuh' where berkas_id = $1`, [requests.own.id]), 'refused', name);
					assert.equal(await touches(`update permohonan_informasi set alasan = 'x' where berkas_id = $1`, [requests.own.id]), 'refused', name);
				}
				if (!owner && works(context, requests.own) && rows[0].peran !== 'sistem')
					assert.equal(await touches(`update permohonan_informasi set informasi_diminta = 'x' where berkas_id = $1`, [requests.own.id]), 'refused', name);
			});
	});

	it('the detail of a request or an objection belongs to a case of that process, and borrows no copy of an identity card that is not its own', async () => {
		const requests = await makeRequests(env);
		const { card } = cases.protected;
		const { id: own } = await env.one(
			`insert into berkas (id, proses, nomor, status, penyelenggara_id, diterima_pada, dibuat_pada, diperbarui_pada)
			values (gen_random_uuid(), 'permohonan_informasi', 'PIN-2026-900001', 'diterima', $1, '2026-03-02', '2026-03-02', '2026-03-02') returning id`,
			[agency.dinas],
		);
		const ask = (berkas, salinan) =>
			touches(
				`insert into permohonan_informasi (berkas_id, kanal, informasi_diminta, alasan, cara_penyampaian, salinan_identitas)
				values ($1, 'surat', 'x', 'x', 'surat', $2)`,
				[berkas, salinan],
			);
		const object = (berkas) => touches(`insert into keberatan_informasi (berkas_id) values ($1)`, [berkas]);
		const by = (name, code = null) => ({ caller: callers.find((caller) => caller.name === name), code });
		await under(by('ppid'), async () => {
			assert.equal(await ask(own, card), 'refused', 'a card of somebody else');
			assert.equal((await db.query('select 1 from lampiran where id = $1', [card])).rowCount, 0);
			assert.equal(await ask(own, null), 1);
		});
		for (const name of ['masyarakat', 'petugas', 'ombudsman'])
			await under(by(name), async () => {
				assert.equal(await ask(cases.own.id, null), 'refused', `a complaint by ${name}`);
				assert.equal(await object(cases.own.id), 'refused', `an objection in a complaint by ${name}`);
			});
		await under(by('masyarakat'), async () => assert.equal(await object(requests.own.id), 'refused', 'an objection in a request'));
	});

	it('wording of the register and narration of the report: read by everybody, written by those who handle the request or keep the documents', async () => {
		const requests = await makeRequests(env);
		const request = Object.values(requests).find((one) => one.status === 'diserahkan');
		for (const context of [...callers.map((caller) => ({ caller, code: caller.code ? 'x' : null })), { caller: sistem, code: null }])
			await under(context, async () => {
				const { caller } = context;
				const all = ['bagian_organisasi', 'sistem'].includes(caller.peran);
				const officer = ['pelaksana', 'kepala_penyelenggara'].includes(caller.peran);
				assert.equal(
					await touches(`insert into register_informasi (berkas_id, rincian, diumumkan_pada) values ($1, 'x', '2026-03-02')`, [request.id]),
					caller.peran === 'bagian_organisasi' || (officer && handles(caller, request)) ? 1 : 'refused', // never by the daemon itself
					`wording by ${caller.name}`,
				);
				for (const where of [agency.dinas, agency.uptd, null])
					assert.equal(
						await touches(`insert into laporan_ppid_narasi (tahun, penyelenggara_id, diperbarui_pada) values (2026, $1, '2026-03-02')`, [where]),
						all || (officer && where && keepsDocument(caller, { agency: where })) ? 1 : 'refused',
						`narration of ${where} by ${caller.name}`,
					);
				assert.ok([0, 'refused'].includes(await touches('delete from register_informasi')), caller.name);
				assert.ok([0, 'refused'].includes(await touches('delete from laporan_ppid_narasi')), caller.name);
			});
	});

	it('a case comes out of another only by its owner or a deadline that has lapsed, and never with other people', async () => {
		const requests = await makeRequests(env);
		const insert = (changes) => {
			const row = {
				id: '0195a000-0000-7000-8000-aa0000000002', proses: 'keberatan_informasi', nomor: 'KBI-2026-900001', status: 'diajukan', kelas: 'a',
				penyelenggara_id: agency.dinas, pemilik_id: citizen.satu, kode_akses_hash: createHash('sha256').update(requests.refused.kode).digest('hex'),
				asal_id: requests.refused.id, diterima_pada: '2026-03-02', dibuat_pada: '2026-03-02', diperbarui_pada: '2026-03-02', ...changes,
			};
			return touches(`insert into berkas (${Object.keys(row).join()}) values (${Object.keys(row).map((_, n) => `$${n + 1}`).join()})`, Object.values(row));
		};
		const { id: running } = await env.one(`select id from tenggat where berkas_id = $1 and status = 'berjalan'`, [requests.refused.id]);
		const by = (name) => ({ caller: callers.find((caller) => caller.name === name), code: null });
		const tries = [
			['masyarakat', {}, 1],
			['masyarakat', { pemilik_id: null }, 'refused'],
			['masyarakat', { kode_akses_hash: 'x' }, 'refused'],
			['masyarakat', { penyelenggara_id: agency.badan }, 'refused'],
			['masyarakat', { asal_tenggat_id: running }, 'refused'],
			['masyarakatLain', {}, 'refused'],
			['masyarakatLain', { pemilik_id: citizen.dua }, 'refused'],
			['ppid', {}, 'refused'],
			['ppid', { asal_tenggat_id: running }, 'refused'],
			['kepala', {}, 'refused'],
			['bagianOrganisasi', {}, 'refused'],
			['ombudsman', {}, 'refused'],
		];
		for (const [name, changes, expected] of tries)
			await under(by(name), async () => assert.equal(await insert(changes), expected, `${name} ${JSON.stringify(changes)}`));
		await under(by('kepala'), async () =>
			assert.equal(await touches('update berkas set asal_id = null where id = $1', [requests.objection.id]), 'refused'));
	});

	it('checks of channels: the own agency, what is below it, or all', async () => {
		const all = { [agency.dinas]: 'kotak', [agency.badan]: 'telepon', [agency.uptd]: 'surat' };
		for (const context of contexts())
			await under(context, async () => {
				const { peran, agency: own } = context.caller;
				const expected = Object.keys(all).filter(
					(where) =>
						['sistem', 'bagian_organisasi', 'ombudsman'].includes(peran) ||
						(peran === 'pelaksana' && where === own) ||
						(peran === 'kepala_penyelenggara' && (where === own || (where === agency.uptd && own === agency.dinas))),
				);
				assert.deepEqual(
					await found('select distinct penyelenggara_id as id from pemeriksaan_kanal'),
					expected.sort(),
					context.caller.name,
				);
			});
	});

	it('notices by Bagian Organisasi, who may queue a dead letter again and change nothing else', async () => {
		for (const context of contexts())
			await under(context, async () => {
				const { peran, name } = context.caller;
				const sees = ['sistem', 'bagian_organisasi'].includes(peran);
				assert.deepEqual(
					await found('select id from notifikasi'),
					sees ? Object.values(cases).map((one) => one.notice).sort() : [],
					name,
				);
				const [first] = Object.values(cases);
				const change = (what) => touches(`update notifikasi set ${what} where id = $1`, [first.notice]);
				const may = (what) => (peran === 'sistem' ? 1 : peran === 'bagian_organisasi' ? what : 0);
				assert.equal(await change(`status = 'menunggu', percobaan = 0`), may(1), name);
				assert.equal(await change(`status = 'terkirim'`), may('refused'), name);
				assert.equal(await change(`status = 'menunggu', isi = '{"x": 1}'`), may('refused'), name);
				assert.equal(await touches('delete from notifikasi'), peran === 'sistem' ? Object.keys(cases).length : 0, name);
				for (const table of ['pembaca_umpan', 'saluran_notifikasi'])
					assert.equal(Number((await db.query(`select count(*) as n from ${table}`)).rows[0].n) > 0, peran === 'sistem', `${table} for ${name}`);
			});
	});

	it('what somebody wants of notices is his own', async () => {
		const [one] = Object.values(cases);
		await env.sql.query(`insert into preferensi_berkas (berkas_id, bahasa, saluran) values ($1, 'id', '{}')`, [one.id]);
		await env.sql.query(
			`insert into kontak_notifikasi (sub, peran, bahasa, saluran, diperbarui_pada) values ($1, 'pelaksana', 'id', '{}', now())`,
			[officer.petugasDinas],
		);
		for (const context of contexts())
			await under(context, async () => {
				const { peran, name, sub } = context.caller;
				const mine = sub === officer.petugasDinas || peran === 'sistem';
				assert.equal((await found('select sub as id from kontak_notifikasi')).length, mine ? 1 : 0, name);
				assert.equal(await touches(`update kontak_notifikasi set saluran = '{email}'`), mine ? 1 : 0, name);
				const own = owner(context, one) || peran === 'sistem';
				assert.deepEqual(await found('select berkas_id as id from preferensi_berkas'), own ? [one.id] : [], name);
				assert.equal(await touches(`update preferensi_berkas set bahasa = 'en'`), own ? 1 : 0, name);
				assert.equal(
					await touches(
						`insert into kontak_notifikasi (sub, peran, bahasa, saluran, diperbarui_pada) values ($1, 'bagian_organisasi', 'id', '{}', now())`,
						[officer.bagianOrganisasi],
					),
					['sistem', 'bagian_organisasi'].includes(peran) ? 1 : 'refused',
					name,
				);
			});
	});

	it('answers kept for repeats belong to their caller', async () => {
		const key = 'kunci-milik-satu';
		await env.as('masyarakat').post('/v1/pengaduan', complaint(), { expect: 201, headers: { 'idempotency-key': key } });
		for (const context of contexts())
			await under(context, async () => {
				const { n } = (await db.query('select count(*) as n from idempotensi where kunci = $1', [key])).rows[0];
				assert.equal(n, context.caller.peran === 'sistem' || context.caller.name === 'masyarakat' ? 1 : 0, context.caller.name);
			});
	});
});
