/* Local references. */
#include "contract/ref.h"

#include <string.h>

#include <criterion/criterion.h>

#include "leak.h"
#include "support.h"

TestSuite(ref, .fini = fail_on_leak);

Test(ref, finds_by_pointer)
{
	json_t *root = quoted(
		"{'a': {'b/c': 1, 'd~e': 2, '': 3, '~1': 4}, 'l': [5], 'r': {'$ref': '#/a'}}");
	char longest[400] = "#/";

	cr_expect_eq(ref_find(root, "#"), root);
	cr_expect_eq(json_integer_value(ref_find(root, "#/a/b~1c")), 1);
	cr_expect_eq(json_integer_value(ref_find(root, "#/a/d~0e")), 2);
	cr_expect_eq(json_integer_value(ref_find(root, "#/a/")), 3);
	cr_expect_eq(json_integer_value(ref_find(root, "#/a/~01")), 4);
	cr_expect_null(ref_find(root, "#/a/x"));
	cr_expect_null(ref_find(root, "#/a/b"));
	cr_expect_null(ref_find(root, "#a"));
	cr_expect_null(ref_find(root, "a.json#/a"));
	cr_expect_null(ref_find(root, ""));
	cr_expect_null(ref_find(root, "#/l/0"));
	cr_expect_null(ref_find(root, "#/a/b~"));
	cr_expect_null(ref_find(root, "#/a/b~2c"));
	cr_expect_null(ref_find(root, "#/a/b%2Fc"));
	memset(longest + 2, 'x', 300);
	cr_expect_null(ref_find(root, longest));
	json_decref(root);
}

Test(ref, follows_chains_but_not_for_ever)
{
	json_t *root = quoted("{'a': {'$ref': '#/b'}, 'b': {'$ref': '#/c'}, 'c': {'type': 1}, 'o': "
			      "{'$ref': '#/o'}, 'x': {'$ref': '#/nowhere'},"
			      "'n': {'$ref': 5}}");

	cr_expect_eq(ref_resolve(root, json_object_get(root, "a")), json_object_get(root, "c"));
	cr_expect_eq(ref_resolve(root, json_object_get(root, "c")), json_object_get(root, "c"));
	cr_expect_null(ref_resolve(root, json_object_get(root, "o")));
	cr_expect_null(ref_resolve(root, json_object_get(root, "x")));
	cr_expect_eq(ref_resolve(root, json_object_get(root, "n")), json_object_get(root, "n"));
	cr_expect_null(ref_resolve(root, NULL));
	json_decref(root);
}
