/* Cleans and quotes file names; pure functions on an arena. */
#include "isi/nama.h"

#include <stdbool.h>
#include <string.h>

#include "base/encode.h"

#include "base/banned.h"

#define AKHIRAN_MAX_BYTES 16

static size_t panjang_huruf(unsigned char c)
{
	return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

/* Controls (C0, DEL, C1), line and paragraph separators, and marks that turn the direction of writing, with which
 * "gpj.exe" can be shown as "exe.jpg". */
static bool tersembunyi(const unsigned char *p, size_t n)
{
	if (n == 1)
		return *p < 0x20 || *p == 0x7f;
	if (n == 2)
		return (p[0] == 0xc2 && p[1] < 0xa0) || (p[0] == 0xd8 && p[1] == 0x9c);
	if (n == 3 && p[0] == 0xe2 && p[1] == 0x80)
		return (p[2] >= 0x8b && p[2] <= 0x8f) || (p[2] >= 0xa8 && p[2] <= 0xae);
	return n == 3 && ((p[0] == 0xe2 && p[1] == 0x81 && p[2] >= 0xa0 && p[2] <= 0xaf) ||
			  (p[0] == 0xef && p[1] == 0xbb && p[2] == 0xbf));
}

static const char *tanpa_jalur(const char *nama)
{
	const char *mulai = nama;

	for (const char *p = nama; *p; p++)
		if (*p == '/' || *p == '\\' || (*p == ':' && p == nama + 1))
			mulai = p + 1;
	return mulai;
}

static char *saring(struct arena *arena, const char *nama)
{
	size_t panjang = strlen(nama), n = 0;
	char *out = arena_alloc(arena, panjang + 1);

	for (size_t i = 0; out && i < panjang;) {
		size_t huruf = panjang_huruf((unsigned char)nama[i]);

		if (!tersembunyi((const unsigned char *)nama + i, huruf)) {
			memcpy(out + n, nama + i, huruf);
			n += huruf;
		}
		i += huruf;
	}
	if (!out)
		return NULL;
	while (n && (out[n - 1] == ' ' || out[n - 1] == '.'))
		n--;
	out[n] = '\0';
	return out + strspn(out, " .");
}

/* Shortened in front of its extension, never in the middle of a character. */
static const char *pendek(struct arena *arena, const char *nama)
{
	const char *titik = strrchr(nama, '.');
	size_t akhir = titik && strlen(titik) <= AKHIRAN_MAX_BYTES ? strlen(titik) : 0;
	size_t batas = NAMA_MAX_BYTES - akhir;

	if (strlen(nama) <= NAMA_MAX_BYTES)
		return nama;
	while (((unsigned char)nama[batas] & 0xc0) == 0x80)
		batas--;
	return arena_printf(arena, "%.*s%s", (int)batas, nama, akhir ? titik : "");
}

const char *nama_bersih(struct arena *arena, const char *nama, const char *dasar, const char *akhiran)
{
	const char *bersih = nama && utf8_valid(nama, strlen(nama)) ? saring(arena, tanpa_jalur(nama)) : "";

	if (!bersih)
		return NULL;
	return *bersih ? pendek(arena, bersih) : arena_printf(arena, "%s%s", dasar, akhiran);
}

static bool huruf_token(char c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || (c && strchr("!#$&+-.^_`|~", c));
}

const char *nama_disposisi(struct arena *arena, const char *nama)
{
	static const char HEX[] = "0123456789ABCDEF";
	size_t n = strlen(nama);
	char *ascii = arena_alloc(arena, n + 1), *luas = arena_alloc(arena, 3 * n + 1), *a = ascii, *l = luas;

	if (!ascii || !luas)
		return NULL;
	for (const char *p = nama; *p; p++) {
		unsigned char c = (unsigned char)*p;

		if ((c & 0xc0) != 0x80)
			*a++ = huruf_token(*p) || *p == ' ' ? *p : '_';
		if (huruf_token(*p)) {
			*l++ = *p;
			continue;
		}
		*l++ = '%';
		*l++ = HEX[c >> 4];
		*l++ = HEX[c & 15];
	}
	*a = *l = '\0';
	return arena_printf(arena, "attachment; filename=\"%s\"; filename*=UTF-8''%s", ascii, luas);
}
