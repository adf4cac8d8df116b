/* The catalog's additions: only in a file as cairo writes it, and the cross-reference table is
 * found again. */
#include "document/pdf_internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "leak.h"

#include "contoh.h"

TestSuite(pdf_catalog, .fini = fail_on_leak);

Test(pdf_catalog, the_table_is_where_the_file_says)
{
	CLEANUP_BUFFER struct buffer b;
	const char *lang, *mark;
	size_t xref;

	buffer_init(&b, 1 << 20);
	cr_assert_eq(contoh_laporan(3, (struct pdf_sink){ buffer_write, &b }), 0);
	lang = memmem(b.data, b.len, "/Lang (id)", 10);
	cr_assert_not_null(lang);
	mark = memmem(b.data + b.len - 40, 40, "startxref\n", 10);
	cr_assert_not_null(mark);
	xref = strtoul(mark + 10, NULL, 10);
	cr_assert_lt(xref, b.len);
	cr_assert_eq(memcmp(b.data + xref, "xref\n0 ", 7), 0);
	cr_assert_lt(lang, b.data + xref);
	cr_assert_str_eq(b.data + b.len - 6, "%%EOF\n");
}

static const char *const strange[] = {
	"",
	"%PDF-1.5\n",
	"0123456789012345678901234567890123456789012345678901234567890123456789\nstartxref\n5\n%%"
	"EOF\n",
	"0123456789012345678901234567890123456789012345678901234567890123456789\nstartxref\n68\n%%"
	"EOF\n",
	"0123456789012345678901234567890123456789012345678901234567890123456789\nstartxref\n9999999"
	"9\n%%EOF\n",
	"0123456789012345678901234567890123456789012345678901234567890123456789\nstartxref\nnomor\n"
	"%%EOF\n",
};

Test(pdf_catalog, other_files_are_refused)
{
	for (size_t i = 0; i < sizeof(strange) / sizeof(strange[0]); i++) {
		CLEANUP_BUFFER struct buffer b;

		buffer_init(&b, 4096);
		buffer_string(&b, strange[i]);
		cr_assert_eq(pdf_catalog_complete(&b, "id"), -EIO, "case %zu", i);
	}
}

Test(pdf_catalog, the_maximum_holds)
{
	CLEANUP_BUFFER struct buffer b;
	size_t len;

	buffer_init(&b, 1 << 20);
	cr_assert_eq(contoh_laporan(3, (struct pdf_sink){ buffer_write, &b }), 0);
	len = b.len;
	b.max = len;
	cr_assert_eq(pdf_catalog_complete(&b, "id"), -ENOBUFS);
	cr_assert_eq(b.len, len, "the file is as it was");
}
