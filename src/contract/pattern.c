/* Compiles and matches the contract's regular expressions; compiled at start, matched on every
 * thread (read-only). */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "contract/pattern.h"

#include <errno.h>
#include <pcre2.h>

#include "base/banned.h"

#define PATTERN_MAX_BYTES 4096
#define PATTERN_MAX_GROUPS 32
/* Backtracking steps and heap (KiB) that one match may use: a hostile text costs at most some
 * milliseconds. */
#define PATTERN_LIMITS "(*LIMIT_MATCH=100000)(*LIMIT_HEAP=1024)"

struct pattern {
	pcre2_code *code;
};

static void free_code(void *code)
{
	pcre2_code_free(code);
}

void pattern_scratch_done(struct pattern_scratch *s)
{
	pcre2_match_data_free(s->match_data);
	s->match_data = NULL;
}

static pcre2_code *compile(const struct buffer *text, int *ret_error)
{
	/* DOLLAR_ENDONLY: ECMA's $ does not match before a final newline. Classes stay ASCII as in
	 * ECMA (no UCP). */
	const uint32_t options =
		PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C | PCRE2_NO_AUTO_CAPTURE;
	pcre2_compile_context *context = pcre2_compile_context_create(NULL);
	pcre2_code *code = NULL;
	size_t offset;

	*ret_error = PCRE2_ERROR_NOMEMORY;
	if (!context)
		return NULL;
	pcre2_set_parens_nest_limit(context, PATTERN_MAX_GROUPS);
	code = pcre2_compile((PCRE2_SPTR)text->data, text->len, options, ret_error, &offset,
			     context);
	pcre2_compile_context_free(context);
	return code;
}

static const char *error_text(int error, struct arena *arena)
{
	char text[128];

	if (pcre2_get_error_message(error, (PCRE2_UCHAR *)text, sizeof(text)) < 0)
		return "PCRE2 error";
	return arena_strdup(arena, text);
}

int pattern_compile(const char *ecma, struct arena *arena, const char **ret_why,
		    const struct pattern **ret)
{
	CLEANUP_BUFFER struct buffer text;
	struct pattern *p = arena_alloc(arena, sizeof(*p));
	int error;

	buffer_init(&text, PATTERN_MAX_BYTES);
	buffer_string(&text, PATTERN_LIMITS);
	*ret_why = pattern_translate(ecma, &text);
	if (*ret_why)
		return -EINVAL;
	if (!p || buffer_error(&text) < 0) {
		*ret_why = "it is too long";
		return -EINVAL;
	}
	p->code = compile(&text, &error);
	if (!p->code) {
		*ret_why = error_text(error, arena);
		return -EINVAL;
	}
	*ret = p;
	return arena_defer(arena, free_code, p->code);
}

bool pattern_matches(const struct pattern *p, const char *text, size_t len,
		     struct pattern_scratch *scratch)
{
	if (!scratch->match_data)
		scratch->match_data = pcre2_match_data_create(1, NULL);
	if (!scratch->match_data)
		return false;
	return pcre2_match(p->code, (PCRE2_SPTR)text, len, 0, PCRE2_NO_UTF_CHECK,
			   scratch->match_data, NULL) >= 0;
}
