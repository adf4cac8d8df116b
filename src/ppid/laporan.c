/* Reads the register and the yearly report and answers with them as files (UU 14/2008 Pasal 12); on the worker that serves the request. */
#include "ppid/laporan.h"

#include <errno.h>
#include <string.h>

#include "db/rows_json.h"
#include "ppid/operations.h"
#include "statements.h"

#include "base/banned.h"

static void lepas(void *json)
{
	json_decref(json);
}

static int baca(struct ctx *c, struct laporan_ppid *l)
{
	CLEANUP_BUFFER struct buffer out;
	struct db_rows *rows;
	json_t *isi;
	int r = ctx_exec(c, SQL(laporan_ppid, .tahun = ctx_param(c, "tahun"), .penyelenggara_id = ctx_param(c, "penyelenggara_id"),
				.sekarang = ctx_now_text(c)),
			 &rows);

	buffer_init(&out, LAPORAN_PPID_MAX_BYTES);
	if (r < 0)
		return r;
	rows_json_object(rows, 0, &out);
	if (buffer_error(&out) < 0)
		return buffer_error(&out);
	isi = json_loadb(out.data, out.len, 0, NULL);
	if (!isi)
		return -EIO;
	*l = (struct laporan_ppid){ .arena = c->arena, .isi = isi };
	return arena_defer(c->arena, lepas, isi);
}

static int kirim(struct ctx *c, const char *nama, const char *akhiran, const char *jenis, const void *data, size_t n)
{
	c->request->reply.content_disposition = arena_printf(c->arena, "attachment; filename=\"%s-%s.%s\"", nama, ctx_param(c, "tahun"), akhiran);
	return c->request->reply.content_disposition ? ctx_reply_bytes(c, 200, jenis, data, n) : -ENOMEM;
}

int op_permohonan_informasi_register_csv(struct ctx *c)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(register_permohonan_tabel, .tahun = ctx_param(c, "tahun"), .penyelenggara_id = ctx_param(c, "penyelenggara_id"),
				.status = ctx_param(c, "status")),
			 &rows);
	const char *teks = r < 0 ? NULL : db_get(rows, 0, "teks");

	return r < 0 ? r : kirim(c, "register-permohonan-informasi", "csv", "text/csv", teks, strlen(teks));
}

int op_laporan_ppid_csv(struct ctx *c)
{
	CLEANUP_BUFFER struct buffer out;
	struct laporan_ppid l;
	int r = baca(c, &l);

	buffer_init(&out, LAPORAN_PPID_MAX_BYTES);
	if (r < 0)
		return r;
	laporan_ppid_csv(&l, &out);
	r = buffer_error(&out);
	return r < 0 ? r : kirim(c, "laporan-ppid", "csv", "text/csv", out.data, out.len);
}

int op_laporan_ppid_pdf(struct ctx *c)
{
	CLEANUP_BUFFER struct buffer out;
	struct laporan_ppid l;
	int r = baca(c, &l);

	buffer_init(&out, LAPORAN_PPID_MAX_BYTES);
	if (r == 0)
		r = laporan_ppid_pdf(&l, (struct pdf_sink){ buffer_write, &out });
	return r < 0 ? r : kirim(c, "laporan-ppid", "pdf", "application/pdf", out.data, out.len);
}
