/* The calendar and its decrees as the files that `layanand calendar import` reads; on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "hari_libur/operations.h"
#include "statements.h"

#include "base/banned.h"

static int jawab(struct ctx *c, const struct db_rows *rows, const char *nama)
{
	const char *teks = db_get(rows, 0, "teks");

	c->request->reply.content_disposition = arena_printf(c->arena, "attachment; filename=\"%s\"", nama);
	if (!c->request->reply.content_disposition)
		return -ENOMEM;
	return ctx_reply_bytes(c, 200, "text/csv", teks, strlen(teks));
}

int op_hari_libur_csv(struct ctx *c)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(hari_libur_tabel, .tahun = ctx_param(c, "tahun")), &rows);

	return r < 0 ? r : jawab(c, rows, "hari-libur.csv");
}

int op_keputusan_libur_csv(struct ctx *c)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(keputusan_libur_tabel, .tahun = ctx_param(c, "tahun")), &rows);

	return r < 0 ? r : jawab(c, rows, "keputusan-hari-libur.csv");
}
