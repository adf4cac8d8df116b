/* What a handler gets: the request and the worker's open transaction.
 *
 * Contract of a handler `int op_<operationId>(struct ctx *c)`: plain sequential code; returns 0 with a reply set, or negative with a problem
 * set (ctx_problem) or after a failed db_ call (the runner maps db_failure). The runner (runner.c) has queued BEGIN, identity and, for a POST with
 * Idempotency-Key, the claim; it commits after 0 and rolls back otherwise; -EAGAIN runs the handler again (at most 3 times, fresh arena mark is not
 * needed: handlers must not keep state outside c). */
#pragma once

#include "db/db.h"
#include "work/request.h"

struct services; /* process-wide things a handler may need: see work/services.h */

struct ctx {
	struct request *request;
	struct db *db;
	struct arena *arena; /* the request's */
	const struct services *services;
};

typedef int (*handler_fn)(struct ctx *c);

/* Legal time of this request, microseconds since the epoch. */
int64_t ctx_now(const struct ctx *c);
/* The same as timestamptz text for SQL (arena). */
const char *ctx_now_text(struct ctx *c);
const char *ctx_param(const struct ctx *c, const char *name);
/* Top-level string member of the JSON body, or NULL (absent or null). */
const char *ctx_body_string(const struct ctx *c, const char *key);
const json_t *ctx_body(const struct ctx *c);
/* The whole JSON body as text for SQL (arena); NULL when memory is short. */
const char *ctx_body_text(struct ctx *c);
/* Whether If-Match, when given, names this version: the one inside an ETag ("v<versi>-<hash>"); the rest is about the bytes of one answer. */
bool ctx_version_matches(const struct ctx *c, const char *versi);

/* One statement, as db_exec. */
#define ctx_exec(c, call, ret_rows) db_exec((c)->db, call, ret_rows)

/* Refuses; returns -EPROTO. */
int ctx_problem(struct ctx *c, enum problem_code code, const char *detail_id, const char *detail_en) WARN_UNUSED;
/* Refuses one field: PROBLEM_INVALID with a pointer. */
int ctx_invalid(struct ctx *c, const char *pointer, const char *keyword, const char *detail_id, const char *detail_en) WARN_UNUSED;
/* Refuses with its pasal. */
int ctx_problem_dasar(struct ctx *c, enum problem_code code, const char *dasar_hukum, const char *detail_id, const char *detail_en) WARN_UNUSED;

/* Replies. JSON from rows of a statement (single object, with ETag), from a buffer, or bytes of another type (arena). */
int ctx_reply_row(struct ctx *c, int status, const struct db_rows *rows) WARN_UNUSED;
int ctx_reply_json(struct ctx *c, int status, struct buffer *json) WARN_UNUSED; /* takes the content */
int ctx_reply_bytes(struct ctx *c, int status, const char *content_type, const void *data, size_t n) WARN_UNUSED;
/* Adds "name": <json> members in front of the closing brace of the reply body (e.g. kode_akses, only in this answer). */
int ctx_reply_add_member(struct ctx *c, const char *name, const char *string_value) WARN_UNUSED;
/* The same with a value that is JSON already. */
int ctx_reply_add_raw(struct ctx *c, const char *name, const char *json) WARN_UNUSED;
