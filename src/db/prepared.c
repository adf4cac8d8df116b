/* Which of the embedded statements a connection has prepared; one per connection, on its thread. */
#include "db/internal.h"

#include <errno.h>
#include <string.h>

#include "base/log.h"

#include "base/banned.h"

int prepared_init(struct prepared *p)
{
	p->states = calloc(sql_all_count + 1, 1);
	return p->states ? 0 : -ENOMEM;
}

void prepared_done(struct prepared *p)
{
	free(p->states);
	p->states = NULL;
}

void prepared_forget(struct prepared *p)
{
	memset(p->states, PREPARED_NO, sql_all_count);
}

/* The place of this name among the statements, which stand in its order; -1 when there is none. */
static int position(const char *name)
{
	size_t low = 0;
	size_t high = sql_all_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = sql_all[middle]->name == name ? 0 : strcmp(name, sql_all[middle]->name);

		if (!order)
			return (int)middle;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return -1;
}

const struct sql *sql_find(const char *name)
{
	int i = position(name);

	return i < 0 ? NULL : sql_all[i];
}

int prepared_index(const struct sql *sql)
{
	int i = position(sql->name);

	if (i >= 0)
		return i;
	log_error("statement_unknown", "statement", sql->name);
	return -EIO;
}
