/* Puts cells into their rows within the limits; pure but for the arena. */
#include "lembar/susun.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/encode.h"

#include "base/banned.h"

const char lembar_rusak[] = "#";

int susun_tolak(struct lembar_galat *galat, unsigned baris, unsigned kolom, const char *kode, const char *id, const char *en)
{
	*galat = (struct lembar_galat){ .kode = kode, .id = id, .en = en, .baris = baris, .kolom = kolom };
	return -EINVAL;
}

int susun_mulai(struct susun *s, const char *nama, struct arena *arena, struct lembar_galat *galat)
{
	*s = (struct susun){ .arena = arena, .lembar.nama = nama, .galat = galat };
	s->lembar.baris = arena_zalloc(arena, LEMBAR_BARIS_MAX * sizeof(*s->lembar.baris));
	return s->lembar.baris ? 0 : -ENOMEM;
}

const char *lembar_alamat(unsigned baris, unsigned kolom, char out[static LEMBAR_ALAMAT_BUF])
{
	char huruf[4] = "";
	size_t di = sizeof(huruf) - 1;

	for (unsigned k = kolom + 1; k && di; k = (k - 1) / 26)
		huruf[--di] = (char)('A' + (k - 1) % 26);
	snprintf(out, LEMBAR_ALAMAT_BUF, "%s%u", huruf + di, baris);
	return out;
}

/* The row that is being filled, or a new one. */
static int baris_untuk(struct susun *s, unsigned nomor, struct lembar_baris **ret_baris)
{
	struct lembar *l = &s->lembar;
	struct lembar_baris *akhir = l->n_baris ? &l->baris[l->n_baris - 1] : NULL;

	if (!akhir || akhir->nomor < nomor) {
		if (l->n_baris == LEMBAR_BARIS_MAX)
			return susun_tolak(s->galat, nomor, 0, "maxItems", "lebih dari 1.000 baris.", "more than 1,000 rows.");
		akhir = &l->baris[l->n_baris++];
		akhir->nomor = nomor;
	} else if (akhir->nomor > nomor) {
		return susun_tolak(s->galat, nomor, 0, "berkas", "baris tidak berurutan.", "rows out of order.");
	}
	*ret_baris = akhir;
	return 0;
}

static int pasang(struct susun *s, unsigned nomor, unsigned kolom, const char *isi)
{
	struct lembar_baris *baris = NULL;
	int r;

	if (kolom >= LEMBAR_KOLOM_MAX)
		return susun_tolak(s->galat, nomor, kolom, "maxItems", "lebih dari 64 kolom.", "more than 64 columns.");
	r = baris_untuk(s, nomor, &baris);
	if (r < 0)
		return r;
	if (baris->sel[kolom])
		return susun_tolak(s->galat, nomor, kolom, "berkas", "sel ini ada dua kali.", "this cell is there twice.");
	baris->sel[kolom] = isi;
	return 0;
}

int susun_rusak(struct susun *s, unsigned baris, unsigned kolom)
{
	return pasang(s, baris, kolom, lembar_rusak);
}

/* What is neither text nor white space. */
static bool kendali(unsigned char c)
{
	return (c < ' ' && c != '\n' && c != '\t') || c == 0x7f;
}

int susun_sel(struct susun *s, unsigned baris, unsigned kolom, const char *teks, size_t n)
{
	char *isi;
	size_t di = 0;

	while (n && isspace((unsigned char)*teks)) {
		teks++;
		n--;
	}
	while (n && isspace((unsigned char)teks[n - 1]))
		n--;
	if (!n)
		return 0;
	s->teks += n;
	if (s->teks > LEMBAR_TEKS_MAX_BYTES)
		return susun_tolak(s->galat, baris, kolom, "maxLength", "teks berkas ini terlalu banyak.", "the file has too much text.");
	if (n > LEMBAR_SEL_MAX_BYTES)
		return susun_tolak(s->galat, baris, kolom, "maxLength", "isi sel terlalu panjang.", "the text of the cell is too long.");
	if (!utf8_valid(teks, n))
		return susun_tolak(s->galat, baris, kolom, "utf8", "bukan teks UTF-8.", "not UTF-8 text.");
	isi = arena_alloc(s->arena, n + 1);
	if (!isi)
		return -ENOMEM;
	for (size_t i = 0; i < n; i++) {
		if (teks[i] == '\r') /* CRLF, or CR alone */
			isi[di++] = '\n';
		else
			isi[di++] = teks[i];
		if (teks[i] == '\r' && i + 1 < n && teks[i + 1] == '\n')
			i++;
		if (kendali((unsigned char)isi[di - 1]))
			return susun_tolak(s->galat, baris, kolom, "utf8", "karakter kendali.", "a control character.");
	}
	isi[di] = '\0';
	return pasang(s, baris, kolom, isi);
}
