/* Local JSON references of the bundled document ("#/components/..."). */
#pragma once

#include "base/cleanup.h"

/* Longest chain of $ref that leads to one place. */
#define REF_MAX_HOPS 8

/* The value that a local JSON Pointer in fragment form points to; NULL when there is none.
 * Borrowed. */
const json_t *ref_find(const json_t *root, const char *ref);
/* Follows {"$ref": ...} until something else comes; NULL when a reference leads nowhere or in a
 * circle. Borrowed. */
const json_t *ref_resolve(const json_t *root, const json_t *node);
