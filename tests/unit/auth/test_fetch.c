/* Fetching strictly (fetch.c). */
#include "auth/fetch.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <criterion/criterion.h>
#include <curl/curl.h>

#include "leak.h"
#include "server.h"

static void start(void)
{
	curl_global_init(CURL_GLOBAL_DEFAULT);
}

static void stop(void)
{
	curl_global_cleanup();
	fail_on_leak();
}

TestSuite(fetch, .init = start, .fini = stop, .timeout = 30);

static const struct {
	const char *url;
	int production;
	int development;
} urls[] = {
	{ "https://id.example/jwks", 0, 0 },
	{ "https://127.0.0.1/jwks", 0, 0 },
	{ "http://id.example/jwks", -EPERM, -EPERM },
	{ "http://127.0.0.1:8080/jwks", -EPERM, 0 },
	{ "http://localhost/jwks", -EPERM, 0 },
	{ "http://[::1]:1/jwks", -EPERM, 0 },
	{ "http://127.0.0.1.evil.example/jwks", -EPERM, -EPERM },
	{ "http://127.0.0.1@evil.example/jwks", -EPERM, -EPERM },
	{ "https://user:pass@id.example/jwks", -EPERM, -EPERM },
	{ "file:///etc/passwd", -EPERM, -EPERM },
	{ "ftp://127.0.0.1/jwks", -EPERM, -EPERM },
	{ "id.example/jwks", -EPERM, -EPERM },
	{ "", -EPERM, -EPERM },
};

Test(fetch, addresses)
{
	for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
		cr_expect_eq(fetch_check_url(urls[i].url, false), urls[i].production, "%s",
			     urls[i].url);
		cr_expect_eq(fetch_check_url(urls[i].url, true), urls[i].development, "%s",
			     urls[i].url);
	}
}

static int fetch(const struct server *s, struct buffer *out, const char **reason)
{
	char url[64];

	snprintf(url, sizeof(url), "http://127.0.0.1:%d/jwks", s->port);
	return fetch_document(url, true, NULL, NULL, out, reason);
}

Test(fetch, takes_a_document)
{
	const char *reason;
	struct buffer out;
	struct server s;

	buffer_init(&out, FETCH_MAX_BYTES);
	server_start(&s, 200, "", "{\"keys\":[]}");
	cr_expect_eq(fetch(&s, &out, &reason), 0, "%s", reason);
	cr_expect_str_eq(out.data, "{\"keys\":[]}");
	cr_expect_eq(fetch_document("http://127.0.0.1:1/", false, NULL, NULL, &out, &reason),
		     -EPERM);
	server_stop(&s);
	buffer_done(&out);
}

Test(fetch, follows_no_redirect)
{
	const char *reason;
	struct buffer out;
	struct server s, other;
	char location[64];

	buffer_init(&out, FETCH_MAX_BYTES);
	server_start(&other, 200, "", "elsewhere");
	snprintf(location, sizeof(location), "Location: http://127.0.0.1:%d/\r\n", other.port);
	server_start(&s, 302, location, "");
	cr_expect_eq(fetch(&s, &out, &reason), -EIO);
	cr_expect_eq(other.served, 0);
	server_answer(&s, 404, "", "no");
	cr_expect_eq(fetch(&s, &out, &reason), -EIO);
	server_stop(&s);
	server_stop(&other);
	buffer_done(&out);
}

Test(fetch, takes_no_more_than_the_maximum)
{
	char *body = malloc(FETCH_MAX_BYTES + 2);
	const char *reason;
	struct buffer out;
	struct server s;

	memset(body, ' ', FETCH_MAX_BYTES + 1);
	body[FETCH_MAX_BYTES] = '\0';
	buffer_init(&out, 2 * FETCH_MAX_BYTES);
	server_start(&s, 200, "", body);
	cr_expect_eq(fetch(&s, &out, &reason), 0);
	cr_expect_eq(out.len, FETCH_MAX_BYTES);
	buffer_done(&out);
	buffer_init(&out, 2 * FETCH_MAX_BYTES);
	body[FETCH_MAX_BYTES] = ' ';
	body[FETCH_MAX_BYTES + 1] = '\0';
	cr_expect_eq(fetch(&s, &out, &reason), -EIO);
	server_stop(&s);
	buffer_done(&out);
	free(body);
}

Test(fetch, says_when_nobody_is_there)
{
	const char *reason = NULL;
	struct buffer out;
	struct server s;

	buffer_init(&out, FETCH_MAX_BYTES);
	server_start(&s, 200, "", "");
	server_stop(&s);
	cr_expect_eq(fetch(&s, &out, &reason), -EIO);
	cr_expect(reason && *reason);
	buffer_done(&out);
}
