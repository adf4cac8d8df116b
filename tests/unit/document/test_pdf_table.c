/* Blocks made of rows: headers on every page, headings with what follows, fields without values,
 * misuse. */
#include "document/pdf_internal.h"

#include <errno.h>

#include "bantu.h"
#include "leak.h"

TestSuite(pdf_table, .fini = fail_on_leak);

static const struct pdf_column columns[] = { { "Satu", 1, PDF_LEFT }, { "Dua", 3, PDF_RIGHT } };

static int draw_table(struct pdf *p, void *cls)
{
	double top = 0;

	pdf_table_begin(p, columns, 2);
	cr_assert_float_eq(p->table.x[1] - p->table.x[0], BODY_WIDTH / 4, 0.01);
	cr_assert_float_eq(p->table.x[2], BODY_RIGHT, 0.01);
	for (int i = 0; i < 100; i++) {
		unsigned page = p->page;

		pdf_table_row(p, (const char *[]){ "a", "b" });
		if (p->page != page)
			top = p->page_top;
	}
	pdf_table_end(p);
	cr_assert_geq(p->page, 3);
	cr_assert_gt(top, BODY_TOP + 10,
		     "the header row stands above the rows of a following page");
	pdf_need(p, 1e9);
	cr_assert_float_eq(p->page_top, BODY_TOP, 0.01, "no header after the end of the table");
	return 0;
}

Test(pdf_table, header_on_every_page)
{
	cr_assert_eq(render(draw_table, NULL), 0);
}

static int draw_low(struct pdf *p, void *cls)
{
	p->y = BODY_BOTTOM - 30;
	pdf_table_begin(p, columns, 2);
	cr_assert_eq(p->page, 2, "no header row alone at the foot of a page");
	pdf_table_end(p);
	p->y = BODY_BOTTOM - 30;
	pdf_heading(p, "Judul");
	cr_assert_eq(p->page, 3, "no heading alone at the foot of a page");
	return 0;
}

Test(pdf_table, nothing_alone_at_the_foot)
{
	cr_assert_eq(render(draw_low, NULL), 0);
}

static int draw_tall_header(struct pdf *p, void *cls)
{
	g_autofree char *title = g_strnfill(2000, 'W');
	const struct pdf_column tall[] = { { title, 1, PDF_LEFT }, { "B", 30, PDF_LEFT } };

	pdf_table_begin(p, tall, 2);
	pdf_table_row(p, (const char *[]){ "a", "b" });
	pdf_table_end(p);
	return 0;
}

Test(pdf_table, header_taller_than_a_page_ends)
{
	cr_assert_eq(render(draw_tall_header, NULL), 0);
}

static int draw_fields(struct pdf *p, void *cls)
{
	const struct pdf_field fields[] = { { "Ada", "nilai" },
					    { "Kosong", "" },
					    { "Tiada", NULL } };
	double from = p->y, one;

	pdf_fields(p, fields, 1);
	one = p->y - from;
	from = p->y;
	pdf_fields(p, fields, 3);
	cr_assert_float_eq(p->y - from, one, 0.5, "fields without a value take no room");
	return 0;
}

Test(pdf_table, empty_fields_are_left_out)
{
	cr_assert_eq(render(draw_fields, NULL), 0);
}

static int draw_wrong(struct pdf *p, void *cls)
{
	static const struct pdf_column many[PDF_COLUMNS_MAX + 1];

	switch (*(int *)cls) {
	case 0:
		pdf_table_begin(p, columns, 0);
		break;
	case 1:
		pdf_table_begin(p, many, PDF_COLUMNS_MAX + 1);
		break;
	case 2:
		pdf_table_row(p, (const char *[]){ "a", "b" });
		break;
	case 3:
		pdf_table_end(p);
		break;
	case 4:
		pdf_table_begin(p, columns, 2);
		pdf_table_begin(p, columns, 2);
		break;
	}
	return 0;
}

Test(pdf_table, misuse_is_refused)
{
	for (int i = 0; i < 5; i++)
		cr_assert_eq(render(draw_wrong, &i), -EINVAL, "case %d", i);
}
