/* Owns the way from header to identity: cache, else verify with the snapshot of now; any thread,
 * mostly the I/O loops. */
#include "auth/auth.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "auth/token_cache.h"
#include "auth/verify.h"
#include "base/clock.h"

#include "base/banned.h"

#define SCHEME "Bearer "

struct auth {
	struct issuers *issuers;
	struct keys *keys;
	struct token_cache *cache;
	int64_t leeway_s;
};

void auth_free(struct auth *a)
{
	if (!a)
		return;
	token_cache_free(a->cache);
	keys_free(a->keys);
	issuers_free(a->issuers);
	free(a);
}

static void cleanup_auth(struct auth **a)
{
	auth_free(*a);
}

int auth_new(const struct config *c, FILE *err, struct auth **ret_auth)
{
	CLEANUP(cleanup_auth) struct auth *a = calloc(1, sizeof(*a));
	int r = a ? 0 : -ENOMEM;

	if (r == 0)
		r = issuers_load(c, err, &a->issuers);
	if (r == 0)
		r = keys_new(a->issuers, &a->keys);
	if (r == 0)
		r = keys_load(a->keys, err);
	if (r == 0)
		r = token_cache_new((size_t)c->auth_token_cache, &a->cache);
	if (r < 0)
		return r;
	a->leeway_s = c->auth_leeway_s;
	*ret_auth = TAKE(a);
	return 0;
}

struct keys *auth_keys(struct auth *a)
{
	return a->keys;
}

static int verify_and_remember(struct auth *a, const char *token, size_t len,
			       const unsigned char *hash, int64_t now_s,
			       struct identity *ret_identity, const char **ret_reason)
{
	CLEANUP_KEY_SET struct key_set *set = keys_acquire(a->keys);
	int r = token_verify(set, token, len, now_s, a->leeway_s, ret_identity, ret_reason);

	if (r == 0)
		token_cache_put(a->cache, hash, set->generation, ret_identity);
	if (r != -ENOKEY)
		return r;
	keys_want(a->keys, clock_mono_ns());
	return -EKEYREJECTED;
}

int auth_identify(struct auth *a, const char *authorization, struct identity *ret_identity,
		  const char **ret_reason)
{
	int64_t now_s = clock_wall_us() / US_PER_S;
	unsigned char hash[TOKEN_HASH_BYTES];
	const char *token;
	size_t len;

	*ret_reason = NULL;
	if (!authorization) {
		*ret_identity = (struct identity){ .peran = PERAN_PUBLIK };
		return 0;
	}
	*ret_reason = "Authorization is not Bearer with a token of at most 8192 bytes";
	if (strncasecmp(authorization, SCHEME, strlen(SCHEME)) != 0)
		return -EKEYREJECTED;
	token = authorization + strlen(SCHEME);
	token += strspn(token, " ");
	len = strlen(token);
	if (len > TOKEN_MAX_BYTES)
		return -EKEYREJECTED;
	token_cache_hash(token, len, hash);
	*ret_reason = NULL;
	if (token_cache_get(a->cache, hash, keys_generation(a->keys), now_s, a->leeway_s,
			    ret_identity) == 0)
		return 0;
	return verify_and_remember(a, token, len, hash, now_s, ret_identity, ret_reason);
}

enum problem_code auth_problem(int r)
{
	switch (r) {
	case 0:
		return PROBLEM_NONE;
	case -EKEYEXPIRED:
		return PROBLEM_TOKEN_EXPIRED;
	case -EKEYREJECTED:
		return PROBLEM_TOKEN_INVALID;
	case -ENOMEM:
		return PROBLEM_UNAVAILABLE;
	default:
		return PROBLEM_INTERNAL;
	}
}
