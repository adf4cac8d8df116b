/* The keys of one issuer as last read: a list that is replaced as a whole. Not thread-safe by
 * itself. */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>

#include "auth/issuers.h"
#include "auth/key.h"

#define KEY_LIST_MAX 64
#define KEY_DIGEST_BYTES 32

/* What the built-in issuer signs with: refcounted, wiped with the last reference. */
struct signer {
	atomic_uint refs;
	enum key_alg alg;
	char kid[KID_SIZE];
	char *pem;
};

struct signer *signer_ref(struct signer *s);
void signer_unref(struct signer *s);

struct key_list {
	unsigned char
	    digest[KEY_DIGEST_BYTES]; /* of the text it was read from: equal text, equal keys */
	struct signer *signer;        /* built-in issuer only */
	size_t n;
	struct key *keys[KEY_LIST_MAX];
};

void key_list_free(struct key_list *l);
static inline void cleanup_key_list(struct key_list **l)
{
	key_list_free(*l);
}
#define CLEANUP_KEY_LIST CLEANUP(cleanup_key_list)

/* Reads an issuer's keys from where it keeps them. known (may be NULL) is the list held so far:
 * when the text is the same, *ret_list is NULL and 0 is returned. No usable key at all is an error:
 * -ENOKEY. A set with two usable keys of one id is ambiguous: -EINVAL. *ret_reason is a static text
 * for the log. stop as in fetch_document. Blocks. */
int key_list_read(const struct issuer *i, const struct key_list *known, const atomic_bool *stop,
		  struct key_list **ret_list, const char **ret_reason) WARN_UNUSED;
/* Adds the usable keys of a JWKS document (RFC 7517 section 5); the others are logged and left out.
 */
int key_list_add_jwks(struct key_list *l, const char *json, size_t n, unsigned algorithms,
		      const char **ret_reason) WARN_UNUSED;
