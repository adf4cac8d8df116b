/* Makes codes and hashes secrets; pure but for the random bits. */
#include "akun/kode.h"

#include <ctype.h>
#include <string.h>

#include <sodium.h>

#include "base/encode.h"

#include "base/banned.h"

#define HURUF 16
#define KELOMPOK 4

/* Crockford's base 32: no i, l, o, u. */
static const char abjad[] = "0123456789abcdefghjkmnpqrstvwxyz";

_Static_assert(SIDIK_SIZE == 2 + 2 * crypto_hash_sha256_BYTES + 1, "room for the text of a hash");
_Static_assert(AKUN_KODE_SIZE == HURUF + HURUF / KELOMPOK, "groups with hyphens between them, and NUL");

void rahasia_sidik(const char *rahasia, char out[static SIDIK_SIZE])
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(hash, (const unsigned char *)rahasia, strlen(rahasia));
	memcpy(out, "\\x", 2);
	hex_encode(hash, sizeof(hash), out + 2);
}

void akun_kode_baru(char out[static AKUN_KODE_SIZE])
{
	unsigned char acak[HURUF];

	randombytes_buf(acak, sizeof(acak));
	for (size_t i = 0; i < HURUF; i++) {
		*out++ = abjad[acak[i] % 32];
		if ((i + 1) % KELOMPOK == 0)
			*out++ = i + 1 < HURUF ? '-' : '\0';
	}
	sodium_memzero(acak, sizeof(acak));
}

static char baku(char huruf)
{
	huruf = (char)tolower((unsigned char)huruf);
	if (huruf == 'o')
		return '0';
	return huruf == 'i' || huruf == 'l' ? '1' : huruf;
}

void akun_kode_sidik(const char *kode, char out[static SIDIK_SIZE])
{
	char teks[HURUF + 2]; /* one more than a code has, so that a longer one is another */
	size_t n = 0;

	for (; *kode && n < sizeof(teks) - 1; kode++)
		if (*kode != '-' && *kode != ' ')
			teks[n++] = baku(*kode);
	teks[n] = '\0';
	rahasia_sidik(teks, out);
	sodium_memzero(teks, sizeof(teks));
}
