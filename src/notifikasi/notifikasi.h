/* The thread of notices: turns events into notices and sends them, on its own connection. Any number of daemons share the work by row locks
 * and loans; nothing is sent for what was not committed, nothing is forgotten. */
#pragma once

#include "base/buffer.h"
#include "work/services.h"

struct notifikasi;

/* Without its thread: it may be woken already. Settings: mail.*, gateway.*, notify.*; what cannot be used is told on err. -EINVAL, -EPERM,
 * -ENOMEM, or the error of reading a secret. */
int notifikasi_new(const struct services *services, FILE *err, struct notifikasi **ret_notifikasi) WARN_UNUSED;
/* Starts the thread. It connects by itself and works while the database is the one this daemon was built for (readiness.database). */
int notifikasi_start(struct notifikasi *n) WARN_UNUSED;
/* Look again now: the clock changed. Any thread. */
void notifikasi_wake(struct notifikasi *n);
/* Breaks off a transfer (it is made again later) and joins the thread. NULL and one that was not started are allowed. */
void notifikasi_stop(struct notifikasi *n);
/* After notifikasi_stop. NULL is allowed. */
void notifikasi_free(struct notifikasi *n);
/* As OpenMetrics families. */
void notifikasi_metrics(const struct notifikasi *n, struct buffer *out);
