/* Small groups, and what would be left over by subtraction. */
#include <criterion/criterion.h>

#include "skm/tahan.h"

static void susun(struct skm_kelompok *k, const int *banyak, size_t n)
{
	for (size_t i = 0; i < n; i++)
		k[i] = (struct skm_kelompok){ .responden = banyak[i], .terisi = { banyak[i], banyak[i] } };
	skm_tahan(k, n, 2);
}

Test(tahan, yang_kecil_dan_pasangannya)
{
	struct skm_kelompok k[4];

	susun(k, (int[]){ 10, 3 }, 2); /* 13 - 10 would tell the 3 */
	cr_assert(k[0].ditahan && k[1].ditahan);
	susun(k, (int[]){ 10, 3, 2 }, 3); /* five together: subtraction gives no fewer */
	cr_assert(!k[0].ditahan && k[1].ditahan && k[2].ditahan);
	susun(k, (int[]){ 20, 1, 6, 8 }, 4); /* the smallest of the others goes along */
	cr_assert(!k[0].ditahan && k[1].ditahan && k[2].ditahan && !k[3].ditahan);
	susun(k, (int[]){ 5, 6 }, 2);
	cr_assert(!k[0].ditahan && !k[1].ditahan);
}

Test(tahan, kosong_dihitung_per_unsur)
{
	struct skm_kelompok k[2] = { { .responden = 9, .terisi = { 9, 4 } }, { .responden = 20, .terisi = { 20, 20 } } };

	skm_tahan(k, 2, 2); /* four values of the second unsur in the first group */
	cr_assert(k[0].ditahan && k[1].ditahan);
}

Test(tahan, tidak_ada_yang_tersisa)
{
	struct skm_kelompok k[1] = { { .responden = 2, .terisi = { 2, 2 } } };

	skm_tahan(k, 1, 2);
	cr_assert(k[0].ditahan);
	skm_tahan(k, 0, 2);
	cr_assert_not(skm_cukup(NULL, 0));
}
