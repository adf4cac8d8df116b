/* Withholding of small groups: what is shown of a break-down must not let anybody read a few answers out of it, neither directly nor by
 * subtracting the shown groups from the whole. Pure functions, any thread. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "skm/indeks.h"

#define SKM_ATRIBUT_MAX 8

struct skm_kelompok {
	const char *kunci; /* as answers have it */
	const char *nama;
	int64_t responden;
	int64_t jumlah[SKM_UNSUR_MAX];
	int64_t terisi[SKM_UNSUR_MAX];
	bool ditahan;
};

/* A break-down: its groups together are the whole. */
struct skm_atribut {
	const char *nama;
	struct skm_kelompok *kelompok;
	size_t banyak;
};

/* How many answers are in these groups, one of each break-down. */
struct skm_sel {
	size_t kelompok[SKM_ATRIBUT_MAX];
	int64_t banyak;
};

/* Whether a pool of values may be shown: at least SKM_TAHAN of every unsur. */
bool skm_cukup(const int64_t *terisi, size_t n);
/* Marks what is withheld among the groups of one attribute, which together are the whole: each group that is too small, and of the others
 * the smallest, until the withheld ones together are empty or large enough in every unsur. */
void skm_tahan(struct skm_kelompok *kelompok, size_t banyak, size_t unsur);
/* Withholds further groups until no union of groups of one break-down differs from a union of groups of another by one to four answers: who knows
 * that all pupils but one are of one age would read that one by subtracting. After skm_tahan of each. */
void skm_tahan_silang(struct skm_atribut *atribut, size_t n, const struct skm_sel *sel, size_t n_sel, size_t unsur);
/* The same of any number of break-downs at once (tahan_jalin.c): until nothing that can be added up and subtracted from shown groups, of whichever
 * break-downs and each as often as one likes, is about one to four answers, each of them counted once or twice. Memory of the arena. -ENOMEM. */
int skm_tahan_jalin(struct arena *arena, struct skm_atribut *atribut, size_t n, const struct skm_sel *sel, size_t n_sel, size_t unsur) WARN_UNUSED;
/* One more group of this break-down, the smallest shown one, and what must go along. False: none is shown. */
bool skm_tahan_lagi(struct skm_atribut *atribut, size_t unsur);
