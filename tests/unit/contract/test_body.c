/* Bodies: good JSON, JSON that must be refused, and JSON made to hurt. */
#include "contract/body.h"

#include <string.h>

#include <criterion/criterion.h>

#include "contract/schema.h"
#include "leak.h"
#include "support.h"

TestSuite(body, .fini = fail_on_leak);

static json_t *parse(const char *text, size_t len, struct problem *problem)
{
	struct arena *arena = arena_new(1 << 16);
	json_t *v;

	*problem = (struct problem){ 0 };
	v = json_body_parse(text, len, arena, problem);
	cr_expect_eq(problem->code, v ? PROBLEM_NONE : PROBLEM_JSON);
	if (!v)
		cr_expect(problem->detail[LANG_ID] && problem->detail[LANG_EN] &&
			  *problem->detail[LANG_ID]);
	arena_free(arena);
	return v;
}

Test(body, accepts_every_kind_of_json)
{
	static const char *const TEXTS[] = {
		"{}",
		"[]",
		"null",
		"true",
		"false",
		"0",
		"-0",
		"-1.5e-3",
		"\"\"",
		" [1 , 2 ]\r\n\t",
		"\"\\u00e9\\ud83d\\ude00\"",
		"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
		"[\"\x7f\"]",
		"[1E22]",
		"[123e65]",
		"{\"a\":{\"a\":1}}",
		"[9223372036854775807]",
		"[1e-999]",
		"\"\xf0\x9f\x98\x80\"",
		"[\"\\uDBFF\\uDFFE\"]",
		"[\"\xef\xbf\xbf\"]",
		"[\"\xe2\x80\xa8\"]",
	};
	struct problem problem;

	for (size_t i = 0; i < sizeof(TEXTS) / sizeof(*TEXTS); i++) {
		json_t *v = parse(TEXTS[i], strlen(TEXTS[i]), &problem);

		cr_expect_not_null(v, "%s", TEXTS[i]);
		json_decref(v);
	}
}

Test(body, refuses_what_is_not_strict_json)
{
	static const char *const TEXTS[] = {
		"",
		" ",
		"{",
		"[",
		"}",
		"]",
		"{]",
		"[}",
		"[1,]",
		"[,1]",
		"[1 2]",
		"{\"a\":1,}",
		"{\"a\"}",
		"{\"a\":}",
		"{a:1}",
		"{'a':1}",
		"{\"a\":1 \"b\":2}",
		"{\"a\":1,\"a\":2}",
		"{1:1}",
		"nul",
		"True",
		"NaN",
		"[NaN]",
		"[Infinity]",
		"[-Infinity]",
		"[nan]",
		"+1",
		"01",
		"-",
		"-01",
		"1.",
		".5",
		"1e",
		"1e+",
		"0x1",
		"1_000",
		"--1",
		"\"",
		"\"\\x41\"",
		"\"\\u12\"",
		"\"\\\"",
		"\"\n\"",
		"\"\t\"",
		"\"\x01\"",
		"\"\\ud800\"",
		"\"\\udc00\"",
		"\"\\ud800\\u0041\"",
		"\"\\udc00\\ud800\"",
		"\"\\u0000\"",
		"{\"\\u0000\":1}",
		"\"\xff\"",
		"\"\xc0\x80\"",
		"\"\xed\xa0\x80\"",
		"\"\xf4\x90\x80\x80\"",
		"\"\xc3\"",
		"\"\xe2\x28\xa1\"",
		"\xef\xbb\xbf{}",
		"\xff\xfe{\x01}\x01",
		"{} {}",
		"[1]x",
		"// x\n1",
		"/* x */ 1",
		"[1e999]",
		"[-1e999]",
		"99999999999999999999",
		"[-9223372036854775809]",
		"\xc2\xa0[]",
		"[\x0b]",
		"\xe2\x81\xa0[]",
		"<x/>",
		"[\"a\0b\"]",
	};
	struct problem problem;

	for (size_t i = 0; i < sizeof(TEXTS) / sizeof(*TEXTS); i++)
		cr_expect_null(parse(TEXTS[i], strlen(TEXTS[i]), &problem), "%s", TEXTS[i]);
	cr_expect_null(parse("[\"a\0b\"]", 7, &problem), "a raw NUL in a text");
	cr_expect_null(parse("[1]\0", 4, &problem), "a raw NUL at the end");
	cr_expect_null(parse("\0", 1, &problem), "only a NUL");
	cr_expect_null(parse("1\0"
			     "2",
			     3, &problem),
		       "UTF-16");
}

static char *repeated(const char *s, int n, const char *end)
{
	size_t len = strlen(s), tail = strlen(end);
	char *text = malloc(len * (size_t)n + tail + 1);

	for (int i = 0; i < n; i++)
		memcpy(text + len * (size_t)i, s, len);
	memcpy(text + len * (size_t)n, end, tail + 1);
	return text;
}

Test(body, depth_and_size_are_bounded, .timeout = 20)
{
	static const struct {
		const char *part, *end;
		int n;
		bool good;
	} CASES[] = {
		{ "[", "", 100000, false },
		{ "[", "", 32, false },
		{ "{\"a\":", "", 100000, false },
		{ "[{\"\":", "", 100000, false },
		{ "[],", "1]", 100000, false },
		{ "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", 1, true },
		{ "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", 1,
		  false },
		{ "\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[,,\\\"[[[[\"", "", 1, true },
	};
	struct problem problem;

	for (size_t i = 0; i < sizeof(CASES) / sizeof(*CASES); i++) {
		char *text = repeated(CASES[i].part, CASES[i].n, CASES[i].end);
		json_t *v = parse(text, strlen(text), &problem);

		cr_expect_eq(v != NULL, CASES[i].good, "case %zu", i);
		json_decref(v);
		free(text);
	}
}

Test(body, as_many_values_as_allowed_and_not_one_more)
{
	char *text = repeated("1,", JSON_BODY_MAX_VALUES, "1]");
	struct problem problem;

	memcpy(text, "[ ", 2); /* the array and JSON_BODY_MAX_VALUES numbers */
	cr_expect_null(parse(text, strlen(text), &problem));
	memcpy(text, "[   ", 4);
	json_decref(parse(text, strlen(text), &problem));
	cr_expect_eq(problem.code, PROBLEM_NONE);
	free(text);
}

Test(body, numbers_without_fraction_become_integers)
{
	static const char TEXT[] = "{\"a\": 1.0, \"b\": [1e3, -0.0, 1.5, {\"c\": 20.00}], \"d\": "
				   "1e300, \"e\": \"1.0\", \"f\": 9007199254740994.0}";
	struct problem problem;
	json_t *v = parse(TEXT, strlen(TEXT), &problem);
	json_t *b = json_object_get(v, "b");
	json_t *top;

	cr_expect(json_is_integer(json_object_get(v, "a")));
	cr_expect_eq(json_integer_value(json_array_get(b, 0)), 1000);
	cr_expect(json_is_integer(json_array_get(b, 1)));
	cr_expect(json_is_real(json_array_get(b, 2)));
	cr_expect_eq(json_integer_value(json_object_get(json_array_get(b, 3), "c")), 20);
	cr_expect(json_is_real(json_object_get(v, "d")));
	cr_expect_str_eq(json_string_value(json_object_get(v, "e")), "1.0");
	cr_expect(json_is_real(json_object_get(v, "f")));
	json_decref(v);
	top = parse("2.0", 3, &problem);
	cr_expect(json_is_integer(top) && json_integer_value(top) == 2);
	json_decref(top);
}

/* Whatever parses can be validated: the answer is yes or no, never a crash. */
Test(body, hostile_values_meet_the_schema)
{
	static const char *const TEXTS[] = { "{\"judul\":\"\\u202e\"}",
					     "{\"anak\":[{\"anak\":[{\"anak\":[]}]}]}",
					     "[1e300]",
					     "{\"\":{}}",
					     "{\"nik\":\"\xef\xbc\x91\"}",
					     "{\"jumlah\":1e300}",
					     "{\"jumlah\":-0.0}",
					     "null" };
	struct contract *c = sample_contract();
	const struct schema *s = sample_operation(c, "berkas_buat")->body_schema;

	for (size_t i = 0; i < sizeof(TEXTS) / sizeof(*TEXTS); i++) {
		struct arena *arena = arena_new(1 << 16);
		struct problem problem;
		json_t *v = parse(TEXTS[i], strlen(TEXTS[i]), &problem);

		cr_assert_not_null(v, "%s", TEXTS[i]);
		cr_expect_lt(schema_validate(s, v, arena, &problem), 0, "%s", TEXTS[i]);
		json_decref(v);
		arena_free(arena);
	}
	contract_free(c);
}
