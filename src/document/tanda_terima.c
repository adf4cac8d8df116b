/* Puts the receipt of a case on paper; owns nothing but the document being written, on the
 * caller's thread. */
#include "document/tanda_terima.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "document/tanda_terima_teks.h"
#include "document/tulisan_tanggal.h"

#include "base/banned.h"

#define INSTANSI "Pemerintah Kabupaten Bengkayang"
#define KEDUDUKAN "Bengkayang"

struct isi {
	const struct tanda_terima *t;
	const struct tanda_terima_teks *teks;
};

static bool filled(const char *s)
{
	return s && *s;
}

static void draw_identity(struct pdf *p, const struct isi *isi)
{
	const struct tanda_terima *t = isi->t;
	const struct tanda_terima_teks *k = isi->teks;
	const struct pdf_field fields[] = {
		{ k->nama, t->nama },
		{ k->jenis_kelamin, filled(t->jenis_kelamin) ? tanda_terima_istilah(t->jenis_kelamin, t->bahasa) : NULL },
		{ k->usia, t->usia },
		{ k->nik, t->nik },
		{ k->alamat, t->alamat },
		{ k->telepon, t->telepon },
		{ k->email, t->email },
	};

	pdf_heading(p, k->identitas);
	if (!filled(t->nama) || strcmp(t->kerahasiaan, "anonim") == 0) {
		pdf_paragraph(p, PDF_BODY, PDF_LEFT,
			      strcmp(t->kerahasiaan, "anonim") == 0 ? k->tanpa_identitas : k->tidak_ditampilkan);
		return;
	}
	pdf_fields(p, fields, G_N_ELEMENTS(fields));
	if (strcmp(t->kerahasiaan, "rahasia") == 0)
		pdf_paragraph(p, PDF_SMALL, PDF_LEFT, k->dirahasiakan);
}

static int draw_description(struct pdf *p, const struct isi *isi)
{
	const struct tanda_terima *t = isi->t;
	struct pdf_field fields[TANDA_TERIMA_ISIAN_MAX];

	for (size_t i = 0; i < t->n_isian; i++)
		fields[i] = (struct pdf_field){ tanda_terima_istilah(t->isian[i].kode, t->bahasa), t->isian[i].nilai };
	pdf_heading(p, isi->teks->pelayanan);
	pdf_fields(p, fields, t->n_isian);
	return 0;
}

static int draw_service(struct pdf *p, const struct isi *isi)
{
	const struct tanda_terima *t = isi->t;
	const struct tanda_terima_teks *k = isi->teks;
	char kejadian[TULISAN_TANGGAL_SIZE] = "", lampiran[32];
	int r;
	const struct pdf_field fields[] = {
		{ k->penyelenggara, t->penyelenggara },
		{ k->layanan, t->layanan },
		{ k->pokok, t->judul },
		{ k->kejadian, kejadian },
		{ k->lokasi, t->lokasi },
		{ k->uraian, t->uraian },
		{ k->kerugian, t->kerugian },
		{ k->permintaan, t->permintaan_penyelesaian },
		{ k->lampiran, t->n_lampiran ? lampiran : NULL },
	};

	snprintf(lampiran, sizeof(lampiran), "%u %s", t->n_lampiran, k->berkas);
	if (filled(t->waktu_kejadian)) {
		r = tulisan_tanggal(t->waktu_kejadian, TULISAN_PEKAN, t->bahasa, kejadian);
		if (r < 0)
			return r;
	}
	pdf_heading(p, k->pelayanan);
	pdf_fields(p, fields, G_N_ELEMENTS(fields));
	return 0;
}

static int draw_receipt(struct pdf *p, const struct isi *isi)
{
	const struct tanda_terima *t = isi->t;
	const struct tanda_terima_teks *k = isi->teks;
	char waktu[TULISAN_TANGGAL_SIZE];
	int r;
	const struct pdf_field fields[] = {
		{ k->tempat, filled(t->tempat) ? t->tempat : t->penyelenggara },
		{ k->waktu, waktu },
		{ k->kanal, tanda_terima_istilah(t->kanal, t->bahasa) },
	};

	r = tulisan_tanggal(t->diterima_pada, TULISAN_WAKTU, t->bahasa, waktu);
	if (r < 0)
		return r;
	pdf_heading(p, k->penerimaan);
	pdf_fields(p, fields, G_N_ELEMENTS(fields));
	return 0;
}

static int draw_deadline(struct pdf *p, const struct isi *isi, size_t i)
{
	const struct tanda_terima_tenggat *d = &isi->t->tenggat[i];
	const char *bahasa = isi->t->bahasa;
	const char *satuan =
		strcmp(d->satuan, "hari_kerja") == 0 ? isi->teks->hari_kerja : isi->teks->hari;
	g_autofree char *lama = g_strdup_printf("%s %s", d->hari, satuan);
	char nomor[24], jatuh_tempo[TULISAN_TANGGAL_SIZE];
	int r;

	/* A deadline ends with its day. */
	r = tulisan_tanggal(d->jatuh_tempo, TULISAN_PEKAN, bahasa, jatuh_tempo);
	if (r < 0)
		return r;
	snprintf(nomor, sizeof(nomor), "%zu.", i + 1);
	pdf_table_row(p, (const char *[]){ nomor, tanda_terima_istilah(d->jenis, bahasa), lama,
					   jatuh_tempo, d->dasar_hukum });
	return 0;
}

static int draw_deadlines(struct pdf *p, const struct isi *isi)
{
	const struct tanda_terima_teks *k = isi->teks;
	const struct pdf_column columns[] = {
		{ k->kolom_no, 7, PDF_CENTER },   { k->kolom_tahap, 28, PDF_LEFT },
		{ k->kolom_lama, 17, PDF_LEFT },  { k->kolom_jatuh_tempo, 27, PDF_LEFT },
		{ k->kolom_dasar, 25, PDF_LEFT },
	};
	int r = 0;

	if (isi->t->n_tenggat == 0)
		return 0;
	pdf_heading(p, k->tenggat);
	pdf_table_begin(p, columns, G_N_ELEMENTS(columns));
	for (size_t i = 0; i < isi->t->n_tenggat && r == 0; i++)
		r = draw_deadline(p, isi, i);
	pdf_table_end(p);
	return r;
}

static void draw_provisions(struct pdf *p, const struct isi *isi)
{
	char mark[24];

	pdf_heading(p, isi->teks->akibat);
	pdf_list_begin(p);
	for (size_t i = 0; isi->teks->ketentuan[i]; i++) {
		snprintf(mark, sizeof(mark), "%zu.", i + 1);
		pdf_item(p, mark, isi->teks->ketentuan[i]);
	}
	pdf_list_end(p);
}

static void draw_tracking(struct pdf *p, const struct isi *isi)
{
	const struct tanda_terima *t = isi->t;
	const struct tanda_terima_teks *k = isi->teks;
	g_autoptr(GString) text = g_string_new(NULL);

	g_string_append_printf(text, "%s: %s\n", k->lacak_nomor, t->nomor);
	if (filled(t->kode_akses))
		g_string_append_printf(text, "%s: %s\n", k->lacak_kode, t->kode_akses);
	if (!filled(t->lacak_url)) {
		g_string_truncate(text, text->len - 1);
		pdf_paragraph(p, PDF_BODY, PDF_LEFT, text->str);
		return;
	}
	g_string_append_printf(text, "%s\n%s", k->lacak_cara, t->lacak_url);
	pdf_qr(p, t->lacak_url, k->lacak, text->str);
}

/* Tracking and signature stay together, so that no page holds a signature alone. */
static int draw_end(struct pdf *p, const struct isi *isi)
{
	const struct tanda_terima *t = isi->t;
	const char *kedudukan = filled(t->kedudukan) ? t->kedudukan : KEDUDUKAN;
	const char *jabatan = filled(t->petugas_jabatan) ? t->petugas_jabatan : NULL;
	g_autofree char *tempat = NULL;
	g_autofree char *peran = g_strjoin("\n", isi->teks->petugas, jabatan, NULL);
	g_autofree char *segel = NULL;
	char tanggal[TULISAN_TANGGAL_SIZE];
	struct pdf_signature petugas = { .role = peran,
					 .name = t->petugas_nama,
					 .nip = t->petugas_nip };
	int r;

	r = tulisan_tanggal(t->diterima_pada, TULISAN_HARI, t->bahasa, tanggal);
	if (r < 0)
		return r;
	tempat = g_strdup_printf("%s, %s", kedudukan, tanggal);
	segel = filled(t->segel) ? g_strdup_printf("%s\n%s", isi->teks->segel, t->segel) : NULL;
	petugas.place_date = tempat;
	petugas.note = segel;
	pdf_need(p, PDF_QR_HEIGHT + 10 + pdf_signatures_height(p, &petugas, 1));
	draw_tracking(p, isi);
	pdf_signatures(p, &petugas, 1);
	return 0;
}

static int draw(struct pdf *p, void *cls)
{
	const struct isi *isi = cls;
	g_autofree char *judul = g_utf8_strup(isi->teks->judul, -1);
	g_autofree char *nomor = g_strdup_printf("%s: %s", isi->teks->nomor, isi->t->nomor);
	int r;

	pdf_title(p, judul, nomor);
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, isi->teks->pembuka);
	draw_identity(p, isi);
	r = isi->t->n_isian ? draw_description(p, isi) : draw_service(p, isi);
	if (r == 0)
		r = draw_receipt(p, isi);
	if (r == 0)
		r = draw_deadlines(p, isi);
	if (r < 0)
		return r;
	draw_provisions(p, isi);
	r = draw_end(p, isi);
	pdf_space(p, 10);
	pdf_paragraph(p, PDF_SMALL, PDF_LEFT, isi->teks->terjemahan);
	return r;
}

static bool complete(const struct tanda_terima *t)
{
	for (size_t i = 0; i < t->n_tenggat; i++) {
		const struct tanda_terima_tenggat *d = &t->tenggat[i];

		if (!filled(d->jenis) || !filled(d->hari) || !filled(d->satuan) ||
		    !filled(d->dasar_hukum))
			return false;
	}
	if (t->n_isian > TANDA_TERIMA_ISIAN_MAX)
		return false;
	for (size_t i = 0; i < t->n_isian; i++)
		if (!filled(t->isian[i].kode))
			return false;
	return filled(t->bahasa) && filled(t->nomor) && filled(t->penyelenggara) && filled(t->kerahasiaan) &&
	       (t->n_isian || (filled(t->judul) && filled(t->uraian))) && filled(t->kanal);
}

int tanda_terima_write(const struct tanda_terima *t, struct pdf_sink sink)
{
	struct isi isi = { .t = t };
	struct pdf_info info;

	if (!complete(t))
		return -EINVAL;
	isi.teks = tanda_terima_teks(t->proses, t->bahasa);
	info = (struct pdf_info){
		.bahasa = t->bahasa,
		.judul = isi.teks->judul,
		.subjek = t->nomor,
		.penulis = t->penyelenggara,
		.dibuat = t->diterima_pada,
		.nomor = t->nomor,
		.kop = { .instansi = INSTANSI,
			 .unit = t->penyelenggara,
			 .alamat = t->penyelenggara_alamat },
		.max_bytes = TANDA_TERIMA_MAX_BYTES,
	};
	return pdf_write(&info, draw, &isi, sink);
}
