/* Puts one operation of the contract together from its parts; start-up only. */
#include <string.h>

#include "contract/load_internal.h"

#include "base/banned.h"

static int check_members(struct loader *l, const json_t *json)
{
	static const char *const KNOWN[] = { "operationId", "summary",	  "description",
					     "tags",	    "parameters", "requestBody",
					     "responses",   "security",	  "deprecated",
					     "externalDocs" };
	const char *key;
	json_t *value;

	json_object_foreach((json_t *)json, key, value) {
		bool known = strncmp(key, "x-", 2) == 0; /* load_extensions looks at these */

		for (size_t i = 0; i < sizeof(KNOWN) / sizeof(*KNOWN) && !known; i++)
			known = strcmp(KNOWN[i], key) == 0;
		if (!known)
			return load_fail(l, "unknown member '%s'", key);
	}
	return 0;
}

int load_operation(struct loader *l, const json_t *item, const json_t *json, struct operation *op)
{
	int r = check_members(l, json);

	if (r == 0)
		r = load_extensions(l, json, op);
	if (r == 0)
		r = load_params(l, item, json, op);
	if (r == 0)
		r = load_body(l, json, op);
	if (r == 0)
		r = load_responses(l, json, op);
	return r;
}
