/* Transactions of a worker on its own connection: identity first, few flushes, always left usable;
 * on the worker's thread. */
#include "db/exchange.h"

#include <errno.h>
#include <poll.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"

#include "base/banned.h"

#define GRACE_MS 2000 /* the server's own timeout should strike first */
#define BETWEEN_MS 5000

static int connect_now(struct db *db)
{
	struct db_options o = { db->conninfo, db->application_name };

	db->error = 0;
	db->conn = connection_start(&o, SESSION_WORKER, 0);
	if (connection_finish(db->conn, CONNECT_TIMEOUT_MS) < 0 || PQsetnonblocking(db->conn, 1) ||
	    !PQenterPipelineMode(db->conn)) {
		connection_log("database_unreachable", db->application_name,
			       db->conn ? PQerrorMessage(db->conn) : NULL);
		PQfinish(db->conn);
		db->conn = NULL;
		backoff_failed(&db->backoff);
		return failure_lost(&db->failure, "unreachable");
	}
	backoff_reset(&db->backoff);
	return 0;
}

int db_open(const struct db_options *o, struct db **ret_db)
{
	struct db *db = calloc(1, sizeof(*db));
	int r;

	if (!db)
		return -ENOMEM;
	db->wait_ms = BETWEEN_MS;
	db->conninfo = strdup(o->conninfo);
	db->application_name = strdup(o->application_name ? o->application_name : "layanand");
	r = prepared_init(&db->prepared);
	if (!db->conninfo || !db->application_name)
		r = -ENOMEM;
	if (r == 0)
		r = connect_now(db);
	if (r < 0) {
		db_close(db);
		return r;
	}
	*ret_db = db;
	return 0;
}

void db_close(struct db *db)
{
	if (!db)
		return;
	PQfinish(db->conn);
	PQclear(db->rows);
	prepared_done(&db->prepared);
	free(db->conninfo);
	free(db->application_name);
	free(db);
}

/* Between transactions little comes in: a notice, a changed setting, or the server's farewell,
 * which is a message and then the end. */
static void notice_farewell(struct db *db)
{
	for (int i = 0; i < 3 && db->conn && connection_poll(db->conn, POLLIN, 0) != 0; i++)
		if (!PQconsumeInput(db->conn) || PQstatus(db->conn) != CONNECTION_OK)
			exchange_drop(db, PQerrorMessage(db->conn));
}

bool db_ready(struct db *db)
{
	if (db->open)
		return db->conn != NULL;
	db->wait_ms = BETWEEN_MS;
	db->error = 0; /* what the transaction before was refused for is not the connection's fault */
	if (db->conn && exchange_settle(db) < 0)
		exchange_drop(db, db->failure.message);
	if (db->conn)
		notice_farewell(db);
	db->error = 0;
	if (!db->conn && backoff_wait_ms(&db->backoff) > 0)
		return false;
	return db->conn || connect_now(db) == 0;
}

int db_prepare_all(struct db *db, FILE *out)
{
	int bad = 0;
	int r = 0;

	for (size_t i = 0; i < sql_all_count && r != -ENOTCONN; i++) {
		db->error = 0;
		r = exchange_prepare(db, sql_all[i]);
		if (r == 0)
			r = exchange_sync(db);
		/* One at a time only where it matters who failed. */
		if (r == 0 && (out || i + 1 == sql_all_count || db->count + 3 > EXPECTED_MAX))
			r = exchange_settle(db);
		if (r == -ENOTCONN || r == 0)
			continue;
		bad++;
		if (out)
			fprintf(out, "%s: %s %s\n", sql_all[i]->name, db->failure.sqlstate,
				db->failure.message);
	}
	db->error = 0;
	return r == -ENOTCONN ? r : bad ? -EPROTO : 0;
}

int db_begin(struct db *db, struct arena *arena, const struct db_context *context)
{
	if (db->open) {
		log_error("transaction_nested", "connection", db->application_name);
		return -EIO;
	}
	db->error = 0;
	db->failure = (struct db_failure){ 0 };
	db->tugas = context_known(context->identity);
	db->arena = arena;
	db->context = *context;
	db->begun = false;
	if (!db->conn)
		return db->error = failure_lost(&db->failure, "not connected");
	db->open = true;
	db->wait_ms = context->budget_ms + GRACE_MS;
	return 0;
}

/* What every transaction starts with, in front of its first statement. */
static int send_begin(struct db *db)
{
	struct context context;
	struct sql_call who = context_call(db->context.identity, db->context.legal_us, &context);
	char budget[16];
	struct sql_call limit = SQL(batas_waktu, .ms = budget);
	int r;

	if (!db->open) {
		log_error("statement_outside_transaction", "connection", db->application_name);
		return db->error = -EIO;
	}
	if (db->begun || db->error)
		return db->error;
	db->begun = true;
	snprintf(budget, sizeof(budget), "%d",
		 db->context.budget_ms > 0 ? db->context.budget_ms : 1);
	r = exchange_send(db,
			  db->context.read_only ? &sql_transaksi_mulai_baca : &sql_transaksi_mulai,
			  NULL, WANT_NOTHING);
	if (r == 0)
		r = exchange_send(db, limit.sql, limit.values, WANT_NOTHING);
	if (r == 0)
		r = exchange_send(db, who.sql, who.values, WANT_IDENTITY);
	return r;
}

int db_queue(struct db *db, struct sql_call call)
{
	int r = send_begin(db);

	return r < 0 ? r : exchange_send(db, call.sql, call.values, WANT_NOTHING);
}

int db_exec_values(struct db *db, const struct sql *sql, const char *const *values,
		   struct db_rows **ret_rows)
{
	PGresult *result;
	int r = send_begin(db);

	if (r == 0)
		r = exchange_send(db, sql, values, WANT_ROWS);
	if (r == 0)
		r = exchange_settle(db);
	result = TAKE(db->rows);
	if (r < 0) {
		PQclear(result);
		return r;
	}
	if (arena_defer(db->arena, (void (*)(void *))PQclear, result) < 0)
		return db->error = -ENOMEM;
	*ret_rows = result_rows(result);
	return 0;
}

int db_exec(struct db *db, struct sql_call call, struct db_rows **ret_rows)
{
	return db_exec_values(db, call.sql, call.values, ret_rows);
}

int db_commit(struct db *db)
{
	/* A reader has nothing to lose with COMMIT: its answer is taken when the next transaction
	 * begins. */
	bool wait = !db->context.read_only || db->count;
	int r = db->error;

	if (!db->open || r < 0)
		return r;
	if (!db->begun) {
		db->open = false;
		return 0;
	}
	r = exchange_send(db, &sql_transaksi_selesai, NULL, WANT_COMMIT);
	if (r == 0)
		r = exchange_sync(db);
	if (r == 0)
		r = wait ? exchange_settle(db) : exchange_push(db);
	if (r == 0)
		db->open = false;
	return r;
}

void db_rollback(struct db *db)
{
	int error = db->error;

	if (db->open && db->begun && db->conn) {
		/* The first Sync ends the pipeline's refusal after an error, so that ROLLBACK is
		 * heard. What was queued and never sent runs now, and may fail: only the state at
		 * the end counts. */
		db->error = 0;
		db->wait_ms = BETWEEN_MS;
		if (exchange_sync(db) == 0 &&
		    exchange_send(db, &sql_transaksi_batal, NULL, WANT_NOTHING) == 0 &&
		    exchange_sync(db) == 0)
			(void)!exchange_settle(db);
		if (db->conn && PQtransactionStatus(db->conn) != PQTRANS_IDLE)
			exchange_drop(db, "rollback failed");
	}
	PQclear(db->rows);
	db->rows = NULL;
	db->open = false;
	db->begun = false;
	db->error = error;
}

const struct db_failure *db_failure(const struct db *db)
{
	return &db->failure;
}

unsigned db_tugas(const struct db *db)
{
	return db->tugas;
}
