/* What the full report tells beside the result: the regency of the same year and the complaints of the same time; on the worker that serves the
 * request. */
#include <math.h>
#include <string.h>

#include "skm/laporan_pdf.h"

#include "base/banned.h"

static const json_t *unsur_dari(const json_t *daftar, const char *kode)
{
	for (size_t i = 0; i < json_array_size(daftar); i++)
		if (strcmp(laporan_teks_dari(json_array_get(daftar, i), "kode"), kode) == 0)
			return json_array_get(daftar, i);
	return NULL;
}

/* "+0,125"; of two printed figures, each of this many decimals. */
static const char *selisih(const struct laporan *l, const json_t *ini, const json_t *itu, int desimal)
{
	double beda = json_number_value(ini) - json_number_value(itu), satuan = pow(10, desimal);
	CLEANUP_JSON json_t *angka = json_real(round(beda * satuan) / satuan + 0.0); /* no minus before a zero */

	if (!json_is_number(ini) || !json_is_number(itu))
		return l->t->tiada;
	return laporan_gabung(l, json_real_value(angka) > 0 ? "+" : "", laporan_desimal(l, angka, desimal), "");
}

/* What is not among the regency's unsur (own questions of the round) has nothing beside it. */
static const char *angka_kabupaten(const struct laporan *l, const json_t *angka, int desimal)
{
	return json_is_number(angka) ? laporan_desimal(l, angka, desimal) : l->t->tiada;
}

static void tabel_banding(struct pdf *p, const struct laporan *l, const json_t *kabupaten)
{
	const struct laporan_teks *t = l->t;
	const struct pdf_column kolom[] = { { t->unsur, 49, PDF_LEFT }, { t->nrr, 17, PDF_RIGHT }, { t->kabupaten, 17, PDF_RIGHT }, { t->selisih, 17, PDF_RIGHT } };
	const json_t *unsur = json_object_get(l->hasil, "unsur"), *ikm = json_object_get(l->hasil, "ikm"), *ikm_kabupaten = json_object_get(kabupaten, "ikm");
	int desimal = (int)json_integer_value(json_object_get(l->tambahan, "desimal_ikm"));

	pdf_table_begin(p, kolom, 4);
	for (size_t i = 0; i < json_array_size(unsur); i++) {
		const json_t *u = json_array_get(unsur, i), *nrr = json_object_get(u, "nrr");
		const char *kode = laporan_teks_dari(u, "kode");
		const json_t *lain = json_object_get(unsur_dari(json_object_get(kabupaten, "unsur"), kode), "nrr");

		pdf_table_row(p, (const char *[]){ laporan_nama_unsur(l, kode), laporan_desimal(l, nrr, 3), angka_kabupaten(l, lain, 3), selisih(l, nrr, lain, 3) });
	}
	pdf_table_row(p, (const char *[]){ t->ikm, laporan_ikm(l, ikm), angka_kabupaten(l, ikm_kabupaten, desimal), selisih(l, ikm, ikm_kabupaten, desimal) });
	pdf_table_end(p);
}

static void banding(struct pdf *p, const struct laporan *l)
{
	const json_t *kabupaten = json_object_get(l->analisis, "kabupaten");
	const struct pdf_field responden = { l->t->responden, laporan_bulat(l, json_object_get(kabupaten, "responden")) };

	pdf_subheading(p, l->t->banding);
	if (!json_is_object(kabupaten)) {
		pdf_paragraph(p, PDF_BODY, PDF_LEFT, l->t->banding_tiada);
		return;
	}
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, l->t->banding_isi);
	pdf_fields(p, &responden, 1);
	tabel_banding(p, l, kabupaten);
}

static void pengaduan(struct pdf *p, const struct laporan *l)
{
	const struct laporan_teks *t = l->t;
	const json_t *masa = json_object_get(l->analisis, "pengaduan"), *kelas = json_object_get(masa, "klasifikasi");
	const struct pdf_column kolom[] = { { t->klasifikasi, 70, PDF_LEFT }, { t->banyak, 30, PDF_RIGHT } };
	const char *sampai = laporan_gabung(l, laporan_tanggal(l, laporan_teks_dari(masa, "dari")), " – ", laporan_tanggal(l, laporan_teks_dari(masa, "sampai")));

	pdf_subheading(p, t->pengaduan);
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, laporan_gabung(l, t->pengaduan_isi, " ", laporan_gabung(l, sampai, ".", "")));
	if (json_array_size(kelas) == 0) {
		pdf_paragraph(p, PDF_BODY, PDF_LEFT, t->pengaduan_tiada);
		return;
	}
	pdf_table_begin(p, kolom, 2);
	for (size_t i = 0; i < json_array_size(kelas); i++) {
		const json_t *satu = json_array_get(kelas, i), *jumlah = json_object_get(satu, "jumlah");
		const char *nama = laporan_teks_dari(satu, "klasifikasi");

		pdf_table_row(p, (const char *[]){ nama ? laporan_sebutan("klasifikasi", nama, l->bahasa) : t->tiada,
						   json_is_integer(jumlah) ? laporan_bulat(l, jumlah) : t->pengaduan_ditahan });
	}
	pdf_table_end(p);
}

void laporan_banding(struct pdf *p, const struct laporan *l)
{
	if (!l->analisis)
		return;
	banding(p, l);
	pengaduan(p, l);
}
