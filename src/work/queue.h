/* The bounded queue between I/O loops and workers. Thread-safe. */
#pragma once

#include <stddef.h>

#include "work/request.h"

struct queue;

/* Holds at most `max` waiting requests, of which at most half are slow ones (x-jalur ...-lambat, or cut off on a loop). No more than
 * slow_workers of these are served at a time, so that searches and documents keep neither workers nor processors from the rest. Owned by the caller. */
int queue_new(size_t max, size_t slow_workers, struct queue **ret_queue) WARN_UNUSED;
void queue_free(struct queue *q); /* must be empty and unused */
/* Gives the request to the workers; -EAGAIN when full, -ESHUTDOWN after queue_close. Ownership passes only on 0. */
int queue_push(struct queue *q, struct request *r) WARN_UNUSED;
/* Waits, at most timeout_ms (-1: as long as it takes). NULL when the time is over, or once the queue is closed and empty: *ret_closed tells. */
struct request *queue_pop(struct queue *q, int timeout_ms, bool *ret_closed);
/* After serving what queue_pop gave, while it is still the worker's: frees its place among the slow ones. */
void queue_done(struct queue *q, const struct request *r);
/* No more pushes; workers finish what waits. */
void queue_close(struct queue *q);
size_t queue_length(struct queue *q);
size_t queue_max(const struct queue *q);
