/* Item-total correlation and alpha against values computed by hand. */
#include <criterion/criterion.h>
#include <errno.h>

#include "skm/analisis.h"

#define BUTIR 3

static void momen(const int (*nilai)[BUTIR], int n, int64_t (*kotak)[BUTIR], struct skm_momen *ret)
{
	*ret = (struct skm_momen){ .n = n, .x = kotak[0], .xx = kotak[1], .xt = kotak[2], .unsur = BUTIR };
	for (int i = 0; i < n; i++) {
		int t = nilai[i][0] + nilai[i][1] + nilai[i][2];

		ret->t += t;
		ret->tt += t * t;
		for (int u = 0; u < BUTIR; u++) {
			kotak[0][u] += nilai[i][u];
			kotak[1][u] += nilai[i][u] * nilai[i][u];
			kotak[2][u] += nilai[i][u] * t;
		}
	}
}

Test(analisis, dihitung_dengan_tangan)
{
	static const int nilai[][BUTIR] = { { 1, 2, 1 }, { 2, 2, 3 }, { 3, 3, 3 }, { 4, 3, 4 } };
	int64_t kotak[3][BUTIR] = { 0 }, r;
	struct skm_momen m;

	momen(nilai, 4, kotak, &m);
	/* variances (n times): 20, 4, 19; of the totals 4, 7, 9, 11: 107. alpha = 3/2 (1 - 43/107) */
	cr_assert_eq(skm_alpha(&m, &r), 0);
	cr_assert_eq(r, 8972);
	/* first: (4 x 89 - 10 x 31) / sqrt(20 x 107) */
	cr_assert_eq(skm_pearson(&m, 0, &r), 0);
	cr_assert_eq(r, 9944);
}

Test(analisis, tanpa_ragam)
{
	static const int sama[][BUTIR] = { { 3, 1, 3 }, { 3, 2, 3 } };
	int64_t kotak[3][BUTIR] = { 0 }, r;
	struct skm_momen m;

	momen(sama, 2, kotak, &m);
	cr_assert_eq(skm_pearson(&m, 0, &r), -EDOM);
	cr_assert_eq(skm_pearson(&m, 1, &r), 0);
	cr_assert_eq(r, 10000);
	momen(sama, 1, (int64_t[3][BUTIR]){ 0 }, &m);
	cr_assert_eq(skm_alpha(&m, &r), -EDOM);
}
