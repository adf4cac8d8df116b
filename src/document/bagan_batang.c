/* Horizontal bars: names at the left, bars over a grid, each value behind its bar; draws on the caller's thread. */
#include <glib.h>

#include "document/bagan_internal.h"

#include "base/banned.h"

#define BAGIAN_NAMA 0.36
#define CELAH 8.0
#define TINGGI_BATANG 13.0
#define JARAK_BARIS_BATANG 6.0
#define LEBAR_ANGKA 64.0
#define KAKI 14.0
#define PANJANG_DITAHAN 40.0

struct bidang {
	double kiri, kanan; /* of the plot */
};

static double x_nilai(const struct bagan *b, const struct bidang *p, double nilai)
{
	return p->kiri + (p->kanan - p->kiri) * bagan_letak(b, nilai);
}

/* The grid stands behind the bars, its figures under it. */
static void kisi(struct kanvas *k, const struct bagan *b, const struct bidang *p, double atas, double bawah)
{
	struct gaya gaya = bagan_gaya_kecil;

	gaya.rata = PDF_CENTER;
	for (int i = 0; b->bawah + i * b->langkah <= b->atas + b->langkah / 1000; i++) {
		double nilai = b->bawah + i * b->langkah, x = x_nilai(b, p, nilai);
		char teks[BAGAN_ANGKA_SIZE];

		bagan_angka(b, nilai, b->desimal, teks);
		kanvas_garis(k, WARNA_REDUP, i ? 0.25 : 0.8, false, x, atas, x, bawah);
		kanvas_tulis(k, NULL, &gaya, x - 20, bawah + 3, 40, teks);
	}
}

/* Limits: a dashed line through the bars with its name above it. */
static double nama_batas(struct kanvas *k, const struct bagan *b, const struct bidang *p, double y)
{
	struct gaya gaya = bagan_gaya_kecil;
	double tinggi = 0;

	gaya.rata = PDF_CENTER;
	gaya.warna = WARNA_TEKANAN;
	for (size_t i = 0; i < b->n_batas; i++) {
		double lebar = kanvas_lebar(k, &gaya, b->batas[i].nama) + 2, x = x_nilai(b, p, b->batas[i].nilai) - lebar / 2, satu;

		x = CLAMP(x, 0, p->kanan + LEBAR_ANGKA - lebar);
		satu = kanvas_tulis(k, NULL, &gaya, x, y, lebar, b->batas[i].nama);
		tinggi = MAX(tinggi, satu);
	}
	return tinggi ? tinggi + 3 : 0;
}

static double tinggi_butir(struct kanvas *k, const struct bagan_butir *satu, double lebar)
{
	return MAX(TINGGI_BATANG, kanvas_tinggi(k, &bagan_gaya_nama, lebar, satu->nama));
}

/* Where a bar ends; of one that is not told, a short one. */
static double ujung_batang(const struct bagan *b, const struct bidang *p, const struct bagan_butir *satu)
{
	return satu->angka ? x_nilai(b, p, satu->nilai) : p->kiri + PANJANG_DITAHAN;
}

static void satu_batang(struct kanvas *k, const struct bagan *b, const struct bidang *p, const struct bagan_butir *satu, double y)
{
	double lebar_nama = p->kiri - CELAH, tinggi = tinggi_butir(k, satu, lebar_nama), nama = kanvas_tinggi(k, &bagan_gaya_nama, lebar_nama, satu->nama);
	double batang = y + (tinggi - TINGGI_BATANG) / 2, panjang = ujung_batang(b, p, satu) - p->kiri;
	struct gaya kanan = bagan_gaya_nama;

	kanan.rata = PDF_RIGHT;
	kanvas_tulis(k, NULL, &kanan, 0, y + (tinggi - nama) / 2, lebar_nama, satu->nama);
	if (satu->angka)
		kanvas_kotak(k, WARNA_UTAMA, p->kiri, batang, panjang, TINGGI_BATANG);
	else
		kanvas_arsir(k, WARNA_REDUP, p->kiri, batang, panjang, TINGGI_BATANG);
}

/* On a white ground, so that neither the grid nor a limit runs through the figure. */
static void satu_angka(struct kanvas *k, const struct bagan *b, const struct bidang *p, const struct bagan_butir *satu, double y)
{
	const char *teks = satu->angka ? satu->angka : bagan_ditahan(b);
	double batang = y + (tinggi_butir(k, satu, p->kiri - CELAH) - TINGGI_BATANG) / 2, ujung = ujung_batang(b, p, satu);

	kanvas_kotak(k, WARNA_PUTIH, ujung + 1.5, batang, kanvas_lebar(k, &bagan_gaya_angka, teks) + 5, TINGGI_BATANG);
	kanvas_tulis(k, NULL, &bagan_gaya_angka, ujung + 4, batang + 1.2, 0, teks);
}

static void semua_butir(struct kanvas *k, const struct bagan *b, const struct bidang *p, double y,
			void (*gambar)(struct kanvas *k, const struct bagan *b, const struct bidang *p, const struct bagan_butir *satu, double y))
{
	for (size_t i = 0; i < b->n; i++) {
		gambar(k, b, p, &b->butir[i], y);
		y += tinggi_butir(k, &b->butir[i], p->kiri - CELAH) + JARAK_BARIS_BATANG;
	}
}

double bagan_batang(struct kanvas *k, const struct bagan *b, double y, double lebar)
{
	const struct bidang p = { lebar * BAGIAN_NAMA, lebar - LEBAR_ANGKA };
	double atas, bawah;

	y += nama_batas(k, b, &p, y);
	atas = y;
	bawah = atas + JARAK_BARIS_BATANG / 2;
	for (size_t i = 0; i < b->n; i++)
		bawah += tinggi_butir(k, &b->butir[i], p.kiri - CELAH) + JARAK_BARIS_BATANG;
	kisi(k, b, &p, atas, bawah);
	semua_butir(k, b, &p, atas + JARAK_BARIS_BATANG, satu_batang);
	for (size_t i = 0; i < b->n_batas; i++)
		kanvas_garis(k, WARNA_TEKANAN, 1, true, x_nilai(b, &p, b->batas[i].nilai), atas, x_nilai(b, &p, b->batas[i].nilai), bawah);
	semua_butir(k, b, &p, atas + JARAK_BARIS_BATANG, satu_angka);
	return bawah + KAKI;
}
