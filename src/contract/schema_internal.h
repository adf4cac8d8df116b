/* A compiled schema as the compiler leaves it and the validator reads it. Immutable after start. */
#pragma once

#include "contract/format.h"
#include "contract/pattern.h"
#include "contract/schema.h"

/* Schemas within schemas that one validation follows, in place and into the value. */
#define SCHEMA_MAX_DEPTH 128
/* Schemas that one validation evaluates in all: bounds what alternatives in recursive schemas can
 * cost. */
#define SCHEMA_MAX_STEPS 200000
/* uniqueItems compares every pair: a longer list is refused. */
#define SCHEMA_MAX_UNIQUE_ITEMS 256

enum type_bit {
	TYPE_NULL = 1 << 0,
	TYPE_BOOLEAN = 1 << 1,
	TYPE_INTEGER = 1 << 2,
	TYPE_NUMBER = 1 << 3,
	TYPE_STRING = 1 << 4,
	TYPE_ARRAY = 1 << 5,
	TYPE_OBJECT = 1 << 6,
};

/* 0 when unknown. */
unsigned schema_type_parse(const char *name);

struct schema_name {
	const char *text;
	size_t len;
};

struct schema_property {
	struct schema_name name;
	const struct schema *schema;
};

struct schema_list {
	const struct schema **items;
	size_t n;
};

/* Lengths and counts; max is SIZE_MAX when there is none. */
struct schema_range {
	size_t min, max;
};

struct schema {
	bool never; /* the schema `false` */
	unsigned types; /* bits; 0: every type */
	enum format format;
	const struct pattern *pattern;
	bool not_blank; /* the pattern is \S: anything but blanks */
	struct schema_range length, items_count, properties_count;
	json_t *minimum, *maximum, *above, *below; /* above, below: the exclusive ones */
	bool unique_items;
	json_t *values; /* enum: array */
	json_t *constant; /* const */
	struct schema_property *properties; /* by length, then bytes */
	size_t n_properties;
	struct schema_name *required;
	size_t n_required;
	const struct schema *additional; /* NULL: whatever */
	const struct schema *items;
	const struct schema *ref;
	struct schema_list all_of, any_of, one_of;
	int mark; /* used by the compiler to find circles without progress */
};

/* NULL when there is none. */
const struct schema *schema_property_find(const struct schema *s, const char *name, size_t len);

/* Compiles many schemas of one document, each target of a $ref once. */
struct schema_compiler {
	const json_t *root;
	struct arena *arena;
	FILE *err;
	const char *where; /* for messages: "operation pengaduan_buat"; may change between runs */
	struct schema_target *targets;
	int depth;
};
int schema_compiler_run(struct schema_compiler *c, const json_t *schema,
			const struct schema **ret) WARN_UNUSED;

/* Adding to a problem: schema_error.c */
struct schema_path { /* where the validator is; on the stack, innermost first */
	const struct schema_path *parent;
	const char *key; /* NULL: array */
	size_t index; /* position, or length of key */
};
struct schema_report {
	struct arena *arena;
	struct problem *problem;
	bool out_of_memory;
};
struct schema_text { /* the same in both languages */
	const char *id, *en;
};
/* keyword: static text; the texts in arena or static. */
void schema_report_add(struct schema_report *r, const struct schema_path *at, const char *keyword,
		       struct schema_text text);
/* What a keyword of s that failed asks for. */
struct schema_text schema_explain(struct arena *arena, const struct schema *s, const char *keyword);
