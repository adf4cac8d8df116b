/* Process-wide things, made by the daemon at start and shared by all threads (each is thread-safe by itself). */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>

#include "work/ctx.h"

struct config;
struct contract;
struct data_keys; /* pii/data_key.h */
struct kalender_kini; /* kalender/kalender.h: the calendar in force */
struct throttle; /* auth/throttle.h */
struct auth; /* auth/auth.h */
struct queue; /* work/queue.h */

/* What an operation is served by; by operation index. */
struct binding {
	handler_fn handler; /* x-jalur penangan or langsung; buka and tindakan: the case engine's */
	const struct sql *sql; /* x-jalur pernyataan(-lambat) */
	const struct sql *own; /* buka, tindakan: what is the operation's own beside the engine, or NULL */
	const struct sql *place; /* buka: tells agency and service, or NULL */
	const struct sql *answer; /* buka, tindakan: reads the case */
	const char *location; /* buka: template of the case, which ends with {id} (the contract's) */
};

/* What /readyz tells; set by those who know. */
struct readiness {
	_Atomic bool database; /* the schema has been seen and is the one this daemon was built for */
	_Atomic bool stopping; /* shutting down */
	_Atomic int loops; /* I/O loops whose pipeline is connected */
	_Atomic int workers; /* workers whose connection is up */
};

/* How often what kept answers tell (x-simpan) has changed, as far as this daemon has heard. */
struct freshness {
	_Atomic uint64_t generation;
};

struct services;

/* Periodic work that no statement can do, by the name of its row in jadwal. The scheduler runs it outside a transaction, after the row has moved
 * on: of several daemons one does it, and what fails is tried again when it is due next. */
struct periodic {
	const char *name; /* NULL ends the list */
	int (*run)(struct db *db, const struct services *services);
};

/* What the checks of stored content have found since the start. */
struct content_checks {
	_Atomic uint64_t checked;
	_Atomic uint64_t broken;
};

struct services {
	const struct config *config;
	const struct contract *contract;
	const char *contract_json;
	size_t contract_json_len;
	const char *contract_etag;
	const char *docs_html;
	size_t docs_html_len;
	const char *docs_etag;
	const struct binding *bindings;
	struct data_keys *data_keys;
	struct kalender_kini *kalender;
	struct throttle *throttle;
	struct auth *auth;
	struct queue *queue;
	struct readiness *readiness;
	struct freshness *freshness;
	unsigned char cursor_key[16];
	const struct periodic *periodic; /* or NULL */
	struct content_checks *content_checks;
	void (*deadline_started)(void *cls); /* wakes the scheduler */
	void *deadline_cls;
	void (*metrics_extra)(void *cls, struct buffer *out); /* further families for /metrics */
	void *metrics_cls;
};
