/* Forms, and the pairs that they share with queries. */
#include <errno.h>
#include <string.h>

#include <criterion/criterion.h>

#include "contract/pairs.h"
#include "leak.h"
#include "support.h"

TestSuite(form, .fini = fail_on_leak);

Test(form, becomes_an_object_of_texts)
{
	static const char BODY[] =
		"grant_type=password&username=budi%40example.id&password=a+b%2Bc%26d&kosong=&polos";
	struct problem problem = { 0 };
	json_t *form = form_parse(BODY, strlen(BODY), &problem);

	cr_assert_not_null(form);
	cr_expect_eq(json_object_size(form), 5);
	cr_expect_str_eq(json_string_value(json_object_get(form, "username")), "budi@example.id");
	cr_expect_str_eq(json_string_value(json_object_get(form, "password")), "a b+c&d");
	cr_expect_str_eq(json_string_value(json_object_get(form, "kosong")), "");
	cr_expect_str_eq(json_string_value(json_object_get(form, "polos")), "");
	json_decref(form);
	form = form_parse("", 0, &problem);
	cr_expect_eq(json_object_size(form), 0);
	cr_expect_eq(problem.code, PROBLEM_NONE);
	json_decref(form);
}

Test(form, refuses_what_is_malformed)
{
	static const char *const BODIES[] = { "a=1&a=2", "a=%", "a=%4", "a=%00", "a=%ff",
		"=1", "&", "a=1&&b=2", "%zz=1", "a=\xc3" };
	static char large[70000];

	for (size_t i = 0; i < sizeof(BODIES) / sizeof(*BODIES); i++) {
		struct problem problem = { 0 };

		cr_expect_null(form_parse(BODIES[i], strlen(BODIES[i]), &problem), "%s", BODIES[i]);
		cr_expect_eq(problem.code, PROBLEM_MALFORMED, "%s", BODIES[i]);
		cr_expect(problem.detail[LANG_ID] && problem.detail[LANG_EN]);
	}
	for (int many = 0; many < 2; many++) {
		struct problem problem = { 0 };
		size_t n = 0;

		memset(large, 'a', sizeof(large));
		for (int i = 0; i < 65 && many; i++)
			n += (size_t)snprintf(large + n, sizeof(large) - n, "%sp%d=1", i ? "&" : "",
					      i);
		cr_expect_null(form_parse(large, many ? n : sizeof(large), &problem));
		cr_expect_eq(problem.code, PROBLEM_MALFORMED);
	}
}

Test(form, raw_bytes_need_not_end_in_nul)
{
	struct problem problem = { 0 };
	char *body = malloc(3);
	json_t *form;

	memcpy(body, "a=b", 3);
	form = form_parse(body, 3, &problem);
	free(body);
	cr_expect_str_eq(json_string_value(json_object_get(form, "a")), "b");
	json_decref(form);
	cr_expect_null(form_parse("a=b\0c", 5, &problem), "a raw NUL");
}

Test(pairs, are_cut_and_decoded_one_by_one)
{
	const char *rest = "a=b=c&d";
	size_t len = strlen(rest);
	char out[16];
	const char *name, *value;

	cr_assert_eq(pair_next(&rest, &len, out, &name, &value), 0);
	cr_expect_str_eq(name, "a");
	cr_expect_str_eq(value, "b=c");
	cr_assert_eq(pair_next(&rest, &len, out, &name, &value), 0);
	cr_expect_str_eq(name, "d");
	cr_expect_str_eq(value, "");
	cr_expect_eq(pair_next(&rest, &len, out, &name, &value), -ENOENT);
}

Test(pairs, a_bad_one_is_taken_too)
{
	const char *rest = "a=%&b=1";
	size_t len = strlen(rest);
	char out[16];
	const char *name, *value;

	cr_expect_eq(pair_next(&rest, &len, out, &name, &value), -EINVAL);
	cr_assert_eq(pair_next(&rest, &len, out, &name, &value), 0);
	cr_expect_str_eq(name, "b");
}
