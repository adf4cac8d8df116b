/* Computes and retells the days of a deadline; pure, on any thread. */
#include "alur/derivasi.h"

#include <errno.h>
#include <string.h>

#include "kalender/tanggal.h"
#include "kalender/tenggat.h"
#include "kalender/waktu.h"

#include "base/banned.h"

#define DILEWATI_MAX_BYTES (4U << 20) /* ten years of weekends and holidays */
#define ALASAN_MAX 512

/* Why a day is passed over: its holidays, or the day of the week. */
static const char *alasan_hari(const struct hari_rincian *h, char alasan[static ALASAN_MAX])
{
	size_t n = 0;

	if (h->sifat == HARI_AKHIR_PEKAN)
		return tanggal_hari_pekan(h->tanggal) == HARI_SABTU ? "Sabtu" : "Minggu";
	alasan[0] = '\0';
	for (size_t i = 0; i < h->n_libur && n < ALASAN_MAX; i++)
		n += (size_t)snprintf(alasan + n, ALASAN_MAX - n, "%s%s", i ? "; " : "", h->libur[i].nama);
	return alasan;
}

static void tulis_dilewati(struct json_writer *w, const struct hari_rincian *h)
{
	char tanggal[TANGGAL_BUF];
	char alasan[ALASAN_MAX];

	jw_object(w);
	jw_member_string(w, "tanggal", tanggal_tulis(h->tanggal, tanggal));
	jw_member_string(w, "alasan", alasan_hari(h, alasan));
	jw_member_string(w, "keputusan", h->sifat == HARI_LIBUR && h->n_libur ? h->libur[0].keputusan : NULL);
	jw_object_end(w);
}

static int kumpulkan(struct tenggat_iter *i, struct arena *arena, const char **ret_dilewati)
{
	CLEANUP_BUFFER struct buffer out;
	struct json_writer w;
	struct hari_rincian hari;
	int r;

	buffer_init(&out, DILEWATI_MAX_BYTES);
	jw_init(&w, &out);
	jw_array(&w);
	while ((r = tenggat_iter_lanjut_dilewati(i, &hari)) > 0)
		tulis_dilewati(&w, &hari);
	jw_array_end(&w);
	if (r == 0)
		r = buffer_error(&out);
	if (r < 0)
		return r;
	*ret_dilewati = arena_strndup(arena, out.data, out.len);
	return *ret_dilewati ? 0 : -ENOMEM;
}

int derivasi_hitung(struct arena *arena, const struct kalender *k, int64_t mulai_us, int panjang, const char *satuan,
		    enum kalender_mode mode, struct hitungan *ret_hitungan)
{
	enum tenggat_satuan jenis;
	struct tenggat_hasil hasil;
	struct tenggat_iter i;
	int r = tenggat_satuan_urai(satuan, &jenis);

	if (r == 0)
		r = kalender_tenggat_mode(k, mulai_us, panjang, jenis, mode, &hasil);
	if (r == 0)
		r = tenggat_iter_init(&i, k, hasil.hari_nol, panjang, jenis, mode);
	if (r < 0)
		return r;
	ret_hitungan->jatuh_tempo_us = hasil.jatuh_tempo_us;
	ret_hitungan->hari_nol = hasil.hari_nol;
	return kumpulkan(&i, arena, &ret_hitungan->dilewati);
}

static void tulis_hari(struct json_writer *w, int32_t tanggal, int hari_ke, const char *alasan, const char *keputusan)
{
	char teks[TANGGAL_BUF];

	jw_object(w);
	jw_member_string(w, "tanggal", tanggal_tulis(tanggal, teks));
	jw_member_bool(w, "dihitung", hari_ke > 0);
	jw_key(w, "hari_ke");
	if (hari_ke > 0)
		jw_int(w, hari_ke);
	else
		jw_null(w);
	jw_member_string(w, "alasan", alasan);
	jw_member_string(w, "keputusan", keputusan);
	jw_object_end(w);
}

/* The entry of a day among the skipped ones, which are in order: *i is the next that can come. */
static const json_t *dilewati_pada(const json_t *dilewati, size_t *i, int32_t tanggal)
{
	const json_t *entri = json_array_get(dilewati, *i);
	const char *teks = json_string_value(json_object_get(entri, "tanggal"));
	char ini[TANGGAL_BUF];

	if (!teks || strcmp(teks, tanggal_tulis(tanggal, ini)) != 0)
		return NULL;
	(*i)++;
	return entri;
}

int derivasi_tulis(struct json_writer *w, int32_t hari_nol, int panjang, const char *dilewati)
{
	CLEANUP_JSON json_t *daftar = json_loads(dilewati, 0, NULL);
	size_t i = 0;
	int hari_ke = 0;

	if (!json_is_array(daftar))
		return -EINVAL;
	jw_array(w);
	tulis_hari(w, hari_nol, 0, "hari penerimaan", NULL);
	for (int32_t tanggal = hari_nol + 1; hari_ke < panjang && tanggal <= TANGGAL_MAX; tanggal++) {
		const json_t *entri = dilewati_pada(daftar, &i, tanggal);

		if (entri)
			tulis_hari(w, tanggal, 0, json_string_value(json_object_get(entri, "alasan")),
				   json_string_value(json_object_get(entri, "keputusan")));
		else
			tulis_hari(w, tanggal, ++hari_ke, NULL, NULL);
	}
	jw_array_end(w);
	return i == json_array_size(daftar) ? 0 : -EINVAL;
}
