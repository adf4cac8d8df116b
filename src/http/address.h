/* Listening addresses: "127.0.0.1:8080", "[::1]:8080", or a socket handed over by systemd. */
#pragma once

#include <stdbool.h>
#include <sys/socket.h>

#include "base/cleanup.h"

/* A listening, non-blocking socket, or negative errno. shared: SO_REUSEPORT, for several loops on one port (the first call must be exclusive
 * to notice a port in use: address_probe). */
int address_listen(const char *text, bool shared) WARN_UNUSED;
/* 0 when the address can be bound exclusively now; the port chosen (for port 0) in ret_port. */
int address_probe(const char *text, int *ret_port) WARN_UNUSED;
/* "host:0" with another port, into out. */
int address_with_port(const char *text, int port, char *out, size_t size) WARN_UNUSED;
/* Numeric text of an address without port. */
int address_text(const struct sockaddr *sa, char *out, size_t size) WARN_UNUSED;
#define ADDRESS_NETWORK_SIZE 46
/* By what its holder cannot choose himself: an IPv4 address in one spelling (also out of ::ffff:...), of an IPv6 address the network
 * (/64) that a subscriber is given. text may carry a port. -EINVAL: not an address. */
int address_network(const char *text, char out[static ADDRESS_NETWORK_SIZE]) WARN_UNUSED;
/* Whether a list of addresses, separated by commas and blanks, has this one. */
bool address_listed(const char *list, const char *address);
