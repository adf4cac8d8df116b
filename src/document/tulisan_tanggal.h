/* Dates and instants as documents print them, in the legal time of Bengkayang (WIB). Pure; safe on
 * every thread. */
#pragma once

#include <stddef.h>

#include "base/cleanup.h"

#define TULISAN_TANGGAL_SIZE 96

enum tulisan_tanggal {
	TULISAN_HARI,  /* "10 Maret 2026"; "10 March 2026" */
	TULISAN_PEKAN, /* "Selasa, 10 Maret 2026"; "Tuesday, 10 March 2026" */
	TULISAN_WAKTU, /* with ", pukul 09.15 WIB"; ", 09:15 WIB (UTC+7)"; a date: as TULISAN_PEKAN
			*/
	TULISAN_RFC3339, /* "2026-03-10T09:15:00+07:00"; a date: its first instant */
};

/* Reads YYYY-MM-DD, RFC 3339 or the text of a PostgreSQL timestamptz ("2026-03-10 02:15:00+00") and
 * writes it in that form; bahasa "en" or Indonesian. -EINVAL or -ERANGE as waktu_urai has them;
 * NULL is -EINVAL. */
int tulisan_tanggal(const char *text, enum tulisan_tanggal form, const char *bahasa,
		    char out[static TULISAN_TANGGAL_SIZE]) WARN_UNUSED;
