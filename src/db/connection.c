/* How every database connection is opened, with its session settings, and when to try again; runs
 * on the thread that owns the connection. */
#include "db/internal.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/random.h>

#include "base/clock.h"
#include "base/log.h"

#include "base/banned.h"

#define BACKOFF_FIRST_MS 100
#define BACKOFF_MAX_MS 5000
#define MAX_PARAMETERS 16
#define OPTIONS_BYTES 1024

/* Text output must not depend on the server's configuration: rows_json.c and the callers read it.
 */
#define SESSION_ALWAYS                                                              \
	"-c TimeZone=Asia/Pontianak -c DateStyle=ISO -c IntervalStyle=iso_8601 -c " \
	"bytea_output=hex "                                                         \
	"-c search_path=public -c client_min_messages=warning"
/* Compiling and parallel workers cost more than they save for statements of this size. */
#define SESSION_SERVING " -c jit=off -c plan_cache_mode=force_generic_plan -c max_parallel_workers_per_gather=0 -c idle_in_transaction_session_timeout=60s"

static void write_settings(char out[static OPTIONS_BYTES], const char *own, enum session session,
			   int timeout_ms)
{
	int n = snprintf(out, OPTIONS_BYTES, "%s %s", own ? own : "", SESSION_ALWAYS);

	if (session == SESSION_MIGRATE) {
		snprintf(out + n, OPTIONS_BYTES - (size_t)n,
			 " -c statement_timeout=0 -c lock_timeout=0");
		return;
	}
	n += snprintf(out + n, OPTIONS_BYTES - (size_t)n, SESSION_SERVING);
	if (session == SESSION_LOOP)
		snprintf(out + n, OPTIONS_BYTES - (size_t)n,
			 " -c default_transaction_read_only=on -c "
			 "plan_cache_mode=force_generic_plan -c enable_hashjoin=off -c "
			 "enable_mergejoin=off -c enable_seqscan=off -c statement_timeout=%d",
			 timeout_ms);
}

/* (Loops run point reads and small pages by index: with row-level security, planning one anew costs
 * more than running it, and the hash of a table of 24 rows more than looking one of them up.)
 *
 * What the administrator put into `options` of the connection string is kept: ours come after it.
 */
static char *own_options(const char *conninfo)
{
	PQconninfoOption *all = PQconninfoParse(conninfo, NULL);
	char *found = NULL;

	for (PQconninfoOption *o = all; o && o->keyword; o++)
		if (!strcmp(o->keyword, "options") && o->val && strlen(o->val) < OPTIONS_BYTES / 2)
			found = strdup(o->val);
	PQconninfoFree(all);
	return found;
}

PGconn *connection_start(const struct db_options *o, enum session session, int statement_timeout_ms)
{
	char settings[OPTIONS_BYTES];
	CLEANUP_FREE char *own = own_options(o->conninfo);
	/* Before dbname: defaults that the connection string overrides. After it: what we insist
	 * on. */
	const char *const keywords[MAX_PARAMETERS] = {
		"keepalives_idle",  "keepalives_interval",
		"keepalives_count", "tcp_user_timeout",
		"dbname",	    "connect_timeout",
		"application_name", "client_encoding",
		"options",	    NULL,
	};
	const char *const values[MAX_PARAMETERS] = {
		"30",	"10",	  "3",	"10000", o->conninfo, "5", o->application_name,
		"UTF8", settings, NULL,
	};

	write_settings(settings, own, session, statement_timeout_ms);
	return PQconnectStartParams(keywords, values, 1);
}

int connection_poll(const PGconn *conn, short events, int timeout_ms)
{
	struct pollfd p = { .fd = PQsocket(conn), .events = events };
	int64_t until = clock_mono_ns() + timeout_ms * NS_PER_MS;

	for (;;) {
		int r = poll(&p, 1, timeout_ms);

		if (r > 0)
			return p.revents;
		if (r == 0)
			return 0;
		if (errno != EINTR)
			return -errno;
		timeout_ms = (int)((until - clock_mono_ns()) / NS_PER_MS);
		if (timeout_ms < 0)
			return 0;
	}
}

int connection_finish(PGconn *conn, int timeout_ms)
{
	int64_t until = clock_mono_ns() + timeout_ms * NS_PER_MS;
	PostgresPollingStatusType next = PGRES_POLLING_WRITING;

	if (!conn || PQstatus(conn) == CONNECTION_BAD)
		return -ENOTCONN;
	while (next == PGRES_POLLING_READING || next == PGRES_POLLING_WRITING) {
		int64_t left_ns = until - clock_mono_ns();

		if (left_ns <= 0)
			return -ENOTCONN;
		if (connection_poll(conn, next == PGRES_POLLING_READING ? POLLIN : POLLOUT,
				    (int)(left_ns / NS_PER_MS) + 1) < 0)
			return -ENOTCONN;
		next = PQconnectPoll(conn);
	}
	return next == PGRES_POLLING_OK ? 0 : -ENOTCONN;
}

void connection_log(const char *event, const char *application_name, const char *reason)
{
	log_warning(event, "connection", application_name, "reason",
		    reason && *reason ? reason : "timeout");
}

void backoff_failed(struct backoff *b)
{
	int ms = BACKOFF_FIRST_MS << (b->failures < 6 ? b->failures : 6);
	unsigned random = 0;

	if (ms > BACKOFF_MAX_MS)
		ms = BACKOFF_MAX_MS;
	if (getrandom(&random, sizeof(random), GRND_NONBLOCK) != sizeof(random))
		random = (unsigned)clock_mono_ns();
	b->failures++;
	b->next_ns = clock_mono_ns() + (ms - (int)(random % (unsigned)(ms / 2))) * NS_PER_MS;
}

void backoff_reset(struct backoff *b)
{
	*b = (struct backoff){ 0 };
}

int backoff_wait_ms(const struct backoff *b)
{
	int64_t left_ns = b->next_ns - clock_mono_ns();

	return left_ns > 0 ? (int)(left_ns / NS_PER_MS) + 1 : 0;
}
