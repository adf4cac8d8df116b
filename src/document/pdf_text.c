/* Text of documents: cleaning, styles, layouts; works for one document on the thread that writes
 * it. */
#include <errno.h>
#include <string.h>

#include "document/pdf_internal.h"

#include "base/banned.h"

#define WORD_CHARS_MAX 400
#define ZERO_WIDTH_SPACE 0x200b

static const struct style {
	const char *font;
	double leading;
} styles[] = {
	[PDF_BODY] = { "Liberation Sans,DejaVu Sans 10", 1.15 },
	[PDF_BODY_BOLD] = { "Liberation Sans,DejaVu Sans Bold 10", 1.15 },
	[PDF_SMALL] = { "Liberation Sans,DejaVu Sans 8", 1.1 },
	[PDF_TITLE] = { "Liberation Sans,DejaVu Sans Bold 13", 1.1 },
	[PDF_HEADING] = { "Liberation Sans,DejaVu Sans Bold 10.5", 1.1 },
	[PDF_POSTER] = { "Liberation Sans,DejaVu Sans 17", 1.3 },
	[PDF_POSTER_TITLE] = { "Liberation Sans,DejaVu Sans Bold 34", 1.1 },
};

static const PangoAlignment alignments[] = {
	[PDF_LEFT] = PANGO_ALIGN_LEFT,
	[PDF_CENTER] = PANGO_ALIGN_CENTER,
	[PDF_RIGHT] = PANGO_ALIGN_RIGHT,
};

/* Characters that would draw nothing or turn the reading direction of what stands beside them. */
static bool unprintable(gunichar c)
{
	if (c < 0x20)
		return c != '\n' && c != '\t';
	return (c >= 0x7f && c <= 0x9f) || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0xfeff ||
	       (c >= 0xfff9 && c <= 0xfffc) ||
	       /* Noncharacters: cairo refuses a whole document for one of them. */
	       (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

/* A line end, but never more than one empty line in a row. */
static void append_newline(GString *out, unsigned *word_chars)
{
	*word_chars = 0;
	if (out->len < 2 || out->str[out->len - 1] != '\n' || out->str[out->len - 2] != '\n')
		g_string_append_c(out, '\n');
}

/* Without a place to break, line breaking costs the square of a word's length: 64 KiB of one letter
 * took seconds. Words this long get invisible places to break, which real ones do not reach. */
static void append_char(GString *out, gunichar c, unsigned *word_chars)
{
	*word_chars = c == ' ' || c == '\t' ? 0 : *word_chars + 1;
	if (*word_chars == WORD_CHARS_MAX) {
		g_string_append_unichar(out, ZERO_WIDTH_SPACE);
		*word_chars = 0;
	}
	g_string_append_unichar(out, c);
}

char *pdf_clean_text(const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
	GString *out = g_string_sized_new(strlen(valid));
	unsigned word_chars = 0;

	for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if (c == '\r' && at[1] == '\n')
			continue;
		if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029)
			append_newline(out, &word_chars);
		else if (!unprintable(c))
			append_char(out, c, &word_chars);
	}
	return g_strchomp(g_string_free(out, FALSE));
}

void pdf_no_hyphens(PangoLayout *l)
{
	PangoAttrList *attributes = pango_attr_list_new();

	pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
	pango_layout_set_attributes(l, attributes);
	pango_attr_list_unref(attributes);
}

PangoLayout *pdf_layout(struct pdf *p, enum pdf_style style, enum pdf_align align, double width,
			const char *text)
{
	PangoFontDescription *font;
	g_autofree char *clean = NULL;
	PangoLayout *l;

	if (pdf_failed(p, text && strlen(text) > PDF_TEXT_MAX_BYTES ? -E2BIG : 0))
		return NULL;
	clean = pdf_clean_text(text);
	l = pango_layout_new(p->pango);
	font = pango_font_description_from_string(styles[style].font);
	pango_layout_set_font_description(l, font);
	pango_font_description_free(font);
	pango_layout_set_width(l, pango_units_from_double(width));
	pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(l, alignments[align]);
	pango_layout_set_auto_dir(l, FALSE);
	pango_layout_set_line_spacing(l, (float)styles[style].leading);
	pdf_no_hyphens(l);
	pango_layout_set_text(l, clean, -1);
	return l;
}

double pdf_layout_height(PangoLayout *l)
{
	int height = 0;

	if (l)
		pango_layout_get_size(l, NULL, &height);
	return pango_units_to_double(height);
}

double pdf_draw_layout(struct pdf *p, PangoLayout *l, double x, double y)
{
	if (l && p->cr) {
		cairo_move_to(p->cr, x, y);
		pango_cairo_show_layout(p->cr, l);
	}
	return pdf_layout_height(l);
}

double pdf_draw_text(struct pdf *p, const char *tag, enum pdf_style style, enum pdf_align align,
		     double x, double y, double width, const char *text)
{
	CLEANUP_OBJECT PangoLayout *l = NULL;
	double height;

	if (!text || !*text)
		return 0;
	l = pdf_layout(p, style, align, width, text);
	pdf_tag(p, tag);
	height = pdf_draw_layout(p, l, x, y);
	pdf_untag(p, tag);
	return height;
}
