// What is of no process: health, contract, keys, accounts, the feed.
import { everybody, roles, withScope } from './common.js';

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
	saya_email_kode: person, // 409: they have no account here
	saya_email_konfirmasi: (caller) => (person(caller) === 'ok' ? 404 : person(caller)), // nobody guesses a code
	kejadian_umpan: withScope('kejadian.baca', roles('bagian_organisasi', 'ombudsman')),
};

export const good = {
	akun_daftar: {},
	saya_email_konfirmasi: { kode: '0000-0000-0000-0000' },
};

export const asks = {
	akun_daftar: 'publik',
	saya_email_kode: 'masyarakat',
	saya_email_konfirmasi: 'masyarakat',
	oauth_token: 'publik',
	oauth_revoke: 'publik',
	kejadian_umpan: 'ombudsman',
};
