/* The calendar of deploy/data for the tests of this folder. */
#pragma once

#include <criterion/criterion.h>

#include "kalender/csv.h"
#include "kalender/kalender.h"
#include "kalender/tanggal.h"

static inline int data_tambah(void *cls, const struct hari_libur *libur,
			      struct kalender_csv_galat *galat)
{
	return kalender_builder_libur(cls, libur);
}

static inline int32_t tgl(const char *teks)
{
	int32_t tanggal;

	cr_assert_eq(tanggal_urai(teks, strlen(teks), &tanggal), 0, "%s", teks);
	return tanggal;
}

/* The real rows of 2018 to 2027; the caller gives the reference back. */
static inline struct kalender *data_kalender(void)
{
	struct kalender_csv_galat galat;
	struct kalender_builder *b;
	struct kalender *k;
	CLEANUP_FILE FILE *f = fopen(DATA_DIR "/hari-libur.csv", "re");

	cr_assert_not_null(f);
	cr_assert_eq(kalender_builder_new(&b), 0);
	cr_assert_eq(kalender_csv_baca(f, data_tambah, b, &galat), 0, "%u: %s", galat.baris,
		     galat.pesan);
	for (int tahun = 2018; tahun <= 2027; tahun++)
		cr_assert_eq(kalender_builder_tahun(b, tahun), 0);
	cr_assert_eq(kalender_builder_jadi(b, &k), 0);
	kalender_builder_free(b);
	return k;
}
