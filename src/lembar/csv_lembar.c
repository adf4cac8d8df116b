/* Reads CSV by libcsv: cells may hold line breaks, and a row is counted as spreadsheet programs do, also an empty one. */
#include <errno.h>
#include <string.h>

#include <csv.h>

#include "lembar/susun.h"

#include "base/banned.h"

struct bacaan {
	struct susun *s;
	unsigned baris, kolom;
	int r;
};

static int bukan_spasi(unsigned char c)
{
	return 0;
}

static void sel(void *isi, size_t n, void *cls)
{
	struct bacaan *b = cls;

	if (b->r == 0 && n)
		b->r = susun_sel(b->s, b->baris, b->kolom, isi, n);
	b->kolom++;
}

static void akhir_baris(int tanda, void *cls)
{
	struct bacaan *b = cls;

	b->baris++;
	b->kolom = 0;
}

/* Programs of countries with a decimal comma separate by semicolons. */
static unsigned char pemisah(const char *teks, size_t n)
{
	for (size_t i = 0; i < n && teks[i] != '\n'; i++)
		if (teks[i] == ',' || teks[i] == ';' || teks[i] == '\t')
			return (unsigned char)teks[i];
	return ',';
}

/* Line ends as \n, in place, so that each ends one row. The new length. */
static size_t ratakan_baris(char *teks, size_t n)
{
	size_t di = 0;

	for (size_t i = 0; i < n; i++) {
		bool kembali = teks[i] == '\r';

		teks[di++] = kembali ? '\n' : teks[i];
		if (kembali && i + 1 < n && teks[i + 1] == '\n')
			i++;
	}
	return di;
}

static int urai(struct susun *s, const char *teks, size_t n)
{
	struct bacaan b = { .s = s, .baris = 1 };
	struct csv_parser parser;
	bool baik;

	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
		return -ENOMEM;
	csv_set_delim(&parser, pemisah(teks, n));
	csv_set_space_func(&parser, bukan_spasi);
	baik = csv_parse(&parser, teks, n, sel, akhir_baris, &b) == n && csv_fini(&parser, sel, akhir_baris, &b) == 0;
	csv_free(&parser);
	if (b.r == 0 && !baik)
		return susun_tolak(s->galat, b.baris, b.kolom, "csv", "tanda kutip tidak sah.", "quotes that do not match.");
	return b.r;
}

int lembar_csv(const void *data, size_t n, const char *nama, struct arena *arena, struct lembar *ret_lembar, struct lembar_galat *ret_galat)
{
	CLEANUP_FREE char *teks = NULL;
	const char *awal = data;
	struct susun s;
	int r = susun_mulai(&s, nama, arena, ret_galat);

	if (r < 0)
		return r;
	if (n >= 3 && memcmp(awal, "\xef\xbb\xbf", 3) == 0) {
		awal += 3;
		n -= 3;
	}
	teks = malloc(n + 1);
	if (!teks)
		return -ENOMEM;
	memcpy(teks, awal, n);
	r = urai(&s, teks, ratakan_baris(teks, n));
	*ret_lembar = s.lembar;
	return r;
}
