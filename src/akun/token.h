/* What the token endpoint gives to people, for others that give it as well. On a worker. */
#pragma once

#include "akun/rangkaian.h"

/* Answers with an access token and a refresh token, of a new family (keluarga NULL) or the next of one. */
int token_jawab(struct ctx *c, const struct pemegang *p, const char *keluarga) WARN_UNUSED;
