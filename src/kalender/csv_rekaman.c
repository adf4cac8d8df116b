/* Owns the reading of CSV files line by line with libcsv; on the thread of the command that
 * imports. */
#include "kalender/csv_rekaman.h"

#include <csv.h>
#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "base/encode.h"

#include "base/banned.h"

static const char tanda_urutan_bita[] = "\xEF\xBB\xBF";

/* The line being taken apart. libcsv's buffer is used again for every field, so fields are copied.
 */
struct pembaca {
	struct csv_rekaman rekaman;
	bool terlalu_banyak;
	size_t n_teks;
	char teks[KALENDER_CSV_BARIS_MAX + CSV_KOLOM_MAX];
};

int csv_tolak(struct kalender_csv_galat *galat, const char *format, ...)
{
	va_list argumen;

	va_start(argumen, format);
	vsnprintf(galat->pesan, sizeof(galat->pesan), format, argumen);
	va_end(argumen);
	return -EINVAL;
}

/* Reads one line without its end into `baris`: 1 and its length, 0 at the end of the file.
 * Characters are read one by one because a zero byte must be seen. */
static int baca_baris(FILE *f, char baris[static KALENDER_CSV_BARIS_MAX], size_t *ret_n,
		      struct kalender_csv_galat *galat)
{
	size_t n = 0;
	int c;

	while ((c = getc_unlocked(f)) != EOF && c != '\n') {
		if (n == KALENDER_CSV_BARIS_MAX)
			return csv_tolak(galat, "baris lebih panjang dari %d bita",
					 KALENDER_CSV_BARIS_MAX);
		baris[n++] = (char)c;
	}
	if (c == EOF && ferror(f))
		return -EIO;
	if (c == EOF && n == 0)
		return 0;
	if (n > 0 && baris[n - 1] == '\r')
		n--;
	*ret_n = n;
	return 1;
}

static int periksa_baris(const char *baris, size_t n, struct kalender_csv_galat *galat)
{
	if (n == 0)
		return csv_tolak(galat, "baris kosong");
	for (size_t i = 0; i < n; i++) {
		if ((unsigned char)baris[i] < ' ' || baris[i] == 0x7f)
			return csv_tolak(galat, "karakter kendali 0x%02x di bita %zu",
					 (unsigned char)baris[i], i + 1);
	}
	if (!utf8_valid(baris, n))
		return csv_tolak(galat, "bukan UTF-8");
	return 0;
}

static int bukan_spasi(unsigned char c)
{
	return 0;
}

static void kolom_selesai(void *data, size_t n, void *cls)
{
	struct pembaca *p = cls;

	if (p->rekaman.n == CSV_KOLOM_MAX || n >= sizeof(p->teks) - p->n_teks) {
		p->terlalu_banyak = true;
		return;
	}
	p->rekaman.kolom[p->rekaman.n++] = &p->teks[p->n_teks];
	if (n > 0)
		memcpy(&p->teks[p->n_teks], data, n);
	p->teks[p->n_teks + n] = '\0';
	p->n_teks += n + 1;
}

static bool bertepi_spasi(const char *kolom)
{
	size_t n = strlen(kolom);

	return n > 0 && (kolom[0] == ' ' || kolom[n - 1] == ' ');
}

/* Takes one line apart into p->rekaman. Each line has a parser of its own: a quote left open is
 * then a fault of the line where it was opened, and not of the end of the file. */
static int urai_baris(struct pembaca *p, const char *baris, size_t n,
		      struct kalender_csv_galat *galat)
{
	struct csv_parser parser;
	bool sah;

	p->rekaman.n = 0;
	p->n_teks = 0;
	p->terlalu_banyak = false;
	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
		return -ENOMEM;
	csv_set_space_func(&parser, bukan_spasi);
	sah = csv_parse(&parser, baris, n, kolom_selesai, NULL, p) == n &&
	      csv_fini(&parser, kolom_selesai, NULL, p) == 0;
	csv_free(&parser);
	if (!sah)
		return csv_tolak(galat, "tanda kutip tidak sah");
	if (p->terlalu_banyak)
		return csv_tolak(galat, "lebih dari %d kolom", CSV_KOLOM_MAX);
	for (size_t i = 0; i < p->rekaman.n; i++) {
		if (bertepi_spasi(p->rekaman.kolom[i]))
			return csv_tolak(galat, "kolom %zu diawali atau diakhiri spasi", i + 1);
	}
	return 0;
}

/* The next record into p->rekaman: 1, or 0 at the end of the file. */
static int rekaman_berikut(FILE *f, struct pembaca *p, struct kalender_csv_galat *galat)
{
	char baris[KALENDER_CSV_BARIS_MAX];
	size_t n = 0, awal = 0;
	int r;

	r = baca_baris(f, baris, &n, galat);
	if (r <= 0)
		return r;
	if (p->rekaman.baris == 1 && n >= 3 && memcmp(baris, tanda_urutan_bita, 3) == 0)
		awal = 3;
	r = periksa_baris(baris + awal, n - awal, galat);
	if (r < 0)
		return r;
	r = urai_baris(p, baris + awal, n - awal, galat);
	return r < 0 ? r : 1;
}

int csv_rekaman_baca(FILE *f, csv_rekaman_fn *fn, void *cls, struct kalender_csv_galat *ret_galat)
{
	struct pembaca p = { .rekaman.baris = 1 };
	int r;

	*ret_galat = (struct kalender_csv_galat){ .baris = 1 };
	while ((r = rekaman_berikut(f, &p, ret_galat)) > 0) {
		r = fn(cls, &p.rekaman, ret_galat);
		if (r < 0)
			return r;
		if (p.rekaman.baris == KALENDER_CSV_BARIS_BANYAK)
			return csv_tolak(ret_galat, "lebih dari %d baris",
					 KALENDER_CSV_BARIS_BANYAK);
		ret_galat->baris = ++p.rekaman.baris;
	}
	/* An empty file must not pass for years without holidays. */
	if (r == 0 && p.rekaman.baris == 1) {
		ret_galat->baris = 0;
		return csv_tolak(ret_galat, "berkas kosong");
	}
	return r;
}
