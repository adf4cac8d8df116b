/* Deadlines of cases: started with the days they pass over, closed by actions, lapsed by time (lewat.h). */
#pragma once

#include "alur/alur.h"

/* A deadline rule of the day the case was received (aturan_tenggat); text as the database gives it. */
struct aturan_tenggat {
	const char *id;
	const char *jenis;
	const char *versi;
	const char *panjang; /* NULL: until the day that the case has named (berkas_jadwal) */
	const char *satuan;
	const char *dasar_hukum;
	const char *mulai_us; /* microseconds since the epoch: the end of the deadline that it continues; NULL: none */
	const char *asal_mulai, *asal_panjang; /* as in tenggat: what it continues in working days; NULL: nothing */
};

/* The rules that the rows name, one each (columns aturan_id, aturan_jenis, aturan_versi, panjang, satuan, aturan_dasar_hukum, mulai_us,
 * asal_mulai, asal_panjang; no rule where aturan_id is NULL), at most maks. -EIO when there are more. */
int tenggat_aturan(const struct db_rows *rows, size_t maks, struct aturan_tenggat *ret_aturan, size_t *ret_n) WARN_UNUSED;
/* The same of one row; false when it names none. */
bool tenggat_aturan_baris(const struct db_rows *rows, int baris, struct aturan_tenggat *ret_aturan);

/* Queued: a deadline of this case by each of the n rules, from mulai_us on (or from the end of the one that it continues), that day being day
 * zero. None where the rule leaves its last day to the case and the case has named none. -ENOMEM; -ENOTCONN when rule and calendar do not fit
 * (logged); or as db_exec. */
int tenggat_mulai(struct alur *a, const char *berkas_id, const struct aturan_tenggat *aturan, size_t n, int64_t mulai_us) WARN_UNUSED;
/* Queued: meets the kinds in memenuhi (array literal, "{verifikasi,*}"); with menutup all others fall away. */
int tenggat_tutup(struct alur *a, const char *berkas_id, const char *memenuhi, bool menutup) WARN_UNUSED;
