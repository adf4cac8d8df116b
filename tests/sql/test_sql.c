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

/* Prints the faults that a query finds, one a row. */
static int check(PGconn *conn, const char *query)
{
	PGresult *result = PQexec(conn, query);
	int n = PQresultStatus(result) == PGRES_TUPLES_OK ? PQntuples(result) : -1;

	if (n < 0)
		fprintf(stderr, "%s", PQerrorMessage(conn));
	for (int i = 0; i < n; i++)
		fprintf(stderr, "%s\n", PQgetvalue(result, i, 0));
	PQclear(result);
	return n;
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

	return check(conn, QUERY);
}

/* Functions are for the daemon, not for whoever else may connect; those named here are not for the daemon either. One that runs with its
 * owner's rights finds names where its author looked for them. */
static int check_functions(PGconn *conn)
{
	static const char QUERY[] =
		"with f as (select oid, proname, prosecdef, coalesce(proconfig, '{}') as proconfig,"
		" proname in ('cache_ikut', 'skm_simpan_satu') as withheld,"
		" has_function_privilege('layanand_daemon', oid, 'execute') as granted"
		" from pg_proc where pronamespace = 'layanand'::regnamespace)"
		" select format('%s: the daemon %s execute it', proname, case when granted then 'may' else 'may not' end)"
		" from f where granted = withheld"
		" union all select format('%s: everybody may execute it', proname) from f"
		" where has_function_privilege('public', oid, 'execute')"
		" union all select format('%s: security definer without a search_path', proname) from f"
		" where prosecdef and not exists (select from unnest(proconfig) c where c like 'search_path=%')"
		" union all select format('%s: withheld, but there is no such function', w)"
		" from unnest(array['cache_ikut', 'skm_simpan_satu']) w where w not in (select proname from f)";

	return check(conn, QUERY);
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
	if (PQstatus(conn) != CONNECTION_OK || check_tables(conn) || check_functions(conn) ||
	    check_operations(conn, contract, stderr))
		faults++;
	PQfinish(conn);
	json_decref(contract);
	return faults ? 1 : 0;
}
