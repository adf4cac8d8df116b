/* Owns the requests that wait for a worker, in two lanes; I/O loops push, workers pop. */
#include "work/queue.h"

#include <errno.h>
#include <pthread.h>
#include <time.h>

#include "base/clock.h"

#include "base/banned.h"

struct lane {
	struct request *head;
	struct request **tail;
	size_t length;
	size_t max;
};

struct queue {
	pthread_mutex_t lock;
	pthread_cond_t filled;
	struct lane quick;
	struct lane slow;
	size_t slow_busy; /* slow requests in the hands of workers */
	size_t slow_workers; /* ... at most */
	size_t max;
	bool closed;
};

static void lane_init(struct lane *l, size_t max)
{
	*l = (struct lane){ .max = max };
	l->tail = &l->head;
}

static struct request *lane_take(struct lane *l)
{
	struct request *r = l->head;

	l->head = r->next;
	if (!l->head)
		l->tail = &l->head;
	l->length--;
	r->next = NULL;
	return r;
}

static bool is_slow(const struct request *r)
{
	return r->slow || (r->op && (r->op->way == OP_STATEMENT_SLOW || r->op->way == OP_HANDLER_SLOW));
}

int queue_new(size_t max, size_t slow_workers, struct queue **ret_queue)
{
	struct queue *q = calloc(1, sizeof(*q));
	pthread_condattr_t attributes;

	if (!q)
		return -ENOMEM;
	pthread_mutex_init(&q->lock, NULL);
	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_cond_init(&q->filled, &attributes);
	pthread_condattr_destroy(&attributes);
	lane_init(&q->quick, max);
	lane_init(&q->slow, (max + 1) / 2);
	q->slow_workers = slow_workers;
	q->max = max;
	*ret_queue = q;
	return 0;
}

void queue_free(struct queue *q)
{
	if (!q)
		return;
	pthread_cond_destroy(&q->filled);
	pthread_mutex_destroy(&q->lock);
	free(q);
}

int queue_push(struct queue *q, struct request *r)
{
	struct lane *l = is_slow(r) ? &q->slow : &q->quick;
	int result = 0;

	r->next = NULL;
	pthread_mutex_lock(&q->lock);
	if (q->closed) {
		result = -ESHUTDOWN;
	} else if (l->length >= l->max || q->quick.length + q->slow.length >= q->max) {
		result = -EAGAIN;
	} else {
		*l->tail = r;
		l->tail = &r->next;
		l->length++;
	}
	pthread_mutex_unlock(&q->lock);
	if (result == 0)
		pthread_cond_signal(&q->filled);
	return result;
}

/* The lane whose first request comes next: the one that waits longest among those that may be served now. */
static struct lane *next_lane(struct queue *q)
{
	struct request *quick = q->quick.head;
	struct request *slow = q->slow_busy < q->slow_workers ? q->slow.head : NULL;

	if (quick && slow)
		return slow->t0_ns < quick->t0_ns ? &q->slow : &q->quick;
	return quick ? &q->quick : slow ? &q->slow : NULL;
}

static bool finished(const struct queue *q)
{
	return q->closed && !q->quick.head && !q->slow.head;
}

static void wait_until(struct queue *q, int timeout_ms)
{
	int64_t until_ns = clock_mono_ns() + timeout_ms * NS_PER_MS;
	struct timespec until = { .tv_sec = until_ns / NS_PER_S, .tv_nsec = until_ns % NS_PER_S };

	while (!next_lane(q) && !finished(q))
		if (pthread_cond_timedwait(&q->filled, &q->lock, &until) == ETIMEDOUT)
			return;
}

struct request *queue_pop(struct queue *q, int timeout_ms, bool *ret_closed)
{
	struct request *r = NULL;
	struct lane *l;

	pthread_mutex_lock(&q->lock);
	if (timeout_ms >= 0)
		wait_until(q, timeout_ms);
	while (timeout_ms < 0 && !next_lane(q) && !finished(q))
		pthread_cond_wait(&q->filled, &q->lock);
	l = next_lane(q);
	if (l) {
		r = lane_take(l);
		q->slow_busy += l == &q->slow;
	}
	*ret_closed = !r && finished(q);
	pthread_mutex_unlock(&q->lock);
	return r;
}

void queue_done(struct queue *q, const struct request *r)
{
	if (!is_slow(r))
		return;
	pthread_mutex_lock(&q->lock);
	q->slow_busy--;
	pthread_mutex_unlock(&q->lock);
	/* All of them: whoever waits may do so for the next slow request or for the end. */
	pthread_cond_broadcast(&q->filled);
}

void queue_close(struct queue *q)
{
	pthread_mutex_lock(&q->lock);
	q->closed = true;
	pthread_mutex_unlock(&q->lock);
	pthread_cond_broadcast(&q->filled);
}

size_t queue_length(struct queue *q)
{
	size_t n;

	pthread_mutex_lock(&q->lock);
	n = q->quick.length + q->slow.length;
	pthread_mutex_unlock(&q->lock);
	return n;
}

size_t queue_max(const struct queue *q)
{
	return q->max;
}
