/* Civil dates of the proleptic Gregorian calendar as days since 1970-01-01 (int32_t), years 0001 to
 * 9999. Pure functions: no locale, no time zone database, no allocation, safe on every thread. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/cleanup.h"

/* Length of YYYY-MM-DD, and the buffer that holds it with its end. */
#define TANGGAL_PANJANG 10
#define TANGGAL_BUF (TANGGAL_PANJANG + 1)

#define TANGGAL_TAHUN_MIN 1
#define TANGGAL_TAHUN_MAX 9999

/* 0001-01-01 and 9999-12-31. */
#define TANGGAL_MIN INT32_C(-719162)
#define TANGGAL_MAX INT32_C(2932896)

struct tanggal_sipil {
	int tahun;
	int bulan; /* 1 to 12 */
	int hari;  /* 1 to 31 */
};

/* Days of the week numbered as ISO 8601 does. */
enum hari_pekan {
	HARI_SENIN = 1,
	HARI_SELASA,
	HARI_RABU,
	HARI_KAMIS,
	HARI_JUMAT,
	HARI_SABTU,
	HARI_MINGGU,
};

/* The date of a year, month and day that exist; -ERANGE for a day that does not (29 February 2026,
 * year 0). */
WARN_UNUSED int tanggal_dari_sipil(struct tanggal_sipil sipil, int32_t *ret_tanggal);

/* Year, month and day of a date between TANGGAL_MIN and TANGGAL_MAX. */
struct tanggal_sipil tanggal_ke_sipil(int32_t tanggal);

/* Reads exactly YYYY-MM-DD (RFC 3339 full-date), all of the `n` bytes. -EINVAL: another form;
 * -ERANGE: no such day. */
WARN_UNUSED int tanggal_urai(const char *teks, size_t n, int32_t *ret_tanggal);

/* Writes YYYY-MM-DD and the terminating zero; returns `buf`. The date lies between TANGGAL_MIN and
 * TANGGAL_MAX. */
const char *tanggal_tulis(int32_t tanggal, char buf[static TANGGAL_BUF]);

enum hari_pekan tanggal_hari_pekan(int32_t tanggal);
