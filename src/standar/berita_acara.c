/* The minutes of a discussion on paper, with the table of those who sign (P14(4)); on the worker that serves the request. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "document/tulisan_tanggal.h"
#include "standar/cetak.h"
#include "standar/operations.h"
#include "statements.h"

#include "base/banned.h"

#define DASAR_HUKUM "Perbup Bengkayang 24/2018 Pasal 14 ayat (4)"

static const struct pdf_column kolom[] = {
	{ "No.", 6, PDF_CENTER },        { "Nama", 26, PDF_LEFT },
	{ "Unsur/mewakili", 28, PDF_LEFT }, { "Jabatan", 18, PDF_LEFT },
	{ "Tanda tangan", 22, PDF_LEFT },
};

static const char *unsur(const char *kode)
{
	static const struct {
		const char *kode;
		const char *nama;
	} nama[] = {
		{ "penyelenggara", "Penyelenggara" },
		{ "penerima_manfaat", "Penerima manfaat" },
		{ "tokoh_masyarakat", "Tokoh masyarakat" },
		{ "akademisi", "Akademisi" },
		{ "dunia_usaha", "Dunia usaha" },
		{ "organisasi_profesi", "Organisasi profesi" },
		{ "ombudsman", "Ombudsman" },
		{ "lembaga_swadaya_masyarakat", "Lembaga swadaya masyarakat" },
	};

	for (size_t i = 0; i < sizeof(nama) / sizeof(nama[0]); i++)
		if (strcmp(nama[i].kode, kode) == 0)
			return nama[i].nama;
	return kode;
}

/* Recorded as it was given; a line to sign on otherwise. */
static const char *tanda_tangan(const json_t *peserta, size_t nomor, char out[static 64])
{
	const char *cara = cetak_anggota(peserta, "tanda_tangan");

	if (!cara)
		snprintf(out, 64, "\n%zu. ....................", nomor);
	else
		snprintf(out, 64, "Ditandatangani\n(%s)", cara);
	return out;
}

static void baris(struct pdf *p, const struct cetak *k, const json_t *peserta, size_t nomor)
{
	const char *mewakili = cetak_anggota(peserta, "mewakili");
	const char *dari = unsur(cetak_anggota(peserta, "unsur"));
	char teks_nomor[24], tertanda[64];

	snprintf(teks_nomor, sizeof(teks_nomor), "%zu.", nomor);
	pdf_table_row(p, (const char *[]){ teks_nomor, cetak_anggota(peserta, "nama"),
					   mewakili ? arena_printf(k->c->arena, "%s\n%s", dari, mewakili) : dari, cetak_anggota(peserta, "jabatan"),
					   tanda_tangan(peserta, nomor, tertanda) });
}

static void peserta(struct pdf *p, const struct cetak *k)
{
	const json_t *pembahasan = cetak_json(k, "pembahasan");
	size_t i, j, nomor = 0;
	json_t *rapat, *satu;

	pdf_heading(p, "Peserta dan tanda tangan");
	pdf_table_begin(p, kolom, sizeof(kolom) / sizeof(kolom[0]));
	json_array_foreach(pembahasan, i, rapat) {
		json_array_foreach(json_object_get(rapat, "peserta"), j, satu)
			baris(p, k, satu, ++nomor);
	}
	pdf_table_end(p);
}

static void pembuka(struct pdf *p, const struct cetak *k)
{
	pdf_paragraph(p, PDF_BODY, PDF_LEFT,
		      arena_printf(k->c->arena,
				   "Pada hari %s, bertempat di %s, telah disepakati hasil pembahasan rancangan Standar Pelayanan %s antara %s dan wakil masyarakat "
				   "serta pihak terkait sebagaimana dimaksud dalam Pasal 14 Peraturan Bupati Bengkayang Nomor 24 Tahun 2018.",
				   cetak_tanggal(k, "berita_acara.tanggal", true), cetak_kolom(k, "berita_acara.tempat"), cetak_kolom(k, "layanan.nama"),
				   cetak_kolom(k, "penyelenggara.nama")));
}

static int rapat(struct pdf *p, const struct cetak *k)
{
	const json_t *pembahasan = cetak_json(k, "pembahasan");
	size_t i;
	json_t *satu;

	pdf_heading(p, "Pembahasan");
	pdf_list_begin(p);
	json_array_foreach(pembahasan, i, satu) {
		const char *hasil = cetak_anggota(satu, "hasil");
		char nomor[24], hari[TULISAN_TANGGAL_SIZE];

		if (tulisan_tanggal(cetak_anggota(satu, "tanggal"), TULISAN_PEKAN, "id", hari) < 0)
			return -EINVAL;
		snprintf(nomor, sizeof(nomor), "%zu.", i + 1);
		pdf_item(p, nomor,
			 arena_printf(k->c->arena, "%s di %s: %s%s%s", hari, cetak_anggota(satu, "tempat"), cetak_anggota(satu, "pokok_bahasan"),
				      hasil ? "\nHasil: " : "", hasil ? hasil : ""));
	}
	pdf_list_end(p);
	return 0;
}

static int gambar(struct pdf *p, void *cls)
{
	const struct cetak *k = cls;
	int r;

	pdf_title(p, "BERITA ACARA\nPEMBAHASAN STANDAR PELAYANAN", cetak_kolom(k, "layanan.nama"));
	pembuka(p, k);
	r = rapat(p, k);
	if (r < 0)
		return r;
	pdf_heading(p, "Pokok bahasan");
	cetak_daftar(p, cetak_json(k, "berita_acara.pokok_bahasan"));
	pdf_heading(p, "Kesepakatan");
	cetak_daftar(p, cetak_json(k, "berita_acara.kesepakatan"));
	peserta(p, k);
	pdf_space(p, 8);
	pdf_paragraph(p, PDF_SMALL, PDF_LEFT,
		      arena_printf(k->c->arena, "Sidik isi yang ditandatangani (SHA-256 atas komponen standar, berita acara ini, dan pesertanya):\n%s",
				   cetak_kolom(k, "berita_acara.sidik")));
	return 0;
}

int op_standar_berita_acara_pdf(struct ctx *c)
{
	struct db_rows *rows;
	struct cetak k;
	int r = ctx_exec(c, SQL(standar_cetak, .id = ctx_param(c, "id")), &rows);

	if (r == 0)
		r = cetak_siap(c, rows, &k);
	if (r == 0 && !db_is(rows, 0, "menangani"))
		r = ctx_problem_dasar(c, PROBLEM_FORBIDDEN, DASAR_HUKUM, "Berita acara hanya bagi yang menangani standar ini.",
				      "The minutes are for those who handle this standard.");
	if (r == 0 && !cetak_kolom(&k, "berita_acara.tanggal"))
		r = ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	return r < 0 ? r : cetak_jawab(&k, &(struct cetak_naskah){ "Berita Acara Pembahasan Standar Pelayanan", "berita-acara", false, gambar });
}
