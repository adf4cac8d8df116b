// What is of no process: health, contract, keys, accounts, the feed.
import { everybody, roles, withScope } from './common.js';

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
	kejadian_umpan: withScope('kejadian.baca', roles('bagian_organisasi', 'ombudsman')),
};

export const good = {
	akun_daftar: {},
};

export const asks = {
	akun_daftar: 'publik',
	oauth_token: 'publik',
	oauth_revoke: 'publik',
	kejadian_umpan: 'ombudsman',
};
