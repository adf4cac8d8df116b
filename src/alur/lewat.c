/* Applies the lapse of deadlines; on the scheduler's thread, or on a worker that acts on the case. */
#include "alur/lewat.h"

#include <errno.h>
#include <string.h>

#include "alur/berkas.h"
#include "alur/kejadian.h"
#include "alur/tenggat.h"
#include "base/json_writer.h"
#include "kalender/tanggal.h"
#include "kalender/waktu.h"
#include "statements.h"

#include "base/banned.h"

#define DATA_MAX_BYTES 2048

/* One lapsed deadline, as tenggat_klaim gives it from this row on. */
struct lewat {
	struct alur *a;
	const struct db_rows *rows;
	int baris;
	const char *berkas_id;
	const char *proses;
	const char *penyelenggara_id;
	int64_t jatuh_tempo_us;
	bool menutup;
};

static const char *kolom(const struct lewat *l, const char *nama)
{
	return db_get(l->rows, l->baris, nama);
}

static struct lewat lewat_baris(struct alur *a, const struct db_rows *rows, int baris)
{
	return (struct lewat){
		.a = a,
		.rows = rows,
		.baris = baris,
		.berkas_id = db_get(rows, baris, "berkas_id"),
		.proses = db_get(rows, baris, "proses"),
		.penyelenggara_id = db_get(rows, baris, "penyelenggara_id"),
		.jatuh_tempo_us = db_int(rows, baris, "jatuh_tempo_us"),
		.menutup = db_is(rows, baris, "menutup"),
	};
}

static const char *data_lewat(const struct lewat *l)
{
	CLEANUP_BUFFER struct buffer out;
	struct json_writer w;
	char waktu[WAKTU_BUF];

	buffer_init(&out, DATA_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_string(&w, "tenggat_id", kolom(l, "id"));
	jw_member_string(&w, "jenis", kolom(l, "jenis"));
	jw_member_string(&w, "jatuh_tempo", waktu_tulis(l->jatuh_tempo_us, waktu));
	jw_member_string(&w, "dicatat_pada", l->a->sekarang);
	if (db_is(l->rows, l->baris, "lewat_ombudsman"))
		jw_member_bool(&w, "ombudsman", true);
	jw_object_end(&w);
	return buffer_error(&out) < 0 ? NULL : arena_strndup(l->a->arena, out.data, out.len);
}

/* What the lapse did: new state, escalation, the case it opened. */
static const char *data_akibat(const struct lewat *l, const struct berkas_buka *dibuka)
{
	CLEANUP_BUFFER struct buffer out;
	struct json_writer w;
	const char *status = kolom(l, "lewat_status");
	const char *eskalasi = kolom(l, "lewat_eskalasi");

	buffer_init(&out, DATA_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	if (status) {
		jw_member_string(&w, "dari", kolom(l, "status"));
		jw_member_string(&w, "ke", status);
	}
	if (eskalasi)
		jw_member_int(&w, "eskalasi", db_int(l->rows, l->baris, "lewat_eskalasi"));
	jw_member_string(&w, "tenggat", kolom(l, "jenis"));
	if (dibuka) {
		jw_key(&w, "dibuka");
		jw_object(&w);
		jw_member_string(&w, "proses", dibuka->baru.proses);
		jw_member_string(&w, "id", dibuka->id);
		jw_member_string(&w, "nomor", dibuka->nomor);
		jw_object_end(&w);
	}
	jw_object_end(&w);
	return buffer_error(&out) < 0 ? NULL : arena_strndup(l->a->arena, out.data, out.len);
}

static int catat(const struct lewat *l, const char *jenis, const char *catatan, const char *data)
{
	if (!data)
		return -ENOMEM;
	return kejadian_catat(l->a, &(struct kejadian_baru){
					    .berkas_id = l->berkas_id,
					    .proses = l->proses,
					    .penyelenggara_id = l->penyelenggara_id,
					    .jenis = jenis,
					    .catatan = catatan,
					    .data = data,
					    .pelaku = peran_name(PERAN_SISTEM),
				    });
}

static const char *catatan_lewat(const struct lewat *l)
{
	char tanggal[TANGGAL_BUF];

	return arena_printf(l->a->arena, "Tenggat %s lewat; jatuh tempo %s.", kolom(l, "jenis"),
			    tanggal_tulis(waktu_tanggal(l->jatuh_tempo_us), tanggal));
}

static bool berkas_sama(const struct db_rows *rows, int baris, int lain)
{
	return strcmp(db_get(rows, baris, "berkas_id"), db_get(rows, lain, "berkas_id")) == 0;
}

/* Whether the case goes up a step: not when it is there already, also by an earlier lapse of this batch. */
static bool naik(const struct lewat *l)
{
	int64_t ke = db_int(l->rows, l->baris, "lewat_eskalasi");

	if (ke <= db_int(l->rows, l->baris, "eskalasi"))
		return false;
	for (int i = 0; i < l->baris; i++)
		if (berkas_sama(l->rows, i, l->baris) && db_int(l->rows, i, "lewat_eskalasi") >= ke)
			return false;
	return true;
}

/* The case of another process that the rule opens, received at the instant the deadline was due. It is unique for this deadline, so that it is
 * opened once whoever notices the lapse. */
static int buka_turunan(const struct lewat *l, struct berkas_buka *ret_buka)
{
	const struct berkas_baru baru = {
		.proses = kolom(l, "lewat_membuka"),
		.kelas = kolom(l, "lewat_membuka_kelas"),
		.penyelenggara_id = l->penyelenggara_id,
		.asal_id = l->berkas_id,
		.asal_tenggat_id = kolom(l, "id"),
		.saat_us = l->jatuh_tempo_us,
	};
	int r = berkas_siap_turunan(l->a, &baru, ret_buka);

	if (r == 0)
		r = berkas_catat(ret_buka, NULL);
	if (r == 0)
		r = berkas_mulai(ret_buka, arena_printf(l->a->arena, "{\"ke\":\"%s\",\"asal_id\":\"%s\",\"kelas\":\"%s\"}", ret_buka->status,
							l->berkas_id, baru.kelas ? baru.kelas : ""));
	return r;
}

/* The event of the consequence: only where something changes for the case. */
static int catat_akibat(const struct lewat *l, const struct berkas_buka *dibuka)
{
	const char *catatan = dibuka ? arena_printf(l->a->arena, "Berkas %s dibuka dengan sendirinya.", dibuka->nomor) : NULL;

	if (!kolom(l, "lewat_kejadian") || !(naik(l) || kolom(l, "lewat_status") || dibuka))
		return 0;
	return catat(l, kolom(l, "lewat_kejadian"), catatan, data_akibat(l, dibuka));
}

static int akibat(const struct lewat *l)
{
	bool membuka = kolom(l, "lewat_membuka");
	struct berkas_buka dibuka;
	int r = l->menutup ? tenggat_tutup(l->a, l->berkas_id, "{}", true) : 0;

	if (r == 0 && membuka)
		r = buka_turunan(l, &dibuka);
	return r < 0 ? r : catat_akibat(l, membuka ? &dibuka : NULL);
}

static int mulai_berikut(const struct lewat *l, int baris)
{
	struct aturan_tenggat aturan;

	return tenggat_aturan_baris(l->rows, baris, &aturan) ? tenggat_mulai(l->a, l->berkas_id, &aturan, 1, l->jatuh_tempo_us) : 0;
}

/* The case moves for the deadline, and the history tells of a case that has moved (policy kejadian_tambah). */
static int lewatkan(const struct lewat *l)
{
	int r = db_queue(l->a->db, SQL(tenggat_lewat, .tenggat = kolom(l, "id"), .sekarang = l->a->sekarang));

	if (r == 0)
		r = db_queue(l->a->db, SQL(tindakan_terapkan, .berkas = l->berkas_id, .status = kolom(l, "lewat_status"),
					   .eskalasi = kolom(l, "lewat_eskalasi"), .sekarang = l->a->sekarang, .menutup = l->menutup ? "t" : "f"));
	if (r == 0)
		r = catat(l, "tenggat.lewat", catatan_lewat(l), data_lewat(l));
	if (r == 0)
		r = akibat(l);
	return r;
}

/* Whether an earlier deadline of this batch has closed the case: the others fell away with it. */
static bool sudah_tutup(const struct db_rows *rows, int baris)
{
	for (int i = 0; i < baris; i++)
		if (db_is(rows, i, "menutup") && berkas_sama(rows, i, baris))
			return true;
	return false;
}

/* A further row of the deadline before it: one more that its lapse starts. */
static bool lanjutan(const struct db_rows *rows, int baris)
{
	return baris > 0 && strcmp(db_get(rows, baris - 1, "id"), db_get(rows, baris, "id")) == 0;
}

int lewat_jalankan(struct alur *a, const char *berkas_id, int batas, int *ret_n, char ret_pertama[static UUID_TEXT_SIZE])
{
	char batas_teks[16];
	struct db_rows *rows;
	int n = 0;
	int r;

	snprintf(batas_teks, sizeof(batas_teks), "%d", batas);
	r = db_exec(a->db, SQL(tenggat_klaim, .sekarang = a->sekarang, .berkas = berkas_id, .batas = batas_teks), &rows);
	ret_pertama[0] = '\0';
	if (r == 0 && db_count(rows))
		snprintf(ret_pertama, UUID_TEXT_SIZE, "%s", db_get(rows, 0, "id"));
	if (r == 0 && db_count(rows))
		r = alur_kalender(a, db_int(rows, 0, "kalender_versi"));
	for (int i = 0; r == 0 && i < db_count(rows); i++) {
		const struct lewat l = lewat_baris(a, rows, i);

		if (sudah_tutup(rows, i))
			continue;
		if (!lanjutan(rows, i)) {
			r = lewatkan(&l);
			n++;
		}
		if (r == 0)
			r = mulai_berikut(&l, i);
	}
	*ret_n = n;
	return r;
}
