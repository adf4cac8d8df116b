/* Writes the answers of the token endpoint; on a worker. */
#include "akun/oauth.h"

#include "base/json_writer.h"

#include "base/banned.h"

#define JAWABAN_MAX_BYTES 16384

static int kirim(struct ctx *c, int status, struct buffer *out)
{
	int r = ctx_reply_json(c, status, out);

	/* A validator of a token would be a hash of it. */
	c->request->reply.etag = NULL;
	c->request->reply.no_store = true;
	return r;
}

int oauth_tolak(struct ctx *c, int status, const char *error, const char *uraian_id, const char *uraian_en)
{
	struct buffer out;
	struct json_writer w;

	buffer_init(&out, JAWABAN_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_string(&w, "error", error);
	jw_member_string(&w, "error_description", c->request->lang == LANG_EN ? uraian_en : uraian_id);
	jw_object_end(&w);
	return kirim(c, status, &out);
}

int oauth_jawab(struct ctx *c, const struct token_jawaban *j)
{
	struct buffer out;
	struct json_writer w;

	buffer_init(&out, JAWABAN_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_string(&w, "access_token", j->access_token);
	jw_member_string(&w, "token_type", "Bearer");
	jw_member_int(&w, "expires_in", j->berlaku_s);
	if (j->refresh_token)
		jw_member_string(&w, "refresh_token", j->refresh_token);
	if (j->scope)
		jw_member_string(&w, "scope", j->scope);
	jw_object_end(&w);
	return kirim(c, 200, &out);
}
