/* The index of a survey (PermenPANRB 14/2017): integer totals and exact weights, rounded once, half up, and then the class. Figures are
 * whole numbers in units of their last decimal. Pure functions, any thread. */
#pragma once

#include "skm/pecahan.h"

#define SKM_UNSUR_MAX 30
#define SKM_KELAS_MAX 8
#define SKM_TAHAN 5 /* fewer values than this are not shown */

struct skm_kelas {
	const char *mutu;
	const char *kinerja;
	int64_t batas; /* lowest IKM, hundredths */
};

struct skm_metode {
	int desimal_indeks; /* the index is rounded to this many decimals before it is multiplied; -1: not */
	int desimal_ikm;
	struct skm_kelas kelas[SKM_KELAS_MAX]; /* from the highest */
	size_t n_kelas;
};

struct skm_nilai {
	int64_t skm; /* 1/10000 */
	int64_t ikm; /* 10^-desimal_ikm */
	const struct skm_kelas *kelas;
};

/* From the totals of each unsur and its weight. -EDOM: an unsur without a value, or too many. */
int skm_indeks(const struct skm_metode *m, const struct pecahan *bobot, const int64_t *jumlah, const int64_t *terisi, size_t n,
	       struct skm_nilai *ret_nilai) WARN_UNUSED;
/* NRR of one unsur (1/1000), weighted (1/10000), and the class of NRR x 25. -EDOM as above. */
int skm_nrr(const struct skm_metode *m, struct pecahan bobot, int64_t jumlah, int64_t terisi, int64_t *ret_nrr, int64_t *ret_tertimbang,
	    const struct skm_kelas **ret_kelas) WARN_UNUSED;
/* The class of an IKM of the method's decimals, first rounded to hundredths (the tables leave gaps between them). */
const struct skm_kelas *skm_kelas(const struct skm_metode *m, int64_t ikm);
/* Smallest sample of a population (Krejcie-Morgan: chi-square 3.841, P = 0.5, d = 0.05), to the nearest. */
int64_t skm_sampel_minimum(int64_t populasi);
