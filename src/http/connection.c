/* Owns the list of a loop's connections and closes those that take longer than any honest client needs; runs on the loop. */
#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#include "base/config.h"
#include "http/internal.h"

#include "base/banned.h"

#define LARGEST_BODY (INT64_C(1) << 30) /* the largest that settings allow */

/* Who is at the other end, once for all its requests: as text, as network, and whether it is a proxy that is believed. */
static void know_peer(struct connection *c, struct MHD_Connection *mhd, const char *trusted)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	char text[64];
	const char *peer = text;

	if (!info || address_text(info->client_addr, text, sizeof(text)) < 0)
		return;
	if (strncmp(text, "::ffff:", 7) == 0 && strchr(text, '.')) /* IPv4 on a socket of both: named as in the settings */
		peer = text + 7;
	c->proxy = address_listed(trusted, peer);
	if (address_network(peer, c->network) < 0)
		*c->network = '\0';
}

static void add(struct loop *loop, struct MHD_Connection *mhd, void **context)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD);
	struct connection *c = calloc(1, sizeof(*c));

	*context = c;
	if (!c)
		return;
	c->fd = info->connect_fd;
	c->since_ns = clock_mono_ns();
	know_peer(c, mhd, loop->services->config->server_trusted_proxies);
	c->next = loop->connections;
	if (c->next)
		c->next->prev = c;
	loop->connections = c;
}

static void drop(struct loop *loop, void **context)
{
	struct connection *c = *context;

	if (!c)
		return;
	if (c->next)
		c->next->prev = c->prev;
	if (c->prev)
		c->prev->next = c->next;
	else
		loop->connections = c->next;
	free(c);
	*context = NULL;
}

void connection_notify(void *cls, struct MHD_Connection *mhd, void **context, enum MHD_ConnectionNotificationCode code)
{
	struct loop *loop = cls;

	if (code == MHD_CONNECTION_NOTIFY_STARTED)
		add(loop, mhd, context);
	else
		drop(loop, context);
	metrics_connections(loop->metrics, code == MHD_CONNECTION_NOTIFY_STARTED ? 1 : -1);
}

/* One second for each 16 KiB: slower than any telephone line, faster than a trickle. What is
 * announced may be anything; nobody gets more than the largest body takes. */
static int64_t allowance_ns(int64_t bytes)
{
	return (bytes < LARGEST_BODY ? bytes : LARGEST_BODY) * (NS_PER_S / 16384);
}

void connection_state(struct http_request *h, bool busy, bool receiving)
{
	struct connection *c = h->connection;

	if (!c)
		return;
	c->busy = busy;
	c->receiving = receiving;
	c->since_ns = h->loop->now_ns;
	c->allowance_ns = receiving && h->content_length > 0 ? allowance_ns(h->content_length) : 0;
}

void connection_received(struct http_request *h, size_t n)
{
	if (h->connection && h->content_length < 0)
		h->connection->allowance_ns += allowance_ns((int64_t)n);
}

void connections_sweep(struct loop *loop, int64_t now_ns)
{
	const struct config *config = loop->services->config;
	int64_t receive_ns = config->server_header_timeout_s * NS_PER_S;
	/* Between requests: libmicrohttpd closes silent connections after the idle timeout; one that keeps sending without ever completing its headers
	 * is caught by the sum. */
	int64_t between_ns = config->server_idle_timeout_s * NS_PER_S + receive_ns;

	if (now_ns - loop->swept_ns < NS_PER_S)
		return;
	loop->swept_ns = now_ns;
	for (struct connection *c = loop->connections; c; c = c->next) {
		int64_t age = now_ns - c->since_ns;

		if ((c->receiving && age > receive_ns + c->allowance_ns) || (!c->busy && age > between_ns))
			shutdown(c->fd, SHUT_RDWR);
	}
}
