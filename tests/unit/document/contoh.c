/* Writes one example document to standard output: contoh NAME; the checks on paper (periksa_pdf.py)
 * read it. */
#include "contoh.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"

static int to_stdout(void *cls, const void *data, size_t n)
{
	return fwrite(data, 1, n, stdout) == n && fflush(stdout) == 0 ? 0 : -EIO;
}

/* Five thousand characters of numbered sentences, each with an address that is too long for a line.
 */
static void long_text(struct buffer *b)
{
	for (int i = 1; b->len < 5000; i++)
		buffer_printf(b,
			      "Kalimat-%d menyebut "
			      "https://contoh.go.id/pengumuman/2026/03/ketersediaan-blangko-ktp-"
			      "elektronik-di-seluruh-kecamatan-kabupaten-bengkayang?halaman=%d dan "
			      "selesai-%d.\n",
			      i, i, i);
}

static int write_long(struct pdf_sink sink)
{
	struct tanda_terima t = contoh_tanda_terima("id");
	CLEANUP_BUFFER struct buffer uraian;

	buffer_init(&uraian, 10000);
	long_text(&uraian);
	t.uraian = uraian.data;
	t.penyelenggara =
		"Dinas Perumahan Rakyat dan Kawasan Permukiman, Pertanahan dan Lingkungan Hidup";
	t.nama = "Raden Mas Hadiningrat Kusumawardhana Prawirodirdjo Siti Nurhaliza Putri Ayu "
		 "Lestari binti Haji "
		 "Abdurrahman bin Muhammad Saleh, S.Pd., M.Pd.";
	t.email = "alamat.surel.yang.sangat.panjang.sekali.tanpa.spasi.di.dalamnya@subdomain.yang."
		  "juga.panjang.example";
	t.kerahasiaan = "rahasia";
	return tanda_terima_write(&t, sink);
}

static int write_anonymous(struct pdf_sink sink)
{
	struct tanda_terima t = contoh_tanda_terima("id");

	t.kerahasiaan = "anonim";
	t.kode_akses = "KODE-RAHASIA-123";
	t.lacak_url = NULL;
	t.petugas_nama = NULL;
	t.segel = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
	return tanda_terima_write(&t, sink);
}

int main(int argc, char **argv)
{
	struct pdf_sink sink = { to_stdout, NULL };
	const char *name = argc == 2 ? argv[1] : "";
	struct tanda_terima t;
	int r = -EINVAL;

	if (strcmp(name, "id") == 0 || strcmp(name, "en") == 0) {
		t = contoh_tanda_terima(name);
		r = tanda_terima_write(&t, sink);
	} else if (strcmp(name, "panjang") == 0) {
		r = write_long(sink);
	} else if (strcmp(name, "anonim") == 0) {
		r = write_anonymous(sink);
	} else if (strcmp(name, "laporan") == 0) {
		r = contoh_laporan(400, sink);
	} else if (strcmp(name, "bukti") == 0) {
		t = contoh_tanda_bukti("id");
		r = tanda_terima_write(&t, sink);
	} else if (strcmp(name, "berita-acara") == 0 || strcmp(name, "berita-acara-panjang") == 0) {
		struct berita_acara b = contoh_berita_acara(strcmp(name, "berita-acara") == 0 ? 2 : SURAT_BARIS_MAX);

		r = berita_acara_write(&b, sink);
	} else if (strcmp(name, "penolakan") == 0) {
		struct surat_penolakan s = contoh_surat_penolakan();

		r = surat_penolakan_write(&s, sink);
	} else if (strcmp(name, "daftar") == 0) {
		r = contoh_daftar(sink);
	}
	return r == 0 ? 0 : 1;
}
