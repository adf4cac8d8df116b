/* Making access tokens of the built-in issuer (by libjwt), signed with its newest key. */
#pragma once

#include <stdint.h>

#include "auth/keys.h"
#include "base/encode.h"
#include "base/identity.h"

/* What goes into a token; strings NULL or "" are left out. */
struct mint_claims {
	int64_t iat_s;
	int64_t exp_s;
	const char *jti; /* NULL: a new UUIDv7 */
	const char *sub;
	enum peran peran;
	const char *penyelenggara_id;
	bool with_tugas; /* writes `tugas`; without it the database decides about duties */
	unsigned tugas;
	const char *scope;
	const char *client_id;
	int64_t angkatan; /* generation of the account's tokens; 0 is not written */
};

/* Signs. -ENOKEY when the snapshot has no signing key, -EINVAL for a peran no token may carry or
 * when signing fails, -ENOMEM. The token is the caller's (free). Costs a millisecond: not on an I/O
 * loop. */
int mint_token(const struct key_set *keys, const struct mint_claims *c,
	       char **ret_token) WARN_UNUSED;
