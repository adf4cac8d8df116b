/* Content kept in the database, sealed piece by piece: taken from an upload and given back as a stream, never whole in memory. The
 * domain says where the pieces live and keeps what it knows of the content (name, type, size, checksum) in a row of its own. Handlers
 * only; everything runs on the worker that serves the request, in its transaction: content is there completely or not at all. */
#pragma once

#include "base/encode.h"
#include "db/sql.h"
#include "isi/jenis.h"
#include "isi/nama.h"
#include "work/services.h"

#define ISI_SHA256_TEXT_SIZE (2 * 32 + 1)

/* Where the pieces of one kind of content live: two statements with these parameters in this order, whatever their names. */
struct isi_tempat {
	const struct sql *baca; /* id, number -> column isi */
	const struct sql *tulis; /* id, number, isi */
};

/* An upload on its way into the database. What isi_periksa fills lives in the request's arena. */
struct isi_masuk {
	struct body_file *file;
	struct isi_kerja *kerja; /* room to work in; isi_masuk_selesai frees it */
	const struct jenis *jenis;
	const char *nama; /* cleaned file name */
	char sha256[ISI_SHA256_TEXT_SIZE]; /* of the whole content, hex */
};

/* Looks at the file: not empty (422), of the type that Content-Type states and on the list (415); cleans its name, or names it
 * after dasar. 0, -EPROTO with the problem set, or another negative errno. */
int isi_periksa(struct ctx *c, struct body_file *file, const char *dasar, struct isi_masuk *ret_masuk) WARN_UNUSED;
/* Seals and writes all pieces under this id; those that are only queued go with the next statement. -EIO: the file changed. */
int isi_simpan(struct ctx *c, struct isi_masuk *m, const struct isi_tempat *tempat, const char *id) WARN_UNUSED;
/* Frees and wipes; safe after a failed isi_periksa. */
void isi_masuk_selesai(struct isi_masuk *m);

/* Content to be given back; the strings must live as long as the request. */
struct isi_keluar {
	const struct isi_tempat *tempat;
	const char *id;
	int64_t ukuran; /* bytes */
	const char *jenis; /* media type */
	const char *nama; /* file name */
	const char *sha256; /* hex; also the ETag */
};

/* Answers 200 with a stream. Every piece is opened (and so verified) before it is sent; who takes the whole content does not get its
 * last piece when the checksum of the whole is not sha256. -ENOMEM. */
int isi_alir(struct ctx *c, const struct isi_keluar *k) WARN_UNUSED;

/* The daemon's own check: reads the whole content, outside a transaction (one for each piece), and compares it with its checksum. 0, or
 * -EBADMSG: it is not what was received; other negative errors say nothing about the content. tempat, id, ukuran and sha256 of k. */
int isi_uji(struct db *db, const struct services *services, const struct isi_keluar *k) WARN_UNUSED;
