/* Reads what is held about the caller and tells it (UU 27/2022 Pasal 7); on the worker that serves the request. */
#include "data_pribadi/data_pribadi.h"

#include <errno.h>

#include "alur/kejadian.h"
#include "data_pribadi/operations.h"
#include "statements.h"

#include "base/banned.h"

#define JAWABAN_MAX_BYTES (2U << 20)

int data_pribadi_muat(struct ctx *c, bool kunci, struct data_pribadi *ret_data)
{
	const char *saya = c->request->identity.sub;
	struct data_pribadi *d = ret_data;
	struct db_rows *terkunci;
	int r = 0;

	*d = (struct data_pribadi){ .berkas_id = ctx_param(c, "id") };
	if (!d->berkas_id)
		r = pihak_dari_akun(c, &d->akun, &d->ada_akun);
	if (r == 0 && kunci)
		r = ctx_exec(c, SQL(data_pribadi_kunci, .berkas = d->berkas_id, .saya = *saya ? saya : NULL), &terkunci);
	if (r == 0)
		r = ctx_exec(c, SQL(data_pribadi_berkas, .berkas = d->berkas_id, .saya = *saya ? saya : NULL), &d->rows);
	if (r < 0)
		return r;
	d->n = db_count(d->rows) < DATA_PRIBADI_BERKAS_MAX ? db_count(d->rows) : DATA_PRIBADI_BERKAS_MAX;
	return d->berkas_id && !d->n ? ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL) : 0;
}

/* Every member, also what this process does not ask for: a person is told that it is not held. */
static void tulis_pihak(struct json_writer *w, const struct pihak *p)
{
	jw_object(w);
	jw_member_string(w, "nama", p->nama);
	jw_member_string(w, "nik", p->nik);
	jw_member_string(w, "alamat", p->alamat);
	jw_member_string(w, "telepon", p->telepon);
	jw_member_string(w, "email", p->email);
	jw_member_string(w, "jenis_kelamin", p->jenis_kelamin);
	jw_key(w, "usia");
	if (p->usia)
		jw_int(w, p->usia);
	else
		jw_null(w);
	jw_object_end(w);
}

static int tulis_identitas(struct ctx *c, struct json_writer *w, const struct data_pribadi *d, int i)
{
	const char *isi = db_get(d->rows, i, "isi");
	struct pihak pihak;
	int r;

	jw_key(w, "identitas");
	if (!isi) {
		jw_null(w);
		return 0;
	}
	r = pihak_buka(c, db_get(d->rows, i, "id"), isi, &pihak);
	if (r == 0)
		tulis_pihak(w, &pihak);
	return r;
}

static int tulis_berkas(struct ctx *c, struct json_writer *w, const struct data_pribadi *d, int i)
{
	int r;

	jw_object(w);
	jw_member_string(w, "id", db_get(d->rows, i, "id"));
	jw_member_string(w, "proses", db_get(d->rows, i, "proses"));
	jw_member_string(w, "nomor", db_get(d->rows, i, "nomor"));
	jw_member_string(w, "status", db_get(d->rows, i, "status"));
	jw_member_string(w, "kerahasiaan", db_get(d->rows, i, "kerahasiaan"));
	r = tulis_identitas(c, w, d, i);
	jw_member_int(w, "kartu_identitas", db_int(d->rows, i, "kartu"));
	jw_member_bool(w, "dapat_dihapus", db_is(d->rows, i, "dapat_dihapus"));
	jw_object_end(w);
	return r;
}

int data_pribadi_jawab(struct ctx *c, const struct data_pribadi *d)
{
	struct buffer out;
	struct json_writer w;
	int r = 0;

	buffer_init(&out, JAWABAN_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	jw_key(&w, "akun");
	if (d->ada_akun)
		tulis_pihak(&w, &d->akun);
	else
		jw_null(&w);
	jw_key(&w, "berkas");
	jw_array(&w);
	for (int i = 0; r == 0 && i < d->n; i++)
		r = tulis_berkas(c, &w, d, i);
	jw_array_end(&w);
	jw_member_bool(&w, "lebih", db_count(d->rows) > d->n);
	jw_object_end(&w);
	if (r == 0)
		return ctx_reply_json(c, 200, &out);
	buffer_done(&out);
	return r;
}

int data_pribadi_kejadian(struct ctx *c, const struct data_pribadi *d, int baris, const char *jenis, const char *catatan, const char *data)
{
	struct alur a;
	int r = alur_dari_ctx(c, &a);

	if (r == 0)
		r = db_queue(c->db, SQL(data_pribadi_versi, .berkas = db_get(d->rows, baris, "id"), .sekarang = a.sekarang));
	return r < 0 ? r : kejadian_catat(&a, &(struct kejadian_baru){
						      .berkas_id = db_get(d->rows, baris, "id"),
						      .proses = db_get(d->rows, baris, "proses"),
						      .penyelenggara_id = db_get(d->rows, baris, "penyelenggara_id"),
						      .jenis = jenis,
						      .catatan = catatan,
						      .data = data,
					      });
}

static int baca(struct ctx *c)
{
	struct data_pribadi d;
	int r = data_pribadi_muat(c, false, &d);

	return r < 0 ? r : data_pribadi_jawab(c, &d);
}

int op_data_pribadi_baca(struct ctx *c)
{
	return baca(c);
}

int op_berkas_data_pribadi_baca(struct ctx *c)
{
	return baca(c);
}
