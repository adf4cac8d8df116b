/* A chart as an SVG file. Cairo writes letters as paths, so that no font is missed, and knows nothing of titles: what a screen reader needs
 * is put in behind the opening tag. Owns its surface, on the caller's thread. */
#include <errno.h>
#include <string.h>

#include <cairo-svg.h>

#include "document/bagan_internal.h"
#include "document/pdf_internal.h"

#include "base/banned.h"

#define TEPI 12.0

static cairo_status_t on_write(void *cls, const unsigned char *data, unsigned int n)
{
	return buffer_write(cls, data, n) < 0 ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static void tulis_teks(struct buffer *out, const char *teks)
{
	g_autofree char *bersih = pdf_clean_text(teks);
	g_autofree char *aman = g_markup_escape_text(bersih, -1);

	buffer_string(out, aman);
}

/* Cairo numbers its surfaces over the life of the program: without the number the same chart has the same bytes. */
static void tulis_isi(struct buffer *out, const char *isi)
{
	static const char bernomor[] = "<g id=\"surface";
	const char *mulai = strstr(isi, bernomor), *akhir = mulai ? strchr(mulai + sizeof(bernomor) - 1, '"') : NULL;

	if (akhir) {
		buffer_append(out, isi, (size_t)(mulai - isi));
		buffer_string(out, "<g id=\"gambar");
		isi = akhir;
	}
	buffer_string(out, isi);
}

/* The attributes go into the opening tag, the texts behind it. */
static int lengkapi(const struct bagan *b, const struct buffer *gambar, struct buffer *out)
{
	const char *buka = gambar->data ? strstr(gambar->data, "<svg ") : NULL, *tutup = buka ? strchr(buka, '>') : NULL;
	const char *bahasa = bagan_inggris(b) ? "en" : "id";

	if (!tutup)
		return -EIO;
	buffer_append(out, gambar->data, (size_t)(tutup - gambar->data));
	buffer_printf(out, " role=\"img\" lang=\"%s\" xml:lang=\"%s\" aria-labelledby=\"judul uraian\">\n<title id=\"judul\">", bahasa, bahasa);
	tulis_teks(out, b->judul);
	buffer_string(out, "</title>\n<desc id=\"uraian\">");
	tulis_teks(out, b->uraian);
	buffer_string(out, "</desc>");
	tulis_isi(out, tutup + 1);
	return buffer_error(out);
}

static int gambar_pada(cairo_t *cr, const struct bagan *b, double lebar, double tinggi)
{
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	cairo_translate(cr, TEPI, TEPI);
	return bagan_gambar(cr, lebar - 2 * TEPI, tinggi, (void *)(uintptr_t)b);
}

int bagan_svg(const struct bagan *b, double lebar, struct buffer *out)
{
	CLEANUP_BUFFER struct buffer gambar;
	CLEANUP(pdf_surface_free) cairo_surface_t *s = NULL;
	CLEANUP(pdf_cairo_free) cairo_t *cr = NULL;
	double tinggi = bagan_tinggi(b, lebar - 2 * TEPI);
	int r;

	buffer_init(&gambar, BAGAN_SVG_MAX_BYTES);
	if (tinggi < 0)
		return (int)tinggi;
	s = cairo_svg_surface_create_for_stream(on_write, &gambar, lebar, tinggi + 2 * TEPI);
	cairo_svg_surface_set_document_unit(s, CAIRO_SVG_UNIT_PX);
	cr = cairo_create(s);
	r = gambar_pada(cr, b, lebar, tinggi);
	cairo_surface_finish(s);
	if (r == 0)
		r = buffer_error(&gambar);
	if (r == 0 && (cairo_status(cr) || cairo_surface_status(s)))
		r = -EIO;
	return r < 0 ? r : lengkapi(b, &gambar, out);
}
