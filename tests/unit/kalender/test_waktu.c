/* Tests of kalender/waktu.c. */
#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>

#include "data.h"
#include "kalender/waktu.h"
#include "leak.h"

TestSuite(waktu, .fini = fail_on_leak);

#define DETIK INT64_C(1000000)

static int64_t waktu(const char *teks)
{
	int64_t us;

	cr_assert_eq(waktu_urai(teks, strlen(teks), &us), 0, "%s", teks);
	return us;
}

static const struct {
	const char *teks;
	int64_t us;
	const char *ditulis; /* NULL: the same text */
} dikenal[] = {
	{ "1970-01-01T07:00:00+07:00", 0, NULL },
	{ "1970-01-01T00:00:00Z", 0, "1970-01-01T07:00:00+07:00" },
	{ "1969-12-31T23:59:59.999999z", -1, "1970-01-01T06:59:59.999999+07:00" },
	{ "2026-03-10T09:00:00+07:00", INT64_C(1773108000) * DETIK, NULL },
	{ "2026-03-10t02:00:00-00:00", INT64_C(1773108000) * DETIK, "2026-03-10T09:00:00+07:00" },
	{ "2026-03-09T22:30:00-03:30", INT64_C(1773108000) * DETIK, "2026-03-10T09:00:00+07:00" },
	{ "2026-03-11T01:59:00+23:59", INT64_C(1773108000) * DETIK, "2026-03-10T09:00:00+07:00" },
	{ "2026-03-10T09:00:00.5+07:00", INT64_C(1773108000) * DETIK + 500000, NULL },
	{ "2026-03-10T09:00:00.000100+07:00", INT64_C(1773108000) * DETIK + 100,
	  "2026-03-10T09:00:00.0001+07:00" },
	{ "2026-03-10T09:00:00.123456789+07:00", INT64_C(1773108000) * DETIK + 123456,
	  "2026-03-10T09:00:00.123456+07:00" },
	{ "0001-01-01T00:00:00+07:00", WAKTU_MIN, NULL },
	{ "9999-12-31T23:59:59.999999+07:00", WAKTU_MAX, NULL },
};

Test(waktu, known_instants_both_ways)
{
	char buf[WAKTU_BUF];

	for (size_t i = 0; i < sizeof(dikenal) / sizeof(dikenal[0]); i++) {
		cr_expect_eq(waktu(dikenal[i].teks), dikenal[i].us, "%s", dikenal[i].teks);
		cr_expect_str_eq(waktu_tulis(dikenal[i].us, buf),
				 dikenal[i].ditulis ? dikenal[i].ditulis : dikenal[i].teks);
	}
}

static const struct {
	const char *teks;
	int r;
} salah[] = {
	{ "", -EINVAL },
	{ "2026-03-10", -EINVAL },
	{ "2026-03-10T", -EINVAL },
	{ "2026-03-10T09:00:00", -EINVAL },
	{ "2026-03-10 09:00:00+07:00", -EINVAL },
	{ "2026-03-10T09:00+07:00", -EINVAL },
	{ "2026-03-10T9:00:00+07:00", -EINVAL },
	{ "2026-03-10T09:00:00+0700", -EINVAL },
	{ "2026-03-10T09:00:00+07", -EINVAL },
	{ "2026-03-10T09:00:00+07:00 ", -EINVAL },
	{ "2026-03-10T09:00:00ZZ", -EINVAL },
	{ "2026-03-10T09:00:00.+07:00", -EINVAL },
	{ "2026-03-10T09:00:00,5+07:00", -EINVAL },
	{ "2026-03-10T09:00:00.1234567890Z", -EINVAL },
	{ "2026-03-10T09:00:0xZ", -EINVAL },
	{ "2026-02-30T09:00:00Z", -ERANGE },
	{ "2026-03-10T24:00:00Z", -ERANGE },
	{ "2026-03-10T09:60:00Z", -ERANGE },
	{ "2016-12-31T23:59:60Z", -ERANGE },
	{ "2026-03-10T09:00:00+24:00", -ERANGE },
	{ "2026-03-10T09:00:00+07:60", -ERANGE },
	{ "9999-12-31T17:00:00Z", -ERANGE },
	{ "0001-01-01T00:00:00+07:01", -ERANGE },
};

Test(waktu, refuses_what_is_no_instant)
{
	for (size_t i = 0; i < sizeof(salah) / sizeof(salah[0]); i++) {
		int64_t us = 4711;

		cr_expect_eq(waktu_urai(salah[i].teks, strlen(salah[i].teks), &us), salah[i].r,
			     "\"%s\"", salah[i].teks);
		cr_expect_eq(us, 4711, "output touched by \"%s\"", salah[i].teks);
	}
	cr_expect_eq(waktu_urai("2026-03-10T09:00:00\0"
				"07:00",
				25, &(int64_t){ 0 }),
		     -EINVAL, "a zero byte is no sign");
}

/* Every shorter text is refused, and no byte after the given length is looked at. */
Test(waktu, reads_within_its_length)
{
	const char *teks = "2026-03-10T09:00:00.25+07:00";
	size_t n = strlen(teks);
	int64_t us;

	for (size_t i = 0; i < n; i++) {
		char *potongan = strndup(teks, i);
		char *pas = malloc(i ? i : 1);

		memcpy(pas, potongan, i);
		cr_expect_lt(waktu_urai(pas, i, &us), 0, "%zu", i);
		free(potongan);
		free(pas);
	}
	cr_expect_eq(waktu_urai(teks, n, &us), 0);
}

/* Midnight in Pontianak is 17:00 UTC of the day before. */
Test(waktu, local_date_changes_at_17_utc)
{
	cr_expect_eq(waktu_tanggal(waktu("2026-03-10T16:59:59.999999Z")), tgl("2026-03-10"));
	cr_expect_eq(waktu_tanggal(waktu("2026-03-10T17:00:00Z")), tgl("2026-03-11"));
	cr_expect_eq(waktu_tanggal(waktu("2026-12-31T16:59:59Z")), tgl("2026-12-31"));
	cr_expect_eq(waktu_tanggal(waktu("2026-12-31T17:00:00Z")), tgl("2027-01-01"));
	cr_expect_eq(waktu_tanggal(waktu("1969-12-31T16:59:59Z")), tgl("1969-12-31"));
	cr_expect_eq(waktu_tanggal(waktu("1969-12-31T17:00:00Z")), tgl("1970-01-01"));
	cr_expect_eq(waktu_tanggal(WAKTU_MIN), TANGGAL_MIN);
	cr_expect_eq(waktu_tanggal(WAKTU_MAX), TANGGAL_MAX);
}

Test(waktu, bounds_of_a_day)
{
	int32_t hari = tgl("2026-03-10");

	cr_expect_eq(waktu_awal_hari(hari), waktu("2026-03-10T00:00:00+07:00"));
	cr_expect_eq(waktu_akhir_hari(hari), waktu("2026-03-10T23:59:59+07:00"));
	cr_expect_eq(waktu_akhir_hari(hari), waktu("2026-03-10T16:59:59Z"));
	cr_expect_eq(waktu_akhir_hari(hari) + DETIK, waktu_awal_hari(hari + 1));
	cr_expect_eq(waktu_awal_hari(TANGGAL_MIN), WAKTU_MIN);
	cr_expect_eq(waktu_akhir_hari(TANGGAL_MAX), WAKTU_MAX - 999999);
}
