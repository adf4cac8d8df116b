/* What a change of the holidays does to open deadlines: tried without changing anything, or done in the caller's transaction. On the thread
 * that owns the connection, in a transaction of the daemon itself (peran sistem).
 *
 * A deadline is touched when a day that it spans, a weekday, has become a holiday or is none any more. It is computed again by the calendar as it
 * will be, by the same code as at its start, and moved with an event that cites the decree. One that has passed is not moved; one whose new
 * last day has passed already is left as it was: nobody is late by a decree that comes after.
 *
 * Order of the locks, so that others go on meanwhile: the decrees' own first (one at a time); then the cases, bit by bit, while new
 * deadlines are still being started with the old calendar; last, for a moment, the calendar's, when what was started meanwhile has been moved too.
 * Nobody starts a deadline with the old calendar after that (trigger tenggat_kalender). */
#pragma once

#include "base/json_writer.h"
#include "db/db.h"
#include "kalender/kalender.h"

#define PINDAH_GESER_MAX 64
#define PINDAH_DAFTAR_MAX 100

/* How many deadlines move by so many calendar days. */
struct pindah_geser {
	int hari;
	int64_t banyak;
};

struct pindah_dampak {
	int64_t diperpanjang, diperpendek, dihitung_ulang, dibiarkan;
	struct pindah_geser geser[PINDAH_GESER_MAX]; /* ascending; what has no place there is counted above only */
	size_t n_geser;
};

struct pindah {
	struct db *db;
	struct arena *arena;
	int64_t sekarang_us;
	const char *sekarang;
	const char *tambah, *hapus; /* JSON arrays, as layanand.libur_sesudah takes them */
	const char *pelaku;         /* role that events name */
	const char *pelaku_id;      /* or NULL */
	const char *keputusan_id;   /* or NULL */
	const char *dasar;          /* what the events cite */
	/* by pindah_siap */
	struct kalender *baru;
	char versi[24]; /* of the new calendar */
	char sejak[24]; /* transactions from here on were not all seen by the first look */
	int32_t *berubah; /* weekdays that change, ascending, each once */
	size_t n_berubah;
	int potong; /* pieces done, so that events keep their order */
	struct pindah_dampak dampak;
};

/* Reads the calendar as it will be; when no year of it is known, nothing will move. -EEXIST: a day twice; -EINVAL: not a date; or as db_exec. */
int pindah_siap(struct pindah *p) WARN_UNUSED;
/* Counts into p->dampak and writes the first PINDAH_DAFTAR_MAX that move as a JSON array, without cases about saya (or NULL). Changes nothing. */
int pindah_coba(struct pindah *p, const char *saya, struct json_writer *w) WARN_UNUSED;
/* Moves them, then changes the calendar; p->dampak says what was done. The caller commits. -EAGAIN: somebody changed the calendar by hand meanwhile. */
int pindah_terapkan(struct pindah *p) WARN_UNUSED;
