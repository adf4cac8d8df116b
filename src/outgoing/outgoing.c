/* Sets libcurl up for connections to others; on whichever thread makes the transfer. Owns nothing. */
#include "outgoing/outgoing.h"

#include <errno.h>
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
