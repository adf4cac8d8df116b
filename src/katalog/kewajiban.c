/* Recording by what a service meets the obligations of its pattern (P8-P12); on the worker that serves the request. */
#include "katalog/katalog.h"

#include <errno.h>

#include "alur/alur.h"
#include "katalog/operations.h"
#include "statements.h"

#include "base/banned.h"

int op_layanan_kewajiban_catat(struct ctx *c)
{
	const char *layanan = ctx_param(c, "id"), *id, *lokasi;
	const struct db_rows *kini;
	struct alur a;
	int r = alur_dari_ctx(c, &a);

	if (r == 0)
		r = katalog_boleh(c, SQL(layanan_periksa, .id = layanan), &kini);
	if (r < 0)
		return r;
	id = alur_id(&a);
	lokasi = arena_printf(c->arena, "/v1/layanan/%s/kewajiban", layanan);
	if (!id || !lokasi)
		return -ENOMEM;
	r = db_queue(c->db, SQL(kewajiban_tambah, .id = id, .layanan = layanan, .jenis = ctx_body_string(c, "jenis"), .nomor = ctx_body_string(c, "nomor"),
				.tanggal = ctx_body_string(c, "tanggal"), .pejabat = ctx_body_string(c, "pejabat"), .uraian = ctx_body_string(c, "uraian"),
				.berlaku_sampai = ctx_body_string(c, "berlaku_sampai"), .sekarang = ctx_now_text(c)));
	return r < 0 ? r : katalog_jawab(c, SQL(layanan_kewajiban, .id = layanan), lokasi);
}
