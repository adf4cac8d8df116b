/* GET /v1/penetapan-pelaksana/{id}/pdf: the decision in the layout of Lampiran I; on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "document/keputusan_pelaksana.h"
#include "penetapan/operations.h"
#include "statements.h"

#include "base/banned.h"

/* The JSON that the strings below belong to. */
struct isi {
	json_t *kewajiban, *mengingat, *misi, *anggota;
};

static void cleanup_isi(struct isi *isi)
{
	json_decref(isi->kewajiban);
	json_decref(isi->mengingat);
	json_decref(isi->misi);
	json_decref(isi->anggota);
}

static const char *const *daftar(struct ctx *c, const json_t *larik)
{
	const char **teks = arena_alloc(c->arena, (json_array_size(larik) + 1) * sizeof(*teks));
	size_t i;
	json_t *satu;

	if (!teks)
		return NULL;
	json_array_foreach(larik, i, satu)
		teks[i] = json_string_value(satu);
	teks[json_array_size(larik)] = NULL;
	return teks;
}

static const struct keputusan_anggota *anggota(struct ctx *c, const json_t *larik)
{
	struct keputusan_anggota *semua = arena_alloc(c->arena, (json_array_size(larik) + 1) * sizeof(*semua));
	size_t i;
	json_t *satu;

	if (!semua)
		return NULL;
	json_array_foreach(larik, i, satu)
		semua[i] = (struct keputusan_anggota){ .nama = json_string_value(json_object_get(satu, "nama")),
						       .jabatan = json_string_value(json_object_get(satu, "jabatan")),
						       .kedudukan = json_string_value(json_object_get(satu, "kedudukan")),
						       .sub_tugas = json_string_value(json_object_get(satu, "sub_tugas")) };
	return semua;
}

static int isi_keputusan(struct ctx *c, const struct db_rows *r, struct isi *isi, struct keputusan_pelaksana *k)
{
	*isi = (struct isi){ json_loads(db_get(r, 0, "kewajiban"), 0, NULL), json_loads(db_get(r, 0, "mengingat"), 0, NULL),
			     json_loads(db_get(r, 0, "misi"), 0, NULL), json_loads(db_get(r, 0, "anggota"), 0, NULL) };
	*k = (struct keputusan_pelaksana){
		.penyelenggara = db_get(r, 0, "nama"),
		.alamat = db_get(r, 0, "alamat"),
		.unit = db_get(r, 0, "unit"),
		.judul = db_get(r, 0, "judul"),
		.tim = db_get(r, 0, "tim"),
		.tahun = db_get(r, 0, "tahun"),
		.nomor = db_get(r, 0, "nomor_keputusan"),
		.tanggal = db_get(r, 0, "tanggal_keputusan"),
		.tempat = db_get(r, 0, "tempat"),
		.kewajiban = daftar(c, isi->kewajiban),
		.mengingat = daftar(c, isi->mengingat),
		.pembiayaan = db_get(r, 0, "pembiayaan"),
		.ditunjuk = db_is(r, 0, "ditunjuk"),
		.susunan = db_is(r, 0, "susunan"),
		.anggota = anggota(c, isi->anggota),
		.n_anggota = json_array_size(isi->anggota),
		.dengan_visi = db_is(r, 0, "perlu_visi"),
		.visi = db_get(r, 0, "visi"),
		.misi = daftar(c, isi->misi),
		.motto = db_get(r, 0, "motto"),
		.penanda_tangan = db_get(r, 0, "penanda_tangan"),
		.penanda_tangan_jabatan = db_get(r, 0, "penanda_tangan_jabatan"),
		.nomor_berkas = db_get(r, 0, "nomor"),
		.dibuat = db_get(r, 0, "diperbarui_pada"),
	};
	return isi->kewajiban && isi->mengingat && isi->misi && isi->anggota && k->kewajiban && k->mengingat && k->anggota && k->misi ?
		       0 :
		       -ENOMEM;
}

int op_penetapan_pelaksana_pdf(struct ctx *c)
{
	CLEANUP(cleanup_isi) struct isi isi = { 0 };
	CLEANUP_BUFFER struct buffer out;
	struct keputusan_pelaksana k;
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(penetapan_pdf_baca, .id = ctx_param(c, "id")), &rows);

	buffer_init(&out, KEPUTUSAN_MAX_BYTES);
	if (r == 0 && !db_count(rows))
		r = ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	if (r == 0)
		r = isi_keputusan(c, rows, &isi, &k);
	if (r == 0)
		r = keputusan_pelaksana_write(&k, (struct pdf_sink){ buffer_write, &out });
	if (r == 0)
		r = buffer_error(&out);
	if (r < 0)
		return r;
	c->request->reply.content_disposition = arena_printf(c->arena, "attachment; filename=\"keputusan-%s.pdf\"", k.nomor_berkas);
	return ctx_reply_bytes(c, 200, "application/pdf", out.data, out.len);
}
