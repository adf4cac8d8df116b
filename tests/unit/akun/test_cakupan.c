/* Lists of scopes (cakupan.c). */
#include "akun/cakupan.h"

#include <criterion/criterion.h>

#include "leak.h"

TestSuite(cakupan, .fini = fail_on_leak);

static const struct {
	const char *diminta, *diberikan;
	bool dalam;
} KASUS[] = {
	{ "a", "a", true },
	{ "a", "b a c", true },
	{ "c a", "a b c", true },
	{ "a b c", "a b", false },
	{ "a", "ab", false },
	{ "ab", "a", false },
	{ "a", "ba", false },
	{ "a.b", "a.b.c", false },
	{ "A", "a", false },
	{ "", "a", false },
	{ " ", "a", false },
	{ "a  b", "a b", false },
	{ " a", "a", false },
	{ "a", "", false },
	{ "b", "a  b", true },
};

Test(cakupan, dalam_dan_memuat)
{
	for (size_t i = 0; i < sizeof(KASUS) / sizeof(KASUS[0]); i++)
		cr_expect_eq(cakupan_dalam(KASUS[i].diminta, KASUS[i].diberikan), KASUS[i].dalam, "'%s' in '%s'", KASUS[i].diminta,
			     KASUS[i].diberikan);
	cr_expect(cakupan_memuat("kejadian.baca ombudsman.baca", "ombudsman.baca"));
	cr_expect_not(cakupan_memuat("kejadian.baca ombudsman.baca", "ombudsman"));
	cr_expect_not(cakupan_memuat("a  b", ""));
	cr_expect_not(cakupan_memuat("", ""));
}
