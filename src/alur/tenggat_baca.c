/* GET /v1/tenggat/{id}: how a deadline was computed, day by day, as it was then; on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "alur/derivasi.h"
#include "alur/operations.h"
#include "base/log.h"
#include "kalender/tanggal.h"
#include "statements.h"

#include "base/banned.h"

#define DERIVASI_MAX_BYTES (4U << 20)

static const char *derivasi(struct ctx *c, const struct db_rows *rows)
{
	CLEANUP_BUFFER struct buffer out;
	const char *hari_nol = db_get(rows, 0, "_hari_nol");
	struct json_writer w;
	int32_t tanggal;

	buffer_init(&out, DERIVASI_MAX_BYTES);
	jw_init(&w, &out);
	if (tanggal_urai(hari_nol, strlen(hari_nol), &tanggal) < 0 ||
	    derivasi_tulis(&w, tanggal, (int)db_int(rows, 0, "hari"), db_get(rows, 0, "_dilewati")) < 0 || buffer_error(&out) < 0) {
		log_error("derivation_unreadable", "tenggat", ctx_param(c, "id"));
		return NULL;
	}
	return arena_strndup(c->arena, out.data, out.len);
}

int op_tenggat_baca(struct ctx *c)
{
	const char *hari;
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(tenggat_rincian, .id = ctx_param(c, "id")), &rows);

	if (r < 0)
		return r;
	if (!db_count(rows))
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	hari = derivasi(c, rows);
	if (!hari)
		return -EIO;
	r = ctx_reply_row(c, 200, rows);
	return r < 0 ? r : ctx_reply_add_raw(c, "derivasi", hari);
}
