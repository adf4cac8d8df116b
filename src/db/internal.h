/* Inside db/ only: what connection.c, db.c, pipeline.c, rows.c, listen.c and migrate.c share. The
 * only header that includes libpq's. */
#pragma once

#include <libpq-fe.h>

#include "db/db.h"
#include "statements.h"

#define CONNECT_TIMEOUT_MS 5000

/* A result as callers see it: struct db_rows is never defined, it is libpq's result under another
 * name. */
static inline PGresult *rows_result(const struct db_rows *rows)
{
	return (PGresult *)(uintptr_t)rows;
}
static inline struct db_rows *result_rows(PGresult *result)
{
	return (struct db_rows *)result;
}

static inline void cleanup_result(PGresult **result)
{
	PQclear(*result);
}
#define CLEANUP_RESULT CLEANUP(cleanup_result)

/* ---- connection.c: how every connection of the daemon is opened */
enum session {
	SESSION_WORKER,
	SESSION_LOOP, /* read only, with a statement timeout: settings of the session, so that no
			 request can be without them */
	SESSION_LISTEN,
	SESSION_MIGRATE, /* no timeouts: building an index may take as long as it takes */
};
/* Begins to connect (non-blocking); NULL when memory is short. The caller drives PQconnectPoll. */
PGconn *connection_start(const struct db_options *o, enum session session,
			 int statement_timeout_ms);
/* Drives a started connection until it is up: 0, or -ENOTCONN after timeout_ms or a refusal (logged
 * without conninfo). */
int connection_finish(PGconn *conn, int timeout_ms) WARN_UNUSED;
/* Waits for the socket: poll(2) events or 0 after timeout_ms; negative errno. */
int connection_poll(const PGconn *conn, short events, int timeout_ms);
/* One warning line with libpq's reason. */
void connection_log(const char *event, const char *application_name, const char *reason);

/* When the next attempt to connect is allowed: 100 ms doubling to 5 s, each shortened by up to half
 * at random so that daemons do not come back in step. */
struct backoff {
	int failures;
	int64_t next_ns; /* monotonic */
};
void backoff_failed(struct backoff *b);
void backoff_reset(struct backoff *b);
/* Milliseconds until the next attempt; 0: now. */
int backoff_wait_ms(const struct backoff *b);

/* ---- prepared.c: which statements of sql_all a connection knows */
enum prepared_state { PREPARED_NO, PREPARED_SENT, PREPARED_YES };
struct prepared {
	unsigned char *states; /* enum prepared_state by position in sql_all */
};
int prepared_init(struct prepared *p) WARN_UNUSED;
void prepared_done(struct prepared *p);
void prepared_forget(struct prepared *p); /* a new connection knows nothing */
/* Position in sql_all, or -EIO (logged) for a statement that is not there. */
int prepared_index(const struct sql *sql) WARN_UNUSED;

/* ---- context.c: the identity statement */
struct context {
	char legal[96];
	char tugas[256];
	union {
		struct args_konteks lookup;
		struct args_konteks_kenal known;
		struct args_konteks_kepala head;
		struct args_konteks_publik anonymous;
	} values;
};
/* The cheapest statement that sets this identity, with its values in `context` and in identity. */
struct sql_call context_call(const struct identity *identity, int64_t legal_us,
			     struct context *context);
/* Duties that the token tells (bits of enum tugas); 0 when they have to be looked up. */
static inline unsigned context_known(const struct identity *identity)
{
	return identity->tugas_known ? identity->tugas : 0;
}
/* Duties in force after the identity statement: what it found, or `known` when it looked nothing up. */
unsigned context_tugas(const PGresult *result, unsigned known);

/* ---- sqlstate.c */
/* Fills failure from an error result; returns what db_exec documents. */
int failure_from_result(const PGresult *result, struct db_failure *failure);
/* Connection lost; reason: libpq's text. Returns -ENOTCONN. */
int failure_lost(struct db_failure *failure, const char *reason);
