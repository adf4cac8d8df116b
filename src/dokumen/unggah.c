/* Takes a new version of a document's content; on a worker, in the transaction of the action, so that it is there completely or not at all. */
#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "alur/tindakan.h"
#include "base/encode.h"
#include "base/json_writer.h"
#include "dokumen/dokumen.h"
#include "dokumen/operations.h"
#include "statements.h"

#include "base/banned.h"

#define JAWABAN_MAX_BYTES 8192

struct versi {
	struct isi_masuk isi;
	struct berkas berkas;
	char id[UUID_TEXT_SIZE];
	const char *nomor;
	const char *catatan;
};

static int catat(struct ctx *c, struct versi *v)
{
	const char *ukuran = arena_printf(c->arena, "%" PRId64, v->isi.file->size);
	char sidik[2 + ISI_SHA256_TEXT_SIZE];
	struct db_rows *rows;
	int r;

	if (!ukuran)
		return -ENOMEM;
	uuid_v7(ctx_now(c), v->id);
	snprintf(sidik, sizeof(sidik), "\\x%s", v->isi.sha256);
	r = db_exec(c->db, SQL(dokumen_versi_simpan, .id = v->id, .berkas = v->berkas.id, .nama = v->isi.nama, .jenis = v->isi.jenis->nama,
			       .ukuran = ukuran, .sha256 = sidik, .catatan = v->catatan,
			       .pengunggah = peran_name(c->request->identity.peran), .sekarang = v->berkas.alur.sekarang), &rows);
	if (r == 0)
		v->nomor = db_get(rows, 0, "nomor");
	return r;
}

/* What the feed needs to know; the name of the file may tell more than that. */
static int terapkan(struct ctx *c, struct versi *v)
{
	const char *data = arena_printf(c->arena, "{\"versi\":%s,\"jenis_media\":\"%s\",\"ukuran\":%" PRId64 ",\"sha256\":\"%s\"}", v->nomor,
					v->isi.jenis->nama, v->isi.file->size, v->isi.sha256);

	return data ? tindakan_terapkan(&v->berkas, &(struct perubahan){ .catatan = v->catatan, .data = data }) : -ENOMEM;
}

static int jawab(struct ctx *c, const struct versi *v)
{
	struct buffer out;
	struct json_writer w;
	int r;

	buffer_init(&out, JAWABAN_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	jw_key(&w, "versi");
	jw_raw(&w, v->nomor, strlen(v->nomor));
	jw_member_string(&w, "nama", v->isi.nama);
	jw_member_string(&w, "jenis_media", v->isi.jenis->nama);
	jw_member_int(&w, "ukuran", v->isi.file->size);
	jw_member_string(&w, "sha256", v->isi.sha256);
	jw_member_bool(&w, "utuh", true);
	jw_member_bool(&w, "ditarik", false);
	jw_member_string(&w, "alasan_tarik", NULL);
	jw_member_string(&w, "catatan", v->catatan);
	jw_member_string(&w, "pengunggah", peran_name(c->request->identity.peran));
	jw_member_string(&w, "diunggah_pada", ctx_now_text(c));
	jw_object_end(&w);
	r = ctx_reply_json(c, 201, &out);
	c->request->reply.location = arena_printf(c->arena, "/v1/dokumen/%s/isi?versi=%s", v->berkas.id, v->nomor);
	return r < 0 || c->request->reply.location ? r : -ENOMEM;
}

int op_dokumen_unggah(struct ctx *c)
{
	struct versi v = { .catatan = ctx_param(c, "catatan") };
	int r = isi_periksa(c, c->request->file, "dokumen", &v.isi);

	if (r == 0)
		r = tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ "dokumen", "isi", "{pertama,baru}", NULL }, &v.berkas);
	if (r == 0)
		r = catat(c, &v);
	if (r == 0)
		r = isi_simpan(c, &v.isi, &dokumen_tempat, v.id);
	if (r == 0)
		r = terapkan(c, &v);
	isi_masuk_selesai(&v.isi);
	return r < 0 ? r : jawab(c, &v);
}
