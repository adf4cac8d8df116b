/* Recording by what a service meets the obligations of its pattern (P8-P12); on the worker that serves the request. */
#include "katalog/katalog.h"

#include <errno.h>

#include "katalog/operations.h"
#include "statements.h"

#include "base/banned.h"

int op_layanan_kewajiban_catat(struct ctx *c)
{
	const char *layanan = ctx_param(c, "id"), *isi = ctx_body_text(c), *id, *lokasi;
	const struct db_rows *kini;
	int r = isi ? katalog_boleh(c, SQL(layanan_periksa, .id = layanan), &kini) : -ENOMEM;

	if (r == 0)
		r = katalog_bagian(c, "layanan", "kewajiban", &id, &lokasi);
	if (r == 0)
		r = db_queue(c->db, SQL(kewajiban_tambah, .id = id, .layanan = layanan, .isi = isi, .sekarang = ctx_now_text(c)));
	return r < 0 ? r : katalog_jawab(c, SQL(layanan_kewajiban, .id = layanan), lokasi);
}
