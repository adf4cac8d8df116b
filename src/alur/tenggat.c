/* Starts and closes deadlines; queued on the transaction of the caller's thread. */
#include "alur/tenggat.h"

#include <errno.h>
#include <string.h>

#include "alur/derivasi.h"
#include "base/log.h"
#include "kalender/tenggat.h"
#include "statements.h"

#include "base/banned.h"

int tenggat_mulai(struct alur *a, const char *berkas_id, const struct aturan_tenggat *aturan, int64_t mulai_us)
{
	struct hitungan hitungan;
	char versi[24];
	int r = derivasi_hitung(a->arena, a->kalender, mulai_us, (int)strtol(aturan->panjang, NULL, 10), aturan->satuan,
				KALENDER_SEMENTARA, &hitungan);

	if (r < 0) {
		log_error("deadline_not_computed", "jenis", aturan->jenis, "satuan", aturan->satuan);
		/* No calendar is loaded: the caller is asked to come again, which only an administrator can make true. */
		return r == -ENOMEM ? r : -ENOTCONN;
	}
	snprintf(versi, sizeof(versi), "%lld", (long long)kalender_versi(a->kalender));
	return db_queue(a->db, SQL(tenggat_mulai, .id = alur_id(a), .berkas = berkas_id, .jenis = aturan->jenis,
				   .mulai = alur_waktu(a->arena, mulai_us),
				   .jatuh_tempo = alur_waktu(a->arena, hitungan.jatuh_tempo_us), .panjang = aturan->panjang,
				   .satuan = aturan->satuan, .dasar_hukum = aturan->dasar_hukum, .aturan_id = aturan->id,
				   .aturan_versi = aturan->versi, .dilewati = hitungan.dilewati,
				   .kalender_versi = strcmp(aturan->satuan, "hari_kerja") == 0 ? versi : NULL));
}

int tenggat_tutup(struct alur *a, const char *berkas_id, const char *memenuhi, bool menutup)
{
	return db_queue(a->db, SQL(tenggat_tutup, .berkas = berkas_id, .memenuhi = memenuhi, .sekarang = a->sekarang,
				   .menutup = menutup ? "t" : "f"));
}
