/* Tests of kalender/csv.c. */
#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>

#include "data.h"
#include "kalender/csv.h"
#include "leak.h"

TestSuite(csv, .fini = fail_on_leak);

static FILE *berkas(const char *isi)
{
	FILE *f = fmemopen((void *)(uintptr_t)isi, strlen(isi), "r");

	cr_assert_not_null(f);
	return f;
}

/* What the callbacks saw last, and how often they were called. */
struct catatan {
	int n;
	int r; /* what the callback answers */
	int32_t tanggal;
	enum hari_libur_jenis jenis;
	char nama[64];
	char keputusan[64];
	int tahun;
	int perubahan;
};

static int catat_libur(void *cls, const struct hari_libur *libur, struct kalender_csv_galat *galat)
{
	struct catatan *c = cls;

	c->n++;
	c->tanggal = libur->tanggal;
	c->jenis = libur->jenis;
	snprintf(c->nama, sizeof(c->nama), "%s", libur->nama);
	snprintf(c->keputusan, sizeof(c->keputusan), "%s",
		 libur->keputusan ? libur->keputusan : "NULL");
	return c->r;
}

static int catat_keputusan(void *cls, const struct keputusan_libur *keputusan,
			   struct kalender_csv_galat *galat)
{
	struct catatan *c = cls;

	c->n++;
	c->tahun = keputusan->tahun;
	c->tanggal = keputusan->tanggal;
	c->perubahan += strcmp(keputusan->jenis, "perubahan") == 0;
	snprintf(c->nama, sizeof(c->nama), "%s", keputusan->nomor);
	return c->r;
}

Test(csv, holidays_with_and_without_decree)
{
	CLEANUP_FILE FILE *tiga =
		berkas("date,name,type\n2026-05-14,\"Kenaikan, \"\"Isa\"\"\",cuti_bersama");
	CLEANUP_FILE FILE *empat = berkas("\xEF\xBB\xBF"
					  "date,name,type,decree\r\n"
					  "2026-05-14,Kenaikan,libur_nasional,SKB 1/2025\r\n"
					  "2026-06-02,Gawai,libur_daerah,\r\n");
	struct kalender_csv_galat galat;
	struct catatan c = { 0 };

	cr_assert_eq(kalender_csv_baca(tiga, catat_libur, &c, &galat), 0, "%s", galat.pesan);
	cr_expect_eq(c.n, 1);
	cr_expect_eq(c.tanggal, tgl("2026-05-14"));
	cr_expect_eq(c.jenis, LIBUR_CUTI_BERSAMA);
	cr_expect_str_eq(c.nama, "Kenaikan, \"Isa\"");
	cr_expect_str_eq(c.keputusan, "NULL");
	cr_assert_eq(kalender_csv_baca(empat, catat_libur, &c, &galat), 0, "%s", galat.pesan);
	cr_expect_eq(c.n, 3);
	cr_expect_str_eq(c.nama, "Gawai");
	cr_expect_eq(c.jenis, LIBUR_DAERAH);
	cr_expect_str_eq(c.keputusan, "NULL", "an empty cell is no decree");
}

Test(csv, reads_the_decree_of_a_row)
{
	CLEANUP_FILE FILE *f =
		berkas("date,name,type,decree\n2026-05-14,Kenaikan,libur_nasional,SKB 1/2025\n");
	struct kalender_csv_galat galat;
	struct catatan c = { 0 };

	cr_assert_eq(kalender_csv_baca(f, catat_libur, &c, &galat), 0);
	cr_expect_str_eq(c.keputusan, "SKB 1/2025");
}

static const struct {
	const char *isi;
	unsigned int baris;
	const char *pesan;
} libur_salah[] = {
	{ "tanggal,nama,jenis\n", 1, "judul kolom 1 seharusnya \"date\"" },
	{ "date,name\n", 1, "judul punya 2 kolom, seharusnya 3" },
	{ "date,name,type,sk\n", 1, "judul kolom 4 seharusnya \"decree\"" },
	{ "date,name,type\n2026-01-01,Tahun Baru\n", 2, "2 kolom, seharusnya 3" },
	{ "date,name,type,decree\n2026-01-01,Tahun Baru,libur_nasional\n", 2,
	  "3 kolom, seharusnya 4" },
	{ "date,name,type\n2026-01-01,A,libur_nasional\n2026-02-30,B,libur_nasional\n", 3,
	  "kolom 1: tanggal 2026-02-30 tidak ada" },
	{ "date,name,type\n1/1/2026,A,libur_nasional\n", 2, "kolom 1: tanggal harus YYYY-MM-DD" },
	{ "date,name,type\n2026-01-01,,libur_nasional\n", 2, "kolom 2: nama kosong" },
	{ "date,name,type\n2026-01-01,A,libur\n", 2, "kolom 3: jenis tidak dikenal" },
};

Test(csv, tells_the_line_of_a_wrong_holiday)
{
	for (size_t i = 0; i < sizeof(libur_salah) / sizeof(libur_salah[0]); i++) {
		CLEANUP_FILE FILE *f = berkas(libur_salah[i].isi);
		struct kalender_csv_galat galat;
		struct catatan c = { 0 };

		cr_expect_eq(kalender_csv_baca(f, catat_libur, &c, &galat), -EINVAL, "%zu", i);
		cr_expect_eq(galat.baris, libur_salah[i].baris, "%zu: line %u", i, galat.baris);
		cr_expect_str_eq(galat.pesan, libur_salah[i].pesan, "%zu: %s", i, galat.pesan);
	}
}

Test(csv, ends_where_the_callback_says)
{
	CLEANUP_FILE FILE *f = berkas(
		"date,name,type\n2026-01-01,A,libur_nasional\n2026-01-02,B,libur_nasional\n");
	struct kalender_csv_galat galat;
	struct catatan c = { .r = -ENODATA };

	cr_expect_eq(kalender_csv_baca(f, catat_libur, &c, &galat), -ENODATA);
	cr_expect_eq(c.n, 1);
	cr_expect_eq(galat.baris, 2);
}

static const struct {
	const char *isi;
	unsigned int baris;
	const char *pesan;
} keputusan_salah[] = {
	{ "tahun,nomor,tanggal,jenis\n", 1, "judul punya 4 kolom, seharusnya 5" },
	{ "tahun,nomor,tanggal,jenis,tentang\n2026,SKB,2025-09-19,penetapan\n", 2,
	  "4 kolom, seharusnya 5" },
	{ "tahun,nomor,tanggal,jenis,tentang\n26,SKB,2025-09-19,penetapan,x\n", 2,
	  "kolom 1: tahun harus empat angka" },
	{ "tahun,nomor,tanggal,jenis,tentang\n202x,SKB,2025-09-19,penetapan,x\n", 2,
	  "kolom 1: tahun harus empat angka" },
	{ "tahun,nomor,tanggal,jenis,tentang\n0000,SKB,2025-09-19,penetapan,x\n", 2,
	  "kolom 1: tahun 0000 tidak ada" },
	{ "tahun,nomor,tanggal,jenis,tentang\n2026,,2025-09-19,penetapan,x\n", 2,
	  "kolom 2: nomor kosong" },
	{ "tahun,nomor,tanggal,jenis,tentang\n2026,SKB,2025-09-31,penetapan,x\n", 2,
	  "kolom 3: tanggal 2025-09-31 tidak ada" },
	{ "tahun,nomor,tanggal,jenis,tentang\n2026,SKB,2025-09-19,revisi,x\n", 2,
	  "kolom 4: jenis harus penetapan, perubahan atau daerah" },
	{ "tahun,nomor,tanggal,jenis,tentang\n2026,SKB,2025-09-19,perubahan,\n", 2,
	  "kolom 5: tentang kosong" },
};

Test(csv, tells_the_line_of_a_wrong_decree)
{
	for (size_t i = 0; i < sizeof(keputusan_salah) / sizeof(keputusan_salah[0]); i++) {
		CLEANUP_FILE FILE *f = berkas(keputusan_salah[i].isi);
		struct kalender_csv_galat galat;
		struct catatan c = { 0 };

		cr_expect_eq(kalender_csv_baca_keputusan(f, catat_keputusan, &c, &galat), -EINVAL,
			     "%zu", i);
		cr_expect_eq(galat.baris, keputusan_salah[i].baris, "%zu: line %u", i, galat.baris);
		cr_expect_str_eq(galat.pesan, keputusan_salah[i].pesan, "%zu: %s", i, galat.pesan);
	}
}

Test(csv, the_real_files)
{
	CLEANUP_FILE FILE *libur = fopen(DATA_DIR "/hari-libur.csv", "re");
	CLEANUP_FILE FILE *keputusan = fopen(DATA_DIR "/keputusan-hari-libur.csv", "re");
	struct kalender_csv_galat galat;
	struct catatan c = { 0 };

	cr_assert(libur && keputusan);
	cr_assert_eq(kalender_csv_baca(libur, catat_libur, &c, &galat), 0, "%u: %s", galat.baris,
		     galat.pesan);
	cr_expect_eq(c.n, 232);
	cr_expect_eq(c.jenis, LIBUR_PERKIRAAN);
	c.n = 0;
	cr_assert_eq(kalender_csv_baca_keputusan(keputusan, catat_keputusan, &c, &galat), 0,
		     "%u: %s", galat.baris, galat.pesan);
	cr_expect_eq(c.n, 20);
	cr_expect_eq(c.perubahan, 11);
	cr_expect_eq(c.tahun, 2026);
	cr_expect_eq(c.tanggal, tgl("2025-09-19"));
	cr_expect_str_eq(c.nama, "SKB 1497/2025 2/2025 5/2025");
}
