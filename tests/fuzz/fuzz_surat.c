/* Fuzz target: bytes as the template of a notice, as the text of a header field, and as an address. */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/encode.h"
#include "notifikasi/kepala.h"
#include "notifikasi/templat.h"

#define MUST(x)                                                                                    \
	do {                                                                                       \
		if (!(x))                                                                          \
			abort();                                                                   \
	} while (0)
#define MAX 4096

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void templat(const char *teks, const json_t *isi)
{
	CLEANUP_BUFFER struct buffer out;
	int r;

	buffer_init(&out, MAX);
	r = templat_tulis(teks, isi, "id", &out);
	MUST(r == 0 || r == -EINVAL || r == -ENOBUFS);
	MUST(out.len <= MAX);
	MUST(r != 0 || strstr(teks, "{{") || !strcmp(out.data ? out.data : "", teks));
}

/* No line begins a field of its own, none is longer than 76 characters, and all of it can be printed. */
static void kepala(const char *teks, bool kutip)
{
	CLEANUP_BUFFER struct buffer out;
	size_t lebar = strlen("Subject: ");

	buffer_init(&out, 16 * MAX);
	if (kepala_teks(teks, kutip, &out) < 0) {
		MUST(!utf8_valid(teks, strlen(teks)));
		return;
	}
	for (const char *c = out.data ? out.data : ""; *c; c++) {
		if (c[0] == '\r') {
			MUST(c[1] == '\n' && c[2] == ' ');
			c++;
			lebar = 0;
			continue;
		}
		MUST(*c >= 0x20 && *c <= 0x7e);
		/* A quoted string of 60 characters may have each of them escaped. */
		MUST(++lebar <= (kutip && out.data[0] == '"' ? 140 : 76));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	CLEANUP_JSON json_t *isi = json_pack("{s:s, s:i, s:[{s:s}, {}], s:s}", "nomor", "PGD-1", "n", 3, "tenggat", "jenis", "x", "t",
					     "2026-03-13T23:59:59+07:00");
	CLEANUP_FREE char *teks = malloc(n + 1);

	MUST(teks && isi);
	memcpy(teks, data, n);
	teks[n] = '\0';
	templat(teks, isi);
	kepala(teks, false);
	kepala(teks, true);
	if (kepala_alamat_sah(teks))
		MUST(strlen(teks) <= 254 && !strpbrk(teks, "\r\n <>"));
	return 0;
}
