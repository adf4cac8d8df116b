/* The full report of a round, second half: result, analysis, follow-up plan, conclusions and appendices; on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include "skm/laporan_pdf.h"

#include "base/banned.h"

#define HALAMAN_PENUH PDF_MM(240)
#define PANEL_TINGGI 62.0
#define IKM_TERENDAH 2500 /* hundredths */
#define IKM_TERTINGGI 10000

static const char *nomor(const struct laporan *l, size_t i)
{
	const char *teks = arena_printf(l->arena, "%zu.", i + 1);

	return teks ? teks : "";
}

static void tabel_unsur(struct pdf *p, const struct laporan *l)
{
	const struct laporan_teks *t = l->t;
	const struct pdf_column kolom[] = { { "No.", 7, PDF_CENTER },	{ t->unsur, 37, PDF_LEFT },	  { t->jumlah, 12, PDF_RIGHT },
					    { t->terisi, 13, PDF_RIGHT }, { t->nrr, 11, PDF_RIGHT }, { t->tertimbang, 17, PDF_RIGHT },
					    { t->mutu, 12, PDF_CENTER } };
	const json_t *unsur = json_object_get(l->hasil, "unsur");

	pdf_table_begin(p, kolom, 7);
	for (size_t i = 0; i < json_array_size(unsur); i++) {
		const json_t *u = json_array_get(unsur, i);

		pdf_table_row(p, (const char *[]){ nomor(l, i), laporan_nama_unsur(l, laporan_teks_dari(u, "kode")),
						   laporan_bulat(l, json_object_get(u, "jumlah")), laporan_bulat(l, json_object_get(u, "terisi")),
						   laporan_desimal(l, json_object_get(u, "nrr"), 3),
						   laporan_desimal(l, json_object_get(u, "nrr_tertimbang"), 4),
						   laporan_mutu(l, json_object_get(u, "mutu")) });
	}
	pdf_table_end(p);
}

/* The figure of the whole report, so that nobody looks for it. */
static int panel(cairo_t *cr, double lebar, double tinggi, void *cls)
{
	const struct laporan *l = cls;
	const json_t *h = l->hasil;
	const struct {
		const char *nama, *isi;
		double bagian;
	} petak[] = {
		{ l->t->nilai_ikm, laporan_ikm(l, json_object_get(h, "ikm")), 0.30 },
		{ l->t->mutu, laporan_mutu(l, json_object_get(h, "mutu")), 0.18 },
		{ l->t->kinerja, laporan_mutu(l, json_object_get(h, "kinerja")), 0.30 },
		{ l->t->responden, laporan_bulat(l, json_object_get(h, "responden")), 0.22 },
	};
	struct gaya kecil = { .ukuran = 8.5, .rata = PDF_CENTER, .warna = WARNA_TEKS }, besar = { .ukuran = 22, .tebal = true, .rata = PDF_CENTER };
	CLEANUP_KANVAS struct kanvas k;
	double x = 0;

	kanvas_init(&k, cr, l->bahasa);
	kanvas_kotak(&k, WARNA_BIDANG, 0, 0, lebar, tinggi);
	for (size_t i = 0; i < sizeof(petak) / sizeof(petak[0]); i++) {
		double w = lebar * petak[i].bagian;
		struct gaya pas = kanvas_paskan(&k, besar, 10, w - 12, 28, petak[i].isi);

		pas.warna = WARNA_GELAP;
		kanvas_tulis(&k, NULL, &kecil, x, 9, w, petak[i].nama);
		kanvas_tulis(&k, NULL, &pas, x, 25 + (26 - pas.ukuran * 1.2) / 2, w, petak[i].isi);
		x += w;
	}
	return k.error;
}

static const char *rentang(const struct laporan *l, int64_t bawah, int64_t atas)
{
	CLEANUP_JSON json_t *a = json_real((double)bawah / 100), *b = json_real((double)atas / 100);

	return laporan_gabung(l, laporan_desimal(l, a, 2), " – ", laporan_desimal(l, b, 2));
}

static void tabel_kelas(struct pdf *p, const struct laporan *l)
{
	const struct pdf_column kolom[] = { { l->t->rentang, 40, PDF_CENTER }, { l->t->mutu, 20, PDF_CENTER }, { l->t->kinerja, 40, PDF_LEFT } };
	const json_t *kelas = json_object_get(l->tambahan, "kelas");
	int64_t atas = IKM_TERTINGGI;

	pdf_subheading(p, l->t->kelas);
	pdf_table_begin(p, kolom, 3);
	for (size_t i = 0; i < json_array_size(kelas); i++) {
		const json_t *satu = json_array_get(kelas, i);
		int64_t batas = json_integer_value(json_object_get(satu, "batas"));

		pdf_table_row(p, (const char *[]){ rentang(l, batas < IKM_TERENDAH ? IKM_TERENDAH : batas, atas), laporan_teks_dari(satu, "mutu"),
						   laporan_teks_dari(satu, "kinerja") });
		atas = batas - 1;
	}
	pdf_table_end(p);
}

static int hasil(struct pdf *p, const struct laporan *l)
{
	const struct laporan_teks *t = l->t;
	const struct pdf_field fields[] = {
		{ t->indeks, laporan_desimal(l, json_object_get(l->hasil, "skm"), 4) },
		{ t->ikm, laporan_ikm(l, json_object_get(l->hasil, "ikm")) },
		{ t->mutu, laporan_mutu(l, json_object_get(l->hasil, "mutu")) },
		{ t->kinerja, laporan_mutu(l, json_object_get(l->hasil, "kinerja")) },
	};
	int r;

	pdf_heading(p, t->hasil);
	pdf_need(p, PANEL_TINGGI + 60);
	pdf_subheading(p, t->ikm_judul);
	pdf_space(p, 2);
	pdf_figure(p, LAPORAN_LEBAR, PANEL_TINGGI, PDF_LEFT, panel, (void *)(uintptr_t)l);
	pdf_space(p, 4);
	pdf_fields(p, fields, 4);
	r = laporan_gambar(p, l, "unsur");
	pdf_subheading(p, t->nrr_unsur);
	tabel_unsur(p, l);
	tabel_kelas(p, l);
	return r;
}

/* "Persyaratan, Sistem, mekanisme, dan prosedur (2,816; C)" */
static const char *unsur_ujung(const struct laporan *l, const char *kunci)
{
	const json_t *kode = json_object_get(l->hasil, kunci), *unsur = json_object_get(l->hasil, "unsur");
	const char *teks = "";

	for (size_t i = 0; i < json_array_size(unsur); i++) {
		const json_t *u = json_array_get(unsur, i);

		for (size_t j = 0; j < json_array_size(kode); j++) {
			if (strcmp(laporan_teks_dari(u, "kode"), json_string_value(json_array_get(kode, j))) != 0)
				continue;
			teks = arena_printf(l->arena, "%s%s%s (%s; %s)", teks, *teks ? "\n" : "", laporan_nama_unsur(l, laporan_teks_dari(u, "kode")),
					    laporan_desimal(l, json_object_get(u, "nrr"), 3), laporan_mutu(l, json_object_get(u, "mutu")));
			if (!teks)
				return "";
		}
	}
	return *teks ? teks : l->t->ditahan;
}

static void tabel_validitas(struct pdf *p, const struct laporan *l, const json_t *validitas)
{
	const struct laporan_teks *t = l->t;
	const struct pdf_column kolom[] = { { "No.", 8, PDF_CENTER }, { t->unsur, 50, PDF_LEFT }, { t->r, 20, PDF_RIGHT }, { t->keterangan, 22, PDF_LEFT } };
	const json_t *unsur = json_object_get(validitas, "unsur");

	pdf_table_begin(p, kolom, 4);
	for (size_t i = 0; i < json_array_size(unsur); i++) {
		const json_t *u = json_array_get(unsur, i), *r = json_object_get(u, "r");
		bool ada = json_is_number(r);

		pdf_table_row(p, (const char *[]){ nomor(l, i), laporan_nama_unsur(l, laporan_teks_dari(u, "kode")), ada ? laporan_desimal(l, r, 4) : t->tiada,
						   !ada						 ? t->tiada :
						   json_is_true(json_object_get(u, "valid")) ? t->valid :
											       t->tidak_valid });
	}
	pdf_table_end(p);
}

static void mutu_kuesioner(struct pdf *p, const struct laporan *l)
{
	const struct laporan_teks *t = l->t;
	const json_t *v = json_object_get(l->hasil, "validitas"), *a = json_object_get(l->hasil, "reliabilitas");
	const char *alpha = t->tak_terhitung;

	pdf_subheading(p, t->validitas);
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, t->validitas_isi);
	if (json_is_object(v))
		tabel_validitas(p, l, v);
	if (json_is_object(a))
		alpha = laporan_gabung(l, laporan_desimal(l, json_object_get(a, "alpha"), 4), " · ",
				       json_is_true(json_object_get(a, "reliabel")) ? t->reliabel : t->tidak_reliabel);
	pdf_fields(p, &(struct pdf_field){ t->alpha, alpha }, 1);
}

static void tabel_tren(struct pdf *p, const struct laporan *l, const json_t *tren)
{
	const struct laporan_teks *t = l->t;
	const struct pdf_column kolom[] = { { t->periode, 34, PDF_LEFT },
					    { t->responden, 16, PDF_RIGHT },
					    { t->ikm, 12, PDF_RIGHT },
					    { t->mutu, 12, PDF_CENTER },
					    { t->metode_hitung, 26, PDF_LEFT } };

	pdf_table_begin(p, kolom, 5);
	for (size_t i = json_array_size(tren); i-- > 0;) {
		const json_t *satu = json_array_get(tren, i);
		const char *kapan = arena_printf(l->arena, "%s %" JSON_INTEGER_FORMAT, laporan_teks_dari(satu, "periode"),
						 json_integer_value(json_object_get(satu, "tahun")));

		pdf_table_row(p, (const char *[]){ kapan, laporan_bulat(l, json_object_get(satu, "responden")), laporan_ikm(l, json_object_get(satu, "ikm")),
						   laporan_mutu(l, json_object_get(satu, "mutu")), laporan_teks_dari(satu, "metode_hitung") });
	}
	pdf_table_end(p);
}

static int tren(struct pdf *p, const struct laporan *l)
{
	const json_t *daftar = json_object_get(l->tambahan, "tren");
	int r;

	if (json_array_size(daftar) < 2) {
		pdf_subheading(p, l->t->tren);
		pdf_paragraph(p, PDF_BODY, PDF_LEFT, l->t->tren_tiada);
		return 0;
	}
	r = laporan_gambar(p, l, "tren");
	pdf_paragraph(p, PDF_SMALL, PDF_LEFT, l->t->tren_isi);
	tabel_tren(p, l, daftar);
	return r;
}

static int analisis(struct pdf *p, const struct laporan *l)
{
	const struct laporan_teks *t = l->t;
	const struct pdf_field ujung[] = { { t->terendah, unsur_ujung(l, "unsur_terendah") }, { t->tertinggi, unsur_ujung(l, "unsur_tertinggi") } };
	const json_t *layanan = laporan_urut(l, "layanan");
	int r = 0;

	pdf_heading(p, t->analisis);
	pdf_subheading(p, t->ujung);
	pdf_fields(p, ujung, 2);
	if (!l->ditahan) {
		r = laporan_gambar(p, l, "kekurangan");
		pdf_paragraph(p, PDF_SMALL, PDF_LEFT, t->kekurangan_isi);
	}
	mutu_kuesioner(p, l);
	if (json_array_size(layanan) > 1) { /* one group is the whole result again */
		pdf_subheading(p, t->menurut_layanan);
		laporan_tabel_kelompok(p, l, "layanan", layanan);
	}
	if (r == 0)
		r = tren(p, l);
	if (r == 0)
		laporan_banding(p, l);
	return r;
}

/* "Berjalan (terlambat)" and the last entry; a dash before publication. */
static const char *kemajuan(const struct laporan *l, size_t i)
{
	const json_t *satu = json_array_get(l->rencana, i), *entri = json_object_get(satu, "kemajuan");
	const json_t *terakhir = json_array_get(entri, json_array_size(entri) - 1);
	const char *status = laporan_teks_dari(satu, "status"), *teks;

	if (!status)
		return l->t->tiada;
	teks = laporan_sebutan("kemajuan", status, l->bahasa);
	if (json_is_true(json_object_get(satu, "terlambat")))
		teks = laporan_gabung(l, teks, " (", laporan_gabung(l, l->t->terlambat, ")", ""));
	if (!terakhir)
		return teks;
	teks = laporan_gabung(l, teks, "\n", laporan_tanggal(l, laporan_teks_dari(terakhir, "tanggal")));
	return laporan_gabung(l, teks, ": ", laporan_teks_dari(terakhir, "uraian"));
}

static void tindak_lanjut(struct pdf *p, const struct laporan *l)
{
	const struct laporan_teks *t = l->t;
	const struct pdf_column kolom[] = { { "No.", 6, PDF_CENTER },
					    { t->unsur, 17, PDF_LEFT },
					    { t->kegiatan, 26, PDF_LEFT },
					    { t->penanggung_jawab, 17, PDF_LEFT },
					    { t->waktu, 13, PDF_LEFT },
					    { t->kemajuan, 21, PDF_LEFT } };
	const json_t *saran = json_object_get(l->hasil, "saran_perbaikan");

	pdf_heading(p, t->tindak_lanjut);
	if (json_array_size(saran) == 0) {
		pdf_paragraph(p, PDF_BODY, PDF_LEFT, t->belum_ada);
		return;
	}
	pdf_table_begin(p, kolom, 6);
	for (size_t i = 0; i < json_array_size(saran); i++) {
		const json_t *s = json_array_get(saran, i);

		pdf_table_row(p, (const char *[]){ nomor(l, i), laporan_nama_unsur(l, laporan_teks_dari(s, "unsur")), laporan_teks_dari(s, "uraian"),
						   laporan_teks_dari(s, "penanggung_jawab"), laporan_tanggal(l, laporan_teks_dari(s, "target")), kemajuan(l, i) });
	}
	pdf_table_end(p);
}

static void kesimpulan(struct pdf *p, const struct laporan *l)
{
	const struct laporan_teks *t = l->t;
	const char *unit = laporan_teks_dari(json_object_get(l->hasil, "penyelenggara"), "nama");
	const char *nilai = arena_printf(l->arena, "%s (%s, %s)", laporan_ikm(l, json_object_get(l->hasil, "ikm")),
					 laporan_mutu(l, json_object_get(l->hasil, "mutu")), laporan_mutu(l, json_object_get(l->hasil, "kinerja")));
	const struct pdf_field fields[] = { { t->simpul_ikm, l->ditahan ? t->ditahan : nilai },
					    { t->simpul_rendah, unsur_ujung(l, "unsur_terendah") },
					    { t->simpul_tinggi, unsur_ujung(l, "unsur_tertinggi") } };
	const struct pdf_signature tanda_tangan = { .place_date = laporan_gabung(l, "Bengkayang, ", laporan_tanggal(l, laporan_teks_dari(l->hasil, "dihitung_pada")), ""),
						    .role = laporan_gabung(l, t->kepala, " ", laporan_gabung(l, unit, ",", "")) };

	pdf_heading(p, t->kesimpulan);
	pdf_need(p, pdf_signatures_height(p, &tanda_tangan, 1) + 70);
	pdf_fields(p, fields, 3);
	if (l->ditahan)
		pdf_paragraph(p, PDF_BODY, PDF_LEFT, t->simpul_tahan);
	pdf_signatures(p, &tanda_tangan, 1);
}

static void kuesioner(struct pdf *p, const struct laporan *l)
{
	bool en = strcmp(l->bahasa, "en") == 0;
	const struct pdf_column kolom[] = { { "No.", 7, PDF_CENTER }, { l->t->unsur, 22, PDF_LEFT }, { l->t->pertanyaan, 40, PDF_LEFT }, { l->t->jawaban, 31, PDF_LEFT } };
	const json_t *unsur = json_object_get(l->survei, "unsur");

	pdf_need(p, HALAMAN_PENUH);
	pdf_heading(p, l->t->lampiran_kuesioner);
	pdf_table_begin(p, kolom, 4);
	for (size_t i = 0; i < json_array_size(unsur); i++) {
		const json_t *u = json_array_get(unsur, i), *jawaban = json_object_get(u, en ? "jawaban_en" : "jawaban_id");
		const char *pilihan = "";

		for (size_t j = 0; j < json_array_size(jawaban); j++)
			pilihan = laporan_gabung(l, pilihan, (const char *const[]){ "1 ", "\n2 ", "\n3 ", "\n4 " }[j & 3], json_string_value(json_array_get(jawaban, j)));
		pdf_table_row(p, (const char *[]){ nomor(l, i), laporan_teks_dari(u, "nama"), laporan_teks_dari(u, en ? "pertanyaan_en" : "pertanyaan_id"), pilihan });
	}
	pdf_table_end(p);
}

static const char *bobot(const struct laporan *l, const char *kode)
{
	const json_t *b = json_object_get(laporan_unsur(l, kode), "bobot");
	const char *teks = arena_printf(l->arena, "%" JSON_INTEGER_FORMAT "/%" JSON_INTEGER_FORMAT, json_integer_value(json_object_get(b, "pembilang")),
					json_integer_value(json_object_get(b, "penyebut")));

	return teks ? teks : "";
}

static void olah_data(struct pdf *p, const struct laporan *l)
{
	const struct laporan_teks *t = l->t;
	const struct pdf_column kolom[] = { { t->unsur, 33, PDF_LEFT },	    { t->jumlah, 14, PDF_RIGHT }, { t->terisi, 13, PDF_RIGHT },
					    { t->nrr, 12, PDF_RIGHT }, { t->bobot, 12, PDF_RIGHT },	 { t->tertimbang, 16, PDF_RIGHT } };
	const json_t *unsur = json_object_get(l->hasil, "unsur");

	pdf_heading(p, t->lampiran_olah);
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, t->olah_isi);
	pdf_table_begin(p, kolom, 6);
	for (size_t i = 0; i < json_array_size(unsur); i++) {
		const json_t *u = json_array_get(unsur, i);
		const char *kode = laporan_teks_dari(u, "kode");

		pdf_table_row(p, (const char *[]){ laporan_nama_unsur(l, kode), laporan_bulat(l, json_object_get(u, "jumlah")),
						   laporan_bulat(l, json_object_get(u, "terisi")), laporan_desimal(l, json_object_get(u, "nrr"), 3), bobot(l, kode),
						   laporan_desimal(l, json_object_get(u, "nrr_tertimbang"), 4) });
	}
	pdf_table_row(p, (const char *[]){ t->indeks, NULL, NULL, NULL, NULL, laporan_desimal(l, json_object_get(l->hasil, "skm"), 4) });
	pdf_table_row(p, (const char *[]){ t->ikm, NULL, NULL, NULL, NULL, laporan_ikm(l, json_object_get(l->hasil, "ikm")) });
	pdf_table_end(p);
	if (laporan_teks_dari(l->hasil, "sidik_masukan"))
		pdf_fields(p, &(struct pdf_field){ t->sidik, laporan_teks_dari(l->hasil, "sidik_masukan") }, 1);
}

int laporan_hasil(struct pdf *p, const struct laporan *l)
{
	int r = hasil(p, l);

	if (r == 0)
		r = analisis(p, l);
	if (r < 0)
		return r;
	tindak_lanjut(p, l);
	kesimpulan(p, l);
	kuesioner(p, l);
	olah_data(p, l);
	return 0;
}
