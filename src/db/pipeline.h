/* The pipelined connection of an I/O loop: many requests in flight, each [identity, statement,
 * Sync], never blocking. Belongs to one loop thread. Read-only and with a statement timeout by its
 * session settings: no request can be without them. A statement is prepared when it is first
 * submitted, in front of it in the same flush. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/identity.h"
#include "db/db.h"
#include "db/sql.h"

struct pipeline;

/* Called on the loop's thread when a result is there. error: 0; -ETIME (statement_timeout: run it
 * again by a worker); -ENOTCONN (lost: may be run again by a worker); -EPROTO (refused) or -EIO
 * with `failure`. rows belong to the callee (db_rows_free) and are NULL on error. tugas: duties in
 * force. */
typedef void (*pipeline_done)(void *cls, int error, struct db_rows *rows, unsigned tugas,
			      const struct db_failure *failure);

struct pipeline_request { /* embedded in the request: no allocation per statement */
	struct pipeline_request *next;
	pipeline_done done;
	void *cls;
	int step;
	int error;
	unsigned tugas;
	struct db_rows *rows;
};

/* Starts connecting in the background of the loop. epoll_fd: the loop's set, in which the pipeline
 * registers its socket with event.data.ptr = tag. */
int pipeline_new(const struct db_options *o, int statement_timeout_ms, int epoll_fd, void *tag,
		 struct pipeline **ret) WARN_UNUSED;
void pipeline_free(struct pipeline *p); /* nothing may be in flight */
/* For the end: answers what is in flight with -ENOTCONN and takes no more, until pipeline_turn
 * connects again. */
void pipeline_cancel(struct pipeline *p);
bool pipeline_ready(const struct pipeline *p);
int pipeline_in_flight(const struct pipeline *p);
/* Queues; -ENOTCONN when the connection is down, -EAGAIN when too many are in flight (256): the
 * caller uses a worker. values as sql->params. */
int pipeline_submit(struct pipeline *p, struct pipeline_request *r, const struct identity *id,
		    int64_t legal_us, const struct sql *sql, const char *const *values) WARN_UNUSED;
/* Once per turn of the loop: one flush of what was submitted; reconnect steps. */
void pipeline_turn(struct pipeline *p);
/* Socket events (EPOLLIN...). Calls done of what is complete. */
void pipeline_event(struct pipeline *p, unsigned events);
/* Milliseconds until pipeline_turn wants to be called again (reconnect backoff); -1: no wish. */
int pipeline_timeout_ms(const struct pipeline *p);
