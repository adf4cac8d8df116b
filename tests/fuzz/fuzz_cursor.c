/* Fuzz target: 'P' and a position goes there and back and then must not survive a changed bit;
 * anything else is a cursor from a client. */
#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "contract/cursor.h"
#include "fuzz_contract.h"

static const unsigned char KEY[CURSOR_KEY_BYTES] = "fuzz fuzz fuzz!";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void there_and_back(const char *position, struct arena *arena)
{
	const char *text, *back;
	int r = cursor_encode(KEY, "pengaduan_daftar", position, arena, &text);
	size_t len = strlen(position);
	char *changed;

	MUST(r == (len > CURSOR_MAX_POSITION ? -EINVAL : 0));
	if (r < 0)
		return;
	MUST(strlen(text) <= CURSOR_MAX_TEXT);
	MUST(cursor_decode(KEY, "pengaduan_daftar", text, arena, &back) == 0);
	MUST(strcmp(position, back) == 0);
	MUST(cursor_decode(KEY, "layanan_daftar", text, arena, &back) == -EINVAL);
	changed = arena_strdup(arena, text);
	MUST(changed);
	changed[len % strlen(text)] ^= 1;
	MUST(cursor_decode(KEY, "pengaduan_daftar", changed, arena, &back) == -EINVAL);
}

static void from_client(const char *text, struct arena *arena)
{
	const char *position, *again;
	int r = cursor_decode(KEY, "pengaduan_daftar", text, arena, &position);

	MUST(r == 0 || r == -EINVAL);
	if (r < 0)
		return;
	MUST(cursor_encode(KEY, "pengaduan_daftar", position, arena, &again) == 0);
	MUST(strcmp(text, again) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_new(1 << 20);
	char *text = n > 0 ? strndup((const char *)data + 1, n - 1) : NULL;

	MUST(arena);
	if (text && data[0] == 'P')
		there_and_back(text, arena);
	else if (text)
		from_client(text, arena);
	free(text);
	arena_free(arena);
	return 0;
}
