/* One key that signs or verifies tokens: immutable, refcounted, parsed once and kept. Thread-safe.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include "base/cleanup.h"
#include "base/json_writer.h"

#define KID_SIZE 129      /* longest key id with NUL */
#define KEY_SECRET_MIN 32 /* bytes of an HS256 secret, RFC 7518 section 3.2 */

/* Signature algorithms (RFC 7518 section 3.1). Bits, so that an issuer's allow-list is a mask. */
enum key_alg { KEY_ALG_RS256 = 1 << 0, KEY_ALG_ES256 = 1 << 1, KEY_ALG_HS256 = 1 << 2 };

struct key;

/* 0 when the name is none of ours ("none" is none of ours). Exact, case matters. */
unsigned key_alg_parse(const char *name);
const char *key_alg_name(enum key_alg alg);

/* A public key of a JWKS (RFC 7517). RSA of 2048-8192 bits and EC on P-256 only; `use`, `key_ops`
 * and `alg` must fit when they are there. -ENOTSUP with a static reason when the key is of no use
 * to us (other kty, for encryption, too weak, symmetric, with private parts), -ENOMEM. Owned by the
 * caller (key_unref). */
int key_from_jwk(const json_t *jwk, struct key **ret_key, const char **ret_reason) WARN_UNUSED;
/* A private key in PEM (not encrypted): RSA of at least 2048 bits or EC on P-256. -EINVAL, -ENOMEM.
 */
int key_from_pem(const char *kid, const char *pem, struct key **ret_key) WARN_UNUSED;
/* An HS256 secret of at least KEY_SECRET_MIN bytes; kid "" when tokens name none. -EINVAL, -ENOMEM.
 */
int key_from_secret(const char *kid, const void *secret, size_t n,
		    struct key **ret_key) WARN_UNUSED;

struct key *key_ref(struct key *k);
/* NULL is allowed. Secrets are wiped with the last reference. */
void key_unref(struct key *k);
static inline void cleanup_key(struct key **k)
{
	key_unref(*k);
}
#define CLEANUP_KEY CLEANUP(cleanup_key)

enum key_alg key_alg(const struct key *k);
/* "" when the key has no id. */
const char *key_kid(const struct key *k);

/* Whether sig is exactly this key's signature over data (JWS form: ES256 is r||s, 64 bytes). */
bool key_verify(const struct key *k, const void *data, size_t n, const void *sig, size_t n_sig);
/* The public half as a JWK with kid, alg and use. -EINVAL for a secret. */
int key_write_jwk(const struct key *k, struct json_writer *w) WARN_UNUSED;
