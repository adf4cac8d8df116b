/* The JSON Schema subset (2020-12) of the contract, compiled once; validation collects up to
 * PROBLEM_MAX_ERRORS errors with JSON Pointers. */
#pragma once

#include "contract/contract.h"

/* root: the whole document, for local $refs. -EINVAL with text on err for an unknown keyword. The
 * schema lives in arena. */
int schema_compile(const json_t *root, const json_t *schema, struct arena *arena, FILE *err,
		   const struct schema **ret) WARN_UNUSED;
/* Adds errors to problem (PROBLEM_INVALID) and returns -EPROTO when value does not fit. Pointers
 * are allocated in arena. */
int schema_validate(const struct schema *s, const json_t *value, struct arena *arena,
		    struct problem *problem) WARN_UNUSED;
/* The same for a parameter's text: converted by the schema's type (integer, boolean, string). Sets
 * *ret_keyword/detail of the first failure. */
int schema_validate_text(const struct schema *s, const char *text, struct arena *arena,
			 struct problem_error *ret_error) WARN_UNUSED;
