/* What the parts of the contract share and nobody else sees: the loaded contract and the tree of
 * paths. */
#pragma once

#include "contract/contract.h"

/* The longest raw path and the longest raw segment that are looked at; longer ones name nothing. */
#define ROUTE_MAX_PATH_BYTES 2048
#define ROUTE_MAX_SEGMENT_BYTES 512

/* One place in the tree of path templates: its literals, its parameter, the operations that end
 * here. */
struct route_node {
	const char *text; /* the literal segment; NULL for a parameter and for the root */
	size_t len;
	struct route_node *next; /* the next literal of the same parent */
	struct route_node *literals; /* first literal below */
	struct route_node *parameter; /* what a {name} below leads to */
	const struct operation *ops[HTTP_METHOD_COUNT];
	bool ends; /* an operation ends here */
};

struct contract {
	struct arena *arena;
	struct operation *ops;
	size_t n_ops;
	struct route_node *root;
};

/* Builds the tree from c->ops. -EINVAL with text on err when two operations share method and path
 * shape, or a template is not made of whole segments. */
int route_build(struct contract *c, FILE *err) WARN_UNUSED;
const char *http_method_name(enum http_method m);
