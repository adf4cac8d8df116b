/* Makes a reply or a problem into an HTTP response; runs on the loop, which alone queues responses. */
#include <errno.h>
#include <string.h>

#include "base/json_writer.h"
#include "base/log.h"
#include "http/internal.h"

#include "base/banned.h"

#define PROBLEM_MAX_BYTES 65536U

static void header(struct MHD_Response *response, const char *name, const char *value)
{
	if (value)
		MHD_add_response_header(response, name, value);
}

static void header_int(struct MHD_Response *response, const char *name, long long value)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", value);
	MHD_add_response_header(response, name, text);
}

static bool etag_listed(const char *list, const char *etag)
{
	size_t n = strlen(etag);

	if (strcmp(list, "*") == 0)
		return true;
	for (const char *at = list; (at = strstr(at, etag)); at += n)
		if (at[n] == '\0' || at[n] == ',' || at[n] == ' ')
			return true;
	return false;
}

static bool not_modified(const struct http_request *h)
{
	const struct request *r = &h->r;

	return r->op && r->op->method == HTTP_GET && r->reply.status == 200 && r->reply.etag && r->if_none_match &&
	       etag_listed(r->if_none_match, r->reply.etag);
}

static const char *cache_control(const struct http_request *h)
{
	const struct request *r = &h->r;

	if (r->reply.cache_control)
		return r->reply.cache_control;
	if (r->reply.no_store || r->op->method != HTTP_GET)
		return "no-store";
	/* What the contract wants stored nowhere is not stored because somebody has a token. */
	if (r->op->cache_control && strcmp(r->op->cache_control, "no-store") == 0)
		return r->op->cache_control;
	if (r->op->cache_control && r->identity.peran == PERAN_PUBLIK && !r->identity.kode_akses[0])
		return r->op->cache_control;
	return r->identity.peran == PERAN_PUBLIK && !r->identity.kode_akses[0] ? "no-cache" : "private, no-cache";
}

/* Which part of a streamed answer is sent. Conditions come before ranges (RFC 9110 section 13.2.2), and only GET has ranges. */
static void choose_part(struct http_request *h)
{
	const struct reply *reply = &h->r.reply;
	enum range_kind kind;

	if (!reply->stream)
		return;
	h->part = (struct range){ 0, reply->stream->size };
	if (!h->r.op->ranges || h->head || not_modified(h) || !range_if(header_get(h, "If-Range"), reply->etag))
		return;
	kind = range_parse(header_get(h, "Range"), reply->stream->size, &h->part);
	h->partial = kind == RANGE_PART;
	if (kind == RANGE_UNSATISFIABLE)
		problem_set(&h->r.problem, PROBLEM_RANGE, NULL, NULL);
}

/* Of 206 the part, of 416 how long the whole is. */
static const char *content_range(struct http_request *h)
{
	long long size = (long long)h->r.reply.stream->size;

	if (!h->partial)
		return arena_printf(h->r.arena, "bytes */%lld", size);
	return arena_printf(h->r.arena, "bytes %lld-%lld/%lld", (long long)h->part.first, (long long)(h->part.first + h->part.length - 1), size);
}

static struct MHD_Response *success(struct http_request *h, unsigned *ret_status)
{
	const struct reply *reply = &h->r.reply;
	bool unmodified = not_modified(h);
	struct MHD_Response *response;

	ready_keep(h);
	*ret_status = unmodified ? 304 : h->partial ? 206 : (unsigned)reply->status;
	h->body_bytes = unmodified ? 0 : reply->stream ? (size_t)h->part.length : reply->body_len;
	response = !unmodified && reply->stream ? stream_response(h) :
						  MHD_create_response_from_buffer(h->body_bytes, (void *)(uintptr_t)reply->body,
										  MHD_RESPMEM_PERSISTENT);
	if (!response)
		return NULL;
	if (!unmodified && (h->body_bytes || reply->stream))
		header(response, "Content-Type", reply->content_type ? reply->content_type : "application/json");
	header(response, "ETag", reply->etag);
	header(response, "Cache-Control", cache_control(h));
	header(response, "Vary", "Accept-Language, Authorization, Kode-Akses, Accept");
	header(response, "Location", reply->location);
	header(response, "Link", reply->link);
	header(response, "Content-Disposition", reply->content_disposition);
	header(response, "Accept-Ranges", reply->stream && h->r.op->ranges ? "bytes" : NULL);
	header(response, "Content-Range", h->partial ? content_range(h) : NULL);
	header(response, "WWW-Authenticate", reply->www_authenticate);
	header(response, "Idempotency-Replayed", reply->replayed ? "true" : NULL);
	return response;
}

/* Why a token was refused: by what stands in it, or by what the database says of its holder. */
static const char *challenge(struct http_request *h)
{
	const char *reason = h->auth_reason ? h->auth_reason : h->r.problem.detail[LANG_EN];

	if (h->r.problem.code == PROBLEM_UNAUTHENTICATED || !reason)
		return "Bearer realm=\"layanand\"";
	return arena_printf(h->r.arena, "Bearer realm=\"layanand\", error=\"invalid_token\", error_description=\"%s\"", reason);
}

/* Forms are OAuth's: what is wrong with one is told in its words (RFC 6749 section 5.2), with status 400. */
static bool oauth_refusal(const struct http_request *h, unsigned status)
{
	return h->r.op && h->r.op->body == BODY_FORM && (status == 400 || status == 422);
}

static void oauth_write(const struct problem *p, enum lang lang, struct buffer *out)
{
	const char *detail = p->n_errors ? p->errors[0].detail[lang] : p->detail[lang];
	struct json_writer w;

	jw_init(&w, out);
	jw_object(&w);
	jw_member_string(&w, "error", "invalid_request");
	jw_member_string(&w, "error_description", detail ? detail : problem_info(p->code)->title[lang]);
	jw_object_end(&w);
}

static struct MHD_Response *refusal(struct http_request *h, unsigned *ret_status)
{
	const struct problem *p = &h->r.problem;
	CLEANUP_BUFFER struct buffer out;
	struct MHD_Response *response;
	bool oauth;
	char *text;
	size_t n;

	*ret_status = (unsigned)problem_info(p->code)->status;
	oauth = oauth_refusal(h, *ret_status);
	buffer_init(&out, PROBLEM_MAX_BYTES);
	if (oauth) {
		*ret_status = 400;
		oauth_write(p, h->r.lang, &out);
	} else {
		problem_write(p, h->r.lang, h->r.path, h->r.request_id, &out);
	}
	text = buffer_error(&out) < 0 ? NULL : buffer_take(&out, &n);
	response = text ? MHD_create_response_from_buffer(n, text, MHD_RESPMEM_MUST_FREE) : NULL;
	if (!response) {
		free(text);
		return NULL;
	}
	h->body_bytes = n;
	header(response, "Content-Type", oauth ? "application/json" : "application/problem+json");
	header(response, "Content-Language", h->r.lang == LANG_EN ? "en" : "id");
	header(response, "Cache-Control", "no-store");
	header(response, "Vary", "Accept-Language, Authorization, Kode-Akses, Accept");
	header(response, "Allow", p->allow);
	header(response, "Content-Range", p->code == PROBLEM_RANGE ? content_range(h) : NULL);
	if (*ret_status == 401)
		header(response, "WWW-Authenticate", challenge(h));
	if (p->retry_after_s)
		header_int(response, "Retry-After", p->retry_after_s);
	if (h->rate_limit)
		header(response, "RateLimit",
		       arena_printf(h->r.arena, "\"%lld\";r=0;t=%d", (long long)h->rate_limit, p->retry_after_s));
	return response;
}

enum MHD_Result respond(struct http_request *h)
{
	struct request *r = &h->r;
	unsigned status = 500;
	struct MHD_Response *response;
	enum MHD_Result result;

	if (r->problem.code == PROBLEM_NONE)
		choose_part(h);
	response = r->problem.code == PROBLEM_NONE ? success(h, &status) : refusal(h, &status);
	if (!response) {
		log_error("no-response", "request_id", r->request_id);
		return MHD_NO;
	}
	h->status = (int)status;
	header(response, "Request-Id", r->request_id);
	header(response, "traceparent", h->traced ? r->traceparent : NULL);
	header(response, "X-Content-Type-Options", "nosniff");
	if (h->unsound || atomic_load_explicit(&h->loop->services->readiness->stopping, memory_order_relaxed))
		header(response, "Connection", "close");
	request_move(r, PHASE_SENT);
	result = MHD_queue_response(h->mhd, status, response);
	MHD_destroy_response(response);
	return result;
}
