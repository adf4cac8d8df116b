/* Requests handed between loops and workers as the daemon does it, many at once, for ThreadSanitizer: two loops push and take back, four workers
 * pop, write the reply and wake. Every request must come back once, with the reply of its own round. */
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "work/queue.h"

#define LOOPS 2
#define WORKERS 4
#define REQUESTS 64
#define ROUNDS 2000

struct side {
	_Atomic(struct request *) done;
	struct queue *queue;
	struct request requests[REQUESTS];
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

static void *worker(void *arg)
{
	struct queue *q = arg;
	struct request *r;

	while ((r = queue_pop(q))) {
		r->reply.status = (int)r->t0_ns;
		r->wake(r);
	}
	return NULL;
}

static void push(struct side *s, struct request *r)
{
	atomic_store(&r->phase, PHASE_HEADERS);
	r->t0_ns++;
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
		s->faults += r->reply.status != (int)r->t0_ns;
		if (r->t0_ns < ROUNDS)
			push(s, r);
		r = next;
	}
}

static void *loop(void *arg)
{
	struct side *s = arg;

	for (int i = 0; i < REQUESTS; i++) {
		s->requests[i].wake = wake;
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
	pthread_t loops[LOOPS], workers[WORKERS];
	struct queue *q;
	int faults = 0;

	if (queue_new(REQUESTS, &q) < 0)
		return 1;
	for (int i = 0; i < WORKERS; i++)
		pthread_create(&workers[i], NULL, worker, q);
	for (int i = 0; i < LOOPS; i++) {
		sides[i].queue = q;
		pthread_create(&loops[i], NULL, loop, &sides[i]);
	}
	for (int i = 0; i < LOOPS; i++)
		pthread_join(loops[i], NULL);
	queue_close(q);
	for (int i = 0; i < WORKERS; i++)
		pthread_join(workers[i], NULL);
	for (int i = 0; i < LOOPS; i++)
		faults += sides[i].faults + (sides[i].returned != (int64_t)REQUESTS * ROUNDS);
	queue_free(q);
	printf("%d requests handed over and back, %d faults\n", LOOPS * REQUESTS * ROUNDS, faults);
	return faults != 0;
}
