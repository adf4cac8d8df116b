/* What the database tests share. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"

const struct db_options UJI_OPTIONS = { "user=postgres dbname=layanand", "layanand uji" };

static const char *const SCHEMA =
	"set client_min_messages = warning;"
	"drop table if exists uji, uji_berubah, penugasan, pelaksana, masa_jabatan, identitas_ditutup, skema_migrasi cascade;"
	"create table uji (id integer primary key, isi text, induk_id integer constraint "
	"uji_induk_id_fkey references uji (id),"
	" constraint uji_isi_check check (isi <> 'tidak boleh'));"
	"create table uji_berubah (id integer primary key, isi text);"
	"insert into uji_berubah values (1, 'satu');"
	"create table skema_migrasi (nomor integer);"
	"create table pelaksana (id uuid, penyelenggara_id uuid, aktif boolean);"
	"insert into pelaksana values ('" UJI_PELAKSANA "', '" UJI_PENYELENGGARA "', true);"
	"create table masa_jabatan (pelaksana_id uuid, penyelenggara_id uuid, berlaku_dari date, berlaku_sampai date);"
	"create table identitas_ditutup (siapa text, sebab text, angkatan integer);"
	"create schema if not exists layanand;"
	"create or replace function layanand.tolak(alasan text, tunjuk text default null) returns boolean language plpgsql as $$"
	" begin raise exception 'ditolak: %', alasan using constraint = alasan, column = coalesce(tunjuk, ''); end $$;"
	"create table penugasan (pelaksana_id uuid, penyelenggara_id uuid, tugas text, "
	"berlaku_dari date, berlaku_sampai date);"
	"insert into penugasan select '" UJI_PELAKSANA "', '" UJI_PENYELENGGARA "', v.* from (values"
	" ('ppid', date '2026-01-01', null::date), ('penilai', '2026-01-01', '2026-03-10'),"
	" ('tim_skm', '2026-03-11', null)) v;"
	"create or replace function uji_gagal(keadaan text, kendala text) returns integer language "
	"plpgsql as $$"
	" begin raise exception 'rahasia pengadu' using errcode = keadaan, constraint = "
	"coalesce(kendala, ''); end $$;";

void uji_sql(const char *text)
{
	PGconn *conn = PQconnectdb(UJI_OPTIONS.conninfo);
	PGresult *result = PQexec(conn, text);
	bool ok = PQresultStatus(result) == PGRES_COMMAND_OK ||
		  PQresultStatus(result) == PGRES_TUPLES_OK;

	if (!ok)
		fprintf(stderr, "%s\n", PQerrorMessage(conn));
	PQclear(result);
	PQfinish(conn);
	cr_assert(ok);
}

void uji_schema(void)
{
	cr_assert_not_null(getenv("PG_DIR"), "run by tests/with_pg.sh");
	uji_sql(SCHEMA);
}

void uji_kill(const char *application_name)
{
	char text[256];

	snprintf(text, sizeof(text),
		 "select pg_terminate_backend(pid, 5000) from pg_stat_activity where "
		 "application_name = '%s'",
		 application_name);
	uji_sql(text);
}

static void pg_script(const char *command, const char *mode)
{
	char text[512];

	snprintf(text, sizeof(text), "'%s' %s '%s' %s >/dev/null", getenv("PG_SCRIPT"), command,
		 getenv("PG_DIR"), mode);
	cr_assert_eq(system(text), 0);
}

void uji_restart(void)
{
	pg_script("restart", "immediate");
}

void uji_stop(void)
{
	pg_script("stop", "immediate");
}

void uji_start(void)
{
	pg_script("start", "");
}

struct identity uji_identity(enum peran peran, const char *sub)
{
	struct identity id = { .peran = peran };

	snprintf(id.sub, sizeof(id.sub), "%s", sub);
	snprintf(id.penyelenggara_id, sizeof(id.penyelenggara_id), "%s", UJI_PENYELENGGARA);
	return id;
}

int uji_begin(struct db *db, struct arena *arena)
{
	static const struct identity SISTEM = { .peran = PERAN_SISTEM, .tugas_known = true };
	struct db_context context = { .identity = &SISTEM,
				      .legal_us = 1773108900000000,
				      .budget_ms = 5000 };

	return db_begin(db, arena, &context);
}

bool uji_wait_ready(struct db *db)
{
	for (int64_t until = clock_mono_ns() + 10000 * NS_PER_MS; clock_mono_ns() < until;
	     usleep(10000))
		if (db_ready(db))
			return true;
	return false;
}
