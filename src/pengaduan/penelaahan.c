/* What an agency does with a complaint before it is examined: completeness, forwarding, disposition, rejection
 * (P24(3), P25(1), UU 25/2009 Pasal 44); on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "pengaduan/operations.h"
#include "pengaduan/pengaduan.h"
#include "statements.h"

#include "base/banned.h"

static int telaah_lengkap(struct ctx *c)
{
	const char *klasifikasi = ctx_body_string(c, "klasifikasi");
	struct berkas b;
	int r;

	if (!klasifikasi)
		return ctx_invalid(c, "/klasifikasi", "required", "Pengaduan yang lengkap diberi klasifikasi.",
				   "A complete complaint is given its class.");
	r = tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_PENGADUAN, "telaah", "{lengkap}", klasifikasi }, &b);
	if (r == 0)
		r = db_queue(c->db, SQL(pengaduan_kekurangan, .berkas = b.id, .kekurangan = "[]"));
	if (r == 0)
		r = tindakan_terapkan(&b, &(struct perubahan){ 0 });
	return r < 0 ? r : pengaduan_jawab(c, 200, b.id);
}

/* The list as text for the history: one line each. */
static const char *daftar_kekurangan(struct ctx *c, const json_t *kekurangan)
{
	CLEANUP_BUFFER struct buffer out;
	size_t i;
	json_t *satu;

	buffer_init(&out, 32768);
	json_array_foreach(kekurangan, i, satu)
		buffer_printf(&out, "%s- %s", i ? "\n" : "", json_string_value(satu));
	return buffer_error(&out) < 0 ? NULL : arena_strndup(c->arena, out.data, out.len);
}

static int telaah_tidak_lengkap(struct ctx *c)
{
	const json_t *kekurangan = json_object_get(ctx_body(c), "kekurangan");
	CLEANUP_FREE char *teks = json_array_size(kekurangan) ? json_dumps(kekurangan, JSON_COMPACT) : NULL;
	struct berkas b;
	int r;

	if (!teks)
		return ctx_invalid(c, "/kekurangan", "required", "Sebutkan apa yang kurang.", "Say what is missing.");
	r = tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_PENGADUAN, "telaah", "{tidak_lengkap}", NULL }, &b);
	if (r == 0)
		r = db_queue(c->db, SQL(pengaduan_kekurangan, .berkas = b.id, .kekurangan = teks));
	if (r == 0)
		r = tindakan_terapkan(&b, &(struct perubahan){ .catatan = daftar_kekurangan(c, kekurangan) });
	return r < 0 ? r : pengaduan_jawab(c, 200, b.id);
}

int op_pengaduan_telaah(struct ctx *c)
{
	return strcmp(ctx_body_string(c, "hasil"), "lengkap") == 0 ? telaah_lengkap(c) : telaah_tidak_lengkap(c);
}

/* No wrong door: the complaint goes to the right agency, the citizen is not told to go there. */
int op_pengaduan_teruskan(struct ctx *c)
{
	const char *tujuan = ctx_body_string(c, "penyelenggara_id");
	struct berkas b;
	struct db_rows *rows;
	int r;

	r = tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_PENGADUAN, "teruskan", NULL, NULL }, &b);
	if (r < 0)
		return r;
	if (strcasecmp(tujuan, b.penyelenggara_id) == 0)
		return ctx_invalid(c, "/penyelenggara_id", "tujuan", "Pengaduan sudah berada pada penyelenggara ini.",
				   "The complaint is at this agency already.");
	r = ctx_exec(c, SQL(penyelenggara_tujuan, .penyelenggara = tujuan), &rows);
	if (r < 0)
		return r;
	if (!db_is(rows, 0, "ada"))
		return ctx_invalid(c, "/penyelenggara_id", "acuan", "Penyelenggara tidak dikenal.", "No such agency.");
	r = tindakan_terapkan(&b, &(struct perubahan){ .penyelenggara_id = tujuan, .catatan = ctx_body_string(c, "catatan") });
	return r < 0 ? r : pengaduan_jawab(c, 200, b.id);
}

int op_pengaduan_disposisi(struct ctx *c)
{
	const char *tujuan = ctx_body_string(c, "pelaksana_id");
	struct berkas b;
	struct db_rows *rows;
	int r;

	r = tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_PENGADUAN, "disposisi", NULL, NULL }, &b);
	if (r < 0)
		return r;
	if (b.terlapor_id && strcasecmp(tujuan, b.terlapor_id) == 0)
		return ctx_invalid(c, "/pelaksana_id", "terlapor", "Pelaksana yang diadukan tidak menangani pengaduan ini.",
				   "The officer complained about does not handle this complaint.");
	r = ctx_exec(c, SQL(pelaksana_tujuan, .pelaksana = tujuan, .penyelenggara = b.penyelenggara_id), &rows);
	if (r < 0)
		return r;
	if (!db_is(rows, 0, "cocok"))
		return ctx_invalid(c, "/pelaksana_id", "acuan", "Bukan pelaksana penyelenggara ini.",
				   "Not an officer of this agency.");
	r = tindakan_terapkan(&b, &(struct perubahan){ .pelaksana_id = tujuan, .catatan = ctx_body_string(c, "catatan") });
	return r < 0 ? r : pengaduan_jawab(c, 200, b.id);
}

int op_pengaduan_tolak(struct ctx *c)
{
	const char *alasan = ctx_body_string(c, "alasan");
	const char *dasar = ctx_body_string(c, "dasar_hukum");
	struct berkas b;
	int r;

	r = tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_PENGADUAN, "tolak", NULL, NULL }, &b);
	if (r == 0)
		r = db_queue(c->db, SQL(pengaduan_tutup, .berkas = b.id, .alasan = alasan, .dasar_hukum = dasar));
	if (r == 0)
		r = tindakan_terapkan(&b, &(struct perubahan){
						  .catatan = arena_printf(c->arena, "%s\nDasar hukum: %s", alasan, dasar) });
	return r < 0 ? r : pengaduan_jawab(c, 200, b.id);
}
