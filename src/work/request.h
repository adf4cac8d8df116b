/* A request as both sides see it: the I/O loop that received it and the worker that serves it. Exactly one side owns it at a time
 * (request_move is the only way across). Its memory is its arena. */
#pragma once

#include <stdatomic.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/identity.h"
#include "base/problem.h"
#include "contract/contract.h"

/* What to answer. Filled by a handler (ctx_reply_*) or by the statement path. */
struct reply {
	int status; /* 0: not set yet */
	const char *content_type; /* default application/json; charset is implied */
	const char *body; /* arena (or static) */
	size_t body_len;
	const char *etag; /* quoted, or NULL */
	const char *location;
	const char *link;
	const char *cache_control; /* overrides the contract's */
	const char *content_disposition;
	const char *www_authenticate; /* challenge of a 401 that is not a problem (token endpoint) */
	bool replayed; /* Idempotency-Replayed: true */
	bool no_store;
	struct stream *stream; /* instead of body: stream.h */
};

/* A whole raw body that waits outside memory (http/spool.c), for BODY_STREAM operations. */
struct body_file {
	/* Reads up to n bytes in order; 0 at the end, negative errno. Worker's side. */
	ssize_t (*read)(struct body_file *f, void *buf, size_t n);
	/* Back to the beginning: a transaction that is run again reads again. 0 or negative errno. */
	int (*rewind)(struct body_file *f);
	int64_t size; /* bytes */
	const char *content_type; /* as sent, without parameters */
	const char *filename; /* from Content-Disposition, decoded, or NULL */
	unsigned char sha256[32];
};

enum phase {
	PHASE_HEADERS, /* loop: being received */
	PHASE_BODY, /* loop: body arriving */
	PHASE_PIPELINE, /* loop: suspended, statement in flight */
	PHASE_WORK, /* worker: queued or being served */
	PHASE_DONE, /* loop: result ready, to be queued as a response */
	PHASE_SENT, /* loop: response queued */
};

struct request {
	struct request *next; /* queue link */
	_Atomic int phase;
	struct arena *arena;
	const struct operation *op;
	struct route route;
	struct identity identity;
	struct params params;
	bool slow; /* took too long on the loop: waits among the slow ones */
	json_t *body; /* parsed and validated, or NULL; given to the arena */
	const char *raw_body; /* bytes of the body for hashing; NULL for streams */
	size_t raw_body_len;
	struct body_file *file; /* BODY_STREAM */
	enum lang lang;
	const char *path; /* raw path, arena */
	const char *idempotency_key; /* or NULL */
	const char *client_authorization; /* BODY_FORM: the Authorization header as sent, or NULL (RFC 6749 section 2.3.1) */
	const char *if_match; /* or NULL */
	const char *if_none_match; /* or NULL */
	const char *client_address; /* text, after trusted proxies; of IPv6 the /64 */
	char request_id[37];
	char traceparent[56]; /* ours, to pass on */
	int64_t t0_ns; /* monotonic: received */
	int64_t deadline_ns; /* monotonic: no later than this */
	int64_t legal_us; /* legal time of this request */
	const char *berkas_id; /* the case that the engine has at hand (x-jalur buka, tindakan): reserved :berkas */
	const char *cabang; /* the branch that its rule chose: reserved :cabang */
	struct reply reply;
	struct problem problem;
	int64_t piece; /* of reply.stream: the piece a worker is asked for; -1: serve the operation itself */
	const unsigned char *piece_data; /* what the worker made of it, in piece_arena */
	size_t piece_len;
	int piece_error;
	struct arena *piece_arena;
	void (*wake)(struct request *r); /* set by the loop: gives the request back to it (a worker's last act) */
};

/* The only way across: aborts when the phase may not follow, since two owners of one request would corrupt another's answer.
 * PHASE_SENT -> PHASE_WORK -> PHASE_SENT is a stream that fetches its next piece. */
void request_move(struct request *r, enum phase to);
enum phase request_phase(const struct request *r);
