/* What the handlers of surveys share. */
#pragma once

#include "alur/tindakan.h"
#include "base/json_writer.h"
#include "skm/indeks.h"

#define PROSES_SKM "skm"

/* Answers with the round as this caller sees it now; sends what is queued. */
int skm_jawab_survei(struct ctx *c, int status, const char *survei_id) WARN_UNUSED;
/* Whether the round is an instant survey (P23(6)); one that the caller does not see is none. */
int skm_seketika(struct ctx *c, const char *survei_id, bool *ret_seketika) WARN_UNUSED;
/* A method out of rows with the columns desimal_indeks, desimal_ikm, kelas (arena). -EIO: it is not one. */
int skm_metode_dari(struct arena *arena, const struct db_rows *rows, int row, struct skm_metode *ret_metode) WARN_UNUSED;
/* "{1,2,3}" of a bigint[] without NULL. The number of elements; -EIO when there are more than max or it is something else. */
int skm_urai_larik(const char *teks, int64_t *ret_nilai, size_t max) WARN_UNUSED;
/* "key": a number with this many decimals, from whole units of the last one. */
void skm_desimal(struct json_writer *w, const char *key, int64_t nilai, int desimal);
