/* A worker's connection in pipeline mode: queues statements, sends them in one flush and takes the
 * answers in order; on the worker's thread. */
#include "db/exchange.h"

#include <errno.h>
#include <poll.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"

#include "base/banned.h"

void exchange_drop(struct db *db, const char *why)
{
	char reason[256]; /* why may be libpq's own text, which goes with the connection */

	snprintf(reason, sizeof(reason), "%s", why);
	if (db->conn) {
		connection_log("database_lost", db->application_name, reason);
		PQfinish(db->conn);
		db->conn = NULL;
	}
	db->count = 0;
	prepared_forget(&db->prepared);
	if (!db->error)
		db->error = failure_lost(&db->failure, reason);
}

static int lost(struct db *db)
{
	exchange_drop(db, PQerrorMessage(db->conn));
	return db->error;
}

static void expect(struct db *db, enum want want, const struct sql *sql)
{
	db->expected[(db->first + db->count) % EXPECTED_MAX] = (struct expected){ want, sql };
	db->count++;
}

/* Room for a Parse, a statement and a Sync. */
static int make_room(struct db *db)
{
	if (db->error)
		return db->error;
	if (!db->conn)
		return db->error = failure_lost(&db->failure, "not connected");
	if (db->count + 3 <= EXPECTED_MAX)
		return 0;
	return exchange_settle(db);
}

int exchange_prepare(struct db *db, const struct sql *sql)
{
	int i = prepared_index(sql);
	int r = i < 0 ? i : make_room(db);

	if (r < 0)
		return db->error = r;
	if (db->prepared.states[i] != PREPARED_NO)
		return 0;
	if (!PQsendPrepare(db->conn, sql->name, sql->text, 0, NULL))
		return lost(db);
	db->prepared.states[i] = PREPARED_SENT;
	expect(db, WANT_PREPARED, sql);
	return 0;
}

int exchange_send(struct db *db, const struct sql *sql, const char *const *values, enum want want)
{
	int r = exchange_prepare(db, sql);

	if (r < 0)
		return r;
	if (!PQsendQueryPrepared(db->conn, sql->name, sql->n_params, values, NULL, NULL, 0))
		return lost(db);
	expect(db, want, sql);
	return 0;
}

int exchange_sync(struct db *db)
{
	if (!db->conn)
		return db->error;
	if (!PQpipelineSync(db->conn))
		return lost(db);
	expect(db, WANT_SYNC, NULL);
	return 0;
}

int exchange_push(struct db *db)
{
	if (!db->conn)
		return db->error;
	return PQflush(db->conn) < 0 ? lost(db) : 0;
}

/* Reading while writing: a server that waits for us to read would never take the rest. */
static int push_all(struct db *db, int64_t until_ns)
{
	int r;

	while ((r = PQflush(db->conn)) == 1) {
		int left_ms = (int)((until_ns - clock_mono_ns()) / NS_PER_MS);
		int events = left_ms > 0 ? connection_poll(db->conn, POLLIN | POLLOUT, left_ms) : 0;

		if (events <= 0) {
			exchange_drop(db, "the server does not take what is sent");
			return db->error;
		}
		if ((events & POLLIN) && !PQconsumeInput(db->conn))
			return lost(db);
	}
	return r < 0 ? lost(db) : 0;
}

static int wait_result(struct db *db, int64_t until_ns)
{
	while (PQisBusy(db->conn)) {
		int left_ms = (int)((until_ns - clock_mono_ns()) / NS_PER_MS);

		if (left_ms <= 0 || connection_poll(db->conn, POLLIN, left_ms) <= 0) {
			exchange_drop(db, "the server does not answer");
			return db->error;
		}
		if (!PQconsumeInput(db->conn))
			return lost(db);
	}
	return 0;
}

static void take_failure(struct db *db, const struct expected *e, const PGresult *result)
{
	int r;

	if (db->error)
		return;
	r = failure_from_result(result, &db->failure);
	if (r == -EIO)
		log_error("statement_failed", "statement", e->sql ? e->sql->name : "", "sqlstate",
			  db->failure.sqlstate, "message", db->failure.message);
	if (r == -ENOTCONN)
		exchange_drop(db, db->failure.message);
	db->error = r;
}

static void take_success(struct db *db, const struct expected *e, PGresult **result)
{
	switch (e->want) {
	case WANT_IDENTITY:
		db->tugas = context_tugas(*result, db->tugas);
		break;
	case WANT_ROWS:
		PQclear(db->rows);
		db->rows = TAKE(*result);
		break;
	case WANT_COMMIT:
		/* The server rolls back silently when the transaction had failed unnoticed. */
		if (strcmp(PQcmdStatus(*result), "COMMIT") && !db->error) {
			log_error("commit_refused", "status", PQcmdStatus(*result));
			db->failure = (struct db_failure){ .problem = PROBLEM_INTERNAL };
			db->error = -EIO;
		}
		break;
	case WANT_NOTHING:
	case WANT_PREPARED:
	case WANT_SYNC:
		break;
	}
}

/* One answer: a result and the NULL that ends it; a Sync has no NULL. */
static int take_one(struct db *db, int64_t until_ns)
{
	struct expected e = db->expected[db->first % EXPECTED_MAX];
	CLEANUP_RESULT PGresult *result = NULL;
	ExecStatusType status;
	int r = wait_result(db, until_ns);

	if (r < 0)
		return r;
	result = PQgetResult(db->conn);
	status = PQresultStatus(result);
	db->first++;
	db->count--;
	if (!result || (e.want == WANT_SYNC) != (status == PGRES_PIPELINE_SYNC)) {
		exchange_drop(db, result ? PQresultErrorMessage(result) : PQerrorMessage(db->conn));
		return db->error;
	}
	if (e.want == WANT_SYNC)
		return 0;
	if (e.want == WANT_PREPARED)
		db->prepared.states[prepared_index(e.sql)] = status == PGRES_COMMAND_OK
								     ? PREPARED_YES
								     : PREPARED_NO;
	if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
		take_success(db, &e, &result);
	else if (status != PGRES_PIPELINE_ABORTED)
		take_failure(db, &e, result);
	if (db->conn && PQgetResult(db->conn))
		exchange_drop(db, "more than one result");
	return db->conn ? 0 : db->error;
}

int exchange_settle(struct db *db)
{
	int64_t until_ns = clock_mono_ns() + db->wait_ms * NS_PER_MS;

	if (!db->conn || !db->count)
		return db->error;
	/* Without it the server keeps answers back until a Sync. */
	if (db->expected[(db->first + db->count - 1) % EXPECTED_MAX].want != WANT_SYNC &&
	    !PQsendFlushRequest(db->conn))
		return lost(db);
	if (push_all(db, until_ns) < 0)
		return db->error;
	while (db->count)
		if (take_one(db, until_ns) < 0)
			break;
	return db->error;
}
