/* Owns the arithmetic of exact sums: a common denominator is multiplied out, the quotient found by comparing; pure functions. */
#include "skm/pecahan.h"

#include <errno.h>
#include <string.h>

#include "base/banned.h"

/* A factor of 64 bits for each term, one for the multiplier, one for the quotient, and what carries over. */
#define ANGKA (2 * (PECAHAN_MAX + 4))

/* A natural number, the lowest 32 bits first. */
struct besar {
	uint32_t angka[ANGKA];
};

static void besar_kali(struct besar *b, uint32_t faktor)
{
	uint64_t bawa = 0;

	for (size_t i = 0; i < ANGKA; i++) {
		bawa += (uint64_t)b->angka[i] * faktor;
		b->angka[i] = (uint32_t)bawa;
		bawa >>= 32;
	}
}

static void besar_tambah(struct besar *b, const struct besar *lain, size_t geser)
{
	uint64_t bawa = 0;

	for (size_t i = geser; i < ANGKA; i++) {
		bawa += (uint64_t)b->angka[i] + lain->angka[i - geser];
		b->angka[i] = (uint32_t)bawa;
		bawa >>= 32;
	}
}

static void besar_kali64(struct besar *b, uint64_t faktor)
{
	struct besar tinggi = *b;

	besar_kali(&tinggi, (uint32_t)(faktor >> 32));
	besar_kali(b, (uint32_t)faktor);
	besar_tambah(b, &tinggi, 1);
}

static int besar_banding(const struct besar *a, const struct besar *b)
{
	for (size_t i = ANGKA; i-- > 0;)
		if (a->angka[i] != b->angka[i])
			return a->angka[i] < b->angka[i] ? -1 : 1;
	return 0;
}

/* The sum as one fraction. */
static int jumlahkan(const struct pecahan *suku, size_t n, struct besar *ret_atas, struct besar *ret_bawah)
{
	if (n == 0 || n > PECAHAN_MAX)
		return -EDOM;
	memset(ret_atas, 0, sizeof(*ret_atas));
	*ret_bawah = (struct besar){ .angka = { 1 } };
	for (size_t i = 0; i < n; i++) {
		struct besar satu = *ret_bawah;

		if (suku[i].penyebut == 0)
			return -EDOM;
		besar_kali64(&satu, suku[i].pembilang);
		besar_kali64(ret_atas, suku[i].penyebut);
		besar_tambah(ret_atas, &satu, 0);
		besar_kali64(ret_bawah, suku[i].penyebut);
	}
	return 0;
}

/* The largest q with q x bawah <= atas, by halving. */
static int bagi(const struct besar *atas, const struct besar *bawah, int64_t *ret_hasil)
{
	uint64_t rendah = 0, tinggi = INT64_MAX / 4;
	struct besar coba = *bawah;

	besar_kali64(&coba, tinggi);
	if (besar_banding(&coba, atas) <= 0)
		return -EDOM;
	while (tinggi - rendah > 1) {
		uint64_t tengah = rendah + (tinggi - rendah) / 2;

		coba = *bawah;
		besar_kali64(&coba, tengah);
		if (besar_banding(&coba, atas) <= 0)
			rendah = tengah;
		else
			tinggi = tengah;
	}
	*ret_hasil = (int64_t)rendah;
	return 0;
}

/* floor(faktor * atas / bawah + 1/2) = floor((2 * faktor * atas + bawah) / (2 * bawah)) */
int pecahan_bulat(const struct pecahan *suku, size_t n, uint64_t faktor, int64_t *ret_bulat)
{
	struct besar atas, bawah;
	int r = jumlahkan(suku, n, &atas, &bawah);

	if (r < 0)
		return r;
	besar_kali64(&atas, faktor);
	besar_kali(&atas, 2);
	besar_tambah(&atas, &bawah, 0);
	besar_kali(&bawah, 2);
	return bagi(&atas, &bawah, ret_bulat);
}

bool pecahan_genap(const struct pecahan *suku, size_t n)
{
	struct besar atas, bawah;

	return jumlahkan(suku, n, &atas, &bawah) == 0 && besar_banding(&atas, &bawah) == 0;
}
