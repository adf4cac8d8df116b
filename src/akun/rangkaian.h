/* Refresh tokens: 256 random bits of which only the SHA-256 is kept. One login makes a family; each use replaces the token,
 * and using one twice revokes the family (RFC 9700 section 4.14.2). Times are the machine's, not legal. */
#pragma once

#include "work/ctx.h"

/* Whose tokens they are; strings in the request's arena. */
struct pemegang {
	const char *akun_id;
	const char *peran;
	const char *penyelenggara_id; /* or NULL */
	const char *angkatan; /* of the account's tokens: with the next password another */
};

/* From the columns id, peran, penyelenggara_id and angkatan of the first row. */
struct pemegang rangkaian_pemegang(const struct db_rows *rows);
/* The first token of a new family (keluarga NULL) or the next of one; *ret_token is its text. Queued. */
int rangkaian_token(struct ctx *c, const char *keluarga, const struct pemegang *p, const char **ret_token) WARN_UNUSED;
/* Uses a token up. -EKEYREJECTED: unknown, over, revoked, of a closed account or another password, or used before; then the family is revoked, and
 * the transaction must be committed for that to hold. Or as db_exec. */
int rangkaian_pakai(struct ctx *c, const char *token, struct pemegang *ret_pemegang, const char **ret_keluarga) WARN_UNUSED;
/* Revokes the family of a token; an unknown one is no error. */
int rangkaian_cabut(struct ctx *c, const char *token) WARN_UNUSED;
