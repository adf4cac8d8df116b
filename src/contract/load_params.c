/* Reads the parameters of an operation; start-up only. */
#include <errno.h>
#include <string.h>

#include "contract/load_internal.h"
#include "contract/ref.h"

#include "base/banned.h"

#define PARAMS_MAX 48

struct collected {
	const json_t *
		items[PARAMS_MAX]; /* resolved, the operation's own before those of the path item */
	size_t n;
};

static const char *text_of(const json_t *param, const char *key)
{
	const char *s = json_string_value(json_object_get(param, key));

	return s ? s : "";
}

static bool same_param(const json_t *a, const json_t *b)
{
	return strcmp(text_of(a, "name"), text_of(b, "name")) == 0 &&
	       strcmp(text_of(a, "in"), text_of(b, "in")) == 0;
}

static int collect(struct loader *l, const json_t *list, bool shared, struct collected *ret)
{
	size_t own = ret->n;

	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *param = ref_resolve(l->root, json_array_get(list, i));
		bool known = false;

		if (!param)
			return load_fail(l, "a parameter's $ref leads nowhere");
		for (size_t j = 0; j < (shared ? own : ret->n) && !known; j++)
			known = same_param(param, ret->items[j]);
		if (known && shared)
			continue; /* the operation's own replaces it */
		if (known || ret->n == PARAMS_MAX)
			return load_fail(l, "parameter '%s' is doubled or one too many",
					 text_of(param, "name"));
		ret->items[ret->n++] = param;
	}
	return 0;
}

static int param_in(const char *in)
{
	if (strcmp(in, "path") == 0)
		return PARAM_PATH;
	if (strcmp(in, "query") == 0)
		return PARAM_QUERY;
	return strcmp(in, "header") == 0 ? PARAM_HEADER : -1;
}

static int check_members(struct loader *l, const json_t *param)
{
	static const char *const KNOWN[] = { "name",   "in",	  "required", "description",
					     "schema", "example", "examples", "deprecated" };
	const char *key;
	json_t *value;

	json_object_foreach((json_t *)param, key, value) {
		bool known = strncmp(key, "x-", 2) == 0;

		for (size_t i = 0; i < sizeof(KNOWN) / sizeof(*KNOWN) && !known; i++)
			known = strcmp(KNOWN[i], key) == 0;
		if (!known)
			return load_fail(l, "parameter '%s': unknown member '%s'",
					 text_of(param, "name"), key);
	}
	return 0;
}

static int load_default(struct loader *l, const json_t *param, struct param_spec *p)
{
	const json_t *schema = ref_resolve(l->root, json_object_get(param, "schema"));
	const json_t *v = json_object_get(schema, "default");
	struct problem_error error;

	if (!v)
		return 0;
	if (json_is_string(v))
		p->default_text = arena_strdup(l->contract->arena, json_string_value(v));
	else if (json_is_integer(v))
		p->default_text = arena_printf(l->contract->arena, "%" JSON_INTEGER_FORMAT,
					       json_integer_value(v));
	else if (json_is_boolean(v))
		p->default_text = json_is_true(v) ? "true" : "false";
	else
		return load_fail(l, "parameter '%s': unsupported default", p->name);
	if (!p->default_text)
		return -ENOMEM;
	if (schema_validate_text(p->schema, p->default_text, l->contract->arena, &error) < 0)
		return load_fail(l, "parameter '%s': its default does not fit its schema", p->name);
	return 0;
}

static int load_param(struct loader *l, const json_t *param, struct param_spec *p)
{
	int in = param_in(text_of(param, "in"));
	int r = check_members(l, param);

	if (r < 0)
		return r;
	p->name = arena_strdup(l->contract->arena, text_of(param, "name"));
	if (!p->name)
		return -ENOMEM;
	if (!*p->name || in < 0 || !json_object_get(param, "schema"))
		return load_fail(l, "parameter '%s' lacks name, in or schema", p->name);
	p->in = (enum param_in)in;
	p->required = json_is_true(json_object_get(param, "required"));
	if (p->in == PARAM_PATH && !p->required)
		return load_fail(l, "path parameter '%s' is not required", p->name);
	r = schema_compiler_run(&l->kept, json_object_get(param, "schema"), &p->schema);
	return r < 0 ? r : load_default(l, param, p);
}

/* Headers that the protocol itself reads: OpenAPI ignores them as parameters, so would we. */
static bool reserved_header(const struct param_spec *p)
{
	return p->in == PARAM_HEADER &&
	       (strcasecmp(p->name, "Accept") == 0 || strcasecmp(p->name, "Content-Type") == 0 ||
		strcasecmp(p->name, "Authorization") == 0);
}

static const json_t *take_path_param(struct collected *all, const char *name, size_t len)
{
	for (size_t i = 0; i < all->n; i++) {
		const json_t *param = all->items[i];

		if (param && strcmp(text_of(param, "in"), "path") == 0 &&
		    strlen(text_of(param, "name")) == len &&
		    memcmp(text_of(param, "name"), name, len) == 0) {
			all->items[i] = NULL;
			return param;
		}
	}
	return NULL;
}

static int load_path_params(struct loader *l, struct collected *all, const char *path,
			    struct param_spec *specs, size_t *n)
{
	for (const char *open = strchr(path, '{'); open; open = strchr(open, '{')) {
		const char *close = strchr(++open, '}');
		const json_t *param =
			close ? take_path_param(all, open, (size_t)(close - open)) : NULL;
		int r;

		if (!param)
			return load_fail(l,
					 "the path has a parameter that is not declared, or twice");
		r = load_param(l, param, &specs[(*n)++]);
		if (r < 0)
			return r;
	}
	return 0;
}

static void note_if_match(struct operation *op, struct param_spec *p)
{
	if (p->in != PARAM_HEADER || strcasecmp(p->name, "If-Match") != 0)
		return;
	op->if_match = true;
	op->if_match_required = p->required;
	p->required = false; /* its absence is 428, not 400 */
}

static bool has_query(const struct operation *op, const char *name)
{
	for (size_t i = 0; i < op->n_params; i++) {
		if (op->params[i].in == PARAM_QUERY && strcmp(op->params[i].name, name) == 0)
			return true;
	}
	return false;
}

static int load_others(struct loader *l, const struct collected *all, struct operation *op,
		       struct param_spec *specs, size_t *n)
{
	for (size_t i = 0; i < all->n; i++) {
		struct param_spec *p = &specs[*n];
		int r;

		if (!all->items[i])
			continue;
		r = load_param(l, all->items[i], p);
		if (r < 0)
			return r;
		if (p->in == PARAM_PATH)
			return load_fail(l, "parameter '%s' is not in the path", p->name);
		if (reserved_header(p))
			return load_fail(l, "header '%s' cannot be a parameter", p->name);
		note_if_match(op, p);
		(*n)++;
	}
	return 0;
}

int load_params(struct loader *l, const json_t *item, const json_t *json, struct operation *op)
{
	struct collected all = { .n = 0 };
	struct param_spec *specs;
	int r = collect(l, json_object_get(json, "parameters"), false, &all);

	if (r == 0)
		r = collect(l, json_object_get(item, "parameters"), true, &all);
	specs = arena_zalloc(l->contract->arena, (all.n + 1) * sizeof(*specs));
	if (!specs)
		return -ENOMEM;
	op->params = specs;
	if (r == 0)
		r = load_path_params(l, &all, op->path, specs, &op->n_params);
	if (r == 0)
		r = load_others(l, &all, op, specs, &op->n_params);
	if (r == 0 && op->list && !has_query(op, "limit"))
		r = load_fail(l, "x-daftar without the parameter limit");
	return r;
}
