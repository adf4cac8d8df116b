/* Puts a decision about officers on paper (Lampiran I); owns nothing but the document being written, on the caller's thread. */
#include "document/keputusan_pelaksana.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "document/tulisan_tanggal.h"

#include "base/banned.h"

#define INSTANSI "Pemerintah Kabupaten Bengkayang"
#define KEPALA "Kepala Penyelenggara Pelayanan"
#define KOSONG "....................."

/* As the regulation's form has them; what follows is the agency's own. */
static const char *const MENGINGAT[] = {
	"Undang-Undang Nomor 10 Tahun 1999 tentang Pembentukan Kabupaten Daerah Tingkat II Bengkayang (Lembaran Negara Republik Indonesia Tahun 1999 "
	"Nomor 44, Tambahan Lembaran Negara Republik Indonesia Nomor 3823);",
	"Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggaraan Negara Yang Bersih dari Korupsi dan Nepotisme (Lembaran Negara Republik Indonesia "
	"Tahun 1999 Nomor 75, dan Tambahan Lembaran Negara Nomor 3851);",
	"Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara Republik Indonesia Tahun 2009 Nomor 112, Tambahan Lembaran Negara "
	"Republik Indonesia Nomor 5038);",
	"Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 6, Tambahan Lembaran "
	"Negara Republik Indonesia Nomor 5494);",
	"Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah diubah beberapa kali dan terakhir dengan Undang-Undang Nomor 9 "
	"Tahun 2015 tentang Perubahan Kedua Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun "
	"2015 Nomor 58, Tambahan Lembaran Negara Republik Indonesia Nomor 5679);",
	"Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara "
	"Republik Indonesia Tahun 2012 Nomor 215, Tambahan Lembaran Negara Republik Indonesia Nomor 5357);",
	"Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 15 Tahun 2014 tentang Pedoman Standar Pelayanan;",
};

static const char *pada(const struct keputusan_pelaksana *k)
{
	return k->unit && *k->unit ? k->unit : k->penyelenggara;
}

static const char *atau(const char *teks)
{
	return teks && *teks ? teks : KOSONG;
}

static int tanggal(const struct keputusan_pelaksana *k, char out[static TULISAN_TANGGAL_SIZE])
{
	if (k->tanggal)
		return tulisan_tanggal(k->tanggal, TULISAN_HARI, "id", out);
	snprintf(out, TULISAN_TANGGAL_SIZE, "%s", KOSONG);
	return 0;
}

static void draw_title(struct pdf *p, const struct keputusan_pelaksana *k)
{
	g_autofree char *judul = g_utf8_strup(k->judul, -1);
	g_autofree char *tempat = g_utf8_strup(pada(k), -1);
	g_autofree char *nomor = g_strdup_printf("NOMOR %s TAHUN %s", atau(k->nomor), k->tahun);
	g_autofree char *tentang = g_strdup_printf("%s\nPADA %s\nTAHUN %s", judul, tempat, k->tahun);

	if (!k->nomor)
		pdf_paragraph(p, PDF_SMALL, PDF_RIGHT, "RANCANGAN, BELUM DITETAPKAN");
	pdf_title(p, "KEPUTUSAN KEPALA PENYELENGGARA PELAYANAN PUBLIK", nomor);
	pdf_paragraph(p, PDF_BODY, PDF_CENTER, "TENTANG");
	pdf_paragraph(p, PDF_BODY_BOLD, PDF_CENTER, tentang);
	pdf_space(p, 8);
	pdf_paragraph(p, PDF_BODY, PDF_CENTER, "KEPALA PENYELENGGARA PELAYANAN,");
	pdf_space(p, 8);
}

static void draw_considerations(struct pdf *p, const struct keputusan_pelaksana *k)
{
	const char *susunan = k->susunan ? ", yang terdiri dari penanggung jawab kegiatan, ketua, sekretaris dan anggota" : "";
	g_autofree char *a = g_strdup_printf("bahwa dalam rangka peningkatan kualitas pelayanan publik pada %s perlu %s %s%s;", pada(k),
					     k->ditunjuk ? "ditunjuk" : "dibentuk", k->tim, susunan);
	g_autofree char *b = g_strdup_printf("bahwa untuk %s %s sebagaimana dimaksud dalam huruf (a) perlu ditetapkan dengan Surat Keputusan "
					     "Kepala Penyelenggara/OPD;",
					     k->ditunjuk ? "penunjukan" : "pembentukan", k->susunan ? "tim pelaksana" : k->tim);
	char mark[24];
	size_t n = 0;

	pdf_list_begin(p);
	pdf_clause(p, "Menimbang", "a.", a);
	pdf_clause(p, NULL, "b.", b);
	pdf_clause(p, NULL, "c.",
		   "bahwa mereka yang namanya tercantum dalam lampiran Surat Keputusan ini dianggap cakap dan mampu untuk melaksanakan kegiatan tersebut.");
	for (size_t i = 0; i < G_N_ELEMENTS(MENGINGAT); i++) {
		snprintf(mark, sizeof(mark), "%zu.", ++n);
		pdf_clause(p, n == 1 ? "Mengingat" : NULL, mark, MENGINGAT[i]);
	}
	for (size_t i = 0; k->mengingat[i]; i++) {
		bool berakhir = g_str_has_suffix(k->mengingat[i], ";") || g_str_has_suffix(k->mengingat[i], ".");
		g_autofree char *satu = g_strdup_printf("%s%s", k->mengingat[i], berakhir ? "" : ";");

		snprintf(mark, sizeof(mark), "%zu.", ++n);
		pdf_clause(p, NULL, mark, satu);
	}
	pdf_list_end(p);
}

static void draw_duties(struct pdf *p, const struct keputusan_pelaksana *k)
{
	g_autofree char *awal = g_strdup_printf("%c%s pada %s mempunyai tugas dan kewajibannya sebagai berikut:", g_ascii_toupper(k->tim[0]), k->tim + 1,
						pada(k));
	char mark[] = "a.";

	pdf_clause(p, "KEDUA", NULL, awal);
	for (size_t i = 0; k->kewajiban[i] && mark[0] <= 'z'; i++, mark[0]++) {
		g_autofree char *satu = g_strdup_printf("%s%s", k->kewajiban[i], k->kewajiban[i + 1] ? ";" : ".");

		pdf_clause(p, NULL, mark, satu);
	}
}

/* Without visi, misi and motto the fourth dictum is left out and those after it move up. */
static void draw_dicta(struct pdf *p, const struct keputusan_pelaksana *k)
{
	g_autofree char *kesatu = g_strdup_printf("%s %s dalam rangka peningkatan kualitas pelayanan publik pada %s.",
						  k->ditunjuk ? "Menunjuk" : "Membentuk", k->tim, pada(k));
	g_autofree char *ketiga = g_strdup_printf("Menunjuk pegawai yang namanya tercantum pada lampiran 1 (satu) surat keputusan ini sebagai %s pada %s.",
						  k->tim, pada(k));
	g_autofree char *biaya = g_strdup_printf("Seluruh biaya yang berkaitan dengan pelaksanaan surat keputusan ini dibebankan pada %s.", k->pembiayaan);

	pdf_space(p, 6);
	pdf_need(p, 90); /* not alone at the foot of a page */
	pdf_paragraph(p, PDF_BODY_BOLD, PDF_CENTER, "MEMUTUSKAN :");
	pdf_list_begin(p);
	pdf_clause(p, "Menetapkan", NULL, NULL);
	pdf_clause(p, "KESATU", NULL, kesatu);
	draw_duties(p, k);
	pdf_clause(p, "KETIGA", NULL, ketiga);
	if (k->dengan_visi)
		pdf_clause(p, "KEEMPAT", NULL, "Menetapkan visi, misi dan motto pelayanan publik pada lampiran 2 (dua).");
	pdf_clause(p, k->dengan_visi ? "KELIMA" : "KEEMPAT", NULL, biaya);
	pdf_clause(p, k->dengan_visi ? "KEENAM" : "KELIMA", NULL,
		   "Surat Keputusan ini mulai berlaku sejak tanggal ditetapkan dengan ketentuan apabila dikemudian hari terdapat kekeliruan dalam "
		   "penetapan surat keputusan ini akan diadakan perbaikan seperlunya.");
	pdf_list_end(p);
}

static void draw_signature(struct pdf *p, const struct keputusan_pelaksana *k, const char *place_date)
{
	struct pdf_signature s = { .place_date = place_date, .role = KEPALA, .name = k->penanda_tangan };
	g_autofree char *peran = k->penanda_tangan_jabatan ? g_strdup_printf("%s\n%s", KEPALA, k->penanda_tangan_jabatan) : NULL;

	if (peran)
		s.role = peran;
	pdf_signatures(p, &s, 1);
}

static int draw_attachment_head(struct pdf *p, const struct keputusan_pelaksana *k, int ke)
{
	g_autofree char *judul = g_utf8_strup(k->judul, -1);
	g_autofree char *tempat = g_utf8_strup(pada(k), -1);
	g_autofree char *kepala = NULL;
	char tgl[TULISAN_TANGGAL_SIZE];
	int r = tanggal(k, tgl);

	if (r < 0)
		return r;
	kepala = g_strdup_printf("LAMPIRAN %d\nKEPUTUSAN KEPALA PENYELENGGARA PELAYANAN\nNOMOR : %s TAHUN %s\nTANGGAL : %s\nTENTANG\n%s\nPADA %s", ke,
				 atau(k->nomor), k->tahun, tgl, judul, tempat);
	pdf_page(p);
	pdf_beside(p, kepala);
	pdf_space(p, 14);
	return 0;
}

/* The first of that place, or "-". */
static char *pemegang(const struct keputusan_pelaksana *k, const char *kedudukan)
{
	for (size_t i = 0; i < k->n_anggota; i++)
		if (strcmp(k->anggota[i].kedudukan, kedudukan) == 0)
			return g_strdup_printf("%s (%s)", k->anggota[i].nama, k->anggota[i].jabatan);
	return g_strdup("-");
}

static bool sama(const char *a, const char *b)
{
	return g_strcmp0(a, b) == 0;
}

static bool sudah_disebut(const struct keputusan_pelaksana *k, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (sama(k->anggota[i].kedudukan, "anggota") && sama(k->anggota[i].sub_tugas, k->anggota[n].sub_tugas))
			return true;
	return false;
}

/* Members grouped by their sub-task, in the order in which these are first named. */
static void draw_members(struct pdf *p, const struct keputusan_pelaksana *k)
{
	const char *label = "Anggota";

	for (size_t i = 0; i < k->n_anggota; i++) {
		if (!sama(k->anggota[i].kedudukan, "anggota") || sudah_disebut(k, i))
			continue;
		if (k->anggota[i].sub_tugas) {
			pdf_clause(p, label, NULL, k->anggota[i].sub_tugas);
			label = NULL;
		}
		for (size_t j = i; j < k->n_anggota; j++) {
			g_autofree char *nama = g_strdup_printf("%s (%s)", k->anggota[j].nama, k->anggota[j].jabatan);

			if (!sama(k->anggota[j].kedudukan, "anggota") || !sama(k->anggota[j].sub_tugas, k->anggota[i].sub_tugas))
				continue;
			pdf_clause(p, label, "-", nama);
			label = NULL;
		}
	}
}

static int draw_names(struct pdf *p, const struct keputusan_pelaksana *k)
{
	static const char *const susunan[][2] = { { "Penanggung Jawab", "penanggung_jawab" }, { "Ketua", "ketua" }, { "Sekretaris", "sekretaris" } };
	g_autofree char *tim = g_utf8_strup(k->tim, -1);
	g_autofree char *tempat = g_utf8_strup(pada(k), -1);
	g_autofree char *judul = g_strdup_printf("%s\n%s\nTAHUN %s", tim, tempat, k->tahun);
	int r = draw_attachment_head(p, k, 1);

	if (r < 0)
		return r;
	pdf_paragraph(p, PDF_BODY_BOLD, PDF_CENTER, "DAFTAR NAMA");
	pdf_paragraph(p, PDF_BODY_BOLD, PDF_CENTER, judul);
	pdf_space(p, 10);
	pdf_list_begin(p);
	for (size_t i = 0; i < G_N_ELEMENTS(susunan); i++) {
		g_autofree char *nama = pemegang(k, susunan[i][1]);

		if (k->susunan || !sama(nama, "-"))
			pdf_clause(p, susunan[i][0], NULL, nama);
	}
	draw_members(p, k);
	pdf_list_end(p);
	draw_signature(p, k, NULL);
	return 0;
}

static int draw_vision(struct pdf *p, const struct keputusan_pelaksana *k)
{
	g_autofree char *tempat = g_utf8_strup(pada(k), -1);
	char mark[24];
	int r = draw_attachment_head(p, k, 2);

	if (r < 0)
		return r;
	pdf_paragraph(p, PDF_BODY_BOLD, PDF_CENTER, "VISI, MISI DAN MOTTO PELAYANAN PUBLIK");
	pdf_paragraph(p, PDF_BODY_BOLD, PDF_CENTER, tempat);
	pdf_space(p, 10);
	pdf_list_begin(p);
	pdf_clause(p, "VISI", NULL, atau(k->visi));
	for (size_t i = 0; k->misi[i]; i++) {
		snprintf(mark, sizeof(mark), "%zu.", i + 1);
		pdf_clause(p, i == 0 ? "MISI" : NULL, mark, k->misi[i]);
	}
	pdf_clause(p, "MOTTO", NULL, atau(k->motto));
	pdf_list_end(p);
	draw_signature(p, k, NULL);
	return 0;
}

static int draw(struct pdf *p, void *cls)
{
	const struct keputusan_pelaksana *k = cls;
	g_autofree char *tempat = NULL;
	char tgl[TULISAN_TANGGAL_SIZE];
	int r = tanggal(k, tgl);

	if (r < 0)
		return r;
	tempat = g_strdup_printf("Ditetapkan di %s\nPada tanggal %s", atau(k->tempat), tgl);
	draw_title(p, k);
	draw_considerations(p, k);
	draw_dicta(p, k);
	draw_signature(p, k, tempat);
	r = draw_names(p, k);
	return r < 0 || !k->dengan_visi ? r : draw_vision(p, k);
}

int keputusan_pelaksana_write(const struct keputusan_pelaksana *k, struct pdf_sink sink)
{
	const struct pdf_info info = {
		.bahasa = "id",
		.judul = k->judul,
		.subjek = k->nomor ? k->nomor : k->nomor_berkas,
		.penulis = k->penyelenggara,
		.dibuat = k->dibuat,
		.nomor = k->nomor ? k->nomor : k->nomor_berkas,
		.kop = { .instansi = INSTANSI, .unit = k->penyelenggara, .alamat = k->alamat },
		.max_bytes = KEPUTUSAN_MAX_BYTES,
	};

	return pdf_write(&info, draw, (void *)k, sink);
}
