/* What a round's result is made of: the sums it was given, and the JSON made from them. Pure but for the arena; any thread. */
#pragma once

#include "base/arena.h"
#include "base/json_writer.h"
#include "skm/analisis.h"
#include "skm/tahan.h"

struct skm_masukan {
	const char *metode; /* "permenpanrb-14-2017/1" */
	struct skm_metode cara;
	const char *kode[SKM_UNSUR_MAX];
	struct pecahan bobot[SKM_UNSUR_MAX];
	size_t n;
	int64_t responden, dikecualikan;
	int64_t jumlah[SKM_UNSUR_MAX], terisi[SKM_UNSUR_MAX];
	int64_t x[SKM_UNSUR_MAX], xx[SKM_UNSUR_MAX], xt[SKM_UNSUR_MAX];
	struct skm_momen momen; /* points at x, xx, xt */
	int64_t ambang_validitas, ambang_reliabilitas; /* 1/10000 */
	struct skm_atribut atribut[SKM_ATRIBUT_MAX];
	size_t n_atribut;
	struct skm_sel *sel;
	size_t n_sel;
	bool tanpa_rincian; /* it corrects another result: differences of their break-downs would tell what changed */
};

struct skm_keluaran {
	bool ditahan;
	struct skm_nilai nilai; /* when not withheld */
	const char *unsur, *terendah, *tertinggi, *validitas, *reliabilitas, *demografi, *layanan; /* JSON; "null" where there is none */
	char sidik[65]; /* hex sha256 over what the figures are made from */
};

/* -ENOMEM, -ENOBUFS. */
int skm_hasil_buat(struct arena *arena, struct skm_masukan *m, struct skm_keluaran *ret_keluaran) WARN_UNUSED;
/* The list of unsur alone: withheld figures are null. For results and aggregates alike. */
void skm_tulis_unsur(struct json_writer *w, const struct skm_metode *cara, const char *const *kode, const struct pecahan *bobot,
		     const int64_t *jumlah, const int64_t *terisi, size_t n, bool ditahan);
