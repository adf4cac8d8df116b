// The built-in issuer: accounts, passwords, refresh tokens with rotation and reuse detection, machines, who am I.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { Environment } from './lib/environment.js';
import { act, bodies, complaint, file, person } from './lib/complaints.js';
import { audience, claimsOf, issuer, sign, signingKey } from './lib/tokens.js';
import { absent, agency, clientSecret, officer, scopes } from './lib/world.js';

const password = 'kata-sandi-yang-panjang';
let people = 0;
const account = (changes = {}) => ({
	nama: 'Siti Rahmawati',
	email: `siti${++people}@contoh.id`,
	kata_sandi: password,
	nik: '6107044505900001',
	alamat: 'Jl. Sanggau Ledo 5',
	telepon: '+6281234567890',
	...changes,
});

describe('the built-in issuer', () => {
	let env;

	before(async () => {
		env = await Environment.create('identity', { settings: { 'issuer.access_ttl_s': 300 } });
	});
	after(() => env?.stop());

	const register = async (changes) => {
		const body = account(changes);
		return { ...(await env.api.post('/v1/akun', body, { expect: 201 })).json, body };
	};
	const token = (form, options = {}) => env.api.send('POST', '/oauth/token', { form, ...options });
	const logIn = async (email, kata = password) =>
		(await token({ grant_type: 'password', username: email, password: kata }, { expect: 200 })).json;
	const refresh = (refresh_token) => token({ grant_type: 'refresh_token', refresh_token });
	// Refused on every way through: a loop's own pipeline, a worker that reads, one that writes, and where no token is needed at all.
	const gone = async (client) => {
		for (const [method, path, json] of [['GET', '/v1/pengaduan'], ['GET', '/v1/saya'], ['POST', '/v1/pengaduan', complaint({})], ['GET', '/v1/layanan']]) {
			const { headers, json: problem } = await client.send(method, path, { json, expect: 401 });
			assert.equal(problem.code, 'token-tidak-sah', path);
			assert.match(headers['www-authenticate'], /error="invalid_token", error_description="The account, office or client of this token has been closed, or its password changed"/);
		}
	};
	const basic = (id, secret) => ({
		authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`,
	});

	describe('accounts', () => {
		it('registered, logged in, known by name', async () => {
			const made = await register({ nama: 'Yohana Pertiwi' });
			assert.deepEqual(Object.keys(made).sort(), ['body', 'dibuat_pada', 'email', 'id', 'nama']);
			const { access_token, expires_in, refresh_token, token_type } = await logIn(made.email);
			assert.deepEqual([token_type, expires_in], ['Bearer', 300]);
			assert.ok(refresh_token.length >= 43);
			const me = (await env.api.as(access_token).get('/v1/saya')).json;
			assert.deepEqual([me.sub, me.peran, me.nama, me.penyelenggara, me.tugas], [made.id, 'masyarakat', 'Yohana Pertiwi', null, []]);
		});

		it('once for each e-mail address, however it is written', async () => {
			const made = await register();
			for (const email of [made.email, made.email.toUpperCase()]) {
				const { json } = await env.api.post('/v1/akun', account({ email }), { expect: 409 });
				assert.equal(json.code, 'bertentangan');
			}
			await logIn(made.email.toUpperCase());
		});

		it('refused when something is wrong', async () => {
			for (const [changes, pointer] of [
				[{ kata_sandi: 'pendek' }, '/kata_sandi'],
				[{ email: 'x' }, '/email'],
				[{ nik: '6107044505900000' }, '/nik'],
				[{ telepon: 'nol delapan' }, '/telepon'],
				[{ peran: 'bagian_organisasi' }, '/peran'],
				[{ nama: '' }, '/nama'],
			]) {
				const { json } = await env.api.post('/v1/akun', account(changes), { expect: 422 });
				assert.ok(
					json.errors.some((error) => error.pointer === pointer),
					pointer,
				);
			}
			await env.as('masyarakat').post('/v1/akun', account(), { expect: 403 });
		});

		it('a complaint without `pengadu` takes the identity of the account', async () => {
			const made = await register({ nama: 'Maria Lestari' });
			const citizen = env.api.as((await logIn(made.email)).access_token);
			const filed = await file(citizen, { pengadu: undefined });
			const known = (await env.as('petugas').get(`/v1/pengaduan/${filed.id}/pengadu`)).json;
			assert.deepEqual(known, {
				nama: 'Maria Lestari',
				nik: made.body.nik,
				alamat: made.body.alamat,
				telepon: made.body.telepon,
				email: made.email,
			});
			await env.as('masyarakat').post('/v1/pengaduan', complaint({ pengadu: undefined }), { expect: 422 }); // a sub without an account
			const given = await file(citizen, { pengadu: person });
			assert.equal((await env.as('petugas').get(`/v1/pengaduan/${given.id}/pengadu`)).json.nama, person.nama);
		});

		it('sealed at rest, and not told apart by a wrong password or an unknown name', async () => {
			const made = await register({ nama: 'Nama Tersembunyi' });
			const { isi, sandi } = await env.one(`select encode(isi, 'escape') as isi, sandi from akun where id = $1`, [made.id]);
			assert.ok(!isi.includes('Tersembunyi') && !isi.includes(made.email) && !isi.includes('6107044505900001'));
			assert.match(sandi, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
			const wrong = await token({ grant_type: 'password', username: made.email, password: 'salah-sekali' }, { expect: 400 });
			const unknown = await token({ grant_type: 'password', username: 'tiada@contoh.id', password }, { expect: 400 });
			assert.deepEqual(wrong.json, unknown.json);
			assert.equal(wrong.json.error, 'invalid_grant');
		});

		it('closed by the administration: no log-in, no refresh, and the token in hand is worth nothing until it is opened again', async () => {
			const made = await register();
			const { access_token, refresh_token } = await logIn(made.email);
			const client = env.api.as(access_token);
			await client.get('/v1/saya');
			const close = (aktif) => env.sql.query('update akun set aktif = $2 where id = $1', [made.id, aktif]);
			await close(false);
			assert.equal(
				(await token({ grant_type: 'password', username: made.email, password }, { expect: 400 })).json.error,
				'invalid_grant',
			);
			assert.equal((await refresh(refresh_token)).json.error, 'invalid_grant');
			await gone(client);
			// Also what another issuer gave, with the application it was given to (RFC 9068).
			const claims = claimsOf({ peran: 'masyarakat', sub: made.id, client_id: 'portal-warga' });
			const byApplication = env.api.as(await sign(claims, signingKey(env.settings['keys.signing_dir'])));
			await gone(byApplication);
			await close(true);
			await client.get('/v1/saya');
			await byApplication.get('/v1/saya');
		});

		it('of an officer who has left: refused in that office at once, whoever issued the token; as a citizen he still comes in', async () => {
			const officerToken = env.as('biasa');
			const citizenToken = env.api.as(await env.command(['token', '--peran', 'masyarakat', '--sub', officer.biasaDinas]).then((text) => text.trim()));
			const path = `/v1/pelaksana/${officer.biasaDinas}`;
			const set = async (aktif) =>
				env.as('kepala').send('PATCH', path, { json: { aktif }, headers: { 'if-match': (await env.api.get(path)).headers.etag }, expect: 200 });
			const made = await register();
			await env.sql.query(`update akun set peran = 'pelaksana', penyelenggara_id = $2 where id = $1`, [made.id, agency.dinas]);
			await env.sql.query(
				`insert into pelaksana (id, penyelenggara_id, nama, jabatan, diperbarui_pada) values ($1, $2, 'Petugas Pergi', 'Pelaksana', now())`,
				[made.id, agency.dinas],
			);
			const { refresh_token } = await logIn(made.email);
			await officerToken.get('/v1/saya');
			await set(false);
			await gone(officerToken);
			await citizenToken.get('/v1/saya');
			await citizenToken.get('/v1/pengaduan');
			await set(true);
			await officerToken.get('/v1/saya');
			await env.sql.query('update pelaksana set aktif = false where id = $1', [made.id]);
			assert.equal((await refresh(refresh_token)).json.error, 'invalid_grant');
			await token({ grant_type: 'password', username: made.email, password }, { expect: 400 });
		});

		it('of an officer: role and agency come from the account, duties from the decisions in force', async () => {
			const made = await register();
			await env.sql.query(`update akun set peran = 'pelaksana', penyelenggara_id = $2 where id = $1`, [made.id, agency.dinas]);
			await env.sql.query(
				`insert into pelaksana (id, penyelenggara_id, nama, jabatan, diperbarui_pada) values ($1, $2, 'Petugas Baru', 'Pelaksana', now())`,
				[made.id, agency.dinas],
			);
			const client = env.api.as((await logIn(made.email)).access_token);
			let me = (await client.get('/v1/saya')).json;
			assert.deepEqual([me.peran, me.nama, me.penyelenggara.id, me.tugas], ['pelaksana', 'Petugas Baru', agency.dinas, []]);
			const filed = await file(env.as('masyarakat'));
			await client.get(`/v1/pengaduan/${filed.id}`, { expect: 404 });
			await env.sql.query(
				`insert into penugasan (id, pelaksana_id, tugas, keputusan, berlaku_dari, berlaku_sampai)
				values ($1, $1, 'pengelola_pengaduan', '800/2/2026', '2026-03-01', '2026-03-02')`,
				[made.id],
			);
			me = (await client.get('/v1/saya')).json; // the same token
			assert.deepEqual(me.tugas, ['pengelola_pengaduan']);
			assert.equal((await act(client, filed.id, 'telaah', bodies.lengkap)).status, 'diproses');
			await env.sql.query(`update penugasan set berlaku_sampai = '2026-03-01' where pelaksana_id = $1`, [made.id]);
			await client.get(`/v1/pengaduan/${filed.id}`, { expect: 404 });
		});
	});

	describe('access tokens', () => {
		it('verify with an independent library by the published keys', async () => {
			const made = await register();
			const { access_token } = await logIn(made.email);
			const configuration = (await env.api.get('/.well-known/openid-configuration')).json;
			assert.deepEqual([configuration.issuer, configuration.jwks_uri], [issuer, `${issuer}/.well-known/jwks.json`]);
			const keys = createLocalJWKSet((await env.api.get('/.well-known/jwks.json')).json);
			const { payload } = await jwtVerify(access_token, keys, {
				issuer,
				audience,
				algorithms: configuration.id_token_signing_alg_values_supported,
			});
			assert.deepEqual([payload.sub, payload.peran, payload.exp - payload.iat], [made.id, 'masyarakat', 300]);
			assert.ok(payload.jti);
			assert.ok(!JSON.stringify(payload).includes('Siti') && !JSON.stringify(payload).includes('@'));
			assert.ok(decodeProtectedHeader(access_token).kid);
		});

		it('by command: role, agency and duties as told', async () => {
			const text = (
				await env.command([
					'token',
					'--peran',
					'pelaksana',
					'--sub',
					officer.biasaDinas,
					'--penyelenggara',
					agency.dinas,
					'--tugas',
					'pengelola_pengaduan',
					'--tugas',
					'ppid',
					'--ttl',
					'60',
				])
			).trim();
			const claims = decodeJwt(text);
			assert.deepEqual(
				[claims.iss, claims.aud, claims.exp - claims.iat, claims.tugas.sort()],
				[issuer, audience, 60, ['pengelola_pengaduan', 'ppid']],
			);
			const me = (await env.api.as(text).get('/v1/saya')).json;
			assert.deepEqual([me.nama, me.tugas.sort()], ['Biasa Dinas', ['pengelola_pengaduan', 'ppid']]);
			await env.api.as(text).get('/v1/pemeriksaan-kanal');
			for (const wrong of [
				['--peran', 'sistem', '--sub', officer.biasaDinas],
				['--peran', 'masyarakat'],
				['--peran', 'masyarakat', '--sub', 'x'],
				[],
			])
				await assert.rejects(env.command(['token', ...wrong]), wrong.join(' '));
		});
	});

	describe('refresh tokens', () => {
		it('are exchanged once; the second use ends the whole family', async () => {
			const made = await register();
			const first = await logIn(made.email);
			const second = (await refresh(first.refresh_token)).json;
			assert.notEqual(second.refresh_token, first.refresh_token);
			assert.equal((await env.api.as(second.access_token).get('/v1/saya')).json.sub, made.id);
			const elsewhere = await logIn(made.email);
			assert.equal((await refresh(first.refresh_token)).json.error, 'invalid_grant'); // a thief, or the victim
			assert.equal((await refresh(second.refresh_token)).json.error, 'invalid_grant');
			assert.equal((await refresh(elsewhere.refresh_token)).status, 200); // another log-in is another family
		});

		it('of many at once one wins', async () => {
			const { refresh_token } = await logIn((await register()).email);
			const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(refresh_token)));
			assert.equal(answers.filter((answer) => answer.status === 200).length, 1);
		});

		it('revoked; unknown ones are answered alike', async () => {
			const { refresh_token } = await logIn((await register()).email);
			for (const one of [refresh_token, 'tidak-dikenal']) {
				const answer = await env.api.send('POST', '/oauth/revoke', { form: { token: one }, expect: 200 });
				assert.equal(answer.body.length, 0);
			}
			assert.equal((await refresh(refresh_token)).json.error, 'invalid_grant');
		});

		it('expire', async () => {
			const made = await register();
			const { refresh_token } = await logIn(made.email);
			await env.sql.query(`update token_segar set kedaluwarsa = now() - interval '1 second' where akun_id = $1`, [made.id]);
			assert.equal((await refresh(refresh_token)).json.error, 'invalid_grant');
		});

		it('are kept as hashes only', async () => {
			const { refresh_token } = await logIn((await register()).email);
			const { n } = await env.one(`select count(*) as n from token_segar where hash = sha256(convert_to($1, 'UTF8'))`, [
				refresh_token,
			]);
			assert.equal(n, 1);
		});
	});

	describe('machines', () => {
		const asked = { grant_type: 'client_credentials' };

		it('by the body and by Basic; with all scopes or fewer', async () => {
			const all = (await token({ ...asked, client_id: 'ombudsman-ri', client_secret: clientSecret }, { expect: 200 })).json;
			assert.equal(all.scope, scopes);
			assert.equal(all.refresh_token, undefined);
			const few = (await token({ ...asked, scope: 'ombudsman.baca' }, { expect: 200, headers: basic('ombudsman-ri', clientSecret) }))
				.json;
			assert.equal(few.scope, 'ombudsman.baca');
			await env.api.as(few.access_token).get('/v1/ombudsman/pengaduan');
			assert.equal((await env.api.as(few.access_token).get('/v1/kejadian', { expect: 403 })).json.code, 'cakupan-kurang');
			const me = (await env.api.as(all.access_token).get('/v1/saya')).json;
			assert.deepEqual([me.sub, me.peran, me.scope.sort()], ['ombudsman-ri', 'ombudsman', scopes.split(' ').sort()]);
		});

		it('closed while they hold a token', async () => {
			const held = env.api.as((await token({ ...asked, client_id: 'ombudsman-baca', client_secret: clientSecret }, { expect: 200 })).json.access_token);
			await held.get('/v1/ombudsman/pengaduan');
			await env.sql.query(`update klien set aktif = false where id = 'ombudsman-baca'`);
			assert.equal((await held.get('/v1/ombudsman/pengaduan', { expect: 401 })).json.code, 'token-tidak-sah');
			await env.sql.query(`update klien set aktif = true where id = 'ombudsman-baca'`);
			await held.get('/v1/ombudsman/pengaduan');
		});

		it('are refused with a wrong secret, a wrong scope, as a closed client', async () => {
			const wrong = await token(asked, { expect: 401, headers: basic('ombudsman-ri', 'salah') });
			assert.equal(wrong.json.error, 'invalid_client');
			assert.match(wrong.headers['www-authenticate'], /^Basic/);
			for (const [id, secret] of [
				['tiada', clientSecret],
				['klien-mati', clientSecret],
				['ombudsman-ri', ''],
			])
				assert.equal(
					(await token({ ...asked, client_id: id, ...(secret && { client_secret: secret }) }, { expect: 401 })).json.error,
					'invalid_client',
				);
			assert.equal(
				(
					await token(
						{ ...asked, client_id: 'ombudsman-baca', client_secret: clientSecret, scope: 'kejadian.baca' },
						{ expect: 400 },
					)
				).json.error,
				'invalid_scope',
			);
			await token(asked, { expect: 401, headers: { authorization: 'Basic %%%' } });
			await token({ ...asked, client_secret: 'x' }, { expect: 401, headers: basic('ombudsman-ri', clientSecret) });
		});
	});

	it('forms that are none are OAuth errors or problems, never more', async () => {
		assert.equal((await token({ grant_type: 'sihir' }, { expect: 400 })).json.error, 'unsupported_grant_type');
		assert.equal((await token({ grant_type: 'password', username: 'x' }, { expect: 400 })).json.error, 'invalid_request');
		assert.equal((await token({ grant_type: 'refresh_token' }, { expect: 400 })).json.error, 'invalid_request');
		const raw = (body) =>
			env.api.send('POST', '/oauth/token', { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
		for (const body of [
			'',
			'&',
			'=',
			'grant_type=password&grant_type=password',
			'grant_type=%',
			'grant_type=%FF',
			'grant_type=password%00',
			'x=y',
			`grant_type=password&username=${'x'.repeat(300)}&password=y`,
		])
			assert.equal((await raw(body)).status, 400, body.slice(0, 40));
		await env.api.send('POST', '/oauth/token', { json: { grant_type: 'password' }, expect: 415 });
		const english = await token({ grant_type: 'sihir' }, { headers: { 'accept-language': 'en' } });
		assert.equal(english.json.error_description, 'This grant_type is not served.');
	});

	it('who I am: the operations of a role, duty and scope, exactly those of the contract', async () => {
		for (const [name, duties, scope] of [
			['masyarakat'],
			['petugas', ['pengelola_pengaduan']],
			['biasa', []],
			['ppid', ['ppid']],
			['mantan', []],
			['kepala'],
			['bagianOrganisasi'],
			['ombudsman', null, scopes],
			['ombudsmanSempit', null, ''],
			['portal', null, ''],
		]) {
			const me = (await env.as(name).get('/v1/saya')).json;
			const expected = env.contract.operations.filter(
				(operation) =>
					operation['x-peran'].includes(me.peran) &&
					(!operation['x-tugas'] || me.peran !== 'pelaksana' || operation['x-tugas'].some((one) => duties.includes(one))) &&
					(!operation['x-scope'] || scope === undefined || scope === null || scope.split(' ').includes(operation['x-scope'])),
			);
			assert.deepEqual(me.operasi.toSorted?.() ?? [...me.operasi].sort(), expected.map((operation) => operation.id).sort(), name);
		}
	});

	// The last, since it moves the legal clock.
	describe('heads of agencies, by their terms of office', () => {
		const key = () => signingKey(env.settings['keys.signing_dir']);
		const head = async (sub) => env.api.as(await sign(claimsOf({ peran: 'kepala_penyelenggara', sub, penyelenggara_id: agency.badan }), key()));
		const name = (pelaksana_id, berlaku_dari = '2026-03-02') =>
			env.as('bagianOrganisasi').post(`/v1/penyelenggara/${agency.badan}/kepala`, { pelaksana_id, berlaku_dari, keputusan: '821.2/9/2026' }, { expect: 201 });
		// An account with the id of an officer, as the administration makes them.
		const officerAccount = async (peran) => {
			const made = await register();
			await env.sql.query(`insert into pelaksana (id, penyelenggara_id, nama, jabatan, diperbarui_pada) values ($1, $2, 'Pejabat', 'Pejabat', now())`, [made.id, agency.badan]);
			await env.sql.query(`update akun set peran = $2, penyelenggara_id = $3 where id = $1`, [made.id, peran, agency.badan]);
			return { ...made, ...(await logIn(made.email)) };
		};
		const renewed = async (one) => Object.assign(one, (await refresh(one.refresh_token)).json);
		const roleOf = (one) => decodeJwt(one.access_token).peran;
		const ended = async (client) => {
			const { json, headers } = await client.get('/v1/pengaduan', { expect: 401 });
			assert.equal(json.code, 'token-tidak-sah');
			assert.match(headers['www-authenticate'], /not head at present/);
		};

		it('the role of the account where no term is on record; from then on the term says, from one token to the next', async () => {
			const former = await officerAccount('kepala_penyelenggara');
			const next = await officerAccount('pelaksana');
			assert.deepEqual([roleOf(former), roleOf(next)], ['kepala_penyelenggara', 'pelaksana']);
			const inHand = env.api.as(former.access_token);
			await inHand.get('/v1/pengaduan');
			await name(former.id);
			await inHand.get('/v1/pengaduan');
			assert.equal(roleOf(await renewed(former)), 'kepala_penyelenggara');
			// The day of the change is over before anybody else can be named.
			await env.sql.query(`update masa_jabatan set berlaku_dari = '2026-02-02' where pelaksana_id = $1`, [former.id]);
			await name(next.id);
			await ended(inHand);
			await ended(env.api.as(former.access_token));
			assert.deepEqual([roleOf(await renewed(former)), roleOf(await renewed(next))], ['pelaksana', 'kepala_penyelenggara']);
			assert.equal((await env.api.as(former.access_token).get('/v1/saya')).json.peran, 'pelaksana');
			await env.api.as(next.access_token).get('/v1/pengaduan');
		});

		it('tokens of whatever issuer: an officer who is known heads by his term, somebody never seen by his token', async () => {
			await ended(env.as('kepalaLain')); // in the register as an officer there, and not by any term
			await (await head(absent)).get('/v1/pengaduan');
			await env.as('kepala').get('/v1/pengaduan'); // of this agency no term is on record
		});

		it('to the last day of the term, by the legal clock', async () => {
			const last = await officerAccount('kepala_penyelenggara');
			await env.sql.query(`update masa_jabatan set berlaku_dari = '2026-02-02', berlaku_sampai = '2026-03-01' where penyelenggara_id = $1`, [agency.badan]);
			await env.sql.query(`insert into masa_jabatan (id, penyelenggara_id, pelaksana_id, status, keputusan, berlaku_dari, berlaku_sampai)
				values (gen_random_uuid(), $1, $2, 'plh', '821.2/10/2026', '2026-03-02', '2026-03-02')`, [agency.badan, last.id]);
			const inHand = env.api.as((await renewed(last)).access_token);
			assert.equal(roleOf(last), 'kepala_penyelenggara');
			await env.clock('2026-03-02T23:59:50+07:00');
			await inHand.get('/v1/pengaduan');
			await env.clock('2026-03-03T00:00:01+07:00');
			await ended(inHand);
			assert.equal(roleOf(await renewed(last)), 'pelaksana');
		});
	});
});
