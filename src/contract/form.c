/* Parses form bodies; on the thread that owns the request. */
#include <errno.h>

#include "contract/contract.h"
#include "contract/pairs.h"

#include "base/banned.h"

static json_t *refuse(struct problem *problem, const char *id, const char *en)
{
	problem_set(problem, PROBLEM_MALFORMED, id, en);
	return NULL;
}

static int add_pair(json_t *form, const char *name, const char *value)
{
	if (json_object_get(form, name))
		return -EEXIST;
	return json_object_set_new(form, name, json_string(value)) < 0 ? -ENOMEM : 0;
}

json_t *form_parse(const char *body, size_t len, struct problem *problem)
{
	CLEANUP_FREE char *out = len <= FORM_MAX_BYTES ? malloc(len + 2) : NULL;
	CLEANUP_JSON json_t *form = json_object();

	if (len > FORM_MAX_BYTES)
		return refuse(problem, "Formulir terlalu besar", "The form is too large");
	for (int pairs = 0; out && form; pairs++) {
		const char *name = NULL, *value = NULL;
		int r = pair_next(&body, &len, out, &name, &value);

		if (r == -ENOENT)
			return TAKE(form);
		if (pairs == PARAMS_MAX_PAIRS)
			return refuse(problem, "Terlalu banyak isian formulir",
				      "Too many form fields");
		if (r == 0)
			r = add_pair(form, name, value);
		if (r == -EEXIST)
			return refuse(problem, "Satu isian formulir diberikan dua kali",
				      "A form field is given twice");
		if (r == -EINVAL)
			return refuse(problem, "Formulir tidak dapat dibaca",
				      "The form cannot be read");
		if (r < 0)
			break;
	}
	problem_set(problem, PROBLEM_INTERNAL, NULL, NULL);
	return NULL;
}
