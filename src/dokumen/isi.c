/* Gives the content of a document, each reading written down (P40(5)(6)); on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "base/encode.h"
#include "dokumen/dokumen.h"
#include "dokumen/operations.h"
#include "statements.h"

#include "base/banned.h"

const struct isi_tempat dokumen_tempat = { &sql_dokumen_potong_baca, &sql_dokumen_potong_buat };

static int catat_akses(struct ctx *c, const char *versi)
{
	const struct identity *siapa = &c->request->identity;
	const char *pembaca = siapa->client_id[0] ? siapa->client_id : siapa->sub[0] ? siapa->sub : "publik";
	char id[UUID_TEXT_SIZE];

	uuid_v7(ctx_now(c), id);
	return db_queue(c->db, SQL(dokumen_akses_catat, .id = id, .berkas = ctx_param(c, "id"), .versi = versi, .waktu = ctx_now_text(c),
				   .peran = peran_name(siapa->peran), .pembaca = pembaca, .tujuan = c->request->op->id));
}

static int periksa(struct ctx *c, const struct db_rows *rows)
{
	if (!db_count(rows))
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	if (!db_is(rows, 0, "boleh"))
		return ctx_problem(c, PROBLEM_STATE, "Isi versi ini telah ditarik; alasannya ada pada daftar versi.",
				   "The content of this version was withdrawn; the list of versions tells why.");
	if (db_is(rows, 0, "rusak"))
		return ctx_problem(c, PROBLEM_INTERNAL, "Isi versi ini tidak lolos pemeriksaan checksum dan tidak diberikan.",
				   "The content of this version failed the check of its checksum and is not given.");
	return 0;
}

int op_dokumen_isi(struct ctx *c)
{
	struct db_rows *rows;
	int r = db_exec(c->db, SQL(dokumen_isi_baca, .id = ctx_param(c, "id"), .versi = ctx_param(c, "versi")), &rows);

	if (r == 0)
		r = periksa(c, rows);
	if (r == 0)
		r = catat_akses(c, db_get(rows, 0, "nomor"));
	if (r < 0)
		return r;
	return isi_alir(c, &(struct isi_keluar){ .tempat = &dokumen_tempat,
						 .id = db_get(rows, 0, "id"),
						 .ukuran = db_int(rows, 0, "ukuran"),
						 .jenis = db_get(rows, 0, "jenis_isi"),
						 .nama = db_get(rows, 0, "nama_berkas"),
						 .sha256 = db_get(rows, 0, "sha256") });
}
