/* Decodes and checks the parameters of a request; on the I/O loop that received it. */
#include <errno.h>
#include <string.h>

#include "base/encode.h"
#include "contract/contract.h"
#include "contract/pairs.h"
#include "contract/schema.h"

#include "base/banned.h"

#define UNKNOWN_NAME_SHOWN 64

struct parse {
	const struct operation *op;
	struct arena *arena;
	struct problem *problem;
	struct params *out;
};

static int refuse(struct parse *p, const char *name, const char *code, const char *id,
		  const char *en)
{
	problem_add(p->problem, (struct problem_error){
					.parameter = name, .code = code, .detail = { id, en } });
	return problem_set(p->problem, PROBLEM_PARAMETER, NULL, NULL);
}

static int not_found(struct parse *p)
{
	return problem_set(p->problem, PROBLEM_NOT_FOUND, NULL, NULL);
}

/* Path values: whatever is wrong with one, there is nothing at that address. */
static int parse_path(struct parse *p, const struct route *route)
{
	for (size_t i = 0; i < route->n_values; i++) {
		const struct param_spec *spec = &p->op->params[i];
		char *value = arena_alloc(p->arena, route->values[i].len + 1);
		struct problem_error error = { 0 };
		ptrdiff_t n;
		int r;

		if (!value)
			return -ENOMEM;
		n = percent_decode(route->values[i].start, route->values[i].len, false, value);
		if (n < 0)
			return not_found(p);
		value[n] = '\0';
		r = schema_validate_text(spec->schema, value, p->arena, &error);
		if (r < 0)
			return r == -EPROTO ? not_found(p) : r;
		p->out->values[i] = value;
	}
	return 0;
}

static int check(struct parse *p, size_t i, const char *value)
{
	const struct param_spec *spec = &p->op->params[i];
	struct problem_error error = { 0 };
	int r = schema_validate_text(spec->schema, value, p->arena, &error);

	if (r == -EPROTO)
		return refuse(p, spec->name, error.code, error.detail[LANG_ID],
			      error.detail[LANG_EN]);
	if (r == 0)
		p->out->values[i] = value;
	return r;
}

/* The beginning of a name from a client, whole code points; NULL when memory is short. */
static const char *shown_name(struct parse *p, const char *name)
{
	size_t n = strnlen(name, UNKNOWN_NAME_SHOWN);

	while (n > 0 && ((unsigned char)name[n] & 0xc0) == 0x80)
		n--;
	return arena_strndup(p->arena, name, n);
}

/* The position of a query parameter; n_params when there is none of that name. */
static size_t find_query(const struct operation *op, const char *name)
{
	size_t i = 0;

	while (i < op->n_params &&
	       (op->params[i].in != PARAM_QUERY || strcmp(op->params[i].name, name) != 0))
		i++;
	return i;
}

static int take_pair(struct parse *p, const char *name, const char *value, bool *seen)
{
	size_t i = find_query(p->op, name);

	if (i == p->op->n_params) {
		name = shown_name(p, name);
		return name ? refuse(p, name, "unknown", "parameter tidak dikenal",
				     "unknown parameter") :
			      -ENOMEM;
	}
	if (seen[i])
		return refuse(p, p->op->params[i].name, "duplicate", "parameter hanya boleh sekali",
			      "parameter given twice");
	seen[i] = true;
	return check(p, i, value);
}

/* Goes on after a refusal so that all of them are told; -ENOMEM ends it. */
static int parse_query(struct parse *p, const char *query, bool *seen)
{
	size_t len = strlen(query);
	char *out;

	if (len > PARAMS_MAX_QUERY_BYTES)
		return refuse(p, "query", "maxLength", "terlalu panjang", "too long");
	out = arena_alloc(p->arena,
			  2 * len + 2); /* each pair is decoded to where the one before ended */
	if (!out)
		return -ENOMEM;
	for (int pairs = 0;; pairs++) {
		const char *name = NULL, *value = NULL;
		int r = pair_next(&query, &len, out, &name, &value);

		if (r == -ENOENT)
			return 0;
		if (pairs == PARAMS_MAX_PAIRS)
			return refuse(p, "query", "maxItems", "terlalu banyak parameter",
				      "too many parameters");
		if (r == 0)
			r = take_pair(p, name, value, seen);
		else
			r = refuse(p, "query", "encoding", "penulisan parameter tidak sah",
				   "malformed parameter");
		if (r == -ENOMEM)
			return r;
		if (value)
			out = (char *)value + strlen(value) + 1;
	}
}

/* A header's value without blanks around it; NULL when it holds controls or is not UTF-8, or memory
 * is short. */
static const char *header_text(struct parse *p, const char *raw)
{
	size_t len;

	raw += strspn(raw, " \t");
	len = strlen(raw);
	while (len > 0 && (raw[len - 1] == ' ' || raw[len - 1] == '\t'))
		len--;
	for (size_t i = 0; i < len; i++) {
		if ((unsigned char)raw[i] < ' ' || raw[i] == 0x7f)
			return NULL;
	}
	return utf8_valid(raw, len) ? arena_strndup(p->arena, raw, len) : NULL;
}

static int parse_header(struct parse *p, size_t i, const char *raw)
{
	const char *value;

	if (!raw)
		return 0;
	value = header_text(p, raw);
	if (!value)
		return refuse(p, p->op->params[i].name, "encoding",
			      "isi kepala permintaan tidak sah", "malformed header value");
	return check(p, i, value);
}

/* What was not given: its default, or a refusal when it is required and was not refused already. */
static int complete(struct parse *p, size_t i, bool given)
{
	const struct param_spec *spec = &p->op->params[i];

	if (given || spec->in == PARAM_PATH)
		return 0;
	p->out->values[i] = spec->default_text;
	if (!spec->required || spec->default_text)
		return 0;
	return refuse(p, spec->name, "required", "parameter wajib diisi", "parameter is required");
}

static int parse_others(struct parse *p, const char *query,
			const char *(*header)(void *cls, const char *name), void *cls)
{
	size_t n = p->op->n_params;
	bool *seen = arena_zalloc(p->arena, n + 1);
	int r = seen ? 0 : -ENOMEM;

	if (r == 0 && query)
		r = parse_query(p, query, seen);
	for (size_t i = 0; i < n && r != -ENOMEM; i++) {
		const char *raw = p->op->params[i].in == PARAM_HEADER ?
					  header(cls, p->op->params[i].name) :
					  NULL;

		r = parse_header(p, i, raw);
		if (r != -ENOMEM)
			r = complete(p, i, seen[i] || raw);
	}
	if (r == -ENOMEM)
		return r;
	return p->problem->code == PROBLEM_NONE ? 0 : -EPROTO;
}

int params_parse(const struct route *route, const char *query,
		 const char *(*header)(void *cls, const char *name), void *cls, struct arena *arena,
		 struct problem *problem, struct params *ret)
{
	struct parse p = { .op = route->op, .arena = arena, .problem = problem, .out = ret };
	int r;

	ret->op = route->op;
	ret->values = arena_zalloc(arena, (route->op->n_params + 1) * sizeof(char *));
	if (!ret->values)
		return -ENOMEM;
	r = parse_path(&p, route);
	return r < 0 ? r : parse_others(&p, query, header, cls);
}

const char *params_get(const struct params *p, const char *name)
{
	for (size_t i = 0; i < p->op->n_params; i++) {
		if (strcmp(p->op->params[i].name, name) == 0)
			return p->values[i];
	}
	return NULL;
}
