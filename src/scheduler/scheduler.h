/* The deadline thread: lapses what is due and does periodic work, on its own connection. Any number of daemons share the work by
 * row locks; a crash rolls back and another takes over; each deadline acts exactly once. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "work/services.h"

struct scheduler;

struct scheduler_stats {
	uint64_t lapsed;   /* deadlines */
	uint64_t periodic; /* periodic works done */
	uint64_t failures; /* rounds that failed */
	int64_t last_round_us; /* machine time of the last whole round; 0: none yet */
	int64_t stuck;     /* deadlines that failed and are tried again later */
	int64_t lag_us;    /* how long the oldest work left over by the last round has been due (legal time) */
};

/* A scheduler without its thread: it may be woken already. Settings: scheduler.batch, scheduler.sleep_max_s. -ENOMEM. */
int scheduler_new(const struct services *services, struct scheduler **ret_scheduler) WARN_UNUSED;
/* Starts the thread. It connects by itself and works while the database is the one this daemon was built for
 * (readiness.database), with the clock and the calendar that daemon/follow.c keeps. Negative errno of pthread_create. */
int scheduler_start(struct scheduler *s) WARN_UNUSED;
/* Ends the round at hand and joins the thread. NULL and one that was not started are allowed. */
void scheduler_stop(struct scheduler *s);
/* After scheduler_stop. NULL is allowed. */
void scheduler_free(struct scheduler *s);
/* Look again now: clock or calendar changed, a deadline was started. Any thread. */
void scheduler_wake(struct scheduler *s);
void scheduler_stats(const struct scheduler *s, struct scheduler_stats *ret_stats);
/* The same as OpenMetrics families. */
void scheduler_metrics(const struct scheduler *s, struct buffer *out);
