/* Owns the statistics of a questionnaire's quality; pure functions, any thread. */
#include "skm/analisis.h"

#include <errno.h>
#include <math.h>

#include "base/banned.h"

#define SATUAN 10000

/* n times the sum of squares about the mean, exact. */
static __int128 ragam(int64_t n, int64_t jumlah, int64_t kuadrat)
{
	return (__int128)n * kuadrat - (__int128)jumlah * jumlah;
}

int skm_pearson(const struct skm_momen *m, size_t i, int64_t *ret_r)
{
	__int128 x = ragam(m->n, m->x[i], m->xx[i]);
	__int128 t = ragam(m->n, m->t, m->tt);
	__int128 bersama = (__int128)m->n * m->xt[i] - (__int128)m->x[i] * m->t;

	if (m->n < 2 || x <= 0 || t <= 0)
		return -EDOM;
	*ret_r = llround((double)(SATUAN * (long double)bersama / (sqrtl((long double)x) * sqrtl((long double)t))));
	return 0;
}

int skm_alpha(const struct skm_momen *m, int64_t *ret_alpha)
{
	__int128 total = ragam(m->n, m->t, m->tt);
	__int128 butir = 0;

	if (m->n < 2 || m->unsur < 2 || total <= 0)
		return -EDOM;
	for (size_t i = 0; i < m->unsur; i++)
		butir += ragam(m->n, m->x[i], m->xx[i]);
	*ret_alpha = llround((double)(SATUAN * (long double)m->unsur * (long double)(total - butir) /
				      ((long double)(m->unsur - 1) * (long double)total)));
	return 0;
}
