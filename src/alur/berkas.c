/* Opens cases; on the worker that serves the request. */
#include "alur/berkas.h"

#include <errno.h>
#include <string.h>

#include "alur/kejadian.h"
#include "base/log.h"
#include "statements.h"
#include "work/services.h"

#include "base/banned.h"

static int64_t saat(const struct berkas_buka *b)
{
	return b->baru.saat_us ? b->baru.saat_us : b->alur.sekarang_us;
}

static int baca(struct berkas_buka *b)
{
	const struct berkas_baru *baru = &b->baru;
	struct db_rows *rows;
	int r = db_exec(b->alur.db, SQL(berkas_buka_baca, .penyelenggara = baru->penyelenggara_id, .layanan = baru->layanan_id,
					.terlapor = baru->terlapor_id, .proses = baru->proses, .sekarang = alur_waktu(b->alur.arena, saat(b))),
			&rows);

	if (r < 0)
		return r;
	if (!db_count(rows)) {
		log_error("no_rule_in_force", "proses", baru->proses, "tindakan", "buka");
		return -EIO;
	}
	b->id = alur_id(&b->alur);
	b->penyelenggara_ada = db_is(rows, 0, "penyelenggara_ada");
	b->layanan_cocok = db_is(rows, 0, "layanan_cocok");
	b->terlapor_cocok = db_is(rows, 0, "terlapor_cocok");
	b->dalam_lingkup = db_is(rows, 0, "dalam_lingkup");
	b->nomor = db_get(rows, 0, "nomor");
	b->status = db_get(rows, 0, "ke");
	b->kejadian = db_get(rows, 0, "kejadian");
	r = b->id ? alur_kalender(&b->alur, db_int(rows, 0, "kalender_versi")) : -ENOMEM;
	return r < 0 ? r : tenggat_aturan(rows, BERKAS_TENGGAT_MAX, b->tenggat, &b->n_tenggat);
}

int berkas_siap(struct ctx *c, const struct berkas_baru *baru, struct berkas_buka *ret_buka)
{
	int r;

	*ret_buka = (struct berkas_buka){ .baru = *baru, .bahasa = c->request->lang == LANG_EN ? "en" : "id" };
	r = alur_dari_ctx(c, &ret_buka->alur);
	return r < 0 ? r : baca(ret_buka);
}

int berkas_siap_turunan(struct alur *a, const struct berkas_baru *baru, struct berkas_buka *ret_buka)
{
	*ret_buka = (struct berkas_buka){ .baru = *baru, .alur = *a };
	ret_buka->alur.pelaku = peran_name(PERAN_SISTEM);
	ret_buka->alur.pelaku_id = NULL;
	return baca(ret_buka);
}

const char *berkas_pencatat(const struct ctx *c, const struct berkas_buka *b)
{
	const struct identity *siapa = &c->request->identity;

	if (siapa->peran == PERAN_KEPALA_PENYELENGGARA)
		return b->dalam_lingkup ? NULL : siapa->penyelenggara_id;
	if (siapa->peran == PERAN_PELAKSANA)
		return strcasecmp(siapa->penyelenggara_id, b->baru.penyelenggara_id) == 0 ? NULL : siapa->penyelenggara_id;
	return NULL;
}

static int catat_turunan(struct berkas_buka *b)
{
	const struct berkas_baru *baru = &b->baru;

	return db_queue(b->alur.db, SQL(berkas_turunan, .id = b->id, .proses = baru->proses, .nomor = b->nomor, .status = b->status,
					.kelas = baru->kelas, .asal = baru->asal_id, .tenggat = baru->asal_tenggat_id,
					.diterima = alur_waktu(b->alur.arena, saat(b)), .sekarang = b->alur.sekarang));
}

int berkas_catat(struct berkas_buka *b, const char *sebelum)
{
	const struct berkas_baru *baru = &b->baru;

	if (baru->asal_id)
		return catat_turunan(b);
	return db_queue(b->alur.db, SQL(berkas_buka, .id = b->id, .proses = baru->proses, .nomor = b->nomor, .status = b->status,
					.penyelenggara = baru->penyelenggara_id, .sebelum = sebelum, .pemilik = baru->pemilik_id,
					.kode_akses_hash = baru->kode_akses_hash, .terlapor = baru->terlapor_id,
					.kerahasiaan = baru->kerahasiaan, .kelas = baru->kelas, .bahasa = b->bahasa,
					.sekarang = b->alur.sekarang));
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

	return r < 0 ? r : tenggat_mulai(&b->alur, b->id, b->tenggat, b->n_tenggat, saat(b));
}
