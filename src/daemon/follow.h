/* Follows what changes in the database outside requests: schema version, legal clock, calendar. */
#pragma once

#include "daemon/process.h"

struct follow;
struct scheduler;

/* Starts the listener; the schema is looked at with each (re)connect, on the listener's thread. */
int follow_start(struct process *p, struct scheduler *scheduler, struct follow **ret_follow) WARN_UNUSED;
void follow_stop(struct follow *f);
