/* The case engine, one transaction's view of it: whose acts are recorded, when, and with which calendar deadlines are computed.
 * Handlers make one from their context, the scheduler from its own connection. Everything below runs on the thread that owns
 * the connection, inside an open transaction. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kalender/kalender.h"
#include "work/ctx.h"

struct alur {
	struct db *db;
	struct arena *arena;
	const struct kalender *kalender; /* lives as long as the arena */
	int64_t sekarang_us;
	const char *sekarang;  /* the same for SQL */
	const char *pelaku;    /* role that acts, as events name it */
	const char *pelaku_id; /* its sub, or NULL */
	unsigned n_id;         /* ids made so far: a millisecond apart, they keep their order */
};

/* For a handler. -ENOMEM. */
int alur_dari_ctx(struct ctx *c, struct alur *ret_alur) WARN_UNUSED;
/* For the daemon's own work (peran sistem); the calendar is borrowed. -ENOMEM. */
int alur_sistem(struct db *db, struct arena *arena, const struct kalender *kalender, int64_t sekarang_us,
		struct alur *ret_alur) WARN_UNUSED;

/* Makes sure that deadlines are computed with the calendar of this version, which the database has just told: the cached one follows
 * a change only a moment later. Reads it in this transaction when it is another. -ENOMEM, or as db_exec. */
int alur_kalender(struct alur *a, int64_t versi) WARN_UNUSED;

/* A new UUIDv7 of this transaction's legal time (arena), later than those before it; NULL when memory is short. */
const char *alur_id(struct alur *a);
/* An instant for SQL and answers (arena), NULL when memory is short. */
const char *alur_waktu(struct arena *arena, int64_t waktu_us);
