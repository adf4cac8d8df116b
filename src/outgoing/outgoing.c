/* Sets libcurl up for connections to others; on whichever thread makes the transfer. Owns nothing. */
#include "outgoing/outgoing.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <string.h>

#include "base/banned.h"

static void cleanup_url(CURLU **u)
{
	curl_url_cleanup(*u);
}

static void cleanup_part(char **part)
{
	curl_free(*part);
}

void cleanup_curl_slist(struct curl_slist **list)
{
	curl_slist_free_all(*list);
}

static bool is_loopback(const char *host)
{
	return !strcmp(host, "127.0.0.1") || !strcmp(host, "[::1]") || !strcmp(host, "localhost");
}

int outgoing_way(const char *url, const char *secure, const char *plain, enum outgoing_way *ret_way)
{
	CLEANUP(cleanup_url) CURLU *u = curl_url();
	CLEANUP(cleanup_part) char *scheme = NULL;
	CLEANUP(cleanup_part) char *host = NULL;
	CLEANUP(cleanup_part) char *user = NULL;

	if (!u)
		return -ENOMEM;
	if (curl_url_set(u, CURLUPART_URL, url, 0) || curl_url_get(u, CURLUPART_SCHEME, &scheme, 0) ||
	    curl_url_get(u, CURLUPART_HOST, &host, 0) || !curl_url_get(u, CURLUPART_USER, &user, 0))
		return -EPERM;
	if (!strcmp(scheme, secure))
		*ret_way = OUTGOING_TLS;
	else if (!strcmp(scheme, plain))
		*ret_way = is_loopback(host) ? OUTGOING_LOOPBACK : OUTGOING_PLAIN;
	else
		return -EPERM;
	return 0;
}

static void cleanup_addrinfo(struct addrinfo **a)
{
	if (*a)
		freeaddrinfo(*a);
}

static bool is_nowhere_v4(uint32_t a)
{
	return a == INADDR_ANY || (a & 0xffff0000U) == 0xa9fe0000U || (a & 0xf0000000U) == 0xe0000000U || a == INADDR_BROADCAST;
}

static bool is_nowhere(const struct sockaddr *a)
{
	const struct in6_addr *v6 = &((const struct sockaddr_in6 *)(const void *)a)->sin6_addr;

	if (a->sa_family == AF_INET)
		return is_nowhere_v4(ntohl(((const struct sockaddr_in *)(const void *)a)->sin_addr.s_addr));
	if (a->sa_family != AF_INET6)
		return true;
	if (IN6_IS_ADDR_V4MAPPED(v6)) {
		uint32_t v4;

		memcpy(&v4, &v6->s6_addr[12], sizeof(v4));
		return is_nowhere_v4(ntohl(v4));
	}
	return IN6_IS_ADDR_UNSPECIFIED(v6) || IN6_IS_ADDR_LINKLOCAL(v6) || IN6_IS_ADDR_MULTICAST(v6);
}

static int resolve(const char *host, const char *port, struct addrinfo **ret_list)
{
	const struct addrinfo hints = { .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM };
	char name[256];
	size_t n = strlen(host);

	if (n >= sizeof(name))
		return -EHOSTUNREACH;
	/* [::1] is written with its brackets in an address, and looked up without. */
	snprintf(name, sizeof(name), "%.*s", (int)(*host == '[' ? n - 2 : n), host + (*host == '['));
	return getaddrinfo(name, port, &hints, ret_list) == 0 && *ret_list ? 0 : -EHOSTUNREACH;
}

static int pin(const char *host, const char *port, const struct addrinfo *list, struct curl_slist **ret_list)
{
	char numeric[INET6_ADDRSTRLEN + 1], line[512];

	for (const struct addrinfo *a = list; a; a = a->ai_next)
		if (is_nowhere(a->ai_addr))
			return -EPERM;
	if (getnameinfo(list->ai_addr, list->ai_addrlen, numeric, sizeof(numeric), NULL, 0, NI_NUMERICHOST) != 0)
		return -EHOSTUNREACH;
	snprintf(line, sizeof(line), list->ai_family == AF_INET6 ? "%s:%s:[%s]" : "%s:%s:%s", host, port, numeric);
	*ret_list = curl_slist_append(NULL, line);
	return *ret_list ? 0 : -ENOMEM;
}

int outgoing_pin(const char *url, struct curl_slist **ret_list)
{
	CLEANUP(cleanup_url) CURLU *u = curl_url();
	CLEANUP(cleanup_part) char *host = NULL;
	CLEANUP(cleanup_part) char *port = NULL;
	CLEANUP(cleanup_addrinfo) struct addrinfo *list = NULL;
	int r;

	if (!u)
		return -ENOMEM;
	if (curl_url_set(u, CURLUPART_URL, url, 0) || curl_url_get(u, CURLUPART_HOST, &host, 0) ||
	    curl_url_get(u, CURLUPART_PORT, &port, CURLU_DEFAULT_PORT))
		return -EPERM;
	r = resolve(host, port, &list);
	return r < 0 ? r : pin(host, port, list, ret_list);
}

static size_t on_answer(char *data, size_t size, size_t n, void *cls)
{
	struct outgoing *o = cls;

	o->answered += size * n;
	if (o->answered > o->answer_max)
		return 0;
	if (!o->answer)
		return size * n;
	buffer_append(o->answer, data, size * n);
	return buffer_error(o->answer) == 0 ? size * n : 0;
}

static int on_progress(void *cls, curl_off_t dltotal, curl_off_t dlnow, curl_off_t ultotal, curl_off_t ulnow)
{
	const struct outgoing *o = cls;

	return o->stop && atomic_load(o->stop);
}

void outgoing_prepare(CURL *curl, struct outgoing *o)
{
	o->answered = 0;
	curl_easy_setopt(curl, CURLOPT_URL, o->url);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, o->protocols);
	curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, o->connect_timeout_s);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, o->total_timeout_s);
	curl_easy_setopt(curl, CURLOPT_MAXFILESIZE, (long)o->answer_max);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "layanand");
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_answer);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, o);
	curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
	curl_easy_setopt(curl, CURLOPT_XFERINFODATA, o);
	curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
	/* This machine is reached directly, whatever proxy the environment names. */
	if (o->way == OUTGOING_LOOPBACK)
		curl_easy_setopt(curl, CURLOPT_PROXY, "");
	if (o->ca_file && *o->ca_file)
		curl_easy_setopt(curl, CURLOPT_CAINFO, o->ca_file);
}
