/* Everything one serving process owns, built in order and taken down in reverse. */
#pragma once

#include "base/config.h"
#include "base/encode.h"
#include "work/services.h"

struct process {
	const struct config *config;
	struct services services;
	struct readiness readiness;
	struct content_checks content_checks;
	struct freshness freshness;
	struct contract *contract;
	struct binding *bindings;
	struct arena *arena; /* texts that live as long as the process */
	char id[UUID_TEXT_SIZE]; /* of this daemon, for acknowledging the clock */
	char application_name[64]; /* of the listener's connection: tells that this daemon lives */
};

/* What needs no thread: contract, keys, tokens, limits, queue, an empty calendar. Errors on err. */
int process_init(struct process *p, const struct config *c, FILE *err) WARN_UNUSED;
void process_done(struct process *p);
