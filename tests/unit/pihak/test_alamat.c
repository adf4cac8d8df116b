/* Addresses as mailboxes, and their codes (alamat.c). */
#include "pihak/alamat.h"

#include <string.h>

#include <criterion/criterion.h>

#include "leak.h"
#include "pii/files.h"

static void clean(void)
{
	remove_temp();
	fail_on_leak();
}

TestSuite(alamat, .fini = clean);

Test(alamat, all_spellings_of_a_mailbox_are_one)
{
	static const char *const pairs[][2] = {
		{ "siti@contoh.id", "siti@contoh.id" },
		{ "Siti@Contoh.ID", "siti@contoh.id" },
		{ "siti+apa@contoh.id", "siti@contoh.id" },
		{ "siti+a+b@contoh.id", "siti@contoh.id" },
		{ "si.ti@contoh.id", "si.ti@contoh.id" },
		{ "Si.T.i+x@Gmail.com", "siti@gmail.com" },
		{ "s.i@googlemail.com", "si@googlemail.com" },
		{ "+@contoh.id", "+@contoh.id" },
		{ "siti@con+toh.id", "siti@con+toh.id" },
		{ "tanpa", "tanpa" },
		{ "", "" },
	};
	struct arena *arena = arena_new(4096);

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		cr_expect_str_eq(alamat_baku(arena, pairs[i][0]), pairs[i][1]);
	arena_free(arena);
}

Test(alamat, a_code_is_of_one_address_and_one_key)
{
	struct data_keys *k = keys_of("hash " ZERO_KEY "\n1 " ONE_KEY "\n");
	struct data_keys *other = keys_of("hash " TWO_KEY "\n1 " ONE_KEY "\n");
	char one[ALAMAT_KODE_SIZE], same[ALAMAT_KODE_SIZE], two[ALAMAT_KODE_SIZE], sidik[LOOKUP_SIZE];

	alamat_kode(k, "siti@contoh.id", one);
	alamat_kode(k, "siti@contoh.id", same);
	cr_expect_str_eq(one, same);
	cr_expect_eq(strlen(one), ALAMAT_KODE_SIZE - 1);
	cr_expect_eq(strspn(one, "0123456789abcdef-"), ALAMAT_KODE_SIZE - 1);
	alamat_kode(k, "budi@contoh.id", two);
	cr_expect_str_neq(one, two);
	alamat_kode(other, "siti@contoh.id", two);
	cr_expect_str_neq(one, two);
	/* What the database knows of an address does not give its code away. */
	alamat_sidik(k, "siti@contoh.id", sidik);
	cr_expect_neq(strncmp(sidik, one, 4), 0);
	data_keys_free(k);
	data_keys_free(other);
}
