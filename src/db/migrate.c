/* Applies the embedded migrations; runs in `layanand migrate`, on its own connection,
 * single-threaded. */
#include "db/migrate.h"

#include <errno.h>
#include <string.h>

#include "db/internal.h"

#include "base/banned.h"

#define OWNER "layanand_pemilik"
/* Any number will do, as long as every version of the program uses the same. */
#define LOCK_KEY "7100618072018"

/* Created before the first migration, so it cannot be one. The daemon may read it (/readyz). */
#define TABLE_SQL                                                                \
	"create table if not exists skema_migrasi ("                             \
	"nomor integer primary key, nama text not null, checksum text not null," \
	"diterapkan_pada timestamptz not null default now())"
#define TABLE_NEW_SQL                                                                          \
	"comment on table skema_migrasi is 'Migrations applied to this database';"             \
	"comment on column skema_migrasi.nomor is 'number of the file';"                       \
	"comment on column skema_migrasi.nama is 'name of the file';"                          \
	"comment on column skema_migrasi.checksum is 'SHA-256 of its text: an edited file is " \
	"found out';"                                                                          \
	"comment on column skema_migrasi.diterapkan_pada is 'machine time';"                   \
	"alter table skema_migrasi enable row level security;"                                 \
	"alter table skema_migrasi force row level security;"                                  \
	"create policy skema_migrasi_baca on skema_migrasi for select using (true);"           \
	"create policy skema_migrasi_catat on skema_migrasi for insert to current_user with "  \
	"check (true)"

struct run {
	PGconn *conn;
	FILE *out;
};

static bool is_ok(const PGresult *result)
{
	return PQresultStatus(result) == PGRES_TUPLES_OK ||
	       PQresultStatus(result) == PGRES_COMMAND_OK;
}

/* The line of the file where PostgreSQL saw the error; 0 when it does not tell. */
static int error_line(const PGresult *result, const char *text)
{
	const char *position = PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION);
	long left = position ? strtol(position, NULL, 10) : 0;
	int line = 1;

	if (!left)
		return 0;
	/* Positions count characters, not bytes. */
	for (const char *s = text; *s && left > 1; s++) {
		line += *s == '\n';
		left -= ((unsigned char)*s & 0xc0) != 0x80;
	}
	return line;
}

static int fail(struct run *run, const char *what, const PGresult *result, const char *text)
{
	const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
	const char *detail = PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL);
	int line = error_line(result, text);

	fprintf(run->out, "%s", what);
	if (line)
		fprintf(run->out, ":%d", line);
	fprintf(run->out, ": %s%s%s\n", message ? message : PQerrorMessage(run->conn),
		detail ? "; " : "", detail ? detail : "");
	return -EIO;
}

static int execute(struct run *run, const char *what, const char *text)
{
	CLEANUP_RESULT PGresult *result = PQexec(run->conn, text);

	return is_ok(result) ? 0 : fail(run, what, result, text);
}

/* One value; *ret_value is NULL when there is no row. free() it. */
static int query_value(struct run *run, const char *text, const char *const *values, int n,
		       char **ret_value)
{
	CLEANUP_RESULT PGresult *result = PQexecParams(run->conn, text, n, NULL, values, NULL, NULL,
						       0);

	*ret_value = NULL;
	if (!is_ok(result))
		return fail(run, "skema_migrasi", result, text);
	if (PQntuples(result) == 1 && !PQgetisnull(result, 0, 0)) {
		*ret_value = strdup(PQgetvalue(result, 0, 0));
		if (!*ret_value)
			return -ENOMEM;
	}
	return 0;
}

/* Everything belongs to the owner role, so that the daemon's role owns nothing whoever ran this. */
static int become_owner(struct run *run)
{
	CLEANUP_FREE char *may = NULL;
	int r = query_value(run,
			    "select 1 from pg_roles where rolname = '" OWNER
			    "' and pg_has_role(current_user, oid, 'member')",
			    NULL, 0, &may);

	if (r < 0 || !may)
		return r;
	return execute(run, "set role", "set role " OWNER);
}

static int make_table(struct run *run)
{
	CLEANUP_FREE char *there = NULL;
	int r = query_value(run, "select to_regclass('public.skema_migrasi')", NULL, 0, &there);

	if (r < 0 || there)
		return r;
	r = execute(run, "skema_migrasi", "begin");
	if (r == 0)
		r = execute(run, "skema_migrasi", TABLE_SQL);
	if (r == 0)
		r = execute(run, "skema_migrasi", TABLE_NEW_SQL);
	if (r == 0)
		r = execute(run, "skema_migrasi", "commit");
	return r;
}

static int check_applied(struct run *run, const struct migration *m, bool *ret_applied)
{
	char number[16];
	const char *values[] = { number };
	CLEANUP_FREE char *checksum = NULL;
	int r;

	snprintf(number, sizeof(number), "%d", m->number);
	r = query_value(run, "select checksum from skema_migrasi where nomor = $1::integer", values,
			1, &checksum);
	if (r < 0)
		return r;
	*ret_applied = checksum != NULL;
	if (!checksum || !strcmp(checksum, m->checksum))
		return 0;
	fprintf(run->out,
		"%04d_%s.sql: was edited after it had been applied; write a new migration "
		"instead\n",
		m->number, m->name);
	return -EUCLEAN;
}

/* A database that is ahead of the program was migrated by a newer one: going on would be guessing.
 */
static int check_newest(struct run *run, int newest_known)
{
	CLEANUP_FREE char *newest = NULL;
	int r = query_value(run, "select max(nomor) from skema_migrasi", NULL, 0, &newest);

	if (r < 0 || !newest || strtol(newest, NULL, 10) <= newest_known)
		return r;
	fprintf(run->out,
		"the database is at migration %s, this program knows %d: a newer version was "
		"here\n",
		newest, newest_known);
	return -EUCLEAN;
}

static int record(struct run *run, const struct migration *m)
{
	char number[16];
	const char *values[] = { number, m->name, m->checksum };
	CLEANUP_FREE char *none = NULL;

	snprintf(number, sizeof(number), "%d", m->number);
	return query_value(run,
			   "insert into skema_migrasi (nomor, nama, checksum) values ($1::integer, "
			   "$2::text, $3::text)",
			   values, 3, &none);
}

static int apply(struct run *run, const struct migration *m)
{
	char what[128];
	int r;

	snprintf(what, sizeof(what), "%04d_%s.sql", m->number, m->name);
	r = execute(run, what, "begin");
	if (r == 0)
		r = execute(run, what, m->text);
	if (r == 0 && PQtransactionStatus(run->conn) != PQTRANS_INTRANS) {
		fprintf(run->out, "%s: must not begin or end transactions itself\n", what);
		return -EINVAL;
	}
	if (r == 0)
		r = record(run, m);
	if (r == 0)
		r = execute(run, what, "commit");
	if (r == 0)
		fprintf(run->out, "%s: applied\n", what);
	return r;
}

static int apply_missing(struct run *run, const struct migration *list, size_t n)
{
	bool applied = false;
	int r = check_newest(run, n ? list[n - 1].number : 0);

	/* All checksums before anything is done. */
	for (size_t i = 0; r == 0 && i < n; i++)
		r = check_applied(run, &list[i], &applied);
	for (size_t i = 0; r == 0 && i < n; i++) {
		r = check_applied(run, &list[i], &applied);
		if (r == 0 && !applied)
			r = apply(run, &list[i]);
	}
	return r;
}

int migrate_list(const char *conninfo, const struct migration *list, size_t n, FILE *out)
{
	struct db_options o = { conninfo, "layanand migrate" };
	struct run run = { .conn = connection_start(&o, SESSION_MIGRATE, 0), .out = out };
	int r = connection_finish(run.conn, CONNECT_TIMEOUT_MS);

	if (r < 0)
		fprintf(out, "migrate: %s\n", run.conn ? PQerrorMessage(run.conn) : "no memory");
	/* Held until the connection ends: a second `migrate` waits and then finds everything
	 * applied. */
	if (r == 0)
		r = execute(&run, "lock", "select pg_advisory_lock(" LOCK_KEY ")");
	if (r == 0)
		r = become_owner(&run);
	if (r == 0)
		r = make_table(&run);
	if (r == 0)
		r = apply_missing(&run, list, n);
	PQfinish(run.conn);
	return r;
}

int migrate_run(const char *conninfo, FILE *out)
{
	return migrate_list(conninfo, migrations_all, migrations_all_count, out);
}
