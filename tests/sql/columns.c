/* Compares the columns and parameters of each operation without C with the contract: names,
 * nesting, types. Single-threaded. */
#include "columns.h"

#include <stdbool.h>
#include <string.h>

/* Given by the runtime (work/statement.c). */
static const char *const RESERVED[] = { "saya",	    "peran", "penyelenggara_saya",
					"sekarang", "limit", "cursor", "berkas", "cabang", "badan", "alamat_publik" };

struct check {
	const json_t *contract;
	const char *operation;
	FILE *out;
	int complaints;
};

#define COMPLAIN(c, ...)                                                                           \
	(fprintf((c)->out, "%s: ", (c)->operation), fprintf((c)->out, __VA_ARGS__),                \
	 fputc('\n', (c)->out), (c)->complaints++)

/* Follows "#/a/b/c" as far as it goes. */
static const json_t *resolve(const struct check *c, const json_t *schema)
{
	const char *ref;

	while ((ref = json_string_value(json_object_get(schema, "$ref")))) {
		char path[256];
		char *rest = path;
		char *part;

		snprintf(path, sizeof(path), "%s", ref + 2);
		schema = c->contract;
		while ((part = strsep(&rest, "/")))
			schema = json_object_get(schema, part);
	}
	return schema;
}

/* Calls fn for a schema and every branch of it; stops at the first non-NULL answer. */
static const json_t *each_branch(const struct check *c, const json_t *schema,
				 const json_t *(*fn)(const json_t *schema, const char *name),
				 const char *name)
{
	static const char *const WORDS[] = { "allOf", "anyOf", "oneOf" };
	const json_t *found;
	const json_t *branch;
	size_t i;

	schema = resolve(c, schema);
	found = fn(schema, name);
	for (size_t w = 0; !found && w < 3; w++)
		json_array_foreach (json_object_get(schema, WORDS[w]), i, branch) {
			found = each_branch(c, branch, fn, name);
			if (found)
				break;
		}
	return found;
}

static const json_t *find_property(const json_t *schema, const char *name)
{
	return json_object_get(json_object_get(schema, "properties"), name);
}

static const json_t *property(const struct check *c, const json_t *schema, const char *name)
{
	return each_branch(c, schema, find_property, name);
}

static bool names_type(const json_t *type, const char *name)
{
	const json_t *one;
	size_t i;

	if (json_is_string(type))
		return !strcmp(json_string_value(type), name);
	json_array_foreach (type, i, one)
		if (!strcmp(json_string_value(one), name))
			return true;
	return false;
}

/* A schema without a type (only enum, const or nothing) allows what it allows. */
static const json_t *find_type(const json_t *schema, const char *name)
{
	const json_t *type = json_object_get(schema, "type");
	bool open = !type && !json_object_get(schema, "allOf") &&
		    !json_object_get(schema, "anyOf") && !json_object_get(schema, "oneOf");

	return open || names_type(type, name) ? schema : NULL;
}

static const json_t *find_format(const json_t *schema, const char *name)
{
	const char *format = json_string_value(json_object_get(schema, "format"));

	return format && !strcmp(format, name) ? schema : NULL;
}

static const struct {
	Oid oid;
	const char *types[2];
	const char *format; /* the schema must name it */
} TYPES[] = {
	{ 16, { "boolean", NULL }, NULL },     { 20, { "integer", "number" }, NULL },
	{ 21, { "integer", "number" }, NULL }, { 23, { "integer", "number" }, NULL },
	{ 25, { "string", NULL }, NULL },      { 114, { "object", "array" }, NULL },
	{ 701, { "number", NULL }, NULL },     { 1043, { "string", NULL }, NULL },
	{ 1082, { "string", NULL }, "date" },  { 1184, { "string", NULL }, "date-time" },
	{ 1700, { "number", NULL }, NULL },    { 2950, { "string", NULL }, NULL },
	{ 3802, { "object", "array" }, NULL },
};

static void check_type(struct check *c, const char *column, Oid oid, const json_t *schema)
{
	for (size_t i = 0; i < sizeof(TYPES) / sizeof(TYPES[0]); i++) {
		if (TYPES[i].oid != oid)
			continue;
		for (size_t t = 0; t < 2 && TYPES[i].types[t]; t++)
			if (each_branch(c, schema, find_type, TYPES[i].types[t])) {
				if (TYPES[i].format &&
				    !each_branch(c, schema, find_format, TYPES[i].format))
					COMPLAIN(c,
						 "column %s should have format %s in the contract",
						 column, TYPES[i].format);
				return;
			}
		COMPLAIN(c, "column %s is a %s; the contract promises another type", column,
			 TYPES[i].types[0]);
		return;
	}
	COMPLAIN(c, "column %s has type %u, which has no form in JSON (to_jsonb?)", column, oid);
}

static void check_column(struct check *c, const PGresult *result, int i, const json_t *schema)
{
	char path[128];
	char *rest = path;
	char *part;

	snprintf(path, sizeof(path), "%s", PQfname(result, i));
	while ((part = strsep(&rest, "."))) {
		schema = property(c, schema, part);
		if (!schema) {
			COMPLAIN(c, "column %s is not in the contract's answer",
				 PQfname(result, i));
			return;
		}
	}
	check_type(c, PQfname(result, i), PQftype(result, i), schema);
}

/* Columns of one object must stand together, or the member would be written twice. */
static void check_adjacent(struct check *c, const PGresult *result, int i)
{
	const char *name = PQfname(result, i);

	for (const char *dot = strchr(name, '.'); dot; dot = strchr(dot + 1, '.')) {
		size_t n = (size_t)(dot - name) + 1;
		bool gap = false;

		for (int j = i - 1; j >= 0; j--) {
			bool same = !strncmp(PQfname(result, j), name, n);

			if (same && gap) {
				COMPLAIN(c, "column %s stands apart from its object", name);
				return;
			}
			gap = gap || !same;
		}
	}
	for (int j = 0; j < i; j++)
		if (!strcmp(PQfname(result, j), name))
			COMPLAIN(c, "column %s is there twice", name);
}

static bool has_column(const PGresult *result, const char *prefix, const char *name)
{
	char whole[128];
	int n = snprintf(whole, sizeof(whole), "%s%s", prefix, name);

	for (int i = 0; i < PQnfields(result); i++)
		if (!strncmp(PQfname(result, i), whole, (size_t)n) &&
		    (PQfname(result, i)[n] == '\0' || PQfname(result, i)[n] == '.'))
			return true;
	return false;
}

/* What the contract promises always to be there. */
static void check_required(struct check *c, const PGresult *result, const json_t *schema)
{
	const json_t *item;
	size_t i;

	schema = resolve(c, schema);
	json_array_foreach (json_object_get(schema, "required"), i, item)
		if (!has_column(result, "", json_string_value(item)))
			COMPLAIN(c, "no column for %s, which the contract promises",
				 json_string_value(item));
	json_array_foreach (json_object_get(schema, "allOf"), i, item)
		check_required(c, result, item);
}

static const json_t *answer_schema(struct check *c, const json_t *operation)
{
	const json_t *response = NULL;
	const char *status;
	json_t *one;

	json_object_foreach ((json_t *)json_object_get(operation, "responses"), status, one)
		if (!response && status[0] == '2')
			response = resolve(c, one);
	return json_object_get(
		json_object_get(json_object_get(response, "content"), "application/json"),
		"schema");
}

static void check_answer(struct check *c, const PGresult *result, const json_t *operation)
{
	const json_t *schema = answer_schema(c, operation);

	if (json_is_true(json_object_get(operation, "x-daftar"))) {
		schema = property(c, schema, "data");
		schema = json_object_get(resolve(c, schema), "items");
		if (!has_column(result, "", "_cursor"))
			COMPLAIN(c, "a list without _cursor");
	}
	if (!schema) {
		COMPLAIN(c, "no schema for its answer");
		return;
	}
	for (int i = 0; i < PQnfields(result); i++) {
		check_adjacent(c, result, i);
		if (PQfname(result, i)[0] != '_')
			check_column(c, result, i, schema);
	}
	check_required(c, result, schema);
}

static bool has_parameter(struct check *c, const json_t *list, const char *name)
{
	const json_t *one;
	size_t i;

	json_array_foreach (list, i, one) {
		const char *found = json_string_value(json_object_get(resolve(c, one), "name"));

		if (found && !strcmp(found, name))
			return true;
	}
	return false;
}

static bool in_body(struct check *c, const json_t *operation, const char *name)
{
	const json_t *body = resolve(c, json_object_get(operation, "requestBody"));
	const json_t *schema = json_object_get(
		json_object_get(json_object_get(body, "content"), "application/json"), "schema");

	return schema && property(c, schema, name);
}

static bool is_reserved(const char *name)
{
	for (size_t i = 0; i < sizeof(RESERVED) / sizeof(RESERVED[0]); i++)
		if (!strcmp(RESERVED[i], name))
			return true;
	return false;
}

/* Both ways: every parameter of the statement has a source, and no parameter of the operation is
 * silently ignored. */
static void check_parameters(struct check *c, const struct sql *sql, const json_t *path,
			     const json_t *operation)
{
	const json_t *of_path = json_object_get(path, "parameters");
	const json_t *own = json_object_get(operation, "parameters");
	bool served = json_object_get(operation, "x-alur"); /* the case engine takes the case from the path */
	const json_t *one;
	size_t i;

	for (i = 0; i < sql->n_params; i++)
		if (!is_reserved(sql->params[i]) && !has_parameter(c, of_path, sql->params[i]) &&
		    !has_parameter(c, own, sql->params[i]) &&
		    !in_body(c, operation, sql->params[i]))
			COMPLAIN(c, ":%s comes from nowhere", sql->params[i]);
	json_array_foreach (own, i, one) {
		const char *name = json_string_value(json_object_get(resolve(c, one), "name"));
		const char *in = json_string_value(json_object_get(resolve(c, one), "in"));
		bool used = false;

		if (!name || !in || !strcmp(in, "header") || (served && !strcmp(in, "path")))
			continue;
		for (size_t j = 0; j < sql->n_params; j++)
			used = used || !strcmp(sql->params[j], name);
		if (!used)
			COMPLAIN(c, "parameter %s is not used by the statement", name);
	}
}

/* Tables under a plan of EXPLAIN, wherever they stand, that nobody watches for changes. */
static void check_watched(struct check *c, PGconn *conn, const json_t *plan)
{
	const char *table = json_string_value(json_object_get(plan, "Relation Name"));
	const char *key;
	json_t *value;
	size_t i;

	if (table) {
		PGresult *result = PQexecParams(
			conn, "select 1 from pg_trigger where tgrelid = $1::regclass and tgname = $1 || '_cache'",
			1, NULL, &table, NULL, NULL, 0);

		if (PQntuples(result) != 1)
			COMPLAIN(c, "its answers are kept, but table %s has no trigger %s_cache", table, table);
		PQclear(result);
	}
	json_object_foreach ((json_t *)plan, key, value)
		check_watched(c, conn, value);
	json_array_foreach (plan, i, value)
		check_watched(c, conn, value);
}

/* What is kept ready must be called in when any table of its statement changes. */
static void check_kept(struct check *c, PGconn *conn, const struct sql *sql)
{
	char text[1024];
	size_t n = (size_t)snprintf(text, sizeof(text), "explain (format json) execute \"%s\"", sql->name);
	PGresult *result;
	json_t *plan;

	for (unsigned i = 0; i < sql->n_params; i++)
		n += (size_t)snprintf(text + n, sizeof(text) - n, "%snull%s", i ? ", " : "(", i + 1 < sql->n_params ? "" : ")");
	PQclear(PQexec(conn, "set plan_cache_mode = force_generic_plan"));
	result = PQexec(conn, text);
	plan = PQntuples(result) == 1 ? json_loads(PQgetvalue(result, 0, 0), 0, NULL) : NULL;
	if (plan)
		check_watched(c, conn, plan);
	else
		COMPLAIN(c, "no plan: %s", PQerrorMessage(conn));
	json_decref(plan);
	PQclear(result);
}

static void check_operation(struct check *c, PGconn *conn, const json_t *path,
			    const json_t *operation)
{
	const char *way = json_string_value(json_object_get(operation, "x-jalur"));
	const char *named = json_string_value(json_object_get(operation, "x-pernyataan"));
	const struct sql *sql = sql_find(named ? named : c->operation);
	PGresult *result;

	if (way && (!strcmp(way, "buka") || !strcmp(way, "tindakan")) && sql)
		check_parameters(c, sql, path, operation);
	if (!way || strncmp(way, "pernyataan", 10))
		return;
	if (!sql) {
		COMPLAIN(c, "no statement of this name");
		return;
	}
	if (sql->slow != !strcmp(way, "pernyataan-lambat"))
		COMPLAIN(c, "x-jalur %s, but the statement %s @lambat", way,
			 sql->slow ? "is" : "is not");
	check_parameters(c, sql, path, operation);
	result = PQprepare(conn, sql->name, sql->text, 0, NULL);
	PQclear(result);
	result = PQdescribePrepared(conn, sql->name);
	if (PQresultStatus(result) == PGRES_COMMAND_OK)
		check_answer(c, result, operation);
	PQclear(result);
	if (json_is_true(json_object_get(operation, "x-simpan")))
		check_kept(c, conn, sql);
}

int check_operations(PGconn *conn, const json_t *contract, FILE *out)
{
	struct check c = { .contract = contract, .out = out };
	const char *template;
	const char *method;
	json_t *path;
	json_t *operation;

	json_object_foreach (json_object_get((json_t *)contract, "paths"), template, path)
		json_object_foreach (path, method, operation) {
			c.operation = json_string_value(json_object_get(operation, "operationId"));
			if (c.operation)
				check_operation(&c, conn, path, operation);
		}
	return c.complaints;
}
