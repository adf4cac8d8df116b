/* What the handlers of surveys share: the answer, methods and arrays out of rows, decimals; on the worker that serves the request. */
#include "skm/skm.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

#include "statements.h"

#include "base/banned.h"

#define ANGKA_BUF 32

int skm_jawab_survei(struct ctx *c, int status, const char *survei_id)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(skm_survei_baca, .id = survei_id), &rows);

	return r < 0 ? r : ctx_reply_row(c, status, rows);
}

int skm_seketika(struct ctx *c, const char *survei_id, bool *ret_seketika)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(skm_seketika, .id = survei_id), &rows);

	*ret_seketika = r == 0 && db_count(rows) && db_is(rows, 0, "seketika");
	return r;
}

static int isi_kelas(struct arena *arena, const json_t *daftar, struct skm_metode *m)
{
	size_t i;
	json_t *satu;

	m->n_kelas = json_array_size(daftar);
	if (m->n_kelas == 0 || m->n_kelas > SKM_KELAS_MAX)
		return -EIO;
	json_array_foreach(daftar, i, satu) {
		struct skm_kelas *k = &m->kelas[i];

		k->mutu = arena_strdup(arena, json_string_value(json_object_get(satu, "mutu")));
		k->kinerja = arena_strdup(arena, json_string_value(json_object_get(satu, "kinerja")));
		k->batas = json_integer_value(json_object_get(satu, "batas"));
		if (!k->mutu || !k->kinerja)
			return -EIO;
	}
	return 0;
}

int skm_metode_dari(struct arena *arena, const struct db_rows *rows, int row, struct skm_metode *ret_metode)
{
	const char *kelas = db_get(rows, row, "kelas");
	CLEANUP_JSON json_t *daftar = kelas ? json_loads(kelas, 0, NULL) : NULL;

	*ret_metode = (struct skm_metode){ .desimal_indeks = db_get(rows, row, "desimal_indeks") ? (int)db_int(rows, row, "desimal_indeks") : -1,
					   .desimal_ikm = (int)db_int(rows, row, "desimal_ikm") };
	return daftar ? isi_kelas(arena, daftar, ret_metode) : -EIO;
}

int skm_urai_larik(const char *teks, int64_t *ret_nilai, size_t max)
{
	const char *p = teks;
	int n = 0;

	if (!p || *p != '{')
		return -EIO;
	while (*++p != '}') {
		char *akhir;

		if ((size_t)n == max)
			return -EIO;
		ret_nilai[n++] = strtoll(p, &akhir, 10);
		if (akhir == p || (*akhir != ',' && *akhir != '}'))
			return -EIO;
		p = *akhir == '}' ? akhir - 1 : akhir;
	}
	return n;
}

void skm_desimal(struct json_writer *w, const char *key, int64_t nilai, int desimal)
{
	char teks[ANGKA_BUF];
	int64_t satuan = 1;
	int n;

	for (int i = 0; i < desimal; i++)
		satuan *= 10;
	if (desimal == 0)
		n = snprintf(teks, sizeof(teks), "%" PRId64, nilai);
	else
		n = snprintf(teks, sizeof(teks), "%s%" PRId64 ".%0*" PRId64, nilai < 0 ? "-" : "", (nilai < 0 ? -nilai : nilai) / satuan,
			     desimal, (nilai < 0 ? -nilai : nilai) % satuan);
	jw_key(w, key);
	jw_raw(w, teks, (size_t)n);
}
