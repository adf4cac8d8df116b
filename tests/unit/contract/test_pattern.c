/* Regular expressions: what is translated, what is refused, and that no text can keep the matcher
 * busy. */
#include "contract/pattern.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include <criterion/criterion.h>

#include "leak.h"

TestSuite(pattern, .fini = fail_on_leak);
TestSuite(pattern_translate, .fini = fail_on_leak);

static bool matches(const char *ecma, const char *text, size_t len)
{
	struct arena *arena = arena_new(1 << 16);
	struct pattern_scratch scratch = { 0 };
	const struct pattern *p;
	const char *why = NULL;
	bool found;

	cr_assert_eq(pattern_compile(ecma, arena, &why, &p), 0, "%s: %s", ecma, why);
	found = pattern_matches(p, text, len, &scratch);
	pattern_scratch_done(&scratch);
	arena_free(arena);
	return found;
}

Test(pattern, means_what_ecma_means)
{
	static const struct {
		const char *ecma, *text;
		bool match;
	} CASES[] = {
		{ "^[0-9]{16}$", "6107044505900001", true },
		{ "^[0-9]{16}$", "610704450590000", false },
		{ "^[0-9]{16}$", "6107044505900001\n", false },
		{ "^[+]?[0-9]{8,15}$", "+6281234567890", true },
		{ "^[A-Za-z0-9_-]+$", "a-b_c", true },
		{ "^[A-Za-z0-9_-]+$", "a.b", false },
		{ "^[-a]+$", "-a", true },
		{ "^[\\-a\\]]+$", "-a]", true },
		{ "^[^a-c]$", "d", true },
		{ "^[^a-c]$", "b", false },
		{ "^[\\s\\d]+$", "1 2", true },
		{ "^\\S+$", "a b", false },
		{ "^\\S+$", "ab", true },
		{ "^\\x41\\u0042\\u00e9$", "AB\xc3\xa9", true },
		{ "^\\v$", "\x0b", true },
		{ "^\\v$", "\n", false },
		{ "^\xc3\xa9+$", "\xc3\xa9\xc3\xa9", true },
		{ "^[\xc3\xa0-\xc3\xa9]$", "\xc3\xa5", true },
		{ "^(?:ab|c)+?$", "abc", true },
		{ "^(?!ab).*$", "abc", false },
		{ "^(?=.*\\d).{3,}$", "ab1", true },
		{ "\\bkata\\b", "dua kata saja", true },
		{ "^a{2}$", "aa", true },
		{ "^a{2,}$", "a", false },
		{ "^\\P{L}$", "1", true },
		{ "^(/[^/]*)*$", "/pengadu/nik", true },
		{ "", "x", true },
		{ "^\\{\\}\\(\\)\\.\\/$", "{}()./", true },
		{ "^# a$", "# a", true },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(*CASES); i++)
		cr_expect_eq(matches(CASES[i].ecma, CASES[i].text, strlen(CASES[i].text)),
			     CASES[i].match, "%s on %s", CASES[i].ecma, CASES[i].text);
}

Test(pattern_translate, refuses_what_differs_or_is_malformed)
{
	static const char *const PATTERNS[] = {
		"(",	    ")",	  "(a",
		"a)",	    "[",	  "[a",
		"[]",	    "[^]",	  "[]a]",
		"]",	    "}",	  "{",
		"a{",	    "a{,3}",	  "a{3,2}",
		"a{1001}",  "a{1,1001}",  "a{99999999999}",
		"*",	    "+a",	  "?",
		"^*",	    "$+",	  "a**",
		"a++",	    "a?+",	  "a{2}+",
		"a|*",	    "(*UTF)",	  "(*ACCEPT)",
		"(?<n>a)",  "(?<=a)b",	  "(?<!a)b",
		"(?i)a",    "(?#x)",	  "(?>a)",
		"(?|a)",    "(?R)",	  "(?1)",
		"(?=a)*",   "\\b+",	  "\\1",
		"\\0",	    "\\k<n>",	  "\\Q",
		"\\E",	    "\\A",	  "\\Z",
		"\\z",	    "\\G",	  "\\h",
		"\\R",	    "\\X",	  "\\K",
		"\\C",	    "\\N",	  "\\a",
		"\\e",	    "\\cA",	  "\\-",
		"\\ ",	    "\\",	  "[\\",
		"[\\b]",    "[\\S]",	  "[a\\",
		"\\x4",	    "\\xg0",	  "\\u004",
		"\\u{41}",  "\\ud800",	  "\\uDFFF",
		"\\p",	    "\\pL",	  "\\p{",
		"\\p{}",    "\\p{Latin}", "\\p{L&}",
		"\\p{Any}", "\\p{^L}",	  "[[:alpha:]]",
		"[a[]",	    "[a-c-e]",	  "[\\d-z]",
		"[a-\\d]",  "[z-a]",	  "((((((((((((((((((a))))))))))))))))))",
		"\\p{Lx}",
	};
	struct arena *arena = arena_new(1 << 20);

	for (size_t i = 0; i < sizeof(PATTERNS) / sizeof(*PATTERNS); i++) {
		const struct pattern *p;
		const char *why = NULL;

		cr_expect_eq(pattern_compile(PATTERNS[i], arena, &why, &p), -EINVAL, "%s",
			     PATTERNS[i]);
		cr_expect_not_null(why, "%s", PATTERNS[i]);
	}
	arena_free(arena);
}

Test(pattern_translate, refuses_what_is_too_long)
{
	static char text[5000];
	struct arena *arena = arena_new(1 << 20);
	const struct pattern *p;
	const char *why;

	memset(text, 'a', sizeof(text) - 1);
	cr_expect_eq(pattern_compile(text, arena, &why, &p), -EINVAL);
	arena_free(arena);
}

Test(pattern, a_hostile_text_costs_little_and_does_not_match, .timeout = 10)
{
	static char text[50000];

	memset(text, 'a', sizeof(text));
	cr_expect_not(matches("^(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", 46));
	cr_expect_not(matches("^(a|aa)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", 46));
	cr_expect_not(
		matches("^([a-z]*a){12}$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", 46));
	cr_expect_not(matches("[a-z]+@[a-z]+", text, sizeof(text)));
}

Test(pattern, the_matcher_gives_up_soon)
{
	clock_t start = clock();

	for (int i = 0; i < 20; i++)
		cr_expect_not(
			matches("^(a|aa)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", 46));
	/* some milliseconds each; with the matcher's own limits half a second */
	cr_expect_lt(clock() - start, 2 * CLOCKS_PER_SEC);
}

Test(pattern, one_scratch_serves_many_matches)
{
	struct arena *arena = arena_new(1 << 16);
	struct pattern_scratch scratch = { 0 };
	const struct pattern *a, *b;
	const char *why;

	cr_assert_eq(pattern_compile("^(a)(b)?$", arena, &why, &a), 0);
	cr_assert_eq(pattern_compile("^x+$", arena, &why, &b), 0);
	for (int i = 0; i < 3; i++) {
		cr_expect(pattern_matches(a, "ab", 2, &scratch));
		cr_expect_not(pattern_matches(b, "ab", 2, &scratch));
		cr_expect(pattern_matches(b, "xx", 2, &scratch));
	}
	pattern_scratch_done(&scratch);
	arena_free(arena);
}
