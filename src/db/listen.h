/* The listener: one connection on its own thread that LISTENs and calls back; reconnects with
 * backoff and calls back with channel "" after each (re)connect, since notifications may have been
 * missed. */
#pragma once

#include "db/db.h"

struct listener;
typedef void (*listener_notify)(void *cls, const char *channel, const char *payload);

/* channels: NULL-terminated list, static. The callback runs on the listener's thread. */
int listener_start(const struct db_options *o, const char *const *channels, listener_notify notify,
		   void *cls, struct listener **ret) WARN_UNUSED;
void listener_stop(struct listener *l); /* joins */
