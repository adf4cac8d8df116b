/* Tests of kalender/tanggal.c. */
#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>

#include "kalender/tanggal.h"
#include "leak.h"

TestSuite(tanggal, .fini = fail_on_leak);

static const struct {
	const char *teks;
	int32_t tanggal;
	enum hari_pekan hari;
} dikenal[] = {
	{ "1970-01-01", 0, HARI_KAMIS },	   { "1969-12-31", -1, HARI_RABU },
	{ "1945-08-17", -8903, HARI_JUMAT },	   { "2000-02-29", 11016, HARI_SELASA },
	{ "2018-01-01", 17532, HARI_SENIN },	   { "2026-03-10", 20522, HARI_SELASA },
	{ "2027-12-31", 21183, HARI_JUMAT },	   { "0001-01-01", TANGGAL_MIN, HARI_SENIN },
	{ "9999-12-31", TANGGAL_MAX, HARI_JUMAT },
};

Test(tanggal, known_dates_both_ways)
{
	char buf[TANGGAL_BUF];
	int32_t tanggal;

	for (size_t i = 0; i < sizeof(dikenal) / sizeof(dikenal[0]); i++) {
		const char *teks = dikenal[i].teks;

		cr_assert_eq(tanggal_urai(teks, strlen(teks), &tanggal), 0, "%s", teks);
		cr_expect_eq(tanggal, dikenal[i].tanggal, "%s is %d", teks, tanggal);
		cr_expect_str_eq(tanggal_tulis(dikenal[i].tanggal, buf), teks);
		cr_expect_eq(tanggal_hari_pekan(dikenal[i].tanggal), dikenal[i].hari, "%s", teks);
	}
}

/* Walks every day there is: the next civil day, the next weekday, and back to the same number. */
Test(tanggal, every_day_follows_the_day_before)
{
	struct tanggal_sipil lalu = { .tahun = 0, .bulan = 12, .hari = 31 };
	enum hari_pekan hari_lalu = HARI_MINGGU;
	int32_t kembali;

	for (int32_t t = TANGGAL_MIN; t <= TANGGAL_MAX; t++) {
		struct tanggal_sipil s = tanggal_ke_sipil(t);
		enum hari_pekan hari = tanggal_hari_pekan(t);

		if (s.hari == 1 && s.bulan == 1)
			cr_assert(s.tahun == lalu.tahun + 1 && lalu.bulan == 12 && lalu.hari == 31,
				  "%d", t);
		else if (s.hari == 1)
			cr_assert(s.bulan == lalu.bulan + 1 && lalu.hari >= 28 &&
					  s.tahun == lalu.tahun,
				  "%d", t);
		else
			cr_assert(s.hari == lalu.hari + 1 && s.bulan == lalu.bulan, "%d", t);
		cr_assert_eq((int)hari, (int)hari_lalu % 7 + 1, "%d", t);
		cr_assert(tanggal_dari_sipil(s, &kembali) == 0 && kembali == t, "%d", t);
		lalu = s;
		hari_lalu = hari;
	}
}

static const struct {
	const char *teks;
	int r;
} salah[] = {
	{ "", -EINVAL },
	{ "2026-3-10", -EINVAL },
	{ "2026-03-1", -EINVAL },
	{ "2026-03-100", -EINVAL },
	{ "2026/03/10", -EINVAL },
	{ "20260310", -EINVAL },
	{ "+026-03-10", -EINVAL },
	{ "2026-03-1x", -EINVAL },
	{ " 026-03-10", -EINVAL },
	{ "2026-03-10 ", -EINVAL },
	{ "2026-0x-10", -EINVAL },
	{ "2026-03/10", -EINVAL },
	{ "2026-03-10T", -EINVAL },
	{ "2026-02-29", -ERANGE },
	{ "1900-02-29", -ERANGE },
	{ "2026-04-31", -ERANGE },
	{ "2026-13-01", -ERANGE },
	{ "2026-00-10", -ERANGE },
	{ "2026-03-00", -ERANGE },
	{ "0000-01-01", -ERANGE },
	{ "2026-12-32", -ERANGE },
};

Test(tanggal, refuses_what_is_no_date)
{
	for (size_t i = 0; i < sizeof(salah) / sizeof(salah[0]); i++) {
		int32_t tanggal = 4711;

		cr_expect_eq(tanggal_urai(salah[i].teks, strlen(salah[i].teks), &tanggal),
			     salah[i].r, "\"%s\"", salah[i].teks);
		cr_expect_eq(tanggal, 4711, "output touched by \"%s\"", salah[i].teks);
	}
}

Test(tanggal, civil_dates_out_of_bounds)
{
	static const struct tanggal_sipil tidak_ada[] = {
		{ 10000, 1, 1 }, { -1, 1, 1 }, { 2026, -1, 1 }, { 2026, 1, -1 }, { 2100, 2, 29 },
	};
	int32_t tanggal;

	for (size_t i = 0; i < sizeof(tidak_ada) / sizeof(tidak_ada[0]); i++)
		cr_expect_eq(tanggal_dari_sipil(tidak_ada[i], &tanggal), -ERANGE, "%zu", i);
}
