// The address of an account: its holder is asked by mail whether it is his, and says so once.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connect } from './lib/cluster.js';
import { Environment } from './lib/environment.js';
import { Accounts } from './lib/accounts.js';
import { MailServer, mailSettings } from './lib/mail.js';

const at = (day, time = '09:00:00') => `2026-${day}T${time}+07:00`;

describe('the address of an account', () => {
	let env, mail, accounts, db;

	before(async () => {
		mail = await MailServer.start();
		env = await Environment.create('akun_surat', { settings: mailSettings(mail) });
		db = await connect(env.cluster, env.database, 'layanand_daemon');
		accounts = new Accounts(env, mail);
	});
	after(async () => {
		await db?.end();
		await env?.stop();
		await mail?.stop();
	});

	const status = async (client) => (await client.get('/v1/saya')).json.status_email;
	const confirm = (client, kode, options = {}) => client.send('POST', '/v1/saya/email/konfirmasi', { json: { kode }, ...options });
	const askAgain = (client, options = {}) => client.send('POST', '/v1/saya/email/kode', { expect: 202, ...options });

	it('is confirmed by the code that was mailed to it, once, however the code is written', async () => {
		const siti = await accounts.make();
		assert.equal(await status(siti.client), 'belum');
		const letter = await accounts.letter(siti.email);
		assert.deepEqual([letter.to, letter.subject], [[siti.email], 'Konfirmasi alamat e-mail Anda']);
		assert.match(letter.text, /berlaku sekali, sampai Senin, 2 Maret 2026, pukul 10\.\d\d/);
		assert.match(letter.text, /https:\/\/layanan\.contoh\.id/);
		const kode = accounts.code(letter);
		const answer = await confirm(siti.client, kode.replaceAll('-', ' ').toUpperCase().replaceAll('0', 'O').replaceAll('1', 'L'), { expect: 200 });
		assert.deepEqual(answer.json, { status_email: 'terbukti', dilepas: 0 });
		assert.equal(await status(siti.client), 'terbukti');
		await confirm(siti.client, kode, { expect: 404 });
		assert.equal((await askAgain(siti.client, { expect: 409 })).json.code, 'keadaan-berubah');
	});

	it('in English for who asks in English, by another code when the first is lost; the first is good as well', async () => {
		const siti = await accounts.make();
		const first = accounts.code(await accounts.letter(siti.email));
		assert.deepEqual((await askAgain(siti.client.with({ 'accept-language': 'en' }))).json, { berlaku_detik: 3600 });
		const letter = await accounts.letter(siti.email);
		assert.equal(letter.subject, 'Confirm your e-mail address');
		assert.notEqual(accounts.code(letter), first);
		await confirm(siti.client, first, { expect: 200 });
	});

	it('not by the code of another account, by a guess, nor too late', async () => {
		const [siti, budi] = [await accounts.make(), await accounts.make()];
		const kode = accounts.code(await accounts.letter(siti.email));
		await confirm(budi.client, kode, { expect: 404 });
		for (const guess of ['0000-0000-0000-0000', `${kode}0`, kode.slice(0, -1), 'x'.repeat(64)]) await confirm(siti.client, guess, { expect: 404 });
		for (const none of ['', ' - ', 'k?', 'x'.repeat(65)]) await confirm(siti.client, none, { expect: 422 });
		await env.clock(at('03-02', '10:30:00'));
		await confirm(siti.client, kode, { expect: 404 });
		assert.equal(await status(siti.client), 'belum');
	});

	it('of many at once one is the first', async () => {
		const siti = await accounts.make();
		const kode = accounts.code(await accounts.letter(siti.email));
		const answers = await Promise.all(Array.from({ length: 50 }, () => confirm(siti.client, kode)));
		assert.deepEqual(answers.map((one) => one.status).sort(), [200, ...Array(49).fill(404)]);
	});

	it('so many codes a day and no more; the last of a day is good until there may be others', async () => {
		const siti = await accounts.make();
		await accounts.letter(siti.email);
		await env.sql.query(`update aturan_batas_notifikasi set per_hari = 3 where golongan = 'akun'`);
		for (let n = 0; n < 4; n++) await askAgain(siti.client);
		const letters = await accounts.letters(siti.email);
		assert.equal(letters.length, 2);
		const last = letters.filter((one) => /sampai Selasa, 3 Maret 2026, pukul 01\.00/.test(one.text));
		assert.equal(last.length, 1);
		await env.clock(at('03-03', '00:30:00'));
		await confirm(siti.client, accounts.code(letters.find((one) => one !== last[0])), { expect: 404 });
		await askAgain(siti.client);
		await accounts.letter(siti.email);
		await confirm(siti.client, accounts.code(last[0]), { expect: 200 });
		await env.sql.query(`update aturan_batas_notifikasi set per_hari = 1000000 where golongan = 'akun'`);
	});

	it('whoever wants no mail gets none; with the mail he confirms, what was held back goes out', async () => {
		const siti = await accounts.make();
		const letter = await accounts.letter(siti.email);
		const say = (terima) => env.api.post('/v1/alamat-surat', { email: siti.email, kode: /kode ([0-9a-f-]{14})\./.exec(letter.text)[1], terima });
		await say(false);
		await askAgain(siti.client);
		assert.deepEqual(await accounts.letters(siti.email), []);
		await say(true);
		await askAgain(siti.client);
		assert.ok(!(await accounts.letter(siti.email)).text.includes('tolaklah'));
	});

	it('a code stands nowhere but in its mail: sealed as long as it waits, then gone', async () => {
		const siti = await accounts.make();
		const letter = await accounts.letter(siti.email);
		const kode = accounts.code(letter);
		const kept = JSON.stringify([await env.rows('select s.*, encode(isi, \'escape\') as isi_teks from surat_akun s'), await env.rows('select * from notifikasi')]);
		for (const secret of [kode, kode.replaceAll('-', ''), siti.email]) {
			assert.ok(!kept.includes(secret));
			assert.ok(!env.daemon.output().includes(secret));
		}
		assert.equal((await env.one(`select count(*) as n from surat_akun where isi is not null`)).n, 0);
		mail.refuse = () => 451;
		await askAgain(siti.client);
		await accounts.tried();
		const { isi } = await env.one(`select encode(isi, 'escape') as isi from surat_akun where isi is not null`);
		assert.ok(!isi.includes('kode') && !isi.includes(siti.email));
		mail.refuse = () => 0;
		await env.clock(at('03-03', '02:00:00')); // it is too late for it now
		await accounts.settled();
		assert.deepEqual(mail.take(), []);
		assert.equal((await env.one(`select count(*) as n from surat_akun where isi is not null`)).n, 0);
	});

	it('a letter that was refused is a dead letter like others, about no case; sent again it is the same', async () => {
		const siti = await accounts.make();
		await accounts.letter(siti.email);
		mail.refuse = () => 550;
		await askAgain(siti.client);
		await accounts.tried();
		const [dead] = (await env.as('bagianOrganisasi').get('/v1/notifikasi?status=gagal')).json.data;
		assert.deepEqual([dead.berkas, dead.jenis, dead.penerima], [null, 'akun.konfirmasi', 'akun']);
		mail.refuse = () => 0;
		const again = (await env.as('bagianOrganisasi').post(`/v1/notifikasi/${dead.id}/kirim-ulang`, undefined)).json;
		assert.deepEqual([again.berkas, again.status], [null, 'menunggu']);
		await confirm(siti.client, accounts.code(await accounts.letter(siti.email)), { expect: 200 });
	});

	describe('another one', () => {
		const password = 'kata-sandi-yang-panjang';
		let next = 0;
		const fresh = () => `alamat${++next}@contoh.id`;
		const change = (client, email, options = {}) => client.send('POST', '/v1/saya/email', { json: { email, kata_sandi: password }, expect: 202, ...options });
		const known = async () => {
			const made = await accounts.make();
			await confirm(made.client, accounts.code(await accounts.letter(made.email)), { expect: 200 });
			return made;
		};
		const refused = async (email) => assert.equal((await accounts.token({ grant_type: 'password', username: email, password })).json.error, 'invalid_grant');

		it('is the account\'s when its code was given; the old one is told, and free', async () => {
			const siti = await known();
			const email = fresh();
			assert.deepEqual((await change(siti.client, email)).json, { berlaku_detik: 3600 });
			const letter = await accounts.letter(email);
			assert.equal(letter.subject, 'Kode untuk alamat e-mail baru');
			await accounts.logIn(siti);
			await refused(email);
			assert.equal((await confirm(siti.client, accounts.code(letter), { expect: 200 })).json.status_email, 'terbukti');
			await refused(siti.email);
			await accounts.logIn({ ...siti, email: email.toUpperCase() });
			await siti.client.get('/v1/saya');
			assert.equal((await siti.client.get('/v1/saya/data-pribadi')).json.akun.email, email);
			assert.equal(await status(siti.client), 'terbukti');
			const told = await accounts.letter(siti.email);
			assert.equal(told.subject, 'Alamat e-mail akun Anda sudah diganti');
			assert.ok(!told.text.includes(email));
			await confirm(siti.client, accounts.code(letter), { expect: 404 });
			await accounts.make({ email: siti.email });
		});

		it('not without the password, nor by a code that went elsewhere', async () => {
			const [siti, budi] = [await known(), await known()];
			const email = fresh();
			assert.equal((await change(siti.client, email, { json: { email, kata_sandi: 'salah-sekali' }, expect: 422 })).json.errors[0].pointer, '/kata_sandi');
			await change(env.as('masyarakat'), email, { expect: 409 });
			await change(siti.client, email);
			await confirm(budi.client, accounts.code(await accounts.letter(email)), { expect: 404 });
			assert.equal((await budi.client.get('/v1/saya/data-pribadi')).json.akun.email, budi.email);
		});

		it('not one that another account has: told to who has the mailbox, and to nobody else', async () => {
			const [siti, budi] = [await known(), await known()];
			assert.deepEqual((await change(siti.client, budi.email)).json, { berlaku_detik: 3600 });
			const kode = accounts.code(await accounts.letter(budi.email));
			for (let n = 0; n < 2; n++) assert.equal((await confirm(siti.client, kode, { expect: 409 })).json.code, 'bertentangan');
			for (const one of [siti, budi]) assert.equal((await (await accounts.logIn(one)).client.get('/v1/saya')).json.sub, one.id);
		});

		it('with it codes for the old one are worth nothing', async () => {
			const siti = await known();
			const ask = async (to) => {
				await env.api.send('POST', '/v1/akun/pemulihan', { json: { email: to }, expect: 202 });
				return accounts.code(await accounts.letter(to));
			};
			const kode = await ask(siti.email);
			const email = fresh();
			await change(siti.client, email);
			await confirm(siti.client, accounts.code(await accounts.letter(email)), { expect: 200 });
			await env.api.send('POST', '/v1/akun/pemulihan/sandi', { json: { kode, kata_sandi: password }, expect: 404 });
			await accounts.letters(siti.email);
			await env.api.send('POST', '/v1/akun/pemulihan/sandi', { json: { kode: await ask(email), kata_sandi: password }, expect: 200 });
		});

		it('for an account whose address was taken off', async () => {
			const siti = await accounts.make();
			await env.sql.query('update akun set pengguna_hash = null where id = $1', [siti.id]);
			assert.equal(await status(siti.client), 'tiada');
			const email = fresh();
			await accounts.letters(siti.email);
			await change(siti.client, email);
			await confirm(siti.client, accounts.code(await accounts.letter(email)), { expect: 200 });
			await accounts.logIn({ ...siti, email });
			assert.deepEqual(await accounts.letters(siti.email), [], 'nobody had shown that the old one was his');
		});

		it('its address is sealed until it is the account\'s, and goes with the letter', async () => {
			const siti = await known();
			const email = fresh();
			await change(siti.client, email);
			await accounts.letter(email);
			const { isi } = await env.one(`select encode(isi, 'escape') as isi from surat_akun where templat = 'akun.alamat' and akun_id = $1`, [siti.id]);
			assert.ok(isi && !isi.includes(email) && !isi.includes('kode'));
			await env.clock(at('03-05'));
			assert.equal((await env.one(`select count(*) as n from surat_akun where templat = 'akun.alamat' and akun_id = $1`, [siti.id])).n, 0);
		});
	});

	it('somebody with a token of another issuer has no account here', async () => {
		for (const name of ['masyarakat', 'petugas']) {
			assert.equal(await status(env.as(name)), null);
			await askAgain(env.as(name), { expect: 409 });
		}
	});

	it('at the database: an address is confirmed by a code that was just used, and by nothing else', async () => {
		const [siti, budi] = [await accounts.make(), await accounts.make()];
		await accounts.settled();
		mail.take();
		const now = '2026-03-03 12:00:00+07';
		const tries = async (...texts) => {
			await db.query('begin');
			try {
				for (const [name, value] of Object.entries({ peran: 'masyarakat', sub: siti.id, penyelenggara: '', tugas: '', klien: '', kode_akses: '', sekarang: now }))
					await db.query('select set_config($1, $2, true)', [`layanand.${name}`, value]);
				let touched;
				for (const text of texts) touched = (await db.query(text)).rowCount;
				return touched;
			} catch (error) {
				assert.equal(error.code, '42501', error.message);
				return 'refused';
			} finally {
				await db.query('rollback');
			}
		};
		await env.sql.query(`update surat_akun set kedaluwarsa = '2026-03-04' where akun_id in ($1, $2)`, [siti.id, budi.id]);
		const use = `update surat_akun set dipakai_pada = '${now}'`;
		const confirm = `update akun set alamat_terbukti_pada = '${now}'`;
		assert.equal(await tries(confirm), 'refused');
		assert.equal(await tries(use, confirm), 1);
		assert.equal(await tries(use), 1, 'only his own letter');
		assert.equal(await tries(use, use), 'refused', 'a code is good for once');
		assert.equal(await tries(`${use}, kedaluwarsa = '2030-01-01'`), 'refused');
		assert.equal(await tries(use, `${confirm}, pengguna_hash = '\\x00'`), 'refused');
		assert.equal(await tries(`update surat_akun set dipakai_pada = '2026-03-03 11:00:00+07'`, `update akun set alamat_terbukti_pada = '2026-03-03 11:00:00+07'`), 'refused');
		assert.equal(await tries(`update akun set sandi = 'x', angkatan = angkatan + 1`), 1);
		for (const change of [`sandi = 'x'`, 'angkatan = angkatan + 1', `peran = 'bagian_organisasi'`, 'aktif = true, dibuat_pada = now()', `alamat_terbukti_pada = now()`])
			assert.equal(await tries(use, `update akun set ${change}`), 'refused', change);
		assert.equal(await tries('select * from surat_akun'), 1);
		assert.equal(await tries('delete from surat_akun'), 0);
		const letter = (akun, templat, kode = `'x'`) =>
			`insert into surat_akun (id, templat, akun_id, pengguna_hash, alamat_hash, kode_hash, bahasa, dibuat_pada, kedaluwarsa) values (gen_random_uuid(), '${templat}', '${akun}', '', '', ${kode}, 'id', now(), now())`;
		assert.equal(await tries(letter(siti.id, 'akun.konfirmasi')), 1);
		assert.equal(await tries(letter(siti.id, 'akun.sandi_baru', 'null')), 1);
		for (const [akun, templat] of [[budi.id, 'akun.konfirmasi'], [siti.id, 'akun.pemulihan'], [siti.id, 'akun.sandi_baru'], [siti.id, 'pengaduan.diterima']])
			assert.equal(await tries(letter(akun, templat)), 'refused', templat);
		// For a mailbox speaks who has just used a code that went there: the function says whether a refusal of the mailbox was taken back.
		await env.sql.query(`insert into alamat_surat select alamat_hash, false, now() from surat_akun where akun_id = $1`, [siti.id]);
		const say = `select layanand.alamat_surat_terbukti((select alamat_hash from surat_akun limit 1))`;
		const said = `do $$ begin perform set_config('layanand.peran', 'sistem', true); if exists (select from alamat_surat s join surat_akun k on k.alamat_hash = s.hash and k.akun_id = '${siti.id}' where not s.terima) then raise exception 'no' using errcode = '42501'; end if; end $$`;
		assert.equal(await tries(say, said), 'refused');
		assert.equal(await tries(use, say, said), null);
	});

	it('with the account its letters go', async () => {
		const siti = await accounts.make();
		await accounts.letter(siti.email);
		await env.sql.query('delete from akun where id = $1', [siti.id]);
		assert.equal((await env.one('select count(*) as n from surat_akun where akun_id = $1', [siti.id])).n, 0);
	});
});
