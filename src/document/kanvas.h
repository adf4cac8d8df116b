/* A cairo drawing with text for what does not flow over pages: charts, posters, cards. Text is plain, cleaned as that of documents, set in
 * the documents' fonts. Without a cairo context everything is measured and nothing drawn, so that the code that draws also tells its
 * height. Lengths are points. One canvas belongs to one thread. */
#pragma once

#include <stdbool.h>

#include <cairo.h>

#include "document/pdf.h"

/* The palette of all drawings. Chosen for contrast (WCAG 2.2, 1.4.3 and 1.4.11): what is written or drawn in the first four stands on white
 * or WARNA_BIDANG, white stands on WARNA_GELAP. */
enum warna {
	WARNA_TEKS,
	WARNA_REDUP,   /* notes, axes */
	WARNA_UTAMA,   /* bars */
	WARNA_TEKANAN, /* lines over bars, limits */
	WARNA_GELAP,   /* bands with white text */
	WARNA_PUTIH,
	WARNA_BIDANG, /* panels */
};
void warna_pakai(cairo_t *cr, enum warna warna);
/* Contrast ratio, 1 to 21. */
double warna_kontras(enum warna a, enum warna b);

struct kanvas {
	cairo_t *cr;		    /* NULL: measured only */
	struct _PangoContext *pango;
	bool bertanda;		    /* texts get their structure tags (PDF sheets) */
	int error;		    /* sticky */
};

/* cr may be NULL. The canvas borrows it. */
void kanvas_init(struct kanvas *k, cairo_t *cr, const char *bahasa);
void kanvas_done(struct kanvas *k);
#define CLEANUP_KANVAS CLEANUP(kanvas_done)

struct gaya {
	double ukuran; /* of the letters, points */
	bool tebal;
	enum pdf_align rata;
	enum warna warna;
	int baris_maks; /* lines; the last one ends in an ellipsis when there is more. 0: as many as it takes */
};

/* Writes the text within the width and returns its height; NULL or "" is nothing. tag: structure tag ("H1", "P"), or NULL. */
double kanvas_tulis(struct kanvas *k, const char *tag, const struct gaya *gaya, double x, double y, double lebar, const char *teks);
double kanvas_tinggi(struct kanvas *k, const struct gaya *gaya, double lebar, const char *teks);
/* Width of the text on one line. */
double kanvas_lebar(struct kanvas *k, const struct gaya *gaya, const char *teks);
/* The style with the largest letters, no larger than its own and no smaller than ukuran_min, in which the text is at most that high and
 * no word is broken. */
struct gaya kanvas_paskan(struct kanvas *k, struct gaya gaya, double ukuran_min, double lebar, double tinggi, const char *teks);

void kanvas_kotak(struct kanvas *k, enum warna warna, double x, double y, double lebar, double tinggi);
/* An outlined box filled with slanted lines: what is not told. */
void kanvas_arsir(struct kanvas *k, enum warna warna, double x, double y, double lebar, double tinggi);
/* putus: dashed. */
void kanvas_garis(struct kanvas *k, enum warna warna, double tebal, bool putus, double x0, double y0, double x1, double y1);
void kanvas_titik(struct kanvas *k, enum warna warna, double jari, double x, double y);
/* Structure tags around what is drawn by hand. */
void kanvas_tanda(struct kanvas *k, const char *tag);
void kanvas_tanda_akhir(struct kanvas *k, const char *tag);
