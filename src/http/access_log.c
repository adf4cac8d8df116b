/* One structured line per request, gathered for a turn of the loop and written at once; counts it, too. Never a query string, never a body: they may
 * hold personal data. */
#include "base/json_writer.h"
#include "http/internal.h"

#include "base/banned.h"

void access_log(struct http_request *h)
{
	int64_t took_ns = clock_mono_ns() - h->r.t0_ns;
	struct json_writer w;
	struct buffer *out = &h->loop->log;

	metrics_request(h->loop->metrics, h->r.op ? h->r.op->index : -1, h->status, took_ns);
	if (!out->max)
		return;
	buffer_string(out, "<6>");
	jw_init(&w, out);
	jw_object(&w);
	jw_member_string(&w, "event", "request");
	jw_member_string(&w, "request_id", h->r.request_id);
	jw_member_string(&w, "trace", h->r.traceparent);
	jw_member_string(&w, "method", h->method);
	/* The template, not the path: an id in a path tells who asked about what. */
	jw_member_string(&w, "route", h->r.op ? h->r.op->path : NULL);
	jw_member_int(&w, "status", h->status);
	jw_member_int(&w, "bytes", (int64_t)h->body_bytes);
	jw_member_int(&w, "us", took_ns / 1000);
	jw_member_string(&w, "peran", peran_name(h->r.identity.peran));
	if (h->r.problem.code != PROBLEM_NONE)
		jw_member_string(&w, "problem", problem_info(h->r.problem.code)->slug);
	jw_object_end(&w);
	buffer_char(out, '\n');
}
