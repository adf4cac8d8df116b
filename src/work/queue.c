/* Owns the requests that wait for a worker; I/O loops push, workers pop. */
#include "work/queue.h"

#include <errno.h>
#include <pthread.h>

#include "base/banned.h"

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

	if (!q)
		return -ENOMEM;
	pthread_mutex_init(&q->lock, NULL);
	pthread_cond_init(&q->filled, NULL);
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

struct request *queue_pop(struct queue *q)
{
	struct request *r;

	pthread_mutex_lock(&q->lock);
	while (!q->head && !q->closed)
		pthread_cond_wait(&q->filled, &q->lock);
	r = q->head;
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
