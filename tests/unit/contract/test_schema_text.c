/* Texts of parameters as the value that the schema's type makes of them. */
#include <errno.h>
#include <string.h>

#include <criterion/criterion.h>

#include "contract/schema.h"
#include "leak.h"
#include "support.h"

TestSuite(schema_text, .fini = fail_on_leak);

static int validate(const char *text, const char *value, struct problem_error *ret)
{
	struct arena *arena = arena_new(1 << 20);
	json_t *schema = quoted(text);
	const struct schema *s;
	int r;

	cr_assert_eq(schema_compile(schema, schema, arena, stderr, &s), 0);
	r = schema_validate_text(s, value, arena, ret);
	if (r < 0)
		cr_expect(ret->detail[LANG_ID] && ret->detail[LANG_EN]);
	json_decref(schema);
	arena_free(arena);
	return r;
}

Test(schema_text, is_read_by_type)
{
	static const struct {
		const char *schema, *value, *code; /* code NULL: fits */
	} CASES[] = {
		{ "{'type': 'integer'}", "0", NULL },
		{ "{'type': 'integer'}", "-12", NULL },
		{ "{'type': 'integer'}", "9223372036854775807", NULL },
		{ "{'type': 'integer'}", "9223372036854775808", "type" },
		{ "{'type': 'integer'}", "-", "type" },
		{ "{'type': 'integer'}", "0x10", "type" },
		{ "{'type': 'integer'}", "1 ", "type" },
		{ "{'type': 'integer'}", " 1", "type" },
		{ "{'type': 'integer'}", "1e3", "type" },
		{ "{'type': 'integer', 'maximum': 5}", "6", "maximum" },
		{ "{'type': 'number'}", "-1.5e3", NULL },
		{ "{'type': 'number'}", ".5", "type" },
		{ "{'type': 'number'}", "1e999", "type" },
		{ "{'type': 'number'}", "\"1\"", "type" },
		{ "{'type': 'number'}", "1\n", "type" },
		{ "{'type': 'number'}", "", "type" },
		{ "{'type': 'boolean'}", "true", NULL },
		{ "{'type': 'boolean'}", "false", NULL },
		{ "{'type': 'boolean'}", "", "type" },
		{ "{'type': 'string'}", "5", NULL },
		{ "{'type': ['string', 'null']}", "null", NULL },
		{ "{'type': ['integer', 'string'], 'maximum': 5}", "abc", NULL },
		{ "{'type': ['integer', 'string'], 'maximum': 5}", "7", "maximum" },
		{ "{}", "anything", NULL },
		{ "{'enum': ['a', 'b']}", "a", NULL },
		{ "{'enum': ['a', 'b']}", "c", "enum" },
		{ "{'format': 'date'}", "2026-02-30", "format" },
		{ "{'x-s': {'type': 'integer', 'minimum': 3}, '$ref': '#/x-s'}", "3", NULL },
		{ "{'x-s': {'type': 'integer', 'minimum': 3}, '$ref': '#/x-s'}", "2", "minimum" },
		{ "{'type': 'array'}", "[]", "type" },
		{ "{'type': 'null'}", "", "type" },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(*CASES); i++) {
		struct problem_error error = { 0 };
		int r = validate(CASES[i].schema, CASES[i].value, &error);

		cr_expect_eq(r, CASES[i].code ? -EPROTO : 0, "%s: '%s'", CASES[i].schema,
			     CASES[i].value);
		if (CASES[i].code)
			cr_expect_str_eq(error.code, CASES[i].code, "%s: '%s'", CASES[i].schema,
					 CASES[i].value);
	}
}
