/* Content negotiation: which media types the client takes (406 otherwise) and which language; runs on the loop. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "http/internal.h"

#include "base/banned.h"

/* Quality 0 means "not this one" (RFC 9110 section 12.4.2). */
static bool refused_by_q(const char *params, size_t n)
{
	const char *q = memmem(params, n, "q=0", 3);

	if (!q)
		return false;
	for (q += 3; q < params + n && *q != ';'; q++)
		if (*q != '.' && *q != '0' && *q != ' ')
			return false;
	return true;
}

static bool range_matches(const char *range, size_t n, const char *type)
{
	const char *slash = strchr(type, '/');
	size_t major = (size_t)(slash - type);

	if (n == 3 && memcmp(range, "*/*", 3) == 0)
		return true;
	if (n == major + 2 && strncasecmp(range, type, major + 1) == 0 && range[n - 1] == '*')
		return true;
	return n == strlen(type) && strncasecmp(range, type, n) == 0;
}

static bool accepts(const char *accept, const char *type)
{
	while (*accept) {
		size_t item = strcspn(accept, ",");
		size_t lead = strspn(accept, " \t");
		size_t name;

		if (lead > item)
			lead = item;
		name = strcspn(accept + lead, ";, \t");
		if (name && lead + name <= item && range_matches(accept + lead, name, type) &&
		    !refused_by_q(accept + lead + name, item - lead - name))
			return true;
		accept += item;
		accept += *accept == ',';
	}
	return false;
}

int accept_check(struct http_request *h)
{
	const char *accept = header_get(h, "Accept");

	if (!accept || !*accept || !h->r.op->produces || !h->r.op->produces[0])
		return 0;
	for (const char *const *type = h->r.op->produces; *type; type++)
		if (accepts(accept, *type))
			return 0;
	return problem_set(&h->r.problem, PROBLEM_NOT_ACCEPTABLE, NULL, NULL);
}

enum lang accept_language(const char *value)
{
	double best = 0;
	enum lang lang = LANG_ID;

	while (value && *value) {
		size_t item = strcspn(value, ",");
		size_t lead = strspn(value, " \t");
		const char *q = memmem(value, item, "q=", 2);
		double weight = q ? strtod(q + 2, NULL) : 1;
		const char *tag = value + lead;

		if (weight > best && (strncasecmp(tag, "id", 2) == 0 || strncasecmp(tag, "en", 2) == 0)) {
			best = weight;
			lang = strncasecmp(tag, "en", 2) == 0 ? LANG_EN : LANG_ID;
		}
		value += item;
		value += *value == ',';
	}
	return lang;
}
