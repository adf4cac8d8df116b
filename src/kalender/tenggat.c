/* Owns the computing of deadlines and their derivation; pure functions over an immutable calendar,
 * on any thread. */
#include "kalender/tenggat.h"

#include <errno.h>
#include <string.h>

#include "base/clock.h"
#include "kalender/tanggal.h"
#include "kalender/waktu.h"

#include "base/banned.h"

static const char *const satuan_nama[] = {
	[TENGGAT_HARI] = "hari",
	[TENGGAT_HARI_KERJA] = "hari_kerja",
};

static const char *const sifat_nama[] = {
	[HARI_DIHITUNG] = "dihitung",
	[HARI_AKHIR_PEKAN] = "akhir_pekan",
	[HARI_LIBUR] = "libur",
};

const char *tenggat_satuan_nama(enum tenggat_satuan satuan)
{
	return satuan_nama[satuan];
}

int tenggat_satuan_urai(const char *nama, enum tenggat_satuan *ret_satuan)
{
	for (size_t i = 0; i < sizeof(satuan_nama) / sizeof(satuan_nama[0]); i++) {
		if (strcmp(satuan_nama[i], nama) == 0) {
			*ret_satuan = (enum tenggat_satuan)i;
			return 0;
		}
	}
	return -EINVAL;
}

const char *hari_sifat_nama(enum hari_sifat sifat)
{
	return sifat_nama[sifat];
}

int tenggat_iter_init(struct tenggat_iter *i, const struct kalender *k, int32_t hari_nol,
		      int panjang, enum tenggat_satuan satuan, enum kalender_mode mode)
{
	if (panjang < 0 || panjang > TENGGAT_PANJANG_MAX)
		return -EINVAL;
	if (satuan == TENGGAT_HARI_KERJA && !k)
		return -EINVAL;
	if (hari_nol < TANGGAL_MIN || hari_nol > TANGGAL_MAX)
		return -ERANGE;
	*i = (struct tenggat_iter){
		.k = k,
		.satuan = satuan,
		.mode = mode,
		.tanggal = hari_nol,
		.panjang = panjang,
	};
	return 0;
}

/* Why the day counts or does not. A Sunday that is also a holiday is skipped as a weekend: it would
 * be skipped whatever the decree says; its holidays are told beside. */
static enum hari_sifat sifat_hari(enum tenggat_satuan satuan, int32_t tanggal, size_t n_libur)
{
	if (satuan == TENGGAT_HARI)
		return HARI_DIHITUNG;
	if (tanggal_hari_pekan(tanggal) >= HARI_SABTU)
		return HARI_AKHIR_PEKAN;
	return n_libur > 0 ? HARI_LIBUR : HARI_DIHITUNG;
}

int tenggat_iter_lanjut(struct tenggat_iter *i, struct hari_rincian *ret_hari)
{
	struct hari_rincian h = { 0 };

	if (i->dihitung == i->panjang)
		return 0;
	if (i->tanggal == TANGGAL_MAX)
		return -ERANGE;
	h.tanggal = i->tanggal + 1;
	h.tahu = i->k && kalender_tahu(i->k, h.tanggal);
	if (i->satuan == TENGGAT_HARI_KERJA && i->mode == KALENDER_PASTI && !h.tahu)
		return -ERANGE;
	if (i->k)
		h.libur = kalender_libur_pada(i->k, h.tanggal, &h.n_libur);
	h.sifat = sifat_hari(i->satuan, h.tanggal, h.n_libur);
	if (h.sifat == HARI_DIHITUNG)
		i->dihitung++;
	h.ke = i->dihitung;
	i->tanggal = h.tanggal;
	*ret_hari = h;
	return 1;
}

int tenggat_iter_lanjut_dilewati(struct tenggat_iter *i, struct hari_rincian *ret_hari)
{
	int r;

	do
		r = tenggat_iter_lanjut(i, ret_hari);
	while (r > 0 && ret_hari->sifat == HARI_DIHITUNG);
	return r;
}

int kalender_tenggat_mode(const struct kalender *k, int64_t mulai_us, int panjang,
			  enum tenggat_satuan satuan, enum kalender_mode mode,
			  struct tenggat_hasil *ret_hasil)
{
	struct tenggat_hasil hasil = { 0 };
	struct hari_rincian hari;
	struct tenggat_iter i;
	int r;

	if (mulai_us < WAKTU_MIN || mulai_us > WAKTU_MAX)
		return -ERANGE;
	hasil.hari_nol = waktu_tanggal(mulai_us);
	r = tenggat_iter_init(&i, k, hasil.hari_nol, panjang, satuan, mode);
	if (r < 0)
		return r;
	while ((r = tenggat_iter_lanjut(&i, &hari)) > 0) {
		if (satuan != TENGGAT_HARI_KERJA || hari.tahu || hasil.sementara)
			continue;
		hasil.sementara = true;
		hasil.sementara_sejak = hari.tanggal;
	}
	if (r < 0)
		return r;
	hasil.hari_akhir = i.tanggal;
	hasil.dilewati = hasil.hari_akhir - hasil.hari_nol - panjang;
	hasil.jatuh_tempo_us = waktu_akhir_hari(hasil.hari_akhir);
	*ret_hasil = hasil;
	return 0;
}

int kalender_tenggat(const struct kalender *k, int64_t mulai_us, int panjang,
		     enum tenggat_satuan satuan, struct tenggat_hasil *ret_hasil)
{
	return kalender_tenggat_mode(k, mulai_us, panjang, satuan, KALENDER_PASTI, ret_hasil);
}

int kalender_sisa(const struct kalender *k, int64_t sekarang_us, int64_t jatuh_tempo_us,
		  enum tenggat_satuan satuan, enum kalender_mode mode, int32_t *ret_sisa)
{
	int32_t kini, akhir, hari;
	int r;

	if (sekarang_us < WAKTU_MIN || sekarang_us > WAKTU_MAX)
		return -ERANGE;
	if (jatuh_tempo_us < WAKTU_MIN || jatuh_tempo_us > WAKTU_MAX)
		return -ERANGE;
	kini = waktu_tanggal(sekarang_us);
	akhir = waktu_tanggal(jatuh_tempo_us);
	if (satuan == TENGGAT_HARI) {
		*ret_sisa = akhir - kini;
		return 0;
	}
	if (!k)
		return -EINVAL;
	if (akhir >= kini)
		return kalender_hitung_hari_kerja(k, kini, akhir, mode, ret_sisa);
	r = kalender_hitung_hari_kerja(k, akhir, kini, mode, &hari);
	if (r < 0)
		return r;
	*ret_sisa = -hari;
	return 0;
}

bool tenggat_lewat(int64_t jatuh_tempo_us, int64_t sekarang_us)
{
	return sekarang_us >= jatuh_tempo_us + US_PER_S;
}
