/* Dates on paper: both languages, every accepted form, and what is refused. */
#include "document/tulisan_tanggal.h"

#include <errno.h>

#include "leak.h"

TestSuite(tulisan_tanggal, .fini = fail_on_leak);

static const struct {
	const char *text;
	enum tulisan_tanggal form;
	const char *bahasa, *expected;
} good[] = {
	{ "2026-03-10", TULISAN_HARI, "id", "10 Maret 2026" },
	{ "2026-03-10", TULISAN_PEKAN, "id", "Selasa, 10 Maret 2026" },
	{ "2026-03-10", TULISAN_WAKTU, "id", "Selasa, 10 Maret 2026" },
	{ "2026-03-10T09:05:00+07:00", TULISAN_WAKTU, "id",
	  "Selasa, 10 Maret 2026, pukul 09.05 WIB" },
	{ "2026-03-10T09:05:00+07:00", TULISAN_WAKTU, "en",
	  "Tuesday, 10 March 2026, 09:05 WIB (UTC+7)" },
	{ "2026-03-10T23:30:00Z", TULISAN_WAKTU, "id", "Rabu, 11 Maret 2026, pukul 06.30 WIB" },
	{ "2026-03-10 16:59:59.999999+00", TULISAN_WAKTU, "id",
	  "Selasa, 10 Maret 2026, pukul 23.59 WIB" },
	{ "2026-03-10 17:00:00+00", TULISAN_PEKAN, "id", "Rabu, 11 Maret 2026" },
	{ "2026-03-10 05:00:00-05:30", TULISAN_WAKTU, "id",
	  "Selasa, 10 Maret 2026, pukul 17.30 WIB" },
	{ "2028-02-29", TULISAN_PEKAN, "en", "Tuesday, 29 February 2028" },
	{ "2025-08-17", TULISAN_PEKAN, "id", "Minggu, 17 Agustus 2025" },
	{ "2026-05-01", TULISAN_PEKAN, "id", "Jumat, 1 Mei 2026" },
	{ "2026-12-31", TULISAN_HARI, "id", "31 Desember 2026" },
	{ "2026-03-10 02:15:00+00", TULISAN_RFC3339, "id", "2026-03-10T09:15:00+07:00" },
	{ "2026-03-10", TULISAN_RFC3339, "id", "2026-03-10T00:00:00+07:00" },
};

Test(tulisan_tanggal, forms)
{
	char out[TULISAN_TANGGAL_SIZE];

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		cr_assert_eq(tulisan_tanggal(good[i].text, good[i].form, good[i].bahasa, out), 0,
			     "%s", good[i].text);
		cr_assert_str_eq(out, good[i].expected);
	}
}

static const char *const bad[] = {
	"",
	"2026",
	"2026-3-10",
	"2026-02-29",
	"2026-13-01",
	"2026-03-10T",
	"2026-03-10T09:15",
	"2026-03-10T09:15:00",
	"2026-03-10T24:00:00Z",
	"2026-03-10 09:15:00",
	"2026-03-10T09:15:00+07:00x",
	"besok",
	"infinity",
	"2026-03-10T09:15:00.000000000000000000000000000000000000000000000+07:00",
};

Test(tulisan_tanggal, refused)
{
	char out[TULISAN_TANGGAL_SIZE];

	cr_assert_eq(tulisan_tanggal(NULL, TULISAN_HARI, "id", out), -EINVAL);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		int r = tulisan_tanggal(bad[i], TULISAN_WAKTU, "id", out);

		cr_assert(r == -EINVAL || r == -ERANGE, "%s gave %d", bad[i], r);
	}
}
