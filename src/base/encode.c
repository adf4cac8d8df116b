/* Text forms of bytes: pure functions, callable from every thread. */
#include "base/encode.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "base/banned.h"

static const char HEX[] = "0123456789abcdef";
static const char BASE64URL[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

void hex_encode(const void *data, size_t n, char *out)
{
	const unsigned char *in = data;

	for (size_t i = 0; i < n; i++) {
		out[2 * i] = HEX[in[i] >> 4];
		out[2 * i + 1] = HEX[in[i] & 15];
	}
	out[2 * n] = '\0';
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

int hex_decode(const char *s, size_t len, void *out, size_t n)
{
	unsigned char *to = out;

	if (len % 2 || len / 2 != n)
		return -EINVAL;
	for (size_t i = 0; i < n; i++) {
		int high = hex_digit(s[2 * i]);
		int low = hex_digit(s[2 * i + 1]);

		if (high < 0 || low < 0)
			return -EINVAL;
		to[i] = (unsigned char)(high << 4 | low);
	}
	return 0;
}

static void random_bytes(void *out, size_t n)
{
	ssize_t got;

	/* Up to 256 bytes come whole once the pool is ready; only a signal before that can
	 * interrupt. */
	do
		got = getrandom(out, n, 0);
	while (got < 0 && errno == EINTR);
	if (got != (ssize_t)n)
		abort(); /* no randomness: identifiers and keys could be guessed */
}

static void uuid_write(int64_t unix_us, const unsigned char random[static 8], char out[static UUID_TEXT_SIZE])
{
	uint64_t ms = (uint64_t)(unix_us / 1000);
	/* RFC 9562 6.2 method 3: the microseconds go into rand_a, so that ids of one thread sort by
	 * time. */
	unsigned fraction = (unsigned)(unix_us % 1000) * 4096 / 1000;
	unsigned char b[16];
	char hex[33];
	char *at = out;

	memcpy(b + 8, random, 8);
	for (int i = 0; i < 6; i++)
		b[i] = (unsigned char)(ms >> (40 - 8 * i));
	b[6] = (unsigned char)(0x70 | fraction >> 8);
	b[7] = (unsigned char)fraction;
	b[8] = (unsigned char)(0x80 | (b[8] & 0x3f));
	hex_encode(b, sizeof(b), hex);
	/* By hand: every request has one, and printf costs more than all the rest. */
	for (int i = 0; i < 32; i++) {
		if (i == 8 || i == 12 || i == 16 || i == 20)
			*at++ = '-';
		*at++ = hex[i];
	}
	*at = '\0';
}

void uuid_v7(int64_t unix_us, char out[static UUID_TEXT_SIZE])
{
	unsigned char random[8];

	random_bytes(random, sizeof(random));
	uuid_write(unix_us, random, out);
}

void uuid_v7_pooled(int64_t unix_us, struct random_pool *pool, char out[static UUID_TEXT_SIZE])
{
	if (pool->left < 8) {
		random_bytes(pool->bytes, sizeof(pool->bytes));
		pool->left = sizeof(pool->bytes);
	}
	pool->left -= 8;
	uuid_write(unix_us, pool->bytes + pool->left, out);
}

bool uuid_valid(const char *s)
{
	for (size_t i = 0; i < UUID_TEXT_SIZE - 1; i++) {
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;

		if (dash ? s[i] != '-' : hex_digit(s[i]) < 0)
			return false;
	}
	return s[UUID_TEXT_SIZE - 1] == '\0';
}

size_t base64url_encode(const void *data, size_t n, char *out)
{
	const unsigned char *in = data;
	unsigned bits = 0;
	unsigned acc = 0;
	size_t len = 0;

	for (size_t i = 0; i < n; i++) {
		acc = acc << 8 | in[i];
		for (bits += 8; bits >= 6; bits -= 6)
			out[len++] = BASE64URL[acc >> (bits - 6) & 63];
		acc &= (1u << bits) - 1;
	}
	if (bits)
		out[len++] = BASE64URL[acc << (6 - bits) & 63];
	out[len] = '\0';
	return len;
}

static int base64url_digit(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	if (c == '-')
		return 62;
	return c == '_' ? 63 : -1;
}

ptrdiff_t base64url_decode(const char *s, size_t len, void *out, size_t max)
{
	unsigned char *to = out;
	unsigned bits = 0;
	unsigned acc = 0;
	size_t n = 0;

	if (len % 4 == 1)
		return -EINVAL;
	for (size_t i = 0; i < len; i++) {
		int digit = base64url_digit(s[i]);

		if (digit < 0)
			return -EINVAL;
		acc = acc << 6 | (unsigned)digit;
		bits += 6;
		if (bits < 8)
			continue;
		if (n == max)
			return -ENOBUFS;
		bits -= 8;
		to[n++] = (unsigned char)(acc >> bits);
		acc &= (1u << bits) - 1;
	}
	/* One text per value: a signature with other unused bits would be a second spelling of the
	 * same token. */
	return acc ? -EINVAL : (ptrdiff_t)n;
}

/* Length of the UTF-8 sequence at s (RFC 3629: shortest form, no surrogates, up to U+10FFFF), 0
 * when there is none. */
static size_t utf8_sequence(const unsigned char *s, size_t n)
{
	unsigned char low = 0x80;
	unsigned char high = 0xbf;
	size_t len;

	if (s[0] < 0x80)
		return 1;
	if (s[0] < 0xc2 || s[0] > 0xf4)
		return 0;
	len = s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;
	if (len > n)
		return 0;
	if (s[0] == 0xe0)
		low = 0xa0;
	else if (s[0] == 0xed)
		high = 0x9f;
	else if (s[0] == 0xf0)
		low = 0x90;
	else if (s[0] == 0xf4)
		high = 0x8f;
	if (s[1] < low || s[1] > high)
		return 0;
	for (size_t i = 2; i < len; i++)
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	return len;
}

bool utf8_valid(const char *s, size_t n)
{
	const unsigned char *at = (const unsigned char *)s;

	while (n) {
		size_t len = utf8_sequence(at, n);

		if (!len)
			return false;
		at += len;
		n -= len;
	}
	return true;
}

ptrdiff_t percent_decode(const char *s, size_t len, bool plus_is_space, char *out)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		char c = s[i];

		if (c == '%') {
			unsigned char byte;

			if (len - i < 3 || hex_decode(s + i + 1, 2, &byte, 1))
				return -EINVAL;
			c = (char)byte;
			i += 2;
		} else if (c == '+' && plus_is_space) {
			c = ' ';
		}
		if (!c)
			return -EINVAL;
		out[n++] = c;
	}
	out[n] = '\0';
	return utf8_valid(out, n) ? (ptrdiff_t)n : -EINVAL;
}
