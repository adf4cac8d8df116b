/* The receipt of a request as JSON and as PDF (P40(9), UU 14/2008 Pasal 22 ayat (4)); on the worker that serves the request. */
#include <errno.h>

#include "document/tanda_terima_teks.h"
#include "informasi/informasi.h"
#include "informasi/operations.h"
#include "pihak/penerimaan.h"
#include "statements.h"

#include "base/banned.h"

#define DASAR_HUKUM "Perbup Bengkayang 24/2018 Pasal 40 ayat (9)"

struct isi {
	const struct db_rows *rows;
	struct pihak pemohon;
	bool ada_pemohon;
};

static int baca(struct ctx *c, struct isi *isi)
{
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(permohonan_informasi_penerimaan, .id = ctx_param(c, "id")), &rows);

	if (r < 0)
		return r;
	if (!db_count(rows))
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	*isi = (struct isi){ .rows = rows };
	return informasi_pemohon(c, rows, &isi->pemohon, &isi->ada_pemohon);
}

static void tulis(struct ctx *c, struct json_writer *w, const struct isi *isi)
{
	static const char *const teks[] = { "informasi_diminta", "alasan", "cara_penyampaian", "kanal" };

	jw_object(w);
	jw_member_string(w, "nomor", db_get(isi->rows, 0, "nomor"));
	jw_key(w, "pemohon");
	if (isi->ada_pemohon)
		pihak_tulis(w, &isi->pemohon);
	else
		jw_null(w);
	penerimaan_acuan(w, "penyelenggara", db_get(isi->rows, 0, "penyelenggara_id"), db_get(isi->rows, 0, "penyelenggara_nama"));
	for (size_t i = 0; i < sizeof(teks) / sizeof(teks[0]); i++)
		jw_member_string(w, teks[i], db_get(isi->rows, 0, teks[i]));
	penerimaan_tulis(c, w, isi->rows, DASAR_HUKUM);
	jw_object_end(w);
}

int op_permohonan_informasi_tanda_bukti(struct ctx *c)
{
	struct isi isi;
	struct buffer out;
	struct json_writer w;
	int r = baca(c, &isi);

	if (r < 0)
		return r;
	buffer_init(&out, 131072);
	jw_init(&w, &out);
	tulis(c, &w, &isi);
	return ctx_reply_json(c, 200, &out);
}

int op_permohonan_informasi_tanda_bukti_pdf(struct ctx *c)
{
	CLEANUP_BUFFER struct buffer out;
	struct tanda_terima_tenggat tenggat[PENERIMAAN_TENGGAT_MAX];
	struct tanda_terima t;
	struct isi isi;
	int r = baca(c, &isi);

	buffer_init(&out, TANDA_TERIMA_MAX_BYTES);
	if (r < 0)
		return r;
	penerimaan_lembar(c, isi.rows, isi.ada_pemohon ? &isi.pemohon : NULL, "/v1/permohonan-informasi", tenggat, &t);
	t.proses = PROSES_PERMOHONAN;
	t.kerahasiaan = "terbuka";
	t.kanal = db_get(isi.rows, 0, "kanal");
	t.isian = (const struct tanda_terima_isian[]){
		{ "penyelenggara", t.penyelenggara },
		{ "informasi_diminta", db_get(isi.rows, 0, "informasi_diminta") },
		{ "alasan", db_get(isi.rows, 0, "alasan") },
		{ "cara_penyampaian", tanda_terima_istilah(db_get(isi.rows, 0, "cara_penyampaian"), t.bahasa) },
	};
	t.n_isian = 4;
	r = tanda_terima_write(&t, (struct pdf_sink){ buffer_write, &out });
	return r < 0 ? r : penerimaan_kirim(c, "tanda-bukti", t.nomor, &out);
}
