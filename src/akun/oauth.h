/* Answers of the token endpoint in OAuth's own form. */
#pragma once

#include "work/ctx.h"

/* A refusal (RFC 6749 section 5.2); the transaction is committed, since refusing may have revoked something. Answers 0. */
int oauth_tolak(struct ctx *c, int status, const char *error, const char *uraian_id, const char *uraian_en) WARN_UNUSED;

struct token_jawaban {
	const char *access_token;
	int64_t berlaku_s;
	const char *refresh_token; /* or NULL */
	const char *scope; /* or NULL */
};
/* A success (RFC 6749 section 5.1). */
int oauth_jawab(struct ctx *c, const struct token_jawaban *j) WARN_UNUSED;
