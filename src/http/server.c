/* Owns the loops and the metrics server; start and stop run on the main thread. */
#include "http/server.h"

#include <errno.h>
#include <string.h>

#include "base/config.h"
#include "base/log.h"
#include "http/address.h"
#include "http/internal.h"

#include "base/banned.h"

struct server {
	const struct services *services;
	struct metrics_server *metrics;
	struct metrics_shard **shards;
	int port;
	int n;
	struct loop loops[];
};

static int start_loops(struct server *s, int n)
{
	char listen[96];
	int error = address_probe(s->services->config->server_listen, &s->port);

	if (error == 0)
		error = address_with_port(s->services->config->server_listen, s->port, listen, sizeof(listen));
	for (s->n = 0; error == 0 && s->n < n; s->n++) {
		struct loop *loop = &s->loops[s->n];
		int fd = address_listen(listen, true);

		if (fd < 0)
			return fd;
		loop->server = s;
		loop->services = s->services;
		loop->index = s->n;
		error = metrics_shard_new(s->services->contract, &loop->metrics);
		s->shards[s->n] = loop->metrics;
		if (error == 0)
			error = loop_start(loop, fd);
		if (error < 0)
			return error;
	}
	return error;
}

static int start_metrics(struct server *s)
{
	const char *listen = s->services->config->server_metrics_listen;

	if (!listen || !*listen)
		return 0;
	return metrics_server_start(listen, s->services, s->shards, s->n, s->services->metrics_extra, s->services->metrics_cls, &s->metrics);
}

int server_start(const struct services *services, struct server **ret_server)
{
	int n = (int)services->config->server_io_threads;
	struct server *s = calloc(1, sizeof(*s) + (size_t)n * sizeof(s->loops[0]));
	int error;

	if (!s)
		return -ENOMEM;
	s->services = services;
	s->shards = calloc((size_t)n, sizeof(*s->shards));
	error = s->shards ? start_loops(s, n) : -ENOMEM;
	if (error < 0) {
		log_error("listen", "address", services->config->server_listen, "error", strerror(-error));
		server_stop(s);
		return error;
	}
	error = start_metrics(s);
	if (error < 0) {
		log_error("listen", "address", services->config->server_metrics_listen, "error", strerror(-error));
		server_stop(s);
		return error;
	}
	*ret_server = s;
	return 0;
}

int server_port(const struct server *s)
{
	return s->port;
}

void server_quiesce(struct server *s)
{
	for (int i = 0; i < s->n; i++) {
		atomic_store(&s->loops[i].quiet, true);
		loop_wake(&s->loops[i]);
	}
}

int server_active(const struct server *s)
{
	int active = 0;

	for (int i = 0; i < s->n; i++)
		active += atomic_load(&((struct server *)(uintptr_t)s)->loops[i].active);
	return active;
}

void server_stop(struct server *s)
{
	if (!s)
		return;
	metrics_server_stop(s->metrics);
	for (int i = 0; i < s->n; i++)
		loop_stop(&s->loops[i]);
	for (int i = 0; i < s->n; i++)
		metrics_shard_free(s->shards[i]);
	free(s->shards);
	free(s);
}
