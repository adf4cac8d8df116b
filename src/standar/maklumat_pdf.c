/* A charter as a page to be hung on a wall (P16); on the worker that serves the request. */
#include "standar/cetak.h"
#include "standar/operations.h"
#include "statements.h"

#include "base/banned.h"

static const char *const pernyataan[] = { "janji", "perbaikan", "sanksi" };

static int gambar(struct pdf *p, void *cls)
{
	const struct cetak *k = cls;
	const char *nomor = cetak_kolom(k, "penetapan.nomor");

	pdf_paragraph(p, PDF_POSTER_TITLE, PDF_CENTER, "MAKLUMAT PELAYANAN");
	pdf_space(p, 30);
	pdf_paragraph(p, PDF_POSTER, PDF_CENTER, "Dengan ini kami menyatakan:");
	for (size_t i = 0; i < sizeof(pernyataan) / sizeof(pernyataan[0]); i++) {
		pdf_space(p, 24);
		pdf_paragraph(p, PDF_POSTER, PDF_CENTER, cetak_kolom(k, pernyataan[i]));
	}
	pdf_space(p, 40);
	cetak_pengesahan(p, k, cetak_tanggal(k, "penetapan.tanggal", false), cetak_kolom(k, "penetapan.oleh"));
	pdf_space(p, 14);
	pdf_paragraph(p, PDF_SMALL, PDF_CENTER,
		      nomor ? arena_printf(k->c->arena, "Keputusan Kepala Penyelenggara Nomor %s", nomor) : "RANCANGAN, belum ditetapkan");
	return 0;
}

int op_maklumat_pdf(struct ctx *c)
{
	struct db_rows *rows;
	struct cetak k;
	int r = ctx_exec(c, SQL(maklumat_cetak, .id = ctx_param(c, "id")), &rows);

	if (r == 0)
		r = cetak_siap(c, rows, &k);
	return r < 0 ? r : cetak_jawab(&k, &(struct cetak_naskah){ "Maklumat Pelayanan", "maklumat", true, gambar });
}
