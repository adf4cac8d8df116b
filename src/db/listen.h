/* The listener: one connection on its own thread that LISTENs and calls back; reconnects with
 * backoff and calls back with channel "" after each (re)connect, since notifications may have been
 * missed. */
#pragma once

#include "db/db.h"

struct listener;
/* 0, or negative when what the notification tells of could not be followed: then it is called again
 * with channel "" after a while, until it could. */
typedef int (*listener_notify)(void *cls, const char *channel, const char *payload);

/* channels: NULL-terminated list, static. The callback runs on the listener's thread. */
int listener_start(const struct db_options *o, const char *const *channels, listener_notify notify,
		   void *cls, struct listener **ret) WARN_UNUSED;
void listener_stop(struct listener *l); /* joins */
