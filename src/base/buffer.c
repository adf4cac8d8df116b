/* Growing byte buffers with a maximum and sticky failure; run on the thread that owns one. */
#include "base/buffer.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "base/banned.h"

#define SMALLEST_CAPACITY ((size_t)256)

void buffer_init(struct buffer *b, size_t max)
{
	/* Half the address space is as good as no limit, and spares every sum below its overflow
	 * check. */
	*b = (struct buffer){ .max = max < SIZE_MAX / 2 - 1 ? max : SIZE_MAX / 2 - 1 };
}

void buffer_done(struct buffer *b)
{
	free(b->data);
	*b = (struct buffer){ 0 };
}

static char *fail(struct buffer *b, int error)
{
	b->failed = true;
	if (!b->error)
		b->error = error;
	return NULL;
}

static bool grow(struct buffer *b, size_t need)
{
	size_t cap = b->cap ? b->cap : SMALLEST_CAPACITY;
	char *data;

	while (cap < need)
		cap *= 2;
	if (cap > b->max + 1)
		cap = b->max + 1;
	data = realloc(b->data, cap);
	if (!data)
		return false;
	b->data = data;
	b->cap = cap;
	return true;
}

char *buffer_reserve(struct buffer *b, size_t n)
{
	if (b->failed)
		return NULL;
	if (n > b->max - b->len)
		return fail(b, -ENOBUFS);
	if (b->len + n + 1 > b->cap && !grow(b, b->len + n + 1))
		return fail(b, -ENOMEM);
	return b->data + b->len;
}

void buffer_commit(struct buffer *b, size_t n)
{
	b->len += n;
	b->data[b->len] = '\0';
}

void buffer_append(struct buffer *b, const void *data, size_t n)
{
	char *to = buffer_reserve(b, n);

	if (!to)
		return;
	if (n)
		memcpy(to, data, n);
	buffer_commit(b, n);
}

void buffer_string(struct buffer *b, const char *s)
{
	buffer_append(b, s, strlen(s));
}

void buffer_char(struct buffer *b, char c)
{
	buffer_append(b, &c, 1);
}

void buffer_printf(struct buffer *b, const char *fmt, ...)
{
	va_list ap;
	char *to;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0) {
		fail(b, -EINVAL);
		return;
	}
	to = buffer_reserve(b, (size_t)n);
	if (!to)
		return;
	va_start(ap, fmt);
	vsnprintf(to, (size_t)n + 1, fmt, ap);
	va_end(ap);
	buffer_commit(b, (size_t)n);
}

int buffer_error(const struct buffer *b)
{
	return b->failed && !b->error ? -ENOBUFS : b->error;
}

char *buffer_take(struct buffer *b, size_t *ret_len)
{
	char *data = NULL;
	size_t len = 0;

	if (buffer_reserve(b, 0)) {
		b->data[b->len] = '\0';
		len = b->len;
		data = TAKE(b->data);
		b->len = 0;
		b->cap = 0;
	}
	if (ret_len)
		*ret_len = len;
	return data;
}

int buffer_write(void *cls, const void *data, size_t n)
{
	struct buffer *b = cls;

	buffer_append(b, data, n);
	return buffer_error(b);
}
