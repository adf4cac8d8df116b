/* Inside scheduler/: one round's pieces of work, each in a transaction of its own. */
#pragma once

#include "db/db.h"
#include "kalender/kalender.h"
#include "work/services.h"

/* Lapses at most batch deadlines; *ret_n tells how many. With batch 1, one that fails by its own fault is put off (logged), counts as done and
 * gives 0: those due after it do not wait for it. */
int kerja_tenggat(struct db *db, const struct kalender *k, int batch, int *ret_n) WARN_UNUSED;
/* Does one periodic work that is due; *ret_n is 0 when there was none. services: for work that no statement can do, or NULL. */
int kerja_jadwal(struct db *db, const struct kalender *k, const struct services *services, int *ret_n) WARN_UNUSED;
/* Once for each connection: the era of the feed, the rows of periodic work. */
int kerja_siap(struct db *db) WARN_UNUSED;
/* Legal instant of the next work, INT64_MAX when there is none; machine milliseconds until a deadline that was put off is tried again, INT64_MAX
 * when none is; how many are. */
int kerja_berikut(struct db *db, int64_t *ret_us, int64_t *ret_ulang_ms, int64_t *ret_tertunda) WARN_UNUSED;
