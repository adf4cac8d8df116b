/* The life of a document: two passes, sticky errors, limits, the sink, determinism. */
#include "document/pdf.h"

#include <errno.h>
#include <string.h>

#include "bantu.h"
#include "contoh.h"
#include "leak.h"

TestSuite(pdf, .fini = fail_on_leak);

static int count_calls(struct pdf *p, void *cls)
{
	unsigned *calls = cls;

	cr_assert_eq(p->cr == NULL, *calls == 0, "pages are counted before anything is drawn");
	cr_assert_eq(p->pages, *calls);
	++*calls;
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, "isi");
	return 0;
}

Test(pdf, drawn_twice)
{
	unsigned calls = 0;

	cr_assert_eq(render(count_calls, &calls), 0);
	cr_assert_eq(calls, 2);
}

static int fail(struct pdf *p, void *cls)
{
	return -EACCES;
}

Test(pdf, error_of_draw_comes_out)
{
	cr_assert_eq(render(fail, NULL), -EACCES);
}

static int too_long(struct pdf *p, void *cls)
{
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, cls);
	pdf_paragraph(p, PDF_BODY, PDF_LEFT, "sesudah kesalahan");
	return 0;
}

Test(pdf, text_has_a_limit_and_errors_stick)
{
	char *text = g_strnfill(PDF_TEXT_MAX_BYTES + 1, 'a');

	cr_assert_eq(render(too_long, text), -E2BIG);
	g_free(text);
}

static int endless(struct pdf *p, void *cls)
{
	for (int i = 0; i < PDF_PAGES_MAX + 10; i++)
		pdf_need(p, 1e9), pdf_paragraph(p, PDF_BODY, PDF_LEFT, "x");
	return 0;
}

Test(pdf, pages_have_a_limit)
{
	cr_assert_eq(render(endless, NULL), -E2BIG);
}

static int left_open(struct pdf *p, void *cls)
{
	static const struct pdf_column column = { "A", 1, PDF_LEFT };

	pdf_table_begin(p, &column, 1);
	return 0;
}

Test(pdf, an_open_table_is_an_error)
{
	cr_assert_eq(render(left_open, NULL), -EINVAL);
}

static int refuse(void *cls, const void *data, size_t n)
{
	return -ENOSPC;
}

static int nothing(struct pdf *p, void *cls)
{
	return 0;
}

Test(pdf, information_is_checked)
{
	struct pdf_info info = {
		.bahasa = "id", .judul = "Uji", .dibuat = "2026-03-10", .max_bytes = 1 << 20
	};
	struct pdf_sink sink = { drop, NULL };

	cr_assert_eq(pdf_write(&info, nothing, NULL, sink), 0, "an empty document is one");
	cr_assert_eq(pdf_write(&info, nothing, NULL, (struct pdf_sink){ refuse, NULL }), -ENOSPC);
	info.dibuat = "kemarin";
	cr_assert_eq(pdf_write(&info, nothing, NULL, sink), -EINVAL);
	info.dibuat = NULL;
	cr_assert_eq(pdf_write(&info, nothing, NULL, sink), -EINVAL);
	info.dibuat = "2026-03-10";
	info.judul = NULL;
	cr_assert_eq(pdf_write(&info, nothing, NULL, sink), -EINVAL);
}

Test(pdf, file_has_a_maximum)
{
	struct pdf_info info = {
		.bahasa = "id", .judul = "Uji", .dibuat = "2026-03-10", .max_bytes = 500
	};
	CLEANUP_BUFFER struct buffer b;

	buffer_init(&b, 1 << 20);
	cr_assert_eq(pdf_write(&info, nothing, NULL, (struct pdf_sink){ buffer_write, &b }),
		     -ENOBUFS);
	cr_assert_eq(b.len, 0, "the sink saw nothing");
}

Test(pdf, same_input_same_bytes)
{
	CLEANUP_BUFFER struct buffer a;
	CLEANUP_BUFFER struct buffer b;

	buffer_init(&a, 1 << 20);
	buffer_init(&b, 1 << 20);
	cr_assert_eq(contoh_laporan(60, (struct pdf_sink){ buffer_write, &a }), 0);
	cr_assert_eq(contoh_laporan(60, (struct pdf_sink){ buffer_write, &b }), 0);
	cr_assert_eq(a.len, b.len);
	cr_assert_eq(memcmp(a.data, b.data, a.len), 0);
}

Test(pdf, fonts_are_installed)
{
	cr_assert_eq(pdf_fonts_check(), 0, "fonts-liberation is not installed");
}

static int two_framed_pages(struct pdf *p, void *cls)
{
	double *top = cls;

	top[0] = p->page_top;
	pdf_need(p, 1e9);
	pdf_paragraph(p, PDF_POSTER, PDF_CENTER, "MAKLUMAT");
	pdf_need(p, 1e9);
	top[1] = p->page_top;
	return 0;
}

Test(pdf, a_frame_leaves_more_room_under_the_letterhead)
{
	struct pdf_info info = {
		.bahasa = "id",
		.judul = "Uji",
		.dibuat = "2026-03-10",
		.kop = { "Pemerintah", "Dinas", NULL },
		.max_bytes = 1024 * 1024,
	};
	double plain[2], framed[2];

	cr_assert_eq(pdf_write(&info, two_framed_pages, plain, (struct pdf_sink){ drop, NULL }), 0);
	info.bingkai = true;
	cr_assert_eq(pdf_write(&info, two_framed_pages, framed, (struct pdf_sink){ drop, NULL }), 0);
	cr_assert_gt(framed[0], plain[0]);
	cr_assert_eq(framed[1], plain[1]);
}
