/* The life of one document: two passes over its blocks (count the pages, then draw), pages with
 * letterhead, running head and footer, metadata; owns the cairo surface, on the thread that called
 * pdf_write. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <cairo-pdf.h>

#include "document/pdf_internal.h"
#include "document/tulisan_tanggal.h"

#include "base/banned.h"

#define KOP_TOP PDF_MM(15)
#define KOP_TOP_FRAMED PDF_MM(21)
#define KOP_GAP 1.5
#define KOP_SPACE 22
#define KOP_SPACE_FRAMED 64
#define HEAD_BASE PDF_MM(19)
#define FOOT_TOP (PAGE_HEIGHT - PDF_MM(19))
#define FRAME_MARGIN PDF_MM(12)
#define FRAME_GAP PDF_MM(1.6)
#define FAMILY "Liberation Sans"

bool pdf_failed(struct pdf *p, int r)
{
	if (r < 0 && p->error == 0)
		p->error = r;
	return p->error < 0;
}

bool pdf_english(const struct pdf *p)
{
	return strcmp(p->info->bahasa, "en") == 0;
}

void pdf_tag(struct pdf *p, const char *tag)
{
	if (p->cr && tag)
		cairo_tag_begin(p->cr, tag, NULL);
}

void pdf_untag(struct pdf *p, const char *tag)
{
	if (p->cr && tag)
		cairo_tag_end(p->cr, tag);
}

void pdf_rule(struct pdf *p, double x0, double y0, double x1, double y1, double width)
{
	if (!p->cr)
		return;
	cairo_set_line_width(p->cr, width);
	cairo_move_to(p->cr, x0, y0);
	cairo_line_to(p->cr, x1, y1);
	cairo_stroke(p->cr);
}

static void gray(struct pdf *p, double level)
{
	if (p->cr)
		cairo_set_source_rgb(p->cr, level, level, level);
}

/* The letterhead: capitals in the middle over a thick and a thin rule. */
static void draw_kop(struct pdf *p)
{
	const struct pdf_kop *kop = &p->info->kop;
	g_autofree char *instansi = g_utf8_strup(kop->instansi ? kop->instansi : "", -1);
	g_autofree char *unit = g_utf8_strup(kop->unit ? kop->unit : "", -1);

	if (!*instansi && !*unit) {
		p->y = BODY_TOP;
		return;
	}
	p->y = p->info->bingkai ? KOP_TOP_FRAMED : KOP_TOP;
	p->y += pdf_draw_text(p, "P", PDF_BODY_BOLD, PDF_CENTER, BODY_LEFT, p->y, BODY_WIDTH,
			      instansi);
	p->y += KOP_GAP;
	p->y += pdf_draw_text(p, "P", PDF_TITLE, PDF_CENTER, BODY_LEFT, p->y, BODY_WIDTH, unit);
	p->y += KOP_GAP;
	p->y += pdf_draw_text(p, "P", PDF_SMALL, PDF_CENTER, BODY_LEFT, p->y, BODY_WIDTH,
			      kop->alamat);
	pdf_rule(p, BODY_LEFT, p->y + 5, BODY_RIGHT, p->y + 5, 1.6);
	pdf_rule(p, BODY_LEFT, p->y + 7.2, BODY_RIGHT, p->y + 7.2, RULE_THIN);
	p->y += p->info->bingkai ? KOP_SPACE_FRAMED : KOP_SPACE;
}

static PangoLayout *one_line(struct pdf *p, enum pdf_align align, double width, const char *text)
{
	PangoLayout *l = pdf_layout(p, PDF_SMALL, align, width, text);

	if (l) {
		pango_layout_set_single_paragraph_mode(l, TRUE);
		pango_layout_set_ellipsize(l, PANGO_ELLIPSIZE_END);
	}
	return l;
}

/* Two texts on one line, the right one as wide as it needs (it is short), the left one ellipsized.
 */
static void draw_pair(struct pdf *p, double y, const char *left, const char *right)
{
	CLEANUP_OBJECT PangoLayout *r = one_line(p, PDF_RIGHT, BODY_WIDTH / 2, right);
	CLEANUP_OBJECT PangoLayout *l = NULL;
	int width = 0;

	if (r)
		pango_layout_get_pixel_size(r, &width, NULL);
	l = one_line(p, PDF_LEFT, BODY_WIDTH - width - 12, left);
	gray(p, GRAY);
	pdf_draw_layout(p, l, BODY_LEFT, y);
	pdf_draw_layout(p, r, BODY_LEFT + BODY_WIDTH / 2, y);
	pdf_rule(p, BODY_LEFT, y < PAGE_HEIGHT / 2 ? y + 12 : y - 4, BODY_RIGHT,
		 y < PAGE_HEIGHT / 2 ? y + 12 : y - 4, RULE_THIN);
	gray(p, 0);
}

/* A thick line and a thin one within it, as far from the body on either side. */
static void draw_frame(struct pdf *p)
{
	double side = BODY_LEFT - FRAME_MARGIN;
	double width = BODY_WIDTH + 2 * FRAME_MARGIN;

	if (!p->cr)
		return;
	cairo_set_line_width(p->cr, 2.2);
	cairo_rectangle(p->cr, side, FRAME_MARGIN, width, PAGE_HEIGHT - 2 * FRAME_MARGIN);
	cairo_stroke(p->cr);
	cairo_set_line_width(p->cr, 0.7);
	cairo_rectangle(p->cr, side + FRAME_GAP, FRAME_MARGIN + FRAME_GAP, width - 2 * FRAME_GAP,
			PAGE_HEIGHT - 2 * (FRAME_MARGIN + FRAME_GAP));
	cairo_stroke(p->cr);
}

static void page_begin(struct pdf *p)
{
	p->page++;
	if (pdf_failed(p, p->page > PDF_PAGES_MAX ? -E2BIG : 0))
		return;
	if (p->info->bingkai)
		draw_frame(p);
	if (p->page == 1) {
		draw_kop(p);
	} else if (p->info->bingkai) {
		p->y = BODY_TOP;
	} else {
		draw_pair(p, HEAD_BASE - 12, p->info->judul, p->info->nomor);
		p->y = BODY_TOP;
	}
	p->page_top = p->y;
}

static void page_end(struct pdf *p)
{
	const char *unit = p->info->kop.unit ? p->info->kop.unit : "";
	const char *nomor = p->info->nomor ? p->info->nomor : "";
	g_autofree char *left =
		g_strdup_printf("%s%s%s", nomor, *nomor && *unit ? " \302\267 " : "", unit);
	char right[64];

	snprintf(right, sizeof(right), pdf_english(p) ? "Page %u of %u" : "Halaman %u dari %u",
		 p->page, p->pages);
	if (!p->info->bingkai)
		draw_pair(p, FOOT_TOP, left, right);
	if (p->cr)
		cairo_show_page(p->cr);
}

void pdf_page_break(struct pdf *p)
{
	page_end(p);
	page_begin(p);
	if (p->table.n && !p->table.in_header) {
		pdf_table_header(p);
		p->page_top = p->y;
	}
}

void pdf_page(struct pdf *p)
{
	if (p->y > p->page_top)
		pdf_page_break(p);
}

void pdf_need(struct pdf *p, double points)
{
	if (!pdf_failed(p, 0) && p->y + points > BODY_BOTTOM && p->y > p->page_top)
		pdf_page_break(p);
}

void pdf_space(struct pdf *p, double points)
{
	if (p->y > p->page_top)
		p->y += points;
}

static cairo_status_t on_write(void *cls, const unsigned char *data, unsigned int n)
{
	return buffer_write(cls, data, n) < 0 ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static void set_metadata(cairo_surface_t *s, cairo_pdf_metadata_t which, const char *text)
{
	g_autofree char *clean = pdf_clean_text(text);

	if (*clean)
		cairo_pdf_surface_set_metadata(s, which, clean);
}

/* Text is measured as it prints: unhinted, fractional positions, one unit of the page to the point.
 */
PangoContext *pdf_pango_new(const char *bahasa)
{
	PangoContext *pango = pango_font_map_create_context(pango_cairo_font_map_get_default());
	cairo_font_options_t *options = cairo_font_options_create();

	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(pango, options);
	cairo_font_options_destroy(options);
	pango_cairo_context_set_resolution(pango, 72);
	pango_context_set_round_glyph_positions(pango, FALSE);
	pango_context_set_language(pango, pango_language_from_string(bahasa));
	return pango;
}

static void run_pass(struct pdf *p, int (*draw)(struct pdf *p, void *cls), void *cls)
{
	p->page = 0;
	pdf_tag(p, "Document");
	page_begin(p);
	if (!pdf_failed(p, draw(p, cls)) && p->table.n)
		pdf_failed(p, -EINVAL);
	page_end(p);
	pdf_untag(p, "Document");
}

/* Cairo leaves out a date with a fraction of a second, as instants of the database have. */
static void drop_fraction(char *instant)
{
	char *dot = strchr(instant, '.');

	if (dot)
		memmove(dot, dot + 1 + strspn(dot + 1, "0123456789"), strlen(dot + 1 + strspn(dot + 1, "0123456789")) + 1);
}

int pdf_surface_open(const struct pdf_info *info, double width, double height, struct buffer *file,
		     cairo_surface_t **ret_surface)
{
	char dibuat[TULISAN_TANGGAL_SIZE];
	cairo_surface_t *s;

	if (tulisan_tanggal(info->dibuat, TULISAN_RFC3339, info->bahasa, dibuat) < 0)
		return -EINVAL;
	drop_fraction(dibuat);
	s = cairo_pdf_surface_create_for_stream(on_write, file, width, height);
	set_metadata(s, CAIRO_PDF_METADATA_TITLE, info->judul);
	set_metadata(s, CAIRO_PDF_METADATA_SUBJECT, info->subjek);
	set_metadata(s, CAIRO_PDF_METADATA_AUTHOR, info->penulis);
	cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_CREATE_DATE, dibuat);
	*ret_surface = s;
	return 0;
}

int pdf_surface_close(cairo_surface_t *s, cairo_t *cr, const char *bahasa, struct buffer *file)
{
	cairo_surface_finish(s);
	if (buffer_error(file) < 0)
		return buffer_error(file);
	if (cairo_status(cr) || cairo_surface_status(s))
		return -EIO;
	return pdf_catalog_complete(file, strcmp(bahasa, "en") == 0 ? "en" : "id");
}

static int draw_file(struct pdf *p, int (*draw)(struct pdf *p, void *cls), void *cls,
		     struct buffer *file)
{
	CLEANUP(pdf_surface_free) cairo_surface_t *s = NULL;
	CLEANUP(pdf_cairo_free) cairo_t *cr = NULL;
	int r = pdf_surface_open(p->info, PAGE_WIDTH, PAGE_HEIGHT, file, &s);

	if (r < 0)
		return r;
	cr = cairo_create(s);
	p->cr = cr;
	run_pass(p, draw, cls);
	p->cr = NULL;
	if (buffer_error(file) < 0)
		return buffer_error(file);
	return p->error < 0 ? p->error : pdf_surface_close(s, cr, p->info->bahasa, file);
}

int pdf_write(const struct pdf_info *info, int (*draw)(struct pdf *p, void *cls), void *cls,
	      struct pdf_sink sink)
{
	CLEANUP_OBJECT PangoContext *pango = NULL;
	CLEANUP_BUFFER struct buffer file;
	struct pdf p = { .info = info };
	int r;

	buffer_init(&file, info->max_bytes);
	if (!info->bahasa || !info->judul)
		return -EINVAL;
	pango = pdf_pango_new(info->bahasa);
	p.pango = pango;
	run_pass(&p, draw, cls);
	if (p.error < 0)
		return p.error;
	p.pages = p.page;
	r = draw_file(&p, draw, cls, &file);
	if (r < 0)
		return r;
	return sink.write(sink.cls, file.data, file.len);
}

int pdf_fonts_check(void)
{
	CLEANUP_OBJECT PangoContext *pango =
		pango_font_map_create_context(pango_cairo_font_map_get_default());
	PangoFontDescription *wanted = pango_font_description_from_string(FAMILY " 10");
	CLEANUP_OBJECT PangoFont *font = pango_context_load_font(pango, wanted);
	PangoFontDescription *found = font ? pango_font_describe(font) : NULL;
	bool same = found && strcmp(pango_font_description_get_family(found), FAMILY) == 0;

	pango_font_description_free(wanted);
	pango_font_description_free(found);
	return same ? 0 : -ENOENT;
}
