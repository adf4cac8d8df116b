/* A standard on paper: the fourteen components as tables; on the worker that serves the request. */
#include <errno.h>
#include <stdio.h>

#include "standar/cetak.h"
#include "standar/komponen.h"
#include "standar/operations.h"
#include "statements.h"

#include "base/banned.h"

static const struct pdf_column kolom[] = {
	{ "No.", 6, PDF_CENTER },
	{ "Komponen", 24, PDF_LEFT },
	{ "Uraian", 70, PDF_LEFT },
};

static int tabel(struct pdf *p, const struct cetak *k, const json_t *komponen, size_t dari, size_t sampai)
{
	char nomor[24];

	pdf_table_begin(p, kolom, sizeof(kolom) / sizeof(kolom[0]));
	for (size_t i = dari; i < sampai; i++) {
		const char *teks = komponen_teks(k, komponen_urut[i].nama, json_object_get(komponen, komponen_urut[i].nama));

		if (!teks)
			return -ENOMEM;
		snprintf(nomor, sizeof(nomor), "%zu.", i + 1);
		pdf_table_row(p, (const char *[]){ nomor, komponen_urut[i].judul, teks });
	}
	pdf_table_end(p);
	return 0;
}

static void keterangan(struct pdf *p, const struct cetak *k)
{
	const char *versi = cetak_kolom(k, "versi");
	const struct pdf_field isi[] = {
		{ "Penyelenggara", cetak_kolom(k, "penyelenggara.nama") },
		{ "Jenis pelayanan", cetak_kolom(k, "layanan.nama") },
		{ "Keputusan", cetak_kolom(k, "penetapan.nomor") },
		{ "Tanggal", cetak_tanggal(k, "penetapan.tanggal", false) },
		{ "Versi", versi },
		{ "Berlaku sejak", cetak_tanggal(k, "penetapan.berlaku_dari", false) },
		{ "Berlaku sampai", cetak_tanggal(k, "penetapan.berlaku_sampai", false) },
		{ "Keadaan", versi ? NULL : "RANCANGAN, belum ditetapkan" },
	};

	pdf_fields(p, isi, sizeof(isi) / sizeof(isi[0]));
}

static int gambar(struct pdf *p, void *cls)
{
	const struct cetak *k = cls;
	const json_t *komponen = cetak_json(k, "komponen");
	int r;

	pdf_title(p, "STANDAR PELAYANAN", cetak_kolom(k, "layanan.nama"));
	keterangan(p, k);
	pdf_heading(p, "A. Penyampaian pelayanan");
	r = tabel(p, k, komponen, 0, KOMPONEN_PENYAMPAIAN);
	if (r < 0)
		return r;
	pdf_heading(p, "B. Pengelolaan pelayanan");
	r = tabel(p, k, komponen, KOMPONEN_PENYAMPAIAN, KOMPONEN_JUMLAH);
	if (r < 0)
		return r;
	cetak_pengesahan(p, k, cetak_tanggal(k, "penetapan.tanggal", false), cetak_kolom(k, "penanda_tangan"));
	return 0;
}

int op_standar_pdf(struct ctx *c)
{
	struct db_rows *rows;
	struct cetak k;
	int r = ctx_exec(c, SQL(standar_cetak, .id = ctx_param(c, "id")), &rows);

	if (r == 0)
		r = cetak_siap(c, rows, &k);
	return r < 0 ? r : cetak_jawab(&k, &(struct cetak_naskah){ "Standar Pelayanan", "standar", false, gambar });
}
