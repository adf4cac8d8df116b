/* Every migration on an empty database, then every statement of the project as the daemon's own
 * role, then the statements that serve operations against the contract: test_sql CONTRACT.json,
 * beside a cluster of tests/with_pg.sh. Single-threaded. */
#include <stdio.h>
#include <string.h>

#include "columns.h"
#include "db/db.h"
#include "db/migrate.h"

#define DAEMON "dbname=layanand user=layanand_daemon"

static int prepare_everything(void)
{
	struct db_options o = { DAEMON, "layanand uji sql" };
	struct db *db;
	int r = db_open(&o, &db);

	if (r < 0)
		return r;
	r = db_prepare_all(db, stderr);
	db_close(db);
	return r;
}

/* Twice in a row changes nothing: that is what every start of the daemon relies on. */
static int migrate(void)
{
	int r = migrate_run("dbname=layanand user=layanand_migrasi", stderr);

	return r == 0 ? migrate_run("dbname=layanand user=layanand_migrasi", stderr) : r;
}

/* Row-level security must be forced on every table, and every table and column explained. */
static int check_tables(PGconn *conn)
{
	static const char QUERY[] =
		"select format('%s: row-level security is not forced', relname) from pg_class"
		" where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and not "
		"(relrowsecurity and relforcerowsecurity)"
		" union all select format('%s: no comment', relname) from pg_class"
		" where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and "
		"obj_description(oid, 'pg_class') is null"
		" union all select format('%s.%s: no comment', c.relname, a.attname) from pg_class "
		"c join pg_attribute a on a.attrelid = c.oid"
		" where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and "
		"a.attnum > 0 and not a.attisdropped"
		" and col_description(c.oid, a.attnum) is null"
		" union all select format('%s: belongs to %s', relname, relowner::regrole) from "
		"pg_class"
		" where relkind in ('r', 'p', 'S', 'v') and relnamespace = 'public'::regnamespace "
		"and relowner <> 'layanand_pemilik'::regrole";
	PGresult *result = PQexec(conn, QUERY);
	int n = PQresultStatus(result) == PGRES_TUPLES_OK ? PQntuples(result) : -1;

	if (n < 0)
		fprintf(stderr, "%s", PQerrorMessage(conn));
	for (int i = 0; i < n; i++)
		fprintf(stderr, "%s\n", PQgetvalue(result, i, 0));
	PQclear(result);
	return n;
}

int main(int argc, char **argv)
{
	json_t *contract = argc == 2 ? json_load_file(argv[1], JSON_REJECT_DUPLICATES, NULL) : NULL;
	PGconn *conn = NULL;
	int faults = 0;

	if (!contract) {
		fprintf(stderr, "usage: test_sql CONTRACT.json\n");
		return 2;
	}
	if (migrate() < 0 || prepare_everything() < 0)
		faults++;
	conn = PQconnectdb(DAEMON);
	if (PQstatus(conn) != CONNECTION_OK || check_tables(conn) ||
	    check_operations(conn, contract, stderr))
		faults++;
	PQfinish(conn);
	json_decref(contract);
	return faults ? 1 : 0;
}
