/* Serves operations that are an opening or an action of the case engine and nothing else; on the worker that serves the request. */
#include "alur/operasi.h"

#include <errno.h>
#include <string.h>

#include "alur/berkas.h"
#include "alur/tindakan.h"
#include "work/services.h"
#include "work/statement.h"

#include "base/banned.h"

static const struct binding *ikatan(const struct ctx *c)
{
	return &c->services->bindings[c->request->op->index];
}

static int jalankan(struct ctx *c, const struct sql *sql, struct db_rows **ret_rows)
{
	const char *const *values;
	int r = statement_values(c->request, c->services, sql, &values);

	return r < 0 ? r : db_exec_values(c->db, sql, values, ret_rows);
}

/* The answer reads the case itself, whatever {id} the path names. */
static int jawab(struct ctx *c, int status)
{
	const struct sql *sql = ikatan(c)->answer;
	const char *const *values;
	const char **milik;
	struct db_rows *rows;
	int r = statement_values(c->request, c->services, sql, &values);

	if (r < 0)
		return r;
	milik = arena_memdup(c->arena, values, (sql->n_params + 1U) * sizeof(*milik));
	if (!milik)
		return -ENOMEM;
	for (unsigned i = 0; i < sql->n_params; i++)
		if (strcmp(sql->params[i], "id") == 0)
			milik[i] = c->request->berkas_id;
	r = db_exec_values(c->db, sql, milik, &rows);
	return r < 0 ? r : ctx_reply_row(c, status, rows);
}

/* What the own statement says beyond the rule; its row may have any of these columns, or there may be none. */
static int milik_sendiri(struct ctx *c, struct perubahan *ret_perubahan)
{
	const struct sql *sql = ikatan(c)->own;
	struct db_rows *rows;
	int r = sql ? jalankan(c, sql, &rows) : 0;

	*ret_perubahan = (struct perubahan){ 0 };
	if (r < 0 || !sql || !db_count(rows))
		return r;
	*ret_perubahan = (struct perubahan){
		.penyelenggara_id = db_find(rows, 0, "penyelenggara_id"),
		.pelaksana_id = db_find(rows, 0, "pelaksana_id"),
		.catatan = db_find(rows, 0, "catatan"),
		.data = db_find(rows, 0, "data"),
	};
	return 0;
}

/* The branch that the body names, as an array literal; the schema has it among the words of an enum (tests/contract), so it needs no quotes. */
static const char *cabang_badan(struct ctx *c, const char *anggota)
{
	const char *nama = ctx_body_string(c, anggota);

	return nama ? arena_printf(c->arena, "{%s}", nama) : "{\"\"}";
}

int operasi_tindakan(struct ctx *c)
{
	const struct operation_case *a = &c->request->op->alur;
	const struct tindakan t = {
		.proses = a->proses,
		.tindakan = a->tindakan,
		.cabang = a->cabang_dari ? cabang_badan(c, a->cabang_dari) : a->cabang,
		.kelas = a->kelas_dari ? ctx_body_string(c, a->kelas_dari) : NULL,
	};
	struct perubahan p;
	struct berkas b;
	int r = tindakan_siap(c, ctx_param(c, "id"), &t, &b);

	if (r < 0)
		return r;
	c->request->berkas_id = b.id;
	c->request->cabang = b.cabang;
	r = milik_sendiri(c, &p);
	if (r == 0)
		r = tindakan_terapkan(&b, &p);
	return r < 0 ? r : jawab(c, c->request->op->success);
}

/* Where the case is opened: as the body says, or as a statement finds it. */
static int tempat(struct ctx *c, struct berkas_baru *ret_baru)
{
	const struct sql *sql = ikatan(c)->place;
	struct db_rows *rows;
	int r;

	*ret_baru = (struct berkas_baru){
		.proses = c->request->op->alur.proses,
		.penyelenggara_id = ctx_body_string(c, "penyelenggara_id"),
		.layanan_id = ctx_body_string(c, "layanan_id"),
		.pemilik_id = c->request->identity.peran == PERAN_MASYARAKAT ? c->request->identity.sub : NULL,
		.kerahasiaan = "terbuka",
	};
	if (!sql)
		return 0;
	r = jalankan(c, sql, &rows);
	if (r == 0 && !db_count(rows))
		r = ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	if (r < 0)
		return r;
	ret_baru->penyelenggara_id = db_get(rows, 0, "penyelenggara_id");
	ret_baru->layanan_id = db_find(rows, 0, "layanan_id");
	ret_baru->asal_id = db_find(rows, 0, "asal_id");
	ret_baru->kelas = db_find(rows, 0, "kelas");
	return 0;
}

/* Officers open cases of their own agency and of those below it. */
static int periksa_tempat(struct ctx *c, const struct berkas_buka *b)
{
	enum peran peran = c->request->identity.peran;

	if (!b->penyelenggara_ada)
		return ctx_invalid(c, "/penyelenggara_id", "acuan", "Penyelenggara tidak dikenal.", "No such agency.");
	if (!b->layanan_cocok)
		return ctx_invalid(c, "/layanan_id", "acuan", "Bukan layanan penyelenggara ini.", "Not a service of this agency.");
	if ((peran == PERAN_PELAKSANA || peran == PERAN_KEPALA_PENYELENGGARA) && !b->dalam_lingkup)
		return ctx_problem(c, PROBLEM_FORBIDDEN, "Hanya untuk penyelenggara sendiri.", "Only for one's own agency.");
	return 0;
}

static int buka(struct ctx *c, struct berkas_buka *b)
{
	struct perubahan p;
	int r = berkas_catat(b, NULL);

	c->request->berkas_id = b->id;
	if (r == 0)
		r = milik_sendiri(c, &p);
	return r < 0 ? r : berkas_mulai(b, p.data);
}

int operasi_buka(struct ctx *c)
{
	struct berkas_baru baru;
	struct berkas_buka b;
	int r = tempat(c, &baru);

	if (r == 0)
		r = berkas_siap(c, &baru, &b);
	if (r == 0)
		r = periksa_tempat(c, &b);
	if (r == 0)
		r = buka(c, &b);
	if (r == 0)
		r = jawab(c, c->request->op->success);
	if (r < 0)
		return r;
	c->request->reply.location = arena_printf(c->arena, "%.*s%s", (int)strcspn(ikatan(c)->location, "{"), ikatan(c)->location, b.id);
	return c->request->reply.location ? 0 : -ENOMEM;
}
