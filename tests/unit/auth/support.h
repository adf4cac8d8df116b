/* What the tests of auth share: issuers with fresh keys, and a signer that signs anything, also
 * what no issuer would. */
#pragma once

#include <openssl/evp.h>

#include "auth/keys.h"

#define TEST_NOW_S INT64_C(1770000000)
#define TEST_SECRET "a-shared-secret-of-more-than-32-bytes"
#define TEST_SUB "018f0000-0000-7000-8000-000000000001"
#define TEST_UNIT "018f0000-0000-7000-8000-0000000000aa"

/* The parts of a token; the defaults of token_parts are good, a test spoils one. */
struct token_parts {
	const char *header;  /* JSON */
	const char *payload; /* JSON */
	EVP_PKEY *pkey;      /* signs; NULL: HMAC with secret */
	const void *secret;
	size_t n_secret;
	const char *suffix; /* appended after the signature */
};

struct fixture {
	struct issuers issuers; /* [0] asymmetric, [1] HS256 */
	struct key_set *keys;
	EVP_PKEY *rsa; /* kid "rsa-1"; NULL unless asked for */
	EVP_PKEY *ec;  /* kid "ec-1" */
	char *rsa_public_pem;
};

/* with_rsa costs a tenth of a second. */
void fixture_init(struct fixture *f, int with_rsa);
void fixture_done(struct fixture *f);
/* Good payload of a citizen at TEST_NOW_S. */
const char *good_payload(void);
struct token_parts token_parts(const struct fixture *f);
/* The compact form; free(). */
char *sign(const struct token_parts *p);
/* The private key in PEM; free(). */
char *private_pem(EVP_PKEY *pkey);
/* A key set document with the public half of pkey under kid; free(). */
char *jwks_of(EVP_PKEY *pkey, const char *kid);
/* A fresh directory under /tmp, and its removal. */
char *temp_dir(void);
void remove_dir(const char *dir);
void write_file(const char *dir, const char *name, const char *text, unsigned mode);
