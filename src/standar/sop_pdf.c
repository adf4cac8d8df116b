/* The procedure of complaint handling on paper (P26(2)); on the worker that serves the request. */
#include <stdio.h>

#include "document/tanda_terima_teks.h"
#include "standar/cetak.h"
#include "standar/operations.h"
#include "statements.h"

#include "base/banned.h"

static const struct pdf_column kolom_langkah[] = {
	{ "No.", 6, PDF_CENTER }, { "Langkah", 42, PDF_LEFT }, { "Pelaksana", 20, PDF_LEFT }, { "Waktu", 14, PDF_LEFT }, { "Keluaran", 18, PDF_LEFT },
};
static const struct pdf_column kolom_kanal[] = { { "Kanal", 20, PDF_LEFT }, { "Alamat", 80, PDF_LEFT } };

static void kanal(struct pdf *p, const struct cetak *k)
{
	size_t i;
	json_t *satu;

	pdf_heading(p, "Tempat mengadu");
	pdf_table_begin(p, kolom_kanal, sizeof(kolom_kanal) / sizeof(kolom_kanal[0]));
	json_array_foreach(cetak_json(k, "kanal"), i, satu)
		pdf_table_row(p, (const char *[]){ tanda_terima_istilah(cetak_anggota(satu, "kanal"), "id"), cetak_anggota(satu, "alamat") });
	pdf_table_end(p);
}

static void langkah(struct pdf *p, const struct cetak *k)
{
	const json_t *semua = cetak_json(k, "langkah");
	char nomor[24];
	size_t i;
	json_t *satu;

	pdf_heading(p, "Langkah-langkah");
	pdf_table_begin(p, kolom_langkah, sizeof(kolom_langkah) / sizeof(kolom_langkah[0]));
	json_array_foreach(semua, i, satu) {
		snprintf(nomor, sizeof(nomor), "%zu.", i + 1);
		pdf_table_row(p, (const char *[]){ nomor, cetak_anggota(satu, "uraian"), cetak_anggota(satu, "pelaksana"),
						   cetak_waktu(k, json_object_get(satu, "waktu")), cetak_anggota(satu, "keluaran") });
	}
	pdf_table_end(p);
}

static int gambar(struct pdf *p, void *cls)
{
	const struct cetak *k = cls;
	const struct pdf_field isi[] = {
		{ "Nomor", cetak_kolom(k, "penetapan.nomor") },
		{ "Tanggal", cetak_tanggal(k, "penetapan.tanggal", false) },
		{ "Keadaan", cetak_kolom(k, "penetapan.nomor") ? NULL : "RANCANGAN, belum ditetapkan" },
	};

	pdf_title(p, "STANDAR OPERASIONAL PROSEDUR", cetak_kolom(k, "judul"));
	pdf_fields(p, isi, sizeof(isi) / sizeof(isi[0]));
	pdf_space(p, 6);
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, cetak_kolom(k, "ringkasan"));
	kanal(p, k);
	langkah(p, k);
	pdf_heading(p, "Dasar hukum");
	cetak_daftar(p, cetak_json(k, "dasar_hukum"));
	cetak_pengesahan(p, k, cetak_tanggal(k, "penetapan.tanggal", false), cetak_kolom(k, "penetapan.oleh"));
	return 0;
}

int op_sop_pengaduan_pdf(struct ctx *c)
{
	struct db_rows *rows;
	struct cetak k;
	int r = ctx_exec(c, SQL(sop_pengaduan_cetak, .id = ctx_param(c, "id")), &rows);

	if (r == 0)
		r = cetak_siap(c, rows, &k);
	return r < 0 ? r : cetak_jawab(&k, &(struct cetak_naskah){ "SOP Penanganan Pengaduan", "sop-pengaduan", false, gambar });
}
