/* The superior's answer to an objection (UU 14/2008 Pasal 36 ayat (2)); on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "informasi/informasi.h"
#include "informasi/operations.h"
#include "statements.h"

#include "base/banned.h"

/* The answer tells the way to the dispute, as long as the rule says. */
static const char *catatan(struct ctx *c, const struct berkas *b, const char *uraian)
{
	return arena_printf(c->arena, "%s\nBila tidak menerima tanggapan ini, sengketa informasi dapat diajukan ke Komisi Informasi paling lambat %s hari kerja "
				      "sejak tanggapan diterima (%s).",
			    uraian, b->n_tenggat ? b->tenggat[0].panjang : "0", b->n_tenggat ? b->tenggat[0].dasar_hukum : "");
}

static int jawab(struct ctx *c, const char *berkas_id)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(keberatan_informasi_baca, .id = berkas_id), &rows);

	return r < 0 ? r : ctx_reply_row(c, 200, rows);
}

/* What was decided is opened again: the agency owes a decision anew, in the time that the rules give for one. */
static int buka_kembali(struct ctx *c, const struct berkas *b, const char *permohonan_id)
{
	return tindakan_sistem(c, permohonan_id, &(struct tindakan){ PROSES_PERMOHONAN, "buka-kembali", NULL, NULL },
			       &(struct perubahan){ .catatan = arena_printf(c->arena, "Keberatan %s dikabulkan.", b->nomor) });
}

int op_keberatan_informasi_tanggapi(struct ctx *c)
{
	const char *hasil = ctx_body_string(c, "hasil"), *uraian = ctx_body_string(c, "uraian");
	struct db_rows *rows;
	struct berkas b;
	int r = tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_KEBERATAN, "tanggapi", "{pada_waktunya,terlambat}", NULL }, &b);

	if (r == 0)
		r = ctx_exec(c, SQL(keberatan_informasi_tanggapan, .berkas = b.id, .hasil = hasil, .uraian = uraian, .sekarang = b.alur.sekarang), &rows);
	if (r == 0)
		r = tindakan_terapkan(&b, &(struct perubahan){ .catatan = catatan(c, &b, uraian),
							       .data = arena_printf(c->arena, "{\"hasil\":\"%s\"}", hasil) });
	if (r == 0 && strcmp(hasil, "dikabulkan") == 0)
		r = buka_kembali(c, &b, db_get(rows, 0, "permohonan_id"));
	return r < 0 ? r : jawab(c, b.id);
}
