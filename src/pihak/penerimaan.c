/* Says how a case was received; on the worker that serves the request. */
#include "pihak/penerimaan.h"

#include <string.h>

#include "base/config.h"
#include "work/services.h"

#include "base/banned.h"

#define KEDUDUKAN "Bengkayang"

/* "2026-03-10 09:15:00+07" -> RFC 3339. */
const char *penerimaan_waktu(struct ctx *c, const char *teks)
{
	char *baku = teks ? arena_printf(c->arena, "%s:00", teks) : NULL;

	if (baku && strlen(baku) > 10)
		baku[10] = 'T';
	return baku;
}

void penerimaan_acuan(struct json_writer *w, const char *kunci, const char *id, const char *nama)
{
	jw_key(w, kunci);
	if (!id) {
		jw_null(w);
		return;
	}
	jw_object(w);
	jw_member_string(w, "id", id);
	jw_member_string(w, "nama", nama);
	jw_object_end(w);
}

static const char *tempat(struct ctx *c, const struct db_rows *rows)
{
	return arena_printf(c->arena, "%s, %s", db_get(rows, 0, "penyelenggara_nama"), KEDUDUKAN);
}

static const char *penerima(const struct db_rows *rows)
{
	const char *nama = db_get(rows, 0, "penerima_nama");

	return nama ? nama : db_get(rows, 0, "penyelenggara_nama");
}

void penerimaan_tulis(struct ctx *c, struct json_writer *w, const struct db_rows *rows, const char *dasar_hukum)
{
	const char *tenggat = db_get(rows, 0, "tenggat");

	jw_member_string(w, "tempat_penerimaan", tempat(c, rows));
	jw_member_string(w, "diterima_pada", penerimaan_waktu(c, db_get(rows, 0, "diterima_pada")));
	jw_key(w, "penerima");
	jw_object(w);
	jw_member_string(w, "nama", penerima(rows));
	jw_member_string(w, "jabatan", db_get(rows, 0, "penerima_jabatan"));
	jw_object_end(w);
	jw_key(w, "tanda_tangan");
	jw_object(w);
	jw_member_string(w, "jenis", "elektronik");
	jw_member_string(w, "nilai", db_get(rows, 0, "segel"));
	jw_object_end(w);
	jw_key(w, "tenggat");
	jw_raw(w, tenggat, strlen(tenggat));
	jw_member_string(w, "dasar_hukum", dasar_hukum);
}

static size_t isi_tenggat(struct ctx *c, const struct db_rows *rows, struct tanda_terima_tenggat *tenggat)
{
	json_t *daftar = json_loads(db_get(rows, 0, "tenggat"), 0, NULL);
	size_t n = 0, i;
	json_t *satu;

	if (!daftar || arena_defer(c->arena, (void (*)(void *))json_decref, daftar) < 0)
		return 0;
	json_array_foreach(daftar, i, satu) {
		if (n == PENERIMAAN_TENGGAT_MAX)
			break;
		tenggat[n++] = (struct tanda_terima_tenggat){
			.jenis = json_string_value(json_object_get(satu, "jenis")),
			.hari = arena_printf(c->arena, "%" JSON_INTEGER_FORMAT, json_integer_value(json_object_get(satu, "hari"))),
			.satuan = json_string_value(json_object_get(satu, "satuan")),
			.jatuh_tempo = json_string_value(json_object_get(satu, "jatuh_tempo")),
			.dasar_hukum = json_string_value(json_object_get(satu, "dasar_hukum")),
		};
	}
	return n;
}

static void isi_pihak(struct ctx *c, const struct pihak *p, struct tanda_terima *t)
{
	t->nama = p->nama;
	t->nik = p->nik;
	t->alamat = p->alamat;
	t->telepon = p->telepon;
	t->email = p->email;
	t->jenis_kelamin = p->jenis_kelamin;
	t->usia = p->usia ? arena_printf(c->arena, "%d", p->usia) : NULL;
}

void penerimaan_lembar(struct ctx *c, const struct db_rows *rows, const struct pihak *pihak, const char *jalur,
		       struct tanda_terima_tenggat *tenggat, struct tanda_terima *ret_lembar)
{
	*ret_lembar = (struct tanda_terima){
		.bahasa = c->request->lang == LANG_ID ? "id" : "en",
		.nomor = db_get(rows, 0, "nomor"),
		.penyelenggara = db_get(rows, 0, "penyelenggara_nama"),
		.penyelenggara_alamat = db_get(rows, 0, "penyelenggara_alamat"),
		.kedudukan = KEDUDUKAN,
		.tempat = tempat(c, rows),
		.diterima_pada = penerimaan_waktu(c, db_get(rows, 0, "diterima_pada")),
		.petugas_nama = penerima(rows),
		.petugas_jabatan = db_get(rows, 0, "penerima_jabatan"),
		.segel = db_get(rows, 0, "segel"),
		.lacak_url = arena_printf(c->arena, "%s%s/%s", c->services->config->server_public_url, jalur, db_get(rows, 0, "id")),
		.tenggat = tenggat,
		.n_tenggat = isi_tenggat(c, rows, tenggat),
	};
	if (pihak)
		isi_pihak(c, pihak, ret_lembar);
}

int penerimaan_kirim(struct ctx *c, const char *awalan, const char *nomor, struct buffer *pdf)
{
	int r = buffer_error(pdf);

	if (r < 0)
		return r;
	c->request->reply.content_disposition = arena_printf(c->arena, "attachment; filename=\"%s-%s.pdf\"", awalan, nomor);
	return ctx_reply_bytes(c, 200, "application/pdf", pdf->data, pdf->len);
}
