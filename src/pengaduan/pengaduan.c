/* What the handlers of complaints share, and those that are the shared part with a name; on the worker that serves the request. */
#include "pengaduan/pengaduan.h"

#include "pengaduan/operations.h"
#include "pihak/identitas.h"
#include "pihak/kode_akses.h"
#include "statements.h"

#include "base/banned.h"

int pengaduan_jawab(struct ctx *c, int status, const char *berkas_id)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(pengaduan_baca, .id = berkas_id), &rows);

	return r < 0 ? r : ctx_reply_row(c, status, rows);
}

int op_pengaduan_pengadu(struct ctx *c)
{
	return identitas_jawab(c, PROSES_PENGADUAN);
}

int op_pengaduan_lacak(struct ctx *c)
{
	const char *id;
	int r = kode_akses_lacak(c, PROSES_PENGADUAN, &id);

	return r < 0 ? r : pengaduan_jawab(c, 200, id);
}
