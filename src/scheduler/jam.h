/* The legal clock of all daemons on one database: a shift kept in table jam, set by command in development mode. */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "db/db.h"

/* Takes over the clock of the database and says so in table daemon, when it changed since *versi (0: never taken). In production
 * the shift is not followed. As db_exec. */
int jam_ikuti(struct db *db, const char *daemon_id, bool development, int64_t *versi) WARN_UNUSED;

/* For `layanand clock`: sets legal time to waktu_us (it goes on from there) and waits until every living daemon goes by it and
 * what fell due has been done, at most timeout_ms: then -ETIME. The caller has checked that the mode is development. Says on
 * out what it waited for. -ENOTCONN, or as db_exec. */
int jam_atur(const char *conninfo, int64_t waktu_us, int timeout_ms, FILE *out) WARN_UNUSED;
