/* Exact sums of fractions: numbers as large as they come, no floating point, one rounding at the end. Pure functions, any thread. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/cleanup.h"

#define PECAHAN_MAX 40 /* terms of one sum */

struct pecahan {
	uint64_t pembilang;
	uint64_t penyebut; /* at least 1 */
};

/* faktor x (sum of the terms), rounded half up to a whole number. -EDOM: no terms, too many, a denominator of zero, or a result
 * above INT64_MAX / 4. */
int pecahan_bulat(const struct pecahan *suku, size_t n, uint64_t faktor, int64_t *ret_bulat) WARN_UNUSED;
/* Whether the terms sum to exactly 1. */
bool pecahan_genap(const struct pecahan *suku, size_t n);
