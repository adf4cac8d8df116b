/* The strict verifier of access tokens (JWT, RFC 7519, RFC 8725): everything that is not exactly
 * right is refused. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "auth/keys.h"
#include "base/identity.h"

#define TOKEN_MAX_BYTES 8192

/* Verifies a compact JWS and fills identity (untouched on failure). now_s is wall time
 * (clock_wall_us), not legal time.
 *   0
 *   -EKEYEXPIRED   genuine, but its time is over
 *   -ENOKEY        no key of that id and algorithm: ask for an early refresh (keys_want)
 *   -EKEYREJECTED  anything else that is wrong with it
 *   -ENOMEM        our trouble
 * *ret_reason is a static English sentence fit for error_description (RFC 6750 section 3); it never
 * holds token text. */
int token_verify(const struct key_set *keys, const char *token, size_t len, int64_t now_s,
		 int64_t leeway_s, struct identity *ret_identity,
		 const char **ret_reason) WARN_UNUSED;
