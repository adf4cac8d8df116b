/* What the handlers of complaints share: the answer, and the plain action; on the worker that serves the request. */
#include "pengaduan/pengaduan.h"

#include "statements.h"

#include "base/banned.h"

int pengaduan_jawab(struct ctx *c, int status, const char *berkas_id)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(pengaduan_baca, .id = berkas_id), &rows);

	return r < 0 ? r : ctx_reply_row(c, status, rows);
}

int pengaduan_tindakan(struct ctx *c, const struct tindakan *t, const struct perubahan *p)
{
	struct berkas b;
	int r = tindakan_siap(c, ctx_param(c, "id"), t, &b);

	if (r == 0)
		r = tindakan_terapkan(&b, p);
	return r < 0 ? r : pengaduan_jawab(c, 200, b.id);
}
