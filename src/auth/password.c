/* Owns the hashing of passwords; the workers (each hash takes 19 MiB while it runs). */
#include "auth/password.h"

#include <errno.h>
#include <string.h>

#include <sodium.h>

#include "base/banned.h"

#define OPS_LIMIT 2
#define MEMORY_LIMIT (19 * 1024 * 1024)

_Static_assert(PASSWORD_HASH_SIZE >= crypto_pwhash_argon2id_STRBYTES,
	       "room for the text of a hash");

/* A well-formed hash of the same cost that no password has (salt and hash are all zero). */
static const char nobody[] = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
			     "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

int password_hash(const char *password, char out[static PASSWORD_HASH_SIZE])
{
	size_t n = strlen(password);

	if (n < PASSWORD_MIN_BYTES || n > PASSWORD_MAX_BYTES)
		return -EINVAL;
	if (crypto_pwhash_argon2id_str(out, password, n, OPS_LIMIT, MEMORY_LIMIT) != 0)
		return -ENOMEM;
	return 0;
}

int password_verify(const char *stored, const char *password, bool *ret_rehash)
{
	size_t n = strlen(password);
	const char *hash = stored ? stored : nobody;

	*ret_rehash = false;
	if (n > PASSWORD_MAX_BYTES)
		return -EACCES;
	errno = 0;
	if (crypto_pwhash_argon2id_str_verify(hash, password, n) != 0)
		return errno == ENOMEM ? -ENOMEM : -EACCES;
	if (!stored)
		return -EACCES;
	*ret_rehash = crypto_pwhash_argon2id_str_needs_rehash(stored, OPS_LIMIT, MEMORY_LIMIT) != 0;
	return 0;
}
