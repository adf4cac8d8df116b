/* Deadlines of cases: started with the days they pass over, closed by actions, lapsed by time (lewat.h). */
#pragma once

#include "alur/alur.h"

/* A deadline rule of the day the case was received (aturan_tenggat); text as the database gives it. */
struct aturan_tenggat {
	const char *id;
	const char *jenis;
	const char *versi;
	const char *panjang;
	const char *satuan;
	const char *dasar_hukum;
};

/* Queued: a deadline of this case from mulai_us on, that day being day zero. -ENOMEM; -EINVAL when rule and calendar do not fit (logged). */
int tenggat_mulai(struct alur *a, const char *berkas_id, const struct aturan_tenggat *aturan, int64_t mulai_us) WARN_UNUSED;
/* Queued: meets the kinds in memenuhi (array literal, "{verifikasi,*}"); with menutup all others fall away. */
int tenggat_tutup(struct alur *a, const char *berkas_id, const char *memenuhi, bool menutup) WARN_UNUSED;
