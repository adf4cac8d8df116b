/* Runs one request's operation on a worker: transaction, retries, idempotency, and what a failure becomes. */
#pragma once

#include "work/services.h"

/* Serves r (its operation, or the piece of its stream that is asked for) and leaves r->reply or r->problem set. db: this worker's connection, or NULL. */
void runner_serve(struct request *r, struct db *db, const struct services *s);
