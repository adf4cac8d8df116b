/* Cleaning of texts that strangers wrote, and the layouts made of them. */
#include "document/pdf_internal.h"

#include <string.h>

#include "leak.h"

TestSuite(pdf_text, .fini = fail_on_leak);

static const struct {
	const char *in, *out;
} cases[] = {
	{ NULL, "" },
	{ "", "" },
	{ "biasa", "biasa" },
	{ "a\tb", "a\tb" },
	{ "a\r\nb\rc", "a\nb\nc" },
	{ "a\n\n\n\n\nb", "a\n\nb" },
	{ "akhir \n\n", "akhir" },
	{ "a\001\033[31mb\177", "a[31mb" },
	{ "a\302\205b", "ab" },                   /* C1 control */
	{ "a\342\200\256b\342\201\246c", "abc" }, /* right-to-left override, isolate */
	{ "\357\273\277a\342\200\250b", "a\nb" }, /* byte order mark, line separator */
	{ "<b>&amp;</b>", "<b>&amp;</b>" },       /* never markup */
	{ "\330\271\331\204\331\212", "\330\271\331\204\331\212" }, /* Arabic letters stay */
	{ "a\357\277\276b\357\267\220c\360\237\277\277d", "abcd" }, /* U+FFFE, U+FDD0, U+1FFFF */
	{ "x\377y", "x\357\277\275y" },                             /* a byte that is no UTF-8 */
};

Test(pdf_text, cleaning)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		g_autofree char *out = pdf_clean_text(cases[i].in);

		cr_assert_str_eq(out, cases[i].out, "case %zu", i);
	}
}

Test(pdf_text, endless_words_get_places_to_break)
{
	char word[2001];
	g_autofree char *out = NULL;

	memset(word, 'a', 2000);
	word[2000] = '\0';
	out = pdf_clean_text(word);
	cr_assert_gt(strlen(out), 2000);
	cr_assert_not_null(strstr(out, "\342\200\213"));
	word[200] = '\0';
	g_free(out);
	out = pdf_clean_text(word);
	cr_assert_str_eq(out, word, "an address of ordinary length stays as it is");
}
