/* JSON from rows, with types as a real server gives them. */
#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "db/rows_json.h"
#include "support.h"
#include "uji_statements.h"

static struct db *db;
static struct arena *arena;

static void setup(void)
{
	uji_schema();
	arena = arena_new(1 << 20);
	cr_assert_eq(db_open(&UJI_OPTIONS, &db), 0);
	cr_assert_eq(uji_begin(db, arena), 0);
}

static void teardown(void)
{
	db_rollback(db);
	db_close(db);
	arena_free(arena);
}

TestSuite(rows_json, .init = setup, .fini = teardown, .timeout = 30);

static struct db_rows *query(struct sql_call call)
{
	struct db_rows *rows = NULL;

	cr_assert_eq(db_exec(db, call, &rows), 0);
	return rows;
}

Test(rows_json, every_type_and_nesting)
{
	struct db_rows *rows = query(SQL(uji_jenis));
	struct buffer out CLEANUP_BUFFER;

	buffer_init(&out, 4096);
	rows_json_object(rows, 0, &out);
	cr_assert_eq(buffer_error(&out), 0);
	cr_assert_str_eq(
		out.data,
		"{\"bulat\":7,\"besar\":9007199254740993,\"desimal\":78.740,\"benar\":true,"
		"\"salah\":false,"
		"\"teks\":\"teks \\\"kutip\\\"\",\"kosong\":null,\"tanggal\":\"2026-03-09\","
		"\"waktu\":\"2026-03-10T09:15:00.25+07:00\",\"selamanya\":\"infinity\",\"data\":{"
		"\"a\": [1, null]},"
		"\"penyelenggara\":{\"id\":\"019583a0-0000-7000-8000-000000000001\",\"nama\":"
		"\"Dinas\","
		"\"induk\":{\"nama\":\"Kab\"}},\"lokasi\":null,\"bukan_angka\":null}");
	cr_assert_str_eq(rows_json_version(rows), "3");
}

static int encode(void *cls, const char *position, char *out, size_t size)
{
	if (cls)
		return *(int *)cls;
	snprintf(out, size, "<%s>", position);
	return 0;
}

static char *list(struct sql_call call, struct rows_json_list *l)
{
	struct db_rows *rows = query(call);
	struct buffer out CLEANUP_BUFFER;
	char *text;
	size_t n;

	buffer_init(&out, 4096);
	cr_assert_eq(rows_json_list(rows, l, encode, NULL, &out), 0);
	text = buffer_take(&out, &n);
	cr_assert(arena_defer(arena, free, text) == 0);
	return text;
}

Test(rows_json, list_with_a_further_page)
{
	struct rows_json_list l = { .limit = 2 };

	cr_assert_str_eq(list(SQL(uji_daftar, .n = "3"), &l),
			 "{\"data\":[{\"id\":1,\"isi\":\"baris 1\"},{\"id\":2,\"isi\":\"baris "
			 "2\"}],\"next_cursor\":\"<k2>\"}");
	cr_assert_str_eq(l.next_cursor, "<k2>");
}

Test(rows_json, last_page_and_empty_list)
{
	struct rows_json_list l = { .limit = 2, .echo = "gema" };

	cr_assert_str_eq(list(SQL(uji_daftar, .n = "1"), &l),
			 "{\"data\":[{\"id\":1,\"isi\":\"baris 1\"}],\"next_cursor\":null}");
	cr_assert_str_eq(l.next_cursor, "");
	cr_assert_str_eq(list(SQL(uji_daftar, .n = "0"), &l), "{\"data\":[],\"next_cursor\":null}");
}

Test(rows_json, feed_always_has_a_place_to_go_on)
{
	struct rows_json_list l = { .limit = 5, .always_cursor = true, .echo = "gema" };

	cr_assert_str_eq(list(SQL(uji_daftar, .n = "1"), &l),
			 "{\"data\":[{\"id\":1,\"isi\":\"baris 1\"}],\"next_cursor\":\"<k1>\"}");
	cr_assert_str_eq(list(SQL(uji_daftar, .n = "0"), &l),
			 "{\"data\":[],\"next_cursor\":\"gema\"}");
	l.echo = NULL;
	cr_assert_str_eq(list(SQL(uji_daftar, .n = "0"), &l), "{\"data\":[],\"next_cursor\":null}");
}

Test(rows_json, list_errors)
{
	struct rows_json_list l = { .limit = 1 };
	struct buffer out CLEANUP_BUFFER;
	struct buffer small CLEANUP_BUFFER;
	int error = -ENOBUFS;

	buffer_init(&out, 4096);
	buffer_init(&small, 4);
	cr_assert_eq(rows_json_list(query(SQL(uji_daftar_buta, .n = "2")), &l, encode, NULL, &out),
		     -EIO);
	cr_assert_eq(rows_json_list(query(SQL(uji_daftar, .n = "2")), &l, encode, &error, &out),
		     -ENOBUFS);
	cr_assert_eq(rows_json_list(query(SQL(uji_daftar_buta, .n = "1")), &l, encode, NULL, &out),
		     0);
	cr_assert_eq(rows_json_list(query(SQL(uji_daftar, .n = "1")), &l, encode, NULL, &small),
		     -ENOBUFS);
}

Test(rows_json, bytes_and_versions_of_other_rows)
{
	struct db_rows *rows = query(SQL(uji_bita));
	unsigned char *bytes;
	size_t n;

	bytes = db_bytes(rows, 0, "isi", arena, &n);
	cr_assert_eq(n, 3);
	cr_assert_arr_eq(bytes, "\x00\x7f\xff", 3);
	cr_assert_null(db_bytes(rows, 0, "tanpa", arena, &n));
	cr_assert_eq(n, 0);
	cr_assert_not_null(db_bytes(rows, 0, "hampa", arena, &n));
	cr_assert_null(rows_json_version(rows));
}
