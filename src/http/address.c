/* Parses and binds listening addresses; runs at start, owns nothing. */
#include "http/address.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/un.h>

#include "base/banned.h"

#define BACKLOG 1024

static int split(const char *text, char *host, size_t size, const char **ret_port)
{
	const char *colon = strrchr(text, ':');
	size_t n = colon ? (size_t)(colon - text) : 0;

	if (!colon || n == 0 || n >= size)
		return -EINVAL;
	if (text[0] == '[' && text[n - 1] == ']') {
		text++;
		n -= 2;
	}
	memcpy(host, text, n);
	host[n] = '\0';
	*ret_port = colon + 1;
	return 0;
}

static int bind_one(const char *text, bool shared, int *ret_port)
{
	struct addrinfo hints = { .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE, .ai_socktype = SOCK_STREAM };
	struct addrinfo *found = NULL;
	struct sockaddr_storage bound;
	socklen_t size = sizeof(bound);
	char host[64];
	const char *port;
	int fd, one = 1;

	if (split(text, host, sizeof(host), &port) < 0 || getaddrinfo(host, port, &hints, &found) != 0)
		return -EINVAL;
	fd = socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one)) < 0 ||
	    (shared && setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &one, sizeof(one)) < 0) ||
	    bind(fd, found->ai_addr, found->ai_addrlen) < 0 || getsockname(fd, (struct sockaddr *)&bound, &size) < 0) {
		int error = -errno;

		freeaddrinfo(found);
		if (fd >= 0)
			close(fd);
		return error;
	}
	freeaddrinfo(found);
	*ret_port = ntohs(bound.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&bound)->sin6_port : ((struct sockaddr_in *)&bound)->sin_port);
	return fd;
}

int address_listen(const char *text, bool shared)
{
	int port;
	int fd = bind_one(text, shared, &port);

	if (fd < 0)
		return fd;
	if (listen(fd, BACKLOG) < 0) {
		int error = -errno;

		close(fd);
		return error;
	}
	return fd;
}

int address_probe(const char *text, int *ret_port)
{
	int fd = bind_one(text, false, ret_port);

	if (fd < 0)
		return fd;
	/* Bound addresses only conflict in earnest when somebody listens: SO_REUSEADDR lets two sockets bind. */
	if (listen(fd, 1) < 0) {
		int error = -errno;

		close(fd);
		return error;
	}
	close(fd);
	return 0;
}

int address_with_port(const char *text, int port, char *out, size_t size)
{
	char host[64];
	const char *old;
	int n;

	if (split(text, host, sizeof(host), &old) < 0)
		return -EINVAL;
	n = snprintf(out, size, strchr(host, ':') ? "[%s]:%d" : "%s:%d", host, port);
	return n < 0 || (size_t)n >= size ? -ENOBUFS : 0;
}

int address_text(const struct sockaddr *sa, char *out, size_t size)
{
	const void *address = sa->sa_family == AF_INET6 ? (const void *)&((const struct sockaddr_in6 *)sa)->sin6_addr :
							   (const void *)&((const struct sockaddr_in *)sa)->sin_addr;

	if (sa->sa_family != AF_INET && sa->sa_family != AF_INET6)
		return -EAFNOSUPPORT;
	return inet_ntop(sa->sa_family, address, out, (socklen_t)size) ? 0 : -errno;
}

/* The address alone, out of "a", "a:port", "[a]" and "[a]:port". */
static int without_port(const char *text, char *out, size_t size)
{
	bool bracket = *text == '[';
	const char *begin = text + bracket;
	const char *colon = strchr(begin, ':');
	bool port = !bracket && colon && !strchr(colon + 1, ':');
	size_t n = bracket ? strcspn(begin, "]") : port ? (size_t)(colon - begin) : strlen(begin);

	if (n >= size)
		return -EINVAL;
	memcpy(out, begin, n);
	out[n] = '\0';
	return 0;
}

int address_network(const char *text, char out[static ADDRESS_NETWORK_SIZE])
{
	static const unsigned char mapped[12] = { [10] = 0xff, [11] = 0xff };
	unsigned char raw[16];
	char alone[64];
	int family = AF_INET;
	const void *address = raw;

	if (without_port(text, alone, sizeof(alone)) < 0)
		return -EINVAL;
	if (inet_pton(AF_INET, alone, raw) != 1) {
		if (inet_pton(AF_INET6, alone, raw) != 1)
			return -EINVAL;
		if (memcmp(raw, mapped, sizeof(mapped)) == 0) {
			address = raw + sizeof(mapped);
		} else {
			family = AF_INET6;
			memset(raw + 8, 0, 8);
		}
	}
	return inet_ntop(family, address, out, ADDRESS_NETWORK_SIZE) ? 0 : -EINVAL;
}

bool address_listed(const char *list, const char *address)
{
	size_t n = strlen(address);

	while (*list) {
		size_t item = strcspn(list, ", ");

		if (item == n && memcmp(list, address, n) == 0)
			return true;
		list += item;
		list += strspn(list, ", ");
	}
	return false;
}
