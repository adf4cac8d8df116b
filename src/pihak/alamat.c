/* Makes of an address what it is counted and answered for by; pure but for the keys. */
#include "pihak/alamat.h"

#include <ctype.h>
#include <string.h>

#include "base/banned.h"

static void kecilkan(char *s)
{
	for (; *s; s++)
		*s = (char)tolower((unsigned char)*s);
}

/* Drops the points of the part in front of the @. */
static void tanpa_titik(char *s, const char *at)
{
	char *ke = s;

	for (const char *dari = s; *dari; dari++)
		if (*dari != '.' || dari >= at)
			*ke++ = *dari;
	*ke = '\0';
}

const char *alamat_baku(struct arena *arena, const char *email)
{
	char *baku = arena_strdup(arena, email);
	char *at = baku ? strrchr(baku, '@') : NULL;
	char *plus = baku ? strchr(baku, '+') : NULL;

	if (!at)
		return baku;
	kecilkan(baku);
	if (plus && plus > baku && plus < at) {
		memmove(plus, at, strlen(at) + 1);
		at = plus;
	}
	if (strcmp(at, "@gmail.com") == 0 || strcmp(at, "@googlemail.com") == 0)
		tanpa_titik(baku, at);
	return baku;
}

void alamat_sidik(struct data_keys *k, const char *baku, char out[static LOOKUP_SIZE])
{
	seal_lookup(k, "email", baku, out);
}

void alamat_kode(struct data_keys *k, const char *baku, char out[static ALAMAT_KODE_SIZE])
{
	char sidik[LOOKUP_SIZE];

	seal_lookup(k, "kode-email", baku, sidik);
	snprintf(out, ALAMAT_KODE_SIZE, "%.4s-%.4s-%.4s", sidik, sidik + 4, sidik + 8);
}
