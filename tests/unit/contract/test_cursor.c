/* Cursors: what was put in comes out, and nothing else is accepted. */
#include "contract/cursor.h"

#include <errno.h>
#include <string.h>

#include <criterion/criterion.h>

#include "base/encode.h"
#include "leak.h"

TestSuite(cursor, .fini = fail_on_leak);

static const unsigned char KEY[CURSOR_KEY_BYTES] = "0123456789abcde";
static const unsigned char OTHER[CURSOR_KEY_BYTES] = "0123456789abcdf";

Test(cursor, comes_back)
{
	static char longest[CURSOR_MAX_POSITION + 2];
	static const char *const POSITIONS[] = {
		"", "a", "2026-03-10T09:15:00+07:00|019510a4-7c3e-7b21-9d7a-5f0e6c1b2a34",
		"\xc3\xa9", longest
	};
	struct arena *arena = arena_new(1 << 16);
	const char *text, *position;

	memset(longest, 'x', CURSOR_MAX_POSITION);
	for (size_t i = 0; i < sizeof(POSITIONS) / sizeof(*POSITIONS); i++) {
		cr_assert_eq(cursor_encode(KEY, "berkas_daftar", POSITIONS[i], arena, &text), 0);
		cr_expect_leq(strlen(text), CURSOR_MAX_TEXT);
		cr_expect_eq(
			strspn(text,
			       "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
			strlen(text));
		cr_assert_eq(cursor_decode(KEY, "berkas_daftar", text, arena, &position), 0);
		cr_expect_str_eq(position, POSITIONS[i]);
	}
	longest[CURSOR_MAX_POSITION] = 'x';
	cr_expect_eq(cursor_encode(KEY, "berkas_daftar", longest, arena, &text), -EINVAL);
	arena_free(arena);
}

Test(cursor, is_the_same_in_every_daemon)
{
	struct arena *arena = arena_new(1 << 16);
	const char *text;

	cr_assert_eq(cursor_encode(KEY, "berkas_daftar", "posisi", arena, &text), 0);
	cr_expect_str_eq(text, "cG9zaXNpRygvcv1LSfA");
	arena_free(arena);
}

Test(cursor, belongs_to_one_key_and_one_operation)
{
	struct arena *arena = arena_new(1 << 16);
	const char *text, *position = NULL;

	cr_assert_eq(cursor_encode(KEY, "berkas_daftar", "posisi", arena, &text), 0);
	cr_expect_eq(cursor_decode(OTHER, "berkas_daftar", text, arena, &position), -EINVAL);
	cr_expect_eq(cursor_decode(KEY, "berkas_dafta", text, arena, &position), -EINVAL);
	cr_expect_eq(cursor_decode(KEY, "layanan_daftar", text, arena, &position), -EINVAL);
	cr_expect_eq(cursor_decode(KEY, "", text, arena, &position), -EINVAL);
	cr_expect_null(position);
	arena_free(arena);
}

Test(cursor, every_changed_bit_is_noticed)
{
	struct arena *arena = arena_new(1 << 16);
	const char *text, *position;
	unsigned char raw[64];
	char changed[128];
	ptrdiff_t n;

	cr_assert_eq(cursor_encode(KEY, "berkas_daftar", "2026|7", arena, &text), 0);
	n = base64url_decode(text, strlen(text), raw, sizeof(raw));
	cr_assert_gt(n, 0);
	for (ptrdiff_t bit = 0; bit < n * 8; bit++) {
		raw[bit / 8] ^= (unsigned char)(1 << bit % 8);
		base64url_encode(raw, (size_t)n, changed);
		cr_expect_eq(cursor_decode(KEY, "berkas_daftar", changed, arena, &position),
			     -EINVAL, "bit %td", bit);
		raw[bit / 8] ^= (unsigned char)(1 << bit % 8);
	}
	arena_free(arena);
}

Test(cursor, other_texts_are_no_cursors)
{
	static char large[4096];
	static const char *const TEXTS[] = {
		"",	    "a",   "AAAAAAAAAA", "AAAAAAAAAAA", "AAAAAAAAAAA=",
		"cG9zaXNp", "!!!", " ",		 "%00",		large
	};
	struct arena *arena = arena_new(1 << 16);
	const char *text, *position;
	char padded[64];

	memset(large, 'A', sizeof(large) - 1);
	for (size_t i = 0; i < sizeof(TEXTS) / sizeof(*TEXTS); i++)
		cr_expect_eq(cursor_decode(KEY, "berkas_daftar", TEXTS[i], arena, &position),
			     -EINVAL, "%.20s", TEXTS[i]);
	cr_assert_eq(cursor_encode(KEY, "berkas_daftar", "a", arena, &text), 0);
	snprintf(padded, sizeof(padded), "%s=", text);
	cr_expect_eq(cursor_decode(KEY, "berkas_daftar", padded, arena, &position), -EINVAL,
		     "padding");
	arena_free(arena);
}
