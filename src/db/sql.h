/* Statements embedded at build time by src/gen/statements.py: one struct sql per
 * src/<module>/<name>.sql, all constant. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct sql {
	const char *name; /* file name without .sql; also the name it is prepared under */
	const char *text; /* parameters as $1.., in order of first appearance */
	unsigned short n_params;
	const char *const *params; /* their names, in the order of the values */
	bool slow; /* first line was `-- @lambat`: goes by a worker, never by an I/O loop */
};

/* Every statement of the project, sorted by name (strcmp order). */
extern const struct sql *const sql_all[];
extern const size_t sql_all_count;

/* The statement of this name, or NULL. */
const struct sql *sql_find(const char *name);

/* A statement with its values (text form; NULL is SQL NULL), n_params of them. Does not own
 * anything. */
struct sql_call {
	const struct sql *sql;
	const char *const *values;
};

/* On every struct args_<name>: values are given by name, so that a new parameter cannot shift the
 * others. */
#if defined(__has_attribute)
#if __has_attribute(designated_init)
#define SQL_ARGS __attribute__((designated_init))
#endif
#endif
#ifndef SQL_ARGS
#define SQL_ARGS
#endif

/* A call by value: SQL(pengaduan_kunci, .id = id). What is not named is SQL NULL. Lives as long as
 * the enclosing block. */
#define SQL(name, ...)                                                                             \
	((struct sql_call){ &sql_##name,                                                           \
			    (const char *const *)&(struct args_##name){ __VA_ARGS__ } })
