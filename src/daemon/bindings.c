/* Binds operations to their code at start; owns nothing. */
#include "daemon/bindings.h"

#include <errno.h>
#include <string.h>

#include "alur/operasi.h"
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

/* Where a case is found, "/v1/standar/{id}"; NULL: nowhere. */
static const char *location_of(const struct contract *c, const char *id)
{
	static const char LAST[] = "{id}";
	size_t n;
	const struct operation *ops = contract_operations(c, &n);

	for (size_t i = 0; i < n; i++) {
		const char *end = strstr(ops[i].path, LAST);

		if (strcmp(ops[i].id, id) == 0 && end && !end[strlen(LAST)])
			return ops[i].path;
	}
	return NULL;
}

/* The case engine serves it: with what is the operation's own, and the reading of the case to answer. */
static int bind_case(const struct contract *c, const struct operation *op, FILE *err, struct binding *b)
{
	b->handler = op->way == OP_OPEN ? operasi_buka : operasi_tindakan;
	b->own = sql_find(op->id);
	b->place = op->alur.tempat ? sql_find(op->alur.tempat) : NULL;
	b->answer = sql_find(op->alur.baca);
	b->location = location_of(c, op->alur.baca);
	if (b->answer && b->location && (b->own || op->way == OP_ACTION) && !!b->place == !!op->alur.tempat)
		return 0;
	fprintf(err, "%s: a statement or operation that x-alur needs is missing\n", op->id);
	return -ENOENT;
}

static int bind_one(const struct contract *c, const struct operation *op, FILE *err, struct binding *b)
{
	if (op->way == OP_OPEN || op->way == OP_ACTION)
		return bind_case(c, op, err, b);
	if (op->way == OP_HANDLER || op->way == OP_HANDLER_SLOW || op->way == OP_DIRECT)
		b->handler = find_handler(op->id);
	else
		b->sql = sql_find(op->statement ? op->statement : op->id);
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
		int error = bind_one(c, &ops[i], err, &b[i]);

		if (error < 0)
			result = error;
	}
	if (result == 0)
		*ret_bindings = TAKE(b);
	return result;
}
