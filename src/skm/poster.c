/* The publication poster of a result (P23(10)): one A3 sheet in the order that such posters have, which prints on A4 as well; on the worker
 * that serves the request. */
#include <errno.h>
#include <string.h>

#include <glib.h>

#include "document/pdf_lembar.h"
#include "document/qr.h"
#include "skm/laporan.h"

#include "base/banned.h"

#define LEBAR PDF_MM(297)
#define TINGGI PDF_MM(420)
#define TEPI 48.0
#define ISI (LEBAR - 2 * TEPI)
#define KEPALA 168.0
#define KIRI (ISI * 0.44)
#define KANAN (ISI - KIRI - 28)
#define KAKI 168.0
#define BARIS_PROFIL 16.5
#define BARIS_SATU_LAJUR 14 /* more lines of the profile stand in two columns */
#define PANEL_MIN 352.0
#define SKALA_MIN 0.75 /* letters smaller than that are not read on A4 */
#define QR 84.0

struct tulisan {
	struct kanvas *k;
	const struct laporan *l;
};

static double tengah(struct kanvas *k, const char *tag, struct gaya gaya, double x, double y, double lebar, double tinggi, const char *teks)
{
	gaya.rata = PDF_CENTER;
	gaya = kanvas_paskan(k, gaya, 9, lebar, tinggi, teks);
	return kanvas_tulis(k, tag, &gaya, x, y, lebar, teks);
}

/* Who it is about; a long name takes smaller letters, never less of itself. */
static void kepala(const struct tulisan *w)
{
	const json_t *layanan = json_object_get(w->l->hasil, "layanan");
	const char *unit = laporan_kapital(w->l, laporan_teks_dari(json_object_get(w->l->hasil, "penyelenggara"), "nama"));
	struct gaya gaya = { .ukuran = 18, .tebal = true, .warna = WARNA_PUTIH };
	double y = 30;

	kanvas_kotak(w->k, WARNA_GELAP, 0, 0, LEBAR, KEPALA);
	y += tengah(w->k, "P", gaya, TEPI, y, ISI, 24, laporan_kapital(w->l, LAPORAN_INSTANSI)) + 6;
	gaya.ukuran = 32;
	y += tengah(w->k, "P", gaya, TEPI, y, ISI, json_is_object(layanan) ? 60 : 88, unit) + 6;
	gaya.ukuran = 17;
	gaya.tebal = false;
	if (json_is_object(layanan))
		tengah(w->k, "P", gaya, TEPI, y, ISI, KEPALA - y - 8, laporan_teks_dari(layanan, "nama"));
}

static double judul(const struct tulisan *w, double y)
{
	struct gaya gaya = { .ukuran = 30, .tebal = true, .warna = WARNA_TEKS };

	y += tengah(w->k, "H1", gaya, TEPI, y, ISI, 40, laporan_kapital(w->l, w->l->t->poster)) + 6;
	gaya.ukuran = 18;
	gaya.tebal = false;
	y += tengah(w->k, "P", gaya, TEPI, y, ISI, 48, laporan_teks_dari(w->l->hasil, "judul")) + 4;
	gaya.tebal = true;
	y += tengah(w->k, "P", gaya, TEPI, y, ISI, 48, laporan_gabung(w->l, w->l->t->periode, ": ", laporan_periode(w->l)));
	if (laporan_keadaan(w->l)) {
		gaya.warna = WARNA_TEKANAN;
		y += 4 + tengah(w->k, "P", gaya, TEPI, y + 4, ISI, 24, laporan_keadaan(w->l));
	}
	return y + 18;
}

static double nilai(const struct tulisan *w, double y, const char *nama, const char *isi, double ukuran)
{
	struct gaya gaya = { .ukuran = 15, .tebal = true, .warna = WARNA_TEKS };

	y += tengah(w->k, "P", gaya, TEPI + 12, y, KIRI - 24, 20, nama);
	gaya.ukuran = ukuran;
	gaya.warna = WARNA_GELAP;
	return y + tengah(w->k, "P", gaya, TEPI + 12, y, KIRI - 24, ukuran * 1.3, isi);
}

static void panel_nilai(const struct tulisan *w, double y, double tinggi)
{
	const json_t *h = w->l->hasil;
	const struct laporan_teks *t = w->l->t;
	struct gaya kecil = { .ukuran = 12, .rata = PDF_CENTER, .warna = WARNA_TEKS };

	kanvas_kotak(w->k, WARNA_BIDANG, TEPI, y, KIRI, tinggi);
	kanvas_kotak(w->k, WARNA_UTAMA, TEPI, y, KIRI, 6);
	y = nilai(w, y + 26, t->nilai_ikm, laporan_ikm(w->l, json_object_get(h, "ikm")), w->l->ditahan ? 36 : 92) + 8;
	kanvas_garis(w->k, WARNA_UTAMA, 1, false, TEPI + 40, y, TEPI + KIRI - 40, y);
	y = nilai(w, y + 14, t->mutu_pelayanan, laporan_mutu(w->l, json_object_get(h, "mutu")), w->l->ditahan ? 36 : 72) + 6;
	kanvas_garis(w->k, WARNA_UTAMA, 1, false, TEPI + 40, y, TEPI + KIRI - 40, y);
	y = nilai(w, y + 14, t->kinerja_pelayanan, laporan_mutu(w->l, json_object_get(h, "kinerja")), 36) + 14;
	if (w->l->ditahan)
		kanvas_tulis(w->k, "P", &kecil, TEPI + 16, y, KIRI - 32, t->ditahan_semua);
}

static void baris_profil(const struct tulisan *w, double x, double y, double lebar, const char *nama, const char *isi)
{
	struct gaya angka = { .ukuran = 11.5, .tebal = true, .rata = PDF_RIGHT, .warna = WARNA_TEKS }, biasa = { .ukuran = 11.5, .warna = WARNA_TEKS };
	double lebar_nama = lebar - kanvas_lebar(w->k, &angka, isi) - 6;

	biasa = kanvas_paskan(w->k, biasa, 6, lebar_nama, BARIS_PROFIL, nama);
	kanvas_tulis(w->k, "P", &biasa, x, y, lebar_nama, nama);
	kanvas_tulis(w->k, "P", &angka, x, y, lebar, isi);
}

static double satu_profil(const struct tulisan *w, double x, double y, double lebar, const char *atribut, bool *ret_ditahan)
{
	const json_t *kelompok = laporan_urut(w->l, atribut);
	struct gaya kepala_gaya = { .ukuran = 13, .tebal = true, .warna = WARNA_UTAMA };

	if (!kelompok)
		return y;
	y += kanvas_tulis(w->k, "H3", &kepala_gaya, x, y, lebar, laporan_sebutan("atribut", atribut, w->l->bahasa)) + 1;
	for (size_t i = 0; i < json_array_size(kelompok); i++) {
		const json_t *satu = json_array_get(kelompok, i), *responden = json_object_get(satu, "responden");
		const char *isi = json_is_integer(responden) ? laporan_gabung(w->l, laporan_bulat(w->l, responden), " ", w->l->t->orang) :
							       laporan_gabung(w->l, w->l->t->ditahan, " *", "");

		*ret_ditahan |= !json_is_integer(responden);
		baris_profil(w, x, y, lebar, laporan_kelompok(w->l, atribut, laporan_teks_dari(satu, "kelompok")), isi);
		y += BARIS_PROFIL;
	}
	return y + 7;
}

static size_t banyak_baris(const struct laporan *l, const char *const *atribut, size_t n)
{
	size_t baris = 0;

	for (size_t i = 0; i < n; i++)
		baris += json_array_size(laporan_urut(l, atribut[i]));
	return baris;
}

/* The break-down by profile; what is withheld says so, with the reason under it. */
static double panel_responden(const struct tulisan *w, double y)
{
	/* In pairs of about the same height. */
	static const char *const atribut[] = { "jenis_kelamin", "pendidikan", "usia", "pekerjaan" };
	struct gaya besar = { .ukuran = 22, .tebal = true, .warna = WARNA_TEKS }, kecil = { .ukuran = 9.5, .warna = WARNA_REDUP };
	const char *jumlah = laporan_gabung(w->l, w->l->t->responden, ": ",
					    laporan_gabung(w->l, laporan_bulat(w->l, json_object_get(w->l->hasil, "responden")), " ", w->l->t->orang));
	bool dua = banyak_baris(w->l, atribut, G_N_ELEMENTS(atribut)) > BARIS_SATU_LAJUR, ditahan = false;
	double x = TEPI + KIRI + 28, lebar = dua ? KANAN / 2 - 12 : KANAN, kiri, kanan;

	y += kanvas_tulis(w->k, "H2", &besar, x, y, KANAN, jumlah) + 8;
	kiri = satu_profil(w, x, y, lebar, atribut[0], &ditahan);
	kiri = satu_profil(w, x, kiri, lebar, atribut[1], &ditahan);
	kanan = satu_profil(w, dua ? x + lebar + 24 : x, dua ? y : kiri, lebar, atribut[2], &ditahan);
	kanan = satu_profil(w, dua ? x + lebar + 24 : x, kanan, lebar, atribut[3], &ditahan);
	y = MAX(kiri, kanan);
	if (ditahan)
		y += kanvas_tulis(w->k, "P", &kecil, x, y, KANAN, laporan_gabung(w->l, "* ", w->l->t->ditahan_kelompok, ""));
	return y;
}

/* How the chart of the unsur fits into the room that is left: drawn wider, then smaller; 0 when it would be too small to read. */
static double skala_bagan(const struct bagan *b, double tinggi, double *ret_lebar)
{
	double skala = 0;

	for (size_t i = 0; i < 2 && skala < 1; i++) {
		*ret_lebar = ISI * (i ? 1 : 0.72);
		skala = MIN(ISI / *ret_lebar, tinggi / bagan_tinggi(b, *ret_lebar));
	}
	return skala < SKALA_MIN ? 0 : skala;
}

static int gambar_bagan(const struct tulisan *w, struct bagan *b, double lebar, double skala, double y)
{
	int r;

	if (!w->k->cr)
		return 0;
	kanvas_tanda(w->k, "Figure");
	cairo_save(w->k->cr);
	cairo_translate(w->k->cr, TEPI + (ISI - lebar * skala) / 2, y);
	cairo_scale(w->k->cr, skala, skala);
	r = bagan_gambar(w->k->cr, lebar, 0, b);
	cairo_restore(w->k->cr);
	kanvas_tanda_akhir(w->k, "Figure");
	return r;
}

static int kaki(const struct tulisan *w)
{
	const json_t *metode = json_object_get(w->l->hasil, "metode");
	struct gaya terima = { .ukuran = 16, .tebal = true, .rata = PDF_CENTER, .warna = WARNA_PUTIH }, kecil = { .ukuran = 10, .warna = WARNA_PUTIH };
	double y = TINGGI - KAKI, x = TEPI + QR + 20, lebar = ISI - QR - 20;
	const char *sumber = arena_printf(w->l->arena, "%s: %s · Perbup Bengkayang 24/2018 Pasal 23 · %s %s\n%s: %s", w->l->t->metode_hitung,
					  laporan_teks_dari(metode, "dasar_hukum"), w->l->t->nomor, laporan_teks_dari(w->l->hasil, "nomor"), w->l->t->lihat,
					  w->l->alamat_hasil);
	int r = 0;

	kanvas_kotak(w->k, WARNA_GELAP, 0, y, LEBAR, KAKI);
	if (w->k->cr) {
		kanvas_tanda(w->k, "Figure");
		r = qr_draw(w->k->cr, w->l->alamat_hasil, TEPI, y + (KAKI - QR) / 2, QR);
		kanvas_tanda_akhir(w->k, "Figure");
	}
	y += 32;
	terima = kanvas_paskan(w->k, terima, 10, lebar, 66, w->l->t->terima_kasih);
	kanvas_tulis(w->k, "P", &terima, x, y, lebar, w->l->t->terima_kasih);
	kanvas_tulis(w->k, "P", &kecil, x, y + 74, lebar, sumber);
	return r;
}

static int gambar(struct kanvas *k, unsigned halaman, void *cls)
{
	const struct tulisan w = { k, cls };
	const double ujung = TINGGI - KAKI - 16;
	double atas, bawah, lebar = 0, skala = 0;
	struct bagan b;
	int r = laporan_bagan(w.l, "unsur", &b);

	if (r < 0 && r != -ENODATA)
		return r;
	kepala(&w);
	atas = judul(&w, KEPALA + 22);
	bawah = panel_responden(&w, atas);
	bawah = MAX(bawah, atas + PANEL_MIN);
	if (r == 0)
		skala = skala_bagan(&b, ujung - bawah - 20, &lebar);
	panel_nilai(&w, atas, (skala > 0 ? bawah : ujung) - atas);
	r = skala > 0 ? gambar_bagan(&w, &b, lebar, skala, bawah + 20) : 0;
	return r < 0 ? r : kaki(&w);
}

int laporan_poster(struct laporan *l, struct pdf_sink sink)
{
	const struct pdf_info info = {
		.bahasa = l->bahasa,
		.judul = l->t->poster,
		.subjek = laporan_teks_dari(l->hasil, "judul"),
		.penulis = laporan_teks_dari(json_object_get(l->hasil, "penyelenggara"), "nama"),
		.dibuat = laporan_teks_dari(l->hasil, "dihitung_pada"),
		.max_bytes = LAPORAN_MAX_BYTES,
	};

	return pdf_lembar_write(&info, &(struct pdf_lembar){ .lebar = LEBAR, .tinggi = TINGGI, .halaman = 1, .gambar = gambar }, l, sink);
}
