/* What the result of a round is made of, out of the database. */
#pragma once

#include "db/db.h"
#include "skm/hasil.h"

/* Method, weights and sums of a round, inside the caller's transaction (arena). -EIO: it has no unsur, or its rollups are not of them;
 * otherwise as db_exec. */
int skm_hitung_baca(struct db *db, struct arena *arena, const char *survei, struct skm_masukan **ret_masukan) WARN_UNUSED;
