/* The workers: threads that each own a database connection and serve requests from the queue. */
#pragma once

#include "work/services.h"

struct pool;

/* Starts n workers; each connects by itself (the pool is usable while they do: requests wait, or get 503 past their deadline). */
int pool_start(const struct services *s, int n, const char *conninfo, const char *application_name, struct pool **ret_pool) WARN_UNUSED;
/* Joins; the queue has been closed. */
void pool_stop(struct pool *p);
