/* Text forms of bytes: hex, base64url (RFC 4648 section 5, no padding), UUIDv7 (RFC 9562),
 * percent-decoding (RFC 3986). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/cleanup.h"

#define UUID_TEXT_SIZE 37 /* with NUL */

/* A new UUIDv7 for the given instant (milliseconds of it) with random bits from getrandom. */
void uuid_v7(int64_t unix_us, char out[static UUID_TEXT_SIZE]);

/* Random bytes fetched ahead, for one thread that needs a few very often. Zeroed: empty. */
struct random_pool {
	unsigned char bytes[256];
	size_t left;
};
/* The same with random bits from the pool, which is filled again when it is used up. */
void uuid_v7_pooled(int64_t unix_us, struct random_pool *pool, char out[static UUID_TEXT_SIZE]);
/* Canonical text form, any case. */
bool uuid_valid(const char *s);

/* out has room for 2n+1. */
void hex_encode(const void *data, size_t n, char *out);
/* Exact: n bytes from 2n digits; -EINVAL otherwise. */
int hex_decode(const char *s, size_t len, void *out, size_t n) WARN_UNUSED;

#define BASE64URL_SIZE(n) (((n) * 4 + 2) / 3 + 1)
/* out has room for BASE64URL_SIZE(n); returns the length written without NUL. */
size_t base64url_encode(const void *data, size_t n, char *out);
/* Strict and canonical: no padding, no blanks, unused bits zero. Returns bytes written or -EINVAL /
 * -ENOBUFS. */
ptrdiff_t base64url_decode(const char *s, size_t len, void *out, size_t max) WARN_UNUSED;

/* Decodes %XX in place of a copy: out has room for len+1. plus_is_space for forms and queries.
 * Refuses %00, bad digits and bytes that are not UTF-8: -EINVAL. Returns the length. */
ptrdiff_t percent_decode(const char *s, size_t len, bool plus_is_space, char *out) WARN_UNUSED;
bool utf8_valid(const char *s, size_t n);
