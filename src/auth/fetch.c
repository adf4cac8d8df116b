/* Owns outgoing requests for key sets by libcurl; the key refresher's thread. */
#include "auth/fetch.h"

#include <errno.h>

#include "outgoing/outgoing.h"

#include "base/banned.h"

#define CONNECT_TIMEOUT_S 5L
#define TOTAL_TIMEOUT_S 10L

static int check(const char *url, bool loopback_http, enum outgoing_way *ret_way)
{
	int r = outgoing_way(url, "https", "http", ret_way);

	if (r < 0)
		return r;
	return *ret_way == OUTGOING_TLS || (loopback_http && *ret_way == OUTGOING_LOOPBACK) ? 0 : -EPERM;
}

int fetch_check_url(const char *url, bool loopback_http)
{
	enum outgoing_way way;

	return check(url, loopback_http, &way);
}

int fetch_document(const char *url, bool loopback_http, const char *ca_file,
		   const atomic_bool *stop, struct buffer *out, const char **ret_reason)
{
	struct outgoing o = {
		.url = url,
		.protocols = loopback_http ? "https,http" : "https",
		.ca_file = ca_file,
		.connect_timeout_s = CONNECT_TIMEOUT_S,
		.total_timeout_s = TOTAL_TIMEOUT_S,
		.answer = out,
		.answer_max = FETCH_MAX_BYTES,
		.stop = stop,
	};
	long status = 0;
	CURLcode code;
	CURL *curl;
	int r;

	*ret_reason = "address not allowed";
	r = check(url, loopback_http, &o.way);
	if (r < 0)
		return r;
	curl = curl_easy_init();
	if (!curl)
		return -ENOMEM;
	outgoing_prepare(curl, &o);
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
