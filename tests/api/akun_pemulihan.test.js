// Passwords of accounts: changed with the old one, set anew by whoever reads the mailbox; what attackers try: to learn who has an account, to guess, to race, to
// keep a session, to take over what is another's, to keep somebody out.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { Accounts } from './lib/accounts.js';
import { complaint, file, person } from './lib/complaints.js';
import { Environment } from './lib/environment.js';
import { MailServer, mailSettings } from './lib/mail.js';
import { state } from './lib/state.js';
import { claimsOf } from './lib/tokens.js';

const at = (day, time = '09:00:00') => `2026-${day}T${time}+07:00`;
const another = 'kata-sandi-yang-lain';
const other = 'https://rahasia.uji';

describe('passwords of accounts', () => {
	let env, mail, accounts, secret;

	before(async () => {
		secret = randomBytes(48).toString('base64url');
		writeFileSync(join(state.work, 'pemulihan-hs256'), secret, { mode: 0o600 });
		const issuers = join(state.work, 'pemulihan-issuers.json');
		writeFileSync(issuers, JSON.stringify([{ issuer: other, algorithms: ['HS256'], hs256_secret_file: join(state.work, 'pemulihan-hs256'), hs256_kid: 'hs-1' }]));
		mail = await MailServer.start();
		env = await Environment.create('akun_pemulihan', { settings: { ...mailSettings(mail), 'auth.issuers_file': issuers } });
		accounts = new Accounts(env, mail);
	});
	after(async () => {
		await env?.stop();
		await mail?.stop();
	});

	const change = (client, kata_sandi_lama, kata_sandi = another, options = {}) =>
		client.send('POST', '/v1/saya/kata-sandi', { json: { kata_sandi_lama, kata_sandi }, ...options });
	const ask = (email, client = env.api) => client.send('POST', '/v1/akun/pemulihan', { json: { email }, expect: 202 });
	const set = (kode, changes = {}, options = {}) => env.api.send('POST', '/v1/akun/pemulihan/sandi', { json: { kode, kata_sandi: another, ...changes }, ...options });
	const codeFor = async (email) => {
		await accounts.letters(email);
		await ask(email);
		return accounts.code(await accounts.letter(email));
	};
	const confirmed = async (changes) => {
		const made = await accounts.make(changes);
		await made.client.send('POST', '/v1/saya/email/konfirmasi', { json: { kode: accounts.code(await accounts.letter(made.email)) }, expect: 200 });
		return made;
	};
	const status = async (client) => (await client.get('/v1/saya')).json.status_email;
	const refused = (email, kata_sandi) => accounts.token({ grant_type: 'password', username: email, password: kata_sandi }, { expect: 400 });
	// Refused on every way through: a loop's own pipeline, a worker that reads, one that writes, and where no token is needed at all.
	const ended = async ({ client, refresh_token }) => {
		for (const [method, path, json] of [['GET', '/v1/pengaduan'], ['GET', '/v1/saya'], ['POST', '/v1/pengaduan', complaint({})], ['GET', '/v1/layanan'], ['POST', '/v1/saya/email/kode']]) {
			const { headers, json: problem } = await client.send(method, path, { json, expect: 401 });
			assert.equal(problem.code, 'token-tidak-sah', path);
			assert.match(headers['www-authenticate'], /or its password changed"/);
		}
		assert.equal((await accounts.refresh(refresh_token)).json.error, 'invalid_grant');
	};

	describe('changed with the old one', () => {
		it('every session ends but the one that it answers with; the owner is told', async () => {
			const siti = await accounts.make();
			const elsewhere = await accounts.logIn(siti);
			await accounts.letters(siti.email);
			const fresh = (await change(siti.client, siti.kata_sandi, another, { expect: 200 })).json;
			assert.deepEqual(Object.keys(fresh).sort(), ['access_token', 'expires_in', 'refresh_token', 'token_type']);
			for (const session of [siti, elsewhere]) await ended(session);
			const client = env.api.as(fresh.access_token);
			assert.equal((await client.get('/v1/saya')).json.sub, siti.id);
			const renewed = (await accounts.refresh(fresh.refresh_token)).json;
			await env.api.as(renewed.access_token).get('/v1/pengaduan');
			await refused(siti.email, siti.kata_sandi);
			await accounts.logIn({ ...siti, kata_sandi: another });
			const told = await accounts.letter(siti.email);
			assert.equal(told.subject, 'Kata sandi akun Anda sudah diganti');
			assert.ok(!told.text.includes(another));
		});

		it('not with a wrong one, not into one that is too short, not too often, not where there is no account', async () => {
			const siti = await accounts.make();
			assert.equal((await change(siti.client, 'salah-sekali', another, { expect: 422 })).json.errors[0].pointer, '/kata_sandi_lama');
			assert.equal((await change(siti.client, siti.kata_sandi, 'pendek', { expect: 422 })).json.errors[0].pointer, '/kata_sandi');
			await siti.client.get('/v1/saya');
			assert.equal((await change(env.as('masyarakat'), 'x', another, { expect: 409 })).json.code, 'keadaan-berubah');
			const few = env.clientOf(await env.addDaemon({ 'limits.masuk_per_minute': 3 })).as(siti.access_token);
			const answers = [];
			for (let n = 0; n < 4; n++) answers.push((await change(few.with({ 'x-forwarded-for': `203.0.113.${n}` }), 'salah-sekali')).status);
			assert.deepEqual(answers, [422, 422, 422, 429]);
		});

		it('an officer changes his as well, and keeps role and agency', async () => {
			const siti = await accounts.make();
			const { id } = await env.one(`select penyelenggara_id as id from pelaksana limit 1`);
			await env.sql.query(`update akun set peran = 'bagian_organisasi', penyelenggara_id = $2 where id = $1`, [siti.id, id]);
			const { client, refresh_token } = await accounts.logIn(siti);
			const fresh = (await change(client, siti.kata_sandi, another, { expect: 200 })).json;
			await ended({ client, refresh_token });
			const me = (await env.api.as(fresh.access_token).get('/v1/saya')).json;
			assert.deepEqual([me.peran, me.penyelenggara.id], ['bagian_organisasi', id]);
		});

		it('of many at once one changes it', async () => {
			const siti = await accounts.make();
			const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => change(siti.client, siti.kata_sandi, `${another}-${n}`)));
			const won = answers.findIndex((one) => one.status === 200);
			// The others had the old password, which is none any more, or a token from before.
			assert.ok(answers.every((one, n) => n === won || [401, 422].includes(one.status)), answers.map((one) => one.status).join());
			await accounts.logIn({ ...siti, kata_sandi: `${another}-${won}` });
		});

		it('a session that was begun with the old password at that moment is none', async () => {
			const siti = await accounts.make();
			const form = { grant_type: 'password', username: siti.email, password: siti.kata_sandi };
			const [changed, ...begun] = await Promise.all([change(siti.client, siti.kata_sandi), ...Array.from({ length: 12 }, () => accounts.token(form))]);
			assert.equal(changed.status, 200);
			for (const { status: code, json } of begun)
				if (code === 200) {
					assert.equal((await accounts.refresh(json.refresh_token)).json.error, 'invalid_grant');
					await env.api.as(json.access_token).get('/v1/saya', { expect: 401 });
				}
		});

		it('tokens of another issuer are that issuer\'s to end', async () => {
			const siti = await accounts.make();
			const sign = (claims = {}) =>
				new SignJWT({ ...claimsOf({ peran: 'masyarakat', sub: siti.id }), iss: other, ...claims }).setProtectedHeader({ alg: 'HS256', kid: 'hs-1' }).sign(Buffer.from(secret));
			await change(siti.client, siti.kata_sandi, another, { expect: 200 });
			for (const claims of [{}, { angkatan: 0 }, { angkatan: 'x' }]) await env.api.as(await sign(claims)).get('/v1/saya');
			const text = (await env.command(['token', '--peran', 'masyarakat', '--sub', siti.id])).trim();
			await env.api.as(text).get('/v1/saya', { expect: 401 });
		});

		it('what is remembered of it goes when no token can be left', async () => {
			const held = async () => (await env.one(`select count(*) as n from identitas_ditutup where sebab = 'sandi'`)).n;
			assert.ok((await held()) > 0);
			await env.sql.query(`update identitas_ditutup set sejak = now() - interval '49 hours'`);
			await env.sql.query(`update jadwal set berikutnya = '2026-03-02' where nama = 'pembersihan'`);
			await env.clock(at('03-02', '09:30:00'));
			assert.equal(await held(), 0);
		});
	});

	describe('set anew by mail', () => {
		it('by the code, once; every session ends; the address is confirmed; the owner is told', async () => {
			const siti = await confirmed({ nik: '6107044505900001' });
			const filed = await file(siti.client);
			const elsewhere = await accounts.logIn(siti);
			const kode = await codeFor(siti.email);
			assert.deepEqual((await set(kode, {}, { expect: 200 })).json, { hasil: 'dipulihkan' });
			for (const session of [siti, elsewhere]) await ended(session);
			await refused(siti.email, siti.kata_sandi);
			const { client } = await accounts.logIn({ ...siti, kata_sandi: another });
			assert.equal(await status(client), 'terbukti');
			await client.get(`/v1/pengaduan/${filed.id}`);
			await set(kode, {}, { expect: 404 });
			assert.equal((await accounts.letter(siti.email)).subject, 'Kata sandi akun Anda sudah diganti');
		});

		it('of two hundred at once one sets it', async () => {
			const siti = await confirmed();
			const kode = await codeFor(siti.email);
			const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => set(kode, { kata_sandi: `${another}-${n}` })));
			const won = answers.findIndex((one) => one.status === 200);
			assert.ok(won >= 0 && answers.every((one, n) => n === won || one.status === 404), answers.map((one) => one.status).join());
			await accounts.logIn({ ...siti, kata_sandi: `${another}-${won}` });
			assert.equal((await accounts.letters(siti.email)).length, 1);
		});

		it('not by a guess, too late, by a code for something else, nor into a password that is too short', async () => {
			const siti = await accounts.make();
			const confirmation = accounts.code(await accounts.letter(siti.email));
			const kode = await codeFor(siti.email);
			for (const guess of [confirmation, '0000-0000-0000-0000', kode.slice(1)]) await set(guess, {}, { expect: 404 });
			await siti.client.send('POST', '/v1/saya/email/konfirmasi', { json: { kode }, expect: 404 });
			assert.equal((await set(kode, { kata_sandi: 'pendek' }, { expect: 422 })).json.errors[0].pointer, '/kata_sandi');
			await env.clock(at('03-02', '10:45:00'));
			await set(kode, {}, { expect: 404 });
			await accounts.logIn(siti);
		});

		it('with the password changed otherwise, codes from before are worth nothing', async () => {
			const siti = await accounts.make();
			const [first, second] = [await codeFor(siti.email), await codeFor(siti.email)];
			await change(siti.client, siti.kata_sandi, another, { expect: 200 });
			await set(first, {}, { expect: 404 });
			const third = await codeFor(siti.email);
			await set(third, {}, { expect: 200 });
			await set(second, {}, { expect: 404 });
		});

		it('an account that was closed or erased meanwhile stays so', async () => {
			const [closed, erased] = [await accounts.make(), await accounts.make()];
			const codes = [await codeFor(closed.email), await codeFor(erased.email)];
			await env.sql.query('update akun set aktif = false where id = $1', [closed.id]);
			await erased.client.post('/v1/saya/data-pribadi/penghapusan', undefined);
			for (const kode of codes) await set(kode, {}, { expect: 404 });
			await ask(closed.email);
			assert.deepEqual(await accounts.letters(closed.email), []);
		});
	});

	describe('who asks learns nothing', () => {
		it('answer and headers are the same whether there is an account or not; only who has one gets mail', async () => {
			const [siti, closed] = [await accounts.make(), await accounts.make()];
			await env.sql.query('update akun set aktif = false where id = $1', [closed.id]);
			await accounts.letters(siti.email);
			const seen = [];
			for (const email of [siti.email, closed.email, 'tiada@contoh.id', siti.email.toUpperCase()]) {
				const { status: code, body, headers } = await ask(email);
				seen.push([code, body.toString(), Object.keys(headers).sort().join()]);
			}
			assert.equal(new Set(seen.map(String)).size, 1, String(seen));
			assert.deepEqual(JSON.parse(seen[0][1]), { berlaku_detik: 3600 });
			await accounts.settled();
			assert.deepEqual(mail.take().map(([to]) => to.toLowerCase()), [siti.email, siti.email]);
			assert.equal((await env.one(`select count(*) as n from surat_akun where templat = 'akun.pemulihan' and akun_id is null`)).n, 0, 'nothing is left of the others');
		});

		it('and takes as long', async () => {
			const siti = await accounts.make();
			const took = { known: [], unknown: [] };
			for (let n = 0; n < 120; n++)
				for (const [kind, email] of [['known', siti.email], ['unknown', `tiada${n}@contoh.id`]]) {
					const begun = process.hrtime.bigint();
					await ask(email);
					took[kind].push(Number(process.hrtime.bigint() - begun) / 1e6);
				}
			const median = (all) => all.toSorted((a, b) => a - b)[all.length / 2];
			const [known, unknown] = [median(took.known), median(took.unknown)];
			assert.ok(Math.abs(known - unknown) < 0.5 + 0.25 * Math.max(known, unknown), `${known} ms, ${unknown} ms`);
			await accounts.settled();
			mail.take();
		});

		it('so many from one address in an hour, for whatever accounts; then 429, for all alike', async () => {
			const few = env.clientOf(await env.addDaemon({ 'limits.pemulihan_per_hour': 3 }));
			const siti = await accounts.make();
			const answers = [];
			for (const email of ['tiada@contoh.id', siti.email, 'tiada@contoh.id', siti.email, 'tiada@contoh.id'])
				answers.push(await few.send('POST', '/v1/akun/pemulihan', { json: { email } }));
			assert.deepEqual(answers.map((one) => one.status), [202, 202, 202, 429, 429]);
			assert.ok(answers.every((one) => one.status === 202 || Number(one.headers['retry-after']) > 1000));
			await accounts.settled();
			mail.take();
		});

		it('a mailbox gets so many a day, however it is spelled; nobody is kept out by it', async () => {
			const siti = await accounts.make();
			await accounts.letters(siti.email);
			await env.sql.query(`update aturan_batas_notifikasi set per_hari = 4 where golongan = 'akun'`);
			for (let n = 0; n < 9; n++) await ask(n % 2 ? siti.email : siti.email.toUpperCase());
			await accounts.settled();
			const letters = mail.mails.filter((one) => one.subject === 'Kode untuk kata sandi baru');
			mail.take();
			assert.equal(letters.length, 4);
			await env.clock(at('03-02', '23:59:00')); // too late for all but the last
			const last = letters.filter((one) => /sampai Selasa, 3 Maret/.test(one.text));
			assert.equal(last.length, 1);
			for (const letter of letters.filter((one) => one !== last[0])) await set(accounts.code(letter), {}, { expect: 404 });
			await set(accounts.code(last[0]), {}, { expect: 200 });
			await env.sql.query(`update aturan_batas_notifikasi set per_hari = 1000000 where golongan = 'akun'`);
		});

		it('no code and no address stands in a log or in the database', async () => {
			const siti = await accounts.make();
			const kode = await codeFor(siti.email);
			await set(kode, {}, { expect: 200 });
			await accounts.settled();
			const kept = JSON.stringify([await env.rows(`select s.*, encode(isi, 'escape') as teks from surat_akun s`), await env.rows('select * from notifikasi')]);
			for (const secret of [kode, kode.replaceAll('-', ''), siti.email, another]) {
				assert.ok(!kept.includes(secret));
				for (const daemon of env.daemons) assert.ok(!daemon.output().includes(secret));
			}
			mail.take();
		});
	});

	describe('an address that somebody else has registered', () => {
		const nik = '6107044505900001';
		// Somebody registers with an address that is not his; its owner asks for a password.
		const squatted = async (changes = {}) => {
			const squatter = await accounts.make(changes);
			return { squatter, kode: await codeFor(squatter.email) };
		};

		it('of an account that holds nothing: it is the owner\'s, and the other is out', async () => {
			const { squatter, kode } = await squatted();
			assert.deepEqual((await set(kode, {}, { expect: 200 })).json, { hasil: 'dipulihkan' });
			await ended(squatter);
			await refused(squatter.email, squatter.kata_sandi);
			const { client } = await accounts.logIn({ ...squatter, kata_sandi: another });
			assert.equal(await status(client), 'terbukti');
		});

		it('of an account that holds anything of somebody: not without proof; the code stays good', async () => {
			for (const data of [{ nik }, { alamat: 'Jl. Lain 1' }, { telepon: '+6281234567890' }]) {
				const { squatter, kode } = await squatted(data);
				assert.equal((await set(kode, {}, { expect: 409 })).json.code, 'perlu-bukti');
				assert.equal((await set(kode, { nik: '6107044505900002' }, { expect: 409 })).json.code, 'perlu-bukti');
				assert.equal((await set(kode, { nik: '6107044505900002', lepaskan: true }, { expect: 409 })).json.code, 'perlu-bukti');
				await squatter.client.get('/v1/saya');
				await accounts.logIn(squatter);
				assert.equal((await set(kode, { lepaskan: true }, { expect: 200 })).json.hasil, 'dilepas');
			}
		});

		it('who forgot his own and never confirmed it proves it by the NIK of the account, or of his cases', async () => {
			const { squatter: siti, kode } = await squatted({ nik });
			const filed = await file(siti.client);
			assert.equal((await set(kode, { nik }, { expect: 200 })).json.hasil, 'dipulihkan');
			await ended(siti);
			await (await accounts.logIn({ ...siti, kata_sandi: another })).client.get(`/v1/pengaduan/${filed.id}`);
			const { squatter: budi, kode: second } = await squatted();
			const own = await file(budi.client, { pengadu: person });
			await set(second, { nik: '6107044505900002' }, { expect: 409 });
			await set(second, { nik: person.nik }, { expect: 200 });
			await (await accounts.logIn({ ...budi, kata_sandi: another })).client.get(`/v1/pengaduan/${own.id}`);
		});

		it('a case whose identity was erased proves nothing', async () => {
			const { squatter, kode } = await squatted();
			const filed = await file(squatter.client);
			await env.sql.query('delete from identitas where berkas_id = $1', [filed.id]);
			await set(kode, { nik: person.nik }, { expect: 409 });
		});

		it('nobody finds a NIK out by trying', async () => {
			const { kode } = await squatted({ nik });
			const answers = [];
			for (let n = 2; n < 9; n++) answers.push((await set(kode, { nik: `610704450590000${n}` })).status);
			assert.deepEqual(answers, [409, 409, 409, 409, 409, 429, 429]);
			await set(kode, { nik }, { expect: 429 });
			await set(kode, { lepaskan: true }, { expect: 200 });
		});

		it('taken off: the other keeps his cases and his session, but nothing of the address; its owner registers anew', async () => {
			const { squatter, kode } = await squatted({ nik, nama: 'Orang Lain' });
			const filed = await file(squatter.client);
			await accounts.letters(squatter.email);
			await set(kode, { lepaskan: true }, { expect: 200 });
			await set(kode, { lepaskan: true }, { expect: 404 });
			assert.equal(await status(squatter.client), 'tiada');
			await squatter.client.get(`/v1/pengaduan/${filed.id}`);
			assert.equal((await squatter.client.get('/v1/saya/data-pribadi')).json.akun.email, null);
			await refused(squatter.email, squatter.kata_sandi);
			await refused(squatter.email, another);
			const renewed = (await accounts.refresh(squatter.refresh_token)).json;
			await env.api.as(renewed.access_token).get(`/v1/pengaduan/${filed.id}`);
			await squatter.client.send('POST', '/v1/saya/email/kode', { expect: 409 });
			const own = `lain-${squatter.email}`;
			await squatter.client.send('POST', '/v1/saya/email', { json: { email: own, kata_sandi: squatter.kata_sandi }, expect: 202 });
			await squatter.client.send('POST', '/v1/saya/email/konfirmasi', { json: { kode: accounts.code(await accounts.letter(own)) }, expect: 200 });
			await (await accounts.logIn({ ...squatter, email: own })).client.get(`/v1/pengaduan/${filed.id}`);
			const owner = await accounts.make({ email: squatter.email });
			assert.notEqual(owner.id, squatter.id);
			await owner.client.get(`/v1/pengaduan/${filed.id}`, { expect: 404 });
			await owner.client.send('POST', '/v1/saya/email/konfirmasi', { json: { kode: accounts.code(await accounts.letter(owner.email)) }, expect: 200 });
			// And nobody takes it off him again.
			const again = await codeFor(owner.email);
			await set(again, { lepaskan: true }, { expect: 200 });
			assert.equal(await status((await accounts.logIn({ ...owner, kata_sandi: another })).client), 'terbukti');
		});

		it('whoever made himself known in time keeps his: a confirmed account needs no proof', async () => {
			const siti = await confirmed({ nik, alamat: 'Jl. Sanggau Ledo 5' });
			await set(await codeFor(siti.email), {}, { expect: 200 });
		});
	});
});
