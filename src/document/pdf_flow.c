/* Breaks rows of texts by lines over pages: the one mechanism under paragraphs, lists, fields and
 * tables; works for one document on the thread that writes it. */
#include <string.h>

#include "document/pdf_internal.h"

#include "base/banned.h"

/* Where a cell's text stands: the next line to be drawn. */
struct column {
	PangoLayout *layout;
	PangoLayoutIter *next;
	bool done;
};

struct flow {
	const struct pdf_row *row;
	struct column columns[PDF_COLUMNS_MAX];
	bool begun; /* something of the row has been drawn */
};

static void flow_done(struct flow *f)
{
	for (size_t i = 0; i < f->row->n; i++) {
		g_clear_pointer(&f->columns[i].next, pango_layout_iter_free);
		g_clear_object(&f->columns[i].layout);
	}
}

static int flow_init(struct flow *f, struct pdf *p, const struct pdf_row *row)
{
	*f = (struct flow){ .row = row };
	for (size_t i = 0; i < row->n; i++) {
		const struct pdf_cell *cell = &row->cells[i];
		struct column *c = &f->columns[i];

		c->layout = pdf_layout(p, cell->style, cell->align, cell->width - 2 * row->pad_x,
				       cell->text);
		if (!c->layout)
			return p->error;
		c->next = pango_layout_get_iter(c->layout);
		c->done = !cell->text || !*cell->text;
	}
	return 0;
}

static double line_top(PangoLayoutIter *at)
{
	int top;

	pango_layout_iter_get_line_yrange(at, &top, NULL);
	return pango_units_to_double(top);
}

static double line_bottom(PangoLayoutIter *at)
{
	int bottom;

	pango_layout_iter_get_line_yrange(at, NULL, &bottom);
	return pango_units_to_double(bottom);
}

/* How many of the column's lines fit into room; ret_left: how many remain after them. */
static unsigned lines_fit(const struct column *c, double room, unsigned *ret_left)
{
	PangoLayoutIter *at;
	double top;
	unsigned fit = 0;

	*ret_left = 0;
	if (c->done)
		return 0;
	at = pango_layout_iter_copy(c->next);
	top = line_top(at);
	do {
		if (*ret_left == 0 && line_bottom(at) - top <= room)
			fit++;
		else
			++*ret_left;
	} while (pango_layout_iter_next_line(at));
	pango_layout_iter_free(at);
	return fit;
}

/* How many lines to take of the column: no single line is left alone at the foot or the head of a
 * page. */
static unsigned lines_to_take(const struct flow *f, const struct column *c, double room)
{
	unsigned left, fit = lines_fit(c, room, &left);

	if (left == 1 && (fit >= 3 || (fit == 2 && !f->begun)))
		fit--;
	if (left > 0 && fit == 1 && !f->begun)
		fit = 0;
	return fit;
}

static void draw_line(struct pdf *p, PangoLayoutIter *at, double x, double y)
{
	PangoRectangle logical;

	if (!p->cr)
		return;
	pango_layout_iter_get_line_extents(at, NULL, &logical);
	y += pango_units_to_double(pango_layout_iter_get_baseline(at)) - line_top(at);
	cairo_move_to(p->cr, x + pango_units_to_double(logical.x), y);
	pango_cairo_show_layout_line(p->cr, pango_layout_iter_get_line_readonly(at));
}

/* Draws that many lines and returns their height. */
static double draw_lines(struct pdf *p, struct column *c, unsigned lines, double x, double y)
{
	double top = line_top(c->next), bottom = top;

	while (lines-- > 0) {
		draw_line(p, c->next, x, y + line_top(c->next) - top);
		bottom = line_bottom(c->next);
		c->done = !pango_layout_iter_next_line(c->next);
	}
	return bottom - top;
}

static double lines_height(const struct column *c, unsigned lines)
{
	PangoLayoutIter *at;
	double top, bottom;

	if (lines == 0)
		return 0;
	at = pango_layout_iter_copy(c->next);
	top = line_top(at);
	while (--lines > 0)
		pango_layout_iter_next_line(at);
	bottom = line_bottom(at);
	pango_layout_iter_free(at);
	return bottom - top;
}

static void draw_boxes(struct pdf *p, const struct pdf_row *row, double height)
{
	if (!p->cr || !row->ruled)
		return;
	for (size_t i = 0; i < row->n; i++) {
		cairo_rectangle(p->cr, row->cells[i].x, p->y, row->cells[i].width, height);
		if (row->shade) {
			cairo_set_source_rgb(p->cr, 0.93, 0.93, 0.93);
			cairo_fill_preserve(p->cr);
		}
		cairo_set_source_rgb(p->cr, GRAY, GRAY, GRAY);
		cairo_set_line_width(p->cr, RULE_THIN);
		cairo_stroke(p->cr);
	}
	cairo_set_source_rgb(p->cr, 0, 0, 0);
}

/* Draws as much of the row as stands in take and moves down. */
static void draw_part(struct pdf *p, struct flow *f, const unsigned *take)
{
	const struct pdf_row *row = f->row;
	double height = 0;

	for (size_t i = 0; i < row->n; i++)
		height = MAX(height, lines_height(&f->columns[i], take[i]));
	height += 2 * row->pad_y;
	draw_boxes(p, row, height);
	pdf_tag(p, row->tag);
	for (size_t i = 0; i < row->n; i++) {
		pdf_tag(p, row->cells[i].tag);
		draw_lines(p, &f->columns[i], take[i], row->cells[i].x + row->pad_x,
			   p->y + row->pad_y);
		pdf_untag(p, row->cells[i].tag);
	}
	pdf_untag(p, row->tag);
	f->begun = true;
	p->y += height;
}

/* Decides what of the row goes on this page. False: nothing, since a cell would begin without its
 * neighbours (a list mark without its item) or nothing fits. At the top of a page at least one line
 * of each cell is taken, so that it ends. */
static bool choose_lines(const struct pdf *p, const struct flow *f, unsigned *take)
{
	double room = BODY_BOTTOM - p->y - 2 * f->row->pad_y;
	bool top = p->y <= p->page_top, all = room >= 0, any = false;

	for (size_t i = 0; i < f->row->n; i++) {
		take[i] = lines_to_take(f, &f->columns[i], room);
		if (take[i] == 0 && !f->columns[i].done) {
			all = false;
			take[i] = top;
		}
		any |= take[i] > 0;
	}
	return top || all || (f->begun && any);
}

/* One page's worth; true when the whole row has been drawn. */
static bool flow_page(struct pdf *p, struct flow *f)
{
	unsigned take[PDF_COLUMNS_MAX] = { 0 };
	bool done = true;

	if (!choose_lines(p, f, take))
		return false;
	draw_part(p, f, take);
	for (size_t i = 0; i < f->row->n; i++)
		done &= f->columns[i].done;
	return done;
}

static double flow_height(const struct flow *f)
{
	double height = 0;

	for (size_t i = 0; i < f->row->n; i++)
		height = MAX(height,
			     f->columns[i].done ? 0 : pdf_layout_height(f->columns[i].layout));
	return height + 2 * f->row->pad_y;
}

void pdf_flow(struct pdf *p, const struct pdf_row *row)
{
	struct flow f;
	double height;

	if (flow_init(&f, p, row) == 0) {
		height = flow_height(&f);
		if (row->keep && height < (BODY_BOTTOM - BODY_TOP) / 2)
			pdf_need(p, height);
		while (!flow_page(p, &f) && !pdf_failed(p, 0))
			pdf_page_break(p);
	}
	flow_done(&f);
}

double pdf_row_height(struct pdf *p, const struct pdf_row *row)
{
	struct flow f;
	double height = 0;

	if (flow_init(&f, p, row) == 0)
		height = flow_height(&f);
	flow_done(&f);
	return height;
}
