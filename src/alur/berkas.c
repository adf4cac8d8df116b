/* Opens cases; on the worker that serves the request. */
#include "alur/berkas.h"

#include <errno.h>

#include "alur/kejadian.h"
#include "base/log.h"
#include "statements.h"
#include "work/services.h"

#include "base/banned.h"

static int isi_tenggat(const struct db_rows *rows, struct berkas_buka *b)
{
	int r = alur_kalender(&b->alur, db_int(rows, 0, "kalender_versi"));

	if (r < 0)
		return r;
	for (int i = 0; i < db_count(rows) && db_get(rows, i, "aturan_id"); i++) {
		if (b->n_tenggat == BERKAS_TENGGAT_MAX)
			return -EIO;
		b->tenggat[b->n_tenggat++] = (struct aturan_tenggat){
			.id = db_get(rows, i, "aturan_id"),
			.jenis = db_get(rows, i, "jenis"),
			.versi = db_get(rows, i, "aturan_versi"),
			.panjang = db_get(rows, i, "panjang"),
			.satuan = db_get(rows, i, "satuan"),
			.dasar_hukum = db_get(rows, i, "dasar_hukum"),
		};
	}
	return 0;
}

int berkas_siap(struct ctx *c, const struct berkas_baru *baru, struct berkas_buka *ret_buka)
{
	struct db_rows *rows;
	int r;

	*ret_buka = (struct berkas_buka){ .baru = *baru };
	r = alur_dari_ctx(c, &ret_buka->alur);
	if (r == 0)
		r = ctx_exec(c, SQL(berkas_buka_baca, .penyelenggara = baru->penyelenggara_id, .layanan = baru->layanan_id,
				    .terlapor = baru->terlapor_id, .proses = baru->proses, .sekarang = ret_buka->alur.sekarang),
			     &rows);
	if (r < 0)
		return r;
	if (!db_count(rows)) {
		log_error("no_rule_in_force", "proses", baru->proses, "tindakan", "buka");
		return -EIO;
	}
	ret_buka->id = alur_id(&ret_buka->alur);
	ret_buka->penyelenggara_ada = db_is(rows, 0, "penyelenggara_ada");
	ret_buka->layanan_cocok = db_is(rows, 0, "layanan_cocok");
	ret_buka->terlapor_cocok = db_is(rows, 0, "terlapor_cocok");
	ret_buka->dalam_lingkup = db_is(rows, 0, "dalam_lingkup");
	ret_buka->nomor = db_get(rows, 0, "nomor");
	ret_buka->status = db_get(rows, 0, "ke");
	ret_buka->kejadian = db_get(rows, 0, "kejadian");
	return ret_buka->id ? isi_tenggat(rows, ret_buka) : -ENOMEM;
}

int berkas_catat(struct berkas_buka *b, const char *sebelum)
{
	const struct berkas_baru *baru = &b->baru;

	return db_queue(b->alur.db, SQL(berkas_buka, .id = b->id, .proses = baru->proses, .nomor = b->nomor, .status = b->status,
					.penyelenggara = baru->penyelenggara_id, .sebelum = sebelum, .pemilik = baru->pemilik_id,
					.kode_akses_hash = baru->kode_akses_hash, .terlapor = baru->terlapor_id,
					.kerahasiaan = baru->kerahasiaan, .sekarang = b->alur.sekarang));
}

int berkas_mulai(struct berkas_buka *b, const char *data)
{
	int r = kejadian_catat(&b->alur, &(struct kejadian_baru){
						 .berkas_id = b->id,
						 .proses = b->baru.proses,
						 .penyelenggara_id = b->baru.penyelenggara_id,
						 .jenis = b->kejadian,
						 .data = data,
					 });

	for (size_t i = 0; r == 0 && i < b->n_tenggat; i++)
		r = tenggat_mulai(&b->alur, b->id, &b->tenggat[i], b->alur.sekarang_us);
	return r;
}
