/* Checks JSON values against compiled schemas; on the thread that owns the request, the schemas are
 * shared and read-only. */
#include <errno.h>
#include <string.h>

#include "contract/equal.h"
#include "contract/schema_internal.h"

#include "base/banned.h"

struct check {
	struct schema_report *report; /* NULL: only the verdict counts (alternatives) */
	struct pattern_scratch scratch;
	int depth;
	int steps;
};

static bool check_value(struct check *c, const struct schema *s, const json_t *v,
			const struct schema_path *at);

/* Reports and returns false. */
static bool fails(struct check *c, const struct schema *s, const char *keyword,
		  const struct schema_path *at)
{
	if (c->report)
		schema_report_add(c->report, at, keyword,
				  schema_explain(c->report->arena, s, keyword));
	return false;
}

static unsigned type_of(const json_t *v)
{
	switch (json_typeof(v)) {
	case JSON_NULL:
		return TYPE_NULL;
	case JSON_TRUE:
	case JSON_FALSE:
		return TYPE_BOOLEAN;
	case JSON_INTEGER:
		return TYPE_INTEGER | TYPE_NUMBER;
	case JSON_REAL:
		return json_is_whole(v) ? TYPE_INTEGER | TYPE_NUMBER : TYPE_NUMBER;
	case JSON_STRING:
		return TYPE_STRING;
	case JSON_ARRAY:
		return TYPE_ARRAY;
	case JSON_OBJECT:
		return TYPE_OBJECT;
	}
	return 0;
}

/* In code points; the text is valid UTF-8. */
static size_t text_length(const char *s, size_t bytes)
{
	size_t n = 0;

	for (size_t i = 0; i < bytes; i++)
		n += ((unsigned char)s[i] & 0xc0) != 0x80;
	return n;
}

static bool check_string(struct check *c, const struct schema *s, const json_t *v,
			 const struct schema_path *at)
{
	const char *text = json_string_value(v);
	size_t bytes = json_string_length(v);
	bool ok = true;

	if (s->length.min > 0 || s->length.max < bytes) {
		size_t n = text_length(text, bytes);

		if (n < s->length.min)
			ok = fails(c, s, "minLength", at);
		if (n > s->length.max)
			return fails(c, s, "maxLength", at); /* the rest is not worth the time */
	}
	if (s->format != FORMAT_NONE && !format_matches(s->format, text, bytes))
		ok = fails(c, s, "format", at);
	/* Of an empty text one complaint is enough. */
	if (s->pattern && (ok || !s->not_blank) && !pattern_matches(s->pattern, text, bytes, &c->scratch))
		ok = fails(c, s, "pattern", at);
	return ok;
}

static bool check_number(struct check *c, const struct schema *s, const json_t *v,
			 const struct schema_path *at)
{
	bool ok = true;

	if (s->minimum && json_number_compare(v, s->minimum) < 0)
		ok = fails(c, s, "minimum", at);
	if (s->maximum && json_number_compare(v, s->maximum) > 0)
		ok = fails(c, s, "maximum", at);
	if (s->above && json_number_compare(v, s->above) <= 0)
		ok = fails(c, s, "exclusiveMinimum", at);
	if (s->below && json_number_compare(v, s->below) >= 0)
		ok = fails(c, s, "exclusiveMaximum", at);
	return ok;
}

static bool has_doubles(const json_t *v)
{
	size_t n = json_array_size(v);

	for (size_t i = 1; i < n; i++) {
		for (size_t j = 0; j < i; j++) {
			if (json_same(json_array_get(v, i), json_array_get(v, j)))
				return true;
		}
	}
	return false;
}

static bool check_array(struct check *c, const struct schema *s, const json_t *v,
			const struct schema_path *at)
{
	size_t n = json_array_size(v);
	bool ok = true;

	if (n < s->items_count.min)
		ok = fails(c, s, "minItems", at);
	if (n > s->items_count.max)
		return fails(c, s, "maxItems", at);
	for (size_t i = 0; s->items && i < n; i++) {
		struct schema_path here = { .parent = at, .index = i };

		ok &= check_value(c, s->items, json_array_get(v, i), &here);
	}
	if (s->unique_items && n > SCHEMA_MAX_UNIQUE_ITEMS)
		return fails(c, s, "terlalu-rumit", at);
	if (s->unique_items && has_doubles(v))
		ok = fails(c, s, "uniqueItems", at);
	return ok;
}

const struct schema *schema_property_find(const struct schema *s, const char *name, size_t len)
{
	size_t low = 0, high = s->n_properties;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct schema_name *candidate = &s->properties[middle].name;
		int order = len == candidate->len ? memcmp(name, candidate->text, len) :
			    len < candidate->len  ? -1 :
						    1;

		if (order == 0)
			return s->properties[middle].schema;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

static bool check_member(struct check *c, const struct schema *s, const json_t *v,
			 const struct schema_path *here)
{
	const struct schema *known = schema_property_find(s, here->key, here->index);

	if (known)
		return check_value(c, known, v, here);
	if (!s->additional)
		return true;
	if (s->additional->never)
		return fails(c, s, "additionalProperties", here);
	return check_value(c, s->additional, v, here);
}

static bool check_object(struct check *c, const struct schema *s, const json_t *v,
			 const struct schema_path *at)
{
	bool ok = true;
	const char *key;
	size_t len;
	json_t *member;

	if (json_object_size(v) < s->properties_count.min)
		ok = fails(c, s, "minProperties", at);
	if (json_object_size(v) > s->properties_count.max)
		ok = fails(c, s, "maxProperties", at);
	for (size_t i = 0; i < s->n_required; i++) {
		const struct schema_name *name = &s->required[i];
		struct schema_path here = { .parent = at, .key = name->text, .index = name->len };

		if (!json_object_getn(v, name->text, name->len))
			ok = fails(c, s, "required", &here);
	}
	if (s->n_properties == 0 && !s->additional)
		return ok;
	json_object_keylen_foreach((json_t *)v, key, len, member) {
		struct schema_path here = { .parent = at, .key = key, .index = len };

		ok &= check_member(c, s, member, &here);
	}
	return ok;
}

static bool check_choices(struct check *c, const struct schema *s, const json_t *v,
			  const struct schema_path *at)
{
	size_t n = json_array_size(s->values);
	bool found = !s->values;

	for (size_t i = 0; i < n && !found; i++)
		found = json_same(v, json_array_get(s->values, i));
	if (!found)
		return fails(c, s, "enum", at);
	if (s->constant && !json_same(v, s->constant))
		return fails(c, s, "const", at);
	return true;
}

/* The verdict without reports. */
static bool accepts(struct check *c, const struct schema *s, const json_t *v)
{
	struct schema_report *report = c->report;
	bool ok;

	c->report = NULL;
	ok = check_value(c, s, v, NULL);
	c->report = report;
	return ok;
}

/* Could the sender have meant this alternative? Its type fits, and so does each property that it
 * fixes with const. */
static bool plausible(const struct schema *s, const json_t *v)
{
	for (int hop = 0; s->ref && hop < SCHEMA_MAX_DEPTH; hop++)
		s = s->ref;
	if (s->never || (s->types && !(s->types & type_of(v))))
		return false;
	for (size_t i = 0; json_is_object(v) && i < s->n_properties; i++) {
		const struct schema_property *p = &s->properties[i];
		const json_t *member = json_object_getn(v, p->name.text, p->name.len);

		if (member && p->schema->constant && !json_same(member, p->schema->constant))
			return false;
	}
	return true;
}

/* No alternative fits: when only one was meant, its errors help more than "none fits". */
static bool explain_alternatives(struct check *c, const struct schema *s,
				 const struct schema_list *l, const char *keyword, const json_t *v,
				 const struct schema_path *at)
{
	const struct schema *meant = NULL;
	size_t n = 0;

	if (!c->report)
		return false;
	for (size_t i = 0; i < l->n; i++) {
		if (plausible(l->items[i], v)) {
			meant = l->items[i];
			n++;
		}
	}
	if (n != 1)
		return fails(c, s, keyword, at);
	return check_value(c, meant, v, at);
}

static bool check_any_of(struct check *c, const struct schema *s, const json_t *v,
			 const struct schema_path *at)
{
	for (size_t i = 0; i < s->any_of.n; i++) {
		if (accepts(c, s->any_of.items[i], v))
			return true;
	}
	return explain_alternatives(c, s, &s->any_of, "anyOf", v, at);
}

static bool check_one_of(struct check *c, const struct schema *s, const json_t *v,
			 const struct schema_path *at)
{
	size_t fitting = 0;

	for (size_t i = 0; i < s->one_of.n && fitting < 2; i++)
		fitting += accepts(c, s->one_of.items[i], v);
	if (fitting == 1)
		return true;
	if (fitting > 1)
		return fails(c, s, "oneOf", at);
	return explain_alternatives(c, s, &s->one_of, "oneOf", v, at);
}

static bool check_in_place(struct check *c, const struct schema *s, const json_t *v,
			   const struct schema_path *at)
{
	bool ok = true;

	if (s->ref)
		ok = check_value(c, s->ref, v, at);
	for (size_t i = 0; i < s->all_of.n; i++)
		ok &= check_value(c, s->all_of.items[i], v, at);
	if (s->any_of.n > 0)
		ok &= check_any_of(c, s, v, at);
	if (s->one_of.n > 0)
		ok &= check_one_of(c, s, v, at);
	return ok;
}

static bool check_by_type(struct check *c, const struct schema *s, const json_t *v,
			  const struct schema_path *at)
{
	switch (json_typeof(v)) {
	case JSON_STRING:
		return check_string(c, s, v, at);
	case JSON_INTEGER:
	case JSON_REAL:
		return check_number(c, s, v, at);
	case JSON_ARRAY:
		return check_array(c, s, v, at);
	case JSON_OBJECT:
		return check_object(c, s, v, at);
	default:
		return true;
	}
}

static bool check_value(struct check *c, const struct schema *s, const json_t *v,
			const struct schema_path *at)
{
	bool ok;

	if (s->never)
		return fails(c, s, "false", at);
	if (s->types && !(s->types & type_of(v)))
		return fails(c, s, "type", at); /* what else it fails in would only confuse */
	if (c->depth == SCHEMA_MAX_DEPTH || c->steps == SCHEMA_MAX_STEPS)
		return fails(c, s, "terlalu-rumit", at);
	c->steps++;
	c->depth++;
	ok = check_choices(c, s, v, at);
	ok &= check_by_type(c, s, v, at);
	ok &= check_in_place(c, s, v, at);
	c->depth--;
	return ok;
}

int schema_validate(const struct schema *s, const json_t *value, struct arena *arena,
		    struct problem *problem)
{
	struct schema_report report = { .arena = arena, .problem = problem };
	struct check c = { .report = &report };
	bool ok = check_value(&c, s, value, NULL);

	pattern_scratch_done(&c.scratch);
	if (ok)
		return 0;
	if (report.out_of_memory)
		return -ENOMEM;
	return problem_set(problem, PROBLEM_INVALID, NULL, NULL);
}
