/* Reads Range and If-Range; pure functions, called on the loop. */
#include "http/range.h"

#include <string.h>
#include <strings.h>

#include "base/banned.h"

static const char *skip_blanks(const char *s)
{
	return s + strspn(s, " \t");
}

/* Digits into *ret, which stays at INT64_MAX when they are more than that; the position behind them, or NULL when there are none. */
static const char *read_number(const char *s, int64_t *ret)
{
	int64_t n = 0;

	if (*s < '0' || *s > '9')
		return NULL;
	for (; *s >= '0' && *s <= '9'; s++) {
		int digit = *s - '0';

		n = n > (INT64_MAX - digit) / 10 ? INT64_MAX : n * 10 + digit;
	}
	*ret = n;
	return s;
}

/* "-500": the last 500 bytes, or all when there are fewer. */
static const char *read_suffix(const char *s, int64_t size, struct range *r)
{
	int64_t n;

	s = read_number(s + 1, &n);
	if (!s)
		return NULL;
	r->length = n < size ? n : size;
	r->first = size - r->length;
	return s;
}

/* "500-999" or "500-"; length 0 when it begins behind the end. */
static const char *read_bounds(const char *s, int64_t size, struct range *r)
{
	int64_t last = INT64_MAX;

	s = read_number(s, &r->first);
	if (!s || *s != '-')
		return NULL;
	s++;
	if (*s >= '0' && *s <= '9') {
		s = read_number(s, &last);
		if (last < r->first)
			return NULL;
	}
	if (last >= size)
		last = size - 1;
	r->length = r->first < size ? last - r->first + 1 : 0;
	return s;
}

enum range_kind range_parse(const char *header, int64_t size, struct range *ret_range)
{
	struct range r;
	const char *s = header;

	*ret_range = (struct range){ 0, size };
	if (!s || strncasecmp(s, "bytes=", 6) != 0)
		return RANGE_WHOLE;
	s = skip_blanks(s + 6);
	s = *s == '-' ? read_suffix(s, size, &r) : read_bounds(s, size, &r);
	if (!s || *skip_blanks(s) != '\0')
		return RANGE_WHOLE;
	if (r.length == 0)
		return RANGE_UNSATISFIABLE;
	*ret_range = r;
	return RANGE_PART;
}

bool range_if(const char *header, const char *etag)
{
	size_t n;

	if (!header)
		return true;
	header = skip_blanks(header);
	n = strlen(etag);
	return strncmp(header, etag, n) == 0 && *skip_blanks(header + n) == '\0';
}
