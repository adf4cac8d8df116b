/* The one door to identity: from an Authorization header to who is calling, with issuers, keys and
 * cache behind it. */
#pragma once

#include <stdio.h>

#include "auth/keys.h"
#include "base/config.h"
#include "base/identity.h"
#include "base/problem.h"

struct auth;

/* Issuers and local keys by configuration (errors as text to err), token cache. sodium_init must
 * have run. Owned by the caller (auth_free). */
int auth_new(const struct config *c, FILE *err, struct auth **ret_auth) WARN_UNUSED;
void auth_free(struct auth *a);

/* Who sends this Authorization header (NULL: nobody, PERAN_PUBLIK). Any thread, never blocks. 0;
 * -EKEYEXPIRED; -EKEYREJECTED (also for another scheme than Bearer) with ret_reason, a static
 * English text fit for error_description; -ENOMEM. */
int auth_identify(struct auth *a, const char *authorization, struct identity *ret_identity,
		  const char **ret_reason) WARN_UNUSED;
/* The problem that answers a failure of auth_identify. */
enum problem_code auth_problem(int r);

/* The key store: for the refresher's thread (keys_loop, keys_stop, keys_reload), minting and
 * jwks.json. Lives as long as a. */
struct keys *auth_keys(struct auth *a);
