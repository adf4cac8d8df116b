/* PDF sheets that are drawn freely, page by page: posters, cards. Tagged, with title and language, and the same input gives the same bytes,
 * as with documents (pdf.h). */
#pragma once

#include "document/kanvas.h"
#include "document/pdf.h"

struct pdf_lembar {
	double lebar, tinggi; /* of each page */
	unsigned halaman;     /* at least 1 */
	/* Draws page `halaman` (from 0); 0 or a negative errno. */
	int (*gambar)(struct kanvas *k, unsigned halaman, void *cls);
};

/* Of info: nomor and kop are not used. -ENOBUFS: larger than max_bytes; -EINVAL; -EIO; otherwise what gambar or the sink returned. */
int pdf_lembar_write(const struct pdf_info *info, const struct pdf_lembar *lembar, void *cls, struct pdf_sink sink) WARN_UNUSED;
