/* Requests handed between loops and the worker pool as the daemon does it, many at once, for ThreadSanitizer: two loops push and take back, four real
 * workers serve (their database is down, so each answers 503) and wake. Every request must come back once, with an answer. */
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "work/pool.h"
#include "work/queue.h"

#define LOOPS 2
#define WORKERS 4
#define REQUESTS 64
#define ROUNDS 1000

struct side {
	_Atomic(struct request *) done;
	struct queue *queue;
	struct request requests[REQUESTS];
	int rounds[REQUESTS];
	int64_t returned;
	int faults;
};

static struct side *side_of(struct request *r)
{
	return (struct side *)(uintptr_t)r->identity.exp_s;
}

static void wake(struct request *r)
{
	struct side *s = side_of(r);
	struct request *head = atomic_load_explicit(&s->done, memory_order_relaxed);

	do {
		r->next = head;
	} while (!atomic_compare_exchange_weak_explicit(&s->done, &head, r, memory_order_release, memory_order_relaxed));
}

static void push(struct side *s, struct request *r)
{
	atomic_store(&r->phase, PHASE_HEADERS);
	r->problem = (struct problem){ 0 };
	s->rounds[r - s->requests]++;
	request_move(r, PHASE_WORK);
	while (queue_push(s->queue, r) == -EAGAIN)
		sched_yield();
}

static void take(struct side *s)
{
	struct request *r = atomic_exchange_explicit(&s->done, NULL, memory_order_acquire);

	while (r) {
		struct request *next = r->next;

		request_move(r, PHASE_DONE);
		s->returned++;
		s->faults += r->problem.code != PROBLEM_UNAVAILABLE;
		if (s->rounds[r - s->requests] < ROUNDS)
			push(s, r);
		r = next;
	}
}

static void *loop(void *arg)
{
	struct side *s = arg;

	for (int i = 0; i < REQUESTS; i++) {
		s->requests[i].wake = wake;
		s->requests[i].piece = -1;
		s->requests[i].identity.exp_s = (int64_t)(uintptr_t)s;
		push(s, &s->requests[i]);
	}
	while (s->returned < (int64_t)REQUESTS * ROUNDS) {
		take(s);
		sched_yield();
	}
	return NULL;
}

int main(void)
{
	static struct side sides[LOOPS];
	static struct readiness readiness;
	struct services services = { .readiness = &readiness };
	pthread_t loops[LOOPS];
	struct pool *pool;
	int faults = 0;

	log_set_level(LOG_LEVEL_ERROR);
	if (queue_new(REQUESTS, WORKERS, &services.queue) < 0)
		return 1;
	if (pool_start(&services, WORKERS, "host=/nowhere dbname=none", "stress", &pool) < 0)
		return 1;
	for (int i = 0; i < LOOPS; i++) {
		sides[i].queue = services.queue;
		if (pthread_create(&loops[i], NULL, loop, &sides[i]) != 0)
			return 1;
	}
	for (int i = 0; i < LOOPS; i++)
		pthread_join(loops[i], NULL);
	queue_close(services.queue);
	pool_stop(pool);
	for (int i = 0; i < LOOPS; i++)
		faults += sides[i].faults + (sides[i].returned != (int64_t)REQUESTS * ROUNDS);
	queue_free(services.queue);
	printf("%d requests handed over and back, %d faults\n", LOOPS * REQUESTS * ROUNDS, faults);
	return faults != 0;
}
