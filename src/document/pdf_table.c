/* The blocks made of rows: title, headings, paragraphs, lists, fields, tables; works for one
 * document on the thread that writes it. */
#include <errno.h>

#include "document/pdf_internal.h"

#include "base/banned.h"

#define GAP 5.0
#define ROW_GAP 2.5
#define LABEL_WIDTH PDF_MM(46)
#define MARK_WIDTH PDF_MM(7)
#define CLAUSE_WIDTH PDF_MM(38)
#define HEADING_FOLLOW 46.0 /* a heading and at least two lines after it stay together */

static void flow_one(struct pdf *p, const char *tag, enum pdf_style style, enum pdf_align align,
		     const char *text)
{
	const struct pdf_row row = {
		.n = 1,
		.cells[0] = { .tag = tag,
			      .style = style,
			      .align = align,
			      .x = BODY_LEFT,
			      .width = BODY_WIDTH,
			      .text = text },
	};

	if (text && *text)
		pdf_flow(p, &row);
}

void pdf_title(struct pdf *p, const char *title, const char *line)
{
	flow_one(p, "H1", PDF_TITLE, PDF_CENTER, title);
	pdf_space(p, 2);
	flow_one(p, "P", PDF_BODY, PDF_CENTER, line);
	pdf_space(p, 12);
}

void pdf_heading(struct pdf *p, const char *text)
{
	pdf_space(p, 2 * GAP);
	pdf_need(p, HEADING_FOLLOW);
	flow_one(p, "H2", PDF_HEADING, PDF_LEFT, text);
	pdf_space(p, GAP - 1);
}

void pdf_subheading(struct pdf *p, const char *text)
{
	pdf_space(p, GAP);
	pdf_need(p, HEADING_FOLLOW);
	flow_one(p, "H3", PDF_BODY_BOLD, PDF_LEFT, text);
	pdf_space(p, ROW_GAP);
}

void pdf_paragraph(struct pdf *p, enum pdf_style style, enum pdf_align align, const char *text)
{
	flow_one(p, "P", style, align, text);
	pdf_space(p, GAP);
}

void pdf_list_begin(struct pdf *p)
{
	pdf_tag(p, "L");
}

void pdf_list_end(struct pdf *p)
{
	pdf_untag(p, "L");
	pdf_space(p, GAP / 2);
}

void pdf_item(struct pdf *p, const char *mark, const char *text)
{
	const struct pdf_row row = {
		.tag = "LI",
		.n = 2,
		.cells[0] = { .tag = "Lbl", .x = BODY_LEFT, .width = MARK_WIDTH, .text = mark },
		.cells[1] = { .tag = "LBody",
			      .x = BODY_LEFT + MARK_WIDTH,
			      .width = BODY_WIDTH - MARK_WIDTH,
			      .text = text },
	};

	pdf_flow(p, &row);
	pdf_space(p, ROW_GAP + 1);
}

void pdf_clause(struct pdf *p, const char *label, const char *mark, const char *text)
{
	double at = BODY_LEFT + CLAUSE_WIDTH, in = mark ? MARK_WIDTH : 0;
	const struct pdf_row row = {
		.tag = "LI",
		.n = 4,
		.cells[0] = { .tag = "Lbl", .style = PDF_BODY_BOLD, .x = BODY_LEFT, .width = CLAUSE_WIDTH - 10, .text = label },
		.cells[1] = { .x = at - 10, .width = 8, .text = label ? ":" : NULL },
		.cells[2] = { .x = at, .width = MARK_WIDTH, .text = mark },
		.cells[3] = { .tag = "LBody", .x = at + in, .width = BODY_WIDTH - CLAUSE_WIDTH - in, .text = text },
	};

	pdf_flow(p, &row);
	pdf_space(p, ROW_GAP + 1);
}

void pdf_beside(struct pdf *p, const char *text)
{
	const struct pdf_row row = {
		.n = 1,
		.cells[0] = { .tag = "P", .x = BODY_LEFT + BODY_WIDTH / 2, .width = BODY_WIDTH / 2, .text = text },
	};

	pdf_flow(p, &row);
	pdf_space(p, GAP);
}

/* The colon has a cell of its own so that wrapped labels and values stay clear of it. */
static void field(struct pdf *p, const struct pdf_field *f)
{
	const struct pdf_row row = {
		.tag = "TR",
		.n = 3,
		.cells[0] = { .tag = "TH", .x = BODY_LEFT, .width = LABEL_WIDTH, .text = f->label },
		.cells[1] = { .x = BODY_LEFT + LABEL_WIDTH + 3, .width = 8, .text = ":" },
		.cells[2] = { .tag = "TD",
			      .x = BODY_LEFT + LABEL_WIDTH + 11,
			      .width = BODY_WIDTH - LABEL_WIDTH - 11,
			      .text = f->value },
	};

	pdf_flow(p, &row);
	pdf_space(p, ROW_GAP);
}

void pdf_fields(struct pdf *p, const struct pdf_field *fields, size_t n)
{
	pdf_tag(p, "Table");
	for (size_t i = 0; i < n; i++) {
		if (fields[i].value && *fields[i].value)
			field(p, &fields[i]);
	}
	pdf_untag(p, "Table");
	pdf_space(p, GAP / 2);
}

static struct pdf_row table_row(const struct pdf *p, const char *tag)
{
	struct pdf_row row = {
		.tag = "TR", .n = p->table.n, .pad_x = 4, .pad_y = 3, .ruled = true, .keep = true
	};

	for (size_t i = 0; i < row.n; i++) {
		row.cells[i].tag = tag;
		row.cells[i].align = p->table.columns[i].align;
		row.cells[i].x = p->table.x[i];
		row.cells[i].width = p->table.x[i + 1] - p->table.x[i];
	}
	return row;
}

static struct pdf_row header_row(const struct pdf *p)
{
	struct pdf_row row = table_row(p, "TH");

	row.shade = true;
	for (size_t i = 0; i < row.n; i++) {
		row.cells[i].style = PDF_BODY_BOLD;
		row.cells[i].align = PDF_CENTER;
		row.cells[i].text = p->table.columns[i].title;
	}
	return row;
}

void pdf_table_header(struct pdf *p)
{
	struct pdf_row row = header_row(p);

	p->table.in_header = true;
	pdf_flow(p, &row);
	p->table.in_header = false;
}

void pdf_table_begin(struct pdf *p, const struct pdf_column *columns, size_t n)
{
	struct pdf_row header;
	double sum = 0;

	if (pdf_failed(p, p->table.n || n == 0 || n > PDF_COLUMNS_MAX ? -EINVAL : 0))
		return;
	for (size_t i = 0; i < n; i++)
		sum += columns[i].weight;
	p->table.columns = columns;
	p->table.x[0] = BODY_LEFT;
	for (size_t i = 0; i < n; i++)
		p->table.x[i + 1] = p->table.x[i] + BODY_WIDTH * columns[i].weight / sum;
	p->table.n = n;
	header = header_row(p);
	p->table.in_header = true;
	pdf_need(p, pdf_row_height(p, &header) + HEADING_FOLLOW);
	p->table.in_header = false;
	pdf_tag(p, "Table");
	pdf_table_header(p);
}

void pdf_table_row(struct pdf *p, const char *const *cells)
{
	struct pdf_row row;

	if (pdf_failed(p, p->table.n ? 0 : -EINVAL))
		return;
	row = table_row(p, "TD");
	for (size_t i = 0; i < row.n; i++)
		row.cells[i].text = cells[i];
	pdf_flow(p, &row);
}

void pdf_table_end(struct pdf *p)
{
	if (pdf_failed(p, p->table.n ? 0 : -EINVAL))
		return;
	p->table.n = 0;
	pdf_untag(p, "Table");
	pdf_space(p, GAP);
}
