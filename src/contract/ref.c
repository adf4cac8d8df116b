/* Resolves local JSON references of the bundled contract; start-up only, pure functions. */
#include "contract/ref.h"

#include <stddef.h>
#include <string.h>

#include "base/banned.h"

#define NAME_MAX_BYTES 256

/* One reference token (RFC 6901) into out; the length, or -1 when it is malformed or too long. */
static ptrdiff_t token_unescape(const char *s, size_t len, char out[static NAME_MAX_BYTES])
{
	size_t n = 0;

	for (size_t i = 0; i < len && n < NAME_MAX_BYTES; i++) {
		char c = s[i];

		if (c == '%')
			return -1; /* our own bundle needs no percent-encoded fragments */
		if (c == '~') {
			i++;
			if (i == len || (s[i] != '0' && s[i] != '1'))
				return -1;
			c = s[i] == '0' ? '~' : '/';
		}
		out[n++] = c;
	}
	return n < NAME_MAX_BYTES ? (ptrdiff_t)n : -1;
}

const json_t *ref_find(const json_t *root, const char *ref)
{
	const json_t *at = root;
	char name[NAME_MAX_BYTES];

	if (ref[0] != '#')
		return NULL;
	ref++;
	while (*ref == '/' && at) {
		size_t len = strcspn(++ref, "/");
		ptrdiff_t n = token_unescape(ref, len, name);

		at = n < 0 ? NULL : json_object_getn(at, name, (size_t)n);
		ref += len;
	}
	return *ref ? NULL : at;
}

const json_t *ref_resolve(const json_t *root, const json_t *node)
{
	for (int hop = 0; hop < REF_MAX_HOPS && node; hop++) {
		const char *ref = json_string_value(json_object_get(node, "$ref"));

		if (!ref)
			return node;
		node = ref_find(root, ref);
	}
	return NULL;
}
