/* Figures, QR blocks and signatures: kept whole, drawn once, errors handed on. */
#include "document/pdf_internal.h"

#include <errno.h>
#include <string.h>

#include "bantu.h"
#include "leak.h"

TestSuite(pdf_figure, .fini = fail_on_leak);

static int drawn(cairo_t *cr, double width, double height, void *cls)
{
	unsigned *calls = cls;

	cr_assert_eq(width, 100);
	cr_assert_eq(height, 80);
	++*calls;
	return 0;
}

static int draw_figure(struct pdf *p, void *cls)
{
	p->y = BODY_BOTTOM - 50;
	pdf_figure(p, 100, 80, PDF_RIGHT, drawn, cls);
	cr_assert_eq(p->page, 2, "a figure is kept whole");
	return 0;
}

Test(pdf_figure, drawn_once_and_whole)
{
	unsigned calls = 0;

	cr_assert_eq(render(draw_figure, &calls), 0);
	cr_assert_eq(calls, 1);
}

static int broken(cairo_t *cr, double width, double height, void *cls)
{
	return -EILSEQ;
}

static int draw_broken(struct pdf *p, void *cls)
{
	pdf_figure(p, 100, *(double *)cls, PDF_LEFT, broken, NULL);
	return 0;
}

Test(pdf_figure, errors_come_out)
{
	double fits = 80, too_tall = 2000;

	cr_assert_eq(render(draw_broken, &fits), -EILSEQ);
	cr_assert_eq(render(draw_broken, &too_tall), -EINVAL);
}

static int draw_qr(struct pdf *p, void *cls)
{
	pdf_qr(p, cls, "Judul", NULL);
	return 0;
}

/* 1 when the document has a link, 0 when it has none, or the error. */
static int has_link(const char *payload)
{
	const struct pdf_info info = {
		.bahasa = "id", .judul = "Uji", .dibuat = "2026-03-10", .max_bytes = 1 << 20
	};
	CLEANUP_BUFFER struct buffer b;
	int r;

	buffer_init(&b, 1 << 20);
	r = pdf_write(&info, draw_qr, (void *)payload, (struct pdf_sink){ buffer_write, &b });
	return r < 0 ? r : memmem(b.data, b.len, "/URI", 4) != NULL;
}

Test(pdf_figure, qr_payloads)
{
	g_autofree char *huge = g_strnfill(3000, 'x');

	cr_assert_eq(has_link("https://contoh.go.id/a?b=1&c=2"), 1);
	cr_assert_eq(has_link("https://contoh.go.id/' uri='https://lain.example"), 0,
		     "a quote makes it no link, and no broken tag");
	cr_assert_eq(has_link("https://contoh.go.id/a b"), 0);
	cr_assert_eq(has_link("javascript:alert(1)"), 0);
	cr_assert_eq(has_link("PGD-2026-000001"), 0);
	cr_assert_eq(has_link(""), -EINVAL);
	cr_assert_eq(has_link(NULL), -EINVAL);
	cr_assert_eq(has_link(huge), -ERANGE);
}

static int draw_signatures(struct pdf *p, void *cls)
{
	const struct pdf_signature three[3] = { { .role = "A", .name = "Satu" },
						{ .role = "B" },
						{ 0 } };
	double height = pdf_signatures_height(p, three, 3);

	p->y = BODY_BOTTOM - height - 1;
	pdf_signatures(p, three, 3);
	cr_assert_eq(p->page, 1, "the height is what they take");
	cr_assert_float_eq(p->y, BODY_BOTTOM - 1, 0.01);
	pdf_signatures(p, three, 1);
	cr_assert_eq(p->page, 2);
	return 0;
}

Test(pdf_figure, signatures_take_their_height)
{
	cr_assert_eq(render(draw_signatures, NULL), 0);
}
