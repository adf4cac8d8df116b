/* Hands a complete request to whom it belongs: answered from memory, to the loop's own pipeline, or to a worker. Runs on the loop. */
#include <errno.h>

#include "base/log.h"
#include "http/internal.h"
#include "work/queue.h"
#include "work/statement.h"

#include "base/banned.h"

static const struct identity system_identity = { .peran = PERAN_SISTEM };

static enum MHD_Result answer(struct http_request *h)
{
	request_move(&h->r, PHASE_DONE);
	return respond(h);
}

static void note(struct http_request *h, int error, const struct db_failure *failure)
{
	if (error < 0)
		statement_problem(&h->r, error, failure);
}

static enum MHD_Result direct(struct http_request *h)
{
	struct ctx c = { .request = &h->r, .arena = h->r.arena, .services = h->loop->services };

	note(h, h->loop->services->bindings[h->r.op->index].handler(&c), NULL);
	return answer(h);
}

/* To the workers; the connection is suspended first, since the worker may be done before we return. */
static bool to_worker(struct http_request *h, bool suspended)
{
	int error;

	if (!suspended)
		MHD_suspend_connection(h->mhd);
	request_move(&h->r, PHASE_WORK);
	error = queue_push(h->loop->services->queue, &h->r);
	if (error == 0)
		return true;
	statement_problem(&h->r, error, NULL);
	request_move(&h->r, PHASE_DONE);
	MHD_resume_connection(h->mhd);
	/* Said within a turn of the loop: without this the refusal would wait for the next one. */
	loop_wake(h->loop);
	return false;
}

/* Result of a statement on the loop's pipeline. What was cut short for taking too long, or lost with its connection, is run again by a worker. */
static void statement_done(void *cls, int error, struct db_rows *rows, unsigned tugas, const struct db_failure *failure)
{
	struct http_request *h = cls;

	if (error == -ETIME || error == -ENOTCONN) {
		h->r.slow = error == -ETIME;
		to_worker(h, true);
		return;
	}
	if (error == 0)
		error = h->r.identity.tugas_known ? 0 : request_check_tugas(&h->r, tugas);
	if (error == 0)
		error = statement_reply(&h->r, h->loop->services, rows);
	note(h, error, failure);
	db_rows_free(rows);
	request_move(&h->r, PHASE_DONE);
	MHD_resume_connection(h->mhd);
}

static enum MHD_Result statement(struct http_request *h)
{
	const struct services *s = h->loop->services;
	const struct sql *sql = s->bindings[h->r.op->index].sql;
	int error = statement_values(&h->r, s, sql, &h->values);

	if (error < 0) {
		note(h, error, NULL);
		return answer(h);
	}
	h->statement.done = statement_done;
	h->statement.cls = h;
	error = pipeline_submit(h->loop->pipeline, &h->statement, h->r.op->as_system ? &system_identity : &h->r.identity,
				h->r.legal_us, sql, h->values);
	if (error < 0) {
		to_worker(h, false);
		return MHD_YES;
	}
	request_move(&h->r, PHASE_PIPELINE);
	MHD_suspend_connection(h->mhd);
	return MHD_YES;
}

enum MHD_Result dispatch(struct http_request *h)
{
	if (h->r.problem.code != PROBLEM_NONE)
		return answer(h);
	if (h->r.op->way == OP_DIRECT)
		return direct(h);
	/* Before schema, calendar and legal clock have been read nothing could be answered rightly. */
	if (!atomic_load_explicit(&h->loop->services->readiness->database, memory_order_acquire)) {
		note(h, -ENOTCONN, NULL);
		return answer(h);
	}
	if (ready_answer(h))
		return answer(h);
	if (h->r.op->way == OP_STATEMENT && !h->r.op->writes)
		return statement(h);
	to_worker(h, false);
	return MHD_YES;
}

/* A worker's last act: the request goes back to its loop. The loop is woken only by the first of several. */
void request_wake(struct request *r)
{
	struct loop *loop = http_request_of(r)->loop;
	struct request *head = atomic_load_explicit(&loop->done, memory_order_relaxed);

	do {
		r->next = head;
	} while (!atomic_compare_exchange_weak_explicit(&loop->done, &head, r, memory_order_release, memory_order_relaxed));
	if (!head)
		loop_wake(loop);
}

void dispatch_resume(struct http_request *h)
{
	request_move(&h->r, h->r.piece < 0 ? PHASE_DONE : PHASE_SENT);
	MHD_resume_connection(h->mhd);
}
