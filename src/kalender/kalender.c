/* Owns the holiday calendar: builder, immutable sorted rows, reference count; any thread, no lock
 * but that of struct kalender_kini. */
#include "kalender/kalender.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "kalender/tanggal.h"

#include "base/banned.h"

#define LIBUR_MAX 16384
#define LIBUR_AWAL 256
#define HARI_KERJA_PER_PEKAN 5

/* The rows by date and name, and beside them the dates alone that take a working day away: with
 * these, counting working days is two binary searches and no walk. */
struct kalender {
	atomic_uint acuan;
	struct hari_libur *libur;
	size_t n_libur;
	int32_t *libur_kerja;
	size_t n_libur_kerja;
	int tahun_awal;
	int tahun_akhir;
	int64_t versi;
	bool tahu[TANGGAL_TAHUN_MAX + 1];
};

struct kalender_builder {
	struct hari_libur *libur;
	size_t n;
	size_t kapasitas;
	int64_t versi;
	bool tahu[TANGGAL_TAHUN_MAX + 1];
};

static const char *const jenis_nama[] = {
	[LIBUR_NASIONAL] = "libur_nasional",
	[LIBUR_CUTI_BERSAMA] = "cuti_bersama",
	[LIBUR_KEPPRES] = "libur_nasional_keppres",
	[LIBUR_BELUM_SKB] = "libur_nasional_belum_skb",
	[LIBUR_PERKIRAAN] = "libur_nasional_perkiraan",
	[LIBUR_DAERAH] = "libur_daerah",
};

#define N_JENIS (sizeof(jenis_nama) / sizeof(jenis_nama[0]))

const char *hari_libur_jenis_nama(enum hari_libur_jenis jenis)
{
	return jenis_nama[jenis];
}

int hari_libur_jenis_urai(const char *nama, enum hari_libur_jenis *ret_jenis)
{
	for (size_t i = 0; i < N_JENIS; i++) {
		if (strcmp(jenis_nama[i], nama) == 0) {
			*ret_jenis = (enum hari_libur_jenis)i;
			return 0;
		}
	}
	return -EINVAL;
}

static bool tanggal_sah(int32_t tanggal)
{
	return tanggal >= TANGGAL_MIN && tanggal <= TANGGAL_MAX;
}

static void libur_free(struct hari_libur *libur, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free((char *)libur[i].nama);
		free((char *)libur[i].keputusan);
	}
	free(libur);
}

int kalender_builder_new(struct kalender_builder **ret_builder)
{
	struct kalender_builder *b = calloc(1, sizeof(*b));

	if (!b)
		return -ENOMEM;
	*ret_builder = b;
	return 0;
}

void kalender_builder_free(struct kalender_builder *b)
{
	if (!b)
		return;
	libur_free(b->libur, b->n);
	free(b);
}

int kalender_builder_tahun(struct kalender_builder *b, int tahun)
{
	if (tahun < TANGGAL_TAHUN_MIN || tahun > TANGGAL_TAHUN_MAX)
		return -ERANGE;
	b->tahu[tahun] = true;
	return 0;
}

void kalender_builder_versi(struct kalender_builder *b, int64_t versi)
{
	b->versi = versi;
}

static bool builder_punya(const struct kalender_builder *b, const struct hari_libur *libur)
{
	for (size_t i = 0; i < b->n; i++) {
		if (b->libur[i].tanggal == libur->tanggal &&
		    strcmp(b->libur[i].nama, libur->nama) == 0)
			return true;
	}
	return false;
}

static int builder_luaskan(struct kalender_builder *b)
{
	size_t kapasitas = b->kapasitas ? b->kapasitas * 2 : LIBUR_AWAL;
	struct hari_libur *libur;

	if (b->n < b->kapasitas)
		return 0;
	if (kapasitas > LIBUR_MAX)
		return -E2BIG;
	libur = reallocarray(b->libur, kapasitas, sizeof(*libur));
	if (!libur)
		return -ENOMEM;
	b->libur = libur;
	b->kapasitas = kapasitas;
	return 0;
}

int kalender_builder_libur(struct kalender_builder *b, const struct hari_libur *libur)
{
	CLEANUP_FREE char *nama = NULL, *keputusan = NULL;
	int r;

	if (!tanggal_sah(libur->tanggal))
		return -ERANGE;
	if (!libur->nama || libur->nama[0] == '\0' || (size_t)libur->jenis >= N_JENIS)
		return -EINVAL;
	if (builder_punya(b, libur))
		return -EEXIST;
	r = builder_luaskan(b);
	if (r < 0)
		return r;
	nama = strdup(libur->nama);
	if (libur->keputusan)
		keputusan = strdup(libur->keputusan);
	if (!nama || (libur->keputusan && !keputusan))
		return -ENOMEM;
	b->libur[b->n++] = (struct hari_libur){
		.tanggal = libur->tanggal,
		.jenis = libur->jenis,
		.nama = TAKE(nama),
		.keputusan = TAKE(keputusan),
	};
	return 0;
}

static int urut_libur(const void *a, const void *b)
{
	const struct hari_libur *kiri = a, *kanan = b;

	if (kiri->tanggal != kanan->tanggal)
		return kiri->tanggal < kanan->tanggal ? -1 : 1;
	return strcmp(kiri->nama, kanan->nama);
}

static bool hari_pekan_kerja(int32_t tanggal)
{
	return tanggal_hari_pekan(tanggal) <= HARI_JUMAT;
}

/* Fills the array of distinct holiday dates that fall on Monday to Friday, from the sorted rows. */
static int isi_libur_kerja(struct kalender *k)
{
	k->libur_kerja = calloc(k->n_libur ? k->n_libur : 1, sizeof(*k->libur_kerja));
	if (!k->libur_kerja)
		return -ENOMEM;
	for (size_t i = 0; i < k->n_libur; i++) {
		int32_t tanggal = k->libur[i].tanggal;

		if (!hari_pekan_kerja(tanggal))
			continue;
		if (i > 0 && k->libur[i - 1].tanggal == tanggal)
			continue;
		k->libur_kerja[k->n_libur_kerja++] = tanggal;
	}
	return 0;
}

static void isi_jangkauan(struct kalender *k)
{
	for (int tahun = TANGGAL_TAHUN_MIN; tahun <= TANGGAL_TAHUN_MAX; tahun++) {
		if (!k->tahu[tahun])
			continue;
		if (k->tahun_awal == 0)
			k->tahun_awal = tahun;
		k->tahun_akhir = tahun;
	}
}

int kalender_builder_jadi(struct kalender_builder *b, struct kalender **ret_kalender)
{
	CLEANUP_KALENDER struct kalender *k = calloc(1, sizeof(*k));
	int r;

	if (!k)
		return -ENOMEM;
	atomic_init(&k->acuan, 1);
	memcpy(k->tahu, b->tahu, sizeof(k->tahu));
	k->versi = b->versi;
	isi_jangkauan(k);
	if (k->tahun_awal == 0)
		return -ENODATA;
	k->n_libur = b->n;
	k->libur = TAKE(b->libur);
	b->n = 0;
	b->kapasitas = 0;
	memset(b->tahu, 0, sizeof(b->tahu));
	if (k->n_libur > 1)
		qsort(k->libur, k->n_libur, sizeof(*k->libur), urut_libur);
	r = isi_libur_kerja(k);
	if (r < 0)
		return r;
	*ret_kalender = TAKE(k);
	return 0;
}

struct kalender *kalender_ref(struct kalender *k)
{
	atomic_fetch_add_explicit(&k->acuan, 1, memory_order_relaxed);
	return k;
}

void kalender_unref(struct kalender *k)
{
	/* Release and acquire: what the other holders read happens before the memory is given back.
	 */
	if (!k || atomic_fetch_sub_explicit(&k->acuan, 1, memory_order_acq_rel) != 1)
		return;
	libur_free(k->libur, k->n_libur);
	free(k->libur_kerja);
	free(k);
}

void kalender_jangkauan(const struct kalender *k, int *ret_tahun_awal, int *ret_tahun_akhir)
{
	*ret_tahun_awal = k->tahun_awal;
	*ret_tahun_akhir = k->tahun_akhir;
}

int64_t kalender_versi(const struct kalender *k)
{
	return k ? k->versi : 0;
}

bool kalender_tahu(const struct kalender *k, int32_t tanggal)
{
	return tanggal_sah(tanggal) && k->tahu[tanggal_ke_sipil(tanggal).tahun];
}

/* Index of the first row on `tanggal` or later. */
static size_t libur_sejak(const struct kalender *k, int32_t tanggal)
{
	size_t dari = 0, sampai = k->n_libur;

	while (dari < sampai) {
		size_t tengah = dari + (sampai - dari) / 2;

		if (k->libur[tengah].tanggal < tanggal)
			dari = tengah + 1;
		else
			sampai = tengah;
	}
	return dari;
}

const struct hari_libur *kalender_libur_antara(const struct kalender *k, int32_t dari,
					       int32_t sampai, size_t *ret_n)
{
	size_t awal = libur_sejak(k, dari);
	size_t akhir = awal;

	while (akhir < k->n_libur && k->libur[akhir].tanggal <= sampai)
		akhir++;
	*ret_n = akhir - awal;
	return akhir > awal ? &k->libur[awal] : NULL;
}

const struct hari_libur *kalender_libur_pada(const struct kalender *k, int32_t tanggal,
					     size_t *ret_n)
{
	return kalender_libur_antara(k, tanggal, tanggal, ret_n);
}

int kalender_hari_kerja(const struct kalender *k, int32_t tanggal, bool *ret_kerja)
{
	size_t n;

	if (!kalender_tahu(k, tanggal))
		return -ERANGE;
	*ret_kerja = hari_pekan_kerja(tanggal) && !kalender_libur_pada(k, tanggal, &n);
	return 0;
}

/* Monday to Friday from 0001-01-01, itself a Monday, up to and including `tanggal`. */
static int32_t hari_pekan_kerja_sampai(int32_t tanggal)
{
	int32_t hari = tanggal - TANGGAL_MIN + 1;
	int32_t sisa = hari % 7;

	return hari / 7 * HARI_KERJA_PER_PEKAN +
	       (sisa < HARI_KERJA_PER_PEKAN ? sisa : HARI_KERJA_PER_PEKAN);
}

/* Number of working days taken away by holidays up to and including `tanggal`. */
static int32_t libur_kerja_sampai(const struct kalender *k, int32_t tanggal)
{
	size_t dari = 0, sampai = k->n_libur_kerja;

	while (dari < sampai) {
		size_t tengah = dari + (sampai - dari) / 2;

		if (k->libur_kerja[tengah] <= tanggal)
			dari = tengah + 1;
		else
			sampai = tengah;
	}
	return (int32_t)dari;
}

static bool tahu_antara(const struct kalender *k, int32_t dari, int32_t sampai)
{
	int akhir = tanggal_ke_sipil(sampai).tahun;

	for (int tahun = tanggal_ke_sipil(dari).tahun; tahun <= akhir; tahun++) {
		if (!k->tahu[tahun])
			return false;
	}
	return true;
}

int kalender_hitung_hari_kerja(const struct kalender *k, int32_t dari, int32_t sampai,
			       enum kalender_mode mode, int32_t *ret_hari)
{
	if (!tanggal_sah(dari) || !tanggal_sah(sampai))
		return -ERANGE;
	*ret_hari = 0;
	if (sampai <= dari)
		return 0;
	if (mode == KALENDER_PASTI && !tahu_antara(k, dari + 1, sampai))
		return -ERANGE;
	*ret_hari = hari_pekan_kerja_sampai(sampai) - hari_pekan_kerja_sampai(dari) -
		    (libur_kerja_sampai(k, sampai) - libur_kerja_sampai(k, dari));
	return 0;
}

int kalender_kini_init(struct kalender_kini *kini)
{
	kini->kalender = NULL;
	return -pthread_mutex_init(&kini->kunci, NULL);
}

void kalender_kini_done(struct kalender_kini *kini)
{
	kalender_unref(TAKE(kini->kalender));
	pthread_mutex_destroy(&kini->kunci);
}

struct kalender *kalender_kini_ambil(struct kalender_kini *kini)
{
	struct kalender *k;

	/* The lock makes reading the pointer and taking the reference one step: without it the
	 * calendar could be freed between the two. */
	pthread_mutex_lock(&kini->kunci);
	k = kini->kalender ? kalender_ref(kini->kalender) : NULL;
	pthread_mutex_unlock(&kini->kunci);
	return k;
}

void kalender_kini_ganti(struct kalender_kini *kini, struct kalender *k)
{
	struct kalender *lama;

	pthread_mutex_lock(&kini->kunci);
	lama = kini->kalender;
	kini->kalender = k;
	pthread_mutex_unlock(&kini->kunci);
	kalender_unref(lama);
}
