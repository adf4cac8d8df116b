/* Owns the transaction around an operation; runs on a worker. */
#include "work/runner.h"

#include <errno.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "work/idempotency.h"
#include "work/kept.h"
#include "work/statement.h"
#include "work/stream.h"

#include "statements.h"

#include "base/banned.h"

#define MAX_ATTEMPTS 3
#define PIECE_BUDGET_MS 5000

static const struct identity system_identity = { .peran = PERAN_SISTEM };

static int begin(struct ctx *c, bool read_only, int budget_ms)
{
	struct request *r = c->request;
	struct db_context context = { .identity = r->op->as_system ? &system_identity : &r->identity,
				      .legal_us = r->legal_us,
				      .read_only = read_only,
				      .budget_ms = budget_ms };

	return db_begin(c->db, c->arena, &context);
}

static int run_statement(struct ctx *c, const struct sql *sql)
{
	const char *const *values;
	struct db_rows *rows;
	int error = statement_values(c->request, c->services, sql, &values);

	if (error == 0)
		error = db_exec_values(c->db, sql, values, &rows);
	return error < 0 ? error : statement_reply(c->request, c->services, rows);
}

/* A pelaksana whose token does not tell the duties: the database's word, before the handler does anything. */
static int check_tugas(struct ctx *c)
{
	struct request *r = c->request;
	struct db_rows *rows;
	int error;

	if (!r->op->tugas || r->identity.peran != PERAN_PELAKSANA || r->identity.tugas_known)
		return 0;
	error = db_exec(c->db, SQL(tugas_saya), &rows);
	return error < 0 ? error : request_check_tugas(r, db_tugas(c->db));
}

static int run_operation(struct ctx *c)
{
	struct request *r = c->request;
	const struct binding *b = &c->services->bindings[r->op->index];
	bool claimed = r->op->idempotency && r->idempotency_key;
	const char *fingerprint = NULL;
	int error = 0;

	if (claimed) {
		error = idempotency_claim(c, &fingerprint);
		if (error <= 0)
			return error;
	}
	error = check_tugas(c);
	if (error == 0)
		error = b->sql ? run_statement(c, b->sql) : b->handler(c);
	if (error == 0 && r->problem.code != PROBLEM_NONE)
		error = -EPROTO;
	if (error == 0 && claimed)
		error = idempotency_answer(c, fingerprint);
	return error;
}

static int attempt(struct ctx *c, int budget_ms)
{
	struct request *r = c->request;
	int error;

	r->reply = (struct reply){ 0 };
	r->problem = (struct problem){ 0 };
	error = begin(c, !r->op->writes, budget_ms);
	if (error == 0)
		error = run_operation(c);
	if (error == 0)
		error = db_commit(c->db);
	if (error < 0) {
		r->reply = (struct reply){ 0 };
		if (error != -EAGAIN)
			statement_problem(r, error, db_failure(c->db));
		db_rollback(c->db);
	}
	return error;
}

static void serve_operation(struct ctx *c)
{
	struct request *r = c->request;
	int error = -EAGAIN;

	for (int i = 0; i < MAX_ATTEMPTS && error == -EAGAIN; i++) {
		int64_t left_ms = (r->deadline_ns - clock_mono_ns()) / NS_PER_MS;

		if (left_ms <= 0) {
			statement_problem(r, -ETIME, NULL);
			return;
		}
		error = attempt(c, (int)left_ms);
	}
	if (error == -EAGAIN)
		statement_problem(r, error, NULL);
	else if (error == 0 && r->op->drops_kept)
		kept_drop(c);
	if (error == 0 && r->reply.status == 0) {
		log_error("no-reply", "operation", r->op->id);
		problem_set(&r->problem, PROBLEM_INTERNAL, NULL, NULL);
	}
}

static void serve_piece(struct ctx *c)
{
	struct request *r = c->request;
	struct stream *stream = r->reply.stream;

	c->arena = r->piece_arena;
	r->piece_error = begin(c, true, PIECE_BUDGET_MS);
	if (r->piece_error == 0)
		r->piece_error = stream->piece(c, stream->state, r->piece, &r->piece_data, &r->piece_len);
	if (r->piece_error < 0)
		log_warning("stream-cut", "request_id", r->request_id, "operation", r->op->id);
	db_rollback(c->db);
}

void runner_serve(struct request *r, struct db *db, const struct services *s)
{
	struct ctx c = { .request = r, .db = db, .arena = r->arena, .services = s };

	if (!db || !db_ready(db)) {
		r->piece_error = -ENOTCONN;
		if (r->piece < 0)
			statement_problem(r, -ENOTCONN, NULL);
		return;
	}
	if (r->piece >= 0)
		serve_piece(&c);
	else
		serve_operation(&c);
}
