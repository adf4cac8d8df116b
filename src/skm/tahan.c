/* Owns the rule of what is too small to be shown; pure functions, any thread. */
#include "skm/tahan.h"

#include "base/banned.h"

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

void skm_tahan(struct skm_kelompok *kelompok, size_t banyak, size_t unsur)
{
	struct skm_kelompok *berikut;

	for (size_t k = 0; k < banyak; k++)
		kelompok[k].ditahan = !skm_cukup(kelompok[k].terisi, unsur);
	while (!sisa_aman(kelompok, banyak, unsur) && (berikut = terkecil(kelompok, banyak)))
		berikut->ditahan = true;
}
