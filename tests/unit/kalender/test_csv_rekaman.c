/* Tests of kalender/csv_rekaman.c. */
#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>

#include "kalender/csv_rekaman.h"
#include "leak.h"

TestSuite(csv_rekaman, .fini = fail_on_leak);

/* Everything read, as [a|b] per record. */
struct hasil {
	char teks[512];
	unsigned int baris_akhir;
};

static int catat(void *cls, const struct csv_rekaman *rekaman, struct kalender_csv_galat *galat)
{
	struct hasil *h = cls;

	for (size_t i = 0; i < rekaman->n; i++) {
		size_t n = strlen(h->teks);

		snprintf(h->teks + n, sizeof(h->teks) - n, "%c%s", i == 0 ? '[' : '|',
			 rekaman->kolom[i]);
	}
	snprintf(h->teks + strlen(h->teks), sizeof(h->teks) - strlen(h->teks), "]");
	h->baris_akhir = rekaman->baris;
	return 0;
}

static int baca(const char *isi, size_t n, struct hasil *h, struct kalender_csv_galat *galat)
{
	CLEANUP_FILE FILE *f = tmpfile();

	cr_assert_not_null(f);
	cr_assert_eq(fwrite(isi, 1, n, f), n);
	rewind(f);
	*h = (struct hasil){ 0 };
	return csv_rekaman_baca(f, catat, h, galat);
}

static const struct {
	const char *isi;
	const char *hasil;
	unsigned int baris;
} sah[] = {
	{ "a", "[a]", 1 },
	{ "a,b\n", "[a|b]", 1 },
	{ "a,b\r\nc,d\r\n", "[a|b][c|d]", 2 },
	{ "a,,\n", "[a||]", 1 },
	{ "\"a,b\",\"c\"\"d\"\n", "[a,b|c\"d]", 1 },
	{ "\"\",x\n", "[|x]", 1 },
	{ "\xEF\xBB\xBFx\ny\n", "[x][y]", 2 },
	{ "Idulfitri é\n", "[Idulfitri é]", 1 },
	{ "1,2,3,4,5,6,7,8\n", "[1|2|3|4|5|6|7|8]", 1 },
};

Test(csv_rekaman, reads)
{
	for (size_t i = 0; i < sizeof(sah) / sizeof(sah[0]); i++) {
		struct kalender_csv_galat galat;
		struct hasil h;

		cr_assert_eq(baca(sah[i].isi, strlen(sah[i].isi), &h, &galat), 0, "%zu: %s", i,
			     galat.pesan);
		cr_expect_str_eq(h.teks, sah[i].hasil);
		cr_expect_eq(h.baris_akhir, sah[i].baris);
	}
}

#define ISI(teks) teks, sizeof(teks) - 1

static const struct {
	const char *isi;
	size_t n;
	unsigned int baris;
	const char *pesan;
} salah[] = {
	{ ISI(""), 0, "berkas kosong" },
	{ ISI("a\n\nb\n"), 2, "baris kosong" },
	{ ISI("a\nb\n\n"), 3, "baris kosong" },
	{ ISI("a\n\r\n"), 2, "baris kosong" },
	{ ISI("a,\"b\nc\"\n"), 1, "tanda kutip tidak sah" },
	{ ISI("a\nb,\"c"), 2, "tanda kutip tidak sah" },
	{ ISI("a\nb\"c\n"), 2, "tanda kutip tidak sah" },
	{ ISI("\"a\"b\n"), 1, "tanda kutip tidak sah" },
	{ ISI("a, b\n"), 1, "kolom 2 diawali atau diakhiri spasi" },
	{ ISI("a ,b\n"), 1, "kolom 1 diawali atau diakhiri spasi" },
	{ ISI("a\rb\n"), 1, "karakter kendali 0x0d di bita 2" },
	{ ISI("a\0b\n"), 1, "karakter kendali 0x00 di bita 2" },
	{ ISI("a\nb\tc\n"), 2, "karakter kendali 0x09 di bita 2" },
	{ ISI("\x7f\n"), 1, "karakter kendali 0x7f di bita 1" },
	{ ISI("a\n\xff\n"), 2, "bukan UTF-8" },
	{ ISI("a\n\xEF\xBB\xBF\xff\n"), 2, "bukan UTF-8" },
	{ ISI("1,2,3,4,5,6,7,8,9\n"), 1, "lebih dari 8 kolom" },
};

Test(csv_rekaman, refuses_with_the_line)
{
	for (size_t i = 0; i < sizeof(salah) / sizeof(salah[0]); i++) {
		struct kalender_csv_galat galat;
		struct hasil h;

		cr_expect_eq(baca(salah[i].isi, salah[i].n, &h, &galat), -EINVAL, "%zu", i);
		cr_expect_eq(galat.baris, salah[i].baris, "%zu: line %u", i, galat.baris);
		cr_expect_str_eq(galat.pesan, salah[i].pesan, "%zu: %s", i, galat.pesan);
	}
}

static int hitung(void *cls, const struct csv_rekaman *rekaman, struct kalender_csv_galat *galat)
{
	*(size_t *)cls += strlen(rekaman->kolom[0]);
	return 0;
}

static int baca_panjang(size_t n_baris, size_t n_kolom, size_t *ret_jumlah,
			struct kalender_csv_galat *galat)
{
	CLEANUP_FILE FILE *f = tmpfile();

	cr_assert_not_null(f);
	for (size_t i = 0; i < n_baris; i++) {
		for (size_t j = 0; j < n_kolom; j++)
			putc('x', f);
		putc('\n', f);
	}
	rewind(f);
	*ret_jumlah = 0;
	return csv_rekaman_baca(f, hitung, ret_jumlah, galat);
}

Test(csv_rekaman, keeps_its_bounds)
{
	struct kalender_csv_galat galat;
	size_t jumlah;

	cr_expect_eq(baca_panjang(1, KALENDER_CSV_BARIS_MAX, &jumlah, &galat), 0);
	cr_expect_eq(jumlah, KALENDER_CSV_BARIS_MAX);
	cr_expect_eq(baca_panjang(1, KALENDER_CSV_BARIS_MAX + 1, &jumlah, &galat), -EINVAL);
	cr_expect_eq(jumlah, 0);
	cr_expect_eq(baca_panjang(KALENDER_CSV_BARIS_BANYAK - 1, 1, &jumlah, &galat), 0);
	cr_expect_eq(baca_panjang(KALENDER_CSV_BARIS_BANYAK + 1, 1, &jumlah, &galat), -EINVAL);
	cr_expect_str_eq(galat.pesan, "lebih dari 20000 baris");
}

Test(csv_rekaman, tells_a_file_that_cannot_be_read)
{
	CLEANUP_FILE FILE *f = fopen("/", "re");
	struct kalender_csv_galat galat;
	size_t jumlah = 0;

	cr_assert_not_null(f);
	cr_expect_eq(csv_rekaman_baca(f, hitung, &jumlah, &galat), -EIO);
}
