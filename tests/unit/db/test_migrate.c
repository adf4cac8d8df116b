/* Migrations on a database of their own: applied once, in order, whole or not at all; an edited
 * file is found out. */
#include <criterion/criterion.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "db/migrate.h"
#include "support.h"

#define CONNINFO "user=layanand_migrasi dbname=uji_migrasi"

static char *text;
static size_t text_len;

static const struct migration LIST[] = {
	{ 1, "satu", "aaaa", "create table satu (x integer); create table dua (x integer)" },
	{ 2, "dua", "bbbb", "insert into satu values (1)" },
	{ 3, "rusak", "cccc",
	  "create table tiga (x integer);\n\nselect 'é', bukan_kolom from satu" },
	{ 4, "empat", "dddd", "create table empat (x integer)" },
};

static void setup(void)
{
	uji_schema();
	uji_sql("drop database if exists uji_migrasi");
	uji_sql("create database uji_migrasi owner layanand_pemilik");
}

TestSuite(migrate, .init = setup, .timeout = 60);

static int run(const struct migration *list, size_t n)
{
	FILE *out;
	int r;

	free(text);
	out = open_memstream(&text, &text_len);
	r = migrate_list(CONNINFO, list, n, out);
	fclose(out);
	return r;
}

static char *query(const char *sql)
{
	static char answer[128];
	PGconn *conn = PQconnectdb("user=postgres dbname=uji_migrasi");
	PGresult *result = PQexec(conn, sql);

	snprintf(answer, sizeof(answer), "%s",
		 PQntuples(result) ? PQgetvalue(result, 0, 0) : PQresultErrorMessage(result));
	PQclear(result);
	PQfinish(conn);
	return answer;
}

Test(migrate, applies_once_as_the_owner)
{
	cr_assert_eq(run(LIST, 2), 0);
	cr_assert_not_null(strstr(text, "0001_satu.sql: applied\n0002_dua.sql: applied\n"));
	cr_assert_eq(run(LIST, 2), 0);
	cr_assert_str_eq(text ? text : "", "");
	cr_assert_str_eq(query("select count(*) from satu"), "1");
	cr_assert_str_eq(query("select string_agg(nomor || nama || checksum, ',' order by nomor) "
			       "from skema_migrasi"),
			 "1satuaaaa,2duabbbb");
	cr_assert_str_eq(query("select tableowner from pg_tables where tablename = 'satu'"),
			 "layanand_pemilik");
	cr_assert_str_eq(
		query("select relforcerowsecurity from pg_class where relname = 'skema_migrasi'"),
		"t");
}

Test(migrate, failing_file_leaves_nothing_and_is_named_with_its_line)
{
	cr_assert_eq(run(LIST, 4), -EIO);
	cr_assert_not_null(strstr(text, "0003_rusak.sql:3: column \"bukan_kolom\" does not exist"),
			   "%s", text);
	cr_assert_str_eq(query("select max(nomor) from skema_migrasi"), "2");
	cr_assert_str_eq(query("select coalesce(to_regclass('tiga')::text, 'tidak ada')"),
			 "tidak ada");
}

Test(migrate, edited_file_is_found_before_anything_is_done)
{
	const struct migration edited[] = { LIST[0],
					    { 2, "dua", "eeee", "insert into satu values (1)" },
					    { 3, "baru", "ffff",
					      "create table baru (x integer)" } };

	cr_assert_eq(run(LIST, 2), 0);
	cr_assert_eq(run(edited, 3), -EUCLEAN);
	cr_assert_not_null(strstr(text, "0002_dua.sql"));
	cr_assert_str_eq(query("select coalesce(to_regclass('baru')::text, 'tidak ada')"),
			 "tidak ada");
}

Test(migrate, older_program_stays_away_from_a_newer_database)
{
	cr_assert_eq(run(LIST, 2), 0);
	cr_assert_eq(run(LIST, 1), -EUCLEAN);
}

Test(migrate, file_may_not_end_the_transaction)
{
	const struct migration list[] = { { 1, "licik", "aaaa",
					    "create table licik (x integer); commit" } };

	cr_assert_eq(run(list, 1), -EINVAL);
	cr_assert_str_eq(query("select count(*) from skema_migrasi"), "0");
}

static void *run_thread(void *arg)
{
	FILE *sink = fopen("/dev/null", "w");

	*(int *)arg = migrate_list(CONNINFO, LIST, 2, sink);
	fclose(sink);
	return NULL;
}

Test(migrate, several_at_once_apply_once)
{
	pthread_t threads[4];
	int results[4];

	for (int i = 0; i < 4; i++)
		cr_assert_eq(pthread_create(&threads[i], NULL, run_thread, &results[i]), 0);
	for (int i = 0; i < 4; i++) {
		pthread_join(threads[i], NULL);
		cr_assert_eq(results[i], 0);
	}
	cr_assert_str_eq(query("select count(*) from satu"), "1");
}

Test(migrate, unreachable_server)
{
	FILE *sink = fopen("/dev/null", "w");

	cr_assert_eq(migrate_list("host=/nonexistent", LIST, 1, sink), -ENOTCONN);
	fclose(sink);
}
