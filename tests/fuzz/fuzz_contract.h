/* The contract that the fuzz targets work on: the real one. */
#pragma once

#include "contract/contract.h"

/* Loaded once, lives as long as the process. */
const struct contract *fuzz_contract(void);
/* Ends the process when an invariant does not hold, so that the input is kept as a finding. */
#define MUST(condition)                                                                            \
	do {                                                                                       \
		if (!(condition)) {                                                                \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);            \
			abort();                                                                   \
		}                                                                                  \
	} while (0)
/* What every refusal must have. */
void fuzz_check_problem(const struct problem *p);
