/* Follows what changes in the database outside requests: schema version, legal clock, calendar. */
#pragma once

#include "daemon/process.h"

struct follow;

/* Starts the listener; the schema is looked at with each (re)connect, on the listener's thread. wake is called there whenever schema, clock or
 * calendar may be another. */
int follow_start(struct process *p, void (*wake)(void *cls), void *cls, struct follow **ret_follow) WARN_UNUSED;
void follow_stop(struct follow *f);
