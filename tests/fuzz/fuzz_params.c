/* Fuzz target: a byte for the operation, then lines: the query, the value of every header, the
 * value of every path parameter (a UUID when the line is missing). */
#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "base/encode.h"
#include "fuzz_contract.h"

#define LINES 3

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const char *header(void *cls, const char *name)
{
	return cls;
}

static void check(int r, const struct params *params, const struct problem *problem)
{
	if (r == -EPROTO) {
		fuzz_check_problem(problem);
		MUST(problem->code == PROBLEM_PARAMETER || problem->code == PROBLEM_NOT_FOUND);
		return;
	}
	MUST(r == 0 && problem->code == PROBLEM_NONE);
	for (size_t i = 0; i < params->op->n_params; i++) {
		const char *value = params->values[i];

		MUST(value || !params->op->params[i].required);
		MUST(!value || utf8_valid(value, strlen(value)));
	}
}

static void run(const struct operation *op, char *lines[LINES])
{
	const char *value = lines[2] ? lines[2] : "019510a4-7c3e-7b21-9d7a-5f0e6c1b2a34";
	struct arena *arena = arena_new(4 << 20);
	struct problem problem = { 0 };
	struct route route = { .op = op };
	struct params params;

	MUST(arena);
	while (route.n_values < op->n_params && op->params[route.n_values].in == PARAM_PATH) {
		route.values[route.n_values].start = value;
		route.values[route.n_values++].len = strlen(value);
	}
	check(params_parse(&route, lines[0], header, lines[1], arena, &problem, &params), &params,
	      &problem);
	arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *lines[LINES] = { NULL };
	char *copy, *rest;
	size_t n_ops;
	const struct operation *ops = contract_operations(fuzz_contract(), &n_ops);

	if (n < 1 || n > 32768)
		return 0;
	copy = strndup((const char *)data + 1, n - 1);
	MUST(copy);
	rest = copy;
	for (int i = 0; i < LINES && rest; i++)
		lines[i] = strsep(&rest, "\n");
	run(&ops[data[0] % n_ops], lines);
	free(copy);
	return 0;
}
