/* Owns the claim of an Idempotency-Key and the first answer kept under it; runs on a worker, inside the operation's transaction. */
#include "work/idempotency.h"

#include <errno.h>
#include <string.h>

#include <sodium.h>

#include "base/encode.h"
#include "base/json_writer.h"
#include "pii/data_key.h"
#include "pii/seal.h"
#include "statements.h"

#include "base/banned.h"

#define ANSWER_MAX_BYTES (4U << 20) /* a case with all that its complainant may add; sealed, it still fits the arena */

static void mix(crypto_generichash_state *state, const char *text)
{
	/* With its end: "a" and "bc" are not "ab" and "c"; absent is not empty. */
	crypto_generichash_update(state, (const unsigned char *)(text ? text : "\1"), (text ? strlen(text) : 1) + 1);
}

/* Operation, path, parameters, access code and body: what makes a repeat the same request. Callers without a token are one to the
 * keys, so the answer about a case is repeated only to those who show its access code again. Keyed, since a body may hold a
 * password. */
static const char *fingerprint(struct ctx *c)
{
	const struct request *r = c->request;
	crypto_generichash_state state;
	unsigned char key[DATA_KEY_BYTES];
	unsigned char hash[32];
	char hex[2 * sizeof(hash) + 1];

	data_keys_get_hash(c->services->data_keys, key);
	crypto_generichash_init(&state, key, sizeof(key), sizeof(hash));
	sodium_memzero(key, sizeof(key));
	mix(&state, r->op->id);
	mix(&state, r->path);
	for (size_t i = 0; i < r->op->n_params; i++)
		if (r->op->params[i].in == PARAM_QUERY)
			mix(&state, r->params.values[i]);
	mix(&state, r->identity.kode_akses);
	mix(&state, r->file ? r->file->content_type : NULL);
	if (r->file)
		crypto_generichash_update(&state, r->file->sha256, sizeof(r->file->sha256));
	else if (r->raw_body)
		crypto_generichash_update(&state, (const unsigned char *)r->raw_body, r->raw_body_len);
	crypto_generichash_final(&state, hash, sizeof(hash));
	hex_encode(hash, sizeof(hash), hex);
	return arena_strdup(c->arena, hex);
}

static const char *seal_context(struct ctx *c)
{
	unsigned char hash[crypto_generichash_BYTES_MIN];
	char hex[2 * sizeof(hash) + 1];

	crypto_generichash(hash, sizeof(hash), (const unsigned char *)c->request->idempotency_key, strlen(c->request->idempotency_key),
			   NULL, 0);
	hex_encode(hash, sizeof(hash), hex);
	return arena_printf(c->arena, "idempotensi.jawaban/%s", hex);
}

static bool is_text(const struct reply *reply)
{
	return !reply->content_type || strcmp(reply->content_type, "application/json") == 0;
}

/* What is no text (a PDF) is kept in base64url. */
static void write_body(struct ctx *c, struct json_writer *w)
{
	const struct reply *reply = &c->request->reply;
	char *encoded;

	if (is_text(reply)) {
		jw_key(w, "body");
		jw_stringn(w, reply->body ? reply->body : "", reply->body_len);
		return;
	}
	encoded = arena_alloc(c->arena, BASE64URL_SIZE(reply->body_len));
	if (encoded)
		base64url_encode(reply->body, reply->body_len, encoded);
	jw_member_string(w, "bytes", encoded);
}

static int read_body(struct ctx *c, const json_t *kept)
{
	struct reply *reply = &c->request->reply;
	const json_t *bytes = json_object_get(kept, "bytes"), *text = json_object_get(kept, "body");
	ptrdiff_t n;
	char *body;

	if (!bytes) {
		reply->body = arena_strndup(c->arena, json_string_value(text), json_string_length(text));
		reply->body_len = json_string_length(text);
		return reply->body ? 0 : -ENOMEM;
	}
	body = arena_alloc(c->arena, json_string_length(bytes) + 1);
	n = body ? base64url_decode(json_string_value(bytes), json_string_length(bytes), body, json_string_length(bytes)) : -ENOMEM;
	if (n < 0)
		return n == -ENOMEM ? -ENOMEM : -EIO;
	reply->body = body;
	reply->body_len = (size_t)n;
	return 0;
}

static int replay(struct ctx *c, const struct db_rows *rows)
{
	struct request *r = c->request;
	const char *context = seal_context(c);
	const char *text = NULL;
	CLEANUP_JSON json_t *kept = NULL;
	int error;

	if (!context)
		return -ENOMEM;
	error = seal_text_open(c->services->data_keys, context, db_get(rows, 0, "jawaban"), c->arena, &text);
	if (error < 0)
		return error;
	kept = text ? json_loads(text, 0, NULL) : NULL;
	if (!kept)
		return -EIO;
	r->reply.status = (int)db_int(rows, 0, "status");
	r->reply.etag = arena_strdup(c->arena, json_string_value(json_object_get(kept, "etag")));
	r->reply.location = arena_strdup(c->arena, json_string_value(json_object_get(kept, "location")));
	r->reply.content_type = arena_strdup(c->arena, json_string_value(json_object_get(kept, "content_type")));
	r->reply.content_disposition = arena_strdup(c->arena, json_string_value(json_object_get(kept, "content_disposition")));
	r->reply.replayed = true;
	return read_body(c, kept);
}

int idempotency_claim(struct ctx *c, const char **ret_fingerprint)
{
	struct request *r = c->request;
	const char *sidik = fingerprint(c);
	struct db_rows *rows;
	int error;

	*ret_fingerprint = sidik;
	if (!sidik)
		return -ENOMEM;
	error = db_exec(c->db, SQL(idempotensi_klaim, .kunci = r->idempotency_key, .operasi = r->op->id, .sidik = sidik), &rows);
	if (error < 0)
		return error;
	if (!db_is(rows, 0, "dapat"))
		return problem_set(&r->problem, PROBLEM_IN_PROGRESS, NULL, NULL);
	if (!db_is(rows, 0, "lama"))
		return 1;
	if (!db_is(rows, 0, "sama"))
		return problem_set(&r->problem, PROBLEM_KEY_REUSED, NULL, NULL);
	return replay(c, rows);
}

int idempotency_answer(struct ctx *c, const char *sidik)
{
	const struct reply *reply = &c->request->reply;
	CLEANUP_BUFFER struct buffer out;
	struct json_writer w;
	const char *context = seal_context(c);
	const char *sealed = NULL;
	int error;

	buffer_init(&out, ANSWER_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_string(&w, "etag", reply->etag);
	jw_member_string(&w, "location", reply->location);
	jw_member_string(&w, "content_type", reply->content_type);
	jw_member_string(&w, "content_disposition", reply->content_disposition);
	write_body(c, &w);
	jw_object_end(&w);
	error = context ? buffer_error(&out) : -ENOMEM;
	if (error == 0)
		error = seal_text(c->services->data_keys, context, out.data, c->arena, &sealed);
	if (error < 0)
		return error;
	return db_queue(c->db, SQL(idempotensi_jawab, .kunci = c->request->idempotency_key, .operasi = c->request->op->id, .sidik = sidik,
				   .status = arena_printf(c->arena, "%d", reply->status), .jawaban = sealed));
}
