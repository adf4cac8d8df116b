/* Fuzz target: bytes to the token verifier. The first byte says what the rest is: 'p' a payload and
 * 'h' a header (both are wrapped and rightly signed, so that the fuzzer gets past the signature),
 * anything else a whole token. Whatever comes in, the verifier must not crash, must leave the
 * identity alone when it refuses, and must never let in `sistem` or `publik`. */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "auth/verify.h"
#include "base/encode.h"

#define NOW_S INT64_C(1770000000)
#define PART_MAX 16384

/* Keys printed in RFC 7515 appendix A.3 and a made-up secret: what is signed here opens nothing
 * anywhere. */
static const char jwks[] = "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"ec\","
			   "\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
			   "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}]}";
static const char secret[] = "fuzz fuzz fuzz fuzz fuzz fuzz fuzz";
static const char good_header[] = "{\"alg\":\"HS256\",\"kid\":\"hs\"}";
static const char good_payload[] =
    "{\"iss\":\"fuzz\",\"aud\":\"layanand\",\"exp\":1770000900,\"peran\":\"masyarakat\","
    "\"sub\":\"018f0000-0000-7000-8000-000000000001\"}";

static char issuer_name[] = "fuzz", audience[] = "layanand";
static struct issuer issuer = { .name = issuer_name,
				.audience = audience,
				.algorithms = KEY_ALG_ES256 | KEY_ALG_HS256,
				.peran = ~0u,
				.believed_tugas = true };
static struct key_list list;
static struct key_set *keys;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void prepare(void)
{
	const char *reason;

	if (sodium_init() < 0 ||
	    key_list_add_jwks(&list, jwks, strlen(jwks), issuer.algorithms, &reason) < 0 ||
	    key_from_secret("hs", secret, strlen(secret), &list.keys[list.n++]) < 0)
		abort();
	keys = calloc(1, sizeof(*keys) + list.n * sizeof(keys->entries[0]));
	if (!keys)
		abort();
	for (size_t i = 0; i < list.n; i++)
		keys->entries[keys->n++] = (struct key_entry){ &issuer, list.keys[i] };
}

/* header.payload.signature; returns its length. */
static size_t wrap(const void *header, size_t n_header, const void *payload, size_t n_payload,
		   char *out)
{
	unsigned char mac[crypto_auth_hmacsha256_BYTES];
	crypto_auth_hmacsha256_state st;
	size_t n = base64url_encode(header, n_header, out);

	out[n++] = '.';
	n += base64url_encode(payload, n_payload, out + n);
	crypto_auth_hmacsha256_init(&st, (const unsigned char *)secret, strlen(secret));
	crypto_auth_hmacsha256_update(&st, (const unsigned char *)out, n);
	crypto_auth_hmacsha256_final(&st, mac);
	out[n++] = '.';
	return n + base64url_encode(mac, sizeof(mac), out + n);
}

static void check(const char *token, size_t n)
{
	struct identity id = { .peran = PERAN_COUNT };
	const char *reason = NULL;
	int r = token_verify(keys, token, n, NOW_S, 30, &id, &reason);

	if (r < 0 && (!reason || id.peran != PERAN_COUNT))
		abort();
	if (r == 0 &&
	    (id.peran == PERAN_SISTEM || id.peran == PERAN_PUBLIK || id.peran >= PERAN_COUNT))
		abort();
	if (r == 0 && ((*id.sub && !uuid_valid(id.sub)) || (!*id.sub && !*id.client_id)))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static char token[2 * PART_MAX];

	if (!keys)
		prepare();
	if (n < 1 || n > PART_MAX)
		return 0;
	if (data[0] == 'p')
		n = wrap(good_header, strlen(good_header), data + 1, n - 1, token);
	else if (data[0] == 'h')
		n = wrap(data + 1, n - 1, good_payload, strlen(good_payload), token);
	else
		memcpy(token, data + 1, --n);
	check(token, n);
	return 0;
}
