/* Refuses what libmicrohttpd lets pass but two readers could understand differently (RFC 9112); runs on the loop. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "http/internal.h"

#include "base/banned.h"

#define MAX_HEADERS 64

struct tally {
	int headers, host, content_length, transfer_encoding, authorization, content_type;
	bool odd_encoding;
	bool odd_value;
};

/* A field name is a token (RFC 9110 section 5.1): with a space before the colon two readers see two different names. */
static bool odd_name(const char *name)
{
	return !*name || name[strspn(name, "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")] != '\0';
}

static enum MHD_Result count(void *cls, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct tally *t = cls;

	(void)kind;
	t->headers++;
	t->host += strcasecmp(name, "Host") == 0;
	t->content_length += strcasecmp(name, "Content-Length") == 0;
	t->authorization += strcasecmp(name, "Authorization") == 0;
	t->content_type += strcasecmp(name, "Content-Type") == 0;
	if (strcasecmp(name, "Transfer-Encoding") == 0) {
		t->transfer_encoding++;
		t->odd_encoding |= !value || strcasecmp(value, "chunked") != 0;
	}
	t->odd_value |= odd_name(name);
	for (const unsigned char *c = (const unsigned char *)(value ? value : ""); *c; c++)
		t->odd_value |= (*c < 0x20 && *c != '\t') || *c == 0x7f;
	return MHD_YES;
}

const char *header_get(struct http_request *h, const char *name)
{
	return MHD_lookup_connection_value(h->mhd, MHD_HEADER_KIND, name);
}

static bool digits(const char *s)
{
	return *s && strspn(s, "0123456789") == strlen(s) && strlen(s) <= 18;
}

int guard_headers(struct http_request *h)
{
	struct tally t = { 0 };
	const char *length;

	MHD_get_connection_values(h->mhd, MHD_HEADER_KIND, count, &t);
	if (t.headers > MAX_HEADERS)
		return problem_set(&h->r.problem, PROBLEM_HEADERS_TOO_LARGE, NULL, NULL);
	if ((t.content_length && t.transfer_encoding) || t.content_length > 1 || t.transfer_encoding > 1 || t.odd_encoding)
		return problem_set(&h->r.problem, PROBLEM_MALFORMED, "Panjang isi dinyatakan dengan cara yang bertentangan.",
				   "The length of the body is stated in conflicting ways.");
	if (t.host > 1 || t.authorization > 1 || t.content_type > 1 || t.odd_value)
		return problem_set(&h->r.problem, PROBLEM_MALFORMED, "Ada kepala permintaan yang ganda atau cacat.",
				   "A header is repeated or malformed.");
	length = header_get(h, "Content-Length");
	if (length && !digits(length))
		return problem_set(&h->r.problem, PROBLEM_MALFORMED, "Content-Length bukan bilangan.", "Content-Length is not a number.");
	h->content_length = t.transfer_encoding ? -1 : length ? strtoll(length, NULL, 10) : 0;
	h->has_body = h->content_length != 0;
	return 0;
}
