/* The name=value&... notation that queries and forms share. */
#pragma once

#include <stddef.h>

#include "base/cleanup.h"

/* Takes the next pair off *rest (of *rest_len bytes) and decodes it into *ret_name and *ret_value,
 * NUL-terminated, both in `out`, which has room for *rest_len + 2 bytes. 0; -ENOENT: nothing is
 * left; -EINVAL: an empty name or a bad encoding (the pair is taken all the same, *ret_value is not
 * set). */
int pair_next(const char **rest, size_t *rest_len, char *out, const char **ret_name,
	      const char **ret_value) WARN_UNUSED;
