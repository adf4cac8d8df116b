/* What a person wants of notices, and where officers are reached; on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include <sodium.h>

#include "base/json_writer.h"
#include "base/log.h"
#include "notifikasi/kepala.h"
#include "notifikasi/operations.h"
#include "pii/seal.h"
#include "statements.h"
#include "work/services.h"
#include "work/statement.h"

#include "base/banned.h"

#define JAWABAN_MAX_BYTES 4096

struct kontak {
	const char *email;
	const char *telepon;
};

static void tulis_kontak(struct json_writer *w, const struct kontak *k)
{
	jw_member_string(w, "email", k->email);
	jw_member_string(w, "telepon", k->telepon);
}

static const char *tempat(struct ctx *c)
{
	return arena_printf(c->arena, "kontak_notifikasi.isi/%s", c->request->identity.sub);
}

static int buka(struct ctx *c, const char *isi, struct kontak *k)
{
	const char *di = tempat(c), *teks;
	json_t *o = NULL;

	*k = (struct kontak){ 0 };
	if (!isi)
		return 0;
	if (di && seal_text_open(c->services->data_keys, di, isi, c->arena, &teks) == 0)
		o = json_loads(teks, 0, NULL);
	if (!o || arena_defer(c->arena, (void (*)(void *))json_decref, o) < 0) {
		log_error("contact_unreadable", "sub", c->request->identity.sub);
		return -EIO;
	}
	*k = (struct kontak){ json_string_value(json_object_get(o, "email")), json_string_value(json_object_get(o, "telepon")) };
	return 0;
}

static int segel(struct ctx *c, const struct kontak *k, const char **ret_isi)
{
	CLEANUP_BUFFER struct buffer out;
	const char *di = tempat(c);
	struct json_writer w;
	int r;

	*ret_isi = NULL;
	if (!k->email && !k->telepon)
		return 0;
	buffer_init(&out, JAWABAN_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	tulis_kontak(&w, k);
	jw_object_end(&w);
	r = di ? buffer_error(&out) : -ENOMEM;
	if (r == 0)
		r = seal_text(c->services->data_keys, di, out.data, c->arena, ret_isi);
	if (out.data)
		sodium_memzero(out.data, out.cap);
	return r;
}

static int baca(struct ctx *c, struct db_rows **ret_rows)
{
	return ctx_exec(c, SQL(kontak_baca, .sub = c->request->identity.sub), ret_rows);
}

/* Answers with what the row says; its version is in the ETag. */
static int jawab(struct ctx *c, const struct db_rows *rows)
{
	struct buffer out;
	const char *saluran = db_get(rows, 0, "saluran");
	struct json_writer w;
	struct kontak k;
	int r = buka(c, db_get(rows, 0, "isi"), &k);

	if (r < 0)
		return r;
	buffer_init(&out, JAWABAN_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	tulis_kontak(&w, &k);
	jw_member_string(&w, "bahasa", db_get(rows, 0, "bahasa"));
	jw_key(&w, "saluran");
	jw_raw(&w, saluran, strlen(saluran));
	jw_object_end(&w);
	r = ctx_reply_json(c, 200, &out);
	if (r == 0)
		c->request->reply.etag = reply_etag(c->arena, db_get(rows, 0, "versi"), c->request->reply.body, c->request->reply.body_len);
	return r == 0 && !c->request->reply.etag ? -ENOMEM : r;
}

int op_saya_notifikasi_baca(struct ctx *c)
{
	struct db_rows *rows;
	int r = baca(c, &rows);

	return r < 0 ? r : jawab(c, rows);
}

/* Citizens are reached where they said in the case: an address that nobody has confirmed is not a place to send other people's cases to. */
static int periksa_kontak(struct ctx *c, const struct kontak *k)
{
	if (c->request->identity.peran == PERAN_MASYARAKAT && (k->email || k->telepon))
		return ctx_invalid(c, k->email ? "/email" : "/telepon", "peran", "Masyarakat dihubungi pada alamat dalam berkasnya.",
				   "Citizens are reached at the address in their case.");
	if (k->email && !kepala_alamat_sah(k->email))
		return ctx_invalid(c, "/email", "format", "Surat tidak dapat dikirim ke alamat ini.", "Mail cannot be sent to this address.");
	return 0;
}

static const char *saluran_badan(struct ctx *c)
{
	CLEANUP_FREE char *teks = json_dumps(json_object_get(ctx_body(c), "saluran"), JSON_COMPACT);

	return arena_strdup(c->arena, teks);
}

static int simpan(struct ctx *c, const struct kontak *k)
{
	const char *isi, *saluran = saluran_badan(c);
	int r = saluran ? segel(c, k, &isi) : -ENOMEM;

	if (r < 0)
		return r;
	return db_queue(c->db, SQL(kontak_simpan, .sub = c->request->identity.sub, .peran = peran_name(c->request->identity.peran), .isi = isi,
				   .ada_email = k->email ? "t" : "f", .ada_telepon = k->telepon ? "t" : "f", .bahasa = ctx_body_string(c, "bahasa"),
				   .saluran = saluran, .sekarang = ctx_now_text(c)));
}

static int versi_usang(struct ctx *c)
{
	return ctx_problem(c, PROBLEM_STALE, "Pilihan sudah berubah sejak ETag dalam If-Match; baca lagi.",
			   "The choice has changed since the ETag in If-Match; read it again.");
}

int op_saya_notifikasi_ubah(struct ctx *c)
{
	const struct kontak k = { ctx_body_string(c, "email"), ctx_body_string(c, "telepon") };
	struct db_rows *rows;
	int r = periksa_kontak(c, &k);

	if (r == 0)
		r = baca(c, &rows);
	if (r == 0 && !ctx_version_matches(c, db_get(rows, 0, "versi")))
		r = versi_usang(c);
	if (r == 0)
		r = simpan(c, &k);
	if (r == 0)
		r = baca(c, &rows);
	return r < 0 ? r : jawab(c, rows);
}

int op_berkas_notifikasi_ubah(struct ctx *c)
{
	const char *id = ctx_param(c, "id"), *saluran = saluran_badan(c);
	struct db_rows *rows;
	int r = saluran ? ctx_exec(c, SQL(berkas_notifikasi_baca, .id = id), &rows) : -ENOMEM;

	if (r == 0 && !db_count(rows))
		r = ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	if (r == 0 && !ctx_version_matches(c, db_get(rows, 0, "_versi")))
		r = versi_usang(c);
	if (r == 0)
		r = db_queue(c->db, SQL(preferensi_berkas_simpan, .berkas = id, .bahasa = ctx_body_string(c, "bahasa"), .saluran = saluran));
	if (r == 0)
		r = ctx_exec(c, SQL(berkas_notifikasi_baca, .id = id), &rows);
	return r < 0 ? r : ctx_reply_row(c, 200, rows);
}
