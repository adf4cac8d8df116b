/* Starts and closes deadlines; queued on the transaction of the caller's thread. */
#include "alur/tenggat.h"

#include <errno.h>
#include <string.h>

#include "alur/derivasi.h"
#include "base/log.h"
#include "kalender/tenggat.h"
#include "statements.h"

#include "base/banned.h"

#define TENGGAT_MAX_BYTES (16U << 20) /* the deadlines that one move starts, with the days they pass over */

bool tenggat_aturan_baris(const struct db_rows *rows, int baris, struct aturan_tenggat *ret_aturan)
{
	*ret_aturan = (struct aturan_tenggat){
		.id = db_get(rows, baris, "aturan_id"),
		.jenis = db_get(rows, baris, "aturan_jenis"),
		.versi = db_get(rows, baris, "aturan_versi"),
		.panjang = db_get(rows, baris, "panjang"),
		.satuan = db_get(rows, baris, "satuan"),
		.dasar_hukum = db_get(rows, baris, "aturan_dasar_hukum"),
		.mulai_us = db_get(rows, baris, "mulai_us"),
		.asal_mulai = db_get(rows, baris, "asal_mulai"),
		.asal_panjang = db_get(rows, baris, "asal_panjang"),
	};
	return ret_aturan->id;
}

int tenggat_aturan(const struct db_rows *rows, size_t maks, struct aturan_tenggat *ret_aturan, size_t *ret_n)
{
	struct aturan_tenggat satu;

	*ret_n = 0;
	for (int i = 0; i < db_count(rows) && tenggat_aturan_baris(rows, i, &satu); i++) {
		if (*ret_n == maks)
			return -EIO;
		ret_aturan[(*ret_n)++] = satu;
	}
	return 0;
}

/* How long it is: as the rule says, or until the day that the case has named; NULL: it has named none. */
static int panjang(struct alur *a, const char *berkas_id, const struct aturan_tenggat *aturan, int64_t dari_us, const char **ret_panjang)
{
	struct db_rows *rows;
	int r;

	*ret_panjang = aturan->panjang;
	if (aturan->panjang)
		return 0;
	r = db_exec(a->db, SQL(tenggat_panjang, .berkas = berkas_id, .jenis = aturan->jenis, .mulai = alur_waktu(a->arena, dari_us)), &rows);
	if (r == 0 && db_count(rows))
		*ret_panjang = db_get(rows, 0, "panjang");
	return r;
}

/* One deadline of this length as a row of tenggat_mulai.sql. */
static int tulis(struct alur *a, const struct aturan_tenggat *aturan, int64_t dari_us, const char *lama, struct json_writer *w)
{
	const char *id, *mulai, *jatuh_tempo;
	struct hitungan hitungan;
	int r = derivasi_hitung(a->arena, a->kalender, dari_us, (int)strtol(lama, NULL, 10), aturan->satuan, KALENDER_SEMENTARA, &hitungan);

	if (r < 0) {
		log_error("deadline_not_computed", "jenis", aturan->jenis, "satuan", aturan->satuan);
		/* No calendar is loaded: the caller is asked to come again, which only an administrator can make true. */
		return r == -ENOMEM ? r : -ENOTCONN;
	}
	id = alur_id(a);
	mulai = alur_waktu(a->arena, dari_us);
	jatuh_tempo = alur_waktu(a->arena, hitungan.jatuh_tempo_us);
	if (!id || !mulai || !jatuh_tempo)
		return -ENOMEM;
	jw_object(w);
	jw_member_string(w, "id", id);
	jw_member_string(w, "jenis", aturan->jenis);
	jw_member_string(w, "mulai", mulai);
	jw_member_string(w, "jatuh_tempo", jatuh_tempo);
	jw_member_string(w, "panjang", lama);
	jw_member_string(w, "satuan", aturan->satuan);
	jw_member_string(w, "dasar_hukum", aturan->dasar_hukum);
	jw_member_string(w, "aturan_id", aturan->id);
	jw_member_string(w, "aturan_versi", aturan->versi);
	jw_member_string(w, "asal_mulai", aturan->asal_mulai);
	jw_member_string(w, "asal_panjang", aturan->asal_panjang);
	if (strcmp(aturan->satuan, "hari_kerja") == 0)
		jw_member_int(w, "kalender_versi", kalender_versi(a->kalender));
	jw_key(w, "dilewati");
	jw_raw(w, hitungan.dilewati, strlen(hitungan.dilewati));
	jw_object_end(w);
	return 0;
}

static int tambah(struct alur *a, const char *berkas_id, const struct aturan_tenggat *aturan, int64_t mulai_us, struct json_writer *w)
{
	int64_t dari_us = aturan->mulai_us ? strtoll(aturan->mulai_us, NULL, 10) : mulai_us;
	const char *lama;
	int r = panjang(a, berkas_id, aturan, dari_us, &lama);

	return r < 0 || !lama ? r : tulis(a, aturan, dari_us, lama, w);
}

int tenggat_mulai(struct alur *a, const char *berkas_id, const struct aturan_tenggat *aturan, size_t n, int64_t mulai_us)
{
	CLEANUP_BUFFER struct buffer isi;
	struct json_writer w;
	const char *tenggat;
	int r = 0;

	buffer_init(&isi, TENGGAT_MAX_BYTES);
	jw_init(&w, &isi);
	jw_array(&w);
	for (size_t i = 0; r == 0 && i < n; i++)
		r = tambah(a, berkas_id, &aturan[i], mulai_us, &w);
	jw_array_end(&w);
	if (r == 0)
		r = buffer_error(&isi);
	if (r < 0 || n == 0)
		return r;
	tenggat = arena_strndup(a->arena, isi.data, isi.len);
	return tenggat ? db_queue(a->db, SQL(tenggat_mulai, .berkas = berkas_id, .tenggat = tenggat)) : -ENOMEM;
}

int tenggat_tutup(struct alur *a, const char *berkas_id, const char *memenuhi, bool menutup)
{
	return db_queue(a->db, SQL(tenggat_tutup, .berkas = berkas_id, .memenuhi = memenuhi, .sekarang = a->sekarang,
				   .menutup = menutup ? "t" : "f"));
}
