/* Erases what is held about the caller where the archive duty lets it (UU 27/2022 Pasal 8, P40(1)): identity goes, the case stays; on the
 * worker that serves the request. */
#include <errno.h>

#include "data_pribadi/data_pribadi.h"
#include "data_pribadi/operations.h"
#include "statements.h"

#include "base/banned.h"

struct jumlah {
	int64_t identitas;
	int64_t kartu;
};

/* As long as a case goes on its office must be able to reach the person. */
static int tolak_terbuka(struct ctx *c, const struct data_pribadi *d)
{
	const char *nomor = "";

	for (int i = 0; nomor && i < d->n; i++)
		if (db_get(d->rows, i, "isi") && !db_is(d->rows, i, "dapat_dihapus"))
			nomor = arena_printf(c->arena, "%s%s%s", nomor, *nomor ? ", " : "", db_get(d->rows, i, "nomor"));
	if (!nomor)
		return -ENOMEM;
	if (!*nomor)
		return 0;
	return ctx_problem_dasar(c, PROBLEM_CONFLICT, "UU 27/2022 Pasal 15; Perbup Bengkayang 24/2018 Pasal 40 ayat (1)",
				 arena_printf(c->arena, "Masih diperlukan untuk berkas yang belum selesai: %s.", nomor),
				 arena_printf(c->arena, "Still needed for cases that are not over: %s.", nomor));
}

static int hapus_berkas(struct ctx *c, const struct data_pribadi *d, int i, struct jumlah *j)
{
	struct db_rows *rows;
	int64_t identitas, kartu;
	int r = ctx_exec(c, SQL(data_pribadi_hapus, .berkas = db_get(d->rows, i, "id"), .sekarang = ctx_now_text(c)), &rows);

	if (r < 0)
		return r;
	identitas = db_int(rows, 0, "identitas");
	kartu = db_int(rows, 0, "kartu");
	j->identitas += identitas;
	j->kartu += kartu;
	if (!identitas && !kartu)
		return 0;
	return data_pribadi_kejadian(c, d, i, "data_pribadi.dihapus", "Data pribadi dihapus atas permintaan pemiliknya.",
				     arena_printf(c->arena, "{\"apa\":[%s%s%s],\"dasar_hukum\":\"UU 27/2022 Pasal 8\"}",
						  identitas ? "\"identitas\"" : "", identitas && kartu ? "," : "",
						  kartu ? "\"kartu_identitas\"" : ""));
}

static int jawab(struct ctx *c, const struct jumlah *j, bool akun)
{
	struct buffer out;
	struct json_writer w;

	buffer_init(&out, 256);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_int(&w, "identitas", j->identitas);
	jw_member_int(&w, "kartu_identitas", j->kartu);
	jw_member_bool(&w, "akun", akun);
	jw_object_end(&w);
	return ctx_reply_json(c, 200, &out);
}

static int hapus(struct ctx *c)
{
	struct jumlah j = { 0 };
	struct data_pribadi d;
	struct db_rows *rows;
	int r = data_pribadi_muat(c, true, &d);

	if (r == 0 && db_count(d.rows) > d.n)
		r = ctx_problem(c, PROBLEM_CONFLICT, "Terlalu banyak berkas untuk satu permintaan; hapus per berkas lebih dulu.",
				"Too many cases for one request; erase them case by case first.");
	if (r == 0)
		r = tolak_terbuka(c, &d);
	for (int i = 0; r == 0 && i < d.n; i++)
		r = hapus_berkas(c, &d, i, &j);
	/* Who is an account with another issuer has left preferences here. */
	if (r == 0 && !d.berkas_id)
		r = ctx_exec(c, SQL(data_pribadi_akun_hapus, .saya = c->request->identity.sub), &rows);
	return r < 0 ? r : jawab(c, &j, !d.berkas_id && d.ada_akun);
}

int op_data_pribadi_hapus(struct ctx *c)
{
	return hapus(c);
}

int op_berkas_data_pribadi_hapus(struct ctx *c)
{
	return hapus(c);
}
