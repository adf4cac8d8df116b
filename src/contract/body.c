/* Parses JSON bodies strictly and within bounds; on the thread that owns the request. */
#include "contract/body.h"

#include <math.h>

#include "contract/equal.h"

#include "base/banned.h"

/* What is known of a body before it is parsed. */
struct shape {
	int depth;
	size_t values; /* an upper bound */
	bool reals; /* a number may be written with fraction or exponent */
};

/* One pass without allocation, so that neither the parser's recursion nor its memory depends on the
 * sender. Need not tell good JSON from bad: the parser does. */
static struct shape measure(const char *s, size_t len)
{
	struct shape shape = { .values = 1 };
	bool in_string = false;
	int depth = 0;

	for (size_t i = 0; i < len; i++) {
		char c = s[i];

		if (in_string) {
			if (c == '\\')
				i++;
			else if (c == '"')
				in_string = false;
		} else if (c == '"') {
			in_string = true;
		} else if (c == '{' || c == '[') {
			shape.values++;
			if (++depth > shape.depth)
				shape.depth = depth;
		} else if (c == '}' || c == ']') {
			depth--;
		} else if (c == ',') {
			shape.values++;
		} else if (c == '.' || c == 'e' || c == 'E') {
			shape.reals = true; /* also the e of true and false: only costs a walk */
		}
	}
	return shape;
}

/* The integer that replaces a number, or NULL when it must stay as it is. New reference. */
static json_t *as_integer(const json_t *v)
{
	double d = json_real_value(v);

	/* 2^53: beyond it a double no longer tells neighbouring integers apart */
	if (!json_is_real(v) || !json_is_whole(v) || fabs(d) > 9007199254740992.0)
		return NULL;
	return json_integer((json_int_t)d);
}

/* Depth is bounded by measure. */
static void normalise_numbers(json_t *v)
{
	const char *key;
	size_t i;
	json_t *item;
	json_t *whole;

	json_object_foreach(v, key, item) {
		whole = as_integer(item);
		if (whole)
			json_object_iter_set_new(v, json_object_key_to_iter(key), whole);
		else
			normalise_numbers(item);
	}
	json_array_foreach(v, i, item) {
		whole = as_integer(item);
		if (whole)
			json_array_set_new(v, i, whole);
		else
			normalise_numbers(item);
	}
}

static void refuse(struct arena *arena, struct problem *problem, const json_error_t *error)
{
	const char *id = arena_printf(arena, "JSON tidak sah pada baris %d, kolom %d", error->line,
				      error->column);
	const char *en = arena_printf(arena, "Invalid JSON at line %d, column %d", error->line,
				      error->column);

	problem_set(problem, PROBLEM_JSON, id, en);
}

json_t *json_body_parse(const char *body, size_t len, struct arena *arena, struct problem *problem)
{
	struct shape shape = measure(body, len);
	json_error_t error;
	json_t *root;
	json_t *whole;

	if (shape.depth > JSON_BODY_MAX_DEPTH || shape.values > JSON_BODY_MAX_VALUES) {
		problem_set(problem, PROBLEM_JSON,
			    "JSON terlalu dalam bersarang atau terlalu banyak isinya",
			    "The JSON is nested too deeply or holds too many values");
		return NULL;
	}
	root = json_loadb(body, len, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
	if (!root) {
		refuse(arena, problem, &error);
		return NULL;
	}
	if (!shape.reals)
		return root;
	whole = as_integer(root);
	if (whole) {
		json_decref(root);
		return whole;
	}
	normalise_numbers(root);
	return root;
}
