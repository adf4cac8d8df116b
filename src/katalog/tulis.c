/* Writing agencies, services and officers (P1, P4, P28(2)); on the worker that serves the request. The history of each change is written by
 * the database itself (layanand.katalog_catat). */
#include "katalog/katalog.h"

#include <errno.h>

#include "alur/alur.h"
#include "katalog/operations.h"
#include "statements.h"

#include "base/banned.h"

#define STALE_ID "Sudah berubah sejak ETag dalam If-Match; baca lagi."
#define STALE_EN "Changed since the ETag in If-Match; read it again."

static int bukan_urusan(struct ctx *c)
{
	return ctx_problem(c, PROBLEM_FORBIDDEN, "Hanya penyelenggara sendiri dan UPTD di bawahnya.", "Only one's own agency and UPTD below it.");
}

int katalog_boleh(struct ctx *c, struct sql_call periksa, const struct db_rows **ret_rows)
{
	struct db_rows *rows;
	int r = ctx_exec(c, periksa, &rows);

	if (r < 0)
		return r;
	*ret_rows = rows;
	if (!db_count(rows))
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	if (!db_is(rows, 0, "boleh"))
		return bukan_urusan(c);
	return ctx_version_matches(c, db_get(rows, 0, "versi")) ? 0 : ctx_problem(c, PROBLEM_STALE, STALE_ID, STALE_EN);
}

int katalog_tempat(struct ctx *c, const char *penyelenggara_id)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(penyelenggara_periksa, .id = penyelenggara_id), &rows);

	if (r < 0)
		return r;
	if (!db_count(rows))
		return ctx_invalid(c, "/penyelenggara_id", "penyelenggara_id", "Penyelenggara tidak ada.", "There is no such agency.");
	return db_is(rows, 0, "boleh") ? 0 : bukan_urusan(c);
}

int katalog_jawab(struct ctx *c, struct sql_call baca, const char *lokasi)
{
	struct db_rows *rows;
	int r = ctx_exec(c, baca, &rows);

	if (r == 0)
		r = ctx_reply_row(c, lokasi ? 201 : 200, rows);
	c->request->reply.location = lokasi;
	return r;
}

int katalog_ubah(struct ctx *c, struct sql_call simpan, struct sql_call baca)
{
	struct db_rows *rows;
	int r = ctx_exec(c, simpan, &rows);

	if (r < 0)
		return r;
	return db_count(rows) ? katalog_jawab(c, baca, NULL) : ctx_problem(c, PROBLEM_STALE, STALE_ID, STALE_EN);
}

static int id_baru(struct ctx *c, const char **ret_id)
{
	struct alur a;
	int r = alur_dari_ctx(c, &a);

	if (r < 0)
		return r;
	*ret_id = alur_id(&a);
	return *ret_id ? 0 : -ENOMEM;
}

/* A new id, and where it will be found. */
static int pengenal(struct ctx *c, const char *jalur, const char **ret_id, const char **ret_lokasi)
{
	int r = id_baru(c, ret_id);

	if (r < 0)
		return r;
	*ret_lokasi = arena_printf(c->arena, "/v1/%s/%s", jalur, *ret_id);
	return *ret_lokasi ? 0 : -ENOMEM;
}

int katalog_bagian(struct ctx *c, const char *koleksi, const char *bagian, const char **ret_id, const char **ret_lokasi)
{
	int r = id_baru(c, ret_id);

	if (r < 0)
		return r;
	*ret_lokasi = arena_printf(c->arena, "/v1/%s/%s/%s", koleksi, ctx_param(c, "id"), bagian);
	return *ret_lokasi ? 0 : -ENOMEM;
}

int op_penyelenggara_buat(struct ctx *c)
{
	const char *isi = ctx_body_text(c), *id = NULL, *lokasi = NULL;
	int r = isi ? pengenal(c, "penyelenggara", &id, &lokasi) : -ENOMEM;

	if (r == 0)
		r = db_queue(c->db, SQL(penyelenggara_tambah, .id = id, .isi = isi, .sekarang = ctx_now_text(c)));
	return r < 0 ? r : katalog_jawab(c, SQL(penyelenggara_baca, .id = id), lokasi);
}

int op_penyelenggara_ubah(struct ctx *c)
{
	const char *id = ctx_param(c, "id"), *isi = ctx_body_text(c);
	const struct db_rows *kini;
	int r = isi ? katalog_boleh(c, SQL(penyelenggara_periksa, .id = id), &kini) : -ENOMEM;

	return r < 0 ? r :
		       katalog_ubah(c, SQL(penyelenggara_simpan, .id = id, .isi = isi, .versi = db_get(kini, 0, "versi")),
				    SQL(penyelenggara_baca, .id = id));
}

int op_layanan_buat(struct ctx *c)
{
	const char *isi = ctx_body_text(c), *id = NULL, *lokasi = NULL;
	int r = isi ? katalog_tempat(c, ctx_body_string(c, "penyelenggara_id")) : -ENOMEM;

	if (r == 0)
		r = pengenal(c, "layanan", &id, &lokasi);
	if (r == 0)
		r = db_queue(c->db, SQL(layanan_tambah, .id = id, .isi = isi, .sekarang = ctx_now_text(c)));
	return r < 0 ? r : katalog_jawab(c, SQL(layanan_baca, .id = id, .sekarang = ctx_now_text(c)), lokasi);
}

int op_layanan_ubah(struct ctx *c)
{
	const char *id = ctx_param(c, "id"), *isi = ctx_body_text(c);
	const struct db_rows *kini;
	int r = isi ? katalog_boleh(c, SQL(layanan_periksa, .id = id), &kini) : -ENOMEM;

	return r < 0 ? r :
		       katalog_ubah(c, SQL(layanan_simpan, .id = id, .isi = isi, .versi = db_get(kini, 0, "versi"), .sekarang = ctx_now_text(c)),
				    SQL(layanan_baca, .id = id, .sekarang = ctx_now_text(c)));
}

/* The id is the sub of the officer's tokens: given when the account exists already. */
int op_pelaksana_buat(struct ctx *c)
{
	const char *penyelenggara = ctx_body_string(c, "penyelenggara_id"), *sub = ctx_body_string(c, "id"), *id = NULL, *lokasi = NULL;
	int r = katalog_tempat(c, penyelenggara);

	if (r == 0)
		r = pengenal(c, "pelaksana", &id, &lokasi);
	if (r == 0 && sub) {
		id = sub;
		lokasi = arena_printf(c->arena, "/v1/pelaksana/%s", id);
		r = lokasi ? 0 : -ENOMEM;
	}
	if (r == 0)
		r = db_queue(c->db, SQL(pelaksana_tambah, .id = id, .penyelenggara = penyelenggara, .nama = ctx_body_string(c, "nama"),
					.jabatan = ctx_body_string(c, "jabatan"), .sekarang = ctx_now_text(c)));
	return r < 0 ? r : katalog_jawab(c, SQL(pelaksana_baca, .id = id, .sekarang = ctx_now_text(c)), lokasi);
}

/* A head stays where his term is; it ends by the term of the next one. */
static int kepala_tetap(struct ctx *c, const struct db_rows *kini)
{
	const json_t *isi = ctx_body(c);

	if (!db_is(kini, 0, "kepala") || (!json_object_get(isi, "penyelenggara_id") && !json_is_false(json_object_get(isi, "aktif"))))
		return 0;
	return ctx_problem(c, PROBLEM_CONFLICT, "Kepala penyelenggara dipindahkan sesudah penggantinya ditetapkan.",
			   "The head of an agency moves once the next one has been named.");
}

int op_pelaksana_ubah(struct ctx *c)
{
	const char *id = ctx_param(c, "id"), *isi = ctx_body_text(c);
	const struct db_rows *kini;
	int r = isi ? katalog_boleh(c, SQL(pelaksana_periksa, .id = id), &kini) : -ENOMEM;

	if (r == 0)
		r = kepala_tetap(c, kini);
	return r < 0 ? r :
		       katalog_ubah(c, SQL(pelaksana_simpan, .id = id, .isi = isi, .versi = db_get(kini, 0, "versi")),
				    SQL(pelaksana_baca, .id = id, .sekarang = ctx_now_text(c)));
}
