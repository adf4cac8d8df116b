/* Range and If-Range (range.c), against RFC 9110 section 14 and a plain model. */
#include "http/range.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "leak.h"

TestSuite(range, .fini = fail_on_leak);

static const struct {
	const char *header;
	enum range_kind kind;
	int64_t first, length;
} CASES[] = {
	/* of a content of 1000 bytes */
	{ NULL, RANGE_WHOLE, 0, 1000 },
	{ "bytes=0-0", RANGE_PART, 0, 1 },
	{ "bytes=0-", RANGE_PART, 0, 1000 },
	{ "bytes=500-", RANGE_PART, 500, 500 },
	{ "bytes=999-", RANGE_PART, 999, 1 },
	{ "bytes=500-999", RANGE_PART, 500, 500 },
	{ "bytes=500-1000", RANGE_PART, 500, 500 },
	{ "bytes=0-99999999999999999999999", RANGE_PART, 0, 1000 },
	{ "bytes=-1", RANGE_PART, 999, 1 },
	{ "bytes=-1000", RANGE_PART, 0, 1000 },
	{ "bytes=-1001", RANGE_PART, 0, 1000 },
	{ "bytes=-99999999999999999999999", RANGE_PART, 0, 1000 },
	{ "BYTES=1-2", RANGE_PART, 1, 2 },
	{ "bytes= 1-2 ", RANGE_PART, 1, 2 },
	{ "bytes=007-0008", RANGE_PART, 7, 2 },
	{ "bytes=1000-", RANGE_UNSATISFIABLE, 0, 1000 },
	{ "bytes=1000-2000", RANGE_UNSATISFIABLE, 0, 1000 },
	{ "bytes=99999999999999999999999-", RANGE_UNSATISFIABLE, 0, 1000 },
	{ "bytes=99999999999999999999998-99999999999999999999999", RANGE_UNSATISFIABLE, 0, 1000 },
	{ "bytes=-0", RANGE_UNSATISFIABLE, 0, 1000 },
	{ "", RANGE_WHOLE, 0, 1000 },
	{ "bytes", RANGE_WHOLE, 0, 1000 },
	{ "bytes=", RANGE_WHOLE, 0, 1000 },
	{ "bytes=-", RANGE_WHOLE, 0, 1000 },
	{ "bytes=5-4", RANGE_WHOLE, 0, 1000 },
	{ "bytes=5", RANGE_WHOLE, 0, 1000 },
	{ "bytes=a-b", RANGE_WHOLE, 0, 1000 },
	{ "bytes=1-2x", RANGE_WHOLE, 0, 1000 },
	{ "bytes=1--2", RANGE_WHOLE, 0, 1000 },
	{ "bytes=--2", RANGE_WHOLE, 0, 1000 },
	{ "bytes=+1-2", RANGE_WHOLE, 0, 1000 },
	{ "bytes=1 - 2", RANGE_WHOLE, 0, 1000 },
	{ "bytes =1-2", RANGE_WHOLE, 0, 1000 },
	{ "lines=1-2", RANGE_WHOLE, 0, 1000 },
	{ "bytes=0-1,5-6", RANGE_WHOLE, 0, 1000 },
	{ "bytes=0-1,", RANGE_WHOLE, 0, 1000 },
};

Test(range, as_the_rfc_has_it)
{
	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct range r;

		cr_expect_eq(range_parse(CASES[i].header, 1000, &r), CASES[i].kind, "%s", CASES[i].header);
		cr_expect(r.first == CASES[i].first && r.length == CASES[i].length, "%s: %ld+%ld", CASES[i].header, (long)r.first,
			  (long)r.length);
	}
}

/* Every part of small contents, also beyond their end, equals a slice computed byte by byte. */
Test(range, slices_of_small_contents)
{
	for (int size = 1; size <= 9; size++)
		for (int first = 0; first <= 11; first++)
			for (int last = first; last <= 12; last++) {
				char header[64];
				struct range r;
				int64_t length = 0;

				for (int at = first; at <= last && at < size; at++)
					length++;
				snprintf(header, sizeof(header), "bytes=%d-%d", first, last);
				cr_assert_eq(range_parse(header, size, &r), length ? RANGE_PART : RANGE_UNSATISFIABLE, "%s of %d", header, size);
				if (length)
					cr_assert(r.first == first && r.length == length, "%s of %d", header, size);
			}
}

Test(range, only_for_the_same_content)
{
	cr_expect(range_if(NULL, "\"a\""));
	cr_expect(range_if("\"a\"", "\"a\""));
	cr_expect(range_if(" \"a\" ", "\"a\""));
	cr_expect_not(range_if("\"b\"", "\"a\""));
	cr_expect_not(range_if("W/\"a\"", "\"a\""));
	cr_expect_not(range_if("\"a\"x", "\"a\""));
	cr_expect_not(range_if("\"a\", \"b\"", "\"a\""));
	cr_expect_not(range_if("Wed, 25 Nov 2026 22:00:00 GMT", "\"a\""));
	cr_expect_not(range_if("", "\"a\""));
}
