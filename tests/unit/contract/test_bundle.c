/* The contract that is really served loads, and every example in it fits its own schema. */
#include <string.h>

#include <criterion/criterion.h>

#include "contract/schema.h"
#include "leak.h"
#include "support.h"

TestSuite(bundle, .fini = fail_on_leak);

static json_t *bundle(void)
{
	const char *path = getenv("CONTRACT_JSON");
	json_error_t error;
	json_t *root;

	cr_assert_not_null(path, "CONTRACT_JSON is not set");
	root = json_load_file(path, JSON_REJECT_DUPLICATES, &error);
	cr_assert_not_null(root, "%s: %s", path, error.text);
	return root;
}

static struct contract *load(const json_t *root)
{
	struct contract *c = NULL;
	char text[1024];

	cr_assert_eq(sample_load(root, text, sizeof(text), &c), 0, "%s", text);
	return c;
}

Test(bundle, every_operation_is_found_by_its_own_path)
{
	json_t *root = bundle();
	struct contract *c = load(root);
	size_t n;
	const struct operation *ops = contract_operations(c, &n);

	cr_expect_gt(n, 40);
	for (size_t i = 0; i < n; i++) {
		struct route route;
		size_t params = 0;

		/* the template itself is a path: {id} is a value like any other to the router */
		cr_assert_eq(contract_route(c, ops[i].method, ops[i].path, strlen(ops[i].path),
					    &route),
			     0, "%s", ops[i].id);
		cr_expect_eq(route.op, &ops[i], "%s", ops[i].id);
		while (params < ops[i].n_params && ops[i].params[params].in == PARAM_PATH)
			params++;
		cr_expect_eq(route.n_values, params, "%s", ops[i].id);
	}
	contract_free(c);
	json_decref(root);
}

static void check_example(const json_t *root, const json_t *media, const char *where)
{
	const json_t *example = json_object_get(media, "example");
	struct arena *arena = arena_new(1 << 22);
	struct problem problem = { 0 };
	const struct schema *s;

	if (example && json_object_get(media, "schema")) {
		cr_assert_eq(schema_compile(root, json_object_get(media, "schema"), arena, stderr,
					    &s),
			     0);
		cr_expect_eq(schema_validate(s, example, arena, &problem), 0, "%s: %s %s", where,
			     problem.n_errors ? problem.errors[0].pointer : "",
			     problem.n_errors ? problem.errors[0].code : "");
	}
	arena_free(arena);
}

static void check_content(const json_t *root, const json_t *holder, const char *where)
{
	const char *type;
	json_t *media;

	json_object_foreach(json_object_get(holder, "content"), type, media)
		check_example(root, media, where);
}

Test(bundle, examples_fit_their_schemas)
{
	json_t *root = bundle();
	const char *path, *method, *status;
	json_t *item, *operation, *response;

	json_object_foreach(json_object_get(root, "paths"), path, item) {
		json_object_foreach(item, method, operation) {
			check_content(root, json_object_get(operation, "requestBody"), path);
			json_object_foreach(json_object_get(operation, "responses"), status,
					     response)
				check_content(root, response, path);
		}
	}
	json_object_foreach(json_object_get(json_object_get(root, "components"), "responses"),
			     status, response)
		check_content(root, response, status);
	json_decref(root);
}
