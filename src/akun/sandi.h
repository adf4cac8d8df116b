/* Whether it is the holder of the account who asks: his token may be in other hands. On the worker that serves the request, as himself. */
#pragma once

#include "auth/password.h"
#include "work/ctx.h"

/* The caller's own account, locked (rows of akun_sandi_saya), when that member of the body is its password. Refuses otherwise: 422, 409 where the built-in issuer has no
 * such account, 429 after too many tries. */
int sandi_saya(struct ctx *c, const char *anggota, struct db_rows **ret_rows) WARN_UNUSED;
/* The hash of the new password in the body (kata_sandi); 422 when it is too short or too long. */
int sandi_baru(struct ctx *c, char out[static PASSWORD_HASH_SIZE]) WARN_UNUSED;
/* That 422, for who hashes it elsewhere. */
int sandi_di_luar_batas(struct ctx *c) WARN_UNUSED;
