/* Columns and lines over one frame: the value axis at the left, names below (numbers with a key when they do not fit), and for a Pareto chart
 * the cumulative share in per cent at the right; draws on the caller's thread. */
#include <glib.h>
#include <stdio.h>

#include "document/bagan_internal.h"

#include "base/banned.h"

#define TINGGI_BIDANG 150.0
#define KEPALA 16.0 /* room above the plot for figures */
#define LEBAR_SUMBU 34.0
#define LEBAR_NAMA_MIN 62.0
#define TINGGI_DITAHAN 30.0
#define PENUH 0.62 /* share of its place that a column fills */
#define KUNCI_JARAK 12.0
#define ANGKA_NAIK 6.0 /* of figures over a Pareto column, clear of the line's point on it */
#define KELIM 1.6 /* white seam of a line over columns */

struct bidang {
	double kiri, kanan, atas, bawah;
	double tempat; /* of one column */
	bool bernomor; /* names stand in a key */
};

static double y_nilai(const struct bagan *b, const struct bidang *p, double nilai)
{
	return p->bawah - (p->bawah - p->atas) * bagan_letak(b, nilai);
}

static double x_tengah(const struct bidang *p, size_t i)
{
	return p->kiri + p->tempat * ((double)i + 0.5);
}

static void kisi(struct kanvas *k, const struct bagan *b, const struct bidang *p)
{
	struct gaya gaya = bagan_gaya_kecil;

	gaya.rata = PDF_RIGHT;
	for (int i = 0; b->bawah + i * b->langkah <= b->atas + b->langkah / 1000; i++) {
		double nilai = b->bawah + i * b->langkah, y = y_nilai(b, p, nilai);
		char teks[BAGAN_ANGKA_SIZE];

		bagan_angka(b, nilai, b->desimal, teks);
		kanvas_garis(k, WARNA_REDUP, i ? 0.25 : 0.8, false, p->kiri, y, p->kanan, y);
		kanvas_tulis(k, NULL, &gaya, p->kiri - LEBAR_SUMBU, y - 4.5, LEBAR_SUMBU - 4, teks);
	}
}

/* Percentages of the cumulative line. */
static void kisi_kanan(struct kanvas *k, const struct bidang *p)
{
	for (int persen = 0; persen <= 100; persen += 20) {
		double y = p->bawah - (p->bawah - p->atas) * persen / 100;
		char teks[BAGAN_ANGKA_SIZE];

		snprintf(teks, sizeof(teks), "%d%%", persen);
		kanvas_garis(k, WARNA_TEKANAN, 0.8, false, p->kanan, y, p->kanan + 3, y);
		kanvas_tulis(k, NULL, &bagan_gaya_kecil, p->kanan + 5, y - 4.5, 0, teks);
	}
}

static void angka_di_atas(struct kanvas *k, const struct bagan *b, const struct bidang *p, size_t i, double y)
{
	struct gaya gaya = bagan_gaya_angka;
	const char *teks = b->butir[i].angka ? b->butir[i].angka : bagan_ditahan(b);
	double lebar;

	gaya = kanvas_paskan(k, gaya, 5, p->tempat * 1.15, 20, teks);
	lebar = kanvas_lebar(k, &gaya, teks);
	kanvas_kotak(k, WARNA_PUTIH, x_tengah(p, i) - lebar / 2 - 1, y - 12, lebar + 2, 10.5);
	kanvas_tulis(k, NULL, &gaya, x_tengah(p, i) - lebar / 2, y - 12, 0, teks);
}

/* Where a column ends; of one that is not told, a low one. */
static double y_kolom(const struct bagan *b, const struct bidang *p, size_t i)
{
	return b->butir[i].angka ? y_nilai(b, p, b->butir[i].nilai) : p->bawah - TINGGI_DITAHAN;
}

static void satu_kolom(struct kanvas *k, const struct bagan *b, const struct bidang *p, size_t i)
{
	double lebar = b->rapat ? p->tempat : p->tempat * PENUH, x = x_tengah(p, i) - lebar / 2;
	double y = y_kolom(b, p, i);

	if (!b->butir[i].angka) {
		kanvas_arsir(k, WARNA_REDUP, x, y, lebar, p->bawah - y);
	} else {
		kanvas_kotak(k, WARNA_UTAMA, x, y, lebar, p->bawah - y);
		if (b->rapat) /* columns that touch are told apart by a seam */
			kanvas_garis(k, WARNA_PUTIH, 0.8, false, x + lebar, y, x + lebar, p->bawah);
	}
}

static void ruas(struct kanvas *k, double x0, double y0, double x1, double y1)
{
	kanvas_garis(k, WARNA_PUTIH, 2 * KELIM + 1.4, false, x0, y0, x1, y1);
	kanvas_garis(k, WARNA_TEKANAN, 1.4, false, x0, y0, x1, y1);
}

/* Shares of the whole, summed from the left; what is not told adds nothing. */
static void garis_kumulatif(struct kanvas *k, const struct bagan *b, const struct bidang *p)
{
	double semua = 0, sampai = 0, x0 = 0, y0 = 0;

	for (size_t i = 0; i < b->n; i++)
		semua += b->butir[i].angka ? b->butir[i].nilai : 0;
	for (size_t i = 0; semua > 0 && i < b->n; i++) {
		double x = x_tengah(p, i), y;

		sampai += b->butir[i].angka ? b->butir[i].nilai : 0;
		y = p->bawah - (p->bawah - p->atas) * sampai / semua;
		if (i)
			ruas(k, x0, y0, x, y);
		x0 = x;
		y0 = y;
		kanvas_titik(k, WARNA_PUTIH, TITIK_JARI + KELIM, x, y);
		kanvas_titik(k, WARNA_TEKANAN, TITIK_JARI, x, y);
	}
}

static void garis(struct kanvas *k, const struct bagan *b, const struct bidang *p)
{
	for (size_t i = 1; i < b->n; i++)
		if (b->butir[i].angka && b->butir[i - 1].angka)
			kanvas_garis(k, WARNA_UTAMA, 1.6, false, x_tengah(p, i - 1), y_nilai(b, p, b->butir[i - 1].nilai), x_tengah(p, i),
				     y_nilai(b, p, b->butir[i].nilai));
	for (size_t i = 0; i < b->n; i++) {
		double y = b->butir[i].angka ? y_nilai(b, p, b->butir[i].nilai) : p->bawah;

		if (b->butir[i].angka)
			kanvas_titik(k, WARNA_UTAMA, TITIK_JARI, x_tengah(p, i), y);
		angka_di_atas(k, b, p, i, y - 3);
	}
}

static void batas(struct kanvas *k, const struct bagan *b, const struct bidang *p)
{
	struct gaya gaya = bagan_gaya_kecil;

	gaya.warna = WARNA_TEKANAN;
	for (size_t i = 0; i < b->n_batas; i++) {
		double y = y_nilai(b, p, b->batas[i].nilai), lebar = kanvas_lebar(k, &gaya, b->batas[i].nama);

		kanvas_garis(k, WARNA_TEKANAN, 1, true, p->kiri, y, p->kanan, y);
		kanvas_kotak(k, WARNA_PUTIH, p->kanan - lebar - 2, y - 10.5, lebar + 2, 9.5);
		kanvas_tulis(k, NULL, &gaya, p->kanan - lebar - 1, y - 10.5, 0, b->batas[i].nama);
	}
}

static double nama_di_bawah(struct kanvas *k, const struct bagan *b, const struct bidang *p)
{
	struct gaya gaya = p->bernomor ? bagan_gaya_angka : bagan_gaya_nama;
	double tinggi = 0;

	gaya.rata = PDF_CENTER;
	for (size_t i = 0; i < b->n; i++) {
		char nomor[24];
		double satu;

		snprintf(nomor, sizeof(nomor), "%zu", i + 1);
		satu = kanvas_tulis(k, NULL, &gaya, p->kiri + p->tempat * (double)i + 2, p->bawah + 4, p->tempat - 4,
				    p->bernomor ? nomor : b->butir[i].nama);
		tinggi = MAX(tinggi, satu);
	}
	return p->bawah + 4 + tinggi;
}

/* "1  Persyaratan" in two columns, read downwards line by line. */
static double kunci(struct kanvas *k, const struct bagan *b, double y, double lebar)
{
	double setengah = (lebar - KUNCI_JARAK) / 2;

	for (size_t i = 0; i < b->n; i += 2) {
		double tinggi = 0;

		for (size_t j = i; j < i + 2 && j < b->n; j++) {
			double x = j == i ? 0 : setengah + KUNCI_JARAK, satu;
			char nomor[24];

			snprintf(nomor, sizeof(nomor), "%zu", j + 1);
			kanvas_tulis(k, NULL, &bagan_gaya_angka, x, y, 0, nomor);
			satu = kanvas_tulis(k, NULL, &bagan_gaya_nama, x + 16, y, setengah - 16, b->butir[j].nama);
			tinggi = MAX(tinggi, satu);
		}
		y += tinggi + 2;
	}
	return y;
}

double bagan_kolom(struct kanvas *k, const struct bagan *b, double y, double lebar)
{
	struct bidang p = { LEBAR_SUMBU, lebar - (b->kumulatif ? LEBAR_SUMBU : 4), y + KEPALA, y + KEPALA + TINGGI_BIDANG, 0, false };

	p.tempat = (p.kanan - p.kiri) / (double)b->n;
	p.bernomor = p.tempat < LEBAR_NAMA_MIN;
	kisi(k, b, &p);
	for (size_t i = 0; b->jenis == BAGAN_KOLOM && i < b->n; i++)
		satu_kolom(k, b, &p, i);
	batas(k, b, &p);
	if (b->jenis == BAGAN_GARIS)
		garis(k, b, &p);
	if (b->kumulatif) {
		kisi_kanan(k, &p);
		garis_kumulatif(k, b, &p);
	}
	for (size_t i = 0; b->jenis == BAGAN_KOLOM && i < b->n; i++)
		angka_di_atas(k, b, &p, i, y_kolom(b, &p, i) - (b->kumulatif ? ANGKA_NAIK : 0));
	y = nama_di_bawah(k, b, &p) + 4;
	return p.bernomor ? kunci(k, b, y + 4, lebar) : y;
}
