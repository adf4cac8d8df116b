/* The file around freely drawn sheets; owns its cairo surface, on the caller's thread. */
#include "document/pdf_lembar.h"

#include <errno.h>

#include "document/pdf_internal.h"

#include "base/banned.h"

static int gambar_semua(const struct pdf_info *info, const struct pdf_lembar *lembar, void *cls, cairo_t *cr)
{
	CLEANUP_KANVAS struct kanvas k;
	int r = 0;

	kanvas_init(&k, cr, info->bahasa);
	k.bertanda = true;
	kanvas_tanda(&k, "Document");
	for (unsigned i = 0; i < lembar->halaman && r == 0; i++) {
		r = lembar->gambar(&k, i, cls);
		cairo_show_page(cr);
	}
	kanvas_tanda_akhir(&k, "Document");
	return r < 0 ? r : k.error;
}

int pdf_lembar_write(const struct pdf_info *info, const struct pdf_lembar *lembar, void *cls, struct pdf_sink sink)
{
	CLEANUP_BUFFER struct buffer file; /* outlives the surface, which writes to it to its end */
	CLEANUP(pdf_surface_free) cairo_surface_t *s = NULL;
	CLEANUP(pdf_cairo_free) cairo_t *cr = NULL;
	int r;

	buffer_init(&file, info->max_bytes);
	if (!info->bahasa || !info->judul || lembar->halaman == 0 || lembar->halaman > PDF_PAGES_MAX)
		return -EINVAL;
	r = pdf_surface_open(info, lembar->lebar, lembar->tinggi, &file, &s);
	if (r < 0)
		return r;
	cr = cairo_create(s);
	r = gambar_semua(info, lembar, cls, cr);
	if (r == 0)
		r = pdf_surface_close(s, cr, info->bahasa, &file);
	return r < 0 ? r : sink.write(sink.cls, file.data, file.len);
}
