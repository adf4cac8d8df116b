/* Equality and order of numbers by value. */
#include "contract/equal.h"

#include <criterion/criterion.h>

#include "leak.h"
#include "support.h"

TestSuite(equal, .fini = fail_on_leak);

Test(equal, compares_by_value)
{
	static const struct {
		const char *a, *b;
		bool same;
	} CASES[] = {
		{ "1", "1.0", true },
		{ "0", "-0.0", true },
		{ "1", "'1'", false },
		{ "true", "1", false },
		{ "null", "false", false },
		{ "'a'", "'a'", true },
		{ "'a'", "'ab'", false },
		{ "[1, 2]", "[1, 2.0]", true },
		{ "[1, 2]", "[2, 1]", false },
		{ "[1]", "[1, 2]", false },
		{ "{'a': 1, 'b': [2]}", "{'b': [2.0], 'a': 1}", true },
		{ "{'a': 1}", "{'a': 1, 'b': 2}", false },
		{ "{'a': 1}", "{'b': 1}", false },
		{ "9007199254740993", "9007199254740992.0", false },
		{ "9223372036854775807", "9223372036854775808.0", false },
		{ "{}", "[]", false },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(*CASES); i++) {
		json_t *a = quoted(CASES[i].a), *b = quoted(CASES[i].b);

		cr_expect_eq(json_same(a, b), CASES[i].same, "%s %s", CASES[i].a, CASES[i].b);
		cr_expect_eq(json_same(b, a), CASES[i].same, "%s %s", CASES[i].b, CASES[i].a);
		json_decref(a);
		json_decref(b);
	}
}

Test(equal, orders_exactly)
{
	json_t *big = quoted("9007199254740993"), *real = quoted("9007199254740992.0"),
	       *half = quoted("0.5");

	cr_expect_gt(json_number_compare(big, real), 0);
	cr_expect_lt(json_number_compare(real, big), 0);
	cr_expect_eq(json_number_compare(big, big), 0);
	cr_expect_lt(json_number_compare(half, real), 0);
	cr_expect(json_is_whole(big) && json_is_whole(real));
	cr_expect_not(json_is_whole(half));
	json_decref(big);
	json_decref(real);
	json_decref(half);
}
