/* Puts the documents about a request for information on paper; owns nothing but the document being written, on the caller's
 * thread. */
#include "document/surat_informasi.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include <glib.h>

#include "document/tulisan_tanggal.h"

#include "base/banned.h"

#define INSTANSI "Pemerintah Kabupaten Bengkayang"
#define KEDUDUKAN "Bengkayang"
#define RUPIAH_SIZE 40

static bool filled(const char *s)
{
	return s && *s;
}

static bool complete(const struct surat_informasi *s)
{
	return filled(s->nomor) && filled(s->penyelenggara) && filled(s->pemohon) && filled(s->diterima_pada) && filled(s->informasi_diminta) &&
	       filled(s->tanggal);
}

/* "Rp1.250.000": dots between thousands. */
static const char *rupiah(int64_t jumlah, char out[static RUPIAH_SIZE])
{
	char angka[24];
	size_t n = (size_t)snprintf(angka, sizeof(angka), "%" PRId64, jumlah), at = 2;

	memcpy(out, "Rp", 2);
	for (size_t i = 0; i < n; i++) {
		if (i && (n - i) % 3 == 0)
			out[at++] = '.';
		out[at++] = angka[i];
	}
	out[at] = '\0';
	return out;
}

static struct pdf_info info(const struct surat_informasi *s, const char *judul)
{
	return (struct pdf_info){
		.bahasa = "id",
		.judul = judul,
		.subjek = s->nomor,
		.penulis = s->penyelenggara,
		.dibuat = s->tanggal,
		.nomor = s->nomor,
		.kop = { .instansi = INSTANSI, .unit = s->penyelenggara, .alamat = s->penyelenggara_alamat },
		.max_bytes = SURAT_MAX_BYTES,
	};
}

static void draw_request(struct pdf *p, const struct surat_informasi *s, const char *diterima)
{
	const struct pdf_field fields[] = {
		{ "Nomor pendaftaran", s->nomor },
		{ "Tanggal permohonan", diterima },
		{ "Pemohon", s->pemohon },
		{ "Informasi yang diminta", s->informasi_diminta },
	};

	pdf_fields(p, fields, G_N_ELEMENTS(fields));
}

static void draw_material(struct pdf *p, const struct berita_acara *b)
{
	const struct pdf_column columns[] = { { "No.", 7, PDF_CENTER }, { "Materi informasi", 70, PDF_LEFT }, { "Format", 23, PDF_LEFT } };
	char nomor[24];

	pdf_heading(p, "Materi informasi yang diserahkan");
	pdf_table_begin(p, columns, G_N_ELEMENTS(columns));
	for (size_t i = 0; i < b->n_materi; i++) {
		snprintf(nomor, sizeof(nomor), "%zu.", i + 1);
		pdf_table_row(p, (const char *[]){ nomor, b->materi[i].uraian,
						   strcmp(b->materi[i].bentuk, "softcopy") == 0 ? "Softcopy" : "Data tertulis" });
	}
	pdf_table_end(p);
}

static void draw_withheld(struct pdf *p, const struct berita_acara *b)
{
	const struct pdf_column columns[] = { { "No.", 7, PDF_CENTER },
					      { "Bagian yang dihitamkan", 33, PDF_LEFT },
					      { "Dasar hukum", 22, PDF_LEFT },
					      { "Alasan", 38, PDF_LEFT } };
	char nomor[24];

	if (!b->n_penghitaman)
		return;
	pdf_heading(p, "Bagian yang dikecualikan");
	pdf_table_begin(p, columns, G_N_ELEMENTS(columns));
	for (size_t i = 0; i < b->n_penghitaman; i++) {
		g_autofree char *dasar = g_strdup_printf("UU 14/2008\nPasal 17 huruf %s", b->penghitaman[i].huruf);

		snprintf(nomor, sizeof(nomor), "%zu.", i + 1);
		pdf_table_row(p, (const char *[]){ nomor, b->penghitaman[i].bagian, dasar, b->penghitaman[i].alasan });
	}
	pdf_table_end(p);
}

static void draw_cost(struct pdf *p, const struct berita_acara *b)
{
	const struct pdf_column columns[] = { { "No.", 7, PDF_CENTER },
					      { "Penggandaan", 43, PDF_LEFT },
					      { "Banyak", 14, PDF_RIGHT },
					      { "Harga satuan", 18, PDF_RIGHT },
					      { "Jumlah", 18, PDF_RIGHT } };
	char nomor[24], banyak[24], harga[RUPIAH_SIZE], jumlah[RUPIAH_SIZE];
	int64_t total = 0;

	pdf_heading(p, "Biaya");
	if (!b->n_biaya) {
		pdf_paragraph(p, PDF_BODY, PDF_LEFT, "Informasi diberikan tanpa dipungut biaya.");
		return;
	}
	pdf_table_begin(p, columns, G_N_ELEMENTS(columns));
	for (size_t i = 0; i < b->n_biaya; i++) {
		const struct surat_biaya *y = &b->biaya[i];

		total += y->banyak * y->harga_satuan;
		snprintf(nomor, sizeof(nomor), "%zu.", i + 1);
		snprintf(banyak, sizeof(banyak), "%" PRId64, y->banyak);
		pdf_table_row(p, (const char *[]){ nomor, y->uraian, banyak, rupiah(y->harga_satuan, harga), rupiah(y->banyak * y->harga_satuan, jumlah) });
	}
	pdf_table_row(p, (const char *[]){ NULL, "Jumlah biaya penggandaan", NULL, NULL, rupiah(total, jumlah) });
	pdf_table_end(p);
	if (filled(b->cara_bayar))
		pdf_fields(p, &(struct pdf_field){ "Cara membayar", b->cara_bayar }, 1);
}

/* Both signatures stay together with the sentence above them. */
static void draw_signatures(struct pdf *p, const struct berita_acara *b, const char *tempat)
{
	g_autofree char *peran = g_strjoin("\n", "Yang menyerahkan,", b->surat.petugas_jabatan, NULL);
	g_autofree char *segel = filled(b->surat.segel) ? g_strdup_printf("Segel elektronik:\n%s", b->surat.segel) : NULL;
	const struct pdf_signature signatures[] = {
		{ .role = b->kuasa ? "Yang menerima,\nKuasa pemohon" : "Yang menerima,\nPemohon", .name = b->penerima },
		{ .place_date = tempat, .role = peran, .note = segel, .name = b->surat.petugas_nama, .nip = b->surat.petugas_nip },
	};

	pdf_need(p, PDF_MM(13) + pdf_signatures_height(p, signatures, 2));
	pdf_space(p, 6);
	pdf_paragraph(p, PDF_BODY, PDF_LEFT,
		      "Demikian berita acara ini dibuat dan ditandatangani oleh kedua pihak sesuai dengan Pasal 40 ayat (11) dan ayat (12) Peraturan Bupati "
		      "Bengkayang Nomor 24 Tahun 2018.");
	pdf_signatures(p, signatures, 2);
}

static int draw_record(struct pdf *p, void *cls)
{
	const struct berita_acara *b = cls;
	char diterima[TULISAN_TANGGAL_SIZE], hari[TULISAN_TANGGAL_SIZE], tanggal[TULISAN_TANGGAL_SIZE];
	g_autofree char *nomor = g_strdup_printf("Nomor: BA/%s", b->surat.nomor);
	g_autofree char *pembuka = NULL;
	g_autofree char *tempat = NULL;
	int r = tulisan_tanggal(b->surat.diterima_pada, TULISAN_HARI, "id", diterima);

	if (r == 0)
		r = tulisan_tanggal(b->surat.tanggal, TULISAN_WAKTU, "id", hari);
	if (r == 0)
		r = tulisan_tanggal(b->surat.tanggal, TULISAN_HARI, "id", tanggal);
	if (r < 0)
		return r;
	pembuka = g_strdup_printf("Pada hari %s, bertempat di %s, telah diserahkan %s informasi atas permohonan berikut.", hari, b->tempat,
				  b->sebagian ? "sebagian" : "seluruh");
	tempat = g_strdup_printf("%s, %s", KEDUDUKAN, tanggal);
	pdf_title(p, "BERITA ACARA PENYERAHAN INFORMASI", nomor);
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, pembuka);
	draw_request(p, &b->surat, diterima);
	draw_material(p, b);
	draw_withheld(p, b);
	draw_cost(p, b);
	draw_signatures(p, b, tempat);
	return 0;
}

int berita_acara_write(const struct berita_acara *b, struct pdf_sink sink)
{
	struct pdf_info i = info(&b->surat, "Berita Acara Penyerahan Informasi");

	if (!complete(&b->surat) || !filled(b->tempat) || !filled(b->penerima) || !b->n_materi || b->n_materi > SURAT_BARIS_MAX ||
	    b->n_penghitaman > SURAT_BARIS_MAX || b->n_biaya > SURAT_BARIS_MAX)
		return -EINVAL;
	return pdf_write(&i, draw_record, (void *)b, sink);
}

static void draw_grounds(struct pdf *p, const struct surat_penolakan *s)
{
	char mark[24];

	pdf_heading(p, "Dasar penolakan");
	pdf_list_begin(p);
	for (size_t i = 0; i < s->n_dasar; i++) {
		g_autofree char *teks = g_strdup_printf("%s: %s.", s->dasar[i].dasar_hukum, s->dasar[i].uraian);

		snprintf(mark, sizeof(mark), "%zu.", i + 1);
		pdf_item(p, mark, teks);
	}
	pdf_list_end(p);
	pdf_heading(p, "Alasan");
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, s->alasan);
	pdf_heading(p, "Hasil uji konsekuensi (UU 14/2008 Pasal 19)");
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, s->uji_konsekuensi);
}

static void draw_remedy(struct pdf *p, const char *sampai)
{
	g_autofree char *keberatan = g_strdup_printf(
		"Bila tidak menerima penolakan ini, Saudara dapat mengajukan keberatan tertulis kepada atasan PPID melalui aplikasi dengan nomor pendaftaran dan kode "
		"akses, atau di kantor kami, paling lambat %s, yaitu 30 (tiga puluh) hari kerja (UU 14/2008 Pasal 35 dan Pasal 36 ayat (1)).",
		sampai);

	pdf_heading(p, "Keberatan dan sengketa");
	pdf_list_begin(p);
	pdf_item(p, "1.", keberatan);
	pdf_item(p, "2.", "Atasan PPID menanggapi keberatan secara tertulis paling lambat 30 (tiga puluh) hari kerja sejak diterima (Pasal 36 ayat (2)).");
	pdf_item(p, "3.", "Bila tidak menerima tanggapan itu, atau tidak ditanggapi, sengketa informasi dapat diajukan ke Komisi Informasi paling lambat 14 (empat belas) hari "
			  "kerja (Pasal 37 ayat (2)).");
	pdf_list_end(p);
}

static void draw_signature(struct pdf *p, const struct surat_informasi *s, const char *tanggal)
{
	g_autofree char *tempat = g_strdup_printf("%s, %s", KEDUDUKAN, tanggal);
	g_autofree char *peran = g_strjoin("\n", "Pejabat Pengelola Informasi dan Dokumentasi,", s->petugas_jabatan, NULL);
	g_autofree char *segel = filled(s->segel) ? g_strdup_printf("Segel elektronik:\n%s", s->segel) : NULL;
	const struct pdf_signature petugas = { .place_date = tempat, .role = peran, .note = segel, .name = s->petugas_nama, .nip = s->petugas_nip };

	pdf_need(p, pdf_signatures_height(p, &petugas, 1));
	pdf_signatures(p, &petugas, 1);
}

static int draw_refusal(struct pdf *p, void *cls)
{
	const struct surat_penolakan *s = cls;
	char diterima[TULISAN_TANGGAL_SIZE], tanggal[TULISAN_TANGGAL_SIZE], sampai[TULISAN_TANGGAL_SIZE];
	g_autofree char *nomor = g_strdup_printf("Nomor: SP/%s", s->surat.nomor);
	g_autofree char *kepada = g_strjoin("\n", "Kepada Yth.", s->surat.pemohon, s->pemohon_alamat, NULL);
	int r = tulisan_tanggal(s->surat.diterima_pada, TULISAN_HARI, "id", diterima);

	if (r == 0)
		r = tulisan_tanggal(s->surat.tanggal, TULISAN_HARI, "id", tanggal);
	if (r == 0)
		r = tulisan_tanggal(s->keberatan_sampai, TULISAN_PEKAN, "id", sampai);
	if (r < 0)
		return r;
	pdf_title(p, "SURAT PEMBERITAHUAN PENOLAKAN PERMOHONAN INFORMASI", nomor);
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, kepada);
	pdf_space(p, 6);
	pdf_paragraph(p, PDF_BODY, PDF_LEFT,
		      "Sesuai dengan Pasal 40 ayat (12) Peraturan Bupati Bengkayang Nomor 24 Tahun 2018 dan Pasal 22 ayat (7) Undang-Undang Nomor 14 Tahun 2008 tentang "
		      "Keterbukaan Informasi Publik, kami memberitahukan bahwa permohonan berikut tidak dapat dikabulkan.");
	draw_request(p, &s->surat, diterima);
	draw_grounds(p, s);
	draw_remedy(p, sampai);
	draw_signature(p, &s->surat, tanggal);
	return 0;
}

int surat_penolakan_write(const struct surat_penolakan *s, struct pdf_sink sink)
{
	struct pdf_info i = info(&s->surat, "Surat Pemberitahuan Penolakan Permohonan Informasi");

	if (!complete(&s->surat) || !s->n_dasar || s->n_dasar > SURAT_BARIS_MAX || !filled(s->alasan) || !filled(s->uji_konsekuensi) ||
	    !filled(s->keberatan_sampai))
		return -EINVAL;
	return pdf_write(&i, draw_refusal, (void *)s, sink);
}
