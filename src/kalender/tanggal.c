/* Owns the arithmetic of civil dates; pure functions, on any thread. */
#include "kalender/tanggal.h"

#include <errno.h>
#include <stdbool.h>

#include "base/banned.h"

#define BULAN_PER_TAHUN 12
#define TAHUN_PER_ERA 400
#define HARI_PER_ERA 146097
/* Days from 0000-03-01, where the arithmetic below begins, to 1970-01-01. */
#define HARI_SAMPAI_EPOCH 719468

static bool tahun_kabisat(int tahun)
{
	return tahun % 4 == 0 && (tahun % 100 != 0 || tahun % 400 == 0);
}

static int hari_dalam_bulan(int tahun, int bulan)
{
	static const int hari[BULAN_PER_TAHUN] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return bulan == 2 && tahun_kabisat(tahun) ? 29 : hari[bulan - 1];
}

static bool sipil_ada(struct tanggal_sipil s)
{
	if (s.tahun < TANGGAL_TAHUN_MIN || s.tahun > TANGGAL_TAHUN_MAX)
		return false;
	if (s.bulan < 1 || s.bulan > BULAN_PER_TAHUN)
		return false;
	return s.hari >= 1 && s.hari <= hari_dalam_bulan(s.tahun, s.bulan);
}

/* Counts years from March, so that the leap day is the last day of its year and months follow one
 * line (153 days per five months). */
int tanggal_dari_sipil(struct tanggal_sipil sipil, int32_t *ret_tanggal)
{
	int tahun, bulan_maret, hari_tahun, era, tahun_era;

	if (!sipil_ada(sipil))
		return -ERANGE;
	tahun = sipil.bulan <= 2 ? sipil.tahun - 1 : sipil.tahun;
	bulan_maret = (sipil.bulan + 9) % BULAN_PER_TAHUN;
	hari_tahun = (153 * bulan_maret + 2) / 5 + sipil.hari - 1;
	era = tahun / TAHUN_PER_ERA;
	tahun_era = tahun % TAHUN_PER_ERA;
	*ret_tanggal = era * HARI_PER_ERA + tahun_era * 365 + tahun_era / 4 - tahun_era / 100 +
		       hari_tahun - HARI_SAMPAI_EPOCH;
	return 0;
}

struct tanggal_sipil tanggal_ke_sipil(int32_t tanggal)
{
	int32_t sejak = tanggal + HARI_SAMPAI_EPOCH;
	int era = sejak / HARI_PER_ERA;
	int hari_era = sejak % HARI_PER_ERA;
	int tahun_era = (hari_era - hari_era / 1460 + hari_era / 36524 - hari_era / 146096) / 365;
	int hari_tahun = hari_era - (365 * tahun_era + tahun_era / 4 - tahun_era / 100);
	int bulan_maret = (5 * hari_tahun + 2) / 153;
	int bulan = bulan_maret < 10 ? bulan_maret + 3 : bulan_maret - 9;

	return (struct tanggal_sipil){
		.tahun = era * TAHUN_PER_ERA + tahun_era + (bulan <= 2 ? 1 : 0),
		.bulan = bulan,
		.hari = hari_tahun - (153 * bulan_maret + 2) / 5 + 1,
	};
}

/* A number of exactly `n` decimal digits, or -1. */
static int angka(const char *teks, size_t n)
{
	int nilai = 0;

	for (size_t i = 0; i < n; i++) {
		if (teks[i] < '0' || teks[i] > '9')
			return -1;
		nilai = nilai * 10 + (teks[i] - '0');
	}
	return nilai;
}

int tanggal_urai(const char *teks, size_t n, int32_t *ret_tanggal)
{
	struct tanggal_sipil sipil;

	if (n != TANGGAL_PANJANG || teks[4] != '-' || teks[7] != '-')
		return -EINVAL;
	sipil.tahun = angka(teks, 4);
	sipil.bulan = angka(teks + 5, 2);
	sipil.hari = angka(teks + 8, 2);
	if (sipil.tahun < 0 || sipil.bulan < 0 || sipil.hari < 0)
		return -EINVAL;
	return tanggal_dari_sipil(sipil, ret_tanggal);
}

static char *tulis_angka(char *ke, int nilai, int digit)
{
	for (int i = digit - 1; i >= 0; i--) {
		ke[i] = (char)('0' + nilai % 10);
		nilai /= 10;
	}
	return ke + digit;
}

const char *tanggal_tulis(int32_t tanggal, char buf[static TANGGAL_BUF])
{
	struct tanggal_sipil sipil = tanggal_ke_sipil(tanggal);
	char *p = buf;

	p = tulis_angka(p, sipil.tahun, 4);
	*p++ = '-';
	p = tulis_angka(p, sipil.bulan, 2);
	*p++ = '-';
	p = tulis_angka(p, sipil.hari, 2);
	*p = '\0';
	return buf;
}

enum hari_pekan tanggal_hari_pekan(int32_t tanggal)
{
	/* 1970-01-01 was a Thursday; the second remainder brings dates before it into 0..6. */
	int sejak_senin = ((tanggal % 7) + 7 + 3) % 7;

	return (enum hari_pekan)(sejak_senin + 1);
}
