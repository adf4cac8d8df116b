/* Owns the search for what can be told by adding up and subtracting groups of several break-downs; pure but for the arena, any thread.
 *
 * Answers that are in the same shown groups cannot be told apart: they are one column, a vector with a 1 for the whole and for each of its shown
 * groups. What somebody can compute is a weight for each row; it gives a column the weight of their scalar product. Columns of five and more answers
 * must come out as 0, so only directions at right angles to all of them are left: the small columns are looked at modulo the space of the large ones.
 * There, weights on some columns can be had exactly when every linear relation among the columns is at right angles to them, and one random relation
 * stands for all of them (modulo a prime of 61 bits: a chance of 1 in 2^61 each that something harmless is withheld, never the other way round). */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "skm/tahan.h"

#include "base/banned.h"

#define PRIMA ((1ULL << 61) - 1)
#define BARIS_MAX 256 /* the whole and the shown groups */
#define KECIL_MAX 512 /* columns of one to four answers that matter; beyond that more is withheld */
#define ARENA_MAX_BYTES (64U << 20)
#define BENIH 0x9e3779b97f4a7c15ULL

struct kolom {
	uint16_t baris[SKM_ATRIBUT_MAX]; /* row of the shown group; 0: withheld */
	int64_t banyak;
};

/* A linear system in rows, by the place of their first number that is not 0, which is 1. */
struct tangga {
	uint64_t *baris[KECIL_MAX > BARIS_MAX ? KECIL_MAX : BARIS_MAX];
};

struct jalin {
	struct kolom *kolom;
	size_t n_kolom, n_atribut, tinggi;
	struct tangga besar;
	uint64_t *kecil[KECIL_MAX]; /* modulo the large ones */
	int64_t banyak[KECIL_MAX];
	size_t n_kecil;
};

/* One or two small columns, added or subtracted. */
struct gabungan {
	uint64_t nilai;
	int64_t banyak;
};

static uint64_t kali(uint64_t a, uint64_t b)
{
	return (uint64_t)((unsigned __int128)a * b % PRIMA);
}

static uint64_t kurang(uint64_t a, uint64_t b)
{
	return a >= b ? a - b : a + PRIMA - b;
}

/* Fermat: a^(p-2) */
static uint64_t balik(uint64_t a)
{
	uint64_t hasil = 1;

	for (uint64_t e = PRIMA - 2; e; e >>= 1, a = kali(a, a))
		if (e & 1)
			hasil = kali(hasil, a);
	return hasil;
}

/* The same numbers each time, so that a result can be made again. */
static uint64_t acak(uint64_t *keadaan)
{
	uint64_t z = *keadaan += BENIH;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
	return (z ^ (z >> 31)) % PRIMA;
}

static void kurangi(uint64_t *a, const uint64_t *b, uint64_t kelipatan, size_t n)
{
	for (size_t i = 0; i < n; i++)
		a[i] = kurang(a[i], kali(kelipatan, b[i]));
}

/* What is left of v beside the space of t; the place of its first number, n: nothing. */
static size_t sisakan(const struct tangga *t, uint64_t *v, size_t n)
{
	size_t pertama = n;

	for (size_t i = 0; i < n; i++) {
		if (v[i] && t->baris[i])
			kurangi(v, t->baris[i], v[i], n);
		else if (v[i] && pertama == n)
			pertama = i;
	}
	return pertama;
}

static void sambung(struct tangga *t, uint64_t *v, size_t pertama, size_t n)
{
	uint64_t k = balik(v[pertama]);

	for (size_t i = 0; i < n; i++)
		v[i] = kali(v[i], k);
	t->baris[pertama] = v;
}

static int menurut_kelompok(const void *a, const void *b)
{
	return memcmp(((const struct kolom *)a)->baris, ((const struct kolom *)b)->baris, sizeof(((const struct kolom *)a)->baris));
}

static void gabung_sama(struct jalin *j)
{
	size_t n = 0;

	qsort(j->kolom, j->n_kolom, sizeof(*j->kolom), menurut_kelompok);
	for (size_t i = 0; i < j->n_kolom; i++)
		if (n && menurut_kelompok(&j->kolom[n - 1], &j->kolom[i]) == 0)
			j->kolom[n - 1].banyak += j->kolom[i].banyak;
		else
			j->kolom[n++] = j->kolom[i];
	j->n_kolom = n;
}

/* -E2BIG: more shown groups than are looked at. */
static int susun(struct arena *arena, struct jalin *j, const struct skm_atribut *atribut, const struct skm_sel *sel, size_t n_sel)
{
	uint16_t *baris[SKM_ATRIBUT_MAX];

	j->tinggi = 1;
	for (size_t a = 0; a < j->n_atribut; a++) {
		baris[a] = arena_zalloc(arena, (atribut[a].banyak + 1) * sizeof(**baris));
		if (!baris[a])
			return -ENOMEM;
		for (size_t k = 0; k < atribut[a].banyak; k++) {
			if (atribut[a].kelompok[k].ditahan)
				continue;
			if (j->tinggi == BARIS_MAX)
				return -E2BIG;
			baris[a][k] = (uint16_t)j->tinggi++;
		}
	}
	for (size_t s = 0; s < n_sel; s++) {
		struct kolom *k = &j->kolom[j->n_kolom];

		*k = (struct kolom){ .banyak = sel[s].banyak };
		for (size_t a = 0; a < j->n_atribut; a++)
			k->baris[a] = baris[a][sel[s].kelompok[a]];
		j->n_kolom += k->banyak > 0;
	}
	gabung_sama(j);
	return 0;
}

static void isi(const struct jalin *j, const struct kolom *k, uint64_t *ret_v)
{
	memset(ret_v, 0, j->tinggi * sizeof(*ret_v));
	ret_v[0] = 1;
	for (size_t a = 0; a < j->n_atribut; a++)
		if (k->baris[a])
			ret_v[k->baris[a]] = 1;
}

/* The dimensions that columns can have: the groups of a break-down of which none is withheld add up to the whole. */
static size_t dimensi(const struct jalin *j)
{
	size_t hasil = j->tinggi;

	for (size_t a = 0; a < j->n_atribut; a++) {
		size_t i = 0;

		while (i < j->n_kolom && j->kolom[i].baris[a])
			i++;
		hasil -= i == j->n_kolom;
	}
	return hasil;
}

/* The space of the large columns, then the small ones beside it, if there is a beside. -E2BIG: too many of them. */
static int pilah(struct arena *arena, struct jalin *j)
{
	size_t sisa = dimensi(j);
	uint64_t *v = NULL;

	for (size_t i = 0; i < 2 * j->n_kolom && sisa; i++) {
		const struct kolom *k = &j->kolom[i % j->n_kolom];
		bool besar = k->banyak >= SKM_TAHAN;
		size_t pertama;

		if (besar != (i < j->n_kolom))
			continue;
		v = v ? v : arena_alloc(arena, j->tinggi * sizeof(*v));
		if (!v)
			return -ENOMEM;
		isi(j, k, v);
		pertama = sisakan(&j->besar, v, j->tinggi);
		if (pertama == j->tinggi)
			continue;
		if (besar) {
			sambung(&j->besar, v, pertama, j->tinggi);
			sisa--;
		} else if (j->n_kecil == KECIL_MAX) {
			return -E2BIG;
		} else {
			j->banyak[j->n_kecil] = k->banyak;
			j->kecil[j->n_kecil++] = v;
		}
		v = NULL;
	}
	return 0;
}

/* A random relation: numbers h with sum of h[c] * kecil[c] = 0, by elimination and back substitution. */
static int relasi(struct arena *arena, const struct jalin *j, uint64_t *ret_h)
{
	struct tangga t = { 0 };
	uint64_t keadaan = BENIH, *baris = NULL;

	for (size_t g = 0; g < j->tinggi; g++) {
		size_t pertama;

		baris = baris ? baris : arena_alloc(arena, j->n_kecil * sizeof(*baris));
		if (!baris)
			return -ENOMEM;
		for (size_t c = 0; c < j->n_kecil; c++)
			baris[c] = j->kecil[c][g];
		pertama = sisakan(&t, baris, j->n_kecil);
		if (pertama == j->n_kecil)
			continue;
		sambung(&t, baris, pertama, j->n_kecil);
		baris = NULL;
	}
	for (size_t c = j->n_kecil; c-- > 0;) {
		ret_h[c] = t.baris[c] ? 0 : acak(&keadaan);
		for (size_t i = c + 1; t.baris[c] && i < j->n_kecil; i++)
			ret_h[c] = kurang(ret_h[c], kali(t.baris[c][i], ret_h[i]));
	}
	return 0;
}

static int menurut_nilai(const void *a, const void *b)
{
	const struct gabungan *x = a, *y = b;

	if (x->nilai != y->nilai)
		return x->nilai < y->nilai ? -1 : 1;
	return (x->banyak > y->banyak) - (x->banyak < y->banyak);
}

/* The sign does not matter: what can be told can be told with the other sign. */
static void catat(struct gabungan *daftar, size_t *n, uint64_t nilai, int64_t banyak)
{
	if (banyak < SKM_TAHAN)
		daftar[(*n)++] = (struct gabungan){ nilai < PRIMA - nilai ? nilai : PRIMA - nilai, banyak };
}

/* Weights on up to four small columns that every relation leaves alone: one or two columns against one or two others, or against nothing. */
static int ada_yang_terbaca(struct arena *arena, const struct jalin *j, const uint64_t *h)
{
	struct gabungan *daftar = arena_alloc(arena, (j->n_kecil * (j->n_kecil + 1) + 1) * sizeof(*daftar));
	size_t n = 0;

	if (!daftar)
		return -ENOMEM;
	catat(daftar, &n, 0, 0);
	for (size_t a = 0; a < j->n_kecil; a++) {
		catat(daftar, &n, h[a], j->banyak[a]);
		catat(daftar, &n, kurang(h[a], kurang(0, h[a])), j->banyak[a]);
		for (size_t b = 0; b < a; b++) {
			catat(daftar, &n, kurang(h[a], h[b]), j->banyak[a] + j->banyak[b]);
			catat(daftar, &n, kurang(h[a], kurang(0, h[b])), j->banyak[a] + j->banyak[b]);
		}
	}
	qsort(daftar, n, sizeof(*daftar), menurut_nilai);
	for (size_t i = 1; i < n; i++)
		if (daftar[i - 1].nilai == daftar[i].nilai && daftar[i - 1].banyak + daftar[i].banyak < SKM_TAHAN)
			return 1;
	return 0;
}

/* 1: nothing is told of a few; 0: something is, or it is too much to look at. */
static int aman(const struct skm_atribut *atribut, size_t n, const struct skm_sel *sel, size_t n_sel)
{
	CLEANUP_ARENA struct arena *arena = arena_new(ARENA_MAX_BYTES);
	struct jalin *j = arena ? arena_zalloc(arena, sizeof(*j)) : NULL;
	uint64_t *h = j ? arena_alloc(arena, KECIL_MAX * sizeof(*h)) : NULL;
	int r;

	if (!h)
		return -ENOMEM;
	j->n_atribut = n;
	j->kolom = arena_alloc(arena, (n_sel + 1) * sizeof(*j->kolom));
	r = j->kolom ? susun(arena, j, atribut, sel, n_sel) : -ENOMEM;
	if (r == 0)
		r = pilah(arena, j);
	if (r == 0 && j->n_kecil == 0)
		return 1;
	if (r == 0)
		r = relasi(arena, j, h);
	if (r == 0)
		r = ada_yang_terbaca(arena, j, h);
	return r == -E2BIG ? 0 : r < 0 ? r : r == 0;
}

static size_t tampil(const struct skm_atribut *a)
{
	size_t n = 0;

	for (size_t k = 0; k < a->banyak; k++)
		n += !a->kelompok[k].ditahan;
	return n;
}

/* Whether one group less of this break-down is enough; if not it stays as it was. */
static int coba(struct arena *arena, struct skm_atribut *atribut, size_t n, size_t a, const struct skm_sel *sel, size_t n_sel, size_t unsur)
{
	size_t banyak = atribut[a].banyak;
	bool *semula = arena_alloc(arena, banyak + 1);
	int r;

	if (!semula)
		return -ENOMEM;
	for (size_t k = 0; k < banyak; k++)
		semula[k] = atribut[a].kelompok[k].ditahan;
	r = skm_tahan_lagi(&atribut[a], unsur) ? aman(atribut, n, sel, n_sel) : 0;
	for (size_t k = 0; k < banyak && r != 1; k++)
		atribut[a].kelompok[k].ditahan = semula[k];
	return r;
}

int skm_tahan_jalin(struct arena *arena, struct skm_atribut *atribut, size_t n, const struct skm_sel *sel, size_t n_sel, size_t unsur)
{
	int r = aman(atribut, n, sel, n_sel);

	while (r == 0) {
		size_t halus = 0;

		for (size_t a = 0; a < n && r == 0; a++) {
			r = coba(arena, atribut, n, a, sel, n_sel, unsur);
			halus = tampil(&atribut[a]) > tampil(&atribut[halus]) ? a : halus;
		}
		if (r == 0 && (n == 0 || !skm_tahan_lagi(&atribut[halus], unsur)))
			return 0;
	}
	return r < 0 ? r : 0;
}
