/* Equality and order of JSON values as JSON Schema means them: numbers by value (1 equals 1.0). */
#pragma once

#include <stdbool.h>

#include <jansson.h>

/* Any two values; deeper than a body may be nested counts as different. */
bool json_same(const json_t *a, const json_t *b);
/* Both are numbers: negative, zero or positive as a is below, equal to or above b. Exact. */
int json_number_compare(const json_t *a, const json_t *b);
/* A number without fraction, whichever way it was written. */
bool json_is_whole(const json_t *v);
