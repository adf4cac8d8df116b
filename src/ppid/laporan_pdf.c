/* The yearly report on paper: the order of chapters is that of the report to the Komisi Informasi (UU 14/2008 Pasal 12). Pure but for the arena. */
#include <errno.h>
#include <math.h>
#include <string.h>

#include "document/bagan.h"
#include "document/tulisan_tanggal.h"
#include "ppid/laporan.h"

#include "base/banned.h"

#define INSTANSI "Pemerintah Kabupaten Bengkayang"
#define JUDUL "Laporan Layanan Informasi Publik"
#define DASAR "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik, Pasal 12"
#define LEBAR PDF_MM(165)
#define BAB_TINGGI 110.0 /* a heading stays with what its first subheading is about */
#define JUDUL_TINGGI 34.0 /* a subheading stays with its chart */
#define KETERANGAN_MAX_BYTES 8192
#define N(a) (sizeof(a) / sizeof((a)[0]))

struct baris {
	const char *nama, *anggota;
};

static const struct baris keadaan[] = {
	{ "Dikabulkan penuh", "dikabulkan_penuh" }, { "Dikabulkan sebagian", "dikabulkan_sebagian" }, { "Ditolak", "ditolak" },
	{ "Dicabut", "dicabut" },		    { "Menunggu dilengkapi", "tidak_lengkap" },	      { "Dalam proses", "dalam_proses" },
};

static const json_t *bagian(const struct laporan_ppid *l, const char *nama)
{
	return json_object_get(l->isi, nama);
}

static const char *teks(const json_t *objek, const char *anggota)
{
	return json_string_value(json_object_get(objek, anggota));
}

/* A number as it is printed, decimals with a comma; a dash for what there is none of. Arena. */
static const char *angka(const struct laporan_ppid *l, const json_t *nilai)
{
	char *hasil;

	if (!json_is_number(nilai))
		return "–";
	hasil = arena_printf(l->arena, "%.10g", json_number_value(nilai));
	if (hasil && strchr(hasil, '.'))
		*strchr(hasil, '.') = ',';
	return hasil ? hasil : "";
}

static const char *nilai(const struct laporan_ppid *l, const char *nama, const char *anggota)
{
	return angka(l, json_object_get(bagian(l, nama), anggota));
}

static void naratif(struct pdf *p, const struct laporan_ppid *l, const char *judul, const char *anggota)
{
	const char *isi = teks(bagian(l, "narasi"), anggota);

	if (judul)
		pdf_subheading(p, judul);
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, isi ? isi : "Belum ditulis.");
}

/* Two columns: name and number. */
static void jumlah(struct pdf *p, const struct laporan_ppid *l, const char *nama, const struct baris *baris, size_t n)
{
	const struct pdf_column kolom[] = { { "Uraian", 75, PDF_LEFT }, { "Jumlah", 25, PDF_RIGHT } };

	pdf_table_begin(p, kolom, N(kolom));
	for (size_t i = 0; i < n; i++)
		pdf_table_row(p, (const char *[]){ baris[i].nama, nilai(l, nama, baris[i].anggota) });
	pdf_table_end(p);
}

static void uraikan(const struct laporan_ppid *l, struct bagan *b)
{
	CLEANUP_BUFFER struct buffer keterangan;

	buffer_init(&keterangan, KETERANGAN_MAX_BYTES);
	for (size_t i = 0; i < b->n; i++)
		buffer_printf(&keterangan, "%s%s: %s", i ? "; " : "", b->butir[i].nama, b->butir[i].angka);
	b->uraian = buffer_error(&keterangan) < 0 ? NULL : arena_strndup(l->arena, keterangan.data, keterangan.len);
}

/* Whole numbers from nought to a round one above the highest. */
static void sumbu(struct bagan *b)
{
	double tertinggi = 1;

	for (size_t i = 0; i < b->n; i++)
		tertinggi = fmax(tertinggi, b->butir[i].nilai);
	b->langkah = fmax(1, bagan_langkah(tertinggi, 6));
	b->atas = ceil(tertinggi / b->langkah) * b->langkah;
}

static int gambar(struct pdf *p, const struct laporan_ppid *l, const char *judul, enum bagan_jenis jenis, const struct bagan_butir *butir, size_t n)
{
	struct bagan *b = arena_zalloc(l->arena, sizeof(*b));
	double tinggi;

	if (!b)
		return -ENOMEM;
	*b = (struct bagan){ .bahasa = "id", .jenis = jenis, .butir = butir, .n = n };
	sumbu(b);
	uraikan(l, b);
	tinggi = b->uraian ? bagan_tinggi(b, LEBAR) : -ENOMEM;
	if (tinggi < 0)
		return (int)tinggi;
	pdf_need(p, tinggi + JUDUL_TINGGI);
	pdf_subheading(p, judul);
	pdf_figure(p, LEBAR, tinggi, PDF_LEFT, bagan_gambar, b);
	return 0;
}

static int bagan_keadaan(struct pdf *p, const struct laporan_ppid *l)
{
	struct bagan_butir *butir = arena_zalloc(l->arena, N(keadaan) * sizeof(*butir));

	for (size_t i = 0; butir && i < N(keadaan); i++) {
		const json_t *banyak = json_object_get(bagian(l, "permohonan"), keadaan[i].anggota);

		butir[i] = (struct bagan_butir){ keadaan[i].nama, angka(l, banyak), json_number_value(banyak) };
	}
	return butir ? gambar(p, l, "Permohonan menurut keadaannya", BAGAN_BATANG, butir, N(keadaan)) : -ENOMEM;
}

static int bagan_bulan(struct pdf *p, const struct laporan_ppid *l)
{
	static const char *const nama[] = { "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des" };
	struct bagan_butir *butir = arena_zalloc(l->arena, N(nama) * sizeof(*butir));
	const json_t *bulan = json_object_get(bagian(l, "permohonan"), "per_bulan");

	for (size_t i = 0; butir && i < N(nama); i++)
		butir[i] = (struct bagan_butir){ nama[i], angka(l, json_array_get(bulan, i)), json_number_value(json_array_get(bulan, i)) };
	return butir ? gambar(p, l, "Permohonan yang diterima menurut bulan", BAGAN_KOLOM, butir, N(nama)) : -ENOMEM;
}

static int permohonan(struct pdf *p, const struct laporan_ppid *l)
{
	static const struct baris terima[] = { { "Permohonan yang diterima", "diterima" } };
	int r;

	pdf_heading(p, "III. Permohonan Informasi");
	jumlah(p, l, "permohonan", terima, N(terima));
	r = bagan_keadaan(p, l);
	return r < 0 ? r : bagan_bulan(p, l);
}

static void waktu(struct pdf *p, const struct laporan_ppid *l)
{
	static const struct baris baris[] = {
		{ "Permohonan yang diputuskan", "diputuskan" },
		{ "Rata-rata waktu pemenuhan (hari kerja)", "rata_rata_hari_kerja" },
		{ "Median waktu pemenuhan (hari kerja)", "median_hari_kerja" },
		{ "Diputuskan tepat waktu", "tepat_waktu" },
		{ "Diputuskan tepat waktu (persen)", "tepat_waktu_persen" },
		{ "Diperpanjang", "diperpanjang" },
		{ "Waktu untuk memutuskan lewat", "lewat" },
		{ "Waktu untuk memeriksa kelengkapan lewat", "tidak_ditanggapi" },
	};

	pdf_subheading(p, "Waktu pemenuhan");
	pdf_paragraph(p, PDF_BODY, PDF_LEFT,
		      "Dihitung dalam hari kerja sejak permohonan dinyatakan lengkap sampai keputusan pertamanya; hari dinyatakan lengkap tidak dihitung.");
	jumlah(p, l, "waktu", baris, N(baris));
}

static void penolakan(struct pdf *p, const struct laporan_ppid *l)
{
	const struct pdf_column kolom[] = {
		{ "Huruf", 8, PDF_CENTER }, { "Pengecualian menurut Pasal 17", 56, PDF_LEFT }, { "Ditolak", 16, PDF_RIGHT }, { "Dihitamkan", 20, PDF_RIGHT }
	};
	const json_t *semua = bagian(l, "penolakan");

	pdf_subheading(p, "Penolakan menurut dasarnya");
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, "Satu permohonan dapat ditolak dengan lebih dari satu dasar.");
	pdf_table_begin(p, kolom, N(kolom));
	for (size_t i = 0; i < json_array_size(semua); i++) {
		const json_t *satu = json_array_get(semua, i);

		pdf_table_row(p, (const char *[]){ teks(satu, "huruf"), teks(satu, "uraian"), angka(l, json_object_get(satu, "ditolak")),
						   angka(l, json_object_get(satu, "dihitamkan")) });
	}
	pdf_table_end(p);
}

static void alasan(struct pdf *p, const struct laporan_ppid *l)
{
	const struct pdf_column kolom[] = { { "Huruf", 9, PDF_CENTER },	    { "Alasan menurut Pasal 35 ayat (1)", 43, PDF_LEFT }, { "Diajukan", 15, PDF_RIGHT },
					    { "Dikabulkan", 16, PDF_RIGHT }, { "Ditolak", 13, PDF_RIGHT },			   { "Sengketa", 15, PDF_RIGHT } };
	const json_t *semua = json_object_get(bagian(l, "keberatan"), "alasan");

	pdf_table_begin(p, kolom, N(kolom));
	for (size_t i = 0; i < json_array_size(semua); i++) {
		const json_t *satu = json_array_get(semua, i);

		pdf_table_row(p, (const char *[]){ teks(satu, "huruf"), teks(satu, "uraian"), angka(l, json_object_get(satu, "diajukan")),
						   angka(l, json_object_get(satu, "dikabulkan")), angka(l, json_object_get(satu, "ditolak")),
						   angka(l, json_object_get(satu, "disengketakan")) });
	}
	pdf_table_end(p);
}

static void keberatan(struct pdf *p, const struct laporan_ppid *l)
{
	static const struct baris baris[] = {
		{ "Keberatan yang diajukan", "diajukan" },
		{ "di antaranya terbuka dengan sendirinya karena waktu lewat", "karena_lewat" },
		{ "Dikabulkan", "dikabulkan" },
		{ "Ditolak", "ditolak" },
		{ "Tidak ditanggapi", "tidak_ditanggapi" },
		{ "Dicabut", "dicabut" },
		{ "Dalam proses", "dalam_proses" },
		{ "Diajukan sebagai sengketa ke Komisi Informasi", "disengketakan" },
	};

	pdf_heading(p, "IV. Keberatan dan Sengketa");
	jumlah(p, l, "keberatan", baris, N(baris));
	pdf_subheading(p, "Keberatan menurut alasannya");
	alasan(p, l);
}

static void dokumen(struct pdf *p, const struct laporan_ppid *l)
{
	static const struct baris baris[] = { { "Berkala (Pasal 9)", "berkala" },
					      { "Serta merta (Pasal 10)", "serta_merta" },
					      { "Setiap saat (Pasal 11)", "setiap_saat" },
					      { "Jumlah", "jumlah" } };

	pdf_heading(p, "V. Informasi yang Diumumkan");
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, "Dokumen yang dicatat dalam tahun laporan dan terbuka pada tanggal laporan.");
	jumlah(p, l, "dokumen", baris, N(baris));
}

static void rincian(struct pdf *p, const struct laporan_ppid *l)
{
	static const char *const anggota[] = { "diterima", "dikabulkan_penuh", "dikabulkan_sebagian", "ditolak", "rata_rata_hari_kerja", "keberatan" };
	const struct pdf_column kolom[] = { { "Penyelenggara", 29, PDF_LEFT }, { "Diterima", 12, PDF_RIGHT },  { "Penuh", 10, PDF_RIGHT },
					    { "Sebagian", 13, PDF_RIGHT },	{ "Ditolak", 11, PDF_RIGHT }, { "Rata-rata", 12, PDF_RIGHT },
					    { "Keberatan", 14, PDF_RIGHT } };
	const json_t *semua = bagian(l, "per_penyelenggara");

	pdf_need(p, BAB_TINGGI);
	pdf_heading(p, "VIII. Rincian menurut Penyelenggara");
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, "Penuh dan sebagian: permohonan yang dikabulkan. Rata-rata waktu pemenuhan dalam hari kerja.");
	pdf_table_begin(p, kolom, N(kolom));
	for (size_t i = 0; i < json_array_size(semua); i++) {
		const json_t *satu = json_array_get(semua, i);
		const char *sel[N(kolom)] = { teks(json_object_get(satu, "penyelenggara"), "nama") };

		for (size_t k = 0; k < N(anggota); k++)
			sel[k + 1] = angka(l, json_object_get(satu, anggota[k]));
		pdf_table_row(p, sel);
	}
	pdf_table_end(p);
}

static void pendahuluan(struct pdf *p, const struct laporan_ppid *l, const char *siapa)
{
	char tanggal[TULISAN_TANGGAL_SIZE];
	const struct pdf_field isian[] = {
		{ "Badan publik", siapa },
		{ "Tahun", angka(l, bagian(l, "tahun")) },
		{ "Keadaan pada", tulisan_tanggal(teks(l->isi, "per"), TULISAN_HARI, "id", tanggal) < 0 ? NULL : tanggal },
		{ "Dasar hukum", DASAR },
	};

	pdf_fields(p, isian, N(isian));
	pdf_heading(p, "I. Gambaran Umum Kebijakan");
	naratif(p, l, NULL, "kebijakan");
	pdf_heading(p, "II. Pelaksanaan Layanan");
	naratif(p, l, "Sarana dan prasarana", "sarana");
	naratif(p, l, "Sumber daya manusia", "sumber_daya_manusia");
	naratif(p, l, "Anggaran dan penggunaannya", "anggaran");
}

static const char *badan_publik(const struct laporan_ppid *l)
{
	const char *nama = teks(bagian(l, "penyelenggara"), "nama");

	return nama ? nama : "Seluruh penyelenggara Kabupaten Bengkayang";
}

static int isi(struct pdf *p, void *cls)
{
	const struct laporan_ppid *l = cls;
	int r;

	pdf_title(p, "LAPORAN LAYANAN INFORMASI PUBLIK", arena_printf(l->arena, "Tahun %s", angka(l, bagian(l, "tahun"))));
	pendahuluan(p, l, badan_publik(l));
	r = permohonan(p, l);
	if (r < 0)
		return r;
	waktu(p, l);
	penolakan(p, l);
	keberatan(p, l);
	dokumen(p, l);
	pdf_need(p, BAB_TINGGI);
	pdf_heading(p, "VI. Kendala");
	naratif(p, l, "Internal", "kendala_internal");
	naratif(p, l, "Eksternal", "kendala_eksternal");
	pdf_heading(p, "VII. Rekomendasi dan Rencana Tindak Lanjut");
	naratif(p, l, NULL, "rekomendasi");
	rincian(p, l);
	return 0;
}

int laporan_ppid_pdf(const struct laporan_ppid *l, struct pdf_sink sink)
{
	const struct pdf_info info = {
		.bahasa = "id",
		.judul = JUDUL,
		.subjek = arena_printf(l->arena, "%s, tahun %s", badan_publik(l), angka(l, bagian(l, "tahun"))),
		.penulis = badan_publik(l),
		.dibuat = teks(l->isi, "per"),
		.kop = { .instansi = INSTANSI, .unit = teks(bagian(l, "penyelenggara"), "nama") },
		.max_bytes = LAPORAN_PPID_MAX_BYTES,
	};
	struct laporan_ppid salinan = *l;

	return pdf_write(&info, isi, &salinan, sink);
}
