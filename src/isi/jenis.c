/* Recognises media types; holds nothing between calls, so that any worker may call it. */
#include "isi/jenis.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include <magic.h>

#include "base/log.h"

#include "base/banned.h"

#define DIKENALI_MAX 4

/* A declared type and the names that libmagic gives to content of that type. */
static const struct aturan {
	struct jenis jenis;
	const char *dikenali[DIKENALI_MAX];
} ATURAN[] = {
	{ { "application/pdf", ".pdf" }, { "application/pdf" } },
	{ { "image/jpeg", ".jpg" }, { "image/jpeg" } },
	{ { "image/png", ".png" }, { "image/png" } },
	{ { "image/webp", ".webp" }, { "image/webp" } },
	{ { "image/heic", ".heic" }, { "image/heic", "image/heif" } },
	{ { "text/plain", ".txt" }, { "text/plain", "text/csv" } },
	{ { "text/csv", ".csv" }, { "text/csv", "text/plain" } },
	{ { "audio/mpeg", ".mp3" }, { "audio/mpeg" } },
	{ { "audio/ogg", ".ogg" }, { "audio/ogg", "application/ogg" } },
	/* Voice recorders of telephones write an MP4 without pictures, often under the brand of one with them. */
	{ { "audio/mp4", ".m4a" }, { "audio/x-m4a", "audio/mp4", "video/mp4" } },
	{ { "video/mp4", ".mp4" }, { "video/mp4", "video/x-m4v" } },
	{ { "video/3gpp", ".3gp" }, { "video/3gpp", "video/3gpp2" } },
	{ { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx" },
	  { "application/vnd.openxmlformats-officedocument.wordprocessingml.document" } },
	{ { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx" },
	  { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" } },
	{ { "application/vnd.oasis.opendocument.text", ".odt" }, { "application/vnd.oasis.opendocument.text" } },
};

static void cleanup_magic(magic_t *m)
{
	if (*m)
		magic_close(*m);
}

static const struct aturan *cari(const char *dinyatakan)
{
	for (size_t i = 0; i < sizeof(ATURAN) / sizeof(ATURAN[0]); i++)
		if (strcmp(ATURAN[i].jenis.nama, dinyatakan) == 0)
			return &ATURAN[i];
	return NULL;
}

static bool cocok(const struct aturan *a, const char *isi)
{
	for (size_t i = 0; i < DIKENALI_MAX && a->dikenali[i]; i++)
		if (strcmp(a->dikenali[i], isi) == 0)
			return true;
	return false;
}

int jenis_periksa(const char *dinyatakan, const void *awal, size_t n, const struct jenis **ret_jenis)
{
	/* No looking into archives: that would unpack what strangers send. A handle of one call: the database is mapped, and a
	 * handle kept by every worker would cost more memory than opening costs time (20 us against 100 us of looking). */
	CLEANUP(cleanup_magic) magic_t m = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR |
						      MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_APPTYPE);
	const struct aturan *a = cari(dinyatakan ? dinyatakan : "");
	const char *isi;

	if (!a)
		return -EMEDIUMTYPE;
	if (!m || magic_load(m, NULL) != 0) {
		log_error("magic-database", "reason", m ? magic_error(m) : NULL);
		return -EIO;
	}
	isi = magic_buffer(m, awal, n < JENIS_AWAL_BYTES ? n : JENIS_AWAL_BYTES);
	if (!isi || !cocok(a, isi))
		return -EMEDIUMTYPE;
	*ret_jenis = &a->jenis;
	return 0;
}
