/* Tests of kalender/kalender.c. */
#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>

#include "data.h"
#include "kalender/kalender.h"
#include "leak.h"

TestSuite(kalender, .fini = fail_on_leak);

static struct kalender_builder *builder_2026(void)
{
	struct kalender_builder *b;

	cr_assert_eq(kalender_builder_new(&b), 0);
	cr_assert_eq(kalender_builder_tahun(b, 2026), 0);
	return b;
}

static int tambah(struct kalender_builder *b, const char *tanggal, const char *nama)
{
	struct hari_libur libur = { .tanggal = tgl(tanggal), .nama = nama };

	return kalender_builder_libur(b, &libur);
}

static bool kerja(const struct kalender *k, const char *tanggal)
{
	bool ya;

	cr_assert_eq(kalender_hari_kerja(k, tgl(tanggal), &ya), 0, "%s", tanggal);
	return ya;
}

Test(kalender, names_of_kinds_both_ways)
{
	enum hari_libur_jenis jenis;

	for (int i = LIBUR_NASIONAL; i <= LIBUR_DAERAH; i++) {
		cr_expect_eq(hari_libur_jenis_urai(hari_libur_jenis_nama((enum hari_libur_jenis)i),
						   &jenis),
			     0);
		cr_expect_eq((int)jenis, i);
	}
	cr_expect_eq(hari_libur_jenis_urai("libur", &jenis), -EINVAL);
	cr_expect_eq(hari_libur_jenis_urai("", &jenis), -EINVAL);
}

Test(kalender, builder_refuses)
{
	struct kalender_builder *b = builder_2026();
	struct hari_libur libur = { .tanggal = tgl("2026-08-17"), .nama = "" };
	struct kalender_builder *kosong;
	struct kalender *k = NULL;

	cr_expect_eq(kalender_builder_tahun(b, 0), -ERANGE);
	cr_expect_eq(kalender_builder_tahun(b, 10000), -ERANGE);
	cr_expect_eq(kalender_builder_libur(b, &libur), -EINVAL);
	libur.nama = NULL;
	cr_expect_eq(kalender_builder_libur(b, &libur), -EINVAL);
	libur.nama = "Proklamasi";
	libur.jenis = LIBUR_DAERAH + 1;
	cr_expect_eq(kalender_builder_libur(b, &libur), -EINVAL);
	libur.jenis = LIBUR_NASIONAL;
	libur.tanggal = TANGGAL_MAX + 1;
	cr_expect_eq(kalender_builder_libur(b, &libur), -ERANGE);
	cr_expect_eq(tambah(b, "2026-08-17", "Proklamasi"), 0);
	cr_expect_eq(tambah(b, "2026-08-17", "Proklamasi"), -EEXIST);
	cr_expect_eq(tambah(b, "2026-08-17", "Hari jadi"), 0);
	cr_expect_eq(tambah(b, "2026-08-18", "Proklamasi"), 0);
	kalender_builder_free(b);

	cr_assert_eq(kalender_builder_new(&kosong), 0);
	cr_expect_eq(tambah(kosong, "2026-08-17", "Proklamasi"), 0);
	cr_expect_eq(kalender_builder_jadi(kosong, &k), -ENODATA);
	cr_expect_null(k);
	kalender_builder_free(kosong);
	kalender_builder_free(NULL);
}

/* A calendar must not change with the memory it was built from. */
Test(kalender, copies_its_text)
{
	struct kalender_builder *b = builder_2026();
	char nama[] = "Gawai Dayak", keputusan[] = "SK 1/2026";
	struct hari_libur libur = { .tanggal = tgl("2026-06-02"),
				    .nama = nama,
				    .jenis = LIBUR_DAERAH,
				    .keputusan = keputusan };
	const struct hari_libur *ada;
	struct kalender *k;
	size_t n;

	cr_assert_eq(kalender_builder_libur(b, &libur), 0);
	memset(nama, 'x', sizeof(nama) - 1);
	memset(keputusan, 'x', sizeof(keputusan) - 1);
	cr_assert_eq(kalender_builder_jadi(b, &k), 0);
	kalender_builder_free(b);
	ada = kalender_libur_pada(k, tgl("2026-06-02"), &n);
	cr_assert_eq(n, 1);
	cr_expect_str_eq(ada->nama, "Gawai Dayak");
	cr_expect_str_eq(ada->keputusan, "SK 1/2026");
	cr_expect_eq(ada->jenis, LIBUR_DAERAH);
	kalender_unref(k);
}

Test(kalender, builder_grows_and_can_be_used_again)
{
	struct kalender_builder *b = builder_2026();
	const struct hari_libur *libur;
	struct kalender *k;
	char nama[32];
	size_t n;

	for (int i = 0; i < 1000; i++) {
		struct hari_libur h = { .tanggal = tgl("2026-12-31") - i % 365, .nama = nama };

		snprintf(nama, sizeof(nama), "libur %d", i);
		cr_assert_eq(kalender_builder_libur(b, &h), 0);
	}
	cr_assert_eq(kalender_builder_jadi(b, &k), 0);
	libur = kalender_libur_antara(k, tgl("2026-01-01"), tgl("2026-12-31"), &n);
	cr_assert_eq(n, 1000);
	for (size_t i = 1; i < n; i++) {
		cr_assert(libur[i - 1].tanggal < libur[i].tanggal ||
			  (libur[i - 1].tanggal == libur[i].tanggal &&
			   strcmp(libur[i - 1].nama, libur[i].nama) < 0));
	}
	kalender_unref(k);
	cr_expect_eq(kalender_builder_jadi(b, &k), -ENODATA, "the builder is empty after building");
	cr_expect_eq(kalender_builder_tahun(b, 2027), 0);
	cr_assert_eq(kalender_builder_jadi(b, &k), 0);
	cr_expect_null(kalender_libur_antara(k, TANGGAL_MIN, TANGGAL_MAX, &n));
	cr_expect_eq(n, 0);
	kalender_unref(k);
	kalender_builder_free(b);
}

Test(kalender, builder_keeps_its_bound)
{
	struct kalender_builder *b = builder_2026();
	struct hari_libur h = { .tanggal = TANGGAL_MIN, .nama = "libur" };

	for (int i = 0; i < 16384; i++, h.tanggal++)
		cr_assert_eq(kalender_builder_libur(b, &h), 0, "%d", i);
	cr_expect_eq(kalender_builder_libur(b, &h), -E2BIG);
	kalender_builder_free(b);
}

Test(kalender, working_days_of_the_real_calendar)
{
	struct kalender *k = data_kalender();

	cr_expect(kerja(k, "2026-03-17"), "Tuesday");
	cr_expect_not(kerja(k, "2026-03-18"), "cuti bersama Nyepi");
	cr_expect_not(kerja(k, "2026-03-19"), "Nyepi");
	cr_expect_not(kerja(k, "2026-03-14"), "Saturday");
	cr_expect_not(kerja(k, "2026-03-15"), "Sunday");
	cr_expect_not(kerja(k, "2026-04-05"), "Easter, a Sunday");
	cr_expect_not(kerja(k, "2024-11-27"), "polling day");
	cr_expect(kerja(k, "2020-12-30"), "its joint leave was withdrawn");
	cr_expect_not(kerja(k, "2020-12-31"));
	cr_expect_not(kerja(k, "2018-01-01"), "first day of the calendar");
	cr_expect(kerja(k, "2027-12-31"), "last day of the calendar");
	kalender_unref(k);
}

/* 13 May 2021 was Idul Fitri and Ascension Day. */
Test(kalender, several_holidays_on_one_date)
{
	struct kalender *k = data_kalender();
	const struct hari_libur *libur;
	size_t n;

	libur = kalender_libur_pada(k, tgl("2021-05-13"), &n);
	cr_assert_eq(n, 2);
	cr_expect_str_eq(libur[0].nama, "Hari Raya Idul Fitri 1442 Hijriah");
	cr_expect_str_eq(libur[1].nama, "Kenaikan Yesus Kristus (Isa Al Masih)");
	cr_expect_null(kalender_libur_pada(k, tgl("2021-05-11"), &n));
	cr_expect_eq(n, 0);
	libur = kalender_libur_antara(k, tgl("2021-05-02"), tgl("2021-05-14"), &n);
	cr_assert_eq(n, 4);
	cr_expect_eq(libur[0].tanggal, tgl("2021-05-12"));
	cr_expect_eq(libur[3].tanggal, tgl("2021-05-14"));
	cr_expect_null(kalender_libur_antara(k, tgl("2021-05-14"), tgl("2021-05-02"), &n));
	kalender_libur_antara(k, tgl("2018-01-01"), tgl("2027-12-31"), &n);
	cr_expect_eq(n, 232);
	kalender_unref(k);
}

Test(kalender, unknown_years_are_told)
{
	struct kalender *k = data_kalender();
	int awal, akhir;
	int32_t hari;
	bool ya;

	kalender_jangkauan(k, &awal, &akhir);
	cr_expect_eq(awal, 2018);
	cr_expect_eq(akhir, 2027);
	cr_expect(kalender_tahu(k, tgl("2018-01-01")));
	cr_expect_not(kalender_tahu(k, tgl("2017-12-31")));
	cr_expect(kalender_tahu(k, tgl("2027-12-31")));
	cr_expect_not(kalender_tahu(k, tgl("2028-01-01")));
	cr_expect_not(kalender_tahu(k, TANGGAL_MAX + 1));
	cr_expect_not(kalender_tahu(k, TANGGAL_MIN - 1));
	cr_expect_eq(kalender_hari_kerja(k, tgl("2028-01-01"), &ya), -ERANGE,
		     "a Saturday, but who knows");
	cr_expect_eq(kalender_hari_kerja(k, tgl("2017-12-29"), &ya), -ERANGE);
	cr_expect_eq(kalender_hitung_hari_kerja(k, tgl("2027-12-30"), tgl("2028-01-01"),
						KALENDER_PASTI, &hari),
		     -ERANGE);
	cr_expect_eq(kalender_hitung_hari_kerja(k, tgl("2017-12-30"), tgl("2018-01-02"),
						KALENDER_PASTI, &hari),
		     -ERANGE);
	cr_expect_eq(kalender_hitung_hari_kerja(k, tgl("2017-12-31"), tgl("2018-01-02"),
						KALENDER_PASTI, &hari),
		     0, "the day zero itself is not asked for");
	cr_expect_eq(hari, 1);
	cr_expect_eq(kalender_hitung_hari_kerja(k, tgl("2026-03-10"), tgl("2026-03-02"),
						KALENDER_PASTI, &hari),
		     0);
	cr_expect_eq(hari, 0, "backwards there is nothing to count");
	cr_expect_eq(kalender_hitung_hari_kerja(k, tgl("2018-01-01"), TANGGAL_MAX + 1,
						KALENDER_SEMENTARA, &hari),
		     -ERANGE);
	kalender_unref(k);
}

/* A row alone does not make its year known, and a gap between known years stays a gap. */
Test(kalender, rows_do_not_make_a_year_known)
{
	struct kalender_builder *b = builder_2026();
	struct kalender *k;
	int awal, akhir;
	int32_t hari;
	size_t n;

	cr_assert_eq(tambah(b, "2027-01-01", "Tahun Baru"), 0);
	cr_assert_eq(tambah(b, "2030-01-01", "Tahun Baru"), 0);
	cr_assert_eq(kalender_builder_tahun(b, 2028), 0);
	cr_assert_eq(kalender_builder_jadi(b, &k), 0);
	kalender_builder_free(b);
	kalender_jangkauan(k, &awal, &akhir);
	cr_expect_eq(awal, 2026);
	cr_expect_eq(akhir, 2028);
	cr_expect_not(kalender_tahu(k, tgl("2027-01-01")));
	cr_expect_not(kalender_tahu(k, tgl("2030-01-01")));
	cr_expect_not_null(kalender_libur_pada(k, tgl("2027-01-01"), &n));
	cr_expect_eq(kalender_hitung_hari_kerja(k, tgl("2026-12-31"), tgl("2028-01-01"),
						KALENDER_PASTI, &hari),
		     -ERANGE);
	cr_expect_eq(kalender_hitung_hari_kerja(k, tgl("2026-12-31"), tgl("2027-12-31"),
						KALENDER_SEMENTARA, &hari),
		     0);
	cr_expect_eq(hari, 260, "261 weekdays without New Year's Day: %d", hari);
	kalender_unref(k);
}

/* Counting without walking gives what walking gives, between any two days. */
Test(kalender, counting_equals_walking)
{
	struct kalender *k = data_kalender();
	int32_t awal = tgl("2018-01-01"), akhir = tgl("2027-12-31");

	for (int32_t dari = awal; dari < akhir; dari += 97) {
		int32_t jalan = 0;

		for (int32_t sampai = dari; sampai <= akhir; sampai++) {
			int32_t hitung;
			bool ya;

			cr_assert_eq(kalender_hari_kerja(k, sampai, &ya), 0);
			jalan += sampai > dari && ya;
			cr_assert_eq(kalender_hitung_hari_kerja(k, dari, sampai, KALENDER_PASTI,
								&hitung),
				     0);
			cr_assert_eq(hitung, jalan, "%d to %d", dari, sampai);
		}
	}
	kalender_unref(k);
}

Test(kalender, the_calendar_in_force)
{
	struct kalender *lama = data_kalender(), *baru, *a, *c;
	struct kalender_builder *b = builder_2026();
	struct kalender_kini kini;
	int awal, akhir;

	cr_assert_eq(kalender_builder_jadi(b, &baru), 0);
	kalender_builder_free(b);
	cr_assert_eq(kalender_kini_init(&kini), 0);
	cr_expect_null(kalender_kini_ambil(&kini));
	kalender_kini_ganti(&kini, lama);
	a = kalender_kini_ambil(&kini);
	kalender_kini_ganti(&kini, baru);
	c = kalender_kini_ambil(&kini);
	kalender_jangkauan(a, &awal, &akhir);
	cr_expect_eq(awal, 2018, "who holds the old one keeps it");
	kalender_jangkauan(c, &awal, &akhir);
	cr_expect_eq(awal, 2026);
	kalender_unref(a);
	kalender_kini_done(&kini);
	kalender_jangkauan(c, &awal, &akhir);
	cr_expect_eq(akhir, 2026);
	kalender_unref(c);
	kalender_unref(NULL);
}
