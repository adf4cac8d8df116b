/* The calendar of the database: loaded as a whole at start and whenever it changes. */
#pragma once

#include "db/db.h"
#include "kalender/kalender.h"

/* Reads the calendar in a transaction of its own and puts it in the place of the one in force. -ENODATA (logged): no year is known,
 * the one in force stays; otherwise as db_exec. */
int kalender_muat(struct db *db, struct kalender_kini *kini) WARN_UNUSED;
