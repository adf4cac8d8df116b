/* Checks the text of a parameter or form field against its schema; on the thread that owns the
 * request. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "contract/schema_internal.h"

#include "base/banned.h"

/* Types of the schema that a text can stand for; through $ref. */
static unsigned text_types(const struct schema *s)
{
	for (int hop = 0; s->ref && !s->types && hop < SCHEMA_MAX_DEPTH; hop++)
		s = s->ref;
	return s->types;
}

/* -0, 007, +1 and 1.0 are not the way an integer is written. */
static json_t *integer_from(const char *text)
{
	const char *digits = text + (*text == '-');
	char *end;
	long long n;

	if (*digits < '0' || *digits > '9' || (digits[0] == '0' && (digits[1] || digits != text)))
		return NULL;
	errno = 0;
	n = strtoll(text, &end, 10);
	return errno || *end ? NULL : json_integer(n);
}

static json_t *number_from(const char *text)
{
	json_t *v = json_loads(text, JSON_DECODE_ANY, NULL);

	/* blanks around it are JSON's, not a parameter's */
	if (json_is_number(v) && strchr("-0123456789", text[0]) && !strpbrk(text, " \t\r\n"))
		return v;
	json_decref(v);
	return NULL;
}

static json_t *boolean_from(const char *text)
{
	if (strcmp(text, "true") == 0)
		return json_true();
	return strcmp(text, "false") == 0 ? json_false() : NULL;
}

/* The value that the text stands for; NULL when it stands for none of the types. New reference. */
static json_t *value_from(unsigned types, const char *text)
{
	json_t *v = NULL;

	if (types & TYPE_INTEGER)
		v = integer_from(text);
	if (!v && (types & TYPE_NUMBER))
		v = number_from(text);
	if (!v && (types & TYPE_BOOLEAN))
		v = boolean_from(text);
	if (!v && (!types || (types & TYPE_STRING)))
		v = json_string(text);
	return v;
}

int schema_validate_text(const struct schema *s, const char *text, struct arena *arena,
			 struct problem_error *ret_error)
{
	unsigned types = text_types(s);
	CLEANUP_JSON json_t *value = value_from(types, text);
	struct problem problem;
	int r;

	problem_init(&problem);
	if (!value) {
		struct schema wanted = { .types = types };
		struct schema_text why = schema_explain(arena, &wanted, "type");

		if (!why.id || !why.en)
			return -ENOMEM;
		ret_error->code = "type";
		ret_error->detail[LANG_ID] = why.id;
		ret_error->detail[LANG_EN] = why.en;
		return -EPROTO;
	}
	r = schema_validate(s, value, arena, &problem);
	if (r == -EPROTO && problem.n_errors > 0) {
		ret_error->code = problem.errors[0].code;
		ret_error->detail[LANG_ID] = problem.errors[0].detail[LANG_ID];
		ret_error->detail[LANG_EN] = problem.errors[0].detail[LANG_EN];
	}
	return r;
}
