/* Which function or statement serves which operation: made from the contract's own list at build time, so that an operation without its handler does not
 * link and one without its statement does not start. */
#pragma once

#include <stdio.h>

#include "work/services.h"

/* The bundled contract, embedded. */
extern const char contract_json[];
extern const size_t contract_json_len;

/* By operation index; errors on err, -ENOENT when something is missing. free() it. */
int bindings_make(const struct contract *c, FILE *err, struct binding **ret_bindings) WARN_UNUSED;
