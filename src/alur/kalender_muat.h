/* The calendar of the database: loaded as a whole at start and whenever it changes. */
#pragma once

#include "db/db.h"
#include "kalender/kalender.h"

/* Reads the calendar in the open transaction: as it stands, or, with tambah and hapus (JSON arrays as layanand.libur_sesudah takes
 * them; NULL: none), as it would stand after that change. The caller owns the reference. Its version is that of the database,
 * or an older one when it changed meanwhile; never a newer one. -ENODATA: no year is known; -EEXIST: a day twice; or as db_exec. */
int kalender_baca(struct db *db, const char *tambah, const char *hapus, struct kalender **ret_kalender) WARN_UNUSED;
/* Reads the calendar in a transaction of its own and puts it in the place of the one in force. -ENODATA (logged): no year is known,
 * the one in force stays; otherwise as db_exec. */
int kalender_muat(struct db *db, struct kalender_kini *kini) WARN_UNUSED;
