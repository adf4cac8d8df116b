/* Draws invitation cards; on the worker that serves the request. */
#include "skm/kartu.h"

#include <errno.h>
#include <stdint.h>

#include <glib.h>

#include "document/pdf_lembar.h"
#include "document/qr.h"
#include "document/tulisan_tanggal.h"
#include "skm/laporan_teks.h"

#include "base/banned.h"

#define LEBAR PDF_MM(210)
#define TINGGI PDF_MM(297)
#define KOLOM 2
#define BARIS 4
#define SATU_HALAMAN (KOLOM * BARIS)
#define TEPI 12.0 /* printers leave a margin */
#define KARTU_LEBAR ((LEBAR - 2 * TEPI) / KOLOM)
#define KARTU_TINGGI ((TINGGI - 2 * TEPI) / BARIS)
#define DALAM 12.0
#define QR 96.0

/* Lines to cut along, through the whole sheet. */
static void garis_potong(struct kanvas *k)
{
	for (int i = 0; i <= KOLOM; i++)
		kanvas_garis(k, WARNA_REDUP, 0.5, true, TEPI + i * KARTU_LEBAR, 0, TEPI + i * KARTU_LEBAR, TINGGI);
	for (int i = 0; i <= BARIS; i++)
		kanvas_garis(k, WARNA_REDUP, 0.5, true, 0, TEPI + i * KARTU_TINGGI, LEBAR, TEPI + i * KARTU_TINGGI);
}

static double baris(struct kanvas *k, const char *tag, struct gaya gaya, double x, double y, double lebar, double tinggi, const char *teks)
{
	gaya = kanvas_paskan(k, gaya, 5.5, lebar, tinggi, teks);
	return y + kanvas_tulis(k, tag, &gaya, x, y, lebar, teks);
}

static void kepala(struct kanvas *k, const struct kartu *kartu, const struct laporan_teks *t, double x, double y, double lebar)
{
	struct gaya tebal = { .ukuran = 9, .tebal = true, .warna = WARNA_GELAP }, biasa = { .ukuran = 8, .warna = WARNA_TEKS };

	y = baris(k, "H2", tebal, x, y, lebar, 26, kartu->penyelenggara) + 2;
	y = baris(k, "P", biasa, x, y, lebar, 22, kartu->judul) + 1;
	baris(k, "P", biasa, x, y, lebar, 12, kartu->periode);
}

static char *berlaku_teks(const struct kartu *kartu, const struct laporan_teks *t)
{
	char hari[TULISAN_TANGGAL_SIZE];

	if (!kartu->berlaku_sampai || tulisan_tanggal(kartu->berlaku_sampai, TULISAN_HARI, kartu->bahasa, hari) < 0)
		return g_strdup(t->kartu_berlaku);
	return g_strdup_printf("%s %s.", t->kartu_berlaku_hari, hari);
}

static int satu_kartu(struct kanvas *k, const struct kartu *kartu, const char *token, double x, double y)
{
	const struct laporan_teks *t = laporan_teks(kartu->bahasa);
	g_autofree char *alamat = g_strconcat(kartu->alamat, token, NULL), *kode = g_strconcat(t->kartu_kode, ": ", token, NULL);
	struct gaya ajakan = { .ukuran = 11, .tebal = true, .warna = WARNA_TEKS }, biasa = { .ukuran = 8, .warna = WARNA_TEKS },
		    kecil = { .ukuran = 7.5, .warna = WARNA_REDUP };
	double kanan = x + DALAM + QR + 8, lebar = KARTU_LEBAR - QR - 2 * DALAM - 8, bawah = y + KARTU_TINGGI - DALAM;
	g_autofree char *berlaku = berlaku_teks(kartu, t);
	int r = 0;

	kepala(k, kartu, t, x + DALAM, y + DALAM, KARTU_LEBAR - 2 * DALAM);
	y += DALAM + 66;
	if (k->cr) {
		kanvas_tanda(k, "Figure");
		r = qr_draw(k->cr, alamat, x + DALAM - 4, y - 4, QR);
		kanvas_tanda_akhir(k, "Figure");
	}
	y = baris(k, "P", ajakan, kanan, y, lebar, 28, t->kartu_ajakan) + 3;
	y = baris(k, "P", biasa, kanan, y, lebar, 44, t->kartu_cara) + 3;
	baris(k, "P", kecil, kanan, y, lebar, 20, berlaku);
	baris(k, "P", kecil, x + DALAM, bawah - 20, KARTU_LEBAR - 2 * DALAM, 11, kode);
	baris(k, "P", kecil, x + DALAM, bawah - 10, KARTU_LEBAR - 2 * DALAM, 10, alamat);
	return r;
}

static int gambar(struct kanvas *k, unsigned halaman, void *cls)
{
	const struct kartu *kartu = cls;
	int r = 0;

	garis_potong(k);
	for (size_t i = 0; i < SATU_HALAMAN && r == 0; i++) {
		size_t nomor = (size_t)halaman * SATU_HALAMAN + i;

		if (nomor == kartu->n)
			break;
		r = satu_kartu(k, kartu, kartu->token[nomor], TEPI + (double)(i % KOLOM) * KARTU_LEBAR, TEPI + (double)(i / KOLOM) * KARTU_TINGGI);
	}
	return r;
}

int kartu_write(const struct kartu *kartu, struct pdf_sink sink)
{
	const struct pdf_info info = {
		.bahasa = kartu->bahasa,
		.judul = laporan_teks(kartu->bahasa)->kartu_judul,
		.subjek = kartu->judul,
		.penulis = kartu->penyelenggara,
		.dibuat = kartu->dibuat,
		.max_bytes = KARTU_MAX_BYTES,
	};

	if (kartu->n == 0 || kartu->n > KARTU_MAX)
		return -EINVAL;
	return pdf_lembar_write(&info,
				&(struct pdf_lembar){ .lebar = LEBAR,
						      .tinggi = TINGGI,
						      .halaman = (unsigned)((kartu->n + SATU_HALAMAN - 1) / SATU_HALAMAN),
						      .gambar = gambar },
				(void *)(uintptr_t)kartu, sink);
}
