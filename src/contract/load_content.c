/* Reads request body and answers of an operation; start-up only. */
#include <errno.h>
#include <string.h>

#include "contract/load_internal.h"
#include "contract/ref.h"

#include "base/banned.h"

#define TYPES_MAX 16

static const char *only_type(enum op_body body)
{
	return body == BODY_JSON ? "application/json" :
	       body == BODY_FORM ? "application/x-www-form-urlencoded" :
				   NULL;
}

/* A change of a resource may come as what it is: a merge patch (RFC 7396), which is JSON as well. */
static bool types_fit(const struct operation *op)
{
	const char *only = only_type(op->body);

	if (!only)
		return true;
	if (strcmp(op->body_types[0], only) != 0)
		return false;
	return !op->body_types[1] ||
	       (op->method == HTTP_PATCH && !op->body_types[2] && strcmp(op->body_types[1], "application/merge-patch+json") == 0);
}

/* NULL-terminated, in arena; NULL when memory is short. */
static const char **type_list(struct loader *l)
{
	return arena_zalloc(l->contract->arena, (TYPES_MAX + 1) * sizeof(char *));
}

static int add_type(struct loader *l, const char **list, const char *type)
{
	size_t n = 0;

	while (list[n] && strcmp(list[n], type) != 0)
		n++;
	if (list[n])
		return 0;
	if (n == TYPES_MAX)
		return load_fail(l, "too many media types");
	list[n] = arena_strdup(l->contract->arena, type);
	return list[n] ? 0 : -ENOMEM;
}

static int load_body_types(struct loader *l, const json_t *content, struct operation *op)
{
	const char **types = type_list(l);
	const char *type;
	json_t *media;

	if (!types)
		return -ENOMEM;
	json_object_foreach((json_t *)content, type, media) {
		int r = add_type(l, types, type);

		if (r < 0)
			return r;
	}
	op->body_types = types;
	if (!types[0])
		return load_fail(l, "requestBody without content");
	if (!types_fit(op))
		return load_fail(l, "requestBody must be %s, or x-badan say otherwise",
				 only_type(op->body));
	return 0;
}

int load_body(struct loader *l, const json_t *json, struct operation *op)
{
	const json_t *member = json_object_get(json, "requestBody");
	const json_t *body = ref_resolve(l->root, member);
	const json_t *content = json_object_get(body, "content");
	const json_t *schema;
	int r;

	if (!member)
		return 0;
	if (!body)
		return load_fail(l, "the requestBody's $ref leads nowhere");
	if (op->method == HTTP_GET)
		return load_fail(l, "GET with a requestBody");
	op->body_required = json_is_true(json_object_get(body, "required"));
	r = load_body_types(l, content, op);
	if (r < 0 || op->body == BODY_STREAM)
		return r;
	schema = json_object_get(json_object_get(content, only_type(op->body)), "schema");
	if (!schema)
		return load_fail(l, "requestBody without schema");
	return schema_compiler_run(&l->kept, schema, &op->body_schema);
}

static int check_schema(struct loader *l, const json_t *holder)
{
	const json_t *schema = json_object_get(holder, "schema");
	const struct schema *compiled;

	return schema ? schema_compiler_run(&l->checked, schema, &compiled) : 0;
}

static int check_headers(struct loader *l, const json_t *response)
{
	const char *name;
	json_t *header;

	json_object_foreach(json_object_get(response, "headers"), name, header) {
		const json_t *resolved = ref_resolve(l->root, header);
		int r = resolved ? check_schema(l, resolved) :
				   load_fail(l, "the $ref of header %s leads nowhere", name);

		if (r < 0)
			return r;
	}
	return 0;
}

static int load_response(struct loader *l, const char *status, const json_t *response,
			 struct operation *op, const char **produces)
{
	bool success = status[0] == '2';
	const char *type;
	json_t *media;
	int r = response ? check_headers(l, response) :
			   load_fail(l, "the $ref of answer %s leads nowhere", status);

	if (r < 0)
		return r;
	json_object_foreach(json_object_get(response, "content"), type, media) {
		r = success ? add_type(l, produces, type) : 0;
		if (r == 0)
			r = check_schema(l, media);
		if (r < 0)
			return r;
	}
	return 0;
}

static int status_code(const char *s)
{
	if (strlen(s) != 3 || strspn(s, "0123456789") != 3 || s[0] < '1' || s[0] > '5')
		return -1;
	return (s[0] - '0') * 100 + (s[1] - '0') * 10 + (s[2] - '0');
}

int load_responses(struct loader *l, const json_t *json, struct operation *op)
{
	const json_t *responses = json_object_get(json, "responses");
	const char **produces = type_list(l);
	const char *status;
	json_t *response;

	if (!produces)
		return -ENOMEM;
	op->produces = produces;
	json_object_foreach((json_t *)responses, status, response) {
		int code = status_code(status);
		int r = code < 0 ? load_fail(l, "answer '%s' is not a status", status) :
				   load_response(l, status, ref_resolve(l->root, response), op,
						 produces);

		if (r < 0)
			return r;
		op->ranges |= code == 206;
		if (code / 100 == 2 && (op->success == 0 || code < op->success))
			op->success = code;
	}
	return op->success ? 0 : load_fail(l, "no answer of the 2xx kind is declared");
}
