/* Dates as documents print them, in the legal time of Bengkayang (WIB, UTC+7). Pure; thread-safe.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/cleanup.h"

/* A day, or an instant shown in WIB. */
struct tanggal {
	int year, month, day; /* month 1-12 */
	int weekday;          /* 0 = Minggu */
	int hour, minute, second;
	bool has_time;
};

#define TANGGAL_TEXT_SIZE 96
#define TANGGAL_RFC3339_SIZE 32

/* Reads "YYYY-MM-DD", RFC 3339 or the text of a PostgreSQL timestamptz ("2026-03-10
 * 02:15:00.5+00"). -EINVAL for anything else, a time without offset and days that do not exist
 * included. */
int tanggal_parse(const char *text, struct tanggal *ret_tanggal) WARN_UNUSED;
/* "10 Maret 2026"; with bahasa "en" "10 March 2026". */
void tanggal_panjang(const struct tanggal *t, const char *bahasa,
		     char out[static TANGGAL_TEXT_SIZE]);
/* "Selasa, 10 Maret 2026, pukul 09.15 WIB"; "Tuesday, 10 March 2026, 09:15 WIB (UTC+7)". Without a
 * time: the day only. */
void tanggal_lengkap(const struct tanggal *t, const char *bahasa,
		     char out[static TANGGAL_TEXT_SIZE]);
/* "2026-03-10T09:15:00+07:00". */
void tanggal_rfc3339(const struct tanggal *t, char out[static TANGGAL_RFC3339_SIZE]);
