/* What the handlers of complaints share: the answer; on the worker that serves the request. */
#include "pengaduan/pengaduan.h"

#include "statements.h"

#include "base/banned.h"

int pengaduan_jawab(struct ctx *c, int status, const char *berkas_id)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(pengaduan_baca, .id = berkas_id), &rows);

	return r < 0 ? r : ctx_reply_row(c, status, rows);
}
