/* POST /v1/pemeriksaan-kanal: a channel of the own agency was checked today (P24(4)); on the worker that serves the request. */
#include <errno.h>

#include "alur/kejadian.h"
#include "kalender/tanggal.h"
#include "kalender/waktu.h"
#include "pemeriksaan_kanal/operations.h"
#include "statements.h"

#include "base/banned.h"

struct periksa {
	struct alur alur;
	const char *id;
	const char *penyelenggara_id;
	const char *kanal;
	const char *jumlah;
	char hari[TANGGAL_BUF];
};

static int siapkan(struct ctx *c, struct periksa *p)
{
	int r = alur_dari_ctx(c, &p->alur);

	if (r < 0)
		return r;
	p->penyelenggara_id = c->request->identity.penyelenggara_id;
	p->kanal = ctx_body_string(c, "kanal");
	p->id = alur_id(&p->alur);
	p->jumlah = arena_printf(c->arena, "%" JSON_INTEGER_FORMAT, json_integer_value(json_object_get(ctx_body(c), "jumlah_masuk")));
	tanggal_tulis(waktu_tanggal(ctx_now(c)), p->hari);
	return p->id && p->jumlah ? 0 : -ENOMEM;
}

static int simpan(struct ctx *c, struct periksa *p)
{
	const char *sub = c->request->identity.sub;
	int r = db_queue(c->db, SQL(pemeriksaan_kanal_simpan, .id = p->id, .penyelenggara = p->penyelenggara_id, .kanal = p->kanal,
				    .tanggal = p->hari, .sekarang = p->alur.sekarang, .pemeriksa = sub[0] ? sub : NULL,
				    .jumlah_masuk = p->jumlah, .catatan = ctx_body_string(c, "catatan")));

	if (r < 0)
		return r;
	return kejadian_catat(&p->alur,
			      &(struct kejadian_baru){
				      .proses = "pemeriksaan_kanal",
				      .penyelenggara_id = p->penyelenggara_id,
				      .jenis = "kanal.diperiksa",
				      .data = arena_printf(c->arena, "{\"tanggal\":\"%s\",\"kanal\":\"%s\",\"jumlah_masuk\":%s}", p->hari,
							   p->kanal, p->jumlah),
			      });
}

int op_pemeriksaan_kanal_catat(struct ctx *c)
{
	struct periksa p;
	struct db_rows *rows;
	int r = siapkan(c, &p);

	if (r == 0)
		r = simpan(c, &p);
	if (r == 0)
		r = ctx_exec(c, SQL(pemeriksaan_kanal_satu, .id = p.id), &rows);
	return r < 0 ? r : ctx_reply_row(c, 201, rows);
}
