/* Owns the worker threads; each runs here with its own connection. */
#include "work/pool.h"

#include <errno.h>
#include <pthread.h>

#include "work/queue.h"
#include "work/runner.h"

#include "base/banned.h"

struct worker {
	pthread_t thread;
	struct pool *pool;
};

struct pool {
	const struct services *services;
	struct db_options options;
	int n;
	struct worker workers[];
};

#define RETRY_MS 250 /* a worker without a connection tries again this often, also when nobody asks for anything */

static void note_connection(struct readiness *ready, bool up, bool *counted)
{
	if (up == *counted)
		return;
	atomic_fetch_add(&ready->workers, up ? 1 : -1);
	*counted = up;
}

static bool connected(struct worker *w, struct db **db)
{
	if (!*db && db_open(&w->pool->options, db) < 0)
		return false;
	return db_ready(*db);
}

static void *worker_main(void *arg)
{
	struct worker *w = arg;
	const struct services *s = w->pool->services;
	CLEANUP(cleanup_db) struct db *db = NULL;
	bool counted = false, closed = false;

	while (!closed) {
		struct request *r;

		note_connection(s->readiness, connected(w, &db), &counted);
		r = queue_pop(s->queue, counted ? -1 : RETRY_MS, &closed);
		if (r) {
			runner_serve(r, db, s);
			queue_done(s->queue, r);
			r->wake(r);
		}
	}
	note_connection(s->readiness, false, &counted);
	return NULL;
}

int pool_start(const struct services *s, int n, const char *conninfo, const char *application_name, struct pool **ret_pool)
{
	struct pool *p = calloc(1, sizeof(*p) + (size_t)n * sizeof(p->workers[0]));

	if (!p)
		return -ENOMEM;
	p->services = s;
	p->options = (struct db_options){ .conninfo = conninfo, .application_name = application_name };
	for (p->n = 0; p->n < n; p->n++) {
		struct worker *w = &p->workers[p->n];

		w->pool = p;
		if (pthread_create(&w->thread, NULL, worker_main, w) != 0) {
			queue_close(s->queue);
			pool_stop(p);
			return -EAGAIN;
		}
	}
	*ret_pool = p;
	return 0;
}

void pool_stop(struct pool *p)
{
	if (!p)
		return;
	for (int i = 0; i < p->n; i++)
		pthread_join(p->workers[i].thread, NULL);
	free(p);
}
