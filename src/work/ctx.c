/* What handlers call about their request and their answer; runs on the worker that serves the request. */
#include "work/ctx.h"

#include <errno.h>
#include <string.h>

#include "db/rows_json.h"
#include "kalender/waktu.h"
#include "work/statement.h"

#include "base/banned.h"

#define REPLY_MAX_BYTES (8U << 20)

int64_t ctx_now(const struct ctx *c)
{
	return c->request->legal_us;
}

const char *ctx_now_text(struct ctx *c)
{
	char text[WAKTU_BUF];

	return arena_strdup(c->arena, waktu_tulis(ctx_now(c), text));
}

const char *ctx_param(const struct ctx *c, const char *name)
{
	return params_get(&c->request->params, name);
}

const json_t *ctx_body(const struct ctx *c)
{
	return c->request->body;
}

const char *ctx_body_string(const struct ctx *c, const char *key)
{
	return json_string_value(json_object_get(c->request->body, key));
}

const char *ctx_body_text(struct ctx *c)
{
	CLEANUP_FREE char *text = json_dumps(c->request->body, JSON_COMPACT);

	return text ? arena_strdup(c->arena, text) : NULL;
}

bool ctx_version_matches(const struct ctx *c, const char *versi)
{
	const char *given = c->request->if_match;
	size_t n = strlen(versi);

	if (!given || strcmp(given, "*") == 0)
		return true;
	for (const char *p = strstr(given, "\"v"); p; p = strstr(p + 2, "\"v"))
		if (strncmp(p + 2, versi, n) == 0 && p[2 + n] == '-')
			return true;
	return false;
}

int ctx_problem(struct ctx *c, enum problem_code code, const char *detail_id, const char *detail_en)
{
	return problem_set(&c->request->problem, code, detail_id, detail_en);
}

int ctx_problem_dasar(struct ctx *c, enum problem_code code, const char *dasar_hukum, const char *detail_id, const char *detail_en)
{
	c->request->problem.dasar_hukum = dasar_hukum;
	return problem_set(&c->request->problem, code, detail_id, detail_en);
}

int ctx_invalid(struct ctx *c, const char *pointer, const char *keyword, const char *detail_id, const char *detail_en)
{
	int error = problem_set(&c->request->problem, PROBLEM_INVALID, NULL, NULL);

	problem_add(&c->request->problem,
		    (struct problem_error){ .pointer = pointer, .code = keyword, .detail = { detail_id, detail_en } });
	return error;
}

static int reply_body(struct ctx *c, int status, const char *version, const void *data, size_t n)
{
	struct reply *reply = &c->request->reply;

	reply->body = arena_memdup(c->arena, data, n);
	reply->body_len = n;
	reply->etag = reply_etag(c->arena, version, data, n);
	if (!reply->body || !reply->etag)
		return -ENOMEM;
	reply->status = status;
	return 0;
}

int ctx_reply_row(struct ctx *c, int status, const struct db_rows *rows)
{
	CLEANUP_BUFFER struct buffer out;
	int error;

	if (db_count(rows) == 0)
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	buffer_init(&out, REPLY_MAX_BYTES);
	rows_json_object(rows, 0, &out);
	error = buffer_error(&out);
	if (error < 0)
		return error;
	return reply_body(c, status, rows_json_version(rows), out.data, out.len);
}

int ctx_reply_json(struct ctx *c, int status, struct buffer *json)
{
	int error = buffer_error(json);

	if (error == 0)
		error = reply_body(c, status, NULL, json->data ? json->data : "", json->len);
	buffer_done(json);
	return error;
}

int ctx_reply_bytes(struct ctx *c, int status, const char *content_type, const void *data, size_t n)
{
	c->request->reply.content_type = content_type;
	return reply_body(c, status, NULL, data, n);
}

int ctx_reply_add_raw(struct ctx *c, const char *name, const char *json)
{
	struct reply *reply = &c->request->reply;

	if (!json || reply->body_len < 2 || reply->body[reply->body_len - 1] != '}')
		return -EINVAL;
	reply->body = arena_printf(c->arena, "%.*s,\"%s\":%s}", (int)reply->body_len - 1, reply->body, name, json);
	if (!reply->body)
		return -ENOMEM;
	reply->body_len = strlen(reply->body);
	return 0;
}

int ctx_reply_add_member(struct ctx *c, const char *name, const char *string_value)
{
	CLEANUP_JSON json_t *value = json_string(string_value);
	CLEANUP_FREE char *text = value ? json_dumps(value, JSON_ENCODE_ANY) : NULL;

	return ctx_reply_add_raw(c, name, text);
}
