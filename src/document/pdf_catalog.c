/* Completes the catalog of a PDF that cairo has finished, since cairo 1.16 has no call for these
 * entries; runs on the thread that writes the document. The catalog is the last object before the
 * cross-reference table, so that an insertion into it moves nothing but that table, whose place is
 * named at the end of the file. */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "document/pdf_internal.h"

#include "base/banned.h"

static const char catalog_end[] = ">>\nendobj\nxref\n";

/* The offset of the cross-reference table as the file itself names it; 0 when it does not. */
static size_t xref_offset(const struct buffer *file, size_t *ret_digits_at)
{
	static const char mark[] = "startxref\n";
	const char *at;

	if (file->len < 64)
		return 0;
	at = memmem(file->data + file->len - 64, 64, mark, sizeof(mark) - 1);
	if (!at)
		return 0;
	*ret_digits_at = (size_t)(at - file->data) + sizeof(mark) - 1;
	return strtoul(file->data + *ret_digits_at, NULL, 10);
}

int pdf_catalog_complete(struct buffer *file, const char *language)
{
	struct buffer out;
	size_t xref, digits, insert;
	int r;

	xref = xref_offset(file, &digits);
	insert = xref - (sizeof(catalog_end) - 1 - strlen("xref\n"));
	if (xref < 64 || xref > file->len - 64 ||
	    memcmp(file->data + insert, catalog_end, sizeof(catalog_end) - 1) != 0)
		return -EIO;

	buffer_init(&out, file->max);
	buffer_append(&out, file->data, insert);
	buffer_printf(&out, "   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n",
		      language);
	xref += out.len - insert;
	buffer_append(&out, file->data + insert, digits - insert);
	buffer_printf(&out, "%zu\n%%%%EOF\n", xref);
	r = buffer_error(&out);
	if (r < 0) {
		buffer_done(&out);
		return r;
	}
	buffer_done(file);
	*file = out;
	return 0;
}
