/* The blocks that are kept whole on a page: figures, QR codes, signatures; works for one document
 * on the thread that writes it. */
#include <errno.h>
#include <string.h>

#include "document/pdf_internal.h"
#include "document/qr.h"

#include "base/banned.h"

#define QR_SIZE PDF_QR_HEIGHT
#define SIGN_SPACE 52.0
#define SIGN_GAP 10.0
#define LEAD 2.0
#define SIGN_WIDTH (BODY_WIDTH * 0.46)

static double figure_x(enum pdf_align align, double width)
{
	switch (align) {
	case PDF_CENTER:
		return BODY_LEFT + (BODY_WIDTH - width) / 2;
	case PDF_RIGHT:
		return BODY_RIGHT - width;
	case PDF_LEFT:
		break;
	}
	return BODY_LEFT;
}

void pdf_figure(struct pdf *p, double width, double height, enum pdf_align align,
		int (*draw)(cairo_t *cr, double width, double height, void *cls), void *cls)
{
	if (pdf_failed(p, width > BODY_WIDTH || height > BODY_BOTTOM - BODY_TOP ? -EINVAL : 0))
		return;
	pdf_need(p, height);
	if (p->cr) {
		pdf_tag(p, "Figure");
		cairo_save(p->cr);
		cairo_translate(p->cr, figure_x(align, width), p->y);
		cairo_rectangle(p->cr, 0, 0, width, height);
		cairo_clip(p->cr);
		pdf_failed(p, draw(p->cr, width, height, cls));
		cairo_restore(p->cr);
		pdf_untag(p, "Figure");
	}
	p->y += height;
	pdf_space(p, 5);
}

/* Only addresses without a character that has a meaning in cairo's tag attributes; others print
 * without a link. */
static bool linkable(const char *url)
{
	if (strncmp(url, "https://", 8) != 0 && strncmp(url, "http://", 7) != 0)
		return false;
	for (const char *at = url; *at; at++) {
		if (*at <= ' ' || *at > '~' || strchr("'\"\\<>", *at))
			return false;
	}
	return true;
}

static void draw_qr(struct pdf *p, const char *payload, double y)
{
	g_autofree char *attributes = NULL;

	if (!p->cr)
		return;
	pdf_tag(p, "Figure");
	if (linkable(payload)) {
		attributes = g_strdup_printf("uri='%s'", payload);
		cairo_tag_begin(p->cr, CAIRO_TAG_LINK, attributes);
	}
	pdf_failed(p, qr_draw(p->cr, payload, BODY_LEFT, y, QR_SIZE));
	if (attributes)
		cairo_tag_end(p->cr, CAIRO_TAG_LINK);
	pdf_untag(p, "Figure");
}

void pdf_qr(struct pdf *p, const char *payload, const char *title, const char *text)
{
	double x = BODY_LEFT + QR_SIZE + 8, width = BODY_WIDTH - QR_SIZE - 8, y, height;
	CLEANUP_OBJECT PangoLayout *head = pdf_layout(p, PDF_BODY_BOLD, PDF_LEFT, width, title);
	CLEANUP_OBJECT PangoLayout *body = pdf_layout(p, PDF_BODY, PDF_LEFT, width, text);

	if (pdf_failed(p, payload && *payload ? 0 : -EINVAL))
		return;
	height = MAX(QR_SIZE, pdf_layout_height(head) + pdf_layout_height(body) + 10);
	pdf_space(p, 5);
	pdf_need(p, height);
	draw_qr(p, payload, p->y);
	y = p->y + 5;
	pdf_tag(p, "P");
	y += pdf_draw_layout(p, head, x, y);
	pdf_untag(p, "P");
	pdf_tag(p, "P");
	pdf_draw_layout(p, body, x, y + 3);
	pdf_untag(p, "P");
	p->y += height;
	pdf_space(p, 5);
}

/* The parts of a signature from above to below; those of a pair stand on the same lines. */
enum part {
	PART_PLACE,
	PART_ROLE,
	PART_SPACE,
	PART_NAME,
	PART_NIP,
	PARTS,
};

static double draw_part(struct pdf *p, const struct pdf_signature *s, enum part part, double x,
			double y)
{
	static const char dotted[] = "(.......................................................)";
	g_autofree char *nip = NULL;

	switch (part) {
	case PART_PLACE:
		return pdf_draw_text(p, "P", PDF_BODY, PDF_LEFT, x, y, SIGN_WIDTH, s->place_date) +
		       LEAD;
	case PART_ROLE:
		return pdf_draw_text(p, "P", PDF_BODY, PDF_LEFT, x, y, SIGN_WIDTH, s->role);
	case PART_SPACE:
		y = 8 + pdf_draw_text(p, "P", PDF_SMALL, PDF_LEFT, x, y + 4, SIGN_WIDTH, s->note);
		return MAX(y, SIGN_SPACE);
	case PART_NAME:
		if (s->name && *s->name)
			return pdf_draw_text(p, "P", PDF_BODY_BOLD, PDF_LEFT, x, y, SIGN_WIDTH,
					     s->name) +
			       LEAD;
		return pdf_draw_text(p, "P", PDF_BODY, PDF_LEFT, x, y, SIGN_WIDTH, dotted) + LEAD;
	case PART_NIP:
		nip = s->nip && *s->nip ? g_strdup_printf("NIP. %s", s->nip) : NULL;
		return pdf_draw_text(p, "P", PDF_BODY, PDF_LEFT, x, y, SIGN_WIDTH, nip);
	case PARTS:
		break;
	}
	return 0;
}

/* Draws one or two signatures downwards from y and returns the height. */
static double draw_pair(struct pdf *p, const struct pdf_signature *s, bool pair, double y)
{
	double from = y, right = BODY_RIGHT - SIGN_WIDTH;

	y += SIGN_GAP;
	for (enum part part = PART_PLACE; part < PARTS; part++) {
		double first = draw_part(p, &s[0], part, pair ? BODY_LEFT : right, y);
		double second = pair ? draw_part(p, &s[1], part, right, y) : 0;

		y += MAX(first, second);
	}
	return y - from;
}

static double pair_height(struct pdf *p, const struct pdf_signature *s, bool pair)
{
	cairo_t *cr = p->cr;
	double height;

	p->cr = NULL;
	height = draw_pair(p, s, pair, 0);
	p->cr = cr;
	return height;
}

double pdf_signatures_height(struct pdf *p, const struct pdf_signature *signatures, size_t n)
{
	double height = 0;

	for (size_t i = 0; i < n; i += 2)
		height += pair_height(p, &signatures[i], i + 1 < n);
	return height;
}

void pdf_signatures(struct pdf *p, const struct pdf_signature *signatures, size_t n)
{
	for (size_t i = 0; i < n && !pdf_failed(p, 0); i += 2) {
		bool pair = i + 1 < n;

		pdf_need(p, pair_height(p, &signatures[i], pair));
		p->y += draw_pair(p, &signatures[i], pair, p->y);
	}
}
