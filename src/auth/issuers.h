/* Who may issue tokens: the built-in issuer and those of the issuers file. Read once at start,
 * immutable afterwards. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/config.h"

#define ISSUERS_MAX 16

enum issuer_source { ISSUER_SIGNING_DIR, ISSUER_JWKS_FILE, ISSUER_JWKS_URL, ISSUER_SECRET_ONLY };

struct issuer {
	char *name;     /* the exact `iss` */
	char *audience; /* what `aud` must hold */
	enum issuer_source source;
	char *location;      /* directory, file or URL; NULL for ISSUER_SECRET_ONLY */
	char *secret_file;   /* HS256 secret, or NULL */
	char *secret_kid;    /* kid of tokens signed with it; "" when they name none */
	char *ca_file;       /* certificates to believe for the URL; NULL: the system's */
	unsigned algorithms; /* mask of enum key_alg */
	unsigned peran;      /* mask of 1 << enum peran that its tokens may carry */
	bool believed_tugas; /* its `tugas` claim counts instead of the decisions in the database */
	bool insecure_loopback; /* development: http to this machine is allowed */
};

struct issuers {
	size_t n;
	struct issuer list[ISSUERS_MAX];
};

/* The built-in issuer (when enabled; name server.public_url, keys in keys.signing_dir) and the file
 * auth.issuers_file: a JSON array of {"issuer", "jwks_file" | "jwks_url", "algorithms": ["RS256",
 * "ES256"], "believed_tugas": false, "audience", "peran": [...], "ca_file", "hs256_secret_file",
 * "hs256_kid"}. Unknown members are errors. What is wrong is written to err; -EINVAL, -ENOMEM or
 * the error of reading the file. Owned by the caller (issuers_free). */
int issuers_load(const struct config *c, FILE *err, struct issuers **ret_issuers) WARN_UNUSED;
/* Only the built-in issuer, enabled or not: for `layanand token`. */
int issuers_builtin(const struct config *c, struct issuers **ret_issuers) WARN_UNUSED;
void issuers_free(struct issuers *is);
static inline void cleanup_issuers(struct issuers **is)
{
	issuers_free(*is);
}
#define CLEANUP_ISSUERS CLEANUP(cleanup_issuers)
