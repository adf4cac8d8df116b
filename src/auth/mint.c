/* Owns the minting of tokens by libjwt; workers and command line. */
#include "auth/mint.h"

#include <errno.h>
#include <string.h>

#include <jwt.h>

#include "base/clock.h"

#include "base/banned.h"

#define CLAIMS_MAX 4096

static void cleanup_jwt(jwt_t **jwt)
{
	jwt_free(*jwt);
}

static void write_optional(struct json_writer *w, const char *key, const char *value)
{
	if (value && *value)
		jw_member_string(w, key, value);
}

static void write_tugas(struct json_writer *w, unsigned tugas)
{
	jw_key(w, "tugas");
	jw_array(w);
	for (int i = 0; i < TUGAS_COUNT; i++)
		if (tugas & (1u << i))
			jw_string(w, tugas_name(i));
	jw_array_end(w);
}

static void write_claims(const struct issuer *issuer, const struct mint_claims *c,
			 struct buffer *out)
{
	char jti[UUID_TEXT_SIZE];
	struct json_writer w;

	if (!c->jti)
		uuid_v7(c->iat_s * US_PER_S, jti);
	jw_init(&w, out);
	jw_object(&w);
	jw_member_string(&w, "iss", issuer->name);
	jw_member_string(&w, "aud", issuer->audience);
	jw_member_int(&w, "exp", c->exp_s);
	jw_member_int(&w, "iat", c->iat_s);
	jw_member_string(&w, "jti", c->jti ? c->jti : jti);
	jw_member_string(&w, "sub", c->sub);
	jw_member_string(&w, "peran", peran_name(c->peran));
	write_optional(&w, "penyelenggara_id", c->penyelenggara_id);
	if (c->with_tugas)
		write_tugas(&w, c->tugas);
	write_optional(&w, "scope", c->scope);
	write_optional(&w, "client_id", c->client_id);
	if (c->angkatan)
		jw_member_int(&w, "angkatan", c->angkatan);
	jw_object_end(&w);
}

int mint_token(const struct key_set *keys, const struct mint_claims *c, char **ret_token)
{
	CLEANUP(cleanup_jwt) jwt_t *jwt = NULL;
	CLEANUP_BUFFER struct buffer claims;
	const struct signer *s = keys->signer;
	jwt_alg_t alg;

	buffer_init(&claims, CLAIMS_MAX);
	if (!s)
		return -ENOKEY;
	if (c->peran == PERAN_SISTEM || c->peran == PERAN_PUBLIK || !c->sub || !*c->sub)
		return -EINVAL;
	write_claims(keys->builtin, c, &claims);
	if (buffer_error(&claims) < 0 || jwt_new(&jwt))
		return -ENOMEM;
	alg = s->alg == KEY_ALG_RS256 ? JWT_ALG_RS256 : JWT_ALG_ES256;
	if (jwt_add_header(jwt, "kid", s->kid) || jwt_add_grants_json(jwt, claims.data) ||
	    jwt_set_alg(jwt, alg, (const unsigned char *)s->pem, (int)strlen(s->pem)))
		return -EINVAL;
	*ret_token = jwt_encode_str(jwt);
	return *ret_token ? 0 : -EINVAL;
}
