/* Withholding of small groups: what is shown of a break-down must not let anybody read a few answers out of it, neither directly nor by
 * subtracting the shown groups from the whole. Pure functions, any thread. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "skm/indeks.h"

struct skm_kelompok {
	const char *nama;
	int64_t responden;
	int64_t jumlah[SKM_UNSUR_MAX];
	int64_t terisi[SKM_UNSUR_MAX];
	bool ditahan;
};

/* Whether a pool of values may be shown: at least SKM_TAHAN of every unsur. */
bool skm_cukup(const int64_t *terisi, size_t n);
/* Marks what is withheld among the groups of one attribute, which together are the whole: each group that is too small, and of the others
 * the smallest, until the withheld ones together are empty or large enough in every unsur. */
void skm_tahan(struct skm_kelompok *kelompok, size_t banyak, size_t unsur);
