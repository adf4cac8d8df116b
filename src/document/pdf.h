/* Documents as PDF: A4 pages with letterhead, running head and page numbers, on which blocks flow:
 * headings, paragraphs, fields, tables, figures, signatures. Text is always plain text (never
 * markup), any language, cleaned of control and direction-override characters. The file is tagged
 * (headings, paragraphs, tables for screen readers) and holds no time but the one it is given: the
 * same input gives the same bytes.
 *
 * Any number of threads may write documents at once; one document belongs to one thread. Lengths
 * are points (1/72 inch). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include <cairo.h>

#include "base/cleanup.h"

struct pdf;

#define PDF_MM(mm) ((mm) * 72.0 / 25.4)
#define PDF_QR_HEIGHT PDF_MM(30)
#define PDF_COLUMNS_MAX 16
#define PDF_TEXT_MAX_BYTES (256 * 1024) /* of one text given to a block */
#define PDF_PAGES_MAX 2000

/* Letterhead of the first page; a NULL or empty line is left out. */
struct pdf_kop {
	const char *instansi; /* "Pemerintah Kabupaten Bengkayang"; set in capitals */
	const char *unit;     /* the penyelenggara; set in capitals */
	const char *alamat;
};

/* What belongs to the document as a whole. Strings are borrowed until pdf_write returns. */
struct pdf_info {
	const char *bahasa;  /* "id" or "en": language of the frame and mark of the file */
	const char *judul;   /* title: metadata and running head */
	const char *subjek;  /* metadata; NULL allowed */
	const char *penulis; /* metadata; NULL allowed */
	const char *dibuat;  /* creation date in the metadata, as tulisan_tanggal reads it */
	const char *nomor;   /* in running head and footer; NULL allowed */
	struct pdf_kop kop;
	bool bingkai;    /* to be hung on a wall: pages in a double frame, without running head and footer */
	size_t max_bytes; /* of the finished file */
};

/* Where the finished file goes: called once; a negative errno is handed on by pdf_write. */
struct pdf_sink {
	int (*write)(void *cls, const void *data, size_t n);
	void *cls;
};

/* Lays out and writes one document. draw puts the blocks on it and is called twice, first to count
 * the pages: it must do the same both times. Errors within blocks are sticky and come out here, so
 * that draw need not check each block. -ENOBUFS: larger than max_bytes. -E2BIG: a text or the
 * number of pages is over its limit. -EINVAL: dibuat or a block's argument. -EIO: cairo or the
 * fonts failed. Otherwise what draw or the sink returned. */
int pdf_write(const struct pdf_info *info, int (*draw)(struct pdf *p, void *cls), void *cls,
	      struct pdf_sink sink) WARN_UNUSED;

/* 0 when the fonts that the documents are set in are installed (Debian: fonts-liberation), else
 * -ENOENT. */
int pdf_fonts_check(void) WARN_UNUSED;

enum pdf_style {
	PDF_BODY,
	PDF_BODY_BOLD,
	PDF_SMALL, /* notes */
	PDF_TITLE,
	PDF_HEADING,
	PDF_POSTER, /* to be read from some steps away */
	PDF_POSTER_TITLE,
};

enum pdf_align {
	PDF_LEFT,
	PDF_CENTER,
	PDF_RIGHT,
};

/* The document's own title in the middle of the page (H1); under it a line such as "Nomor: ...",
 * NULL for none. */
void pdf_title(struct pdf *p, const char *title, const char *line);
/* A heading (H2) that stays with what follows it. */
void pdf_heading(struct pdf *p, const char *text);
/* One below it (H3), as sticky. */
void pdf_subheading(struct pdf *p, const char *text);
/* A paragraph; newlines in the text are kept. A paragraph may run over several pages. */
void pdf_paragraph(struct pdf *p, enum pdf_style style, enum pdf_align align, const char *text);

/* One item of a list with its own mark ("1.", "a."), hanging. Between pdf_list_begin and
 * pdf_list_end. */
void pdf_list_begin(struct pdf *p);
void pdf_item(struct pdf *p, const char *mark, const char *text);
void pdf_list_end(struct pdf *p);

/* A clause of a decision: label and colon ("Menimbang", "KESATU"; NULL for a clause that goes on), then mark ("a.", NULL for none) and text,
 * hanging. */
void pdf_clause(struct pdf *p, const char *label, const char *mark, const char *text);
/* A block of lines on the right half of the page, such as the head of an attachment. */
void pdf_beside(struct pdf *p, const char *text);

/* Label and value. A field whose value is NULL or empty is left out. */
struct pdf_field {
	const char *label;
	const char *value;
};
/* Fields under each other, values aligned. */
void pdf_fields(struct pdf *p, const struct pdf_field *fields, size_t n);

struct pdf_column {
	const char *title;
	double weight; /* share of the width, relative to the other columns; > 0 */
	enum pdf_align align;
};
/* A ruled table, row after row; the header row is repeated on each page; a row is kept together
 * unless it is tall. The columns are borrowed until pdf_table_end. cells: one text for each column,
 * NULL is an empty cell. */
void pdf_table_begin(struct pdf *p, const struct pdf_column *columns, size_t n);
void pdf_table_row(struct pdf *p, const char *const *cells);
void pdf_table_end(struct pdf *p);

/* A drawing of the given size, kept on one page. draw gets a context whose origin is the upper left
 * corner of the box and returns 0 or a negative errno; it is not called while pages are counted. */
void pdf_figure(struct pdf *p, double width, double height, enum pdf_align align,
		int (*draw)(cairo_t *cr, double width, double height, void *cls), void *cls);
/* A QR code of the payload with a text beside it; a payload that is an http(s) address is a link as
 * well. text may be NULL. */
void pdf_qr(struct pdf *p, const char *payload, const char *title, const char *text);

/* Who signs. Members may be NULL; without a name a dotted line is left to be filled in. */
struct pdf_signature {
	const char *place_date; /* "Bengkayang, 10 Maret 2026" */
	const char *role;       /* above the space for the signature */
	const char *note;       /* within that space, small: how it was signed, when not by hand */
	const char *name;
	const char *nip; /* printed with "NIP." before it */
};
/* One signature at the right; more of them two by two. A pair is kept on one page. */
void pdf_signatures(struct pdf *p, const struct pdf_signature *signatures, size_t n);
/* The height they take: with pdf_need before the text above them, so that no signature stands alone
 * on a page. */
double pdf_signatures_height(struct pdf *p, const struct pdf_signature *signatures, size_t n);

/* Vertical space; at the end of a page it is dropped. */
void pdf_space(struct pdf *p, double points);
/* Starts a new page, unless this one is empty. */
void pdf_page(struct pdf *p);
/* Starts a new page unless that many points are left on this one. */
void pdf_need(struct pdf *p, double points);
