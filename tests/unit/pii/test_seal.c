/* Sealed values, chunks and look-up hashes (seal.c). */
#include "pii/seal.h"

#include <errno.h>
#include <string.h>

#include <criterion/criterion.h>

#include "files.h"
#include "leak.h"

#define FILE_TEXT "hash " ZERO_KEY "\n1 " ONE_KEY "\n"

static void clean(void)
{
	remove_temp();
	fail_on_leak();
}

TestSuite(seal, .fini = clean);

Test(seal, opens_what_it_sealed)
{
	struct data_keys *k = keys_of(FILE_TEXT);
	unsigned char sealed[16 + SEAL_OVERHEAD], again[16 + SEAL_OVERHEAD];
	char plain[17] = { 0 };

	cr_assert_eq(seal(k, "pengadu.nik/1", "6107010101900001", 16, sealed), 0);
	cr_assert_eq(seal(k, "pengadu.nik/1", "6107010101900001", 16, again), 0);
	cr_expect_neq(memcmp(sealed, again, sizeof(sealed)), 0, "equal values must not look equal");
	cr_expect_not(memmem(sealed, sizeof(sealed), "61070101", 8));
	cr_expect_eq(seal_key_id(sealed, sizeof(sealed)), 1u);
	cr_assert_eq(seal_open(k, "pengadu.nik/1", sealed, sizeof(sealed), plain), 0);
	cr_expect_str_eq(plain, "6107010101900001");
	data_keys_free(k);
}

Test(seal, nothing_may_change)
{
	struct data_keys *k = keys_of(FILE_TEXT);
	unsigned char sealed[4 + SEAL_OVERHEAD];
	char plain[4 + SEAL_OVERHEAD];

	cr_assert_eq(seal(k, "a", "abcd", 4, sealed), 0);
	for (size_t i = 0; i < sizeof(sealed); i++) {
		sealed[i] ^= 1;
		cr_expect_lt(seal_open(k, "a", sealed, sizeof(sealed), plain), 0, "byte %zu", i);
		sealed[i] ^= 1;
	}
	for (size_t n = 0; n < sizeof(sealed); n++)
		cr_expect_eq(seal_open(k, "a", sealed, n, plain), -EBADMSG, "length %zu", n);
	cr_expect_eq(seal_open(k, "b", sealed, sizeof(sealed), plain), -EBADMSG, "another place");
	cr_expect_eq(seal_open(k, "a", sealed, sizeof(sealed), plain), 0);
	data_keys_free(k);
}

Test(seal, unknown_key_is_told_apart)
{
	struct data_keys *k = keys_of(FILE_TEXT);
	unsigned char sealed[SEAL_OVERHEAD];
	char plain[1];

	cr_assert_eq(seal(k, "a", "", 0, sealed), 0);
	cr_expect_eq(seal_open(k, "a", sealed, sizeof(sealed), plain), 0, "the empty value");
	sealed[4] = 2;
	cr_expect_eq(seal_open(k, "a", sealed, sizeof(sealed), plain), -ENOKEY);
	data_keys_free(k);
}

Test(seal, context_has_a_limit)
{
	struct data_keys *k = keys_of(FILE_TEXT);
	unsigned char sealed[1 + SEAL_OVERHEAD];
	char context[SEAL_CONTEXT_MAX + 2];

	memset(context, 'x', sizeof(context));
	context[SEAL_CONTEXT_MAX + 1] = '\0';
	cr_expect_eq(seal(k, context, "a", 1, sealed), -EINVAL);
	context[SEAL_CONTEXT_MAX] = '\0';
	cr_expect_eq(seal(k, context, "a", 1, sealed), 0);
	data_keys_free(k);
}

Test(seal, renews_after_rotation)
{
	struct data_keys *k = keys_of(FILE_TEXT);
	unsigned char old[3 + SEAL_OVERHEAD], renewed[3 + SEAL_OVERHEAD];
	uint32_t id;
	char plain[4] = { 0 };

	cr_assert_eq(seal(k, "c", "abc", 3, old), 0);
	cr_expect_eq(seal_renew(k, "c", old, sizeof(old), renewed), 0, "current already");
	cr_assert_eq(data_keys_rotate(file_in_temp("data.keys"), &id), 0);
	cr_assert_eq(data_keys_reload(k), 0);
	cr_expect_eq(seal_renew(k, "d", old, sizeof(old), renewed), -EBADMSG);
	cr_assert_eq(seal_renew(k, "c", old, sizeof(old), renewed), 1);
	cr_expect_eq(seal_key_id(renewed, sizeof(renewed)), id);
	cr_assert_eq(seal_open(k, "c", renewed, sizeof(renewed), plain), 0);
	cr_expect_str_eq(plain, "abc");
	cr_expect_eq(seal_renew(k, "c", "x", 1, renewed), -EBADMSG);
	data_keys_free(k);
}

Test(seal, text_as_bytea)
{
	struct data_keys *k = keys_of(FILE_TEXT);
	struct arena *a = arena_new(65536);
	const char *bytea, *text;

	cr_assert_eq(seal_text(k, "c", "budi@example.id", a, &bytea), 0);
	cr_expect_eq(strncmp(bytea, "\\x01", 4), 0);
	cr_expect_eq(strlen(bytea), 2 + 2 * (15 + SEAL_OVERHEAD));
	cr_assert_eq(seal_text_open(k, "c", bytea, a, &text), 0);
	cr_expect_str_eq(text, "budi@example.id");
	cr_assert_eq(seal_text(k, "c", "", a, &bytea), 0);
	cr_assert_eq(seal_text_open(k, "c", bytea, a, &text), 0);
	cr_expect_str_eq(text, "");
	cr_assert_eq(seal_text(k, "c", NULL, a, &bytea), 0);
	cr_expect_null(bytea);
	cr_assert_eq(seal_text_open(k, "c", NULL, a, &text), 0);
	cr_expect_null(text);
	arena_free(a);
	data_keys_free(k);
}

Test(seal, text_that_is_no_bytea)
{
	static const char *const wrong[] = { "", "\\x", "\\x01", "x" };
	struct data_keys *k = keys_of(FILE_TEXT);
	struct arena *a = arena_new(65536);
	const char *bytea, *text;
	char *copy;

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		cr_expect_eq(seal_text_open(k, "c", wrong[i], a, &text), -EBADMSG, "%s", wrong[i]);
	cr_assert_eq(seal_text(k, "c", "abc", a, &bytea), 0);
	copy = arena_strdup(a, bytea);
	copy[strlen(copy) - 1] = '\0';
	cr_expect_eq(seal_text_open(k, "c", copy, a, &text), -EBADMSG, "odd number of digits");
	copy = arena_strdup(a, bytea);
	copy[10] = 'g';
	cr_expect_eq(seal_text_open(k, "c", copy, a, &text), -EBADMSG, "no digit");
	arena_free(a);
	data_keys_free(k);
}

Test(seal, chunks_cannot_be_swapped_or_cut)
{
	struct data_keys *k = keys_of(FILE_TEXT);
	unsigned char first[5 + SEAL_OVERHEAD], last[5 + SEAL_OVERHEAD];
	char plain[6] = { 0 };

	cr_assert_eq(seal_chunk(k, "id-1", 0, false, "satu.", 5, first), 0);
	cr_assert_eq(seal_chunk(k, "id-1", 1, true, "dua..", 5, last), 0);
	cr_assert_eq(seal_chunk_open(k, "id-1", 1, true, last, sizeof(last), plain), 0,
		     "each opens alone");
	cr_expect_str_eq(plain, "dua..");
	cr_expect_eq(seal_chunk_open(k, "id-1", 0, false, last, sizeof(last), plain), -EBADMSG,
		     "swapped");
	cr_expect_eq(seal_chunk_open(k, "id-1", 0, true, first, sizeof(first), plain), -EBADMSG,
		     "cut off");
	cr_expect_eq(seal_chunk_open(k, "id-1", 1, false, last, sizeof(last), plain), -EBADMSG,
		     "made longer");
	cr_expect_eq(seal_chunk_open(k, "id-2", 0, false, first, sizeof(first), plain), -EBADMSG,
		     "another file");
	cr_assert_eq(seal_chunk_open(k, "id-1", 0, false, first, sizeof(first), plain), 0);
	cr_expect_str_eq(plain, "satu.");
	data_keys_free(k);
}

Test(seal, lookup_is_stable_and_keyed)
{
	struct data_keys *k = keys_of(FILE_TEXT), *other;
	char a[LOOKUP_SIZE], b[LOOKUP_SIZE];
	uint32_t id;

	seal_lookup(k, "nik", "6107010101900001", a);
	seal_lookup(k, "nik", "6107010101900001", b);
	cr_expect_str_eq(a, b);
	cr_expect_eq(strlen(a), LOOKUP_SIZE - 1);
	seal_lookup(k, "telepon", "6107010101900001", b);
	cr_expect_str_neq(a, b, "kinds are apart");
	seal_lookup(k, "nik6107010101900001", "", b);
	cr_expect_str_neq(a, b, "kind and text do not run together");
	cr_assert_eq(data_keys_rotate(file_in_temp("data.keys"), &id), 0);
	cr_assert_eq(data_keys_reload(k), 0);
	seal_lookup(k, "nik", "6107010101900001", b);
	cr_expect_str_eq(a, b, "rotation does not change it");
	other = keys_of("hash " TWO_KEY "\n1 " ONE_KEY "\n");
	seal_lookup(other, "nik", "6107010101900001", b);
	cr_expect_str_neq(a, b, "without the key nothing can be tried");
	data_keys_free(other);
	data_keys_free(k);
}
