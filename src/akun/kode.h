/* Secrets of which only the SHA-256 is kept: refresh tokens, and the codes that are mailed to the holder of an account. Any thread. */
#pragma once

#define SIDIK_SIZE (2 + 64 + 1)  /* "\x" and hex, with NUL */
#define AKUN_KODE_SIZE (4 * 5)   /* "k7w3-9xdq-m2ha-t5ve" */

/* The SHA-256 of a secret as bytea text. */
void rahasia_sidik(const char *rahasia, char out[static SIDIK_SIZE]);
/* A new code: 80 random bits in letters and digits that are not taken for one another. */
void akun_kode_baru(char out[static AKUN_KODE_SIZE]);
/* Its hash as somebody typed it: small or capital, with or without blanks and hyphens, o for 0, i and l for 1. */
void akun_kode_sidik(const char *kode, char out[static SIDIK_SIZE]);
