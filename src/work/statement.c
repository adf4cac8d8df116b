/* Turns requests into statement values and rows into answers; runs on loops and on workers, owns nothing. */
#include "work/statement.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include <sodium.h>

#include "base/config.h"
#include "base/encode.h"
#include "base/log.h"
#include "contract/cursor.h"
#include "db/rows_json.h"
#include "kalender/waktu.h"

#include "base/banned.h"

#define REPLY_MAX_BYTES (8U << 20)

struct cursor_maker {
	const struct services *services;
	struct request *request;
};

static const char *time_text(struct request *r)
{
	char text[WAKTU_BUF];

	return arena_strdup(r->arena, waktu_tulis(r->legal_us, text));
}

static const char *json_text(struct arena *arena, const json_t *value)
{
	CLEANUP_FREE char *text = NULL;

	if (!value || json_is_null(value))
		return NULL;
	if (json_is_string(value))
		return json_string_value(value);
	text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
	return arena_strdup(arena, text);
}

static int cursor_position(struct request *r, const struct services *s, const char *name, const char **ret_value)
{
	const char *opaque = params_get(&r->params, name);
	int error;

	*ret_value = NULL;
	if (!opaque)
		return 0;
	error = cursor_decode(s->cursor_key, r->op->id, opaque, r->arena, ret_value);
	if (error == -EINVAL) {
		int refused = problem_set(&r->problem, PROBLEM_CURSOR, "Kursor tidak dikenal; mulailah tanpa kursor.",
					  "The cursor is unknown; start without one.");

		problem_add(&r->problem, (struct problem_error){ .parameter = name,
								  .code = "cursor",
								  .detail = { "tidak dikenal", "unknown" } });
		return refused;
	}
	return error;
}

static int value_of(struct request *r, const struct services *s, const char *name, const char **ret_value)
{
	const char *value;

	if (strcmp(name, "cursor") == 0 || strcmp(name, "setelah") == 0)
		return cursor_position(r, s, name, ret_value);
	if (strcmp(name, "saya") == 0)
		value = r->identity.sub[0] ? r->identity.sub : NULL;
	else if (strcmp(name, "penyelenggara_saya") == 0)
		value = r->identity.penyelenggara_id[0] ? r->identity.penyelenggara_id : NULL;
	else if (strcmp(name, "peran") == 0)
		value = peran_name(r->identity.peran);
	else if (strcmp(name, "sekarang") == 0)
		value = time_text(r);
	else if (strcmp(name, "alamat_publik") == 0)
		value = s->config->server_public_url;
	else if (strcmp(name, "berkas") == 0)
		value = r->berkas_id;
	else if (strcmp(name, "cabang") == 0)
		value = r->cabang;
	else if (strcmp(name, "badan") == 0)
		value = json_text(r->arena, r->body);
	else if (!(value = params_get(&r->params, name)))
		value = json_text(r->arena, json_object_get(r->body, name));
	*ret_value = value;
	return 0;
}

int statement_values(struct request *r, const struct services *s, const struct sql *sql, const char *const **ret_values)
{
	const char **values = arena_alloc(r->arena, (sql->n_params + 1U) * sizeof(*values));

	if (!values)
		return -ENOMEM;
	for (unsigned i = 0; i < sql->n_params; i++) {
		int error = value_of(r, s, sql->params[i], &values[i]);

		if (error < 0)
			return error;
	}
	*ret_values = values;
	return 0;
}

const char *reply_etag(struct arena *arena, const char *version, const void *body, size_t len)
{
	static const unsigned char key[crypto_shorthash_KEYBYTES] = "layanand-etag-1";
	unsigned char hash[crypto_shorthash_BYTES];
	char hex[2 * sizeof(hash) + 1];

	crypto_shorthash(hash, body, len, key);
	hex_encode(hash, sizeof(hash), hex);
	return version ? arena_printf(arena, "\"v%s-%s\"", version, hex) : arena_printf(arena, "\"%s\"", hex);
}

static int make_cursor(void *cls, const char *position, char *out, size_t size)
{
	const struct cursor_maker *maker = cls;
	const char *text;
	int error = cursor_encode(maker->services->cursor_key, maker->request->op->id, position, maker->request->arena, &text);

	if (error == 0 && (size_t)snprintf(out, size, "%s", text) >= size)
		error = -ENOBUFS;
	return error;
}

/* The Link header of the next page: the same query with the cursor replaced (api.md section 1). */
static const char *next_link(struct request *r, const char *cursor)
{
	CLEANUP_BUFFER struct buffer link;
	const char *text;

	buffer_init(&link, 8192);
	buffer_printf(&link, "<%s?", r->path);
	for (size_t i = 0; i < r->op->n_params; i++) {
		const struct param_spec *p = &r->op->params[i];

		if (p->in != PARAM_QUERY || !r->params.values[i] || strcmp(p->name, "cursor") == 0)
			continue;
		buffer_printf(&link, "%s=", p->name);
		for (const char *c = r->params.values[i]; *c; c++)
			buffer_printf(&link, strchr("-._~", *c) || (*c >= '0' && *c <= '9') || ((*c | 32) >= 'a' && (*c | 32) <= 'z') ? "%c" : "%%%02X",
				      (unsigned char)*c);
		buffer_char(&link, '&');
	}
	buffer_printf(&link, "cursor=%s>; rel=\"next\"", cursor);
	text = buffer_error(&link) < 0 ? NULL : arena_strndup(r->arena, link.data, link.len);
	return text;
}

static int list_json(struct request *r, const struct services *s, const struct db_rows *rows, struct buffer *out)
{
	struct cursor_maker maker = { s, r };
	const char *limit = params_get(&r->params, "limit");
	const char *echo = params_get(&r->params, "setelah");
	struct rows_json_list list = { .limit = limit ? (int)strtol(limit, NULL, 10) : 100, .echo = echo };
	int error;

	for (size_t i = 0; i < r->op->n_params; i++)
		list.always_cursor |= strcmp(r->op->params[i].name, "setelah") == 0;
	/* A feed in which nothing has happened yet is resumed from its beginning: a position without members. */
	if (list.always_cursor && !echo) {
		error = cursor_encode(s->cursor_key, r->op->id, "[]", r->arena, &list.echo);
		if (error < 0)
			return error;
	}
	error = rows_json_list(rows, &list, make_cursor, &maker, out);
	if (error == 0 && list.next_cursor[0] && !list.always_cursor)
		r->reply.link = next_link(r, list.next_cursor);
	return error;
}

int statement_reply(struct request *r, const struct services *s, const struct db_rows *rows)
{
	CLEANUP_BUFFER struct buffer out;
	int error = 0;

	buffer_init(&out, REPLY_MAX_BYTES);
	if (!r->op->list && db_count(rows) == 0)
		return problem_set(&r->problem, PROBLEM_NOT_FOUND, NULL, NULL);
	if (r->op->list)
		error = list_json(r, s, rows, &out);
	else
		rows_json_object(rows, 0, &out);
	if (error == 0)
		error = buffer_error(&out);
	if (error < 0)
		return error;
	r->reply.body = arena_memdup(r->arena, out.data, out.len);
	r->reply.body_len = out.len;
	r->reply.etag = reply_etag(r->arena, r->op->list ? NULL : rows_json_version(rows), out.data, out.len);
	if (!r->reply.body || !r->reply.etag)
		return -ENOMEM;
	r->reply.status = r->op->success;
	return 0;
}

/* One entry for each field at fault. */
static void refused_fields(struct request *r, const struct db_failure *f, const char *code)
{
	const char *rest = f->pointer;

	while (rest && *rest) {
		size_t n = strcspn(rest, " ");
		const char *pointer = arena_strndup(r->arena, rest, n);

		if (pointer)
			problem_add(&r->problem, (struct problem_error){ .pointer = pointer,
									  .code = code,
									  .detail = { f->detail[LANG_ID], f->detail[LANG_EN] } });
		rest += n + strspn(rest + n, " ");
	}
}

/* What the connection's failure holds is copied: the answer is written when the connection serves somebody else. */
static void refused(struct request *r, const struct db_failure *f)
{
	bool named = strcmp(f->sqlstate, "P0001") == 0; /* layanand.tolak: the name is our own word, not PostgreSQL's */
	const char *code = named ? arena_strdup(r->arena, f->constraint) : "constraint";

	problem_set(&r->problem, f->problem, f->detail[LANG_ID], f->detail[LANG_EN]);
	r->problem.dasar_hukum = f->dasar_hukum;
	if (f->problem == PROBLEM_UNAVAILABLE)
		r->problem.retry_after_s = 30; /* a full disk, no connection left: nothing that passes in a moment */
	refused_fields(r, f, code);
}

void statement_problem(struct request *r, int error, const struct db_failure *failure)
{
	if (r->problem.code != PROBLEM_NONE)
		return;
	switch (error) {
	case -EPROTO:
		if (failure && failure->problem != PROBLEM_NONE) {
			refused(r, failure);
			return;
		}
		break;
	case -EAGAIN:
	case -ENOTCONN:
	case -ETIME:
	case -ESHUTDOWN:
		problem_set(&r->problem, PROBLEM_UNAVAILABLE, "Coba lagi sebentar lagi.", "Try again in a moment.");
		r->problem.retry_after_s = 2;
		return;
	default:
		break;
	}
	log_error("failed", "request_id", r->request_id, "operation", r->op ? r->op->id : NULL, "errno", strerror(-error), "sqlstate",
		  failure ? failure->sqlstate : NULL, "message", failure ? failure->message : NULL);
	problem_set(&r->problem, PROBLEM_INTERNAL, NULL, NULL);
}

int request_check_tugas(struct request *r, unsigned tugas)
{
	if (!r->op->tugas || r->identity.peran != PERAN_PELAKSANA || (tugas & r->op->tugas))
		return 0;
	return problem_set(&r->problem, PROBLEM_TUGAS, "Tindakan ini memerlukan tugas yang ditetapkan dengan keputusan.",
			   "This needs a duty given by a decision.");
}
