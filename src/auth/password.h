/* Passwords as argon2id hashes (RFC 9106) by libsodium: 19 MiB, two passes, about 25 ms. Workers
 * only, never a loop. */
#pragma once

#include <stdbool.h>

#include "base/cleanup.h"

#define PASSWORD_HASH_SIZE 128 /* text with NUL */
#define PASSWORD_MIN_BYTES 10
#define PASSWORD_MAX_BYTES 1024

/* -EINVAL when the password is shorter or longer than allowed, -ENOMEM. */
int password_hash(const char *password, char out[static PASSWORD_HASH_SIZE]) WARN_UNUSED;
/* stored NULL: the account does not exist; it costs the same and is refused, so that time does not
 * tell accounts apart. 0; -EACCES when it does not fit; -ENOMEM. ret_rehash: the hash was made with
 * other costs and should be made anew. */
int password_verify(const char *stored, const char *password, bool *ret_rehash) WARN_UNUSED;
