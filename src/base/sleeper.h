/* How a thread that works in rounds sleeps between them: until woken, told to stop, or some time has passed. */
#pragma once

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/cleanup.h"

struct sleeper {
	pthread_mutex_t mutex;
	pthread_cond_t cond;
	bool woken;
	_Atomic bool stopped; /* also for what the thread waits for within a round */
};

/* Negative errno. */
int sleeper_init(struct sleeper *s) WARN_UNUSED;
/* Nobody may use it any more. */
void sleeper_done(struct sleeper *s);
/* On the thread itself: returns at once when it was woken since the last sleep. */
void sleeper_sleep(struct sleeper *s, int64_t ms);
/* Any thread. */
void sleeper_wake(struct sleeper *s);
void sleeper_stop(struct sleeper *s); /* for good */
bool sleeper_stopped(const struct sleeper *s);
