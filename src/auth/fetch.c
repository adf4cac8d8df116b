/* Owns outgoing requests for key sets by libcurl; the key refresher's thread. */
#include "auth/fetch.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include <curl/curl.h>

#include "base/banned.h"

#define CONNECT_TIMEOUT_S 5L
#define TOTAL_TIMEOUT_S 10L

struct transfer {
	struct buffer *out;
	const atomic_bool *stop;
};

static void cleanup_url(CURLU **u)
{
	curl_url_cleanup(*u);
}

static void cleanup_part(char **part)
{
	curl_free(*part);
}

static bool is_loopback(const char *host)
{
	return !strcmp(host, "127.0.0.1") || !strcmp(host, "[::1]") || !strcmp(host, "localhost");
}

int fetch_check_url(const char *url, bool loopback_http)
{
	CLEANUP(cleanup_url) CURLU *u = curl_url();
	CLEANUP(cleanup_part) char *scheme = NULL;
	CLEANUP(cleanup_part) char *host = NULL;
	CLEANUP(cleanup_part) char *user = NULL;

	if (!u)
		return -ENOMEM;
	if (curl_url_set(u, CURLUPART_URL, url, 0) ||
	    curl_url_get(u, CURLUPART_SCHEME, &scheme, 0) ||
	    curl_url_get(u, CURLUPART_HOST, &host, 0) || !curl_url_get(u, CURLUPART_USER, &user, 0))
		return -EPERM;
	if (!strcmp(scheme, "https"))
		return 0;
	return loopback_http && !strcmp(scheme, "http") && is_loopback(host) ? 0 : -EPERM;
}

static size_t on_body(char *data, size_t size, size_t n, void *cls)
{
	struct transfer *t = cls;

	if (t->out->len + size * n > FETCH_MAX_BYTES)
		return 0;
	buffer_append(t->out, data, size * n);
	return buffer_error(t->out) == 0 ? size * n : 0;
}

static int on_progress(void *cls, curl_off_t dltotal, curl_off_t dlnow, curl_off_t ultotal,
		       curl_off_t ulnow)
{
	struct transfer *t = cls;

	return t->stop && atomic_load(t->stop);
}

static void set_options(CURL *curl, const char *url, bool loopback_http, const char *ca_file,
			struct transfer *t)
{
	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, loopback_http ? "https,http" : "https");
	curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, CONNECT_TIMEOUT_S);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, TOTAL_TIMEOUT_S);
	curl_easy_setopt(curl, CURLOPT_MAXFILESIZE, (long)FETCH_MAX_BYTES);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "layanand");
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, t);
	curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
	curl_easy_setopt(curl, CURLOPT_XFERINFODATA, t);
	curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
	/* This machine is reached directly, whatever proxy the environment names. */
	if (!strncasecmp(url, "http:", 5))
		curl_easy_setopt(curl, CURLOPT_PROXY, "");
	if (ca_file)
		curl_easy_setopt(curl, CURLOPT_CAINFO, ca_file);
}

int fetch_document(const char *url, bool loopback_http, const char *ca_file,
		   const atomic_bool *stop, struct buffer *out, const char **ret_reason)
{
	struct transfer t = { .out = out, .stop = stop };
	long status = 0;
	CURLcode code;
	CURL *curl;
	int r;

	*ret_reason = "address not allowed";
	r = fetch_check_url(url, loopback_http);
	if (r < 0)
		return r;
	curl = curl_easy_init();
	if (!curl)
		return -ENOMEM;
	set_options(curl, url, loopback_http, ca_file, &t);
	code = curl_easy_perform(curl);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_cleanup(curl);
	if (code != CURLE_OK)
		*ret_reason = curl_easy_strerror(code);
	else if (status != 200)
		*ret_reason = "answered with another status than 200";
	else
		return 0;
	return -EIO;
}
