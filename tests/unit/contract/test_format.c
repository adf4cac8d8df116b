/* Names and hints of formats, and texts at their edges (the cases of each format:
 * schema/format.json). */
#include "contract/format.h"

#include <stdio.h>
#include <string.h>

#include <criterion/criterion.h>

#include "leak.h"

TestSuite(format, .fini = fail_on_leak);

Test(format, are_known_by_name)
{
	cr_expect_eq(format_parse("uuid"), FORMAT_UUID);
	cr_expect_eq(format_parse("date"), FORMAT_DATE);
	cr_expect_eq(format_parse("date-time"), FORMAT_DATE_TIME);
	cr_expect_eq(format_parse("email"), FORMAT_EMAIL);
	cr_expect_eq(format_parse("uri"), FORMAT_NONE);
	cr_expect_eq(format_parse(""), FORMAT_NONE);
	for (int f = FORMAT_UUID; f <= FORMAT_EMAIL; f++)
		cr_expect(*format_hint((enum format)f, 0) && *format_hint((enum format)f, 1));
	cr_expect(format_matches(FORMAT_NONE, "", 0));
}

/* Every prefix of a good text, in memory of exactly that size: no reading beyond the end. */
Test(format, prefixes_are_not_read_beyond)
{
	static const struct {
		enum format format;
		const char *text;
	} CASES[] = {
		{ FORMAT_UUID, "2eb8aa08-aa98-11ea-b4aa-73b441d16380" },
		{ FORMAT_DATE, "2026-03-10" },
		{ FORMAT_DATE_TIME, "2026-03-10T09:15:00.123456+07:00" },
		{ FORMAT_EMAIL, "budi@example" },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(*CASES); i++) {
		for (size_t n = 0; n < strlen(CASES[i].text); n++) {
			char *copy = malloc(n ? n : 1);

			memcpy(copy, CASES[i].text, n);
			cr_expect_not(format_matches(CASES[i].format, copy, n), "%.*s", (int)n,
				      CASES[i].text);
			free(copy);
		}
	}
}

Test(format, a_domain_has_a_longest_length)
{
	char text[400] = "a@";
	size_t n = 2;

	while (n < 252)
		n += (size_t)snprintf(text + n, sizeof(text) - n, "abcdefghi.");
	snprintf(text + n, sizeof(text) - n, "id"); /* 2 + 250 + 2 */
	cr_expect(format_matches(FORMAT_EMAIL, text, strlen(text)));
	snprintf(text + n, sizeof(text) - n, "museum");
	cr_expect_not(format_matches(FORMAT_EMAIL, text, strlen(text)));
}
