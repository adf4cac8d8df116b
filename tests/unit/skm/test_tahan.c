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

/* 20 answers by sex (14, 6) and by occupation (5, 15): the five pupils are all women but for nobody; the sixth woman is 6 - 5. */
static void dua_rincian(struct skm_kelompok k[static 4], struct skm_atribut a[static 2], const int *isi)
{
	for (size_t i = 0; i < 4; i++)
		k[i] = (struct skm_kelompok){ 0 };
	for (size_t i = 0; i < 2; i++)
		for (size_t j = 0; j < 2; j++) {
			k[i].responden += isi[2 * i + j];
			k[2 + j].responden += isi[2 * i + j];
		}
	for (size_t i = 0; i < 4; i++)
		k[i].terisi[0] = k[i].responden;
	a[0] = (struct skm_atribut){ "jenis_kelamin", k, 2 };
	a[1] = (struct skm_atribut){ "pekerjaan", k + 2, 2 };
}

static size_t ditahan_silang(const int *isi)
{
	struct skm_kelompok k[4];
	struct skm_atribut a[2];
	struct skm_sel s[4];
	size_t n = 0;

	dua_rincian(k, a, isi);
	for (size_t i = 0; i < 4; i++)
		s[i] = (struct skm_sel){ { i / 2, i % 2 }, isi[i] };
	skm_tahan(a[0].kelompok, 2, 1);
	skm_tahan(a[1].kelompok, 2, 1);
	skm_tahan_silang(a, 2, s, 4, 1);
	for (size_t i = 0; i < 4; i++)
		n += k[i].ditahan;
	return n;
}

Test(tahan, silang)
{
	cr_assert_eq(ditahan_silang((int[]){ 0, 14, 5, 1 }), 3, "one woman is no pupil: one break-down is not shown"); /* and of the other one group */
	cr_assert_eq(ditahan_silang((int[]){ 4, 10, 6, 6 }), 0);
	cr_assert_eq(ditahan_silang((int[]){ 0, 14, 6, 0 }), 0, "the same people in both: nothing is left over");
	cr_assert_eq(ditahan_silang((int[]){ 2, 12, 6, 2 }), 3, "two and two");
}

/* Three break-downs of two groups each. */
struct tiga {
	struct skm_kelompok k[6];
	struct skm_atribut a[3];
	struct skm_sel s[8];
};

static void tiga_rincian(struct tiga *t, const int isi[static 8])
{
	*t = (struct tiga){ 0 };
	for (size_t i = 0; i < 8; i++) {
		size_t kelompok[] = { i / 4, i / 2 % 2, i % 2 };

		t->s[i] = (struct skm_sel){ { kelompok[0], kelompok[1], kelompok[2] }, isi[i] };
		for (size_t a = 0; a < 3; a++)
			t->k[2 * a + kelompok[a]].responden += isi[i];
	}
	for (size_t i = 0; i < 6; i++)
		t->k[i].terisi[0] = t->k[i].responden;
	for (size_t a = 0; a < 3; a++) {
		t->a[a] = (struct skm_atribut){ "", &t->k[2 * a], 2 };
		skm_tahan(t->a[a].kelompok, 2, 1);
	}
}

static size_t ditahan(const struct tiga *t)
{
	size_t n = 0;

	for (size_t i = 0; i < 6; i++)
		n += t->k[i].ditahan;
	return n;
}

Test(tahan, tiga_rincian_bersama)
{
	/* A and B share nobody, and C is both of them but for one: C - A - B tells that one, no two of the three do. */
	static const int terbaca[8] = { [0] = 20, [1] = 1, [3] = 25, [5] = 30 }, aman[8] = { [0] = 20, [1] = 5, [3] = 25, [5] = 30 };
	struct arena *arena = arena_new(1 << 16);
	struct tiga t;

	tiga_rincian(&t, terbaca);
	skm_tahan_silang(t.a, 3, t.s, 8, 1);
	cr_assert_eq(ditahan(&t), 0);
	cr_assert_eq(skm_tahan_jalin(arena, t.a, 3, t.s, 8, 1), 0);
	cr_assert_eq(ditahan(&t), 2, "one of the three break-downs is enough");
	tiga_rincian(&t, aman);
	cr_assert_eq(skm_tahan_jalin(arena, t.a, 3, t.s, 8, 1), 0);
	cr_assert_eq(ditahan(&t), 0, "five are not a few");
	arena_free(arena);
}

Test(tahan, jalin_tanpa_jawaban)
{
	struct arena *arena = arena_new(1 << 16);
	struct tiga t;

	tiga_rincian(&t, (int[8]){ 0 });
	cr_assert_eq(skm_tahan_jalin(arena, t.a, 3, t.s, 0, 1), 0);
	cr_assert_eq(skm_tahan_jalin(arena, t.a, 0, t.s, 0, 1), 0);
	arena_free(arena);
}
