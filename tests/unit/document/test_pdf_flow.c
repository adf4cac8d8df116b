/* Rows broken over pages: what stays together, what is split, and that it always ends. */
#include "document/pdf_internal.h"

#include "bantu.h"
#include "leak.h"

TestSuite(pdf_flow, .fini = fail_on_leak);

#define LINE "baris\n"

static char *lines(unsigned n)
{
	GString *s = g_string_new(NULL);

	while (n-- > 0)
		g_string_append(s, LINE);
	return g_string_free(s, FALSE);
}

/* A paragraph of `lines` lines with room for `room` lines left on the first page. */
struct widow {
	unsigned lines, room;
	bool begins_here; /* expected: something of it on the first page */
	double left_here; /* expected: lines of it there */
};

static double line_height(struct pdf *p)
{
	struct pdf_row one = { .n = 1, .cells[0] = { .width = BODY_WIDTH, .text = "x" } };
	struct pdf_row two = { .n = 1, .cells[0] = { .width = BODY_WIDTH, .text = "x\nx" } };

	return pdf_row_height(p, &two) - pdf_row_height(p, &one);
}

static int draw_widow(struct pdf *p, void *cls)
{
	const struct widow *w = cls;
	g_autofree char *text = lines(w->lines);
	const struct pdf_row row = {
		.n = 1, .cells[0] = { .x = BODY_LEFT, .width = BODY_WIDTH, .text = text }
	};
	double height = line_height(p), on_next;

	p->y = BODY_BOTTOM - w->room * height - 1;
	pdf_flow(p, &row);
	cr_assert_eq(p->page, 2, "%u lines into room for %u", w->lines, w->room);
	on_next = (p->y - p->page_top) / height;
	cr_assert_float_eq(w->lines - on_next, w->left_here, 0.3,
			   "%u lines into room for %u: %g on the next page", w->lines, w->room,
			   on_next);
	return 0;
}

Test(pdf_flow, no_line_stands_alone)
{
	static const struct widow cases[] = {
		{ .lines = 10, .room = 4, .left_here = 4 },
		{ .lines = 10, .room = 1, .left_here = 0 },
		{ .lines = 5, .room = 4, .left_here = 3 },
		{ .lines = 3, .room = 2, .left_here = 0 },
		{ .lines = 2, .room = 1, .left_here = 0 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		cr_assert_eq(render(draw_widow, (void *)&cases[i]), 0);
}

static int draw_cells(struct pdf *p, void *cls)
{
	g_autofree char *tall = lines(200);
	struct pdf_row row = { .n = 3, .pad_x = 4, .pad_y = 3, .ruled = true, .keep = true };

	row.cells[0] = (struct pdf_cell){ .x = BODY_LEFT, .width = 100, .text = tall };
	row.cells[1] = (struct pdf_cell){ .x = BODY_LEFT + 100, .width = 100, .text = "pendek" };
	row.cells[2] = (struct pdf_cell){ .x = BODY_LEFT + 200, .width = 100, .text = NULL };
	pdf_flow(p, &row);
	cr_assert_geq(p->page, 4);
	cr_assert_leq(p->y, BODY_BOTTOM);
	return 0;
}

Test(pdf_flow, tall_row_is_split_though_kept)
{
	cr_assert_eq(render(draw_cells, NULL), 0);
}

static int draw_kept(struct pdf *p, void *cls)
{
	g_autofree char *text = lines(6);
	struct pdf_row row = { .n = 1,
			       .keep = true,
			       .cells[0] = { .x = BODY_LEFT, .width = 100, .text = text } };

	p->y = BODY_BOTTOM - 4.5 * line_height(p);
	pdf_flow(p, &row);
	cr_assert_eq(p->page, 2);
	cr_assert_float_eq(p->y - p->page_top, pdf_row_height(p, &row), 0.5,
			   "the whole row is on the next page");
	return 0;
}

Test(pdf_flow, short_row_is_kept_whole)
{
	cr_assert_eq(render(draw_kept, NULL), 0);
}

static int draw_narrow(struct pdf *p, void *cls)
{
	struct pdf_row row = { .n = 1,
			       .cells[0] = { .x = BODY_LEFT, .width = 3, .text = "WWWWWWWWWWWW" } };
	unsigned before = p->page;

	pdf_flow(p, &row);
	cr_assert_eq(p->page, before);
	cr_assert_gt(p->y - p->page_top, 11 * line_height(p),
		     "one letter to the line, but it ends");
	return 0;
}

Test(pdf_flow, narrower_than_a_letter)
{
	cr_assert_eq(render(draw_narrow, NULL), 0);
}
