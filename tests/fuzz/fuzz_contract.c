/* Loads the bundled contract (CONTRACT_JSON is its path) for the fuzz targets. */
#include "fuzz_contract.h"

#include <string.h>

#include "base/encode.h"

#define CONTRACT_MAX (8 << 20)

const struct contract *fuzz_contract(void)
{
	static struct contract *contract;
	char *json;
	size_t n;
	FILE *f;

	if (contract)
		return contract;
	f = fopen(CONTRACT_JSON, "rb");
	json = malloc(CONTRACT_MAX);
	MUST(f && json);
	n = fread(json, 1, CONTRACT_MAX, f);
	fclose(f);
	MUST(contract_load(json, n, stderr, &contract) == 0);
	free(json);
	return contract;
}

static void check_text(const char *s)
{
	MUST(s && utf8_valid(s, strlen(s)));
}

void fuzz_check_problem(const struct problem *p)
{
	MUST(p->code != PROBLEM_NONE && p->code < PROBLEM_COUNT);
	MUST(p->n_errors <= PROBLEM_MAX_ERRORS);
	for (size_t i = 0; i < p->n_errors; i++) {
		const struct problem_error *e = &p->errors[i];

		check_text(e->code);
		check_text(e->detail[LANG_ID]);
		check_text(e->detail[LANG_EN]);
		check_text(e->parameter ? e->parameter : e->pointer);
		MUST(e->parameter || e->pointer[0] == '\0' || e->pointer[0] == '/');
	}
}
