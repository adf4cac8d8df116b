/* Operations without C: the values of a statement from the request, and its rows as the answer. Used by the loops and by workers. */
#pragma once

#include "work/services.h"

/* Values in the order of sql->params (by name from path, query, header, body; reserved names :saya, :peran, :penyelenggara_saya, :sekarang,
 * :limit, :cursor, :alamat_publik (how clients reach the API); :badan is the whole JSON body, for a statement that tells null from absent). A
 * cursor that is not ours sets PROBLEM_CURSOR and returns -EPROTO. */
int statement_values(struct request *r, const struct services *s, const struct sql *sql, const char *const **ret_values) WARN_UNUSED;
/* Rows -> r->reply, or PROBLEM_NOT_FOUND for a single resource without a row. */
int statement_reply(struct request *r, const struct services *s, const struct db_rows *rows) WARN_UNUSED;
/* What a failed statement becomes: r->problem (and a log line where it is our bug). error as returned by db_exec. */
void statement_problem(struct request *r, int error, const struct db_failure *failure);
/* The strong ETag of a body: "v<version>-<hash>" or "<hash>"; quoted, in arena. */
const char *reply_etag(struct arena *arena, const char *version, const void *body, size_t len) WARN_UNUSED;
/* Checks duties when the token did not bring them (tugas: as the database says). 0, or PROBLEM_TUGAS and -EPROTO. */
int request_check_tugas(struct request *r, unsigned tugas) WARN_UNUSED;
