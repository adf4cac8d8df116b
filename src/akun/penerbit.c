/* What the built-in issuer publishes about itself (RFC 7517, RFC 8414); on the loop, from memory. */
#include "akun/operations.h"
#include "auth/auth.h"
#include "base/config.h"
#include "base/json_writer.h"

#include "base/banned.h"

#define JAWABAN_MAX_BYTES 65536

int op_jwks_baca(struct ctx *c)
{
	CLEANUP_KEY_SET struct key_set *keys = keys_acquire(auth_keys(c->services->auth));
	struct buffer out;
	int r;

	buffer_init(&out, JAWABAN_MAX_BYTES);
	r = key_set_write_jwks(keys, &out);
	if (r < 0) {
		buffer_done(&out);
		return r;
	}
	return ctx_reply_json(c, 200, &out);
}

static void alamat(struct json_writer *w, struct ctx *c, const char *nama, const char *jalur)
{
	jw_member_string(w, nama, arena_printf(c->arena, "%s%s", c->services->config->server_public_url, jalur));
}

static void daftar(struct json_writer *w, const char *nama, const char *const *isi)
{
	jw_key(w, nama);
	jw_array(w);
	for (; *isi; isi++)
		jw_string(w, *isi);
	jw_array_end(w);
}

int op_oidc_konfigurasi(struct ctx *c)
{
	static const char *const grants[] = { "password", "refresh_token", "client_credentials", NULL };
	static const char *const none[] = { NULL };
	static const char *const subjects[] = { "public", NULL };
	static const char *const algorithms[] = { "ES256", "RS256", NULL };
	static const char *const methods[] = { "client_secret_basic", "client_secret_post", NULL };
	static const char *const claims[] = { "iss", "aud", "exp", "iat", "jti", "sub", "peran", "penyelenggara_id", "scope", "angkatan", NULL };
	struct buffer out;
	struct json_writer w;

	buffer_init(&out, JAWABAN_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_string(&w, "issuer", c->services->config->server_public_url);
	alamat(&w, c, "jwks_uri", "/.well-known/jwks.json");
	alamat(&w, c, "token_endpoint", "/oauth/token");
	alamat(&w, c, "revocation_endpoint", "/oauth/revoke");
	daftar(&w, "grant_types_supported", grants);
	daftar(&w, "response_types_supported", none);
	daftar(&w, "subject_types_supported", subjects);
	daftar(&w, "id_token_signing_alg_values_supported", algorithms);
	daftar(&w, "token_endpoint_auth_methods_supported", methods);
	daftar(&w, "scopes_supported", none);
	daftar(&w, "claims_supported", claims);
	jw_object_end(&w);
	return ctx_reply_json(c, 200, &out);
}
