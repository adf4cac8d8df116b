/* Cuts queries and forms into decoded pairs; pure functions, callable from every thread. */
#include "contract/pairs.h"

#include <errno.h>
#include <string.h>

#include "base/encode.h"

#include "base/banned.h"

int pair_next(const char **rest, size_t *rest_len, char *out, const char **ret_name,
	      const char **ret_value)
{
	const char *pair = *rest;
	const char *end, *equals;
	size_t len, name_len;
	ptrdiff_t n;

	if (*rest_len == 0)
		return -ENOENT;
	end = memchr(pair, '&', *rest_len);
	len = end ? (size_t)(end - pair) : *rest_len;
	*rest += end ? len + 1 : len;
	*rest_len -= end ? len + 1 : len;
	equals = memchr(pair, '=', len);
	name_len = equals ? (size_t)(equals - pair) : len;
	n = percent_decode(pair, name_len, true, out);
	if (n <= 0)
		return -EINVAL;
	out[n] = '\0';
	*ret_name = out;
	out += n + 1;
	n = equals ? percent_decode(equals + 1, len - name_len - 1, true, out) : 0;
	if (n < 0)
		return -EINVAL;
	out[n] = '\0';
	*ret_value = out;
	return 0;
}
