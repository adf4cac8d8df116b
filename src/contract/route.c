/* Finds the operation of a raw path by a tree of segments; the tree is built at start and read by
 * every thread. */
#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "contract/contract_internal.h"

#include "base/banned.h"

static const char *const METHODS[HTTP_METHOD_COUNT] = { "GET", "HEAD",	"POST",
							"PUT", "PATCH", "DELETE" };

int http_method_parse(const char *s)
{
	for (int m = 0; m < HTTP_METHOD_COUNT; m++) {
		if (strcmp(METHODS[m], s) == 0)
			return m;
	}
	return -1;
}

const char *http_method_name(enum http_method m)
{
	return METHODS[m];
}

struct segment {
	const char *start;
	size_t len;
};

/* Cuts a raw path into segments; the number of them, or -1 when it is not a path that can name
 * anything here: relative, too long, with empty or dot segments, or with bytes of no URI. */
static int split(const char *path, size_t len, struct segment out[static ROUTE_MAX_SEGMENTS])
{
	int n = 0;

	if (len == 0 || len > ROUTE_MAX_PATH_BYTES || path[0] != '/')
		return -1;
	if (len == 1)
		return 0;
	for (size_t i = 0; i < len; n++) {
		size_t start = ++i;

		while (i < len && path[i] != '/') {
			unsigned char c = (unsigned char)path[i++];

			if (c <= ' ' || c >= 0x7f || c == '?' || c == '#')
				return -1;
		}
		if (i == start || i - start > ROUTE_MAX_SEGMENT_BYTES || n == ROUTE_MAX_SEGMENTS)
			return -1;
		out[n] = (struct segment){ path + start, i - start };
	}
	return n;
}

/* "." and "..", also percent-encoded: some proxies decode them and would have gone elsewhere. */
static bool is_dots(const struct segment *s)
{
	size_t dots = 0;

	for (size_t i = 0; i < s->len; dots++) {
		if (s->start[i] == '.')
			i++;
		else if (s->len - i >= 3 && strncasecmp(s->start + i, "%2e", 3) == 0)
			i += 3;
		else
			return false;
	}
	return dots <= 2;
}

static struct route_node *find_literal(const struct route_node *at, const char *text, size_t len)
{
	for (struct route_node *n = at->literals; n; n = n->next) {
		if (n->len == len && memcmp(n->text, text, len) == 0)
			return n;
	}
	return NULL;
}

struct match {
	const struct segment *segments;
	int n;
	unsigned parameters; /* bit per segment that was taken as a parameter */
};

/* Literals go before parameters; a literal that leads nowhere gives way to the parameter. As deep
 * as the path. */
static const struct route_node *descend(const struct route_node *at, struct match *m, int i)
{
	const struct segment *s = &m->segments[i];
	const struct route_node *child, *found = NULL;

	if (i == m->n)
		return at->ends ? at : NULL;
	child = find_literal(at, s->start, s->len);
	if (child)
		found = descend(child, m, i + 1);
	if (found || !at->parameter || is_dots(s))
		return found;
	found = descend(at->parameter, m, i + 1);
	if (found)
		m->parameters |= 1u << i;
	return found;
}

static void list_methods(const struct route_node *node, struct route *ret)
{
	size_t n = 0;

	for (int m = 0; m < HTTP_METHOD_COUNT; m++) {
		if (node->ops[m == HTTP_HEAD ? HTTP_GET : m])
			n += (size_t)snprintf(ret->allow + n, sizeof(ret->allow) - n, "%s%s",
					      n ? ", " : "", METHODS[m]);
	}
}

int contract_route(const struct contract *c, enum http_method method, const char *path, size_t len,
		   struct route *ret)
{
	struct segment segments[ROUTE_MAX_SEGMENTS];
	struct match m = { .segments = segments, .n = split(path, len, segments) };
	const struct route_node *node = m.n < 0 ? NULL : descend(c->root, &m, 0);

	ret->op = NULL;
	ret->n_values = 0;
	ret->allow[0] = '\0';
	if (!node)
		return -ENOENT;
	ret->op = node->ops[method == HTTP_HEAD ? HTTP_GET : method];
	if (!ret->op) {
		list_methods(node, ret);
		return -EOPNOTSUPP;
	}
	for (int i = 0; i < m.n; i++) {
		if (m.parameters & (1u << i)) {
			ret->values[ret->n_values].start = segments[i].start;
			ret->values[ret->n_values++].len = segments[i].len;
		}
	}
	return 0;
}

static bool plain_literal(const struct segment *s)
{
	for (size_t i = 0; i < s->len; i++) {
		if (!isalnum((unsigned char)s->start[i]) && !strchr("-_.~", s->start[i]))
			return false;
	}
	return !is_dots(s);
}

/* The place below `at` for one segment of a template, made when it is new; NULL when memory is
 * short. */
static struct route_node *step(struct contract *c, struct route_node *at, const struct segment *s)
{
	bool parameter = s->start[0] == '{';
	struct route_node *n = parameter ? at->parameter : find_literal(at, s->start, s->len);

	if (n)
		return n;
	n = arena_zalloc(c->arena, sizeof(*n));
	if (!n)
		return NULL;
	if (parameter) {
		at->parameter = n;
		return n;
	}
	n->text = s->start;
	n->len = s->len;
	n->next = at->literals;
	at->literals = n;
	return n;
}

static int add(struct contract *c, const struct operation *op, FILE *err)
{
	struct segment segments[ROUTE_MAX_SEGMENTS];
	int n = split(op->path, strlen(op->path), segments);
	struct route_node *at = c->root;
	bool ok = n >= 0;

	for (int i = 0; i < n && ok; i++) {
		const struct segment *s = &segments[i];

		ok = s->start[0] == '{' ? s->start[s->len - 1] == '}' && s->len > 2 :
					  plain_literal(s);
		at = ok ? step(c, at, s) : NULL;
		if (ok && !at)
			return -ENOMEM;
	}
	if (!ok || at->ops[op->method]) {
		fprintf(err,
			"contract: operation %s: path %s is malformed or taken by another "
			"operation\n",
			op->id, op->path);
		return -EINVAL;
	}
	at->ops[op->method] = op;
	at->ends = true;
	return 0;
}

int route_build(struct contract *c, FILE *err)
{
	c->root = arena_zalloc(c->arena, sizeof(*c->root));
	if (!c->root)
		return -ENOMEM;
	for (size_t i = 0; i < c->n_ops; i++) {
		int r = add(c, &c->ops[i], err);

		if (r < 0)
			return r;
	}
	return 0;
}
