/* Tests of kalender/tenggat.c. */
#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>

#include "data.h"
#include "kalender/tenggat.h"
#include "kalender/waktu.h"
#include "leak.h"

TestSuite(tenggat, .fini = fail_on_leak);

static int64_t waktu(const char *teks)
{
	int64_t us;

	cr_assert_eq(waktu_urai(teks, strlen(teks), &us), 0, "%s", teks);
	return us;
}

/* Counted by hand on the printed calendar. */
static const struct {
	const char *mulai;
	int panjang;
	enum tenggat_satuan satuan;
	const char *jatuh_tempo;
	int dilewati;
} dikenal[] = {
	{ "2026-03-10T09:00:00+07:00", 3, TENGGAT_HARI_KERJA, "2026-03-13T23:59:59+07:00", 0 },
	{ "2026-03-10T09:00:00+07:00", 4, TENGGAT_HARI_KERJA, "2026-03-16T23:59:59+07:00", 2 },
	/* across Nyepi and Idul Fitri with their joint leave */
	{ "2026-03-10T09:00:00+07:00", 10, TENGGAT_HARI_KERJA, "2026-03-31T23:59:59+07:00", 11 },
	{ "2026-03-10T09:00:00+07:00", 10, TENGGAT_HARI, "2026-03-20T23:59:59+07:00", 0 },
	{ "2026-03-10T09:00:00+07:00", 60, TENGGAT_HARI, "2026-05-09T23:59:59+07:00", 0 },
	/* received on a holiday, on a Sunday that is Easter, on a Saturday */
	{ "2026-03-21T10:00:00+07:00", 3, TENGGAT_HARI_KERJA, "2026-03-27T23:59:59+07:00", 3 },
	{ "2026-04-05T10:00:00+07:00", 1, TENGGAT_HARI_KERJA, "2026-04-06T23:59:59+07:00", 0 },
	{ "2026-03-14T10:00:00+07:00", 1, TENGGAT_HARI_KERJA, "2026-03-16T23:59:59+07:00", 1 },
	/* the last second of a local day and the first of the next */
	{ "2026-03-10T16:59:59.999999Z", 1, TENGGAT_HARI_KERJA, "2026-03-11T23:59:59+07:00", 0 },
	{ "2026-03-10T17:00:00Z", 1, TENGGAT_HARI_KERJA, "2026-03-12T23:59:59+07:00", 0 },
	/* New Year's Eve */
	{ "2025-12-31T23:59:59+07:00", 1, TENGGAT_HARI_KERJA, "2026-01-02T23:59:59+07:00", 1 },
	{ "2026-01-01T00:00:00+07:00", 1, TENGGAT_HARI_KERJA, "2026-01-02T23:59:59+07:00", 0 },
	{ "2025-12-31T23:59:59+07:00", 1, TENGGAT_HARI, "2026-01-01T23:59:59+07:00", 0 },
	/* two holidays on one date are one skipped day */
	{ "2021-05-11T08:00:00+07:00", 1, TENGGAT_HARI_KERJA, "2021-05-17T23:59:59+07:00", 5 },
	/* the leap day */
	{ "2024-02-28T08:00:00+07:00", 1, TENGGAT_HARI_KERJA, "2024-02-29T23:59:59+07:00", 0 },
	{ "2024-02-28T08:00:00+07:00", 2, TENGGAT_HARI, "2024-03-01T23:59:59+07:00", 0 },
	{ "2026-03-21T10:00:00+07:00", 0, TENGGAT_HARI_KERJA, "2026-03-21T23:59:59+07:00", 0 },
	{ "2018-01-01T00:00:00+07:00", 1, TENGGAT_HARI_KERJA, "2018-01-02T23:59:59+07:00", 0 },
	{ "2017-12-31T23:00:00+07:00", 1, TENGGAT_HARI_KERJA, "2018-01-02T23:59:59+07:00", 1 },
	{ "2027-12-30T09:00:00+07:00", 1, TENGGAT_HARI_KERJA, "2027-12-31T23:59:59+07:00", 0 },
};

Test(tenggat, known_deadlines)
{
	struct kalender *k = data_kalender();

	for (size_t i = 0; i < sizeof(dikenal) / sizeof(dikenal[0]); i++) {
		struct tenggat_hasil h;
		char buf[WAKTU_BUF];

		cr_assert_eq(kalender_tenggat(k, waktu(dikenal[i].mulai), dikenal[i].panjang,
					      dikenal[i].satuan, &h),
			     0, "%s", dikenal[i].mulai);
		cr_expect_str_eq(waktu_tulis(h.jatuh_tempo_us, buf), dikenal[i].jatuh_tempo,
				 "%s + %d: %s", dikenal[i].mulai, dikenal[i].panjang, buf);
		cr_expect_eq(h.dilewati, dikenal[i].dilewati, "%s + %d skips %d", dikenal[i].mulai,
			     dikenal[i].panjang, h.dilewati);
		cr_expect_eq(h.hari_nol, waktu_tanggal(waktu(dikenal[i].mulai)));
		cr_expect_eq(h.hari_akhir, waktu_tanggal(h.jatuh_tempo_us));
		cr_expect_not(h.sementara);
	}
	kalender_unref(k);
}

Test(tenggat, refuses)
{
	struct kalender *k = data_kalender();
	int64_t mulai = waktu("2027-12-30T09:00:00+07:00");
	struct tenggat_hasil h;

	cr_expect_eq(kalender_tenggat(k, mulai, -1, TENGGAT_HARI, &h), -EINVAL);
	cr_expect_eq(kalender_tenggat(k, mulai, TENGGAT_PANJANG_MAX + 1, TENGGAT_HARI, &h),
		     -EINVAL);
	cr_expect_eq(kalender_tenggat(NULL, mulai, 1, TENGGAT_HARI_KERJA, &h), -EINVAL);
	cr_expect_eq(kalender_tenggat(k, mulai, 2, TENGGAT_HARI_KERJA, &h), -ERANGE,
		     "2028 is not loaded");
	cr_expect_eq(kalender_tenggat(k, waktu("2017-06-01T09:00:00Z"), 5, TENGGAT_HARI_KERJA, &h),
		     -ERANGE);
	cr_expect_eq(kalender_tenggat(k, WAKTU_MAX + 1, 1, TENGGAT_HARI, &h), -ERANGE);
	cr_expect_eq(kalender_tenggat(k, WAKTU_MIN - 1, 1, TENGGAT_HARI, &h), -ERANGE);
	cr_expect_eq(kalender_tenggat(k, WAKTU_MAX, 1, TENGGAT_HARI, &h), -ERANGE);
	cr_expect_eq(kalender_tenggat(k, INT64_MAX, 1, TENGGAT_HARI, &h), -ERANGE);
	cr_expect_eq(kalender_tenggat(k, INT64_MIN, 1, TENGGAT_HARI, &h), -ERANGE);
	kalender_unref(k);
}

/* Calendar days need no calendar and no known year. */
Test(tenggat, calendar_days_need_no_calendar)
{
	struct kalender *k = data_kalender();
	struct tenggat_hasil h;

	cr_expect_eq(kalender_tenggat(NULL, waktu("2026-03-10T09:00:00+07:00"), TENGGAT_PANJANG_MAX,
				      TENGGAT_HARI, &h),
		     0);
	cr_expect_eq(h.hari_akhir, tgl("2026-03-10") + TENGGAT_PANJANG_MAX);
	cr_expect_eq(kalender_tenggat(k, waktu("2031-03-10T09:00:00+07:00"), 14, TENGGAT_HARI, &h),
		     0);
	cr_expect_eq(h.hari_akhir, tgl("2031-03-24"));
	cr_expect_not(h.sementara);
	kalender_unref(k);
}

Test(tenggat, beyond_the_calendar_only_when_asked_and_marked)
{
	struct kalender *k = data_kalender();
	int64_t mulai = waktu("2027-12-30T09:00:00+07:00");
	struct tenggat_hasil h;

	cr_assert_eq(kalender_tenggat_mode(k, mulai, 2, TENGGAT_HARI_KERJA, KALENDER_SEMENTARA, &h),
		     0);
	cr_expect_eq(h.hari_akhir, tgl("2028-01-03"));
	cr_expect(h.sementara);
	cr_expect_eq(h.sementara_sejak, tgl("2028-01-01"));
	cr_assert_eq(kalender_tenggat_mode(k, mulai, 1, TENGGAT_HARI_KERJA, KALENDER_SEMENTARA, &h),
		     0);
	cr_expect_not(h.sementara, "ends within the known years");
	cr_expect_eq(
		kalender_tenggat_mode(k, WAKTU_MAX, 1, TENGGAT_HARI_KERJA, KALENDER_SEMENTARA, &h),
		-ERANGE);
	kalender_unref(k);
}

/* The whole derivation of ten working days across Idul Fitri 2026: one letter per day. */
Test(tenggat, derivation_tells_every_day)
{
	/* from Wednesday 11 March: c counted, w weekend, l holiday, b weekend with a holiday */
	static const char harapan[] = "cccwwcclllbbllcccwwcc";
	struct kalender *k = data_kalender();
	struct hari_rincian h;
	struct tenggat_iter i;
	int ke = 0;
	size_t n = 0;
	int r;

	cr_assert_eq(
		tenggat_iter_init(&i, k, tgl("2026-03-10"), 10, TENGGAT_HARI_KERJA, KALENDER_PASTI),
		0);
	while ((r = tenggat_iter_lanjut(&i, &h)) > 0) {
		char sifat = h.sifat == HARI_DIHITUNG ? 'c'
			     : h.sifat == HARI_LIBUR  ? 'l'
			     : h.n_libur	      ? 'b'
						      : 'w';

		cr_assert_lt(n, sizeof(harapan) - 1);
		cr_expect_eq(sifat, harapan[n], "day %zu is %c", n, sifat);
		cr_expect_eq(h.tanggal, tgl("2026-03-11") + (int32_t)n);
		ke += sifat == 'c';
		cr_expect_eq(h.ke, ke);
		cr_expect(h.tahu);
		cr_expect_eq(h.n_libur == 0, h.libur == NULL);
		n++;
	}
	cr_expect_eq(r, 0);
	cr_expect_eq(n, sizeof(harapan) - 1);
	cr_expect_eq(tenggat_iter_lanjut(&i, &h), 0, "stays at the end");
	kalender_unref(k);
}

Test(tenggat, skipped_days_alone)
{
	static const char *const harapan[] = {
		"2026-03-14", "2026-03-15", "2026-03-18", "2026-03-19", "2026-03-20", "2026-03-21",
		"2026-03-22", "2026-03-23", "2026-03-24", "2026-03-28", "2026-03-29",
	};
	struct kalender *k = data_kalender();
	struct hari_rincian h;
	struct tenggat_iter i;
	size_t n = 0;
	int r;

	cr_assert_eq(
		tenggat_iter_init(&i, k, tgl("2026-03-10"), 10, TENGGAT_HARI_KERJA, KALENDER_PASTI),
		0);
	while ((r = tenggat_iter_lanjut_dilewati(&i, &h)) > 0) {
		cr_assert_lt(n, sizeof(harapan) / sizeof(harapan[0]));
		cr_expect_eq(h.tanggal, tgl(harapan[n++]));
		if (h.tanggal == tgl("2026-03-18"))
			cr_expect_str_eq(h.libur[0].nama, "Cuti Bersama Hari Suci Nyepi");
	}
	cr_expect_eq(r, 0);
	cr_expect_eq(n, sizeof(harapan) / sizeof(harapan[0]));
	kalender_unref(k);
}

Test(tenggat, derivation_of_calendar_days_names_holidays_it_counts)
{
	struct kalender *k = data_kalender();
	struct hari_rincian h;
	struct tenggat_iter i;

	cr_assert_eq(tenggat_iter_init(&i, k, tgl("2026-03-18"), 1, TENGGAT_HARI, KALENDER_PASTI),
		     0);
	cr_assert_eq(tenggat_iter_lanjut(&i, &h), 1);
	cr_expect_eq(h.sifat, HARI_DIHITUNG);
	cr_expect_eq(h.n_libur, 1);
	cr_assert_eq(
		tenggat_iter_init(&i, NULL, tgl("2026-03-18"), 3, TENGGAT_HARI, KALENDER_PASTI), 0);
	cr_expect_eq(tenggat_iter_lanjut_dilewati(&i, &h), 0, "nothing is skipped");
	cr_expect_eq(i.tanggal, tgl("2026-03-21"));
	kalender_unref(k);
}

Test(tenggat, derivation_stops_where_the_calendar_ends)
{
	struct kalender *k = data_kalender();
	struct hari_rincian h;
	struct tenggat_iter i;

	cr_assert_eq(
		tenggat_iter_init(&i, k, tgl("2027-12-30"), 2, TENGGAT_HARI_KERJA, KALENDER_PASTI),
		0);
	cr_expect_eq(tenggat_iter_lanjut(&i, &h), 1);
	cr_expect_eq(tenggat_iter_lanjut(&i, &h), -ERANGE);
	cr_expect_eq(
		tenggat_iter_init(&i, k, TANGGAL_MAX + 1, 2, TENGGAT_HARI_KERJA, KALENDER_PASTI),
		-ERANGE);
	kalender_unref(k);
}

static int32_t sisa(const struct kalender *k, const char *kini, const char *tempo,
		    enum tenggat_satuan satuan)
{
	int32_t hari;

	cr_assert_eq(kalender_sisa(k, waktu(kini), waktu(tempo), satuan, KALENDER_PASTI, &hari), 0);
	return hari;
}

Test(tenggat, days_left)
{
	static const char tempo[] = "2026-03-31T23:59:59+07:00";
	struct kalender *k = data_kalender();
	int32_t hari;

	cr_expect_eq(sisa(k, "2026-03-10T09:00:00+07:00", tempo, TENGGAT_HARI_KERJA), 10);
	cr_expect_eq(sisa(k, "2026-03-10T09:00:00+07:00", tempo, TENGGAT_HARI), 21);
	cr_expect_eq(sisa(k, "2026-03-20T09:00:00+07:00", tempo, TENGGAT_HARI_KERJA), 5);
	cr_expect_eq(sisa(k, "2026-03-31T23:59:59.9+07:00", tempo, TENGGAT_HARI_KERJA), 0);
	cr_expect_eq(sisa(k, "2026-03-31T17:00:00Z", tempo, TENGGAT_HARI_KERJA), -1);
	cr_expect_eq(sisa(k, "2026-04-05T09:00:00+07:00", tempo, TENGGAT_HARI_KERJA), -2,
		     "Good Friday, weekend");
	cr_expect_eq(sisa(k, "2026-04-05T09:00:00+07:00", tempo, TENGGAT_HARI), -5);
	cr_expect_eq(kalender_sisa(NULL, waktu(tempo), waktu(tempo), TENGGAT_HARI_KERJA,
				   KALENDER_PASTI, &hari),
		     -EINVAL);
	cr_expect_eq(kalender_sisa(k, waktu(tempo), WAKTU_MAX, TENGGAT_HARI_KERJA, KALENDER_PASTI,
				   &hari),
		     -ERANGE);
	cr_expect_eq(kalender_sisa(k, WAKTU_MAX, waktu(tempo), TENGGAT_HARI_KERJA, KALENDER_PASTI,
				   &hari),
		     -ERANGE);
	cr_expect_eq(kalender_sisa(k, INT64_MIN, waktu(tempo), TENGGAT_HARI, KALENDER_PASTI, &hari),
		     -ERANGE);
	cr_expect_eq(kalender_sisa(k, waktu(tempo), INT64_MAX, TENGGAT_HARI, KALENDER_PASTI, &hari),
		     -ERANGE);
	cr_expect_eq(kalender_sisa(k, waktu("2027-12-30T09:00:00+07:00"),
				   waktu("2028-01-03T23:59:59+07:00"), TENGGAT_HARI_KERJA,
				   KALENDER_SEMENTARA, &hari),
		     0);
	cr_expect_eq(hari, 2);
	kalender_unref(k);
}

/* On its day of receipt a deadline has its whole length left, whatever the day. */
Test(tenggat, days_left_agrees_with_the_deadline)
{
	struct kalender *k = data_kalender();

	for (int32_t mulai = tgl("2018-01-01"); mulai < tgl("2027-09-01"); mulai++) {
		struct tenggat_hasil h;
		int32_t hari;

		cr_assert_eq(
			kalender_tenggat(k, waktu_awal_hari(mulai), 60, TENGGAT_HARI_KERJA, &h), 0);
		cr_assert_eq(kalender_sisa(k, waktu_akhir_hari(mulai), h.jatuh_tempo_us,
					   TENGGAT_HARI_KERJA, KALENDER_PASTI, &hari),
			     0);
		cr_assert_eq(hari, 60, "%d", mulai);
	}
	kalender_unref(k);
}

Test(tenggat, lapses_at_midnight)
{
	int64_t tempo = waktu("2026-03-31T23:59:59+07:00");

	cr_expect_not(tenggat_lewat(tempo, tempo));
	cr_expect_not(tenggat_lewat(tempo, waktu("2026-03-31T23:59:59.999999+07:00")));
	cr_expect(tenggat_lewat(tempo, waktu("2026-04-01T00:00:00+07:00")));
}

Test(tenggat, names_both_ways)
{
	enum tenggat_satuan satuan;

	cr_expect_eq(tenggat_satuan_urai("hari", &satuan), 0);
	cr_expect_eq(satuan, TENGGAT_HARI);
	cr_expect_eq(tenggat_satuan_urai("hari_kerja", &satuan), 0);
	cr_expect_eq(satuan, TENGGAT_HARI_KERJA);
	cr_expect_eq(tenggat_satuan_urai("jam", &satuan), -EINVAL);
	cr_expect_str_eq(tenggat_satuan_nama(TENGGAT_HARI), "hari");
	cr_expect_str_eq(tenggat_satuan_nama(TENGGAT_HARI_KERJA), "hari_kerja");
	cr_expect_str_eq(hari_sifat_nama(HARI_DIHITUNG), "dihitung");
	cr_expect_str_eq(hari_sifat_nama(HARI_AKHIR_PEKAN), "akhir_pekan");
	cr_expect_str_eq(hari_sifat_nama(HARI_LIBUR), "libur");
}
