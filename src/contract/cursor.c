/* Makes and reads the cursors of keyset pages; pure functions of the key, callable from every
 * thread. */
#include "contract/cursor.h"

#include <errno.h>
#include <sodium.h>
#include <string.h>

#include "base/encode.h"

#include "base/banned.h"

#define MAC_BYTES crypto_shorthash_BYTES
#define OPERATION_ID_MAX 128

_Static_assert(CURSOR_KEY_BYTES == crypto_shorthash_KEYBYTES, "a cursor key is a SipHash key");
_Static_assert(BASE64URL_SIZE(CURSOR_MAX_POSITION + MAC_BYTES) - 1 <= CURSOR_MAX_TEXT,
	       "a cursor fits its limit");

/* SipHash-2-4 of operationId, NUL, position. */
static int mac(const unsigned char *key, const char *operation_id, const void *position, size_t len,
	       unsigned char out[static MAC_BYTES])
{
	unsigned char text[OPERATION_ID_MAX + 1 + CURSOR_MAX_POSITION];
	size_t n = strlen(operation_id);

	if (n > OPERATION_ID_MAX || len > CURSOR_MAX_POSITION)
		return -EINVAL;
	memcpy(text, operation_id, n + 1);
	memcpy(text + n + 1, position, len);
	crypto_shorthash(out, text, n + 1 + len, key);
	return 0;
}

int cursor_encode(const unsigned char key[static CURSOR_KEY_BYTES], const char *operation_id,
		  const char *position, struct arena *arena, const char **ret)
{
	unsigned char raw[CURSOR_MAX_POSITION + MAC_BYTES];
	size_t len = strlen(position);
	char *text;

	if (len > CURSOR_MAX_POSITION)
		return -EINVAL;
	memcpy(raw, position, len);
	if (mac(key, operation_id, raw, len, raw + len) < 0)
		return -EINVAL;
	text = arena_alloc(arena, BASE64URL_SIZE(len + MAC_BYTES));
	if (!text)
		return -ENOMEM;
	base64url_encode(raw, len + MAC_BYTES, text);
	*ret = text;
	return 0;
}

int cursor_decode(const unsigned char key[static CURSOR_KEY_BYTES], const char *operation_id,
		  const char *cursor, struct arena *arena, const char **ret_position)
{
	unsigned char raw[CURSOR_MAX_POSITION + MAC_BYTES];
	unsigned char expected[MAC_BYTES];
	ptrdiff_t n = base64url_decode(cursor, strlen(cursor), raw, sizeof(raw));

	if (n < (ptrdiff_t)MAC_BYTES)
		return -EINVAL;
	n -= MAC_BYTES;
	if (mac(key, operation_id, raw, (size_t)n, expected) < 0 ||
	    sodium_memcmp(expected, raw + n, MAC_BYTES) != 0)
		return -EINVAL;
	*ret_position = arena_strndup(arena, (const char *)raw, (size_t)n);
	return *ret_position ? 0 : -ENOMEM;
}
