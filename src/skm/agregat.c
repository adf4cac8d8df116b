/* GET /v1/skm/agregat: published rounds pooled by their respondents; on the worker that serves the request. */
#include "skm/agregat.h"

#include <errno.h>
#include <string.h>

#include "skm/hasil.h"
#include "skm/operations.h"
#include "skm/skm.h"
#include "statements.h"

#include "base/banned.h"

#define AGREGAT_MAX_BYTES (4U << 20)

/* The pooled sums of one group: rows of one key and method, one for each unsur of that method. */
struct kumpulan {
	const char *kode[SKM_UNSUR_MAX];
	struct pecahan bobot[SKM_UNSUR_MAX];
	int64_t jumlah[SKM_UNSUR_MAX], terisi[SKM_UNSUR_MAX];
	size_t n;
};

static bool sekelompok(const struct db_rows *rows, int a, int b)
{
	return strcmp(db_get(rows, a, "kunci"), db_get(rows, b, "kunci")) == 0 && strcmp(db_get(rows, a, "metode"), db_get(rows, b, "metode")) == 0;
}

static int kumpulkan(const struct db_rows *rows, int dari, struct kumpulan *k)
{
	k->n = 0;
	for (int i = dari; i < db_count(rows) && sekelompok(rows, dari, i); i++) {
		if (k->n == SKM_UNSUR_MAX)
			return -EIO;
		k->kode[k->n] = db_get(rows, i, "kode");
		k->bobot[k->n] = (struct pecahan){ (uint64_t)db_int(rows, i, "bobot_pembilang"), (uint64_t)db_int(rows, i, "bobot_penyebut") };
		k->jumlah[k->n] = db_int(rows, i, "jumlah");
		k->terisi[k->n++] = db_int(rows, i, "terisi");
	}
	return 0;
}

static void tulis_nilai(struct json_writer *w, const struct skm_metode *m, const struct kumpulan *k, bool ditahan)
{
	struct skm_nilai nilai;

	if (ditahan || skm_indeks(m, k->bobot, k->jumlah, k->terisi, k->n, &nilai) < 0) {
		for (const char *const *nama = (const char *const[]){ "skm", "ikm", "mutu", "kinerja", NULL }; *nama; nama++) {
			jw_key(w, *nama);
			jw_null(w);
		}
		return;
	}
	skm_desimal(w, "skm", nilai.skm, 4);
	skm_desimal(w, "ikm", nilai.ikm, m->desimal_ikm);
	jw_member_string(w, "mutu", nilai.kelas->mutu);
	jw_member_string(w, "kinerja", nilai.kelas->kinerja);
}

int skm_agregat_kelompok(struct arena *arena, struct json_writer *w, const struct db_rows *rows, int row, int *ret_berikut)
{
	struct kumpulan k;
	struct skm_metode m;
	bool ditahan;
	int r = kumpulkan(rows, row, &k);

	if (r == 0)
		r = skm_metode_dari(arena, rows, row, &m);
	if (r < 0)
		return r;
	*ret_berikut = row + (int)k.n;
	ditahan = !skm_cukup(k.terisi, k.n);
	jw_object(w);
	jw_member_string(w, "kunci", db_get(rows, row, "kunci"));
	jw_member_string(w, "nama", db_get(rows, row, "nama"));
	jw_member_int(w, "survei", db_int(rows, row, "survei"));
	jw_member_int(w, "responden", db_int(rows, row, "responden"));
	jw_key(w, "unsur");
	skm_tulis_unsur(w, &m, k.kode, k.bobot, k.jumlah, k.terisi, k.n, ditahan);
	tulis_nilai(w, &m, &k, ditahan);
	jw_member_string(w, "metode", db_get(rows, row, "metode"));
	jw_object_end(w);
	return 0;
}

int op_skm_agregat(struct ctx *c)
{
	CLEANUP_BUFFER struct buffer out;
	struct json_writer w;
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(skm_agregat_baca, .tahun = ctx_param(c, "tahun"), .tingkat = ctx_param(c, "tingkat")), &rows);

	buffer_init(&out, AGREGAT_MAX_BYTES);
	jw_init(&w, &out);
	if (r < 0)
		return r;
	jw_object(&w);
	jw_key(&w, "tahun");
	jw_raw(&w, ctx_param(c, "tahun"), strlen(ctx_param(c, "tahun")));
	jw_member_string(&w, "tingkat", ctx_param(c, "tingkat"));
	jw_key(&w, "data");
	jw_array(&w);
	for (int i = 0; r == 0 && i < db_count(rows);)
		r = skm_agregat_kelompok(c->arena, &w, rows, i, &i);
	jw_array_end(&w);
	jw_object_end(&w);
	return r < 0 ? r : ctx_reply_json(c, 200, &out);
}
