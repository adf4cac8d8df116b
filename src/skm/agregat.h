/* Pooled results: groups out of the rows of skm_agregat_baca. */
#pragma once

#include "base/json_writer.h"
#include "db/db.h"

/* Writes the group that begins at row as an object of the contract (AgregatKelompok) and tells where the next one begins. -EIO: more unsur
 * than there can be, or no method. */
int skm_agregat_kelompok(struct arena *arena, struct json_writer *w, const struct db_rows *rows, int row, int *ret_berikut) WARN_UNUSED;
