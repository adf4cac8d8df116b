/* Owns the rule of what is too small to be shown; pure functions, any thread. */
#include "skm/tahan.h"

#include <string.h>

#include "base/banned.h"

#define BARIS_MAX 12   /* blocks whose unions are tried, all of them */
#define KOLOM_MAX 256

bool skm_cukup(const int64_t *terisi, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (terisi[i] < SKM_TAHAN)
			return false;
	return n > 0;
}

/* The withheld ones as a whole: nobody, or enough of every unsur. */
static bool sisa_aman(const struct skm_kelompok *kelompok, size_t banyak, size_t unsur)
{
	int64_t responden = 0;
	int64_t terisi[SKM_UNSUR_MAX] = { 0 };

	for (size_t k = 0; k < banyak; k++) {
		if (!kelompok[k].ditahan)
			continue;
		responden += kelompok[k].responden;
		for (size_t i = 0; i < unsur; i++)
			terisi[i] += kelompok[k].terisi[i];
	}
	return responden == 0 || skm_cukup(terisi, unsur);
}

static struct skm_kelompok *terkecil(struct skm_kelompok *kelompok, size_t banyak)
{
	struct skm_kelompok *hasil = NULL;

	for (size_t k = 0; k < banyak; k++)
		if (!kelompok[k].ditahan && (!hasil || kelompok[k].responden < hasil->responden))
			hasil = &kelompok[k];
	return hasil;
}

/* Until what is left over by subtraction is nobody, or enough. */
static void tahan_sisa(struct skm_kelompok *kelompok, size_t banyak, size_t unsur)
{
	struct skm_kelompok *berikut;

	while (!sisa_aman(kelompok, banyak, unsur) && (berikut = terkecil(kelompok, banyak)))
		berikut->ditahan = true;
}

void skm_tahan(struct skm_kelompok *kelompok, size_t banyak, size_t unsur)
{
	for (size_t k = 0; k < banyak; k++)
		kelompok[k].ditahan = !skm_cukup(kelompok[k].terisi, unsur);
	tahan_sisa(kelompok, banyak, unsur);
}

/* What can be told apart in a break-down: each shown group, and the withheld ones as a whole. */
struct blok {
	size_t baris[BARIS_MAX], kolom[KOLOM_MAX]; /* block of each group */
	size_t n_baris, n_kolom;
	int64_t isi[BARIS_MAX][KOLOM_MAX];
	int64_t jumlah[KOLOM_MAX];
};

/* -1: more groups than are looked at. */
static int bagi(const struct skm_atribut *a, size_t *ret_blok, size_t max, size_t *ret_n)
{
	size_t sisa = SIZE_MAX, n = 0;

	if (a->banyak > max)
		return -1;
	for (size_t k = 0; k < a->banyak; k++)
		if (!a->kelompok[k].ditahan)
			ret_blok[k] = n++;
		else
			ret_blok[k] = sisa == SIZE_MAX ? (sisa = n++) : sisa;
	*ret_n = n;
	return 0;
}

static void isi_blok(struct blok *b, size_t baris, size_t kolom, const struct skm_sel *sel, size_t n_sel)
{
	for (size_t s = 0; s < n_sel; s++) {
		size_t j = b->kolom[sel[s].kelompok[kolom]];

		b->isi[b->baris[sel[s].kelompok[baris]]][j] += sel[s].banyak;
		b->jumlah[j] += sel[s].banyak;
	}
}

/* The smallest difference between this union of rows and any union of columns. */
static int64_t selisih(const struct blok *b, unsigned gabungan)
{
	int64_t beda = 0;

	for (size_t j = 0; j < b->n_kolom; j++) {
		int64_t dalam = 0;

		for (size_t i = 0; i < b->n_baris; i++)
			dalam += gabungan >> i & 1U ? b->isi[i][j] : 0;
		beda += dalam < b->jumlah[j] - dalam ? dalam : b->jumlah[j] - dalam;
	}
	return beda;
}

static bool pasangan_aman(const struct skm_atribut *atribut, size_t a, size_t b, const struct skm_sel *sel, size_t n_sel)
{
	size_t baris = atribut[a].banyak <= atribut[b].banyak ? a : b, kolom = baris == a ? b : a;
	struct blok blok = { 0 };

	if (bagi(&atribut[baris], blok.baris, BARIS_MAX, &blok.n_baris) < 0 || bagi(&atribut[kolom], blok.kolom, KOLOM_MAX, &blok.n_kolom) < 0)
		return terkecil(atribut[a].kelompok, atribut[a].banyak) == NULL || terkecil(atribut[b].kelompok, atribut[b].banyak) == NULL;
	isi_blok(&blok, baris, kolom, sel, n_sel);
	for (unsigned gabungan = 1; gabungan + 1 < 1U << blok.n_baris; gabungan++) {
		int64_t beda = selisih(&blok, gabungan);

		if (beda > 0 && beda < SKM_TAHAN)
			return false;
	}
	return true;
}

static size_t tampil(const struct skm_atribut *a)
{
	size_t n = 0;

	for (size_t k = 0; k < a->banyak; k++)
		n += !a->kelompok[k].ditahan;
	return n;
}

bool skm_tahan_lagi(struct skm_atribut *atribut, size_t unsur)
{
	struct skm_kelompok *k = terkecil(atribut->kelompok, atribut->banyak);

	if (!k)
		return false;
	k->ditahan = true;
	tahan_sisa(atribut->kelompok, atribut->banyak, unsur);
	return true;
}

void skm_tahan_silang(struct skm_atribut *atribut, size_t n, const struct skm_sel *sel, size_t n_sel, size_t unsur)
{
	bool berubah = true;

	while (berubah) {
		berubah = false;
		for (size_t a = 0; a < n; a++)
			for (size_t b = a + 1; b < n; b++)
				if (!pasangan_aman(atribut, a, b, sel, n_sel))
					berubah |= skm_tahan_lagi(&atribut[tampil(&atribut[a]) >= tampil(&atribut[b]) ? a : b], unsur);
	}
}
