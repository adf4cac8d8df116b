/* The pipelined connection of an I/O loop: states, submission and answers; runs on the loop's
 * thread and never blocks. */
#include "db/pipeline.h"

#include <errno.h>
#include <string.h>
#include <sys/epoll.h>

#include "base/clock.h"
#include "base/log.h"
#include "db/internal.h"

#include "base/banned.h"

#define IN_FLIGHT_MAX 256
/* Beyond the statement timeout the server is not slow but gone. */
#define STALL_GRACE_MS 3000
/* Steps of a request in flight: results still to come. */
#define STEP_CONTEXT 0
#define STEP_STATEMENT 1

enum state { STATE_DOWN, STATE_CONNECTING, STATE_PREPARING, STATE_READY };

/* What the server owes an answer for, in order: a request, or (request NULL) the Parse of a
 * statement with a Sync of its own. */
struct item {
	struct pipeline_request *request;
	const struct sql *sql;
};

struct pipeline {
	char *conninfo;
	char *application_name;
	int statement_timeout_ms;
	int epoll_fd;
	void *tag;
	PGconn *conn;
	enum state state;
	PostgresPollingStatusType polling; /* while connecting */
	struct backoff backoff;
	struct prepared prepared;
	struct item *items; /* ring */
	unsigned capacity;
	unsigned first;
	unsigned count;
	int in_flight; /* items that are requests */
	bool broken; /* the server said that it ends this connection, or only a new one helps */
	bool dirty; /* something was queued since the last flush */
	uint32_t events; /* registered with epoll; 0: not registered */
	int64_t progress_ns; /* last answer, or submission into an empty line */
	int64_t connecting_until_ns;
	struct db_failure failure; /* of the request at the head */
};

static void watch(struct pipeline *p, uint32_t events)
{
	struct epoll_event e = { .events = events, .data.ptr = p->tag };
	int fd = PQsocket(p->conn);

	/* libpq may have replaced its socket under the same number: then the set has forgotten it.
	 */
	if (epoll_ctl(p->epoll_fd, EPOLL_CTL_MOD, fd, &e) < 0 && errno == ENOENT)
		(void)!epoll_ctl(p->epoll_fd, EPOLL_CTL_ADD, fd, &e);
	p->events = events;
}

static struct item pop(struct pipeline *p)
{
	struct item item = p->items[p->first];

	p->first = (p->first + 1) % p->capacity;
	p->count--;
	if (item.request)
		p->in_flight--;
	return item;
}

static void push(struct pipeline *p, struct pipeline_request *request, const struct sql *sql)
{
	if (!p->count)
		p->progress_ns = clock_mono_ns();
	p->items[(p->first + p->count) % p->capacity] = (struct item){ request, sql };
	p->count++;
	if (request)
		p->in_flight++;
	p->dirty = true;
}

static void finish(struct pipeline_request *r, const struct db_failure *failure)
{
	struct db_rows *rows = TAKE(r->rows);

	if (r->error < 0) {
		db_rows_free(rows);
		rows = NULL;
	}
	r->done(r->cls, r->error, rows, r->tugas, r->error < 0 ? failure : NULL);
}

/* Closes the connection; everything in flight is answered with -ENOTCONN. */
static void drop(struct pipeline *p, const char *reason)
{
	struct db_failure failure;

	(void)failure_lost(&failure, reason);
	PQfinish(p->conn); /* closing takes the socket out of the epoll set */
	p->conn = NULL;
	p->events = 0;
	p->dirty = false;
	p->broken = false;
	p->state = STATE_DOWN;
	prepared_forget(&p->prepared);
	while (p->count) {
		struct item item = pop(p);

		if (!item.request)
			continue;
		item.request->error = -ENOTCONN;
		finish(item.request, &failure);
	}
}

static void lose(struct pipeline *p, const char *reason)
{
	if (p->state == STATE_READY)
		connection_log("database_lost", p->application_name, reason);
	else
		connection_log("database_unreachable", p->application_name, reason);
	backoff_failed(&p->backoff);
	drop(p, reason);
}

static void lose_by_libpq(struct pipeline *p)
{
	char reason[256];

	snprintf(reason, sizeof(reason), "%s", PQerrorMessage(p->conn));
	lose(p, reason);
}

static void flush(struct pipeline *p)
{
	int r = PQflush(p->conn);

	if (r < 0) {
		lose_by_libpq(p);
		return;
	}
	p->dirty = false;
	if (p->events != (r == 1 ? EPOLLIN | EPOLLOUT : EPOLLIN))
		watch(p, r == 1 ? EPOLLIN | EPOLLOUT : EPOLLIN);
}

static int send_prepare(struct pipeline *p, const struct sql *sql)
{
	int i = prepared_index(sql);

	if (i < 0)
		return i;
	if (p->prepared.states[i] != PREPARED_NO)
		return 0;
	/* With a Sync of its own: when the context of the first request fails, the next ones still
	 * find the statement. */
	if (!PQsendPrepare(p->conn, sql->name, sql->text, 0, NULL) || !PQpipelineSync(p->conn))
		return -ENOTCONN;
	p->prepared.states[i] = PREPARED_SENT;
	push(p, NULL, sql);
	return 0;
}

/* ---- connecting */

static void connected(struct pipeline *p)
{
	p->state = STATE_PREPARING;
	if (PQsetnonblocking(p->conn, 1) || !PQenterPipelineMode(p->conn) ||
	    send_prepare(p, &sql_konteks) < 0) {
		lose_by_libpq(p);
		return;
	}
	flush(p);
}

static void connect_step(struct pipeline *p)
{
	p->polling = PQconnectPoll(p->conn);
	if (p->polling == PGRES_POLLING_OK)
		connected(p);
	else if (p->polling == PGRES_POLLING_FAILED)
		lose_by_libpq(p);
	else
		watch(p, p->polling == PGRES_POLLING_READING ? EPOLLIN : EPOLLOUT);
}

static void connect_start(struct pipeline *p)
{
	struct db_options o = { p->conninfo, p->application_name };

	p->conn = connection_start(&o, SESSION_LOOP, p->statement_timeout_ms);
	p->state = STATE_CONNECTING;
	p->connecting_until_ns = clock_mono_ns() + CONNECT_TIMEOUT_MS * NS_PER_MS;
	if (!p->conn || PQstatus(p->conn) == CONNECTION_BAD) {
		lose_by_libpq(p);
		return;
	}
	p->polling = PGRES_POLLING_WRITING;
	watch(p, EPOLLOUT);
}

/* ---- answers */

/* The Parse before it was cut short, by a lock that somebody else held: the connection is as good
 * as before, and the next request prepares again. */
static bool not_prepared(struct pipeline *p, const struct pipeline_request *r,
			 const struct item *item)
{
	int i = prepared_index(item->sql);

	if (r->step != STEP_STATEMENT || strcmp(p->failure.sqlstate, "26000") || i < 0)
		return false;
	if (p->prepared.states[i] == PREPARED_YES)
		p->prepared.states[i] = PREPARED_NO;
	return true;
}

static void take_failure(struct pipeline *p, struct pipeline_request *r, const struct item *item,
			 const PGresult *result)
{
	if (r->error)
		return;
	r->error = failure_from_result(result, &p->failure);
	if (r->error == -EIO)
		log_error("statement_failed", "statement",
			  r->step == STEP_CONTEXT ? sql_konteks.name : item->sql->name, "sqlstate",
			  p->failure.sqlstate, "message", p->failure.message);
	p->broken = r->error == -ENOTCONN && !not_prepared(p, r, item);
	/* A reader that met a conflict is run again by a worker, as one whose connection was lost.
	 */
	if (r->error == -EAGAIN)
		r->error = -ENOTCONN;
}

static void take_for_request(struct pipeline *p, const struct item *item, PGresult **result)
{
	struct pipeline_request *r = item->request;
	ExecStatusType status = PQresultStatus(*result);

	if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) {
		if (r->step == STEP_CONTEXT)
			r->tugas = context_tugas(*result, r->tugas);
		else
			r->rows = result_rows(TAKE(*result));
	} else if (status != PGRES_PIPELINE_ABORTED) {
		take_failure(p, r, item, *result);
	}
	r->step++;
}

static void take_for_prepare(struct pipeline *p, const struct item *item, const PGresult *result)
{
	struct db_failure failure;
	int i = prepared_index(item->sql);

	if (PQresultStatus(result) == PGRES_COMMAND_OK) {
		p->prepared.states[i] = PREPARED_YES;
		if (p->state == STATE_PREPARING) {
			p->state = STATE_READY;
			backoff_reset(&p->backoff);
		}
		return;
	}
	p->prepared.states[i] = PREPARED_NO;
	(void)failure_from_result(result, &failure);
	log_error("prepare_failed", "statement", item->sql->name, "sqlstate", failure.sqlstate,
		  "message", failure.message);
	p->broken = p->state == STATE_PREPARING; /* not migrated yet: try again later */
}

/* The Sync that ends an item: its request is answered. */
static void take_sync(struct pipeline *p)
{
	struct item item = pop(p);

	p->progress_ns = clock_mono_ns();
	if (!item.request)
		return;
	if (!item.request->rows && !item.request->error) {
		p->failure = (struct db_failure){ .problem = PROBLEM_INTERNAL };
		item.request->error = -EIO;
	}
	finish(item.request, &p->failure);
}

/* Takes what has come in. False: the connection is gone. */
static bool take_answers(struct pipeline *p)
{
	int nulls = 0;

	while (p->count && !PQisBusy(p->conn)) {
		CLEANUP_RESULT PGresult *result = PQgetResult(p->conn);
		const struct item *item = &p->items[p->first];

		if (!result) { /* ends each statement's results; two in a row: nothing is owed */
			if (++nulls > 1)
				return false;
			continue;
		}
		nulls = 0;
		if (PQresultStatus(result) == PGRES_PIPELINE_SYNC)
			take_sync(p);
		else if (item->request)
			take_for_request(p, item, &result);
		else
			take_for_prepare(p, item, result);
		if (!p->conn || p->broken || PQstatus(p->conn) != CONNECTION_OK)
			return false;
	}
	return true;
}

/* ---- interface */

int pipeline_new(const struct db_options *o, int statement_timeout_ms, int epoll_fd, void *tag,
		 struct pipeline **ret)
{
	struct pipeline *p = calloc(1, sizeof(*p));

	if (!p)
		return -ENOMEM;
	p->conninfo = strdup(o->conninfo);
	p->application_name = strdup(o->application_name ? o->application_name : "layanand");
	p->statement_timeout_ms = statement_timeout_ms;
	p->epoll_fd = epoll_fd;
	p->tag = tag;
	p->capacity = IN_FLIGHT_MAX + (unsigned)sql_all_count + 1;
	p->items = calloc(p->capacity, sizeof(*p->items));
	if (!p->conninfo || !p->application_name || !p->items || prepared_init(&p->prepared) < 0) {
		pipeline_free(p);
		return -ENOMEM;
	}
	connect_start(p);
	*ret = p;
	return 0;
}

void pipeline_free(struct pipeline *p)
{
	if (!p)
		return;
	PQfinish(p->conn);
	prepared_done(&p->prepared);
	free(p->items);
	free(p->application_name);
	free(p->conninfo);
	free(p);
}

void pipeline_cancel(struct pipeline *p)
{
	drop(p, "stopping");
}

bool pipeline_ready(const struct pipeline *p)
{
	return p->state == STATE_READY;
}

int pipeline_in_flight(const struct pipeline *p)
{
	return p->in_flight;
}

static int send_request(struct pipeline *p, const struct sql_call *who, const struct sql *sql,
			const char *const *values)
{
	/* libpq 15 hands each Sync to the socket at once (PQsendPipelineSync came with 17):
	 * 40,400/s where one for all gave 41,000. */
	if (PQsendQueryPrepared(p->conn, who->sql->name, who->sql->n_params, who->values, NULL,
				NULL, 0) &&
	    PQsendQueryPrepared(p->conn, sql->name, sql->n_params, values, NULL, NULL, 0) &&
	    PQpipelineSync(p->conn))
		return 0;
	return -ENOTCONN;
}

int pipeline_submit(struct pipeline *p, struct pipeline_request *r, const struct identity *id,
		    int64_t legal_us, const struct sql *sql, const char *const *values)
{
	struct context context;
	struct sql_call who = context_call(id, legal_us, &context);
	int error;

	if (p->state != STATE_READY)
		return -ENOTCONN;
	if (p->in_flight >= IN_FLIGHT_MAX)
		return -EAGAIN;
	r->step = STEP_CONTEXT;
	r->error = 0;
	r->tugas = context_known(id);
	r->rows = NULL;
	error = send_prepare(p, who.sql);
	if (error == 0)
		error = send_prepare(p, sql);
	if (error == 0)
		error = send_request(p, &who, sql, values);
	if (error == 0)
		push(p, r, sql);
	else if (error == -ENOTCONN)
		lose_by_libpq(p);
	return error;
}

void pipeline_turn(struct pipeline *p)
{
	int64_t now = clock_mono_ns();

	if (p->state == STATE_DOWN) {
		if (!backoff_wait_ms(&p->backoff))
			connect_start(p);
		return;
	}
	if (p->state == STATE_CONNECTING) {
		if (now > p->connecting_until_ns)
			lose(p, "timeout");
		return;
	}
	if (p->dirty)
		flush(p);
	if (p->count &&
	    now - p->progress_ns > (p->statement_timeout_ms + STALL_GRACE_MS) * NS_PER_MS)
		lose(p, "the server does not answer");
}

void pipeline_event(struct pipeline *p, unsigned events)
{
	if (p->state == STATE_CONNECTING) {
		connect_step(p);
		return;
	}
	if (p->state == STATE_DOWN)
		return;
	if (!PQconsumeInput(p->conn) || !take_answers(p)) {
		if (p->conn)
			lose_by_libpq(p);
		return;
	}
	if (events & EPOLLOUT)
		flush(p);
	if (p->conn && PQstatus(p->conn) != CONNECTION_OK)
		lose_by_libpq(p);
}

int pipeline_timeout_ms(const struct pipeline *p)
{
	int64_t at = p->progress_ns + (p->statement_timeout_ms + STALL_GRACE_MS) * NS_PER_MS;

	if (p->state == STATE_DOWN)
		return backoff_wait_ms(&p->backoff);
	if (p->state == STATE_CONNECTING)
		at = p->connecting_until_ns;
	else if (!p->count)
		return -1;
	at -= clock_mono_ns();
	return at > 0 ? (int)(at / NS_PER_MS) + 1 : 0;
}
