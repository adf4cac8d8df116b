/* The deadline thread: lapses what is due and does periodic work, on its own connection. Any number of daemons share the work by
 * row locks; a crash rolls back and another takes over; each deadline acts exactly once. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "kalender/kalender.h"

struct scheduler;

struct scheduler_options {
	const char *conninfo;
	const char *daemon_id; /* UUID; the connection is named layanand-<daemon_id>, by which the daemon is known to live */
	struct kalender_kini *kalender; /* loaded and kept current by the scheduler */
	bool development;       /* the legal clock may be shifted */
	int batch;              /* deadlines in one transaction */
	int sleep_max_s;
};

struct scheduler_stats {
	uint64_t lapsed;   /* deadlines */
	uint64_t periodic; /* periodic works done */
	uint64_t failures; /* rounds that failed */
	int64_t last_round_us; /* machine time of the last whole round; 0: none yet */
	int64_t lag_us;    /* how long the oldest work left over by the last round has been due (legal time) */
};

/* Starts the thread. It connects by itself, takes the clock, loads the calendar, and goes on. -ENOMEM, -EAGAIN as pthread_create. */
int scheduler_start(const struct scheduler_options *o, struct scheduler **ret_scheduler) WARN_UNUSED;
/* Ends the round at hand, joins the thread, frees. NULL is allowed. */
void scheduler_stop(struct scheduler *s);
/* Look again now: the clock was set, a deadline was started. Any thread. */
void scheduler_wake(struct scheduler *s);
/* The calendar changed: load it again. Any thread. */
void scheduler_calendar_changed(struct scheduler *s);
/* Whether clock and calendar were taken from the database: before that no deadline may be started. Any thread. */
bool scheduler_ready(const struct scheduler *s);
void scheduler_stats(const struct scheduler *s, struct scheduler_stats *ret_stats);
/* The same as OpenMetrics families. cls is the scheduler. */
void scheduler_metrics(void *cls, struct buffer *out);
