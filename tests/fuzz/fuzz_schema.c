/* Fuzz target: 'S' and then {"schema": ..., "value": ...} goes through the compiler too; any other
 * first byte picks the body schema of an operation for the body that follows. */
#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "contract/body.h"
#include "contract/schema.h"
#include "fuzz_contract.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void validate(const struct schema *s, const json_t *value, struct arena *arena)
{
	struct problem first = { 0 }, second = { 0 };
	int r = schema_validate(s, value, arena, &first);

	MUST(r == schema_validate(s, value, arena, &second));
	MUST(first.n_errors == second.n_errors);
	MUST(r == 0 || r == -EPROTO);
	if (r == 0)
		MUST(first.code == PROBLEM_NONE && first.n_errors == 0);
	else
		fuzz_check_problem(&first);
}

static void compile(const json_t *root, struct arena *arena)
{
	const json_t *value = json_object_get(root, "value");
	char message[256];
	FILE *err = fmemopen(message, sizeof(message), "w");
	const struct schema *s;
	int r;

	MUST(err);
	r = schema_compile(root, json_object_get(root, "schema"), arena, err, &s);
	fclose(err);
	MUST(r == 0 || r == -EINVAL);
	if (r == 0 && value)
		validate(s, value, arena);
}

static const struct schema *body_schema(uint8_t choice)
{
	size_t n;
	const struct operation *ops = contract_operations(fuzz_contract(), &n);

	for (size_t i = 0; i < n; i++) {
		const struct operation *op = &ops[(choice + i) % n];

		if (op->body_schema)
			return op->body_schema;
	}
	abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_new(16 << 20);
	struct problem problem = { 0 };
	json_t *value;

	MUST(arena);
	value = n > 0 ? json_body_parse((const char *)data + 1, n - 1, arena, &problem) : NULL;
	if (n > 0 && !value)
		MUST(problem.code == PROBLEM_JSON && problem.detail[LANG_ID] &&
		     problem.detail[LANG_EN]);
	if (value && data[0] == 'S' && json_object_get(value, "schema"))
		compile(value, arena);
	else if (value)
		validate(body_schema(data[0]), value, arena);
	json_decref(value);
	arena_free(arena);
	return 0;
}
