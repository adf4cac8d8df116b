// Citizens with accounts of the built-in issuer, and the mail they get.
import assert from 'node:assert/strict';
import { settled } from './mail.js';
import { until } from './daemon.js';

let people = 0;

export class Accounts {
	constructor(env, mail) {
		Object.assign(this, { env, mail });
	}

	// Registers somebody and logs him in: { id, email, kata_sandi, client, access_token, refresh_token }.
	async make(changes = {}) {
		const body = { nama: 'Siti Rahmawati', email: `warga${++people}@contoh.id`, kata_sandi: 'kata-sandi-yang-panjang', ...changes };
		const { id } = (await this.env.api.post('/v1/akun', body, { expect: 201 })).json;
		return { id, ...body, ...(await this.logIn(body)) };
	}

	token(form, options = {}) {
		return this.env.api.send('POST', '/oauth/token', { form, ...options });
	}

	async logIn({ email, kata_sandi }) {
		const tokens = (await this.token({ grant_type: 'password', username: email, password: kata_sandi }, { expect: 200 })).json;
		return { ...tokens, client: this.env.api.as(tokens.access_token) };
	}

	refresh(refresh_token) {
		return this.token({ grant_type: 'refresh_token', refresh_token });
	}

	// Until every letter has been looked at and every notice dealt with.
	async settled() {
		await until('all letters have been looked at', async () => (await this.env.one('select count(*) as n from surat_akun where diantrekan_pada is null')).n === 0);
		await settled(this.env);
	}

	// Until what waits has been tried once and was refused.
	tried() {
		return until('an attempt that failed', async () => (await this.env.one(`select count(*) as n from notifikasi where surat_akun_id is not null and alasan is not null and dipinjam_sampai is null and status in ('menunggu', 'gagal')`)).n > 0);
	}

	// What came for him since the last time; the rest is dropped.
	async letters(email) {
		await this.settled();
		const found = this.mail.mails.filter((one) => one.to.includes(email));
		this.mail.mails = [];
		return found;
	}

	async letter(email) {
		const found = await this.letters(email);
		assert.equal(found.length, 1, `letters for ${email}: ${found.map((one) => one.subject)}`);
		return found[0];
	}

	code(letter) {
		return /^ {4}([0-9a-z]{4}(?:-[0-9a-z]{4}){3})$/m.exec(letter.text)[1];
	}
}
