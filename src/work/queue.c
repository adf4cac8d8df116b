/* Owns the requests that wait for a worker; I/O loops push, workers pop. */
#include "work/queue.h"

#include <errno.h>
#include <pthread.h>
#include <time.h>

#include "base/clock.h"

#include "base/banned.h"

#define NS_PER_S (1000 * NS_PER_MS)

struct queue {
	pthread_mutex_t lock;
	pthread_cond_t filled;
	struct request *head;
	struct request **tail;
	size_t length;
	size_t max;
	bool closed;
};

int queue_new(size_t max, struct queue **ret_queue)
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
	q->tail = &q->head;
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
	int result = 0;

	r->next = NULL;
	pthread_mutex_lock(&q->lock);
	if (q->closed) {
		result = -ESHUTDOWN;
	} else if (q->length >= q->max) {
		result = -EAGAIN;
	} else {
		*q->tail = r;
		q->tail = &r->next;
		q->length++;
	}
	pthread_mutex_unlock(&q->lock);
	if (result == 0)
		pthread_cond_signal(&q->filled);
	return result;
}

static void wait_until(struct queue *q, int timeout_ms)
{
	int64_t until_ns = clock_mono_ns() + timeout_ms * NS_PER_MS;
	struct timespec until = { .tv_sec = until_ns / NS_PER_S, .tv_nsec = until_ns % NS_PER_S };

	while (!q->head && !q->closed)
		if (pthread_cond_timedwait(&q->filled, &q->lock, &until) == ETIMEDOUT)
			return;
}

struct request *queue_pop(struct queue *q, int timeout_ms, bool *ret_closed)
{
	struct request *r;

	pthread_mutex_lock(&q->lock);
	if (timeout_ms >= 0)
		wait_until(q, timeout_ms);
	while (timeout_ms < 0 && !q->head && !q->closed)
		pthread_cond_wait(&q->filled, &q->lock);
	r = q->head;
	*ret_closed = !r && q->closed;
	if (r) {
		q->head = r->next;
		if (!q->head)
			q->tail = &q->head;
		q->length--;
		r->next = NULL;
	}
	pthread_mutex_unlock(&q->lock);
	return r;
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
	n = q->length;
	pthread_mutex_unlock(&q->lock);
	return n;
}

size_t queue_max(const struct queue *q)
{
	return q->max;
}
