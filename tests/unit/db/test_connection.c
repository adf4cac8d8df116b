/* Sessions and the waiting between attempts to connect. */
#include <criterion/criterion.h>
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

#include "base/clock.h"
#include "db/internal.h"
#include "support.h"

TestSuite(connection, .init = uji_schema, .timeout = 30);

static void expect_setting(PGconn *conn, const char *name, const char *value)
{
	char text[128];
	CLEANUP_RESULT PGresult *result = NULL;

	snprintf(text, sizeof(text), "show %s", name);
	result = PQexec(conn, text);
	cr_assert_eq(PQntuples(result), 1, "%s", PQerrorMessage(conn));
	cr_expect_str_eq(PQgetvalue(result, 0, 0), value, "%s: %s", name,
			 PQgetvalue(result, 0, 0));
}

static PGconn *open_session(const char *conninfo, enum session session)
{
	struct db_options o = { conninfo, "layanand uji sesi" };
	PGconn *conn = connection_start(&o, session, 321);

	cr_assert_eq(connection_finish(conn, CONNECT_TIMEOUT_MS), 0);
	return conn;
}

Test(connection, every_session_writes_texts_the_same_way)
{
	for (int s = SESSION_WORKER; s <= SESSION_MIGRATE; s++) {
		PGconn *conn = open_session("user=postgres dbname=layanand "
					    "options='-c TimeZone=UTC -c work_mem=5MB'",
					    (enum session)s);

		expect_setting(conn, "TimeZone", "Asia/Pontianak");
		expect_setting(conn, "DateStyle", "ISO, MDY");
		expect_setting(conn, "bytea_output", "hex");
		expect_setting(conn, "client_encoding", "UTF8");
		expect_setting(conn, "search_path", "public");
		expect_setting(conn, "work_mem", "5MB"); /* the administrator's own */
		expect_setting(conn, "application_name", "layanand uji sesi");
		PQfinish(conn);
	}
}

Test(connection, loops_cannot_write_nor_run_for_long)
{
	PGconn *conn = open_session(UJI_OPTIONS.conninfo, SESSION_LOOP);

	expect_setting(conn, "default_transaction_read_only", "on");
	expect_setting(conn, "statement_timeout", "321ms");
	PQfinish(conn);
	conn = open_session(UJI_OPTIONS.conninfo, SESSION_WORKER);
	expect_setting(conn, "default_transaction_read_only", "off");
	PQfinish(conn);
}

Test(connection, backoff_grows_to_five_seconds_and_begins_anew)
{
	struct backoff b = { 0 };
	int least = 0;

	cr_assert_eq(backoff_wait_ms(&b), 0);
	for (int i = 0; i < 20; i++) {
		int most = 100 << (i < 6 ? i : 6);

		backoff_failed(&b);
		least = backoff_wait_ms(&b);
		if (most > 5000)
			most = 5000;
		cr_assert_leq(least, most + 1, "%d: %d", i, least);
		cr_assert_geq(least, most / 2 - 1, "%d: %d", i, least);
	}
	cr_assert_gt(least, 2000);
	backoff_reset(&b);
	cr_assert_eq(backoff_wait_ms(&b), 0);
}

Test(connection, gives_up_on_a_server_that_does_not_answer)
{
	CLEANUP_FD int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof(a);
	char conninfo[128];
	struct db_options o = { conninfo, "layanand uji sesi" };
	int64_t start = clock_mono_ns();
	PGconn *conn;

	cr_assert_eq(bind(fd, (struct sockaddr *)&a, n), 0);
	cr_assert_eq(listen(fd, 1), 0);
	cr_assert_eq(getsockname(fd, (struct sockaddr *)&a, &n), 0);
	snprintf(conninfo, sizeof(conninfo), "host=127.0.0.1 port=%d user=x dbname=x",
		 ntohs(a.sin_port));
	conn = connection_start(&o, SESSION_WORKER, 0);
	cr_assert_eq(connection_finish(conn, 200), -ENOTCONN);
	cr_assert_lt((clock_mono_ns() - start) / NS_PER_MS, 1500);
	PQfinish(conn);
}
