/* What the compiler of schemas refuses, and that it keeps what it needs. */
#include <errno.h>
#include <string.h>

#include <criterion/criterion.h>

#include "contract/schema.h"
#include "leak.h"
#include "support.h"

TestSuite(schema_compile, .fini = fail_on_leak);

static int compile(const char *text, char *message, size_t size)
{
	struct arena *arena = arena_new(1 << 20);
	json_t *schema = quoted(text);
	const struct schema *s;
	char *messages = NULL;
	size_t len;
	FILE *err = open_memstream(&messages, &len);
	int r = schema_compile(schema, schema, arena, err, &s);

	fclose(err);
	snprintf(message, size, "%s", messages);
	free(messages);
	json_decref(schema);
	arena_free(arena);
	return r;
}

Test(schema_compile, refuses_what_the_validator_would_not_check)
{
	static const char *const SCHEMAS[] = {
		"{'nullable': true}",
		"{'multipleOf': 2}",
		"{'not': {}}",
		"{'if': {}}",
		"{'$defs': {}}",
		"{'prefixItems': []}",
		"{'patternProperties': {}}",
		"{'contains': {}}",
		"{'dependentRequired': {}}",
		"{'propertyNames': {}}",
		"{'unevaluatedProperties': false}",
		"{'$id': 'x'}",
		"{'$anchor': 'x'}",
		"{'$dynamicRef': '#x'}",
		"{'Type': 'string'}",
		"{'properties': {'a': {'minlength': 1}}}",
		"{'items': {'x': 1}}",
		"{'additionalProperties': {'x': 1}}",
		"{'allOf': [{'x': 1}]}",
		"{'anyOf': [{'x': 1}]}",
		"{'oneOf': [{}, {'x': 1}]}",
		"{'x-s': {'x': 1}, '$ref': '#/x-s'}",
	};
	char message[256];

	for (size_t i = 0; i < sizeof(SCHEMAS) / sizeof(*SCHEMAS); i++) {
		cr_expect_eq(compile(SCHEMAS[i], message, sizeof(message)), -EINVAL, "%s",
			     SCHEMAS[i]);
		cr_expect(strstr(message, "unknown schema keyword"), "%s: %s", SCHEMAS[i], message);
	}
}

Test(schema_compile, refuses_malformed_keywords)
{
	static const char *const SCHEMAS[] = {
		"1",
		"'x'",
		"[]",
		"null",
		"{'type': 'text'}",
		"{'type': []}",
		"{'type': 5}",
		"{'type': ['string', 'string']}",
		"{'type': ['string', 5]}",
		"{'properties': []}",
		"{'properties': {'a': 1}}",
		"{'required': 'a'}",
		"{'required': [1]}",
		"{'additionalProperties': 1}",
		"{'items': [{}]}",
		"{'enum': []}",
		"{'enum': 'a'}",
		"{'minLength': -1}",
		"{'minLength': 1.5}",
		"{'maxLength': '1'}",
		"{'minItems': null}",
		"{'minimum': '1'}",
		"{'maximum': null}",
		"{'exclusiveMinimum': true}",
		"{'uniqueItems': 1}",
		"{'pattern': 1}",
		"{'pattern': '('}",
		"{'pattern': '(?<=a)b'}",
		"{'format': 'uri'}",
		"{'format': 1}",
		"{'allOf': []}",
		"{'anyOf': {}}",
		"{'oneOf': 1}",
		"{'$ref': 1}",
		"{'$ref': '#/nowhere'}",
		"{'$ref': 'other.json'}",
		"{'$ref': '#nowhere'}",
		"{'$ref': '#/a%20b'}",
		"{'$ref': '#/~2'}",
	};
	char message[256];

	for (size_t i = 0; i < sizeof(SCHEMAS) / sizeof(*SCHEMAS); i++) {
		cr_expect_eq(compile(SCHEMAS[i], message, sizeof(message)), -EINVAL, "%s",
			     SCHEMAS[i]);
		cr_expect(strncmp(message, "contract: schema: ", 18) == 0, "%s: %s", SCHEMAS[i],
			  message);
	}
}

Test(schema_compile, refuses_circles_without_progress)
{
	static const char *const SCHEMAS[] = {
		"{'$ref': '#'}",
		"{'allOf': [{'$ref': '#'}]}",
		"{'x-s': {'a': {'$ref': '#/x-s/b'}, 'b': {'$ref': '#/x-s/a'}}, '$ref': '#/x-s/a'}",
		"{'oneOf': [{'type': 'null'}, {'anyOf': [{'$ref': '#'}]}]}",
		"{'properties': {'x': {'$ref': '#/properties/y'}, 'y': {'$ref': "
		"'#/properties/x'}}}",
	};
	char message[256];

	for (size_t i = 0; i < sizeof(SCHEMAS) / sizeof(*SCHEMAS); i++) {
		cr_expect_eq(compile(SCHEMAS[i], message, sizeof(message)), -EINVAL, "%s",
			     SCHEMAS[i]);
		cr_expect(strstr(message, "circle"), "%s: %s", SCHEMAS[i], message);
	}
}

Test(schema_compile, allows_recursion_that_goes_into_the_value_and_annotations)
{
	static const char *const SCHEMAS[] = {
		"true",
		"false",
		"{}",
		"{'properties': {'anak': {'$ref': '#'}}}",
		"{'items': {'anyOf': [{'$ref': '#'}, {'type': 'null'}]}}",
		"{'title': 'x', 'description': 'y', 'examples': [1], 'default': 1, 'deprecated': "
		"true, 'readOnly': true, 'x-apa': {'q': 1}}",
	};
	char message[256];

	for (size_t i = 0; i < sizeof(SCHEMAS) / sizeof(*SCHEMAS); i++)
		cr_expect_eq(compile(SCHEMAS[i], message, sizeof(message)), 0, "%s: %s", SCHEMAS[i],
			     message);
}

Test(schema_compile, refuses_schemas_nested_without_end)
{
	struct arena *arena = arena_new(1 << 22);
	FILE *err = fopen("/dev/null", "w");
	json_t *schema = json_object();
	const struct schema *s;

	for (int i = 0; i < 1000; i++) {
		json_t *outer = json_object();

		json_object_set_new(outer, "items", schema);
		schema = outer;
	}
	cr_expect_eq(schema_compile(schema, schema, arena, err, &s), -EINVAL);
	fclose(err);
	json_decref(schema);
	arena_free(arena);
}

Test(schema_compile, outlives_the_document)
{
	struct arena *arena = arena_new(1 << 20);
	json_t *schema = quoted("{'required': ['a'], 'properties': {'a': {'enum': ['x', 'y'], "
				"'pattern': '^x$'}, 'b': {'minimum': 5}}}");
	json_t *good = quoted("{'a': 'x', 'b': 5}"), *bad = quoted("{'a': 'y', 'b': 4}");
	struct problem problem = { 0 };
	const struct schema *s;

	cr_assert_eq(schema_compile(schema, schema, arena, stderr, &s), 0);
	json_decref(schema);
	cr_expect_eq(schema_validate(s, good, arena, &problem), 0);
	cr_expect_eq(schema_validate(s, bad, arena, &problem), -EPROTO);
	cr_expect_eq(problem.n_errors, 2);
	json_decref(good);
	json_decref(bad);
	arena_free(arena);
}
