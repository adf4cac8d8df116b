/* Owns the table of columns; pure functions. Lengths and numbers are not repeated here: rows are checked against the contract's own schemas. */
#include "impor/kolom.h"

#include <ctype.h>
#include <string.h>

#include "base/banned.h"

#define SATU_PER_BARIS "Satu butir per baris dalam sel."

static const char *const JENIS[] = { "barang", "jasa", "administratif", NULL };
static const char *const POLA[] = { "fungsional", "terpusat", "satu_pintu", "satu_atap", "virtual", "gugus_tugas", NULL };
static const char *const SATUAN[] = { "hari_kerja", "hari", "jam", "menit", NULL };
static const char *const KANAL[] = { "langsung", "kotak", "surat", "telepon", "sms", "email", "aplikasi", "portal", "media", NULL };

const struct kolom kolom_layanan[KOLOM_JUMLAH] = {
	{ "kode", BENTUK_TEKS, true, "/kode", { 0 }, NULL, "Kode singkat yang tetap: huruf besar, angka, titik, garis. Baris yang kodenya diawali # dilewati.",
	  "DUKCAPIL-KIA" },
	{ "nama", BENTUK_TEKS, true, "/nama", { 0 }, NULL, "Nama layanan.", "Penerbitan Kartu Identitas Anak" },
	{ "jenis", BENTUK_PILIHAN, true, "/jenis", { 0 }, JENIS, "Jenis pelayanan (Pasal 4).", "administratif" },
	{ "pola", BENTUK_PILIHAN, true, "/pola", { 0 }, POLA, "Pola penyelenggaraan (Pasal 8 sampai Pasal 12).", "fungsional" },
	{ "uraian", BENTUK_TEKS, false, "/uraian", { 0 }, NULL, "Keterangan singkat bagi masyarakat.", "Kartu identitas bagi anak di bawah 17 tahun." },
	{ "persyaratan", BENTUK_PASANGAN, false, "/komponen/persyaratan", { "uraian", "keterangan" }, NULL,
	  SATU_PER_BARIS " Keterangan, bila ada, sesudah tanda |.", "Akta kelahiran\nPas foto | bagi anak di atas 5 tahun" },
	{ "prosedur", BENTUK_PASANGAN, false, "/komponen/prosedur", { "uraian", "pelaksana" }, NULL,
	  "Satu langkah per baris dalam sel. Pelaksananya, bila ada, sesudah tanda |.", "Pemohon menyerahkan berkas | Petugas loket\nBerkas diperiksa" },
	{ "jangka_waktu", BENTUK_BILANGAN, false, "/komponen/jangka_waktu/jumlah", { 0 }, NULL, "Bilangan bulat.", "3" },
	{ "satuan_waktu", BENTUK_PILIHAN, false, "/komponen/jangka_waktu/satuan", { 0 }, SATUAN, "Satuan jangka waktu.", "hari_kerja" },
	{ "keterangan_waktu", BENTUK_TEKS, false, "/komponen/jangka_waktu/keterangan", { 0 }, NULL, "Keterangan jangka waktu.",
	  "sejak berkas lengkap" },
	{ "biaya", BENTUK_TARIF, false, "/komponen/biaya", { 0 }, NULL,
	  "Satu tarif per baris dalam sel: uraian | rupiah | dasar hukum. \"gratis\" bila tidak dipungut.", "Penerbitan | 0 | UU 24/2013 Pasal 79A" },
	{ "produk", BENTUK_DAFTAR, false, "/komponen/produk", { 0 }, NULL, SATU_PER_BARIS, "Kartu identitas anak" },
	{ "pengaduan", BENTUK_TEKS, false, "/komponen/pengaduan/uraian", { 0 }, NULL, "Bagaimana pengaduan, saran dan masukan ditangani.",
	  "Pengaduan dijawab petugas pengelola pengaduan." },
	{ "kontak_pengaduan", BENTUK_KONTAK, false, "/komponen/pengaduan/kontak", { 0 }, KANAL, "Satu kontak per baris dalam sel: saluran: alamat.",
	  "telepon: 0562-441001\nkotak: Ruang tunggu" },
	{ "dasar_hukum", BENTUK_DAFTAR, false, "/komponen/dasar_hukum", { 0 }, NULL, SATU_PER_BARIS, "UU 24/2013\nPermendagri 2/2016" },
	{ "sarana", BENTUK_DAFTAR, false, "/komponen/sarana", { 0 }, NULL, SATU_PER_BARIS, "Ruang tunggu\nKomputer" },
	{ "kompetensi", BENTUK_DAFTAR, false, "/komponen/kompetensi", { 0 }, NULL, SATU_PER_BARIS, "Memahami administrasi kependudukan" },
	{ "pengawasan_internal", BENTUK_DAFTAR, false, "/komponen/pengawasan_internal", { 0 }, NULL, SATU_PER_BARIS, "Oleh kepala bidang, setiap minggu" },
	{ "jumlah_pelaksana", BENTUK_BILANGAN, false, "/komponen/jumlah_pelaksana/jumlah", { 0 }, NULL, "Bilangan bulat.", "5" },
	{ "rincian_pelaksana", BENTUK_TEKS, false, "/komponen/jumlah_pelaksana/rincian", { 0 }, NULL, "Siapa saja mereka.", "3 loket, 2 pencetakan" },
	{ "jaminan_pelayanan", BENTUK_DAFTAR, false, "/komponen/jaminan_pelayanan", { 0 }, NULL, SATU_PER_BARIS, "Selesai menurut standar" },
	{ "jaminan_keamanan", BENTUK_DAFTAR, false, "/komponen/jaminan_keamanan", { 0 }, NULL, SATU_PER_BARIS, "Data pribadi dijaga" },
	{ "evaluasi_kinerja", BENTUK_DAFTAR, false, "/komponen/evaluasi_kinerja", { 0 }, NULL, SATU_PER_BARIS, "Setiap semester" },
};

static bool sama(const char *nama, const char *tulisan)
{
	for (; *nama && *tulisan; nama++, tulisan++)
		if (*nama != (*tulisan == ' ' ? '_' : tolower((unsigned char)*tulisan)))
			return false;
	return !*nama && !*tulisan;
}

int kolom_cari(const char *nama)
{
	for (int i = 0; i < KOLOM_JUMLAH; i++)
		if (sama(kolom_layanan[i].nama, nama))
			return i;
	return -1;
}

/* Whether a is b or something around it: "/komponen/biaya" is around "/komponen/biaya/0/jumlah". */
static bool meliputi(const char *a, const char *b)
{
	size_t n = strlen(a);

	return strncmp(a, b, n) == 0 && (b[n] == '\0' || b[n] == '/');
}

int kolom_tempat(const char *pointer)
{
	for (int i = 0; i < KOLOM_JUMLAH; i++)
		if (meliputi(kolom_layanan[i].tempat, pointer))
			return i;
	for (int i = 0; *pointer && i < KOLOM_JUMLAH; i++)
		if (meliputi(pointer, kolom_layanan[i].tempat))
			return i;
	return 0;
}
