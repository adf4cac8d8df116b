/* What the files of http/ share; nobody outside includes it. A loop owns its connections and the requests on them. */
#pragma once

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

#include "base/buffer.h"
#include "cache/cache.h"
#include "base/clock.h"
#include "base/encode.h"
#include "db/pipeline.h"
#include "http/address.h"
#include "http/metrics.h"
#include "http/range.h"
#include "http/server.h"
#include "work/request.h"
#include "work/stream.h"

struct spool; /* spool.h */

#define SPARE_ARENAS 64

/* A client connection, for the limits that libmicrohttpd does not keep. */
struct connection {
	struct connection *prev, *next;
	int fd;
	bool busy; /* a request is being received or served */
	bool receiving; /* ... and has not arrived completely */
	int64_t since_ns; /* of the present state */
	int64_t allowance_ns; /* receiving: time given for the body, beside the header timeout */
	char network[ADDRESS_NETWORK_SIZE]; /* whom rates are counted for when no proxy names somebody else; "" : unknown */
	bool proxy; /* the other end may name somebody else */
};

struct loop {
	struct server *server;
	const struct services *services;
	pthread_t thread;
	int index;
	int epoll_fd;
	int wake_fd;
	_Atomic bool stop;
	bool running;
	_Atomic bool quiet; /* quiesce asked */
	bool quiesced;
	_Atomic int active;
	_Atomic(struct request *) done; /* given back by workers */
	struct MHD_Daemon *mhd;
	struct pipeline *pipeline;
	bool pipeline_counted;
	struct connection *connections;
	struct metrics_shard *metrics;
	struct arena *spare[SPARE_ARENAS]; /* of requests that have ended, for those to come */
	int n_spare;
	struct cache *cache; /* ready answers of this loop */
	struct buffer log; /* access lines of this turn */
	int64_t swept_ns;
	int64_t now_ns; /* monotonic, of this turn: for what is measured in seconds */
	struct random_pool random; /* of request ids */
};

struct http_request {
	struct request r; /* first: the worker knows only this */
	struct loop *loop;
	struct MHD_Connection *mhd;
	struct connection *connection;
	const char *uri; /* raw, with query */
	const char *query; /* raw, or NULL */
	const char *method;
	bool traced; /* the caller traces, and is told our span */
	bool started; /* the first callback has been */
	bool has_body;
	bool unsound; /* where this request ends cannot be known: nothing after it is believed */
	bool head;
	int64_t content_length; /* -1: chunked */
	struct buffer body;
	struct spool *spool;
	struct pipeline_request statement;
	const char *const *values;
	struct range part; /* of a streamed answer */
	bool partial; /* it is less than asked for without Range: 206 */
	const struct cache_entry *ready; /* the answer, when it was kept */
	bool keep; /* the answer is to be kept, as of: */
	uint64_t generation;
	int64_t began_ns;
	size_t body_bytes; /* of the answer, for the log */
	int status;
	const char *auth_reason; /* for WWW-Authenticate */
	int64_t rate_limit; /* per minute; 0: not refused by rate */
};

static inline struct http_request *http_request_of(struct request *r)
{
	return (struct http_request *)r;
}

/* receive.c */
void *receive_uri(void *cls, const char *uri, struct MHD_Connection *mhd);
enum MHD_Result receive(void *cls, struct MHD_Connection *mhd, const char *url, const char *method, const char *version,
			const char *data, size_t *size, void **state);
void receive_completed(void *cls, struct MHD_Connection *mhd, void **state, enum MHD_RequestTerminationCode why);
/* guard.c: what must be refused before anything else is believed; 0 or -EPROTO with the problem set. */
int guard_headers(struct http_request *h) WARN_UNUSED;
const char *header_get(struct http_request *h, const char *name);
/* authorize.c: token, role, scope, duty, rate. */
int authorize(struct http_request *h) WARN_UNUSED;
int authorize_bytes(struct http_request *h, int64_t bytes) WARN_UNUSED; /* of an upload that has arrived */
/* body.c */
int body_expect(struct http_request *h) WARN_UNUSED; /* type and length, before the first byte */
int body_take(struct http_request *h, const char *data, size_t n) WARN_UNUSED;
int body_finish(struct http_request *h) WARN_UNUSED; /* parsed and validated */
/* accept.c: 406 and the language. */
int accept_check(struct http_request *h) WARN_UNUSED;
enum lang accept_language(const char *value);
/* dispatch.c: hands the request on; afterwards it is answered, suspended, or answered at once. */
enum MHD_Result dispatch(struct http_request *h);
void dispatch_resume(struct http_request *h);
void request_wake(struct request *r);
/* respond.c */
enum MHD_Result respond(struct http_request *h);
/* ready.c: answers from the cache. The answer is set from what was kept (true), or noted to be kept when it comes. */
bool ready_answer(struct http_request *h);
void ready_keep(struct http_request *h); /* a reply on its way out */
void ready_done(struct http_request *h);
/* stream.c: a response that is fetched piece by piece; h->part of it. */
struct MHD_Response *stream_response(struct http_request *h);
/* connection.c */
void connection_notify(void *cls, struct MHD_Connection *mhd, void **context, enum MHD_ConnectionNotificationCode code);
void connection_state(struct http_request *h, bool busy, bool receiving);
/* A body of unannounced length earns its time as it comes. */
void connection_received(struct http_request *h, size_t n);
void connections_sweep(struct loop *loop, int64_t now_ns);
/* access_log.c */
void access_log(struct http_request *h);
/* loop.c */
int loop_start(struct loop *loop, int listen_fd) WARN_UNUSED; /* listen_fd becomes the loop's */
void loop_stop(struct loop *loop); /* joins; safe after a failed loop_start */
void loop_wake(struct loop *loop);
