/* Gives an attachment back, and writes down who reads the copy of an identity card; on the worker that serves the request. */
#include <string.h>

#include "isi/isi.h"
#include "lampiran/operations.h"
#include "pihak/identitas.h"
#include "statements.h"

#include "base/banned.h"

/* Identity copies are personal data: every reading is written down. */
static int catat_akses(struct ctx *c, const struct db_rows *rows)
{
	if (strcmp(db_get(rows, 0, "kategori"), "identitas") != 0)
		return 0;
	return identitas_catat_akses(c, db_get(rows, 0, "berkas_id"));
}

static int jawab(struct ctx *c, const struct db_rows *rows)
{
	static const struct isi_tempat tempat = { &sql_lampiran_potong_baca, &sql_lampiran_potong_buat };

	return isi_alir(c, &(struct isi_keluar){ .tempat = &tempat,
						 .id = db_get(rows, 0, "id"),
						 .ukuran = db_int(rows, 0, "ukuran"),
						 .jenis = db_get(rows, 0, "jenis_isi"),
						 .nama = db_get(rows, 0, "nama_berkas"),
						 .sha256 = db_get(rows, 0, "sha256") });
}

int op_lampiran_unduh(struct ctx *c)
{
	struct db_rows *rows;
	int r = db_exec(c->db, SQL(lampiran_baca, .id = ctx_param(c, "id")), &rows);

	if (r < 0)
		return r;
	if (!db_count(rows))
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	r = catat_akses(c, rows);
	return r < 0 ? r : jawab(c, rows);
}
