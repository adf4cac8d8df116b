/* Exact sums of fractions: the half, what is just beside it, and numbers far beyond 64 bits. */
#include <criterion/criterion.h>
#include <errno.h>

#include "skm/pecahan.h"

static int64_t bulat(const struct pecahan *suku, size_t n, uint64_t faktor)
{
	int64_t hasil = -1;

	cr_assert_eq(pecahan_bulat(suku, n, faktor, &hasil), 0);
	return hasil;
}

Test(pecahan, setengah_ke_atas)
{
	cr_assert_eq(bulat((struct pecahan[]){ { 1, 2 } }, 1, 1), 1);
	cr_assert_eq(bulat((struct pecahan[]){ { 1, 3 }, { 1, 6 } }, 2, 1), 1); /* exactly a half */
	cr_assert_eq(bulat((struct pecahan[]){ { 499999999999999, 1000000000000000 } }, 1, 1), 0);
	cr_assert_eq(bulat((struct pecahan[]){ { 0, 7 } }, 1, 1000), 0);
	cr_assert_eq(bulat((struct pecahan[]){ { 5, 2 } }, 1, 1), 3);
}

Test(pecahan, penyebut_yang_tidak_sama)
{
	struct pecahan suku[PECAHAN_MAX];

	/* i / (large prime-like denominators), each a hair under 1: 40 terms sum to 40 when rounded, 39 with one hair too many removed */
	for (size_t i = 0; i < PECAHAN_MAX; i++)
		suku[i] = (struct pecahan){ UINT64_MAX - 2 * i - 1, UINT64_MAX - 2 * i };
	cr_assert_eq(bulat(suku, PECAHAN_MAX, 1), 40);
	suku[0] = (struct pecahan){ (UINT64_MAX - 1) / 2, UINT64_MAX }; /* 39.5 less forty hairs */
	cr_assert_eq(bulat(suku, PECAHAN_MAX, 1), 39);
}

Test(pecahan, jumlah_tepat_satu)
{
	cr_assert(pecahan_genap((struct pecahan[]){ { 1, 3 }, { 1, 6 }, { 1, 2 } }, 3));
	cr_assert_not(pecahan_genap((struct pecahan[]){ { 1, 3 }, { 1, 3 }, { 333333, 1000000 } }, 3));
	cr_assert_not(pecahan_genap((struct pecahan[]){ { 1, 2 } }, 1));
	cr_assert_not(pecahan_genap(NULL, 0));
}

Test(pecahan, yang_ditolak)
{
	int64_t hasil;

	cr_assert_eq(pecahan_bulat((struct pecahan[]){ { 1, 0 } }, 1, 1, &hasil), -EDOM);
	cr_assert_eq(pecahan_bulat(NULL, 0, 1, &hasil), -EDOM);
	cr_assert_eq(pecahan_bulat((struct pecahan[]){ { UINT64_MAX, 1 } }, 1, 2, &hasil), -EDOM);
}
