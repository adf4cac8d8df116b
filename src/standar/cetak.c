/* Rows to printed documents; on the worker that serves the request. */
#include "standar/cetak.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "document/tulisan_tanggal.h"

#include "base/banned.h"

#define INSTANSI "Pemerintah Kabupaten Bengkayang"
#define KEDUDUKAN "Bengkayang"
#define PDF_MAX_BYTES (8U << 20)

int cetak_siap(struct ctx *c, const struct db_rows *rows, struct cetak *ret_cetak)
{
	*ret_cetak = (struct cetak){ c, rows };
	return db_count(rows) ? 0 : ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
}

const char *cetak_kolom(const struct cetak *k, const char *nama)
{
	return db_get(k->rows, 0, nama);
}

static void lepas_json(void *json)
{
	json_decref(json);
}

json_t *cetak_json(const struct cetak *k, const char *nama)
{
	const char *teks = cetak_kolom(k, nama);
	json_t *json = teks ? json_loads(teks, JSON_DECODE_ANY, NULL) : NULL;

	if (json && arena_defer(k->c->arena, lepas_json, json) < 0)
		return NULL;
	return json;
}

const char *cetak_tanggal(const struct cetak *k, const char *nama, bool pekan)
{
	const char *teks = cetak_kolom(k, nama);
	char tulisan[TULISAN_TANGGAL_SIZE];

	if (!teks || tulisan_tanggal(teks, pekan ? TULISAN_PEKAN : TULISAN_HARI, "id", tulisan) < 0)
		return NULL;
	return arena_strdup(k->c->arena, tulisan);
}

const char *cetak_anggota(const json_t *objek, const char *nama)
{
	return json_string_value(json_object_get(objek, nama));
}

void cetak_daftar(struct pdf *p, const json_t *daftar)
{
	char nomor[24];
	size_t i;
	json_t *satu;

	pdf_list_begin(p);
	json_array_foreach(daftar, i, satu) {
		snprintf(nomor, sizeof(nomor), "%zu.", i + 1);
		pdf_item(p, nomor, json_string_value(satu));
	}
	pdf_list_end(p);
}

const char *cetak_waktu(const struct cetak *k, const json_t *waktu)
{
	const char *satuan = cetak_anggota(waktu, "satuan");
	json_int_t jumlah = json_integer_value(json_object_get(waktu, "jumlah"));

	if (!satuan)
		return NULL;
	return arena_printf(k->c->arena, "%" JSON_INTEGER_FORMAT " %s", jumlah, strcmp(satuan, "hari_kerja") == 0 ? "hari kerja" : satuan);
}

void cetak_pengesahan(struct pdf *p, const struct cetak *k, const char *tanggal, const char *nama)
{
	const char *tempat = tanggal ? arena_printf(k->c->arena, "Ditetapkan di %s\npada tanggal %s", KEDUDUKAN, tanggal)
				     : "Ditetapkan di " KEDUDUKAN "\npada tanggal ..............................";
	const char *jabatan = cetak_kolom(k, "kepala_jabatan");
	const struct pdf_signature kepala = { .place_date = tempat, .role = jabatan ? jabatan : "Kepala Penyelenggara", .name = nama };

	pdf_signatures(p, &kepala, 1);
}

int cetak_jawab(struct cetak *k, const struct cetak_naskah *n)
{
	CLEANUP_BUFFER struct buffer out;
	const char *nomor = cetak_kolom(k, "nomor");
	const struct pdf_info info = {
		.bahasa = "id",
		.judul = n->judul,
		.subjek = nomor,
		.penulis = cetak_kolom(k, "penyelenggara.nama"),
		.dibuat = cetak_kolom(k, "diperbarui_pada"),
		.nomor = nomor,
		.kop = { INSTANSI, cetak_kolom(k, "penyelenggara.nama"), cetak_kolom(k, "alamat") },
		.bingkai = n->bingkai,
		.max_bytes = PDF_MAX_BYTES,
	};
	int r;

	buffer_init(&out, PDF_MAX_BYTES);
	r = pdf_write(&info, n->gambar, k, (struct pdf_sink){ buffer_write, &out });
	if (r == 0)
		r = buffer_error(&out);
	if (r < 0)
		return r;
	k->c->request->reply.content_disposition = arena_printf(k->c->arena, "attachment; filename=\"%s-%s.pdf\"", n->berkas, nomor);
	return ctx_reply_bytes(k->c, 200, "application/pdf", out.data, out.len);
}
