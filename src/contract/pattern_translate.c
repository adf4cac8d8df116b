/* Writes an ECMA regular expression (u flag) as the PCRE2 expression of the same meaning, refusing
 * what has none; start-up only, pure functions. */
#include "contract/pattern.h"

#include <string.h>

#include "base/banned.h"

#define GROUPS_MAX 16
#define REPEAT_MAX 1000

/* What ECMA's \s and its dot stand for. PCRE2's own differ by a few characters. */
#define SPACES "\\t\\n\\x{b}\\f\\r\\x{20}\\x{a0}\\x{feff}\\p{Zs}\\x{2028}\\x{2029}"
#define LINE_ENDS "\\n\\r\\x{2028}\\x{2029}"

struct scan {
	const char *p;
	struct buffer *out;
	bool assertion[GROUPS_MAX]; /* of the open groups: it is a lookahead, never repeated */
	int depth;
	bool atom; /* what was read last may be repeated */
	const char *why; /* refusal */
};

static void refuse(struct scan *s, const char *why)
{
	if (!s->why)
		s->why = why;
}

static void copy(struct scan *s, size_t n)
{
	buffer_append(s->out, s->p, n);
	s->p += n;
}

static bool is_hex(char c)
{
	return c && strchr("0123456789abcdefABCDEF", c);
}

/* \xHH and \uHHHH: s->p stands after the letter. */
static void scan_code_point(struct scan *s, int digits)
{
	for (int i = 0; i < digits; i++) {
		if (!is_hex(s->p[i])) {
			refuse(s, "\\x takes two hexadecimal digits and \\u four");
			return;
		}
	}
	if (digits == 4 && (*s->p == 'd' || *s->p == 'D') && strchr("89abcdefABCDEF", s->p[1])) {
		refuse(s, "surrogates in \\u are not supported");
		return;
	}
	buffer_string(s->out, "\\x{");
	copy(s, (size_t)digits);
	buffer_char(s->out, '}');
}

/* \p{L}, \p{Lu}: general categories only. s->p stands after the p. */
static void scan_category(struct scan *s, char letter)
{
	size_t len = 2;

	if (s->p[0] != '{' || !s->p[1] || !strchr("CLMNPSZ", s->p[1])) {
		refuse(s, "\\p takes a general category such as {L} or {Lu}");
		return;
	}
	if (s->p[2] >= 'a' && s->p[2] <= 'z')
		len = 3;
	if (s->p[len] != '}') {
		refuse(s, "\\p takes a general category such as {L} or {Lu}");
		return;
	}
	buffer_char(s->out, '\\');
	buffer_char(s->out, letter);
	copy(s, len + 1);
}

/* An escape that means the same inside and outside of a class. True when it was one; *ret_set: it
 * stands for several characters. s->p stands at the backslash. */
static bool scan_common_escape(struct scan *s, bool *ret_set)
{
	char c = s->p[1];

	*ret_set = false;
	if (!c)
		return false;
	if (strchr("^$\\.*+?()[]{}|/tnrf", c)) {
		copy(s, 2);
	} else if (strchr("dDwW", c)) {
		*ret_set = true;
		copy(s, 2);
	} else if (c == 'v') {
		buffer_string(s->out, "\\x{b}");
		s->p += 2;
	} else if (c == 'x' || c == 'u') {
		s->p += 2;
		scan_code_point(s, c == 'x' ? 2 : 4);
	} else if (c == 'p' || c == 'P') {
		*ret_set = true;
		s->p += 2;
		scan_category(s, c);
	} else {
		return false;
	}
	return true;
}

static void scan_escape(struct scan *s)
{
	bool set;

	s->atom = true;
	if (scan_common_escape(s, &set))
		return;
	switch (s->p[1]) {
	case 'b':
	case 'B':
		s->atom = false;
		copy(s, 2);
		return;
	case 's':
		buffer_string(s->out, "[" SPACES "]");
		break;
	case 'S':
		buffer_string(s->out, "[^" SPACES "]");
		break;
	default:
		refuse(s, "unknown escape");
		return;
	}
	s->p += 2;
}

/* One member of a class; false when it stands for several characters (so it begins no range). */
static bool scan_class_atom(struct scan *s)
{
	bool set = false;
	bool escaped = *s->p == '\\';

	if (escaped && scan_common_escape(s, &set))
		return !set;
	if (escaped && s->p[1] == 's') {
		buffer_string(s->out, SPACES);
		s->p += 2;
		return false;
	}
	if (escaped && s->p[1] == '-')
		copy(s, 2);
	else if (escaped)
		refuse(s, "unknown escape in a class");
	else if (*s->p == '[')
		refuse(s, "[ in a class must be escaped");
	else
		copy(s, 1);
	return true;
}

/* The bytes of a UTF-8 sequence after its first: part of the same class member. */
static void copy_continuation(struct scan *s)
{
	while (((unsigned char)*s->p & 0xc0) == 0x80)
		copy(s, 1);
}

static void scan_class_member(struct scan *s, bool first)
{
	bool single;

	if (*s->p == '-' && !first && s->p[1] != ']') {
		refuse(s, "- in a class stands first, last, escaped or in a range");
		return;
	}
	single = scan_class_atom(s);
	copy_continuation(s);
	if (*s->p != '-' || s->p[1] == ']' || s->why)
		return;
	copy(s, 1);
	if (!single || !*s->p || !scan_class_atom(s))
		refuse(s, "a range in a class needs two single characters");
	copy_continuation(s);
}

static void scan_class(struct scan *s)
{
	bool first = true;

	copy(s, 1);
	if (*s->p == '^')
		copy(s, 1);
	if (*s->p == ']')
		refuse(s, "an empty class is not supported");
	while (*s->p && *s->p != ']' && !s->why) {
		scan_class_member(s, first);
		first = false;
	}
	if (*s->p != ']') {
		refuse(s, "a class is not closed");
		return;
	}
	copy(s, 1);
	s->atom = true;
}

static void scan_open(struct scan *s)
{
	bool assertion = false;
	size_t n = 1;

	if (s->p[1] == '?') {
		assertion = s->p[2] == '=' || s->p[2] == '!';
		if (!assertion && s->p[2] != ':') {
			refuse(s, "only (...), (?:...), (?=...) and (?!...) are supported");
			return;
		}
		n = 3;
	}
	if (s->depth == GROUPS_MAX) {
		refuse(s, "groups are nested too deeply");
		return;
	}
	s->assertion[s->depth++] = assertion;
	s->atom = false;
	copy(s, n);
}

static void scan_close(struct scan *s)
{
	if (s->depth == 0) {
		refuse(s, "a ) closes nothing");
		return;
	}
	s->atom = !s->assertion[--s->depth];
	copy(s, 1);
}

/* Digits at s->p[*at] as a number up to REPEAT_MAX; -1 when there is none or it is larger. */
static int repeat_number(const struct scan *s, size_t *at)
{
	size_t start = *at;
	int n = 0;

	while (s->p[*at] >= '0' && s->p[*at] <= '9' && n <= REPEAT_MAX)
		n = n * 10 + (s->p[(*at)++] - '0');
	return *at == start || n > REPEAT_MAX ? -1 : n;
}

static void scan_quantifier(struct scan *s)
{
	size_t n = 1;

	if (!s->atom)
		refuse(s, "a quantifier has nothing to repeat");
	if (*s->p == '{') {
		int low = repeat_number(s, &n);
		int high = low;

		if (s->p[n] == ',' && s->p[++n] != '}')
			high = repeat_number(s, &n);
		if (low < 0 || high < low || s->p[n] != '}') {
			refuse(s, "{ begins {n}, {n,} or {n,m} of at most 1000, or is escaped");
			return;
		}
		n++;
	}
	if (s->p[n] == '?')
		n++;
	s->atom = false;
	copy(s, n);
}

static void scan_one(struct scan *s)
{
	switch (*s->p) {
	case '(':
		scan_open(s);
		break;
	case ')':
		scan_close(s);
		break;
	case '[':
		scan_class(s);
		break;
	case '\\':
		scan_escape(s);
		break;
	case '*':
	case '+':
	case '?':
	case '{':
		scan_quantifier(s);
		break;
	case ']':
	case '}':
		refuse(s, "] and } must be escaped");
		break;
	case '.':
		buffer_string(s->out, "[^" LINE_ENDS "]");
		s->p++;
		s->atom = true;
		break;
	default:
		s->atom = !strchr("^$|", *s->p);
		copy(s, 1);
	}
}

const char *pattern_translate(const char *ecma, struct buffer *out)
{
	struct scan s = { .p = ecma, .out = out };

	while (*s.p && !s.why)
		scan_one(&s);
	if (s.depth > 0)
		refuse(&s, "a ( is not closed");
	return s.why;
}
