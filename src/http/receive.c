/* The callbacks of libmicrohttpd: a request from its first line to its end. Runs on the loop; never blocks. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/config.h"
#include "base/encode.h"
#include "base/log.h"
#include "http/address.h"
#include "http/internal.h"
#include "http/spool.h"
#include "work/statement.h"

#include "base/banned.h"

#define REQUEST_ARENA_BYTES (24U << 20)
#define URI_MAX_BYTES 4096U

static struct arena *take_arena(struct loop *loop)
{
	return loop->n_spare ? loop->spare[--loop->n_spare] : arena_new(REQUEST_ARENA_BYTES);
}

static void give_back_arena(struct loop *loop, struct arena *arena)
{
	if (loop->n_spare == SPARE_ARENAS) {
		arena_free(arena);
		return;
	}
	arena_reset(arena);
	loop->spare[loop->n_spare++] = arena;
}

/* The problem is most of a request and has its own way of being empty. */
static void clear(struct http_request *h)
{
	char *problem = (char *)&h->r.problem;
	char *after = problem + sizeof(h->r.problem);

	memset(h, 0, (size_t)(problem - (char *)h));
	problem_init(&h->r.problem);
	memset(after, 0, (size_t)((char *)(h + 1) - after));
}

void *receive_uri(void *cls, const char *uri, struct MHD_Connection *mhd)
{
	struct loop *loop = cls;
	struct arena *arena = take_arena(loop);
	struct http_request *h = arena ? arena_alloc(arena, sizeof(*h)) : NULL;

	if (!h) {
		arena_free(arena);
		return NULL;
	}
	clear(h);
	h->r.arena = arena;
	h->r.t0_ns = clock_mono_ns();
	h->r.piece = -1;
	h->r.wake = request_wake;
	h->loop = loop;
	h->mhd = mhd;
	h->uri = strlen(uri) <= URI_MAX_BYTES ? arena_strdup(arena, uri) : NULL;
	uuid_v7_pooled(clock_wall_us(), &loop->random, h->r.request_id);
	atomic_fetch_add(&loop->active, 1);
	return h;
}

void receive_completed(void *cls, struct MHD_Connection *mhd, void **state, enum MHD_RequestTerminationCode why)
{
	struct http_request *h = *state;
	struct loop *loop = cls;

	(void)mhd, (void)why;
	if (!h)
		return;
	*state = NULL;
	if (h->started)
		access_log(h);
	connection_state(h, false, false);
	ready_done(h);
	buffer_done(&h->body);
	arena_free(h->r.piece_arena);
	atomic_fetch_sub(&loop->active, 1);
	give_back_arena(loop, h->r.arena);
}

struct forwarded {
	struct arena *arena;
	char *list; /* of all lines: some proxies add a line of their own instead of going on with the one they got */
};

static enum MHD_Result add_forwarded(void *cls, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct forwarded *f = cls;

	(void)kind;
	if (value && strcasecmp(name, "X-Forwarded-For") == 0)
		f->list = arena_printf(f->arena, "%s%s%s", f->list ? f->list : "", f->list ? "," : "", value);
	return MHD_YES;
}

/* The client's network: the last address of the list that is not itself a trusted proxy's. Cuts the list; "" when there is none. */
static const char *last_stranger(char *list, const char *trusted)
{
	while (list && *list) {
		char *comma = strrchr(list, ',');
		char *one = comma ? comma + 1 : list;

		one += strspn(one, " \t");
		one[strcspn(one, " \t")] = '\0';
		if (*one && !address_listed(trusted, one))
			return one;
		*(comma ? comma : list) = '\0';
	}
	return "";
}

/* Whom rates are counted for without a token: the other end, or whom a trusted proxy names. */
static const char *client_address(struct http_request *h)
{
	const struct connection *c = h->connection;
	struct forwarded f = { .arena = h->r.arena };
	char network[ADDRESS_NETWORK_SIZE];

	if (!c || !*c->network)
		return "?";
	if (c->proxy)
		MHD_get_connection_values(h->mhd, MHD_HEADER_KIND, add_forwarded, &f);
	if (!f.list || address_network(last_stranger(f.list, h->loop->services->config->server_trusted_proxies), network) < 0)
		return c->network;
	return arena_strdup(h->r.arena, network);
}

static bool hex_run(const char *s, size_t n)
{
	return strspn(s, "0123456789abcdef") >= n;
}

/* W3C Trace Context: keeps the caller's trace, with a span of our own: the random half of the request's id. */
static void trace(struct http_request *h)
{
	const char *given = header_get(h, "traceparent");
	const char *id = h->r.request_id;
	char *out = h->r.traceparent;

	memcpy(out, "00-", 3);
	h->traced = given;
	if (given && strlen(given) == 55 && strncmp(given, "00-", 3) == 0 && hex_run(given + 3, 32) && given[35] == '-' &&
	    hex_run(given + 36, 16) && given[52] == '-' && hex_run(given + 53, 2) && strspn(given + 3, "0") < 32) {
		memcpy(out + 3, given + 3, 32);
	} else {
		memcpy(out + 3, id, 8);
		memcpy(out + 11, id + 9, 4);
		memcpy(out + 15, id + 14, 4);
		memcpy(out + 19, id + 19, 4);
		memcpy(out + 23, id + 24, 12);
	}
	out[35] = '-';
	memcpy(out + 36, id + 19, 4);
	memcpy(out + 40, id + 24, 12);
	memcpy(out + 52, "-01", 4);
}

static int split_uri(struct http_request *h)
{
	const char *mark;

	if (!h->uri)
		return problem_set(&h->r.problem, PROBLEM_URI_TOO_LONG, NULL, NULL);
	/* Such bytes are no URI (RFC 3986 section 2), and cannot be named in an answer in UTF-8. */
	for (const char *c = h->uri; *c; c++)
		if (*c <= 0x20 || *c >= 0x7f)
			return problem_set(&h->r.problem, PROBLEM_MALFORMED, "Alamat memuat tanda yang tidak sah.",
					   "The address contains characters that no address may have.");
	mark = strchr(h->uri, '?');
	h->query = mark ? mark + 1 : NULL;
	h->r.path = mark ? arena_strndup(h->r.arena, h->uri, (size_t)(mark - h->uri)) : h->uri;
	return h->r.path ? 0 : -ENOMEM;
}

/* A method of HTTP that no operation has: the path may still be there, and then has others. What is no method at all: 501 (RFC 9110
 * section 9.1). */
static int unknown_method(struct http_request *h)
{
	const struct contract *c = h->loop->services->contract;
	int error = 0;

	if (strcmp(h->method, "OPTIONS") != 0 && strcmp(h->method, "TRACE") != 0 && strcmp(h->method, "CONNECT") != 0)
		return problem_set(&h->r.problem, PROBLEM_NOT_SUPPORTED, NULL, NULL);
	for (int m = 0; m < HTTP_METHOD_COUNT && error == 0; m++)
		error = contract_route(c, (enum http_method)m, h->r.path, strlen(h->r.path), &h->r.route);
	if (error != -EOPNOTSUPP)
		return problem_set(&h->r.problem, PROBLEM_NOT_FOUND, NULL, NULL);
	h->r.problem.allow = h->r.route.allow;
	return problem_set(&h->r.problem, PROBLEM_METHOD, NULL, NULL);
}

static int find_operation(struct http_request *h)
{
	int method = http_method_parse(h->method);
	int error;

	if (method < 0)
		return unknown_method(h);
	h->head = method == HTTP_HEAD;
	error = contract_route(h->loop->services->contract, (enum http_method)method, h->r.path, strlen(h->r.path), &h->r.route);
	if (error == -EOPNOTSUPP) {
		h->r.problem.allow = h->r.route.allow;
		return problem_set(&h->r.problem, PROBLEM_METHOD, NULL, NULL);
	}
	if (error < 0)
		return problem_set(&h->r.problem, PROBLEM_NOT_FOUND, NULL, NULL);
	h->r.op = h->r.route.op;
	return 0;
}

static const char *header_value(void *cls, const char *name)
{
	return header_get(cls, name);
}

static const char *header_copy(struct http_request *h, const char *name)
{
	return arena_strdup(h->r.arena, header_get(h, name));
}

static int take_conditions(struct http_request *h)
{
	struct request *r = &h->r;
	const char *key = header_get(h, "Idempotency-Key");

	r->if_none_match = header_copy(h, "If-None-Match");
	r->if_match = r->op->if_match ? header_copy(h, "If-Match") : NULL;
	if (r->op->if_match_required && !r->if_match)
		return problem_set(&r->problem, PROBLEM_PRECONDITION_REQUIRED, "Baca lebih dulu dan kirim ETag-nya sebagai If-Match.",
				   "Read first and send its ETag as If-Match.");
	if (!key || !r->op->idempotency)
		return 0;
	for (const char *c = key; *c; c++)
		if (*c <= 0x20 || *c > 0x7e)
			key = "";
	if (strlen(key) < 8 || strlen(key) > 255)
		return problem_set(&r->problem, PROBLEM_PARAMETER, "Idempotency-Key: 8 sampai 255 huruf ASCII.",
				   "Idempotency-Key: 8 to 255 visible ASCII characters.");
	r->idempotency_key = arena_strdup(r->arena, key);
	return r->idempotency_key ? 0 : -ENOMEM;
}

/* Everything that can be said before the body; in the order in which a caller would ask (architecture.md section 3). */
static int check_head(struct http_request *h)
{
	struct request *r = &h->r;
	int error = split_uri(h);

	if (error == 0)
		error = guard_headers(h);
	h->unsound = error < 0;
	if (error == 0)
		error = find_operation(h);
	if (error == 0)
		error = body_expect(h);
	if (error == 0)
		error = accept_check(h);
	if (error == 0)
		error = authorize(h);
	if (error == 0)
		error = params_parse(&r->route, h->query, header_value, h, r->arena, &r->problem, &r->params);
	if (error == 0)
		error = take_conditions(h);
	return error;
}

static void begin(struct http_request *h, const char *method)
{
	const struct config *c = h->loop->services->config;
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(h->mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

	h->started = true;
	h->connection = info ? info->socket_context : NULL;
	h->method = arena_strdup(h->r.arena, method);
	h->r.lang = accept_language(header_get(h, "Accept-Language"));
	h->r.client_address = client_address(h);
	h->r.legal_us = clock_legal_us();
	h->r.deadline_ns = h->r.t0_ns + c->server_request_deadline_ms * NS_PER_MS;
	trace(h);
}

/* A negative result without a problem is our own trouble. */
static void note(struct http_request *h, int error)
{
	if (error < 0 && h->r.problem.code == PROBLEM_NONE)
		statement_problem(&h->r, error, NULL);
}

static enum MHD_Result first_call(struct http_request *h, const char *method)
{
	int error;

	begin(h, method);
	error = h->method && h->r.client_address ? check_head(h) : -ENOMEM;
	note(h, error);
	connection_state(h, true, h->has_body);
	/* With a body on its way the answer must come now, and the connection closes behind it; without one it waits for the second call, so that
	 * the connection lives (libmicrohttpd 0.9.75). */
	if (error < 0 && (h->has_body || h->unsound)) {
		request_move(&h->r, PHASE_DONE);
		return respond(h);
	}
	return MHD_YES;
}

static enum MHD_Result body_call(struct http_request *h, const char *data, size_t *size)
{
	connection_received(h, *size);
	if (h->r.problem.code == PROBLEM_NONE)
		note(h, body_take(h, data, *size));
	else if (h->content_length < 0)
		return MHD_NO; /* an endless chunked body: an answer would be lost anyway */
	*size = 0;
	return MHD_YES;
}

static enum MHD_Result last_call(struct http_request *h)
{
	connection_state(h, true, false);
	/* The time a slow client took to send is not ours: what the server may take counts from here. */
	h->r.deadline_ns = clock_mono_ns() + (h->r.op && h->r.op->time_ms ? h->r.op->time_ms : h->loop->services->config->server_request_deadline_ms) * NS_PER_MS;
	if (h->r.problem.code == PROBLEM_NONE)
		note(h, body_finish(h));
	return dispatch(h);
}

enum MHD_Result receive(void *cls, struct MHD_Connection *mhd, const char *url, const char *method, const char *version,
			const char *data, size_t *size, void **state)
{
	struct http_request *h = *state;

	(void)cls, (void)mhd, (void)url, (void)version;
	if (!h)
		return MHD_NO;
	if (!h->started)
		return first_call(h, method);
	if (*size)
		return body_call(h, data, size);
	if (request_phase(&h->r) == PHASE_HEADERS)
		return last_call(h);
	if (request_phase(&h->r) == PHASE_DONE)
		return respond(h);
	log_error("callback-out-of-turn", "request_id", h->r.request_id);
	return MHD_NO;
}
