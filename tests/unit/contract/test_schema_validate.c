/* The validator against cases of each keyword, kept in the notation of the official JSON Schema
 * test suite, and what it reports. */
#include <errno.h>
#include <string.h>

#include <criterion/criterion.h>

#include "contract/schema.h"
#include "leak.h"
#include "support.h"

TestSuite(schema_validate, .fini = fail_on_leak);
TestSuite(schema_error, .fini = fail_on_leak);

static const struct schema *compile(const json_t *schema, struct arena *arena)
{
	const struct schema *s = NULL;

	cr_assert_eq(schema_compile(schema, schema, arena, stderr, &s), 0);
	return s;
}

static void run_group(const char *file, const json_t *group)
{
	struct arena *arena = arena_new(1 << 20);
	const struct schema *s = compile(json_object_get(group, "schema"), arena);
	json_t *test;
	size_t i;

	json_array_foreach(json_object_get(group, "tests"), i, test) {
		struct problem problem = { 0 };
		bool valid = json_is_true(json_object_get(test, "valid"));
		int r = schema_validate(s, json_object_get(test, "data"), arena, &problem);

		cr_expect_eq(r, valid ? 0 : -EPROTO, "%s: %s: %s", file,
			     json_string_value(json_object_get(group, "description")),
			     json_string_value(json_object_get(test, "description")));
		cr_expect_eq(problem.n_errors > 0, !valid);
		cr_expect_eq(problem.code, valid ? PROBLEM_NONE : PROBLEM_INVALID);
	}
	arena_free(arena);
}

Test(schema_validate, cases_of_every_keyword)
{
	static const char *const FILES[] = { "type",   "object", "array",	"value", "number",
					     "string", "format", "combination", "ref" };
	const char *folder = getenv("SCHEMA_CASES");

	cr_assert_not_null(folder, "SCHEMA_CASES is not set");
	for (size_t i = 0; i < sizeof(FILES) / sizeof(*FILES); i++) {
		char path[512];
		json_error_t error;
		json_t *groups, *group;
		size_t g;

		snprintf(path, sizeof(path), "%s/%s.json", folder, FILES[i]);
		groups = json_load_file(path, JSON_REJECT_DUPLICATES, &error);
		cr_assert_not_null(groups, "%s: %d: %s", path, error.line, error.text);
		json_array_foreach(groups, g, group)
			run_group(FILES[i], group);
		json_decref(groups);
	}
}

struct expectation {
	const char *schema, *value, *pointer, *code, *id, *en; /* id, en NULL: not looked at */
};

static void expect_first(const struct expectation *e)
{
	struct arena *arena = arena_new(1 << 20);
	struct problem problem = { 0 };
	json_t *schema = quoted(e->schema);
	json_t *value = quoted(e->value);

	cr_assert_eq(schema_validate(compile(schema, arena), value, arena, &problem), -EPROTO,
		     "%s %s", e->schema, e->value);
	cr_assert_geq(problem.n_errors, 1);
	cr_expect_str_eq(problem.errors[0].pointer, e->pointer, "%s %s: %s", e->schema, e->value,
			 problem.errors[0].pointer);
	cr_expect_str_eq(problem.errors[0].code, e->code, "%s %s: %s", e->schema, e->value,
			 problem.errors[0].code);
	if (e->id)
		cr_expect_str_eq(problem.errors[0].detail[LANG_ID], e->id, "%s",
				 problem.errors[0].detail[LANG_ID]);
	if (e->en)
		cr_expect_str_eq(problem.errors[0].detail[LANG_EN], e->en, "%s",
				 problem.errors[0].detail[LANG_EN]);
	cr_expect_null(problem.errors[0].parameter);
	json_decref(schema);
	json_decref(value);
	arena_free(arena);
}

Test(schema_error, says_where_what_and_why_in_two_languages)
{
	static const struct expectation CASES[] = {
		{ "{'type': 'string'}", "1", "", "type", "harus berupa teks", "must be a string" },
		{ "{'type': ['integer', 'null']}", "'x'", "", "type",
		  "harus berupa null atau bilangan bulat", "must be null or an integer" },
		{ "{'required': ['pengadu']}", "{}", "/pengadu", "required", "wajib diisi",
		  "is required" },
		{ "{'additionalProperties': false}", "{'apa': 1}", "/apa", "additionalProperties",
		  "tidak dikenal", "is not known" },
		{ "{'properties': {'a': {'minLength': 3}}}", "{'a': 'x'}", "/a", "minLength",
		  "paling sedikit 3 karakter", "at least 3 characters" },
		{ "{'maxLength': 3}", "'xxxx'", "", "maxLength", "paling banyak 3 karakter",
		  "at most 3 characters" },
		{ "{'minItems': 2}", "[1]", "", "minItems", "paling sedikit 2 butir",
		  "at least 2 items" },
		{ "{'maxItems': 0}", "[1]", "", "maxItems", "paling banyak 0 butir",
		  "at most 0 items" },
		{ "{'minProperties': 1}", "{}", "", "minProperties", "paling sedikit 1 isian",
		  "at least 1 members" },
		{ "{'maxProperties': 1}", "{'a': 1, 'b': 2}", "", "maxProperties",
		  "paling banyak 1 isian", "at most 1 members" },
		{ "{'minimum': 1}", "0", "", "minimum", "paling kecil 1", "must be at least 1" },
		{ "{'maximum': 2.5}", "3", "", "maximum", "paling besar 2.5",
		  "must be at most 2.5" },
		{ "{'exclusiveMinimum': 1}", "1", "", "exclusiveMinimum",
		  "harus lebih besar dari 1", "must be greater than 1" },
		{ "{'exclusiveMaximum': 1}", "1", "", "exclusiveMaximum",
		  "harus lebih kecil dari 1", "must be less than 1" },
		{ "{'enum': ['a', 1, null]}", "2", "", "enum",
		  "harus salah satu dari: \"a\", 1, null", "must be one of: \"a\", 1, null" },
		{ "{'const': 'ya'}", "'tidak'", "", "const", "harus bernilai \"ya\"",
		  "must be \"ya\"" },
		{ "{'pattern': '^a$'}", "'b'", "", "pattern", "bentuknya tidak sesuai",
		  "does not have the required form" },
		{ "{'pattern': '\\\\S', 'minLength': 1}", "' \\u00a0\\n'", "", "pattern", "tidak boleh hanya berisi spasi",
		  "must be more than blanks" },
		{ "{'pattern': '\\\\S', 'minLength': 1}", "''", "", "minLength", NULL, NULL },
		{ "{'format': 'uuid'}", "'b'", "", "format", "harus berupa UUID",
		  "must be a UUID" },
		{ "{'uniqueItems': true}", "[1, 1]", "", "uniqueItems", NULL, NULL },
		{ "{'items': {'properties': {'nik': false}}}", "[1, {'nik': 1}]", "/1/nik", "false",
		  "tidak boleh diisi", NULL },
		{ "{'oneOf': [{'minimum': 1}, {'maximum': 3}]}", "2", "", "oneOf", NULL,
		  "must match exactly one of the accepted forms" },
		{ "{'anyOf': [{'minimum': 3}, {'maximum': 1}]}", "2", "", "anyOf", NULL,
		  "matches none of the accepted forms" },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(*CASES); i++)
		expect_first(&CASES[i]);
}

Test(schema_error, pointers_are_escaped)
{
	static const struct expectation CASES[] = {
		{ "{'additionalProperties': {'items': {'type': 'null'}}}", "{'a/b~c': [null, 1]}",
		  "/a~1b~0c/1", "type", NULL, NULL },
		{ "{'additionalProperties': {'type': 'null'}}", "{'': 1}", "/", "type", NULL,
		  NULL },
		{ "{'additionalProperties': {'type': 'null'}}", "{'~1': 1}", "/~01", "type", NULL,
		  NULL },
		{ "{'additionalProperties': {'type': 'null'}}", "{'é': 1}", "/é", "type", NULL,
		  NULL },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(*CASES); i++)
		expect_first(&CASES[i]);
}

Test(schema_error, a_pointer_never_grows_without_bound)
{
	static char name[5000];
	struct arena *arena = arena_new(1 << 20);
	struct problem problem = { 0 };
	json_t *schema = quoted("{'additionalProperties': false}");
	json_t *value = json_object();

	memset(name, '/', sizeof(name) - 1);
	json_object_set_new(value, name, json_null());
	cr_expect_eq(schema_validate(compile(schema, arena), value, arena, &problem), -EPROTO);
	cr_expect_leq(strlen(problem.errors[0].pointer), 1024);
	json_decref(schema);
	json_decref(value);
	arena_free(arena);
}

Test(schema_error, an_alternative_that_was_meant_explains_itself)
{
	static const char *const NULLABLE = "{'oneOf': [{'type': 'null'}, {'type': 'object', "
					    "'required': ['alamat'], 'properties': "
					    "{'alamat': {'type': 'string'}}}]}";
	static const char *const BY_CONST =
		"{'anyOf': [{'type': 'object', 'required': ['klasifikasi'], 'properties': "
		"{'hasil': {'const': 'lengkap'}}},"
		"{'type': 'object', 'required': ['kekurangan'], 'properties': {'hasil': {'const': "
		"'tidak_lengkap'}}}]}";
	static const char *const BY_REF = "{'x-s': {'s': {'type': 'string'}, 'o': {'type': "
					  "'object', 'required': ['alamat']}},"
					  "'oneOf': [{'$ref': '#/x-s/s'}, {'$ref': '#/x-s/o'}]}";
	const struct expectation cases[] = {
		{ NULLABLE, "{}", "/alamat", "required", NULL, NULL },
		{ NULLABLE, "{'alamat': 1}", "/alamat", "type", NULL, NULL },
		{ NULLABLE, "5", "", "oneOf", NULL, NULL },
		{ BY_CONST, "{'hasil': 'lengkap'}", "/klasifikasi", "required", NULL, NULL },
		{ BY_CONST, "{'hasil': 'tidak_lengkap'}", "/kekurangan", "required", NULL, NULL },
		{ BY_REF, "{}", "/alamat", "required", NULL, NULL },
		{ BY_CONST, "{'hasil': 'lain'}", "", "anyOf", NULL, NULL },
		{ BY_CONST, "{}", "", "anyOf", NULL, NULL },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		expect_first(&cases[i]);
}

Test(schema_error, collects_up_to_its_limit)
{
	struct arena *arena = arena_new(1 << 20);
	struct problem problem = { 0 };
	json_t *schema = quoted("{'items': {'type': 'string'}}");
	json_t *value = json_array();

	for (int i = 0; i < 150; i++)
		json_array_append_new(value, json_integer(i));
	cr_expect_eq(schema_validate(compile(schema, arena), value, arena, &problem), -EPROTO);
	cr_expect_eq(problem.n_errors, PROBLEM_MAX_ERRORS);
	cr_expect_str_eq(problem.errors[PROBLEM_MAX_ERRORS - 1].pointer, "/99");
	json_decref(schema);
	json_decref(value);
	arena_free(arena);
}

Test(schema_error, a_long_list_of_choices_is_cut)
{
	struct arena *arena = arena_new(1 << 20);
	struct problem problem = { 0 };
	json_t *schema = quoted("{'enum': []}");
	json_t *value = json_null();

	for (int i = 0; i < 500; i++)
		json_array_append_new(json_object_get(schema, "enum"), json_integer(100000 + i));
	cr_expect_eq(schema_validate(compile(schema, arena), value, arena, &problem), -EPROTO);
	cr_expect_leq(strlen(problem.errors[0].detail[LANG_ID]), 500);
	cr_expect(strstr(problem.errors[0].detail[LANG_EN], ", ..."));
	json_decref(schema);
	arena_free(arena);
}

Test(schema_error, an_exhausted_arena_is_told_as_such)
{
	struct arena *arena = arena_new(1 << 20), *small = arena_new(1);
	struct problem problem = { 0 };
	json_t *schema = quoted("{'type': 'string'}"), *value = json_null();

	cr_expect_eq(schema_validate(compile(schema, arena), value, small, &problem), -ENOMEM);
	cr_expect_eq(problem.code, PROBLEM_NONE);
	json_decref(schema);
	arena_free(small);
	arena_free(arena);
}

/* [[[...]]] */
static json_t *nested(int depth)
{
	json_t *v = json_array();

	for (int i = 1; i < depth; i++) {
		json_t *outer = json_array();

		json_array_append_new(outer, v);
		v = outer;
	}
	return v;
}

Test(schema_validate, recursion_is_bounded)
{
	struct arena *arena = arena_new(1 << 20);
	struct problem problem = { 0 };
	json_t *schema = quoted("{'items': {'$ref': '#'}}");
	const struct schema *s = compile(schema, arena);
	json_t *shallow = nested(32), *deep = nested(2000);

	cr_expect_eq(schema_validate(s, shallow, arena, &problem), 0);
	cr_expect_eq(schema_validate(s, deep, arena, &problem), -EPROTO);
	cr_expect_str_eq(problem.errors[0].code, "terlalu-rumit");
	json_decref(schema);
	json_decref(shallow);
	json_decref(deep);
	arena_free(arena);
}

Test(schema_validate, alternatives_that_multiply_are_bounded, .timeout = 10)
{
	struct arena *arena = arena_new(1 << 20);
	struct problem problem = { 0 };
	json_t *schema = quoted("{'anyOf': [{'items': {'$ref': '#'}, 'maxItems': 1}, {'items': "
				"{'$ref': '#'}, 'minItems': 0}]}");
	json_t *value = nested(32), *leaf = value;

	while (json_array_size(leaf))
		leaf = json_array_get(leaf, 0);
	for (int i = 0; i < 300; i++)
		json_array_append_new(leaf, json_integer(i));
	json_object_set_new(schema, "type",
			    quoted("['array']")); /* no leaf fits, so that every way is tried */
	cr_expect_eq(schema_validate(compile(schema, arena), value, arena, &problem), -EPROTO);
	json_decref(schema);
	json_decref(value);
	arena_free(arena);
}

Test(schema_validate, a_long_list_is_not_compared_pair_by_pair, .timeout = 10)
{
	struct arena *arena = arena_new(1 << 20);
	struct problem problem = { 0 };
	json_t *schema = quoted("{'uniqueItems': true}");
	json_t *value = json_array();

	for (int i = 0; i < 256; i++)
		json_array_append_new(value, json_integer(i));
	cr_expect_eq(schema_validate(compile(schema, arena), value, arena, &problem), 0);
	json_array_append_new(value, json_integer(256));
	cr_expect_eq(schema_validate(compile(schema, arena), value, arena, &problem), -EPROTO);
	cr_expect_str_eq(problem.errors[0].code, "terlalu-rumit");
	json_decref(schema);
	json_decref(value);
	arena_free(arena);
}
