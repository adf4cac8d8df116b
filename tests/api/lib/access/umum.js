// What is of no process: health, contract, keys, accounts, the feed.
import { everybody, machine, roles, withScope } from './common.js';

const person = roles('masyarakat', 'pelaksana', 'kepala_penyelenggara', 'bagian_organisasi');

export const general = {
	livez: everybody,
	readyz: everybody,
	openapi_baca: everybody,
	dokumentasi: everybody,
	jwks_baca: everybody,
	oidc_konfigurasi: everybody,
	oauth_token: everybody,
	oauth_revoke: everybody,
	akun_daftar: (caller) => (caller.peran === 'publik' ? 'ok' : 403),
	saya_baca: (caller) => (caller.peran === 'publik' ? 401 : 'ok'),
	akun_pemulihan: (caller) => (machine(caller) ? 403 : 'ok'),
	akun_pemulihan_sandi: (caller) => (machine(caller) ? 403 : 404), // nobody guesses a code
	saya_kata_sandi: person, // 409: they have no account here
	saya_email: person, // 409: they have no account here
	saya_email_kode: person, // 409: they have no account here
	saya_email_konfirmasi: (caller) => (person(caller) === 'ok' ? 404 : person(caller)), // nobody guesses a code
	kejadian_umpan: withScope('kejadian.baca', roles('bagian_organisasi', 'ombudsman')),
};

export const good = {
	akun_daftar: {},
	akun_pemulihan: { email: 'siapa@contoh.id' },
	akun_pemulihan_sandi: { kode: '0000-0000-0000-0000', kata_sandi: 'kata-sandi-yang-lain' },
	saya_email: { email: 'siapa@contoh.id', kata_sandi: 'x' },
	saya_kata_sandi: { kata_sandi_lama: 'x', kata_sandi: 'kata-sandi-yang-lain' },
	saya_email_konfirmasi: { kode: '0000-0000-0000-0000' },
};

export const asks = {
	akun_daftar: 'publik',
	akun_pemulihan: 'publik',
	akun_pemulihan_sandi: 'publik',
	saya_kata_sandi: 'masyarakat',
	saya_email: 'masyarakat',
	saya_email_kode: 'masyarakat',
	saya_email_konfirmasi: 'masyarakat',
	oauth_token: 'publik',
	oauth_revoke: 'publik',
	kejadian_umpan: 'ombudsman',
};
