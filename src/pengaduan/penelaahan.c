/* Whether a complaint is complete (UU 25/2009 Pasal 44); on the worker that serves the request. Forwarding, disposition and rejection are
 * statements. */
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
