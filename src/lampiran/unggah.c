/* Takes a file for a case; on a worker, in the operation's own transaction, so that an attachment is there completely or not at
 * all. */
#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "alur/kejadian.h"
#include "base/encode.h"
#include "base/json_writer.h"
#include "isi/isi.h"
#include "lampiran/operations.h"
#include "statements.h"

#include "base/banned.h"

#define LAMPIRAN_MAKS 20 /* per case */
#define JAWABAN_MAX_BYTES 8192

struct unggahan {
	struct isi_masuk isi;
	const char *proses, *berkas_id, *penyelenggara_id;
	const char *kategori;
	char id[UUID_TEXT_SIZE];
};

static int periksa_kategori(struct ctx *c, struct unggahan *u)
{
	const char *diminta = ctx_param(c, "kategori");

	u->kategori = diminta ? diminta : "bukti";
	if (strcmp(u->kategori, "jawaban") != 0 || peran_petugas(c->request->identity.peran))
		return 0;
	return ctx_problem(c, PROBLEM_FORBIDDEN, "Lampiran jawaban hanya dari petugas.",
			   "Attachments of an answer come from officers only.");
}

static int periksa_isi(struct ctx *c, struct unggahan *u)
{
	return isi_periksa(c, c->request->file, "lampiran", &u->isi);
}

/* Locked, so that events of the case stay in order and the count holds; who may see the case but not change it gets 403. */
static int periksa_berkas(struct ctx *c, struct unggahan *u)
{
	struct db_rows *rows;
	int r;

	u->berkas_id = ctx_param(c, "id");
	r = db_queue(c->db, SQL(berkas_kunci, .berkas = u->berkas_id, .proses = u->proses));
	if (r == 0)
		r = db_exec(c->db, SQL(lampiran_berkas, .id = u->berkas_id, .proses = u->proses), &rows);
	if (r < 0)
		return r;
	if (!db_count(rows))
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	if (!db_is(rows, 0, "digarap"))
		return ctx_problem(c, PROBLEM_FORBIDDEN, "Hanya pemilik berkas dan yang menangani dapat menambah lampiran.",
				   "Only the owner of the case and those who handle it may add attachments.");
	if (db_is(rows, 0, "berakhir"))
		return ctx_problem(c, PROBLEM_STATE, "Berkas ini sudah berakhir.", "This case is closed.");
	if (db_int(rows, 0, "banyak") >= LAMPIRAN_MAKS)
		return ctx_problem(c, PROBLEM_CONFLICT, "Satu berkas memuat paling banyak 20 lampiran.",
				   "A case holds at most 20 attachments.");
	u->penyelenggara_id = db_get(rows, 0, "penyelenggara_id");
	return 0;
}

static int catat_kejadian(struct ctx *c, const struct unggahan *u)
{
	struct alur alur;
	struct kejadian_baru kejadian = { .berkas_id = u->berkas_id,
					  .proses = u->proses,
					  .penyelenggara_id = u->penyelenggara_id,
					  .jenis = arena_printf(c->arena, "%s.lampiran", u->proses) };
	int r = alur_dari_ctx(c, &alur);

	/* The name may tell who it is about; what the feed needs to know does not. */
	kejadian.data = arena_printf(c->arena, "{\"lampiran_id\":\"%s\",\"kategori\":\"%s\",\"jenis_media\":\"%s\",\"ukuran\":%" PRId64 "}",
				     u->id, u->kategori, u->isi.jenis->nama, u->isi.file->size);
	if (r == 0)
		r = kejadian.data && kejadian.jenis ? kejadian_catat(&alur, &kejadian) : -ENOMEM;
	return r;
}

static int catat(struct ctx *c, struct unggahan *u)
{
	const char *kini = ctx_now_text(c), *ukuran = arena_printf(c->arena, "%" PRId64, u->isi.file->size);
	char sidik[2 + ISI_SHA256_TEXT_SIZE];
	int r;

	if (!kini || !ukuran)
		return -ENOMEM;
	uuid_v7(ctx_now(c), u->id);
	snprintf(sidik, sizeof(sidik), "\\x%s", u->isi.sha256);
	r = db_queue(c->db, SQL(lampiran_buat, .id = u->id, .berkas = u->berkas_id, .kategori = u->kategori, .nama = u->isi.nama,
				.jenis = u->isi.jenis->nama, .ukuran = ukuran, .sha256 = sidik,
				.pengunggah = peran_name(c->request->identity.peran), .sekarang = kini));
	if (r == 0)
		r = db_queue(c->db, SQL(lampiran_berkas_berubah, .id = u->berkas_id, .sekarang = kini));
	return r < 0 ? r : catat_kejadian(c, u);
}

static int simpan(struct ctx *c, struct unggahan *u)
{
	static const struct isi_tempat tempat = { &sql_lampiran_potong_baca, &sql_lampiran_potong_buat };

	return isi_simpan(c, &u->isi, &tempat, u->id);
}

static int jawab(struct ctx *c, const struct unggahan *u)
{
	struct buffer out;
	struct json_writer w;
	int r;

	buffer_init(&out, JAWABAN_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_string(&w, "id", u->id);
	jw_member_string(&w, "kategori", u->kategori);
	jw_member_string(&w, "nama", u->isi.nama);
	jw_member_string(&w, "jenis_media", u->isi.jenis->nama);
	jw_member_int(&w, "ukuran", u->isi.file->size);
	jw_member_string(&w, "sha256", u->isi.sha256);
	jw_member_string(&w, "pengunggah", peran_name(c->request->identity.peran));
	jw_member_string(&w, "diunggah_pada", ctx_now_text(c));
	jw_object_end(&w);
	r = ctx_reply_json(c, 201, &out);
	c->request->reply.location = arena_printf(c->arena, "/v1/lampiran/%s", u->id);
	return r < 0 || c->request->reply.location ? r : -ENOMEM;
}

static int unggah(struct ctx *c, const char *proses)
{
	int (*const langkah[])(struct ctx *, struct unggahan *) = { periksa_kategori, periksa_isi, periksa_berkas, catat, simpan };
	struct unggahan u = { .proses = proses };
	int r = 0;

	for (size_t i = 0; r == 0 && i < sizeof(langkah) / sizeof(langkah[0]); i++)
		r = langkah[i](c, &u);
	isi_masuk_selesai(&u.isi);
	return r < 0 ? r : jawab(c, &u);
}

int op_lampiran_unggah(struct ctx *c)
{
	return unggah(c, "pengaduan");
}

int op_permohonan_informasi_lampiran_unggah(struct ctx *c)
{
	return unggah(c, "permohonan_informasi");
}
