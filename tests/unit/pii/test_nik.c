/* The structure of a NIK (nik.c). */
#include "pii/nik.h"

#include <criterion/criterion.h>

#include "leak.h"

TestSuite(nik, .fini = fail_on_leak);

static const struct {
	const char *nik;
	bool valid;
	const char *why;
} cases[] = {
	{ "6107010101900001", true, "a man of Bengkayang" },
	{ "6107014101900001", true, "a woman: day + 40" },
	{ "6107017112900001", true, "a woman born on the 31st" },
	{ "6101013112659999", true, "another region" },
	{ "1101010101900001", true, "the lowest province" },
	{ "9999990101900001", true, "regions come and go" },
	{ "6107012902000001", true, "29 February 2000" },
	{ "6107016902960001", true, "29 February 1996, a woman" },
	{ "6107012902010001", false, "29 February in neither 1901 nor 2001" },
	{ "6107013002000001", false, "30 February" },
	{ "6107013104900001", false, "31 April" },
	{ "6107017104900001", false, "31 April, a woman" },
	{ "6107010001900001", false, "day 0" },
	{ "6107014001900001", false, "day 0, a woman" },
	{ "6107013201900001", false, "day 32" },
	{ "6107017201900001", false, "day 32, a woman" },
	{ "6107010100900001", false, "month 0" },
	{ "6107010113900001", false, "month 13" },
	{ "6107010101900000", false, "serial 0000" },
	{ "1007010101900001", false, "province 10" },
	{ "0007010101900001", false, "province 00" },
	{ "610701010190000", false, "15 digits" },
	{ "61070101019000011", false, "17 digits" },
	{ "", false, "empty" },
	{ "61070101019O0001", false, "a letter" },
	{ "610701 101900001", false, "a blank" },
	{ "-107010101900001", false, "a sign" },
	{ "\xd9\xa6\xd9\xa1\xd9\xa0\xd9\xa7\xd9\xa0\xd9\xa1\xd9\xa0\xd9\xa1", false,
	  "16 bytes of other digits" },
};

Test(nik, structure)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		cr_expect_eq(nik_valid(cases[i].nik), cases[i].valid, "%s: %s", cases[i].nik,
			     cases[i].why);
}
