/* Checks and applies actions on cases; on the worker that serves the request. */
#include "alur/tindakan.h"

#include <errno.h>
#include <string.h>

#include "alur/kejadian.h"
#include "alur/lewat.h"
#include "base/json_writer.h"
#include "statements.h"
#include "work/services.h"

#include "base/banned.h"

#define LEWAT_BATAS 100
#define DATA_MAX_BYTES 65536

static int isi_berkas(const struct db_rows *rows, struct berkas *b)
{
	int r;

	b->id = db_get(rows, 0, "id");
	b->nomor = db_get(rows, 0, "nomor");
	b->status = db_get(rows, 0, "status");
	b->versi = db_get(rows, 0, "versi");
	b->penyelenggara_id = db_get(rows, 0, "penyelenggara_id");
	b->penyelenggara_sebelum = db_get(rows, 0, "penyelenggara_sebelum");
	b->pemilik_id = db_get(rows, 0, "pemilik_id");
	b->terlapor_id = db_get(rows, 0, "terlapor_id");
	b->eskalasi = (int)db_int(rows, 0, "eskalasi");
	b->pembukaan_ulang = (int)db_int(rows, 0, "pembukaan_ulang");
	b->cabang = db_get(rows, 0, "cabang");
	b->ke = db_get(rows, 0, "ke");
	b->memenuhi = db_get(rows, 0, "memenuhi");
	b->kejadian = db_get(rows, 0, "kejadian");
	b->menutup = db_is(rows, 0, "menutup");
	b->buka_ulang = db_is(rows, 0, "buka_ulang");
	r = tenggat_aturan(rows, TINDAKAN_TENGGAT_MAX, b->tenggat, &b->n_tenggat);
	return r == 0 && b->n_tenggat ? alur_kalender(&b->alur, db_int(rows, 0, "kalender_versi")) : r;
}

static int baca(struct berkas *b, bool sistem, struct db_rows **ret_rows)
{
	const struct tindakan *t = &b->tindakan;

	return db_exec(b->alur.db, SQL(tindakan_baca, .berkas = b->id, .proses = t->proses, .tindakan = t->tindakan,
				       .cabang = t->cabang ? t->cabang : "{\"\"}", .kelas = t->kelas,
				       .sekarang = b->alur.sekarang, .sistem = sistem ? "t" : "f"),
		       ret_rows);
}

/* Deadlines that time has passed lapse before the action, so that it meets the case as the law has it. */
static int lewatkan_dulu(struct berkas *b, struct db_rows **rows)
{
	char pertama[UUID_TEXT_SIZE];
	int n = 1;
	int r = 0;

	while (r == 0 && n > 0)
		r = lewat_jalankan(&b->alur, b->id, LEWAT_BATAS, &n, pertama);
	return r < 0 ? r : baca(b, false, rows);
}

static int tolak_keadaan(struct ctx *c, const struct db_rows *rows, const struct tindakan *t)
{
	const char *boleh = db_get(rows, 0, "boleh");
	const char *status = db_get(rows, 0, "status");
	const char *id = arena_printf(c->arena, "Tindakan %s tidak berlaku pada keadaan %s; yang dapat dilakukan sekarang: %s.",
				      t->tindakan, status, boleh && *boleh ? boleh : "tidak ada");
	const char *en = arena_printf(c->arena, "The action %s does not apply in state %s; possible now: %s.", t->tindakan, status,
				      boleh && *boleh ? boleh : "nothing");

	return ctx_problem_dasar(c, PROBLEM_STATE, db_get(rows, 0, "dasar_hukum"), id, en);
}

static int tolak_pelaku(struct ctx *c, const struct db_rows *rows)
{
	/* An officer who sees the case without being able to act lacks the duty, or the case has gone elsewhere. */
	enum problem_code code = c->request->identity.peran == PERAN_PELAKSANA ? PROBLEM_TUGAS : PROBLEM_FORBIDDEN;

	return ctx_problem_dasar(c, code, db_get(rows, 0, "dasar_hukum"),
				 "Tindakan ini bukan wewenang pemanggil atas berkas ini.",
				 "This action on this case is not the caller's to take.");
}

/* What is done once, by one who has done it. */
static int tolak_sudah(struct ctx *c, const struct db_rows *rows)
{
	return ctx_problem_dasar(c, PROBLEM_STATE, db_get(rows, 0, "dasar_hukum"), "Tindakan ini sudah dilakukan bagi pemanggil dalam berkas ini.",
				 "This action has been taken for the caller in this case already.");
}

static int periksa(struct ctx *c, const struct db_rows *rows, const struct tindakan *t)
{
	if (!db_count(rows))
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	if (!db_is(rows, 0, "ada"))
		return tolak_keadaan(c, rows, t);
	if (!db_is(rows, 0, "berhak"))
		return tolak_pelaku(c, rows);
	if (!ctx_version_matches(c, db_get(rows, 0, "versi")))
		return ctx_problem(c, PROBLEM_STALE, "Berkas sudah berubah sejak ETag dalam If-Match; baca lagi.",
				   "The case has changed since the ETag in If-Match; read it again.");
	if (!db_is(rows, 0, "berlaku"))
		return tolak_keadaan(c, rows, t);
	return db_is(rows, 0, "telah") ? tolak_sudah(c, rows) : 0;
}

int tindakan_siap(struct ctx *c, const char *berkas_id, const struct tindakan *t, struct berkas *ret_berkas)
{
	struct db_rows *rows;
	int r;

	*ret_berkas = (struct berkas){ .tindakan = *t, .id = berkas_id };
	r = alur_dari_ctx(c, &ret_berkas->alur);
	if (r == 0)
		r = db_queue(c->db, SQL(berkas_kunci, .berkas = berkas_id, .proses = t->proses));
	if (r == 0)
		r = baca(ret_berkas, false, &rows);
	if (r == 0 && db_count(rows) && db_is(rows, 0, "berhak") && db_is(rows, 0, "ada_lewat"))
		r = lewatkan_dulu(ret_berkas, &rows);
	if (r == 0)
		r = periksa(c, rows, t);
	return r < 0 ? r : isi_berkas(rows, ret_berkas);
}

static void anggota_bila(struct json_writer *w, const char *nama, const char *nilai)
{
	if (nilai)
		jw_member_string(w, nama, nilai);
}

/* What changed, for the event. */
static const char *data_kejadian(const struct berkas *b, const struct perubahan *p, int pembukaan_ulang)
{
	CLEANUP_BUFFER struct buffer out;
	struct json_writer w;

	buffer_init(&out, DATA_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	if (b->ke) {
		jw_member_string(&w, "dari", b->status);
		jw_member_string(&w, "ke", b->ke);
	}
	anggota_bila(&w, "klasifikasi", b->tindakan.kelas);
	anggota_bila(&w, "penyelenggara_id", p->penyelenggara_id);
	anggota_bila(&w, "pelaksana_id", p->pelaksana_id);
	if (b->buka_ulang)
		jw_member_int(&w, "pembukaan_ulang", pembukaan_ulang);
	if (p->data) {
		jw_key(&w, "rincian");
		jw_raw(&w, p->data, strlen(p->data));
	}
	jw_object_end(&w);
	return buffer_error(&out) < 0 ? NULL : arena_strndup(b->alur.arena, out.data, out.len);
}

static int ubah_berkas(struct berkas *b, const struct perubahan *p, int ulang)
{
	char teks[16];
	char naik[2] = { (char)('0' + (ulang > 2 ? 2 : ulang)), '\0' };

	snprintf(teks, sizeof(teks), "%d", ulang);
	return db_queue(b->alur.db, SQL(tindakan_terapkan, .berkas = b->id, .status = b->ke, .kelas = b->tindakan.kelas,
					.eskalasi = b->buka_ulang ? naik : NULL, .pembukaan_ulang = b->buka_ulang ? teks : NULL,
					.penyelenggara = p->penyelenggara_id, .pelaksana = p->pelaksana_id,
					.sekarang = b->alur.sekarang, .menutup = b->menutup ? "t" : "f"));
}

int tindakan_terapkan(struct berkas *b, const struct perubahan *p)
{
	int ulang = b->pembukaan_ulang + b->buka_ulang;
	const char *data = data_kejadian(b, p, ulang);
	int r = data ? ubah_berkas(b, p, ulang) : -ENOMEM;

	if (r == 0)
		r = tenggat_tutup(&b->alur, b->id, b->memenuhi, b->menutup);
	if (r == 0)
		r = kejadian_catat(&b->alur, &(struct kejadian_baru){
						     .berkas_id = b->id,
						     .proses = b->tindakan.proses,
						     .penyelenggara_id = b->penyelenggara_id,
						     .jenis = b->kejadian,
						     .catatan = p->catatan,
						     .data = data,
					     });
	return r < 0 ? r : tenggat_mulai(&b->alur, b->id, b->tenggat, b->n_tenggat, b->alur.sekarang_us);
}

/* Applies in the name of the daemon what the rules let it; nothing when they do not. */
static int terapkan_sistem(struct berkas *b, const struct perubahan *p)
{
	struct db_rows *rows;
	int r = baca(b, true, &rows);

	if (r < 0)
		return r;
	if (!db_count(rows) || !db_is(rows, 0, "berhak") || !db_is(rows, 0, "berlaku"))
		return 0;
	r = isi_berkas(rows, b);
	b->alur.pelaku = peran_name(PERAN_SISTEM);
	b->alur.pelaku_id = NULL;
	return r < 0 ? r : tindakan_terapkan(b, p);
}

int tindakan_susulan(struct berkas *b, const struct tindakan *t, const struct perubahan *p)
{
	b->tindakan = *t;
	return terapkan_sistem(b, p);
}

int tindakan_sistem(struct ctx *c, const char *berkas_id, const struct tindakan *t, const struct perubahan *p)
{
	struct berkas b = { .tindakan = *t, .id = berkas_id };
	int r = alur_dari_ctx(c, &b.alur);

	if (r == 0)
		r = db_queue(c->db, SQL(berkas_kunci, .berkas = berkas_id, .proses = t->proses));
	return r < 0 ? r : terapkan_sistem(&b, p);
}
