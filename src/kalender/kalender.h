/* The holiday calendar: an immutable set of holidays and the years for which it is complete, shared
 * by reference. Built once by one thread; after that every function here may be called from any
 * thread at the same time. */
#pragma once

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/cleanup.h"

/* Why a day is a holiday; the names of the table below are the text of files, columns and answers.
 */
enum hari_libur_jenis {
	LIBUR_NASIONAL,
	LIBUR_CUTI_BERSAMA,
	LIBUR_KEPPRES, /* polling days and other days set by a presidential decision of their own */
	LIBUR_BELUM_SKB, /* certain date, its joint decree not issued yet */
	LIBUR_PERKIRAAN, /* lunar date by computation, its joint decree not issued yet */
	LIBUR_DAERAH,	 /* set by the regency or the province */
};

/* One holiday. A date can have several (13 May 2021 was Idul Fitri and Ascension Day). */
struct hari_libur {
	int32_t tanggal;
	enum hari_libur_jenis jenis;
	const char *nama;
	const char *keputusan; /* number of the decree that sets it, NULL when none is known */
};

/* "libur_nasional", "cuti_bersama", ... */
const char *hari_libur_jenis_nama(enum hari_libur_jenis jenis);
/* -EINVAL: not the name of a kind. */
WARN_UNUSED int hari_libur_jenis_urai(const char *nama, enum hari_libur_jenis *ret_jenis);

/* What to do where the calendar ends. */
enum kalender_mode {
	/* -ERANGE as soon as a day of an unknown year would have to be told. */
	KALENDER_PASTI,
	/* In an unknown year every Monday to Friday without a loaded holiday is a working day, and
	 * the answer is marked: a case then has a due date that is at worst too early, to be
	 * computed again once that year is loaded. */
	KALENDER_SEMENTARA,
};

struct kalender;

/* Collects rows for a new calendar; used by one thread. */
struct kalender_builder;

WARN_UNUSED int kalender_builder_new(struct kalender_builder **ret_builder);
void kalender_builder_free(struct kalender_builder *b);

/* Declares that the holidays of this year are complete. Without it the year stays unknown, whatever
 * rows it has: one local holiday entered early must not turn the rest of that year into working
 * days. -ERANGE: not in 1 to 9999. */
WARN_UNUSED int kalender_builder_tahun(struct kalender_builder *b, int tahun);

/* The version under which the database keeps these rows; 0 when none is said. */
void kalender_builder_versi(struct kalender_builder *b, int64_t versi);

/* Adds a holiday; the text is copied. -EEXIST: the same date and name again; -ERANGE: no such date;
 * -EINVAL: empty name or unknown kind; -E2BIG: more than 16384 rows. */
WARN_UNUSED int kalender_builder_libur(struct kalender_builder *b, const struct hari_libur *libur);

/* Turns the rows into a calendar with one reference, which the caller owns. The builder is empty
 * afterwards and is still to be freed. -ENODATA: no year was declared. */
WARN_UNUSED int kalender_builder_jadi(struct kalender_builder *b, struct kalender **ret_kalender);

struct kalender *kalender_ref(struct kalender *k);
/* Gives up one reference; the last one frees the calendar. NULL is allowed. */
void kalender_unref(struct kalender *k);

static inline void cleanup_kalender(struct kalender **k)
{
	kalender_unref(*k);
}

#define CLEANUP_KALENDER CLEANUP(cleanup_kalender)

/* First and last year declared; there may be unknown years between them. */
void kalender_jangkauan(const struct kalender *k, int *ret_tahun_awal, int *ret_tahun_akhir);

/* The version it was built with; 0 for no calendar. */
int64_t kalender_versi(const struct kalender *k);

/* Whether the holidays of the year in which the date lies are complete. */
bool kalender_tahu(const struct kalender *k, int32_t tanggal);

/* The holidays on one date, NULL and 0 when there is none. They live as long as the calendar. Also
 * tells the rows loaded for an unknown year. */
const struct hari_libur *kalender_libur_pada(const struct kalender *k, int32_t tanggal,
					     size_t *ret_n);

/* The holidays from one date to another, both included, by date and then by name. */
const struct hari_libur *kalender_libur_antara(const struct kalender *k, int32_t dari,
					       int32_t sampai, size_t *ret_n);

/* Whether the date is a working day: Monday to Friday and no holiday. -ERANGE: the date lies in an
 * unknown year, where the weekday alone would not be an answer. */
WARN_UNUSED int kalender_hari_kerja(const struct kalender *k, int32_t tanggal, bool *ret_kerja);

/* The working days after `dari` up to and including `sampai` (0 when `sampai` is not later),
 * without walking over them. -ERANGE: a day counted lies in an unknown year (KALENDER_PASTI), or a
 * date outside the years 1 to 9999. */
WARN_UNUSED int kalender_hitung_hari_kerja(const struct kalender *k, int32_t dari, int32_t sampai,
					   enum kalender_mode mode, int32_t *ret_hari);

/* The calendar now in force: one writer replaces it, everybody else takes a reference and keeps a
 * consistent view for as long as the reference is held. */
struct kalender_kini {
	pthread_mutex_t kunci;
	struct kalender *kalender;
};

WARN_UNUSED int kalender_kini_init(struct kalender_kini *kini);
void kalender_kini_done(struct kalender_kini *kini);
/* A new reference to the calendar in force, NULL before the first one was set. */
struct kalender *kalender_kini_ambil(struct kalender_kini *kini);
/* Takes over the caller's reference and gives up that of the calendar before it. */
void kalender_kini_ganti(struct kalender_kini *kini, struct kalender *k);
