/* Loads the bundled OpenAPI document as operations; start-up only, what it makes is read by every
 * thread. */
#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "contract/load_internal.h"

#include "base/banned.h"

#define CONTRACT_MAX_BYTES ((size_t)32 << 20)

int load_fail(struct loader *l, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fprintf(l->err, "contract: %s: ", l->where);
	vfprintf(l->err, fmt, ap);
	fputc('\n', l->err);
	va_end(ap);
	return -EINVAL;
}

void load_where(struct loader *l, const char *where)
{
	l->where = l->kept.where = l->checked.where = where;
}

/* The method of a path item's member; -1 when the member is no operation. */
static int item_method(const char *key)
{
	static const char *const KEYS[HTTP_METHOD_COUNT] = { "get", NULL,    "post",
							     "put", "patch", "delete" };

	for (int m = 0; m < HTTP_METHOD_COUNT; m++) {
		if (KEYS[m] && strcmp(KEYS[m], key) == 0)
			return m;
	}
	return -1;
}

static size_t count_operations(const json_t *paths)
{
	const char *path, *key;
	json_t *item, *value;
	size_t n = 0;

	json_object_foreach((json_t *)paths, path, item) {
		json_object_foreach(item, key, value)
			n += item_method(key) >= 0;
	}
	return n;
}

static bool taken(const struct contract *c, const char *id)
{
	for (size_t i = 0; i < c->n_ops; i++) {
		if (strcmp(c->ops[i].id, id) == 0)
			return true;
	}
	return false;
}

static int load_one(struct loader *l, const char *path, int method, const json_t *item,
		    const json_t *json)
{
	struct contract *c = l->contract;
	struct operation *op = &c->ops[c->n_ops];
	const char *id = json_string_value(json_object_get(json, "operationId"));
	char where[256];
	int r;

	snprintf(where, sizeof(where), "%s %s", http_method_name((enum http_method)method), path);
	load_where(l, where);
	if (!id || !*id)
		return load_fail(l, "operationId is missing");
	snprintf(where, sizeof(where), "operation %s", id);
	if (taken(c, id))
		return load_fail(l, "operationId is used twice");
	op->index = (int)c->n_ops;
	op->id = arena_strdup(c->arena, id);
	op->path = arena_strdup(c->arena, path);
	op->method = (enum http_method)method;
	if (!op->id || !op->path)
		return -ENOMEM;
	r = load_operation(l, item, json, op);
	if (r == 0)
		c->n_ops++;
	return r;
}

static int load_item(struct loader *l, const char *path, const json_t *item)
{
	const char *key;
	json_t *value;

	json_object_foreach((json_t *)item, key, value) {
		int method = item_method(key);
		int r = 0;

		load_where(l, path);
		if (method >= 0)
			r = load_one(l, path, method, item, value);
		else if (strcmp(key, "parameters") != 0 && strcmp(key, "summary") != 0 &&
			 strcmp(key, "description") != 0)
			r = load_fail(l, "unknown member '%s'", key);
		if (r < 0)
			return r;
	}
	return 0;
}

static int load_paths(struct loader *l)
{
	const json_t *paths = json_object_get(l->root, "paths");
	size_t n = count_operations(paths);
	const char *path;
	json_t *item;

	if (n == 0)
		return load_fail(l, "no paths");
	l->contract->ops = arena_zalloc(l->contract->arena, n * sizeof(struct operation));
	if (!l->contract->ops)
		return -ENOMEM;
	json_object_foreach((json_t *)paths, path, item) {
		int r = load_item(l, path, item);

		if (r < 0)
			return r;
	}
	return 0;
}

/* Also those that no operation uses yet: they are published. */
static int check_components(struct loader *l)
{
	const json_t *schemas = json_object_get(json_object_get(l->root, "components"), "schemas");
	const struct schema *compiled;
	char where[256];
	const char *name;
	json_t *schema;

	json_object_foreach((json_t *)schemas, name, schema) {
		int r;

		snprintf(where, sizeof(where), "schema %s", name);
		load_where(l, where);
		r = schema_compiler_run(&l->checked, schema, &compiled);
		if (r < 0)
			return r;
	}
	return 0;
}

static int load_document(struct loader *l)
{
	const char *version = json_string_value(json_object_get(l->root, "openapi"));
	int r;

	load_where(l, "document");
	if (!version || strncmp(version, "3.1.", 4) != 0)
		return load_fail(l, "not an OpenAPI 3.1 document");
	r = check_components(l);
	load_where(l, "document");
	if (r == 0)
		r = load_paths(l);
	if (r == 0)
		r = route_build(l->contract, l->err);
	return r;
}

static struct contract *contract_new(void)
{
	struct arena *arena = arena_new(CONTRACT_MAX_BYTES);
	struct contract *c = arena ? arena_zalloc(arena, sizeof(*c)) : NULL;

	if (c)
		c->arena = arena;
	else
		arena_free(arena);
	return c;
}

int contract_load(const char *json, size_t len, FILE *err, struct contract **ret)
{
	CLEANUP_ARENA struct arena *scratch = arena_new(CONTRACT_MAX_BYTES);
	struct contract *c = contract_new();
	CLEANUP_JSON json_t *root = NULL;
	struct loader l = { .err = err, .contract = c };
	json_error_t error;
	int r = -ENOMEM;

	if (c && scratch) {
		root = json_loadb(json, len, JSON_REJECT_DUPLICATES, &error);
		if (!root)
			fprintf(err, "contract: line %d: %s\n", error.line, error.text);
		l.root = root;
		l.kept = (struct schema_compiler){ .root = root, .arena = c->arena, .err = err };
		l.checked = (struct schema_compiler){ .root = root, .arena = scratch, .err = err };
		r = root ? load_document(&l) : -EINVAL;
	}
	if (r < 0)
		contract_free(c);
	else
		*ret = c;
	return r;
}

void contract_free(struct contract *c)
{
	if (c)
		arena_free(c->arena);
}

const struct operation *contract_operations(const struct contract *c, size_t *ret_n)
{
	*ret_n = c->n_ops;
	return c->ops;
}
