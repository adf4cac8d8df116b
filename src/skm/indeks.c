/* Owns the formula of the index and its classes, and the size of a sample; pure functions, any thread. */
#include "skm/indeks.h"

#include <errno.h>

#include "base/banned.h"

#define IKM_PER_INDEKS 25
#define DESIMAL_SKM 4
#define DESIMAL_NRR 3
#define DESIMAL_KELAS 2

static uint64_t sepuluh(int pangkat)
{
	uint64_t hasil = 1;

	while (pangkat-- > 0)
		hasil *= 10;
	return hasil;
}

/* Between decimals, half up. */
static int64_t ke_desimal(int64_t nilai, int dari, int ke)
{
	int64_t bagi;

	if (ke >= dari)
		return nilai * (int64_t)sepuluh(ke - dari);
	bagi = (int64_t)sepuluh(dari - ke);
	return (nilai + bagi / 2) / bagi;
}

const struct skm_kelas *skm_kelas(const struct skm_metode *m, int64_t ikm)
{
	int64_t seratus = ke_desimal(ikm, m->desimal_ikm, DESIMAL_KELAS);
	size_t i = 0;

	while (i + 1 < m->n_kelas && seratus < m->kelas[i].batas)
		i++;
	return &m->kelas[i];
}

static int suku_indeks(const struct pecahan *bobot, const int64_t *jumlah, const int64_t *terisi, size_t n, struct pecahan *ret_suku)
{
	if (n == 0 || n > SKM_UNSUR_MAX)
		return -EDOM;
	for (size_t i = 0; i < n; i++) {
		if (terisi[i] <= 0 || jumlah[i] < 0)
			return -EDOM;
		ret_suku[i] = (struct pecahan){ (uint64_t)jumlah[i] * bobot[i].pembilang, (uint64_t)terisi[i] * bobot[i].penyebut };
	}
	return 0;
}

/* Historical reports rounded the index before they multiplied it. */
static int ikm_dari_indeks_bulat(const struct skm_metode *m, const struct pecahan *suku, size_t n, int64_t *ret_ikm)
{
	uint64_t satuan = sepuluh(m->desimal_indeks);
	int64_t bulat;
	int r = pecahan_bulat(suku, n, satuan, &bulat);

	if (r < 0)
		return r;
	return pecahan_bulat(&(struct pecahan){ (uint64_t)bulat, satuan }, 1, IKM_PER_INDEKS * sepuluh(m->desimal_ikm), ret_ikm);
}

int skm_indeks(const struct skm_metode *m, const struct pecahan *bobot, const int64_t *jumlah, const int64_t *terisi, size_t n,
	       struct skm_nilai *ret_nilai)
{
	struct pecahan suku[SKM_UNSUR_MAX];
	int r = suku_indeks(bobot, jumlah, terisi, n, suku);

	if (r == 0)
		r = pecahan_bulat(suku, n, sepuluh(DESIMAL_SKM), &ret_nilai->skm);
	if (r == 0 && m->desimal_indeks >= 0)
		r = ikm_dari_indeks_bulat(m, suku, n, &ret_nilai->ikm);
	else if (r == 0)
		r = pecahan_bulat(suku, n, IKM_PER_INDEKS * sepuluh(m->desimal_ikm), &ret_nilai->ikm);
	if (r == 0)
		ret_nilai->kelas = skm_kelas(m, ret_nilai->ikm);
	return r;
}

int skm_nrr(const struct skm_metode *m, struct pecahan bobot, int64_t jumlah, int64_t terisi, int64_t *ret_nrr, int64_t *ret_tertimbang,
	    const struct skm_kelas **ret_kelas)
{
	const struct pecahan satu = { 1, 1 };
	struct pecahan nrr, tertimbang;
	int64_t ikm;
	int r = suku_indeks(&satu, &jumlah, &terisi, 1, &nrr);

	if (r == 0)
		r = suku_indeks(&bobot, &jumlah, &terisi, 1, &tertimbang);
	if (r == 0)
		r = pecahan_bulat(&nrr, 1, sepuluh(DESIMAL_NRR), ret_nrr);
	if (r == 0)
		r = pecahan_bulat(&tertimbang, 1, sepuluh(DESIMAL_SKM), ret_tertimbang);
	if (r == 0)
		r = pecahan_bulat(&nrr, 1, IKM_PER_INDEKS * sepuluh(m->desimal_ikm), &ikm);
	if (r == 0)
		*ret_kelas = skm_kelas(m, ikm);
	return r;
}

/* S = 3.841 N/4 / (0.0025 (N - 1) + 3.841/4), both sides multiplied by 40000. */
int64_t skm_sampel_minimum(int64_t populasi)
{
	__int128 atas = (__int128)38410 * populasi;
	__int128 bawah = (__int128)100 * (populasi - 1) + 38410;

	return populasi <= 0 ? 0 : (int64_t)((2 * atas + bawah) / (2 * bawah));
}
