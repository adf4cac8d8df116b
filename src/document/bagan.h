/* Charts: bars, columns (a histogram when they touch, a Pareto chart with the line of cumulative shares), lines. One drawing code for a
 * figure in a PDF and for an SVG that stands alone. What is not told is hatched and named in words, every value is printed beside its mark,
 * and nothing is told by colour alone. Any thread; a chart is borrowed while it is drawn. */
#pragma once

#include <stddef.h>

#include "base/buffer.h"
#include "document/kanvas.h"

#define BAGAN_BUTIR_MAX 64
#define BAGAN_BATAS_MAX 4
#define BAGAN_SVG_MAX_BYTES (2U << 20)

enum bagan_jenis {
	BAGAN_BATANG, /* horizontal bars under each other: many or long names */
	BAGAN_KOLOM,  /* columns beside each other */
	BAGAN_GARIS,  /* points in order, joined */
};

struct bagan_butir {
	const char *nama;
	const char *angka; /* the value as it is printed; NULL: not told, and nilai means nothing */
	double nilai;
};

/* A limit or target across the chart. */
struct bagan_batas {
	const char *nama;
	double nilai;
};

struct bagan {
	const char *bahasa; /* "id" or "en" */
	const char *judul;
	const char *uraian; /* what the chart shows, in words, for those who do not see it */
	const char *sumbu;  /* what the values are; NULL for none */
	enum bagan_jenis jenis;
	bool rapat;	    /* columns without gaps */
	bool kumulatif;	    /* Pareto: the cumulative share of the values as a line, in per cent at the right */
	double bawah, atas; /* of the value axis; atas > bawah */
	double langkah;	    /* between its ticks; > 0 */
	int desimal;	    /* of the ticks, 0 to 6 */
	const struct bagan_batas *batas;
	size_t n_batas;
	const struct bagan_butir *butir;
	size_t n;
};

/* The height it takes at this width; negative: -EINVAL as below. */
double bagan_tinggi(const struct bagan *b, double lebar);
/* A draw function for pdf_figure: cls is the struct bagan. -EINVAL: no items or too many, or an axis that is none. */
int bagan_gambar(cairo_t *cr, double lebar, double tinggi, void *cls) WARN_UNUSED;
/* On a canvas, its upper left corner at the origin: the height through ret_tinggi. */
int bagan_pada(struct kanvas *k, const struct bagan *b, double lebar, double *ret_tinggi) WARN_UNUSED;
/* The chart as an SVG of its own: letters as paths (no fonts needed), white ground, role="img", language, <title> and <desc>. Appends to out;
 * -EIO, or the buffer's error. */
int bagan_svg(const struct bagan *b, double lebar, struct buffer *out) WARN_UNUSED;
/* The next round number from 1, 2, 5 times a power of ten that divides `rentang` into at most `bagian` parts: for langkah. */
double bagan_langkah(double rentang, int bagian);
