/* The decision and its delivery (UU 25/2009 Pasal 50); on the worker that serves the request. */
#include <string.h>

#include "pengaduan/operations.h"
#include "pengaduan/pengaduan.h"
#include "kalender/tanggal.h"
#include "kalender/waktu.h"
#include "statements.h"

#include "base/banned.h"

/* Marks the delivery and lets the complainant's time begin; as the officer's own action or as what follows by itself. */
static int sampaikan(struct berkas *b, const char *cara)
{
	return db_queue(b->alur.db,
			SQL(pengaduan_penyampaian, .berkas = b->id, .sekarang = b->alur.sekarang, .cara = cara));
}

static int sampaikan_sendiri(struct ctx *c, struct berkas *b)
{
	struct db_rows *rows;
	const char *cara;
	int r = ctx_exec(c, SQL(pengaduan_dapat_dihubungi, .berkas = b->id), &rows);

	if (r < 0)
		return r;
	cara = db_count(rows) ? db_get(rows, 0, "cara") : NULL;
	if (!cara)
		return 0;
	r = sampaikan(b, cara);
	if (r < 0)
		return r;
	return tindakan_susulan(b, &(struct tindakan){ PROSES_PENGADUAN, "sampaikan", NULL, NULL },
				&(struct perubahan){ .catatan = arena_printf(c->arena, "Disampaikan melalui %s.", cara) });
}

static int ganti_rugi(struct ctx *c, const char **ret_jumlah, const char **ret_batas)
{
	const json_t *ganti_rugi = json_object_get(ctx_body(c), "ganti_rugi");
	const json_t *jumlah = json_object_get(ganti_rugi, "jumlah");
	int32_t tanggal;

	*ret_batas = json_string_value(json_object_get(ganti_rugi, "batas_bayar"));
	*ret_jumlah = json_is_integer(jumlah) ?
			      arena_printf(c->arena, "%" JSON_INTEGER_FORMAT, json_integer_value(jumlah)) :
			      NULL;
	if (!*ret_batas)
		return 0;
	if (tanggal_urai(*ret_batas, strlen(*ret_batas), &tanggal) < 0 || tanggal < waktu_tanggal(ctx_now(c)))
		return ctx_invalid(c, "/ganti_rugi/batas_bayar", "minimum", "Batas waktu membayar sudah lalu.",
				   "The day of payment has passed.");
	return strcmp(ctx_body_string(c, "keputusan"), "tidak_dikabulkan") ?
		       0 :
		       ctx_invalid(c, "/ganti_rugi", "keputusan", "Ganti rugi hanya pada pengaduan yang dikabulkan.",
				   "Compensation goes with a complaint that is granted.");
}

int op_pengaduan_putuskan(struct ctx *c)
{
	const char *keputusan = ctx_body_string(c, "keputusan");
	const char *uraian = ctx_body_string(c, "uraian");
	const char *jumlah, *batas;
	struct berkas b;
	int r = ganti_rugi(c, &jumlah, &batas);

	if (r == 0)
		r = tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_PENGADUAN, "putuskan", NULL, NULL }, &b);
	if (r == 0)
		r = db_queue(c->db, SQL(pengaduan_keputusan, .berkas = b.id, .keputusan = keputusan, .uraian = uraian, .jumlah = jumlah,
					.batas_bayar = batas, .sekarang = b.alur.sekarang));
	if (r == 0)
		r = tindakan_terapkan(&b, &(struct perubahan){
						  .catatan = uraian,
						  .data = arena_printf(c->arena, "{\"keputusan\":\"%s\",\"ganti_rugi\":%s}", keputusan,
								       jumlah ? jumlah : "null") });
	if (r == 0)
		r = sampaikan_sendiri(c, &b);
	return r < 0 ? r : pengaduan_jawab(c, 200, b.id);
}

int op_pengaduan_sampaikan(struct ctx *c)
{
	const char *cara = ctx_body_string(c, "cara");
	struct berkas b;
	int r;

	r = tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_PENGADUAN, "sampaikan", NULL, NULL }, &b);
	if (r == 0)
		r = sampaikan(&b, cara);
	if (r == 0)
		r = tindakan_terapkan(&b, &(struct perubahan){ .catatan = arena_printf(c->arena, "Disampaikan melalui %s.", cara) });
	return r < 0 ? r : pengaduan_jawab(c, 200, b.id);
}
