/* Reads client credentials out of a request; pure functions on its arena. */
#include "akun/klien.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include <sodium.h>

#include "base/encode.h"

#include "base/banned.h"

#define BASIC_MAX 1024

/* Both halves are form-encoded before they are joined (RFC 6749 section 2.3.1). */
static char *terurai(struct arena *arena, const char *teks, size_t n)
{
	char *out = arena_alloc(arena, n + 1);

	return out && percent_decode(teks, n, true, out) > 0 ? out : NULL;
}

static int dari_basic(const char *authorization, struct arena *arena, struct klien_bukti *bukti)
{
	const char *kode = authorization + strlen("Basic ");
	unsigned char teks[BASIC_MAX];
	const char *titik_dua;
	size_t n;

	kode += strspn(kode, " ");
	if (sodium_base642bin(teks, sizeof(teks), kode, strlen(kode), NULL, &n, NULL, sodium_base64_VARIANT_ORIGINAL) != 0)
		return -EINVAL;
	titik_dua = memchr(teks, ':', n);
	if (!titik_dua)
		return -EINVAL;
	bukti->basic = true;
	bukti->id = terurai(arena, (const char *)teks, (size_t)(titik_dua - (const char *)teks));
	bukti->rahasia = terurai(arena, titik_dua + 1, n - 1 - (size_t)(titik_dua - (const char *)teks));
	sodium_memzero(teks, sizeof(teks));
	return bukti->id && bukti->rahasia ? 0 : -EINVAL;
}

int klien_bukti(const char *authorization, const json_t *form, struct arena *arena, struct klien_bukti *ret_bukti)
{
	const char *id = json_string_value(json_object_get(form, "client_id"));
	const char *rahasia = json_string_value(json_object_get(form, "client_secret"));
	int r;

	*ret_bukti = (struct klien_bukti){ .id = id, .rahasia = rahasia };
	if (!authorization)
		return 0;
	if (strncasecmp(authorization, "Basic ", strlen("Basic ")) != 0 || rahasia)
		return -EINVAL;
	r = dari_basic(authorization, arena, ret_bukti);
	if (r == 0 && id && strcmp(id, ret_bukti->id) != 0)
		r = -EINVAL;
	return r;
}
