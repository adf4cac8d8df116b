/* Charts: readable colours, the same bytes, a measured height that is the drawn one, and words for those who do not see them. */
#include "document/bagan.h"

#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include <criterion/criterion.h>

#include "leak.h"

TestSuite(bagan, .fini = fail_on_leak);

static const struct bagan_butir butir[] = {
	{ "Persyaratan", "2,816", 2.816 },
	{ "Sistem, mekanisme, dan prosedur yang namanya panjang sekali sehingga tidak muat pada satu baris", "3,2", 3.2 },
	{ "Waktu <b>&", NULL, 0 },
};
static const struct bagan_batas batas[] = { { "Baik (B)", 3.0644 } };

static struct bagan contoh(enum bagan_jenis jenis)
{
	return (struct bagan){ .bahasa = "id",
			       .judul = "Nilai \"rata-rata\"",
			       .uraian = "Persyaratan: 2,816; Waktu <b>&: ditahan.",
			       .jenis = jenis,
			       .bawah = 1,
			       .atas = 4,
			       .langkah = 0.5,
			       .desimal = 1,
			       .batas = batas,
			       .n_batas = 1,
			       .butir = butir,
			       .n = 3 };
}

Test(bagan, kontras)
{
	static const enum warna tulisan[] = { WARNA_TEKS, WARNA_REDUP, WARNA_UTAMA, WARNA_TEKANAN, WARNA_GELAP };

	cr_assert_float_eq(warna_kontras(WARNA_PUTIH, WARNA_PUTIH), 1, 1e-9);
	for (size_t i = 0; i < sizeof(tulisan) / sizeof(tulisan[0]); i++) {
		cr_assert_geq(warna_kontras(tulisan[i], WARNA_PUTIH), 4.5, "%d on white", tulisan[i]);
		cr_assert_geq(warna_kontras(tulisan[i], WARNA_BIDANG), 4.5, "%d on a panel", tulisan[i]);
	}
}

Test(bagan, langkah)
{
	cr_assert_float_eq(bagan_langkah(3, 6), 0.5, 1e-9);
	cr_assert_float_eq(bagan_langkah(49, 5), 10, 1e-9);
	cr_assert_float_eq(bagan_langkah(7.65, 6), 2, 1e-9);
	cr_assert_float_eq(bagan_langkah(1, 6), 0.2, 1e-9);
	cr_assert_float_eq(bagan_langkah(100000, 5), 20000, 1e-9);
}

static void svg(const struct bagan *b, struct buffer *out)
{
	buffer_init(out, BAGAN_SVG_MAX_BYTES);
	cr_assert_eq(bagan_svg(b, 640, out), 0);
}

Test(bagan, svg_untuk_pembaca_layar)
{
	struct bagan b = contoh(BAGAN_BATANG);
	CLEANUP_BUFFER struct buffer out;

	svg(&b, &out);
	cr_assert(strstr(out.data, "role=\"img\" lang=\"id\" xml:lang=\"id\" aria-labelledby=\"judul uraian\">"));
	cr_assert(strstr(out.data, "<title id=\"judul\">Nilai &quot;rata-rata&quot;</title>"));
	cr_assert(strstr(out.data, "<desc id=\"uraian\">Persyaratan: 2,816; Waktu &lt;b&gt;&amp;: ditahan.</desc>"));
	cr_assert_null(strstr(out.data, "<text"), "letters are paths: no font is needed");
	cr_assert_null(strstr(out.data, "<b>"));
}

Test(bagan, byte_yang_sama)
{
	for (enum bagan_jenis jenis = BAGAN_BATANG; jenis <= BAGAN_GARIS; jenis++) {
		struct bagan b = contoh(jenis);
		CLEANUP_BUFFER struct buffer satu, dua;

		svg(&b, &satu);
		svg(&b, &dua);
		cr_assert_eq(satu.len, dua.len);
		cr_assert_eq(memcmp(satu.data, dua.data, satu.len), 0);
		b.bahasa = "en";
		buffer_done(&dua);
		svg(&b, &dua);
		cr_assert(strstr(dua.data, "lang=\"en\""));
	}
}

/* What is drawn ends where it was measured to end: the lowest ink of the picture. */
static int tinta_terbawah(const struct bagan *b, double tinggi)
{
	cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 500, (int)tinggi + 200);
	cairo_t *cr = cairo_create(s);
	int stride = cairo_image_surface_get_stride(s), terbawah = 0;
	const unsigned char *data;

	cr_assert_eq(bagan_gambar(cr, 500, tinggi, (void *)(uintptr_t)b), 0);
	cairo_surface_flush(s);
	data = cairo_image_surface_get_data(s);
	for (int y = 0; y < cairo_image_surface_get_height(s); y++)
		for (int x = 0; x < 4 * 500; x++)
			if (data[y * stride + x])
				terbawah = y;
	cairo_destroy(cr);
	cairo_surface_destroy(s);
	return terbawah;
}

Test(bagan, tinggi_terukur)
{
	for (enum bagan_jenis jenis = BAGAN_BATANG; jenis <= BAGAN_GARIS; jenis++) {
		struct bagan b = contoh(jenis);
		double tinggi = bagan_tinggi(&b, 500);

		cr_assert_leq(tinta_terbawah(&b, tinggi), (int)tinggi);
		cr_assert_geq(tinta_terbawah(&b, tinggi), (int)tinggi - 12);
	}
}

Test(bagan, banyak_nama_menjadi_kunci)
{
	struct bagan_butir banyak[BAGAN_BUTIR_MAX];
	struct bagan b = contoh(BAGAN_KOLOM), sedikit = b;

	for (size_t i = 0; i < BAGAN_BUTIR_MAX; i++)
		banyak[i] = (struct bagan_butir){ "Ketersediaan informasi", "1,5", 1.5 };
	b.butir = banyak;
	b.n = 20;
	cr_assert_gt(bagan_tinggi(&b, 460), bagan_tinggi(&sedikit, 460) + 60, "ten lines of a key");
	b.n = BAGAN_BUTIR_MAX;
	b.kumulatif = true;
	b.rapat = true;
	cr_assert_gt(bagan_tinggi(&b, 460), 0);
	cr_assert_leq(tinta_terbawah(&b, bagan_tinggi(&b, 500)), (int)bagan_tinggi(&b, 500));
}

Test(bagan, yang_tidak_sah)
{
	struct bagan b = contoh(BAGAN_KOLOM);

	b.n = 0;
	cr_assert_eq((int)bagan_tinggi(&b, 460), -EINVAL);
	b.n = BAGAN_BUTIR_MAX + 1;
	cr_assert_eq((int)bagan_tinggi(&b, 460), -EINVAL);
	b = contoh(BAGAN_KOLOM);
	b.atas = b.bawah;
	cr_assert_eq((int)bagan_tinggi(&b, 460), -EINVAL);
	b.atas = 1e9;
	cr_assert_eq((int)bagan_tinggi(&b, 460), -EINVAL, "too many ticks");
	b.atas = NAN;
	cr_assert_eq((int)bagan_tinggi(&b, 460), -EINVAL);
}

Test(bagan, paskan)
{
	struct gaya gaya = { .ukuran = 30, .tebal = true }, kecil;
	CLEANUP_KANVAS struct kanvas k;

	kanvas_init(&k, NULL, "id");
	kecil = kanvas_paskan(&k, gaya, 6, 200, 60, "DINAS PERUMAHAN RAKYAT, KAWASAN PERMUKIMAN, PERTANAHAN DAN LINGKUNGAN HIDUP");
	cr_assert_lt(kecil.ukuran, 30);
	cr_assert_leq(kanvas_tinggi(&k, &kecil, 200, "DINAS PERUMAHAN RAKYAT, KAWASAN PERMUKIMAN, PERTANAHAN DAN LINGKUNGAN HIDUP"), 60);
	cr_assert_eq(kanvas_paskan(&k, gaya, 6, 200, 60, "RSUD").ukuran, 30);
	cr_assert_eq(kanvas_paskan(&k, gaya, 6, 200, 60, NULL).ukuran, 30);
}
