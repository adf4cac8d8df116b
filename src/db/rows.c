/* Reading results by column name, for handlers; pure functions over a result that the caller owns.
 */
#include "db/internal.h"

#include <string.h>

#include "base/encode.h"
#include "base/log.h"

#include "base/banned.h"

void db_rows_free(struct db_rows *rows)
{
	PQclear(rows_result(rows));
}

int db_count(const struct db_rows *rows)
{
	return PQntuples(rows_result(rows));
}

/* Not PQfnumber: it folds case and knows quotes, and our columns have dots and exact names. */
static int column_find(const PGresult *result, const char *column)
{
	int n = PQnfields(result);

	for (int i = 0; i < n; i++)
		if (!strcmp(PQfname(result, i), column))
			return i;
	return -1;
}

static int column_index(const PGresult *result, const char *column)
{
	int i = column_find(result, column);

	if (i < 0)
		log_error("column_unknown", "column", column);
	return i;
}

static const char *value_at(const PGresult *result, int row, int i)
{
	if (i < 0 || row < 0 || row >= PQntuples(result) || PQgetisnull(result, row, i))
		return NULL;
	return PQgetvalue(result, row, i);
}

const char *db_get(const struct db_rows *rows, int row, const char *column)
{
	return value_at(rows_result(rows), row, column_index(rows_result(rows), column));
}

const char *db_find(const struct db_rows *rows, int row, const char *column)
{
	return value_at(rows_result(rows), row, column_find(rows_result(rows), column));
}

bool db_is(const struct db_rows *rows, int row, const char *column)
{
	const char *text = db_get(rows, row, column);

	return text && *text == 't';
}

int64_t db_int(const struct db_rows *rows, int row, const char *column)
{
	const char *text = db_get(rows, row, column);

	return text ? strtoll(text, NULL, 10) : 0;
}

unsigned char *db_bytes(const struct db_rows *rows, int row, const char *column,
			struct arena *arena, size_t *ret_len)
{
	const char *text = db_get(rows, row, column);
	unsigned char *bytes;
	size_t n;

	*ret_len = 0;
	if (!text || text[0] != '\\' || text[1] != 'x')
		return NULL;
	n = strlen(text + 2) / 2;
	bytes = arena_alloc(arena, n + 1);
	if (!bytes || hex_decode(text + 2, 2 * n, bytes, n) < 0)
		return NULL;
	*ret_len = n;
	return bytes;
}
