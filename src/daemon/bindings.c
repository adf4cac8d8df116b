/* Binds operations to their code at start; owns nothing. */
#include "daemon/bindings.h"

#include <errno.h>
#include <string.h>

#include "contract/contract.h"
#include "db/sql.h"

#include "base/banned.h"

#define OPERATION(name) int op_##name(struct ctx *c);
#define STATEMENT(name)
#include "operations.inc"
#undef OPERATION
#undef STATEMENT

static const struct {
	const char *name;
	handler_fn handler;
} handlers[] = {
#define OPERATION(name) { #name, op_##name },
#define STATEMENT(name)
#include "operations.inc"
#undef OPERATION
#undef STATEMENT
};

static handler_fn find_handler(const char *name)
{
	for (size_t i = 0; i < sizeof(handlers) / sizeof(handlers[0]); i++)
		if (strcmp(handlers[i].name, name) == 0)
			return handlers[i].handler;
	return NULL;
}

static const struct sql *find_statement(const char *name)
{
	for (size_t i = 0; i < sql_all_count; i++)
		if (strcmp(sql_all[i]->name, name) == 0)
			return sql_all[i];
	return NULL;
}

static int bind_one(const struct operation *op, FILE *err, struct binding *b)
{
	if (op->way == OP_HANDLER || op->way == OP_HANDLER_SLOW || op->way == OP_DIRECT)
		b->handler = find_handler(op->id);
	else
		b->sql = find_statement(op->id);
	if (b->handler || b->sql)
		return 0;
	fprintf(err, "%s: no handler and no statement\n", op->id);
	return -ENOENT;
}

int bindings_make(const struct contract *c, FILE *err, struct binding **ret_bindings)
{
	size_t n;
	const struct operation *ops = contract_operations(c, &n);
	CLEANUP_FREE struct binding *b = calloc(n, sizeof(*b));
	int result = 0;

	if (!b)
		return -ENOMEM;
	for (size_t i = 0; i < n; i++) {
		int error = bind_one(&ops[i], err, &b[i]);

		if (error < 0)
			result = error;
	}
	if (result == 0)
		*ret_bindings = TAKE(b);
	return result;
}
