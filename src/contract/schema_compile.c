/* Compiles the JSON Schema subset of the contract; start-up only. Whatever the validator does not
 * know is refused. */
#include <errno.h>
#include <string.h>

#include "contract/ref.h"
#include "contract/schema_internal.h"

#include "base/banned.h"

#define COMPILE_MAX_DEPTH 64

struct schema_target { /* a compiled target of $ref: recursion ends, nothing is compiled twice */
	struct schema_target *next;
	const json_t *json;
	struct schema *schema;
};

static int compile(struct schema_compiler *c, const json_t *json, const struct schema **ret);

static int __attribute__((format(printf, 2, 3)))
fail(struct schema_compiler *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fprintf(c->err, "contract: %s: ", c->where);
	vfprintf(c->err, fmt, ap);
	fputc('\n', c->err);
	va_end(ap);
	return -EINVAL;
}

static void decref(void *json)
{
	json_decref(json);
}

/* The value stays alive as long as the schema, whatever becomes of the document. */
static int keep(struct schema_compiler *c, const json_t *value, json_t **ret)
{
	*ret = json_incref((json_t *)value);
	return arena_defer(c->arena, decref, *ret);
}

static int keep_name(struct schema_compiler *c, const char *text, size_t len,
		     struct schema_name *ret)
{
	ret->text = arena_strndup(c->arena, text, len);
	ret->len = len;
	return ret->text ? 0 : -ENOMEM;
}

unsigned schema_type_parse(const char *name)
{
	static const char *const NAMES[] = { "null",   "boolean", "integer", "number",
					     "string", "array",	  "object" };

	for (size_t i = 0; i < sizeof(NAMES) / sizeof(*NAMES); i++) {
		if (strcmp(NAMES[i], name) == 0)
			return 1u << i;
	}
	return 0;
}

static int add_type(struct schema_compiler *c, struct schema *s, const json_t *name)
{
	unsigned bit = json_is_string(name) ? schema_type_parse(json_string_value(name)) : 0;

	if (bit == 0 || (s->types & bit))
		return fail(c, "type: unknown or doubled name");
	s->types |= bit;
	return 0;
}

static int on_type(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	int r = 0;

	if (!json_is_array(v))
		return add_type(c, s, v);
	if (json_array_size(v) == 0)
		return fail(c, "type: an empty list");
	for (size_t i = 0; i < json_array_size(v) && r == 0; i++)
		r = add_type(c, s, json_array_get(v, i));
	return r;
}

static int compare_properties(const void *a, const void *b)
{
	const struct schema_name *x = &((const struct schema_property *)a)->name;
	const struct schema_name *y = &((const struct schema_property *)b)->name;

	if (x->len != y->len)
		return x->len < y->len ? -1 : 1;
	return memcmp(x->text, y->text, x->len);
}

static int on_properties(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	const char *key;
	size_t len;
	json_t *item;

	if (!json_is_object(v))
		return fail(c, "properties: not an object");
	s->properties = arena_alloc(c->arena, (json_object_size(v) + 1) * sizeof(*s->properties));
	if (!s->properties)
		return -ENOMEM;
	json_object_keylen_foreach((json_t *)v, key, len, item) {
		struct schema_property *p = &s->properties[s->n_properties++];
		int r = keep_name(c, key, len, &p->name);

		if (r == 0)
			r = compile(c, item, &p->schema);
		if (r < 0)
			return r;
	}
	qsort(s->properties, s->n_properties, sizeof(*s->properties), compare_properties);
	return 0;
}

static int on_required(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	size_t n = json_array_size(v);

	if (!json_is_array(v))
		return fail(c, "required: not a list");
	s->required = arena_alloc(c->arena, (n + 1) * sizeof(*s->required));
	if (!s->required)
		return -ENOMEM;
	for (size_t i = 0; i < n; i++) {
		const json_t *name = json_array_get(v, i);
		int r;

		if (!json_is_string(name))
			return fail(c, "required: not a name");
		r = keep_name(c, json_string_value(name), json_string_length(name),
			      &s->required[s->n_required++]);
		if (r < 0)
			return r;
	}
	return 0;
}

static int on_additional(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	return compile(c, v, &s->additional);
}

static int on_items(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	return compile(c, v, &s->items);
}

static int on_enum(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	if (json_array_size(v) == 0)
		return fail(c, "enum: not a list of values");
	return keep(c, v, &s->values);
}

static int on_const(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	return keep(c, v, &s->constant);
}

static int count(struct schema_compiler *c, const json_t *v, size_t *ret)
{
	if (!json_is_integer(v) || json_integer_value(v) < 0)
		return fail(c, "a length or count is not a whole number from 0");
	*ret = (size_t)json_integer_value(v);
	return 0;
}

static int on_min_length(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	return count(c, v, &s->length.min);
}

static int on_max_length(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	return count(c, v, &s->length.max);
}

static int on_min_items(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	return count(c, v, &s->items_count.min);
}

static int on_max_items(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	return count(c, v, &s->items_count.max);
}

static int on_min_properties(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	return count(c, v, &s->properties_count.min);
}

static int on_max_properties(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	return count(c, v, &s->properties_count.max);
}

static int bound(struct schema_compiler *c, const json_t *v, json_t **ret)
{
	return json_is_number(v) ? keep(c, v, ret) : fail(c, "minimum or maximum is not a number");
}

static int on_minimum(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	return bound(c, v, &s->minimum);
}

static int on_maximum(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	return bound(c, v, &s->maximum);
}

static int on_above(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	return bound(c, v, &s->above);
}

static int on_below(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	return bound(c, v, &s->below);
}

static int on_unique(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	if (!json_is_boolean(v))
		return fail(c, "uniqueItems: not a boolean");
	s->unique_items = json_is_true(v);
	return 0;
}

static int on_pattern(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	const char *why = NULL;
	int r;

	if (!json_is_string(v))
		return fail(c, "pattern: not a string");
	s->not_blank = strcmp(json_string_value(v), "\\S") == 0;
	r = pattern_compile(json_string_value(v), c->arena, &why, &s->pattern);
	return r == -EINVAL ? fail(c, "pattern %s: %s", json_string_value(v), why) : r;
}

static int on_format(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	const char *name = json_string_value(v);

	s->format = name ? format_parse(name) : FORMAT_NONE;
	return s->format == FORMAT_NONE ? fail(c, "unknown format '%s'", name ? name : "") : 0;
}

static int list(struct schema_compiler *c, const json_t *v, struct schema_list *ret)
{
	size_t n = json_array_size(v);
	int r = 0;

	if (n == 0)
		return fail(c, "allOf, anyOf, oneOf: not a list of schemas");
	ret->items = arena_zalloc(c->arena, n * sizeof(struct schema *));
	if (!ret->items)
		return -ENOMEM;
	for (; ret->n < n && r == 0; ret->n++)
		r = compile(c, json_array_get(v, ret->n), &ret->items[ret->n]);
	return r;
}

static int on_all_of(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	return list(c, v, &s->all_of);
}

static int on_any_of(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	return list(c, v, &s->any_of);
}

static int on_one_of(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	return list(c, v, &s->one_of);
}

static int compile_into(struct schema_compiler *c, const json_t *json, struct schema *s);

static int on_ref(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	const char *ref = json_string_value(v);
	const json_t *target = ref ? ref_find(c->root, ref) : NULL;
	struct schema_target *t;

	if (!target)
		return fail(c, "$ref '%s' leads nowhere", ref ? ref : "");
	for (t = c->targets; t && t->json != target; t = t->next)
		;
	if (t) {
		s->ref = t->schema;
		return 0;
	}
	t = arena_alloc(c->arena, sizeof(*t));
	if (!t)
		return -ENOMEM;
	t->json = target;
	t->schema = arena_zalloc(c->arena, sizeof(*t->schema));
	t->next = c->targets;
	if (!t->schema)
		return -ENOMEM;
	c->targets = t;
	s->ref = t->schema;
	return compile_into(c, target, t->schema);
}

static int on_annotation(struct schema_compiler *c, struct schema *s, const json_t *v)
{
	return 0;
}

static const struct keyword {
	const char *name;
	int (*compile)(struct schema_compiler *c, struct schema *s, const json_t *v);
} KEYWORDS[] = {
	{ "$ref", on_ref },
	{ "additionalProperties", on_additional },
	{ "allOf", on_all_of },
	{ "anyOf", on_any_of },
	{ "const", on_const },
	{ "default", on_annotation },
	{ "deprecated", on_annotation },
	{ "description", on_annotation },
	{ "enum", on_enum },
	{ "examples", on_annotation },
	{ "exclusiveMaximum", on_below },
	{ "exclusiveMinimum", on_above },
	{ "format", on_format },
	{ "items", on_items },
	{ "maxItems", on_max_items },
	{ "maxLength", on_max_length },
	{ "maxProperties", on_max_properties },
	{ "maximum", on_maximum },
	{ "minItems", on_min_items },
	{ "minLength", on_min_length },
	{ "minProperties", on_min_properties },
	{ "minimum", on_minimum },
	{ "oneOf", on_one_of },
	{ "pattern", on_pattern },
	{ "properties", on_properties },
	{ "readOnly", on_annotation },
	{ "required", on_required },
	{ "title", on_annotation },
	{ "type", on_type },
	{ "uniqueItems", on_unique },
};

static int on_keyword(struct schema_compiler *c, struct schema *s, const char *name,
		      const json_t *v)
{
	if (strncmp(name, "x-", 2) == 0)
		return 0;
	for (size_t i = 0; i < sizeof(KEYWORDS) / sizeof(*KEYWORDS); i++) {
		if (strcmp(KEYWORDS[i].name, name) == 0)
			return KEYWORDS[i].compile(c, s, v);
	}
	return fail(c, "unknown schema keyword '%s'", name);
}

static int compile_object(struct schema_compiler *c, const json_t *json, struct schema *s)
{
	const char *key;
	json_t *value;

	json_object_foreach((json_t *)json, key, value) {
		int r = on_keyword(c, s, key, value);

		if (r < 0)
			return r;
	}
	return 0;
}

static int compile_into(struct schema_compiler *c, const json_t *json, struct schema *s)
{
	int r;

	s->length.max = s->items_count.max = s->properties_count.max = SIZE_MAX;
	s->never = json_is_false(json);
	if (json_is_boolean(json))
		return 0;
	if (!json_is_object(json))
		return fail(c, "a schema is neither an object nor a boolean");
	if (c->depth == COMPILE_MAX_DEPTH)
		return fail(c, "schemas are nested too deeply");
	c->depth++;
	r = compile_object(c, json, s);
	c->depth--;
	return r;
}

static int compile(struct schema_compiler *c, const json_t *json, const struct schema **ret)
{
	struct schema *s = arena_zalloc(c->arena, sizeof(*s));

	if (!s)
		return -ENOMEM;
	*ret = s;
	return compile_into(c, json, s);
}

enum { MARK_NEW, MARK_OPEN, MARK_DONE };

static bool circular(struct schema *s);

static bool circular_list(const struct schema_list *l)
{
	for (size_t i = 0; i < l->n; i++) {
		if (circular((struct schema *)l->items[i]))
			return true;
	}
	return false;
}

/* True when s applies itself to the very same value again: it would never end. */
static bool circular(struct schema *s)
{
	bool found;

	if (s->mark != MARK_NEW)
		return s->mark == MARK_OPEN;
	s->mark = MARK_OPEN;
	found = (s->ref && circular((struct schema *)s->ref)) || circular_list(&s->all_of) ||
		circular_list(&s->any_of) || circular_list(&s->one_of);
	s->mark = MARK_DONE;
	return found;
}

int schema_compiler_run(struct schema_compiler *c, const json_t *schema, const struct schema **ret)
{
	struct schema_target *t;
	int r;

	c->depth = 0;
	r = compile(c, schema, ret);
	if (r < 0)
		return r;
	for (t = c->targets; t; t = t->next) {
		if (circular(t->schema))
			return fail(c, "$ref leads in a circle");
	}
	return 0;
}

int schema_compile(const json_t *root, const json_t *schema, struct arena *arena, FILE *err,
		   const struct schema **ret)
{
	struct schema_compiler c = { .root = root, .arena = arena, .err = err, .where = "schema" };

	return schema_compiler_run(&c, schema, ret);
}
