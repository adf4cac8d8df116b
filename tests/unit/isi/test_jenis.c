/* Which content is taken for which declared type (jenis.c). */
#include "isi/jenis.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include "leak.h"

TestSuite(jenis, .fini = fail_on_leak);

#define ISI(s) s, sizeof(s) - 1

#define PDF "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"
#define JPEG "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xdb"
#define PNG "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
#define WEBP "RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00/\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00"
#define MP4 "\x00\x00\x00\x20" "ftypisom\x00\x00\x02\x00isomiso2avc1mp41"
#define M4A "\x00\x00\x00\x20" "ftypM4A \x00\x00\x00\x00M4A mp42isom\x00\x00\x00\x00"
#define GPP "\x00\x00\x00\x18" "ftyp3gp4\x00\x00\x03\x00" "3gp43gp6"
#define HEIC "\x00\x00\x00\x18" "ftypheic\x00\x00\x00\x00mif1heic"
#define OGG "OggS\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x1e\x01vorbis\x00\x00\x00\x00\x01\x44\xac"
#define MP3 "ID3\x03\x00\x00\x00\x00\x00\x0a\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\xfb\x90\x64\x00\x00"
#define ELF "\x7f" "ELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x3e\x00\x01\x00\x00\x00"
#define EXE "MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff"
#define HTML "<!DOCTYPE html><html><head><script>alert(1)</script></head></html>"
#define SVG "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"
#define SKRIP "#!/bin/sh\nrm -rf /\n"
#define ODT "PK\x03\x04\x14\x00\x00\x08\x00\x00\x00\x00\x00\x00^\xc6""2\x0c'\x00\x00\x00'\x00\x00\x00\x08\x00\x00\x00mimetypeapplication/vnd.oasis.opendocument.text"
#define ZIP "PK\x03\x04\x14\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00\x05\x00\x00\x00\x05\x00\x00\x00\x05\x00\x00\x00" "a.exe12345"

static const struct {
	const char *dinyatakan;
	const char *isi;
	size_t n;
	bool diterima;
} KASUS[] = {
	{ "application/pdf", ISI(PDF), true },
	{ "image/jpeg", ISI(JPEG), true },
	{ "image/png", ISI(PNG), true },
	{ "image/webp", ISI(WEBP), true },
	{ "image/heic", ISI(HEIC), true },
	{ "video/mp4", ISI(MP4), true },
	{ "audio/mp4", ISI(M4A), true },
	{ "audio/mp4", ISI(MP4), true },
	{ "video/3gpp", ISI(GPP), true },
	{ "audio/ogg", ISI(OGG), true },
	{ "audio/mpeg", ISI(MP3), true },
	{ "application/vnd.oasis.opendocument.text", ISI(ODT), true },
	{ "text/plain", ISI("Keterangan singkat tentang kejadian itu.\n"), true },
	{ "text/plain", ISI("Keterangan \xc3\xa9 dalam UTF-8.\n"), true },
	{ "text/plain", ISI("a,b,c\n1,2,3\n4,5,6\n7,8,9\n"), true },
	/* The content is of another type on the list: the declaration is wrong. */
	{ "image/png", ISI(JPEG), false },
	{ "image/jpeg", ISI(PNG), false },
	{ "application/pdf", ISI(PNG), false },
	{ "video/mp4", ISI(M4A), false },
	{ "text/plain", ISI(PDF), false },
	/* Disguised. */
	{ "image/jpeg", ISI(HTML), false },
	{ "text/plain", ISI(HTML), false },
	{ "text/plain", ISI(SVG), false },
	{ "text/plain", ISI(SKRIP), false },
	{ "application/pdf", ISI(ELF), false },
	{ "image/jpeg", ISI(EXE), false },
	{ "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ISI(ZIP), false },
	/* Not on the list, however honest. */
	{ "text/html", ISI(HTML), false },
	{ "image/svg+xml", ISI(SVG), false },
	{ "application/zip", ISI(ZIP), false },
	{ "application/x-executable", ISI(ELF), false },
	{ "", ISI(PDF), false },
	{ NULL, ISI(PDF), false },
	{ "image/jpeg", ISI(""), false },
};

Test(jenis, isi_dan_pernyataan)
{
	for (size_t i = 0; i < sizeof(KASUS) / sizeof(KASUS[0]); i++) {
		const struct jenis *jenis = NULL;
		int r = jenis_periksa(KASUS[i].dinyatakan, KASUS[i].isi, KASUS[i].n, &jenis);

		cr_expect_eq(r, KASUS[i].diterima ? 0 : -EMEDIUMTYPE, "%zu %s: %d", i, KASUS[i].dinyatakan ? KASUS[i].dinyatakan : "(null)", r);
		if (r == 0) {
			cr_expect_str_eq(jenis->nama, KASUS[i].dinyatakan);
			cr_expect_eq(jenis->akhiran[0], '.');
		}
	}
}
