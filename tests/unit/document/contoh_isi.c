/* The example documents; constant texts, any thread. */
#include "contoh.h"

#include <stdio.h>

static const struct tanda_terima_tenggat tenggat[] = {
	{ "verifikasi", "3", "hari_kerja", "2026-03-13T23:59:59+07:00", "PermenPANRB 62/2018" },
	{ "tanggapan_kelengkapan", "14", "hari", "2026-03-24 16:59:59+00",
	  "UU 25/2009 Pasal 44(3)" },
};

struct tanda_terima contoh_tanda_terima(const char *bahasa)
{
	return (struct tanda_terima){
		.bahasa = bahasa,
		.nomor = "PGD-2026-000001",
		.penyelenggara = "Dinas Kependudukan dan Pencatatan Sipil",
		.penyelenggara_alamat = "Jalan Guna Baru Trans Rangkang, Bengkayang 79211",
		.nama = "Siti Rahmawati",
		.nik = "6107044505900001",
		.alamat = "Jalan Sanggau Ledo Nomor 5, Bengkayang",
		.telepon = "+6281234567890",
		.email = "siti@example.id",
		.kerahasiaan = "terbuka",
		.layanan = "Penerbitan kartu keluarga",
		.judul = "Kartu keluarga belum terbit",
		.uraian = "Saya mengajukan perubahan kartu keluarga dan sampai sekarang belum ada "
			  "kabar.",
		.waktu_kejadian = "2026-02-02",
		.permintaan_penyelesaian = "Kartu keluarga diterbitkan.",
		.n_lampiran = 2,
		.kanal = "langsung",
		.tempat = "Loket pengaduan lantai 1",
		.diterima_pada = "2026-03-10T09:15:00+07:00",
		.petugas_nama = "Yohanes Adi, S.Sos.",
		.petugas_jabatan = "Pengelola Pengaduan",
		.petugas_nip = "19850101 201001 1 003",
		.tenggat = tenggat,
		.n_tenggat = 2,
		.lacak_url = CONTOH_URL,
	};
}

static const struct tanda_terima_tenggat tenggat_informasi[] = {
	{ "pemberitahuan", "10", "hari_kerja", "2026-03-27T23:59:59+07:00", "UU 14/2008 Pasal 22 ayat (7)" },
};

static const struct tanda_terima_isian isian[] = {
	{ "penyelenggara", "Dinas Kependudukan dan Pencatatan Sipil" },
	{ "informasi_diminta", "Jumlah pencetakan KTP elektronik per kecamatan tahun 2025." },
	{ "alasan", "Bahan penulisan skripsi." },
	{ "cara_penyampaian", "Surel (e-mail)" },
};

struct tanda_terima contoh_tanda_bukti(const char *bahasa)
{
	struct tanda_terima t = contoh_tanda_terima(bahasa);

	t.proses = "permohonan_informasi";
	t.nomor = "PIN-2026-000001";
	t.jenis_kelamin = "P";
	t.usia = "35";
	t.layanan = t.judul = t.uraian = NULL;
	t.isian = isian;
	t.n_isian = sizeof(isian) / sizeof(isian[0]);
	t.tenggat = tenggat_informasi;
	t.n_tenggat = 1;
	return t;
}

static const struct surat_informasi surat = {
	.nomor = "PIN-2026-000001",
	.penyelenggara = "Dinas Kependudukan dan Pencatatan Sipil",
	.penyelenggara_alamat = "Jalan Guna Baru Trans Rangkang, Bengkayang 79211",
	.pemohon = "Siti Rahmawati",
	.diterima_pada = "2026-03-10T09:15:00+07:00",
	.informasi_diminta = "Jumlah pencetakan KTP elektronik per kecamatan tahun 2025, dengan sebab penolakannya.",
	.tanggal = "2026-03-30T10:00:00+07:00",
	.petugas_nama = "Yohanes Adi, S.Sos.",
	.petugas_jabatan = "PPID Pelaksana",
	.petugas_nip = "19850101 201001 1 003",
	.segel = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
};

struct berita_acara contoh_berita_acara(size_t lines)
{
	static struct surat_materi materi[SURAT_BARIS_MAX];
	static struct surat_penghitaman hitam[SURAT_BARIS_MAX];
	static struct surat_biaya biaya[SURAT_BARIS_MAX];

	for (size_t i = 0; i < SURAT_BARIS_MAX; i++) {
		materi[i] = (struct surat_materi){ "Rekapitulasi pencetakan KTP elektronik menurut kecamatan, bulan dan sebab penolakan", i % 2 ? "tertulis" : "softcopy" };
		hitam[i] = (struct surat_penghitaman){ "Kolom nama dan NIK", "h", "Memuat data pribadi penduduk yang tidak diperlukan untuk menjawab permintaan." };
		biaya[i] = (struct surat_biaya){ "Fotokopi A4", 12, 1250 };
	}
	return (struct berita_acara){
		.surat = surat,
		.tempat = "Ruang PPID",
		.penerima = "Paulus Sebalo",
		.kuasa = true,
		.sebagian = true,
		.materi = materi,
		.n_materi = lines,
		.penghitaman = hitam,
		.n_penghitaman = lines,
		.biaya = biaya,
		.n_biaya = lines,
		.cara_bayar = "Di loket pada saat pengambilan.",
	};
}

struct surat_penolakan contoh_surat_penolakan(void)
{
	static const struct surat_dasar dasar[] = {
		{ "UU 14/2008 Pasal 17 huruf h", "Dapat mengungkap rahasia pribadi" },
		{ "UU 14/2008 Pasal 17 huruf j", "Tidak boleh diungkapkan berdasarkan undang-undang" },
	};

	return (struct surat_penolakan){
		.surat = surat,
		.pemohon_alamat = "Jalan Sanggau Ledo Nomor 5, Bengkayang",
		.dasar = dasar,
		.n_dasar = 2,
		.alasan = "Yang diminta memuat nama, NIK dan alamat orang per orang, yang menurut undang-undang tidak boleh diungkapkan.",
		.uji_konsekuensi = "Bila dibuka, rahasia pribadi penduduk terungkap; tidak ada kepentingan umum yang lebih besar yang dilindungi dengan membukanya.",
		.keberatan_sampai = "2026-05-13T23:59:59+07:00",
	};
}

static int draw_bar(cairo_t *cr, double width, double height, void *cls)
{
	cairo_rectangle(cr, 0, height / 2, width, height / 2);
	cairo_fill(cr);
	return 0;
}

static int draw_report(struct pdf *p, void *cls)
{
	const size_t *rows = cls;
	const struct pdf_column columns[] = {
		{ "No.", 1, PDF_CENTER },
		{ "Penyelenggara", 5, PDF_LEFT },
		{ "Jumlah", 2, PDF_RIGHT },
	};
	const struct pdf_signature signatures[] = {
		{ .place_date = "Bengkayang, 31 Maret 2026",
		  .role = "Kepala Bagian Organisasi,",
		  .name = "Maria Goreti" },
		{ .role = "Sekretaris," },
	};
	char nomor[24], nama[64], jumlah[24];

	pdf_title(p, "LAPORAN", NULL);
	pdf_figure(p, 200, 60, PDF_CENTER, draw_bar, NULL);
	pdf_heading(p, "Rekapitulasi");
	pdf_table_begin(p, columns, 3);
	for (size_t i = 1; i <= *rows; i++) {
		snprintf(nomor, sizeof(nomor), "%zu.", i);
		snprintf(nama, sizeof(nama), "Baris-%zu", i);
		snprintf(jumlah, sizeof(jumlah), "%zu", i * 3);
		pdf_table_row(p, (const char *[]){ nomor, nama, jumlah });
	}
	pdf_table_end(p);
	pdf_signatures(p, signatures, 2);
	return 0;
}

int contoh_laporan(size_t rows, struct pdf_sink sink)
{
	const struct pdf_info info = {
		.bahasa = "id",
		.judul = "Laporan Rekapitulasi",
		.dibuat = "2026-03-31",
		.kop = { .instansi = "Pemerintah Kabupaten Bengkayang" },
		.max_bytes = 4 * 1024 * 1024,
	};

	return pdf_write(&info, draw_report, &rows, sink);
}

static int draw_list(struct pdf *p, void *cls)
{
	char mark[24];

	pdf_list_begin(p);
	for (unsigned i = 1; i <= 120; i++) {
		snprintf(mark, sizeof(mark), "%u.", i);
		pdf_item(p, mark, "baris satu\nbaris dua\nbaris tiga");
		pdf_space(p, i * 7 % 23);
	}
	pdf_list_end(p);
	return 0;
}

int contoh_daftar(struct pdf_sink sink)
{
	const struct pdf_info info = {
		.bahasa = "id",
		.judul = "Daftar",
		.dibuat = "2026-03-31",
		.max_bytes = 1024 * 1024,
	};

	return pdf_write(&info, draw_list, NULL, sink);
}
