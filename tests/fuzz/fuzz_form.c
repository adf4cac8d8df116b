/* Fuzz target: bytes as an application/x-www-form-urlencoded body, then against the schema of a
 * form. */
#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "base/encode.h"
#include "contract/schema.h"
#include "fuzz_contract.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const struct schema *form_schema(void)
{
	size_t n;
	const struct operation *ops = contract_operations(fuzz_contract(), &n);

	for (size_t i = 0; i < n; i++) {
		if (ops[i].body == BODY_FORM)
			return ops[i].body_schema;
	}
	abort();
}

static void check(json_t *form)
{
	struct arena *arena = arena_new(1 << 20);
	struct problem problem = { 0 };
	const char *name;
	json_t *value;

	MUST(arena && json_is_object(form));
	json_object_foreach(form, name, value) {
		MUST(*name && json_is_string(value));
		MUST(utf8_valid(json_string_value(value), json_string_length(value)));
		MUST(strlen(json_string_value(value)) == json_string_length(value));
	}
	if (schema_validate(form_schema(), form, arena, &problem) < 0)
		fuzz_check_problem(&problem);
	arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct problem problem = { 0 };
	json_t *form = form_parse((const char *)data, n, &problem);

	if (form)
		check(form);
	else
		MUST(problem.code == PROBLEM_MALFORMED && problem.detail[LANG_ID] &&
		     problem.detail[LANG_EN]);
	json_decref(form);
	return 0;
}
