/* GET /v1/ombudsman/pengaduan: status and history for the Ombudsman (UU 25/2009 Pasal 46, UU 37/2008), the complainant's name only
 * where it is not protected; on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "contract/cursor.h"
#include "pengaduan/operations.h"
#include "pengaduan/pengaduan.h"
#include "pihak/identitas.h"
#include "statements.h"
#include "work/services.h"
#include "work/statement.h"

#include "base/banned.h"

static int halaman(struct ctx *c, const char *posisi, const char *nama, struct db_rows **ret_rows)
{
	return ctx_exec(c, SQL(ombudsman_pengaduan_daftar, .diperbarui_sejak = ctx_param(c, "diperbarui_sejak"),
			       .status = ctx_param(c, "status"), .terlambat = ctx_param(c, "terlambat"), .limit = ctx_param(c, "limit"),
			       .cursor = posisi, .nama = nama),
			ret_rows);
}

static int buka_satu(struct ctx *c, const struct db_rows *rows, int i, json_t *nama)
{
	const char *id = db_get(rows, i, "id");
	struct pihak pengadu;
	int r = pihak_buka(c, id, db_get(rows, i, "_isi"), &pengadu);

	if (r == 0)
		r = identitas_catat_akses(c, id);
	if (r == 0)
		r = json_object_set_new(nama, id, json_string(pengadu.nama)) ? -ENOMEM : 0;
	return r;
}

/* The names that the policies let this caller have (identity open), as {"<case>": "<name>"}; each opening is logged. */
static int buka_nama(struct ctx *c, const struct db_rows *rows, int n, const char **ret_nama)
{
	CLEANUP_JSON json_t *nama = json_object();
	CLEANUP_FREE char *teks = NULL;
	int r = 0;

	*ret_nama = NULL;
	for (int i = 0; r == 0 && i < n; i++)
		if (db_get(rows, i, "_isi"))
			r = buka_satu(c, rows, i, nama);
	if (r < 0 || !json_object_size(nama))
		return r;
	teks = json_dumps(nama, JSON_COMPACT);
	*ret_nama = arena_strdup(c->arena, teks);
	return *ret_nama ? 0 : -ENOMEM;
}

static int posisi_kursor(struct ctx *c, const char **ret_posisi)
{
	const char *kursor = ctx_param(c, "cursor");
	int r;

	*ret_posisi = NULL;
	if (!kursor)
		return 0;
	r = cursor_decode(c->services->cursor_key, c->request->op->id, kursor, c->arena, ret_posisi);
	return r == -EINVAL ? ctx_problem(c, PROBLEM_CURSOR, "Kursor tidak dikenal; mulailah tanpa kursor.",
					  "The cursor is unknown; start without one.") :
			      r;
}

int op_ombudsman_pengaduan_daftar(struct ctx *c)
{
	int batas = (int)strtol(ctx_param(c, "limit"), NULL, 10);
	const char *posisi, *nama;
	struct db_rows *rows;
	int r = posisi_kursor(c, &posisi);

	if (r == 0)
		r = halaman(c, posisi, NULL, &rows);
	if (r == 0)
		r = buka_nama(c, rows, db_count(rows) < batas ? db_count(rows) : batas, &nama);
	/* A second time with the names: the answer is written from rows, and nothing else writes answers of lists. */
	if (r == 0 && nama)
		r = halaman(c, posisi, nama, &rows);
	return r < 0 ? r : statement_reply(c->request, c->services, rows);
}
