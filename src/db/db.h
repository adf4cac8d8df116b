/* A worker's database connection: blocking, one thread, libpq in pipeline mode so that what is
 * queued travels in one flush.
 *
 * A transaction always begins with the caller's identity (set_config(..., true), see konteks.sql),
 * queued by db_begin itself: it cannot be forgotten. Results belong to the arena given to db_begin.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/identity.h"
#include "base/problem.h"
#include "db/sql.h"

struct db;
struct db_rows;

struct db_options {
	const char *conninfo;
	const char *application_name; /* shows in pg_stat_activity */
};

/* Under which identity and legal time a transaction runs. */
struct db_context {
	const struct identity *identity;
	int64_t legal_us; /* becomes layanand.sekarang */
	bool read_only;
	int budget_ms; /* statement_timeout of the transaction; at least 1 */
};

/* Why a statement failed, after a negative return. */
struct db_failure {
	char sqlstate[6]; /* "" when the connection was lost */
	char constraint[64];
	char message[256]; /* PostgreSQL's own text: for the log, never for a client */
	enum problem_code problem; /* from sqlstate.c */
	const char *detail[2]; /* for the client, from the table; may be NULL */
	const char *pointer; /* the field at fault, when the constraint tells, or several with blanks between; may be NULL */
	const char *dasar_hukum;
	char pointer_text[512]; /* what pointer points at when it was made from a column's name, or said by layanand.tolak */
};

/* Connects (at most 5 s), sets the session (TimeZone Asia/Pontianak, ISO dates, keepalives,
 * tcp_user_timeout) and prepares the identity statement. Others are prepared in the flush that
 * first uses them: a start costs milliseconds. -ENOTCONN when the server cannot be reached. */
int db_open(const struct db_options *o, struct db **ret_db) WARN_UNUSED;
void db_close(struct db *db);
static inline void cleanup_db(struct db **db)
{
	db_close(*db);
}
/* Between transactions: whether the connection is up (one system call; a server that went away is
 * noticed). When not, tries to connect again, at most once per backoff (100 ms doubling to 5 s,
 * with jitter). */
bool db_ready(struct db *db);
/* Prepares every statement of sql_all (checks; not needed before use). -EPROTO: some do not fit the
 * schema; each is written to out as "name: SQLSTATE message". out NULL: all in one batch, for
 * speed. */
int db_prepare_all(struct db *db, FILE *out) WARN_UNUSED;

/* Begins a transaction: BEGIN [READ ONLY] + identity + statement_timeout travel with the first
 * statement. A transaction without a statement costs nothing. The arena and what context points at
 * must live until db_commit or db_rollback. */
int db_begin(struct db *db, struct arena *arena, const struct db_context *context) WARN_UNUSED;
/* Queues a statement whose result nobody wants; a failure shows at the next db_exec or db_commit.
 */
int db_queue(struct db *db, struct sql_call call) WARN_UNUSED;
/* Sends all that is queued and this statement in one flush and waits for the result. Negative:
 * -EAGAIN (serialization failure or deadlock: the transaction may be run again), -EPROTO (refused:
 * db_failure tells what to answer), -ENOTCONN (connection lost before COMMIT was sent: nothing was
 * done, the transaction may be run again on a new connection), -ETIME (statement_timeout), -EIO
 * (our bug: logged), -ENOMEM (arena full). After any failure only db_rollback makes sense. */
int db_exec(struct db *db, struct sql_call call, struct db_rows **ret_rows) WARN_UNUSED;
/* The same for a statement known by value (operations without C): values in the order of
 * sql->params. */
int db_exec_values(struct db *db, const struct sql *sql, const char *const *values,
		   struct db_rows **ret_rows) WARN_UNUSED;
/* Sends what is queued and COMMIT in one flush. When the connection is lost in the middle,
 * -ENOTCONN: the outcome is unknown (the client repeats with its Idempotency-Key). A read-only
 * transaction with nothing queued does not wait for the answer. */
int db_commit(struct db *db) WARN_UNUSED;
/* Always leaves the connection usable or marked as down. Safe without a transaction. */
void db_rollback(struct db *db);
const struct db_failure *db_failure(const struct db *db);
/* Duties in force for this transaction, as the context statement returned them (bits of enum
 * tugas); valid after the first db_exec. */
unsigned db_tugas(const struct db *db);

/* Results. Values are the text form; NULL for SQL NULL. A column that does not exist is our bug:
 * logged, NULL. */
void db_rows_free(struct db_rows *rows); /* those of a pipeline; a worker's go with their arena */
int db_count(const struct db_rows *rows);
const char *db_get(const struct db_rows *rows, int row, const char *column);
/* The same for a column that need not be there. */
const char *db_find(const struct db_rows *rows, int row, const char *column);
bool db_is(const struct db_rows *rows, int row, const char *column); /* boolean column is true */
int64_t db_int(const struct db_rows *rows, int row,
	       const char *column); /* integer column; 0 for NULL */
/* bytea column decoded into arena memory; NULL (and length 0) for SQL NULL or when the arena is
 * full. */
unsigned char *db_bytes(const struct db_rows *rows, int row, const char *column,
			struct arena *arena, size_t *ret_len);
