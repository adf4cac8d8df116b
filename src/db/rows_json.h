/* Rows -> JSON straight from the result: the column conventions are in docs/architecture.md ("Operations without C"). */
#pragma once

#include "base/buffer.h"
#include "db/db.h"

/* One row as an object. */
void rows_json_object(const struct db_rows *rows, int row, struct buffer *out);
/* {"data": [...], "next_cursor": ...}: at most `limit` rows; when there is one more, the `_cursor` of the last shown row goes through encode
 * (opaque text into its buffer). The "next_cursor" is always set when always_cursor (feeds: resume point; of the last row, or `echo` when there is none). */
struct rows_json_list {
	int limit;
	bool always_cursor;
	const char *echo; /* the cursor text the caller gave, already opaque; or NULL */
	char next_cursor[512]; /* out: opaque cursor or "" */
};
int rows_json_list(const struct db_rows *rows, struct rows_json_list *list,
		   int (*encode)(void *cls, const char *position, char *out, size_t size), void *cls, struct buffer *out) WARN_UNUSED;
/* The text of column `_versi` of the first row, or NULL. */
const char *rows_json_version(const struct db_rows *rows);
