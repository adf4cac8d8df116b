/* Inside db/ only: a worker's connection as a line of things sent and answers expected. db.c makes
 * transactions of it. */
#pragma once

#include "db/internal.h"

#define EXPECTED_MAX 512u

enum want {
	WANT_NOTHING, /* errors only */
	WANT_IDENTITY, /* the duties */
	WANT_ROWS,
	WANT_PREPARED,
	WANT_COMMIT,
	WANT_SYNC,
};

struct expected {
	enum want want;
	const struct sql *sql; /* NULL for WANT_SYNC */
};

struct db {
	char *conninfo;
	char *application_name;
	PGconn *conn; /* NULL: down */
	struct backoff backoff;
	struct prepared prepared;
	struct expected expected[EXPECTED_MAX]; /* ring */
	unsigned first;
	unsigned count;
	PGresult *rows; /* what WANT_ROWS brought */
	unsigned tugas;
	int error; /* first failure of this transaction; sticky until rollback */
	struct db_failure failure;
	int wait_ms; /* longest wait for an answer: a server that hangs must not hold a worker */

	/* the transaction */
	struct arena *arena;
	struct db_context context;
	bool open; /* between db_begin and db_commit / db_rollback */
	bool begun; /* BEGIN was queued */
};

/* Queues a statement (and its Parse when this connection has not seen it). */
int exchange_send(struct db *db, const struct sql *sql, const char *const *values, enum want want)
	WARN_UNUSED;
/* Queues a Sync, after which the server answers again when something has failed. */
int exchange_sync(struct db *db) WARN_UNUSED;
/* Queues only the Parse, unless it is known. */
int exchange_prepare(struct db *db, const struct sql *sql) WARN_UNUSED;
/* Hands what is queued to the socket as far as it takes it, without waiting. */
int exchange_push(struct db *db) WARN_UNUSED;
/* Sends everything and takes every expected answer. Returns db->error. */
int exchange_settle(struct db *db) WARN_UNUSED;
/* Closes the connection and forgets what was expected; db->error becomes -ENOTCONN. */
void exchange_drop(struct db *db, const char *why);
