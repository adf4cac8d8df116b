/* Fuzz target: a byte for the method, the rest a raw path. */
#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "fuzz_contract.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void check_match(const struct route *r, enum http_method method, const char *path,
			size_t len)
{
	MUST(r->op && r->op->method == (method == HTTP_HEAD ? HTTP_GET : method));
	MUST(len > 0 && path[0] == '/' && !memmem(path, len, "//", 2) &&
	     !memmem(path, len, "/../", 4));
	for (size_t i = 0; i < r->n_values; i++) {
		MUST(r->values[i].len > 0 && r->values[i].start > path);
		MUST(r->values[i].start + r->values[i].len <= path + len);
		MUST(!memchr(r->values[i].start, '/', r->values[i].len));
		MUST(r->op->params[i].in == PARAM_PATH);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	enum http_method method;
	struct route route;
	const char *path;
	int r;

	if (n == 0)
		return 0;
	method = (enum http_method)(data[0] % HTTP_METHOD_COUNT);
	path = (const char *)data + 1;
	r = contract_route(fuzz_contract(), method, path, --n, &route);
	if (r == 0)
		check_match(&route, method, path, n);
	else if (r == -EOPNOTSUPP)
		MUST(route.allow[0] && !route.op);
	else
		MUST(r == -ENOENT && !route.op && !route.allow[0]);
	return 0;
}
