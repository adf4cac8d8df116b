/* Text forms: hex, base64url, UUIDv7, percent-decoding and UTF-8, with what each refuses. */
#include "base/encode.h"

#include <errno.h>
#include <string.h>

#include "leak.h"

TestSuite(encode, .fini = fail_on_leak);

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

Test(encode, hex_both_ways)
{
	unsigned char bytes[4];
	char text[9];

	hex_encode("\x00\x1f\xab\xff", 4, text);
	cr_assert_str_eq(text, "001fabff");
	cr_assert_eq(hex_decode("001FabFF", 8, bytes, 4), 0);
	cr_assert_arr_eq(bytes, "\x00\x1f\xab\xff", 4);
}

Test(encode, hex_refuses)
{
	unsigned char bytes[4];

	cr_assert_eq(hex_decode("001fab", 6, bytes, 4), -EINVAL);
	cr_assert_eq(hex_decode("001fabf", 7, bytes, 3), -EINVAL);
	cr_assert_eq(hex_decode("001fabff00", 10, bytes, 4), -EINVAL);
	cr_assert_eq(hex_decode("001fabfg", 8, bytes, 4), -EINVAL);
	cr_assert_eq(hex_decode("0x1fabff", 8, bytes, 4), -EINVAL);
}

/* RFC 4648 section 10, without padding, and the two characters that differ from plain base64. */
static const struct {
	const char *plain;
	const char *text;
} BASE64URL_PAIRS[] = {
	{ "", "" },
	{ "f", "Zg" },
	{ "fo", "Zm8" },
	{ "foo", "Zm9v" },
	{ "foob", "Zm9vYg" },
	{ "fooba", "Zm9vYmE" },
	{ "foobar", "Zm9vYmFy" },
	{ "\xfb\xff\xfe", "-__-" },
};

Test(encode, base64url_both_ways)
{
	for (size_t i = 0; i < COUNT(BASE64URL_PAIRS); i++) {
		const char *plain = BASE64URL_PAIRS[i].plain;
		const char *text = BASE64URL_PAIRS[i].text;
		char out[BASE64URL_SIZE(6)];
		char back[6];

		cr_assert_eq(base64url_encode(plain, strlen(plain), out), strlen(text));
		cr_assert_str_eq(out, text);
		cr_assert_eq(base64url_decode(text, strlen(text), back, 6),
			     (ptrdiff_t)strlen(plain));
		cr_assert(!memcmp(back, plain, strlen(plain)));
	}
}

static const char *const NOT_BASE64URL[] = {
	"Zg==", "Zg=", "Zh", "Zm9", "Z", "Zm9vY", "A",
	"Zm9vA", "Zm9 v", "Zm9v\n", "+//+", "Zg.", "Zm8\xc3",
};

Test(encode, base64url_accepts_one_spelling_only)
{
	for (size_t i = 0; i < COUNT(NOT_BASE64URL); i++) {
		char out[16];

		cr_assert_eq(base64url_decode(NOT_BASE64URL[i], strlen(NOT_BASE64URL[i]), out,
					      sizeof(out)),
			     -EINVAL, "%s", NOT_BASE64URL[i]);
	}
}

/* Of all two-character endings exactly one per byte value decodes: 256 of 4096. */
Test(encode, base64url_unused_bits_are_zero)
{
	static const char ALPHABET[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	int good = 0;

	for (int i = 0; i < 64; i++)
		for (int k = 0; k < 64; k++) {
			char text[2] = { ALPHABET[i], ALPHABET[k] };
			unsigned char byte;

			if (base64url_decode(text, 2, &byte, 1) == 1)
				good++;
		}
	cr_assert_eq(good, 256);
}

Test(encode, base64url_size_is_enough_and_checked)
{
	unsigned char bytes[64] = { 0 };
	char text[BASE64URL_SIZE(64)];
	char out[3];

	for (size_t n = 0; n <= 64; n++)
		cr_assert_lt(base64url_encode(bytes, n, text), BASE64URL_SIZE(n));
	cr_assert_eq(base64url_decode("Zm9vYg", 6, out, 3), -ENOBUFS);
}

Test(encode, uuid_v7_format)
{
	char id[UUID_TEXT_SIZE];

	/* RFC 9562, appendix A.6: 2022-02-22T19:22:22.000Z. */
	uuid_v7(INT64_C(1645557742000000), id);
	cr_assert(uuid_valid(id));
	cr_assert(!strncmp(id, "017f22e2-79b0-7000-", 19), "%s", id);
	cr_assert(strchr("89ab", id[19]) && id[19], "%s", id);
}

Test(encode, uuid_v7_uses_all_of_the_fraction)
{
	char id[UUID_TEXT_SIZE];

	uuid_v7(INT64_C(1645557742000999), id);
	cr_assert(!strncmp(id, "017f22e2-79b0-7ffb-", 19), "%s", id); /* 999 * 4096 / 1000 */
}

Test(encode, uuid_v7_sorts_by_microsecond)
{
	char last[UUID_TEXT_SIZE] = "";

	for (int64_t us = INT64_C(1645557741999000); us < INT64_C(1645557742002000); us++) {
		char id[UUID_TEXT_SIZE];

		uuid_v7(us, id);
		cr_assert_lt(strcmp(last, id), 0, "%s %s", last, id);
		memcpy(last, id, sizeof(id));
	}
}

Test(encode, uuid_v7_differs_within_an_instant)
{
	char a[UUID_TEXT_SIZE];
	char b[UUID_TEXT_SIZE];

	uuid_v7(0, a);
	uuid_v7(0, b);
	cr_assert_str_neq(a, b);
	cr_assert_arr_eq(a, "00000000-0000-7000-", 19);
}

static const char *const NOT_UUIDS[] = {
	"",
	"017f22e2",
	"017f22e279b07000a000000000000000",
	"017f22e2-79b0-7000-a000-00000000000",
	"017f22e2-79b0-7000-a000-0000000000000",
	"017f22e2-79b0-7000-a000-00000000000g",
	"017f22e2-79b0-7000-a000-00000000-000",
	"{17f22e2-79b0-7000-a000-000000000000",
};

Test(encode, uuid_valid)
{
	cr_assert(uuid_valid("017f22e2-79b0-7000-a000-000000000000"));
	cr_assert(uuid_valid("017F22E2-79B0-4000-A000-00000000000F"));
	for (size_t i = 0; i < COUNT(NOT_UUIDS); i++)
		cr_assert(!uuid_valid(NOT_UUIDS[i]), "%s", NOT_UUIDS[i]);
}

static const struct {
	const char *in;
	bool form;
	const char *out; /* NULL: refused */
} PERCENT[] = {
	{ "", false, "" },
	{ "abc", false, "abc" },
	{ "a%20b%2fc%2F", false, "a b/c/" },
	{ "a+b", false, "a+b" },
	{ "a+b%2B", true, "a b+" },
	{ "%C3%A9\xc3\xa9", false, "\xc3\xa9\xc3\xa9" },
	{ "%2541", false, "%41" }, /* once only */
	{ "%", false, NULL },
	{ "%4", false, NULL },
	{ "a%4", false, NULL },
	{ "%4g", false, NULL },
	{ "%g4", false, NULL },
	{ "%%41", false, NULL },
	{ "% 4", false, NULL },
	{ "%+4", true, NULL },
	{ "a%00b", false, NULL },
	{ "%C3", false, NULL },
	{ "%C0%AF", false, NULL },
	{ "%ED%A0%80", false, NULL },
	{ "\xff", false, NULL },
};

Test(encode, percent_decode)
{
	for (size_t i = 0; i < COUNT(PERCENT); i++) {
		char out[32];
		ptrdiff_t n =
			percent_decode(PERCENT[i].in, strlen(PERCENT[i].in), PERCENT[i].form, out);

		if (!PERCENT[i].out) {
			cr_assert_eq(n, -EINVAL, "%s", PERCENT[i].in);
			continue;
		}
		cr_assert_eq(n, (ptrdiff_t)strlen(PERCENT[i].out), "%s", PERCENT[i].in);
		cr_assert_str_eq(out, PERCENT[i].out);
	}
}

Test(encode, percent_decode_refuses_bare_nul_and_reads_no_further)
{
	char out[8];

	cr_assert_eq(percent_decode("a\0b", 3, false, out), -EINVAL);
	cr_assert_eq(percent_decode("a%41", 3, false, out), -EINVAL);
	cr_assert_eq(percent_decode("a%41", 1, false, out), 1);
}

static const struct {
	const char *s;
	bool valid;
} UTF8[] = {
	{ "", true },
	{ "a\x7f", true },
	{ "\xc2\x80", true },
	{ "\xdf\xbf", true },
	{ "\xe0\xa0\x80", true },
	{ "\xed\x9f\xbf", true },
	{ "\xee\x80\x80", true },
	{ "\xf0\x90\x80\x80", true },
	{ "\xf4\x8f\xbf\xbf", true },
	{ "\x80", false },
	{ "\xc2", false },
	{ "\xc1\xbf", false },
	{ "\xc2\x20", false },
	{ "\xe0\x9f\xbf", false },
	{ "\xe1\x80", false },
	{ "\xe1\x80\x20", false },
	{ "\xed\xa0\x80", false },
	{ "\xed\xbf\xbf", false },
	{ "\xf0\x8f\xbf\xbf", false },
	{ "\xf4\x90\x80\x80", false },
	{ "\xf5\x80\x80\x80", false },
	{ "\xf1\x80\x80", false },
	{ "\xf1\x80\x80\xc0", false },
	{ "\xff", false },
	{ "ab\xc3", false },
};

Test(encode, utf8_boundaries)
{
	for (size_t i = 0; i < COUNT(UTF8); i++)
		cr_assert_eq(utf8_valid(UTF8[i].s, strlen(UTF8[i].s)), UTF8[i].valid, "row %zu", i);
	cr_assert(utf8_valid("a\0b", 3));
}
