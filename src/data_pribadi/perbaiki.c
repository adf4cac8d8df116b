/* Corrects what is held about the caller (UU 27/2022 Pasal 6): in the account, and in each of his cases; on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "data_pribadi/data_pribadi.h"
#include "data_pribadi/operations.h"
#include "statements.h"
#include "work/statement.h"

#include "base/banned.h"

#define PERBAIKAN_MAX 50 /* of one case: each stays in its history, which whoever reads the case reads */

/* Members of the body that are given; the others stay. Which, for the event: their names, never what they hold. */
static const char *perubahan(struct ctx *c)
{
	static const char *const ANGGOTA[] = { "nama", "nik", "alamat", "telepon", "email" };
	const char *daftar = "";

	for (size_t i = 0; daftar && i < sizeof(ANGGOTA) / sizeof(ANGGOTA[0]); i++)
		if (json_object_get(ctx_body(c), ANGGOTA[i]))
			daftar = arena_printf(c->arena, "%s%s\"%s\"", daftar, *daftar ? "," : "", ANGGOTA[i]);
	return daftar;
}

static void ganti(const json_t *badan, const char *nama, const char **nilai)
{
	const json_t *baru = json_object_get(badan, nama);

	if (baru)
		*nilai = json_string_value(baru);
}

static void terapkan(struct ctx *c, struct pihak *p)
{
	ganti(ctx_body(c), "nama", &p->nama);
	ganti(ctx_body(c), "nik", &p->nik);
	ganti(ctx_body(c), "alamat", &p->alamat);
	ganti(ctx_body(c), "telepon", &p->telepon);
	ganti(ctx_body(c), "email", &p->email);
}

/* The name one logs in with stays: an account's e-mail address is changed by a code that is mailed to the new one. */
static int perbaiki_akun(struct ctx *c, const struct data_pribadi *d)
{
	struct pihak baru = d->akun;
	const char *isi;
	int r;

	if (!d->ada_akun)
		return 0;
	terapkan(c, &baru);
	baru.email = d->akun.email;
	r = pihak_segel_akun(c, &baru, &isi);
	return r < 0 ? r : db_queue(c->db, SQL(data_pribadi_akun_ganti, .saya = c->request->identity.sub, .isi = isi));
}

static int terlalu_sering(struct ctx *c, const char *nomor)
{
	return ctx_problem(c, PROBLEM_CONFLICT, arena_printf(c->arena, "Data pada berkas %s sudah terlalu sering diperbaiki; hubungi petugasnya.", nomor),
			   arena_printf(c->arena, "The data of case %s has been corrected too often; ask the officer who handles it.", nomor));
}

static int perbaiki_berkas(struct ctx *c, const struct data_pribadi *d, int i, const char *nama)
{
	const char *isi = db_get(d->rows, i, "isi"), *id = db_get(d->rows, i, "id");
	struct pihak p;
	int r;

	if (!isi)
		return 0;
	if (db_int(d->rows, i, "perbaikan") >= PERBAIKAN_MAX)
		return terlalu_sering(c, db_get(d->rows, i, "nomor"));
	r = pihak_buka(c, id, isi, &p);
	if (r < 0)
		return r;
	terapkan(c, &p);
	r = pihak_ganti(c, id, &p);
	return r < 0 ? r : data_pribadi_kejadian(c, d, i, "data_pribadi.diperbaiki", "Data pribadi diperbaiki oleh pemiliknya.",
						 arena_printf(c->arena, "{\"anggota\":[%s]}", nama));
}

/* If-Match is the ETag of the whole answer, as GET gives it: it is made again and compared. */
static int periksa_versi(struct ctx *c, const struct data_pribadi *d)
{
	struct reply *reply = &c->request->reply;
	const char *if_match = c->request->if_match;
	int r = data_pribadi_jawab(c, d);

	if (r < 0)
		return r;
	r = !if_match || strcmp(if_match, "*") == 0 || strstr(if_match, reply->etag) ? 0 : -EPROTO;
	*reply = (struct reply){ 0 };
	return r == 0 ? 0 : ctx_problem(c, PROBLEM_STALE, "Data sudah berubah sejak ETag dalam If-Match; baca lagi.",
					"The data has changed since the ETag in If-Match; read it again.");
}

static int perbaiki(struct ctx *c)
{
	const char *nama = perubahan(c);
	struct pihak diberikan;
	struct data_pribadi d;
	int r = nama ? pihak_baca(c, ctx_body(c), "/nik", &diberikan) : -ENOMEM;

	if (r == 0)
		r = data_pribadi_muat(c, true, &d);
	if (r == 0)
		r = periksa_versi(c, &d);
	if (r == 0)
		r = perbaiki_akun(c, &d);
	for (int i = 0; r == 0 && i < d.n; i++)
		r = perbaiki_berkas(c, &d, i, nama);
	if (r == 0)
		r = data_pribadi_muat(c, false, &d);
	return r < 0 ? r : data_pribadi_jawab(c, &d);
}

int op_data_pribadi_perbaiki(struct ctx *c)
{
	return perbaiki(c);
}

int op_berkas_data_pribadi_perbaiki(struct ctx *c)
{
	return perbaiki(c);
}
