/* The texts of survey documents: complete in both languages, codes in the order in which people read them. */
#include <criterion/criterion.h>
#include <string.h>

#include "skm/laporan_teks.h"

Test(laporan_teks, lengkap)
{
	for (int en = 0; en < 2; en++) {
		const char *const *teks = (const char *const *)laporan_teks(en ? "en" : "id");

		for (size_t i = 0; i < sizeof(struct laporan_teks) / sizeof(*teks); i++)
			cr_assert(teks[i] && *teks[i], "%zu of %s", i, en ? "en" : "id");
	}
	cr_assert_str_neq(laporan_teks("id")->ditahan, laporan_teks("en")->ditahan);
}

Test(laporan_teks, sebutan)
{
	cr_assert_str_eq(laporan_sebutan("jenis_kelamin", "L", "id"), "Laki-laki");
	cr_assert_str_eq(laporan_sebutan("pekerjaan", "PETANI", "en"), "Farmer");
	cr_assert_str_eq(laporan_sebutan("usia", "NA", "id"), "Tidak diisi");
	cr_assert_str_eq(laporan_sebutan("layanan", "Penerbitan kartu keluarga", "id"), "Penerbitan kartu keluarga");
	cr_assert_str_eq(laporan_sebutan("usia", "L", "id"), "L", "a code of another attribute");
	cr_assert_lt(laporan_urutan("usia", "<=18"), laporan_urutan("usia", "19-25"));
	cr_assert_lt(laporan_urutan("usia", ">=56"), laporan_urutan("usia", "NA"));
	cr_assert_lt(laporan_urutan("pendidikan", "SMA"), laporan_urutan("pendidikan", "S1"));
}
