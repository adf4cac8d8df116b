/* Whether it is the holder of the account who asks: his token may be in other hands. On the worker that serves the request, as himself. */
#pragma once

#include "work/ctx.h"

/* The caller's own account, locked (rows of akun_sandi_saya), when that member of the body is its password. Refuses otherwise: 422, 409 where the built-in issuer has no
 * such account, 429 after too many tries. */
int sandi_saya(struct ctx *c, const char *anggota, struct db_rows **ret_rows) WARN_UNUSED;
