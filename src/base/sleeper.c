/* Sleeping between rounds, on a condition variable of the monotonic clock. */
#include "base/sleeper.h"

#include <time.h>

#include "base/clock.h"

#include "base/banned.h"

int sleeper_init(struct sleeper *s)
{
	pthread_condattr_t attr;
	int r = pthread_mutex_init(&s->mutex, NULL);

	if (r)
		return -r;
	s->woken = false;
	atomic_init(&s->stopped, false);
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	r = pthread_cond_init(&s->cond, &attr);
	pthread_condattr_destroy(&attr);
	if (r)
		pthread_mutex_destroy(&s->mutex);
	return -r;
}

void sleeper_done(struct sleeper *s)
{
	pthread_cond_destroy(&s->cond);
	pthread_mutex_destroy(&s->mutex);
}

void sleeper_sleep(struct sleeper *s, int64_t ms)
{
	int64_t until_ns = clock_mono_ns() + ms * NS_PER_MS;
	struct timespec until = { .tv_sec = until_ns / NS_PER_S, .tv_nsec = until_ns % NS_PER_S };
	int r = 0;

	pthread_mutex_lock(&s->mutex);
	while (!s->woken && !sleeper_stopped(s) && r == 0)
		r = pthread_cond_timedwait(&s->cond, &s->mutex, &until);
	s->woken = false;
	pthread_mutex_unlock(&s->mutex);
}

static void signal_with(struct sleeper *s, bool stop)
{
	pthread_mutex_lock(&s->mutex);
	s->woken = true;
	if (stop)
		atomic_store(&s->stopped, true);
	pthread_cond_signal(&s->cond);
	pthread_mutex_unlock(&s->mutex);
}

void sleeper_wake(struct sleeper *s)
{
	signal_with(s, false);
}

void sleeper_stop(struct sleeper *s)
{
	signal_with(s, true);
}

bool sleeper_stopped(const struct sleeper *s)
{
	return atomic_load(&s->stopped);
}
