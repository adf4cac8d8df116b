/* The built-in issuer's private keys: a directory of <kid>.pem, mode 0600; the newest by name
 * signs, all verify. */
#pragma once

#include "auth/key_list.h"

/* Reads every <kid>.pem into the list and makes the last by name the signer. The digest of names
 * and contents goes to l->digest; when it equals known (may be NULL), the keys are not parsed and l
 * stays empty: returns 1. -ENOKEY: no key; -EPERM: a file that others may read; -EINVAL: not a
 * usable key. */
int signing_dir_read(const char *dir, const unsigned char *known, struct key_list *l,
		     const char **ret_reason) WARN_UNUSED;
/* Makes a new ES256 key in dir (created with mode 0700 when absent), named after the time of
 * unix_us so that it becomes the signing one; kid gets its id. Errors of the file system as
 * negative errno. */
int signing_dir_generate(const char *dir, int64_t unix_us, char kid[static KID_SIZE]) WARN_UNUSED;
