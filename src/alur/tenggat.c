/* Starts and closes deadlines; queued on the transaction of the caller's thread. */
#include "alur/tenggat.h"

#include <errno.h>
#include <string.h>

#include "alur/derivasi.h"
#include "base/log.h"
#include "kalender/tenggat.h"
#include "statements.h"

#include "base/banned.h"

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

static int mulai(struct alur *a, const char *berkas_id, const struct aturan_tenggat *aturan, int64_t dari_us, const char *lama)
{
	struct hitungan hitungan;
	char versi[24];
	int r = derivasi_hitung(a->arena, a->kalender, dari_us, (int)strtol(lama, NULL, 10), aturan->satuan, KALENDER_SEMENTARA,
				&hitungan);

	if (r < 0) {
		log_error("deadline_not_computed", "jenis", aturan->jenis, "satuan", aturan->satuan);
		/* No calendar is loaded: the caller is asked to come again, which only an administrator can make true. */
		return r == -ENOMEM ? r : -ENOTCONN;
	}
	snprintf(versi, sizeof(versi), "%lld", (long long)kalender_versi(a->kalender));
	return db_queue(a->db, SQL(tenggat_mulai, .id = alur_id(a), .berkas = berkas_id, .jenis = aturan->jenis,
				   .mulai = alur_waktu(a->arena, dari_us),
				   .jatuh_tempo = alur_waktu(a->arena, hitungan.jatuh_tempo_us), .panjang = lama,
				   .satuan = aturan->satuan, .dasar_hukum = aturan->dasar_hukum, .aturan_id = aturan->id,
				   .aturan_versi = aturan->versi, .dilewati = hitungan.dilewati,
				   .kalender_versi = strcmp(aturan->satuan, "hari_kerja") == 0 ? versi : NULL,
				   .asal_mulai = aturan->asal_mulai, .asal_panjang = aturan->asal_panjang));
}

int tenggat_mulai(struct alur *a, const char *berkas_id, const struct aturan_tenggat *aturan, int64_t mulai_us)
{
	int64_t dari_us = aturan->mulai_us ? strtoll(aturan->mulai_us, NULL, 10) : mulai_us;
	const char *lama;
	int r = panjang(a, berkas_id, aturan, dari_us, &lama);

	return r < 0 || !lama ? r : mulai(a, berkas_id, aturan, dari_us, lama);
}

int tenggat_tutup(struct alur *a, const char *berkas_id, const char *memenuhi, bool menutup)
{
	return db_queue(a->db, SQL(tenggat_tutup, .berkas = berkas_id, .memenuhi = memenuhi, .sekarang = a->sekarang,
				   .menutup = menutup ? "t" : "f"));
}
