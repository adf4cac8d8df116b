/* Reads the two files of the calendar, strictly: `date,name,type[,decree]` (holidays) and
 * `tahun,nomor,tanggal,jenis,tentang` (decrees). RFC 4180 with a header line, UTF-8, one record on
 * one line. A file is read whole or refused with the line of its first fault. Called by commands,
 * on their thread. */
#pragma once

#include <stdio.h>

#include "base/cleanup.h"
#include "kalender/kalender.h"

/* A line, its end included, and a file; generous for real files, and a bound for wrong ones. */
#define KALENDER_CSV_BARIS_MAX 4096
#define KALENDER_CSV_BARIS_BANYAK 20000
#define KALENDER_CSV_PESAN_MAX 160

/* Where and why a file was refused; for the person who runs the import, hence in Indonesian. */
struct kalender_csv_galat {
	unsigned int baris; /* from 1, the header; 0: not a matter of one line */
	char pesan[KALENDER_CSV_PESAN_MAX];
};

/* A decree on holidays: the yearly one (penetapan), a revision of it (perubahan), or one on local
 * holidays (daerah). Text lives during the callback. */
struct keputusan_libur {
	int tahun;
	const char *nomor;
	int32_t tanggal;
	const char *jenis;
	const char *tentang;
};

/* Called for each row in the order of the file; `libur` and its text live during the call. A
 * negative answer ends the reading and is returned with its line; the callee may write a message of
 * its own into `galat`. */
typedef int kalender_csv_libur_fn(void *cls, const struct hari_libur *libur,
				  struct kalender_csv_galat *galat);
typedef int kalender_csv_keputusan_fn(void *cls, const struct keputusan_libur *keputusan,
				      struct kalender_csv_galat *galat);

/* -EINVAL: the file is wrong, see `ret_galat`; -EIO: it cannot be read; or what the callback
 * answered. */
WARN_UNUSED int kalender_csv_baca(FILE *f, kalender_csv_libur_fn *fn, void *cls,
				  struct kalender_csv_galat *ret_galat);
WARN_UNUSED int kalender_csv_baca_keputusan(FILE *f, kalender_csv_keputusan_fn *fn, void *cls,
					    struct kalender_csv_galat *ret_galat);
