/* Draws text and simple shapes on a cairo surface; owns the layout context of one drawing, on the thread that draws. */
#include "document/kanvas.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "document/pdf_internal.h"

#include "base/banned.h"

#define FONT "Liberation Sans,DejaVu Sans"
#define JARAK_BARIS 1.12f
#define JARAK_ARSIR 5.0
#define LANGKAH_PAS 0.5

static const struct {
	double r, g, b;
} palet[] = {
	[WARNA_TEKS] = { 0.10, 0.10, 0.10 },	 [WARNA_REDUP] = { 0.36, 0.36, 0.36 }, [WARNA_UTAMA] = { 0.12, 0.37, 0.60 },
	[WARNA_TEKANAN] = { 0.68, 0.27, 0.00 }, [WARNA_GELAP] = { 0.06, 0.21, 0.35 }, [WARNA_PUTIH] = { 1, 1, 1 },
	[WARNA_BIDANG] = { 0.93, 0.95, 0.98 },
};

void warna_pakai(cairo_t *cr, enum warna warna)
{
	cairo_set_source_rgb(cr, palet[warna].r, palet[warna].g, palet[warna].b);
}

static double linier(double kanal)
{
	return kanal <= 0.04045 ? kanal / 12.92 : pow((kanal + 0.055) / 1.055, 2.4);
}

static double terang(enum warna w)
{
	return 0.2126 * linier(palet[w].r) + 0.7152 * linier(palet[w].g) + 0.0722 * linier(palet[w].b);
}

double warna_kontras(enum warna a, enum warna b)
{
	double x = terang(a), y = terang(b);

	return (MAX(x, y) + 0.05) / (MIN(x, y) + 0.05);
}

void kanvas_init(struct kanvas *k, cairo_t *cr, const char *bahasa)
{
	*k = (struct kanvas){ .cr = cr, .pango = pdf_pango_new(bahasa) };
}

void kanvas_done(struct kanvas *k)
{
	g_clear_object(&k->pango);
}

static PangoLayout *susun(struct kanvas *k, const struct gaya *g, double lebar, const char *teks)
{
	static const PangoAlignment rata[] = { [PDF_LEFT] = PANGO_ALIGN_LEFT, [PDF_CENTER] = PANGO_ALIGN_CENTER, [PDF_RIGHT] = PANGO_ALIGN_RIGHT };
	PangoFontDescription *font = pango_font_description_from_string(FONT);
	PangoLayout *l = pango_layout_new(k->pango);
	g_autofree char *bersih = pdf_clean_text(teks);

	if (strlen(bersih) > PDF_TEXT_MAX_BYTES)
		k->error = -E2BIG;
	pango_font_description_set_absolute_size(font, g->ukuran * PANGO_SCALE);
	pango_font_description_set_weight(font, g->tebal ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(l, font);
	pango_font_description_free(font);
	pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_auto_dir(l, FALSE);
	pango_layout_set_line_spacing(l, JARAK_BARIS);
	if (lebar > 0) {
		pango_layout_set_width(l, pango_units_from_double(lebar));
		pango_layout_set_alignment(l, rata[g->rata]);
	}
	if (g->baris_maks) {
		pango_layout_set_height(l, -g->baris_maks);
		pango_layout_set_ellipsize(l, PANGO_ELLIPSIZE_END);
	}
	pdf_no_hyphens(l);
	pango_layout_set_text(l, k->error ? "" : bersih, -1);
	return l;
}

void kanvas_tanda(struct kanvas *k, const char *tag)
{
	if (k->cr && k->bertanda && tag)
		cairo_tag_begin(k->cr, tag, NULL);
}

void kanvas_tanda_akhir(struct kanvas *k, const char *tag)
{
	if (k->cr && k->bertanda && tag)
		cairo_tag_end(k->cr, tag);
}

double kanvas_tulis(struct kanvas *k, const char *tag, const struct gaya *gaya, double x, double y, double lebar, const char *teks)
{
	CLEANUP_OBJECT PangoLayout *l = NULL;

	if (!teks || !*teks)
		return 0;
	l = susun(k, gaya, lebar, teks);
	if (k->cr) {
		kanvas_tanda(k, tag);
		warna_pakai(k->cr, gaya->warna);
		cairo_move_to(k->cr, x, y);
		pango_cairo_show_layout(k->cr, l);
		kanvas_tanda_akhir(k, tag);
	}
	return pdf_layout_height(l);
}

double kanvas_tinggi(struct kanvas *k, const struct gaya *gaya, double lebar, const char *teks)
{
	CLEANUP_OBJECT PangoLayout *l = NULL;

	if (!teks || !*teks)
		return 0;
	l = susun(k, gaya, lebar, teks);
	return pdf_layout_height(l);
}

double kanvas_lebar(struct kanvas *k, const struct gaya *gaya, const char *teks)
{
	CLEANUP_OBJECT PangoLayout *l = susun(k, gaya, 0, teks);
	int lebar;

	pango_layout_get_size(l, &lebar, NULL);
	return pango_units_to_double(lebar);
}

/* The widest of its words. */
static double kata_terlebar(struct kanvas *k, const struct gaya *gaya, const char *teks)
{
	g_auto(GStrv) kata = g_strsplit_set(teks, " \n\t", -1);
	double lebar = 0;

	for (char **satu = kata; *satu; satu++)
		lebar = MAX(lebar, kanvas_lebar(k, gaya, *satu));
	return lebar;
}

struct gaya kanvas_paskan(struct kanvas *k, struct gaya gaya, double ukuran_min, double lebar, double tinggi, const char *teks)
{
	while (gaya.ukuran - LANGKAH_PAS >= ukuran_min &&
	       (kanvas_tinggi(k, &gaya, lebar, teks) > tinggi || kata_terlebar(k, &gaya, teks ? teks : "") > lebar))
		gaya.ukuran -= LANGKAH_PAS;
	return gaya;
}

void kanvas_kotak(struct kanvas *k, enum warna warna, double x, double y, double lebar, double tinggi)
{
	if (!k->cr)
		return;
	warna_pakai(k->cr, warna);
	cairo_rectangle(k->cr, x, y, lebar, tinggi);
	cairo_fill(k->cr);
}

void kanvas_arsir(struct kanvas *k, enum warna warna, double x, double y, double lebar, double tinggi)
{
	if (!k->cr)
		return;
	cairo_save(k->cr);
	warna_pakai(k->cr, warna);
	cairo_set_line_width(k->cr, 0.8);
	cairo_rectangle(k->cr, x, y, lebar, tinggi);
	cairo_stroke_preserve(k->cr);
	cairo_clip(k->cr);
	for (double at = x - tinggi; at < x + lebar; at += JARAK_ARSIR) {
		cairo_move_to(k->cr, at, y + tinggi);
		cairo_line_to(k->cr, at + tinggi, y);
	}
	cairo_stroke(k->cr);
	cairo_restore(k->cr);
}

void kanvas_garis(struct kanvas *k, enum warna warna, double tebal, bool putus, double x0, double y0, double x1, double y1)
{
	if (!k->cr)
		return;
	warna_pakai(k->cr, warna);
	cairo_set_line_width(k->cr, tebal);
	cairo_set_dash(k->cr, (const double[]){ 4, 3 }, putus ? 2 : 0, 0);
	cairo_move_to(k->cr, x0, y0);
	cairo_line_to(k->cr, x1, y1);
	cairo_stroke(k->cr);
	cairo_set_dash(k->cr, NULL, 0, 0);
}

void kanvas_titik(struct kanvas *k, enum warna warna, double jari, double x, double y)
{
	if (!k->cr)
		return;
	warna_pakai(k->cr, warna);
	cairo_new_path(k->cr); /* without it the arc begins with a line from where the last text ended */
	cairo_arc(k->cr, x, y, jari, 0, 2 * G_PI);
	cairo_fill(k->cr);
}
