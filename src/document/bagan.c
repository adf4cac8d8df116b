/* What all charts have in common: the title, the value axis and the way to a figure; owns nothing, draws on the caller's thread. */
#include "document/bagan.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "document/bagan_internal.h"

#include "base/banned.h"

#define JUDUL_JARAK 6.0

const struct gaya bagan_gaya_judul = { .ukuran = 10.5, .tebal = true, .warna = WARNA_TEKS };
const struct gaya bagan_gaya_nama = { .ukuran = 8.5, .warna = WARNA_TEKS };
const struct gaya bagan_gaya_angka = { .ukuran = 8.5, .tebal = true, .warna = WARNA_TEKS };
const struct gaya bagan_gaya_kecil = { .ukuran = 7.5, .warna = WARNA_REDUP };

double bagan_letak(const struct bagan *b, double nilai)
{
	double bagian = (nilai - b->bawah) / (b->atas - b->bawah);

	return bagian < 0 ? 0 : bagian > 1 ? 1 : bagian;
}

bool bagan_inggris(const struct bagan *b)
{
	return strcmp(b->bahasa, "en") == 0;
}

const char *bagan_ditahan(const struct bagan *b)
{
	return bagan_inggris(b) ? "withheld" : "ditahan";
}

void bagan_angka(const struct bagan *b, double nilai, int desimal, char out[static BAGAN_ANGKA_SIZE])
{
	char *titik;

	snprintf(out, BAGAN_ANGKA_SIZE, "%.*f", desimal, nilai);
	titik = strchr(out, '.');
	if (titik && !bagan_inggris(b))
		*titik = ',';
}

double bagan_langkah(double rentang, int bagian)
{
	static const double angka[] = { 1, 2, 5, 10 };
	double pangkat = pow(10, floor(log10(rentang / bagian)));

	for (size_t i = 0; i < sizeof(angka) / sizeof(angka[0]); i++)
		if (rentang / (angka[i] * pangkat) <= bagian)
			return angka[i] * pangkat;
	return 10 * pangkat;
}

static bool sah(const struct bagan *b)
{
	return b->n > 0 && b->n <= BAGAN_BUTIR_MAX && b->n_batas <= BAGAN_BATAS_MAX && b->atas > b->bawah && b->langkah > 0 &&
	       (b->atas - b->bawah) / b->langkah < 100 && b->desimal >= 0 && b->desimal <= 6;
}

int bagan_pada(struct kanvas *k, const struct bagan *b, double lebar, double *ret_tinggi)
{
	double y;

	if (!sah(b))
		return -EINVAL;
	y = kanvas_tulis(k, NULL, &bagan_gaya_judul, 0, 0, lebar, b->judul);
	if (b->sumbu)
		y += kanvas_tulis(k, NULL, &bagan_gaya_kecil, 0, y, lebar, b->sumbu);
	y += JUDUL_JARAK;
	*ret_tinggi = b->jenis == BAGAN_BATANG ? bagan_batang(k, b, y, lebar) : bagan_kolom(k, b, y, lebar);
	return k->error;
}

double bagan_tinggi(const struct bagan *b, double lebar)
{
	CLEANUP_KANVAS struct kanvas k;
	double tinggi;
	int r;

	kanvas_init(&k, NULL, b->bahasa);
	r = bagan_pada(&k, b, lebar, &tinggi);
	return r < 0 ? r : tinggi;
}

int bagan_gambar(cairo_t *cr, double lebar, double tinggi, void *cls)
{
	const struct bagan *b = cls;
	CLEANUP_KANVAS struct kanvas k;
	double terpakai;

	kanvas_init(&k, cr, b->bahasa);
	return bagan_pada(&k, b, lebar, &terpakai);
}
