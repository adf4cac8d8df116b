/* What the files of the document layer share among themselves; nobody else includes this. */
#pragma once

#include <stdbool.h>

#include <pango/pangocairo.h>

#include "base/buffer.h"
#include "document/pdf.h"

#define PAGE_WIDTH PDF_MM(210)
#define PAGE_HEIGHT PDF_MM(297)
#define BODY_LEFT PDF_MM(25)
#define BODY_RIGHT (PAGE_WIDTH - PDF_MM(20))
#define BODY_WIDTH (BODY_RIGHT - BODY_LEFT)
#define BODY_TOP PDF_MM(24)
#define BODY_BOTTOM (PAGE_HEIGHT - PDF_MM(24))
#define GRAY 0.35
#define RULE_THIN 0.4

static inline void cleanup_object(void *object)
{
	g_clear_object((GObject **)object);
}
#define CLEANUP_OBJECT CLEANUP(cleanup_object)

struct pdf {
	const struct pdf_info *info;
	cairo_t *cr; /* NULL while the pages are counted */
	PangoContext *pango;
	double y;
	double page_top; /* where the body of this page begins */
	unsigned page;
	unsigned pages; /* known in the second pass */
	int error;      /* sticky */
	struct {
		const struct pdf_column *columns;
		double x[PDF_COLUMNS_MAX + 1];
		size_t n; /* 0: no table is open */
		bool in_header;
	} table;
};

/* Remembers the first error; r >= 0 is none. Returns true when the document has failed. */
bool pdf_failed(struct pdf *p, int r);
bool pdf_english(const struct pdf *p);
/* Structure tags; nothing while pages are counted. */
void pdf_tag(struct pdf *p, const char *tag);
void pdf_untag(struct pdf *p, const char *tag);
void pdf_rule(struct pdf *p, double x0, double y0, double x1, double y1, double width);
/* Finishes this page and begins the next (with its running head, and the header row when a table is
 * open). */
void pdf_page_break(struct pdf *p);

/* A copy without control and direction-override characters, valid UTF-8 whatever came in. g_free.
 * NULL gives "". */
char *pdf_clean_text(const char *text);
/* A layout of the text, or NULL with the sticky error set. g_object_unref. */
PangoLayout *pdf_layout(struct pdf *p, enum pdf_style style, enum pdf_align align, double width,
			const char *text);
double pdf_layout_height(PangoLayout *l);
/* Draws the whole layout with its upper left corner there and returns its height. NULL is nothing.
 */
double pdf_draw_layout(struct pdf *p, PangoLayout *l, double x, double y);
/* Lays out, draws with its tag (NULL for none) and returns the height. */
double pdf_draw_text(struct pdf *p, const char *tag, enum pdf_style style, enum pdf_align align,
		     double x, double y, double width, const char *text);

/* One row of texts beside each other that is broken by lines over pages: a paragraph is a row of
 * one cell. */
struct pdf_cell {
	const char *tag;
	enum pdf_style style;
	enum pdf_align align;
	double x, width;
	const char *text;
};
struct pdf_row {
	const char *tag; /* around the cells; NULL for none */
	struct pdf_cell cells[PDF_COLUMNS_MAX];
	size_t n;
	double pad_x, pad_y;
	bool ruled; /* box each cell */
	bool shade;
	bool keep; /* move to the next page rather than break, unless it is tall */
};
void pdf_flow(struct pdf *p, const struct pdf_row *row);
/* Height of the row when it is not broken; 0 when the document has failed. */
double pdf_row_height(struct pdf *p, const struct pdf_row *row);

/* The header row of the open table. */
void pdf_table_header(struct pdf *p);

/* What documents and free sheets share: the context that measures text as it prints (g_object_unref),
 * and the file around what is drawn. */
PangoContext *pdf_pango_new(const char *bahasa);
/* A hyphen where a long hash or address is broken would read as a part of it. */
void pdf_no_hyphens(PangoLayout *l);
/* -EINVAL: info->dibuat. */
int pdf_surface_open(const struct pdf_info *info, double width, double height, struct buffer *file,
		     cairo_surface_t **ret_surface) WARN_UNUSED;
/* Ends the file: language and title display included. -ENOBUFS, -EIO. */
int pdf_surface_close(cairo_surface_t *s, cairo_t *cr, const char *bahasa, struct buffer *file) WARN_UNUSED;
static inline void pdf_surface_free(cairo_surface_t **s)
{
	cairo_surface_destroy(*s);
}
static inline void pdf_cairo_free(cairo_t **cr)
{
	cairo_destroy(*cr);
}

/* Adds language and title display to the catalog of a finished cairo PDF. in place; -EIO when it is
 * not one. */
int pdf_catalog_complete(struct buffer *file, const char *language) WARN_UNUSED;
