/* The listener: owns one connection and one thread, which waits for notifications and calls back.
 */
#include "db/listen.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <sys/eventfd.h>

#include "db/internal.h"

#include "base/banned.h"

/* A connection that died without a word is found out by asking. */
#define HEARTBEAT_MS 30000

struct listener {
	char *conninfo;
	char *application_name;
	const char *const *channels;
	listener_notify notify;
	void *cls;
	int stop_fd;
	pthread_t thread;
};

/* What the callback could not follow, and when to ask it again. */
struct debt {
	bool owed;
	struct backoff backoff;
};

/* Waits for the socket (fd -1: only for the time): false when asked to stop. */
static bool wait_for(const struct listener *l, int fd, int timeout_ms, bool *ret_readable)
{
	struct pollfd p[2] = { { .fd = l->stop_fd, .events = POLLIN },
			       { .fd = fd, .events = POLLIN } };
	int r = poll(p, fd < 0 ? 1 : 2, timeout_ms);

	*ret_readable = r > 0 && fd >= 0 && p[1].revents;
	return !(r > 0 && p[0].revents);
}

static bool execute(PGconn *conn, const char *text)
{
	CLEANUP_RESULT PGresult *result = PQexec(conn, text);

	return PQresultStatus(result) == PGRES_COMMAND_OK ||
	       PQresultStatus(result) == PGRES_EMPTY_QUERY;
}

static bool listen_to_all(PGconn *conn, const char *const *channels)
{
	for (; *channels; channels++) {
		char text[128];
		char *quoted = PQescapeIdentifier(conn, *channels, strlen(*channels));
		bool ok;

		snprintf(text, sizeof(text), "listen %s", quoted ? quoted : "");
		PQfreemem(quoted);
		ok = quoted && execute(conn, text);
		if (!ok)
			return false;
	}
	return true;
}

static PGconn *open_connection(const struct listener *l)
{
	struct db_options o = { l->conninfo, l->application_name };
	PGconn *conn = connection_start(&o, SESSION_LISTEN, 0);

	if (connection_finish(conn, CONNECT_TIMEOUT_MS) == 0 && listen_to_all(conn, l->channels))
		return conn;
	connection_log("listener_unreachable", l->application_name,
		       conn ? PQerrorMessage(conn) : NULL);
	PQfinish(conn);
	return NULL;
}

static void call(const struct listener *l, struct debt *d, const char *channel, const char *payload)
{
	if (l->notify(l->cls, channel, payload) < 0) {
		d->owed = true;
		backoff_failed(&d->backoff);
	} else if (!*channel) {
		*d = (struct debt){ 0 };
	}
}

static void deliver(const struct listener *l, PGconn *conn, struct debt *d)
{
	PGnotify *n;

	while ((n = PQnotifies(conn))) {
		call(l, d, n->relname, n->extra);
		PQfreemem(n);
	}
}

/* Until the connection is lost (true) or the listener is stopped (false). */
static bool serve(const struct listener *l, PGconn *conn)
{
	struct debt d = { 0 };
	bool readable;

	call(l, &d, "", "");
	while (wait_for(l, PQsocket(conn), d.owed ? backoff_wait_ms(&d.backoff) : HEARTBEAT_MS,
			&readable)) {
		bool alive = readable ? PQconsumeInput(conn) : execute(conn, "");

		deliver(l, conn, &d);
		if (!alive || PQstatus(conn) != CONNECTION_OK) {
			connection_log("listener_lost", l->application_name, PQerrorMessage(conn));
			return true;
		}
		if (d.owed && !backoff_wait_ms(&d.backoff))
			call(l, &d, "", "");
	}
	return false;
}

static void *run(void *arg)
{
	struct listener *l = arg;
	struct backoff backoff = { 0 };
	bool go_on = true;
	bool readable;

	while (go_on) {
		PGconn *conn = open_connection(l);

		if (conn) {
			backoff_reset(&backoff);
			go_on = serve(l, conn);
			PQfinish(conn);
		}
		if (go_on) {
			backoff_failed(&backoff);
			go_on = wait_for(l, -1, backoff_wait_ms(&backoff), &readable);
		}
	}
	return NULL;
}

static void listener_free(struct listener *l)
{
	if (l->stop_fd >= 0)
		close(l->stop_fd);
	free(l->application_name);
	free(l->conninfo);
	free(l);
}

int listener_start(const struct db_options *o, const char *const *channels, listener_notify notify,
		   void *cls, struct listener **ret)
{
	struct listener *l = calloc(1, sizeof(*l));
	int r;

	if (!l)
		return -ENOMEM;
	l->conninfo = strdup(o->conninfo);
	l->application_name = strdup(o->application_name ? o->application_name : "layanand");
	l->channels = channels;
	l->notify = notify;
	l->cls = cls;
	l->stop_fd = eventfd(0, EFD_CLOEXEC);
	r = l->conninfo && l->application_name && l->stop_fd >= 0 ? 0 : -ENOMEM;
	if (r == 0)
		r = -pthread_create(&l->thread, NULL, run, l);
	if (r < 0) {
		listener_free(l);
		return r;
	}
	*ret = l;
	return 0;
}

void listener_stop(struct listener *l)
{
	uint64_t one = 1;

	if (!l)
		return;
	/* Cannot fail for an eventfd that nobody else writes. */
	while (write(l->stop_fd, &one, sizeof(one)) < 0 && errno == EINTR)
		;
	pthread_join(l->thread, NULL);
	listener_free(l);
}
