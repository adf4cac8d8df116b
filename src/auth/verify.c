/* Owns the checking of tokens: form, header, signature, then claims; pure functions over a key
 * snapshot, any thread. */
#include "auth/verify.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "auth/claims.h"
#include "base/encode.h"

#include "base/banned.h"

#define DECODED_MAX (TOKEN_MAX_BYTES / 4 * 3)
#define SIGNATURE_MAX 1024 /* RSA of 8192 bits */

struct token {
	const char *text;
	size_t n_signed; /* header.payload */
	size_t n_header;
	const char *payload;
	size_t n_payload;
	const char *signature;
	size_t n_signature;
};

struct header {
	unsigned alg;
	char kid[KID_SIZE];
};

static int split(const char *text, size_t len, struct token *t)
{
	const char *first = memchr(text, '.', len), *second;

	if (!first)
		return -EINVAL;
	second = memchr(first + 1, '.', text + len - first - 1);
	if (!second || memchr(second + 1, '.', text + len - second - 1))
		return -EINVAL;
	*t = (struct token){ .text = text,
			     .n_signed = second - text,
			     .n_header = first - text,
			     .payload = first + 1,
			     .n_payload = second - first - 1,
			     .signature = second + 1,
			     .n_signature = text + len - second - 1 };
	return t->n_header && t->n_payload && t->n_signature ? 0 : -EINVAL;
}

/* A part of the token as a JSON object without duplicate names; NULL otherwise. */
static json_t *decode_object(const char *text, size_t n)
{
	char raw[DECODED_MAX];
	ptrdiff_t n_raw = base64url_decode(text, n, raw, sizeof(raw));
	json_t *j;

	if (n_raw <= 0)
		return NULL;
	j = json_loadb(raw, n_raw, JSON_REJECT_DUPLICATES, NULL);
	if (json_is_object(j))
		return j;
	json_decref(j);
	return NULL;
}

/* Only access tokens: a token made for another purpose names another type (RFC 8725 section 3.11).
 */
static bool type_fits(const json_t *typ)
{
	const char *s = json_string_value(typ);

	if (!typ)
		return true;
	return s && (!strcasecmp(s, "JWT") || !strcasecmp(s, "at+jwt") ||
		     !strcasecmp(s, "application/at+jwt"));
}

static const char *read_header(const struct token *t, struct header *h)
{
	CLEANUP_JSON json_t *j = decode_object(t->text, t->n_header);
	const json_t *alg = json_object_get(j, "alg"), *kid = json_object_get(j, "kid");

	if (!j)
		return "header is not a JSON object in base64url";
	if (json_object_get(j, "crit"))
		return "header demands an extension (crit)";
	if (!type_fits(json_object_get(j, "typ")))
		return "typ is not an access token";
	h->alg = json_is_string(alg) ? key_alg_parse(json_string_value(alg)) : 0;
	if (!h->alg)
		return "alg is not allowed";
	h->kid[0] = '\0';
	if (!kid)
		return NULL;
	if (!json_is_string(kid) || json_string_length(kid) >= KID_SIZE)
		return "kid is not a short string";
	memcpy(h->kid, json_string_value(kid), json_string_length(kid) + 1);
	return NULL;
}

/* The key that made the signature. Issuers may use the same kid: each such key is tried, and `iss`
 * must fit the owner. */
static int find_key(const struct key_set *keys, const struct token *t, const struct header *h,
		    const struct issuer **ret_issuer)
{
	unsigned char sig[SIGNATURE_MAX];
	ptrdiff_t n_sig = base64url_decode(t->signature, t->n_signature, sig, sizeof(sig));
	bool known = false;

	if (n_sig <= 0)
		return -EKEYREJECTED;
	for (size_t i = 0; i < keys->n; i++) {
		const struct key_entry *e = &keys->entries[i];

		if (key_alg(e->key) != h->alg || strcmp(key_kid(e->key), h->kid) != 0)
			continue;
		known = true;
		*ret_issuer = e->issuer;
		if (key_verify(e->key, t->text, t->n_signed, sig, n_sig))
			return 0;
	}
	return known ? -EKEYREJECTED : -ENOKEY;
}

int token_verify(const struct key_set *keys, const char *token, size_t len, int64_t now_s,
		 int64_t leeway_s, struct identity *ret_identity, const char **ret_reason)
{
	CLEANUP_JSON json_t *claims = NULL;
	const struct issuer *issuer;
	struct header h;
	struct token t;
	int r;

	*ret_reason = "not a signed token of at most 8192 bytes";
	if (len > TOKEN_MAX_BYTES || split(token, len, &t) < 0)
		return -EKEYREJECTED;
	*ret_reason = read_header(&t, &h);
	if (*ret_reason)
		return -EKEYREJECTED;
	r = find_key(keys, &t, &h, &issuer);
	*ret_reason = r == -ENOKEY ? "no such key" : "signature is not valid";
	if (r < 0)
		return r;
	*ret_reason = "claims are not a JSON object in base64url";
	claims = decode_object(t.payload, t.n_payload);
	if (!claims)
		return -EKEYREJECTED;
	return claims_identity(claims, issuer, now_s, leeway_s, ret_identity, ret_reason);
}
