/* GET .../hasil.csv: a result as a table; on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "skm/operations.h"
#include "statements.h"

#include "base/banned.h"

int op_skm_hasil_csv(struct ctx *c)
{
	struct reply *reply = &c->request->reply;
	struct db_rows *rows;
	const char *teks;
	int r = ctx_exec(c, SQL(skm_hasil_tabel, .id = ctx_param(c, "id")), &rows);

	if (r < 0)
		return r;
	if (!db_count(rows))
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	teks = db_get(rows, 0, "teks");
	reply->content_disposition = arena_printf(c->arena, "attachment; filename=\"%s.csv\"", db_get(rows, 0, "nomor"));
	if (!reply->content_disposition)
		return -ENOMEM;
	return ctx_reply_bytes(c, 200, "text/csv", teks, strlen(teks));
}
