/* Receives bodies within their bounds and makes them what the contract says they are; runs on the loop. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/config.h"
#include "base/encode.h"
#include "contract/body.h"
#include "contract/schema.h"
#include "http/internal.h"
#include "http/spool.h"

#include "base/banned.h"

static int64_t limit_of(const struct http_request *h)
{
	const struct config *c = h->loop->services->config;

	return h->r.op->body == BODY_STREAM ? c->server_attachment_bytes : c->server_body_bytes;
}

/* The media type without parameters, lower case, in the arena; "" when there is none. */
static const char *media_type(struct http_request *h)
{
	const char *value = header_get(h, "Content-Type");
	char *type = arena_strndup(h->r.arena, value ? value : "", value ? strcspn(value, "; \t") : 0);

	for (char *c = type; c && *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c | 32);
	return type;
}

static bool type_accepted(const struct operation *op, const char *type)
{
	for (const char *const *t = op->body_types; t && *t; t++)
		if (strcmp(*t, type) == 0 || strcmp(*t, "*/*") == 0)
			return true;
	return false;
}

static int too_large(struct http_request *h)
{
	const char *detail_id = arena_printf(h->r.arena, "Paling banyak %lld byte.", (long long)limit_of(h));
	const char *detail_en = arena_printf(h->r.arena, "At most %lld bytes.", (long long)limit_of(h));

	return problem_set(&h->r.problem, PROBLEM_TOO_LARGE, detail_id, detail_en);
}

int body_expect(struct http_request *h)
{
	const struct operation *op = h->r.op;
	const char *type;

	if (!h->has_body)
		return 0;
	if (op->body == BODY_NONE)
		return problem_set(&h->r.problem, PROBLEM_MALFORMED, "Alamat ini tidak menerima isi.", "No body is taken here.");
	type = media_type(h);
	if (!type)
		return -ENOMEM;
	if (!type_accepted(op, type))
		return problem_set(&h->r.problem, PROBLEM_MEDIA_TYPE, NULL, NULL);
	if (h->content_length > limit_of(h))
		return too_large(h);
	if (op->body == BODY_STREAM)
		return spool_new(h->r.arena, h->loop->services->config->server_spool_dir, &h->spool);
	buffer_init(&h->body, (size_t)limit_of(h));
	return 0;
}

int body_take(struct http_request *h, const char *data, size_t n)
{
	if (h->spool) {
		if (spool_size(h->spool) + (int64_t)n > limit_of(h))
			return too_large(h);
		return spool_write(h->spool, data, n);
	}
	if (h->body.len + n > (size_t)limit_of(h))
		return too_large(h);
	buffer_append(&h->body, data, n);
	return buffer_error(&h->body);
}

/* filename="..." or filename*=UTF-8''... of Content-Disposition (RFC 6266); NULL when there is none. */
static const char *file_name(struct http_request *h)
{
	const char *value = header_get(h, "Content-Disposition");
	const char *at;
	char *name;
	size_t n;

	if (!value || strlen(value) > 1024)
		return NULL;
	if ((at = strcasestr(value, "filename*=UTF-8''"))) {
		at += strlen("filename*=UTF-8''");
		n = strcspn(at, "; ");
		name = arena_alloc(h->r.arena, n + 1);
		return name && percent_decode(at, n, false, name) >= 0 ? name : NULL;
	}
	if (!(at = strcasestr(value, "filename=")))
		return NULL;
	at += strlen("filename=");
	n = *at == '"' ? strcspn(++at, "\"") : strcspn(at, "; ");
	return utf8_valid(at, n) ? arena_strndup(h->r.arena, at, n) : NULL;
}

static int finish_stream(struct http_request *h)
{
	int error;

	if (!h->spool)
		return problem_set(&h->r.problem, PROBLEM_INVALID, "Berkas tidak disertakan.", "No file was sent.");
	error = authorize_bytes(h, spool_size(h->spool));
	if (error == 0)
		error = spool_finish(h->spool, &h->r.file);
	if (error < 0)
		return error;
	h->r.file->content_type = media_type(h);
	h->r.file->filename = file_name(h);
	return 0;
}

static void json_free(void *p)
{
	json_decref(p);
}

static int parse(struct http_request *h)
{
	struct request *r = &h->r;
	const char *text = h->body.data ? h->body.data : "";
	int error;

	r->raw_body = text;
	r->raw_body_len = h->body.len;
	r->body = r->op->body == BODY_FORM ? form_parse(text, h->body.len, &r->problem) :
					     json_body_parse(text, h->body.len, r->arena, &r->problem);
	if (!r->body)
		return -EPROTO;
	if (arena_defer(r->arena, json_free, r->body) < 0)
		return -ENOMEM;
	error = r->op->body_schema ? schema_validate(r->op->body_schema, r->body, r->arena, &r->problem) : 0;
	/* A form that does not fit is a malformed token request: OAuth knows 400, not 422 (RFC 6749 section 5.2). */
	if (error < 0 && r->op->body == BODY_FORM && r->problem.code == PROBLEM_INVALID)
		r->problem.code = PROBLEM_OAUTH;
	return error;
}

int body_finish(struct http_request *h)
{
	const struct operation *op = h->r.op;

	if (op->body == BODY_NONE)
		return 0;
	if (op->body == BODY_STREAM)
		return finish_stream(h);
	if (!h->has_body && !op->body_required)
		return 0;
	if (!h->has_body)
		return problem_set(&h->r.problem, PROBLEM_JSON, "Isi permintaan tidak ada.", "The request has no body.");
	return parse(h);
}
