/* Writes the narrative parts of the yearly report (UU 14/2008 Pasal 12); on the worker that serves the request. */
#include <errno.h>

#include "ppid/operations.h"
#include "statements.h"

#include "base/banned.h"

#define USANG_ID "Sudah berubah sejak ETag dalam If-Match; baca lagi."
#define USANG_EN "Changed since the ETag in If-Match; read it again."

static int periksa(struct ctx *c, const char **ret_versi)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(laporan_ppid_narasi_periksa, .tahun = ctx_param(c, "tahun"), .penyelenggara_id = ctx_param(c, "penyelenggara_id")), &rows);

	if (r < 0)
		return r;
	if (!db_is(rows, 0, "boleh"))
		return ctx_problem(c, PROBLEM_FORBIDDEN, "Hanya penyelenggara sendiri; seluruh kabupaten oleh Bagian Organisasi.",
				   "Only one's own agency; the regency by Bagian Organisasi.");
	if (!db_is(rows, 0, "ada"))
		return ctx_invalid(c, "/penyelenggara_id", "acuan", "Penyelenggara tidak dikenal.", "No such agency.");
	*ret_versi = db_get(rows, 0, "versi");
	return ctx_version_matches(c, *ret_versi) ? 0 : ctx_problem(c, PROBLEM_STALE, USANG_ID, USANG_EN);
}

static int jawab(struct ctx *c)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(laporan_ppid_narasi_baca, .tahun = ctx_param(c, "tahun"), .penyelenggara_id = ctx_param(c, "penyelenggara_id")), &rows);

	return r < 0 ? r : ctx_reply_row(c, 200, rows);
}

int op_laporan_ppid_narasi_tulis(struct ctx *c)
{
	const char *badan = ctx_body_text(c), *versi = NULL;
	struct db_rows *rows;
	int r = badan ? periksa(c, &versi) : -ENOMEM;

	if (r == 0)
		r = ctx_exec(c, SQL(laporan_ppid_narasi_tulis, .tahun = ctx_param(c, "tahun"), .penyelenggara_id = ctx_param(c, "penyelenggara_id"),
				    .badan = badan, .versi = versi, .sekarang = ctx_now_text(c)),
			     &rows);
	if (r < 0)
		return r;
	return db_count(rows) ? jawab(c) : ctx_problem(c, PROBLEM_STALE, USANG_ID, USANG_EN);
}
