/* The HTTP side: I/O loops around libmicrohttpd. Everything that blocks is elsewhere. */
#pragma once

#include "work/services.h"

struct server;

/* Binds server_listen, starts server_io_threads loops and, when configured, the metrics address. Errors are logged. */
int server_start(const struct services *s, struct server **ret_server) WARN_UNUSED;
/* The port in use (the configured one may be 0). */
int server_port(const struct server *s);
/* No new connections; answers carry Connection: close. */
void server_quiesce(struct server *s);
/* Requests between their first byte and the end of their answer. */
int server_active(const struct server *s);
/* Joins the loops. The queue is closed and workers are joined already, so that nothing is suspended. */
void server_stop(struct server *s);
