/* GET /v1/kalender/tenggat: the public what-if of a deadline, by the same code as real ones; on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "alur/alur.h"
#include "alur/derivasi.h"
#include "hari_libur/operations.h"
#include "kalender/tanggal.h"
#include "kalender/waktu.h"
#include "statements.h"

#include "base/banned.h"

#define JAWABAN_MAX_BYTES (4U << 20)

static int tolak(struct ctx *c, const struct kalender *k)
{
	int dari = 0, sampai = 0;

	if (k)
		kalender_jangkauan(k, &dari, &sampai);
	return ctx_problem(c, PROBLEM_PARAMETER,
			   arena_printf(c->arena, "Kalender hari libur hanya diketahui untuk %d sampai %d.", dari, sampai),
			   arena_printf(c->arena, "The calendar of holidays is known for %d to %d only.", dari, sampai));
}

static int jawab(struct ctx *c, const struct hitungan *h, int hari)
{
	struct buffer out;
	struct json_writer w;
	char waktu[WAKTU_BUF];
	int r;

	buffer_init(&out, JAWABAN_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_string(&w, "mulai", ctx_param(c, "mulai"));
	jw_member_int(&w, "hari", hari);
	jw_member_string(&w, "satuan", ctx_param(c, "satuan"));
	jw_member_string(&w, "jatuh_tempo", waktu_tulis(h->jatuh_tempo_us, waktu));
	jw_key(&w, "derivasi");
	r = derivasi_tulis(&w, h->hari_nol, hari, h->dilewati);
	jw_object_end(&w);
	if (r < 0) {
		buffer_done(&out);
		return r;
	}
	return ctx_reply_json(c, 200, &out);
}

int op_kalender_tenggat(struct ctx *c)
{
	const char *mulai = ctx_param(c, "mulai");
	int hari = (int)strtol(ctx_param(c, "hari"), NULL, 10);
	struct alur a;
	struct hitungan h;
	int32_t tanggal;
	struct db_rows *rows;
	int r = alur_dari_ctx(c, &a);

	/* By the calendar of this moment: the cached one follows a decree a little later. */
	if (r == 0)
		r = ctx_exec(c, SQL(kalender_versi), &rows);
	if (r == 0)
		r = alur_kalender(&a, db_int(rows, 0, "versi"));
	if (r == 0)
		r = tanggal_urai(mulai, strlen(mulai), &tanggal);
	if (r == 0)
		r = derivasi_hitung(c->arena, a.kalender, waktu_awal_hari(tanggal), hari, ctx_param(c, "satuan"), KALENDER_PASTI, &h);
	if (r == -ERANGE || r == -EINVAL)
		return tolak(c, a.kalender);
	return r < 0 ? r : jawab(c, &h, hari);
}
