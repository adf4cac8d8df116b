/* JSON straight from a result, without a tree in between; pure functions on the caller's thread. */
#include "db/rows_json.h"

#include <errno.h>
#include <string.h>

#include "base/json_writer.h"
#include "base/log.h"
#include "db/internal.h"

#include "base/banned.h"

#define NAME_BYTES 64 /* PostgreSQL's own limit of an identifier */
#define INSTANT_BYTES 48

/* Types by their fixed numbers in pg_type.dat. */
enum type {
	TYPE_BOOL = 16,
	TYPE_INT8 = 20,
	TYPE_INT2 = 21,
	TYPE_INT4 = 23,
	TYPE_OID = 26,
	TYPE_JSON = 114,
	TYPE_FLOAT4 = 700,
	TYPE_FLOAT8 = 701,
	TYPE_TIMESTAMPTZ = 1184,
	TYPE_NUMERIC = 1700,
	TYPE_JSONB = 3802,
};

/* "2026-03-10 09:15:00+07" -> "2026-03-10T09:15:00+07:00"; anything else (infinity, a year of five
 * digits) stays as it is. */
static void write_instant(struct json_writer *w, const char *s, size_t n)
{
	char out[INSTANT_BYTES];

	if (n < 22 || n + 3 >= sizeof(out) || s[10] != ' ') {
		jw_stringn(w, s, n);
		return;
	}
	memcpy(out, s, n);
	out[10] = 'T';
	if (out[n - 3] == '+' || out[n - 3] == '-') {
		memcpy(out + n, ":00", 3);
		n += 3;
	}
	jw_stringn(w, out, n);
}

/* NaN and infinities have no JSON; no column of ours should have them. */
static void write_number(struct json_writer *w, const char *s, size_t n)
{
	char last = n ? s[n - 1] : 'x';

	if (last >= '0' && last <= '9')
		jw_raw(w, s, n);
	else
		jw_null(w);
}

static void write_value(struct json_writer *w, const PGresult *result, int row, int column)
{
	const char *s = PQgetvalue(result, row, column);
	size_t n = (size_t)PQgetlength(result, row, column);

	if (PQgetisnull(result, row, column)) {
		jw_null(w);
		return;
	}
	switch ((enum type)PQftype(result, column)) {
	case TYPE_BOOL:
		jw_bool(w, *s == 't');
		break;
	case TYPE_INT2:
	case TYPE_INT4:
	case TYPE_INT8:
	case TYPE_OID:
	case TYPE_FLOAT4:
	case TYPE_FLOAT8:
	case TYPE_NUMERIC:
		write_number(w, s, n);
		break;
	case TYPE_JSON:
	case TYPE_JSONB:
		jw_raw(w, s, n);
		break;
	case TYPE_TIMESTAMPTZ:
		write_instant(w, s, n);
		break;
	default:
		jw_stringn(w, s, n);
	}
}

/* One past the last column from `from` that shares the first n bytes of its name. */
static int prefix_end(const PGresult *result, int from, size_t n)
{
	const char *prefix = PQfname(result, from);
	int fields = PQnfields(result);
	int i = from + 1;

	while (i < fields && !strncmp(PQfname(result, i), prefix, n))
		i++;
	return i;
}

static bool all_null(const PGresult *result, int row, int from, int to)
{
	for (int i = from; i < to; i++)
		if (!PQgetisnull(result, row, i))
			return false;
	return true;
}

/* Members from the columns [from, to), whose names begin with `skip` bytes that were written
 * already. */
static void write_members(struct json_writer *w, const PGresult *result, int row, int from, int to,
			  size_t skip)
{
	while (from < to) {
		const char *name = PQfname(result, from) + skip;
		const char *dot = strchr(name, '.');
		char key[NAME_BYTES];
		int end = from + 1;

		if (!dot) {
			if (*name != '_') {
				jw_key(w, name);
				write_value(w, result, row, from);
			}
			from = end;
			continue;
		}
		end = prefix_end(result, from, skip + (size_t)(dot - name) + 1);
		snprintf(key, sizeof(key), "%.*s", (int)(dot - name), name);
		jw_key(w, key);
		if (all_null(result, row, from, end)) {
			jw_null(w);
		} else {
			jw_object(w);
			write_members(w, result, row, from, end, skip + (size_t)(dot - name) + 1);
			jw_object_end(w);
		}
		from = end;
	}
}

static void write_row(struct json_writer *w, const PGresult *result, int row)
{
	jw_object(w);
	write_members(w, result, row, 0, PQnfields(result), 0);
	jw_object_end(w);
}

void rows_json_object(const struct db_rows *rows, int row, struct buffer *out)
{
	struct json_writer w;

	jw_init(&w, out);
	write_row(&w, rows_result(rows), row);
}

/* Statements without `_versi` or `_cursor` are normal, so this does not go through db_get, which
 * logs. */
static const char *special(const PGresult *result, int row, const char *column)
{
	for (int i = 0; i < PQnfields(result); i++)
		if (!strcmp(PQfname(result, i), column))
			return PQgetisnull(result, row, i) ? NULL : PQgetvalue(result, row, i);
	return NULL;
}

static int next_cursor(const PGresult *result, int shown, struct rows_json_list *list,
		       int (*encode)(void *cls, const char *position, char *out, size_t size),
		       void *cls)
{
	const char *position;

	list->next_cursor[0] = '\0';
	if (PQntuples(result) <= list->limit && !list->always_cursor)
		return 0;
	if (!shown) {
		if (list->echo && strlen(list->echo) < sizeof(list->next_cursor))
			memcpy(list->next_cursor, list->echo, strlen(list->echo) + 1);
		return 0;
	}
	position = special(result, shown - 1, "_cursor");
	if (!position) {
		log_error("cursor_missing", "column", PQnfields(result) ? PQfname(result, 0) : "");
		return -EIO;
	}
	return encode(cls, position, list->next_cursor, sizeof(list->next_cursor));
}

int rows_json_list(const struct db_rows *rows, struct rows_json_list *list,
		   int (*encode)(void *cls, const char *position, char *out, size_t size),
		   void *cls, struct buffer *out)
{
	const PGresult *result = rows_result(rows);
	int shown = PQntuples(result) < list->limit ? PQntuples(result) : list->limit;
	struct json_writer w;
	int r = next_cursor(result, shown, list, encode, cls);

	if (r < 0)
		return r;
	jw_init(&w, out);
	jw_object(&w);
	jw_key(&w, "data");
	jw_array(&w);
	for (int row = 0; row < shown; row++)
		write_row(&w, result, row);
	jw_array_end(&w);
	jw_member_string(&w, "next_cursor", *list->next_cursor ? list->next_cursor : NULL);
	jw_object_end(&w);
	return buffer_error(out);
}

const char *rows_json_version(const struct db_rows *rows)
{
	const PGresult *result = rows_result(rows);

	return PQntuples(result) > 0 ? special(result, 0, "_versi") : NULL;
}
