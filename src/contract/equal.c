/* Compares JSON values by mathematical value; pure functions, callable from every thread. */
#include "contract/equal.h"

#include <math.h>
#include <string.h>

#include "contract/body.h"

#include "base/banned.h"

/* long double has 64 bits or more of mantissa wherever this daemon runs, so both kinds fit without
 * loss. */
_Static_assert(__LDBL_MANT_DIG__ >= 64, "long double must hold every json_int_t and every double");

static long double number_value(const json_t *v)
{
	return json_is_integer(v) ? (long double)json_integer_value(v) :
				    (long double)json_real_value(v);
}

int json_number_compare(const json_t *a, const json_t *b)
{
	long double x = number_value(a);
	long double y = number_value(b);

	return (x > y) - (x < y);
}

bool json_is_whole(const json_t *v)
{
	double d = json_real_value(v);

	return json_is_integer(v) || (json_is_real(v) && d == floor(d));
}

static bool same_at(const json_t *a, const json_t *b, int depth);

static bool same_arrays(const json_t *a, const json_t *b, int depth)
{
	size_t n = json_array_size(a);

	if (n != json_array_size(b))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!same_at(json_array_get(a, i), json_array_get(b, i), depth))
			return false;
	}
	return true;
}

static bool same_objects(const json_t *a, const json_t *b, int depth)
{
	const char *key;
	size_t len;
	json_t *value;

	if (json_object_size(a) != json_object_size(b))
		return false;
	json_object_keylen_foreach((json_t *)a, key, len, value) {
		const json_t *other = json_object_getn(b, key, len);

		if (!other || !same_at(value, other, depth))
			return false;
	}
	return true;
}

static bool same_at(const json_t *a, const json_t *b, int depth)
{
	if (json_is_number(a) && json_is_number(b))
		return json_number_compare(a, b) == 0;
	if (json_typeof(a) != json_typeof(b) || depth > JSON_BODY_MAX_DEPTH)
		return false;
	switch (json_typeof(a)) {
	case JSON_STRING:
		return json_string_length(a) == json_string_length(b) &&
		       memcmp(json_string_value(a), json_string_value(b), json_string_length(a)) ==
			       0;
	case JSON_ARRAY:
		return same_arrays(a, b, depth + 1);
	case JSON_OBJECT:
		return same_objects(a, b, depth + 1);
	default:
		return true;
	}
}

bool json_same(const json_t *a, const json_t *b)
{
	return same_at(a, b, 0);
}
