/* Rows -> JSON straight from the result. Conventions of the columns (docs/architecture.md,
 * "Operations without C"):
 *  - the column's name is the member's name; "a.b" nests: columns of one prefix stand next to each
 * other, and when all of them are NULL the member "a" is null;
 *  - by PostgreSQL type: boolean and integers as such, numeric exactly as printed, json and jsonb
 * embedded, timestamptz as RFC 3339 with the session's offset (+07:00), everything else a string;
 * NULL is null;
 *  - a column whose name begins with "_" is for the runtime and not in the JSON: `_versi`,
 * `_cursor`. */
#pragma once

#include "base/buffer.h"
#include "db/db.h"

/* One row as an object. Errors are the buffer's (buffer_error). */
void rows_json_object(const struct db_rows *rows, int row, struct buffer *out);
/* {"data": [...], "next_cursor": ...}: at most `limit` rows; when there is one more, the `_cursor`
 * of the last shown row goes through encode (opaque text into its buffer). The "next_cursor" is
 * always set when always_cursor (feeds: resume point; of the last row, or `echo` when there is
 * none). */
struct rows_json_list {
	int limit;
	bool always_cursor;
	const char *echo; /* the cursor text the caller gave, already opaque; or NULL */
	char next_cursor[512]; /* out: opaque cursor or "" */
};
/* encode: 0 or negative errno. Returns its error, -EIO when a cursor is needed and the statement
 * has no `_cursor` (our bug, logged), or the buffer's. */
int rows_json_list(const struct db_rows *rows, struct rows_json_list *list,
		   int (*encode)(void *cls, const char *position, char *out, size_t size),
		   void *cls, struct buffer *out) WARN_UNUSED;
/* The text of column `_versi` of the first row, or NULL. */
const char *rows_json_version(const struct db_rows *rows);
