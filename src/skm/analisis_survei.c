/* GET .../analisis: a result beside its predecessors, the regency and the complaints of its time; on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "skm/agregat.h"
#include "skm/analisis_survei.h"
#include "skm/operations.h"
#include "skm/skm.h"
#include "statements.h"

#include "base/banned.h"

static void mentah(struct json_writer *w, const struct db_rows *rows, const char *nama)
{
	const char *json = db_get(rows, 0, nama);

	jw_key(w, nama);
	jw_raw(w, json, strlen(json));
}

/* The regency's pool of the same year and method; null while nothing of it is published. */
static int kabupaten(struct ctx *c, struct json_writer *w, const struct db_rows *hasil)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(skm_agregat_baca, .tahun = db_get(hasil, 0, "tahun"), .tingkat = "kabupaten"), &rows);
	int i = 0;

	while (r == 0 && i < db_count(rows) && strcmp(db_get(rows, i, "metode"), db_get(hasil, 0, "metode")) != 0)
		i++;
	if (r < 0)
		return r;
	jw_key(w, "kabupaten");
	if (i < db_count(rows))
		return skm_agregat_kelompok(c->arena, w, rows, i, &i);
	jw_null(w);
	return 0;
}

int skm_analisis_tulis(struct ctx *c, struct buffer *out)
{
	struct json_writer w;
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(skm_analisis_baca, .id = ctx_param(c, "id")), &rows);

	jw_init(&w, out);
	if (r < 0 || !db_count(rows))
		return r;
	jw_object(&w);
	jw_member_string(&w, "survei_id", db_get(rows, 0, "survei_id"));
	mentah(&w, rows, "tren");
	r = kabupaten(c, &w, rows);
	mentah(&w, rows, "pengaduan");
	jw_object_end(&w);
	return r;
}

int op_skm_analisis(struct ctx *c)
{
	CLEANUP_BUFFER struct buffer out;
	int r;

	buffer_init(&out, ANALISIS_MAX_BYTES);
	r = skm_analisis_tulis(c, &out);
	if (r == 0 && out.len == 0)
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	return r < 0 ? r : ctx_reply_json(c, 200, &out);
}
