/* Quality of a questionnaire from sums over the answers without a blank: item-total correlation (Pearson) and Cronbach's alpha. The sums are
 * integers; only the last division and root are floating point, rounded to 4 decimals, half away from zero. Pure functions, any thread. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/cleanup.h"

/* Sums over the n complete answers: of one unsur (x), of its squares, of value times total; t and tt of the totals. */
struct skm_momen {
	int64_t n;
	int64_t t, tt;
	const int64_t *x, *xx, *xt;
	size_t unsur;
};

/* r of unsur i with the total, in 1/10000. -EDOM: fewer than two answers, or no variance. */
int skm_pearson(const struct skm_momen *m, size_t i, int64_t *ret_r) WARN_UNUSED;
/* Alpha in 1/10000. -EDOM also with fewer than two unsur. */
int skm_alpha(const struct skm_momen *m, int64_t *ret_alpha) WARN_UNUSED;
