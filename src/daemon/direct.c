/* The daemon's own operations, answered on the loop from memory: alive, ready, the contract. */
#include <string.h>

#include "base/json_writer.h"
#include "daemon/operations.h"
#include "work/queue.h"
#include "work/statement.h"

#include "base/banned.h"

static int reply_static(struct ctx *c, const char *type, const char *body, size_t n)
{
	struct reply *reply = &c->request->reply;

	reply->status = 200;
	reply->content_type = type;
	reply->body = body;
	reply->body_len = n;
	return 0;
}

int op_livez(struct ctx *c)
{
	static const char body[] = "{\"status\":\"ok\"}";

	return reply_static(c, "application/json", body, sizeof(body) - 1);
}

int op_readyz(struct ctx *c)
{
	static const char body[] = "{\"status\":\"ok\",\"basis_data\":\"ok\",\"skema\":\"ok\",\"antrean\":\"ok\"}";
	const struct services *s = c->services;
	const struct readiness *ready = s->readiness;
	const char *why = NULL;

	if (atomic_load(&ready->stopping))
		why = "berhenti";
	else if (!atomic_load(&ready->loops) || !atomic_load(&ready->workers))
		why = "basis data tidak terlihat";
	else if (!atomic_load(&ready->database))
		why = "skema basis data bukan yang diharapkan";
	else if (queue_length(s->queue) >= queue_max(s->queue))
		why = "antrean penuh";
	if (!why)
		return reply_static(c, "application/json", body, sizeof(body) - 1);
	c->request->problem.retry_after_s = 1;
	return ctx_problem(c, PROBLEM_UNAVAILABLE, why, NULL);
}

int op_openapi_baca(struct ctx *c)
{
	const struct services *s = c->services;

	c->request->reply.etag = s->contract_etag;
	return reply_static(c, "application/json", s->contract_json, s->contract_json_len);
}

int op_dokumentasi(struct ctx *c)
{
	const struct services *s = c->services;

	c->request->reply.etag = s->docs_etag;
	return reply_static(c, "text/html; charset=utf-8", s->docs_html, s->docs_html_len);
}
