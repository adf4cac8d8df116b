/* Links between services whose processes belong together (P11); on the worker that serves the request. */
#include "katalog/katalog.h"

#include "katalog/operations.h"
#include "statements.h"

#include "base/banned.h"

int op_layanan_kaitkan(struct ctx *c)
{
	const char *layanan = ctx_param(c, "id"), *id, *lokasi;
	const struct db_rows *kini;
	int r = katalog_boleh(c, SQL(layanan_periksa, .id = layanan), &kini);

	if (r == 0)
		r = katalog_bagian(c, "layanan", "terkait", &id, &lokasi);
	if (r == 0)
		r = db_queue(c->db, SQL(kaitan_tambah, .id = id, .layanan = layanan, .terkait = ctx_body_string(c, "layanan_id"),
					.hubungan = ctx_body_string(c, "hubungan"), .keterangan = ctx_body_string(c, "keterangan"),
					.sekarang = ctx_now_text(c)));
	return r < 0 ? r : katalog_jawab(c, SQL(kaitan_baca, .id = id), lokasi);
}

int op_layanan_lepaskan(struct ctx *c)
{
	const char *layanan = ctx_param(c, "id");
	const struct db_rows *kini;
	struct db_rows *lepas;
	int r = katalog_boleh(c, SQL(layanan_periksa, .id = layanan), &kini);

	if (r == 0)
		r = ctx_exec(c, SQL(kaitan_lepas, .layanan = layanan, .terkait = ctx_body_string(c, "layanan_id"), .hubungan = ctx_body_string(c, "hubungan"),
				    .sekarang = ctx_now_text(c)), &lepas);
	if (r < 0)
		return r;
	if (!db_count(lepas))
		return ctx_problem(c, PROBLEM_CONFLICT, "Kaitan ini tidak ada, atau sudah dilepas.",
				   "There is no such link, or it is dissolved.");
	return katalog_jawab(c, SQL(kaitan_baca, .id = db_get(lepas, 0, "id")), NULL);
}
