/* A growing byte buffer with a declared maximum. Failure is sticky: check once at the end. Not
 * thread-safe. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/cleanup.h"

struct buffer {
	char *data; /* always NUL-terminated once anything was appended */
	size_t len;
	size_t cap;
	size_t max; /* bytes of content allowed */
	bool failed;
	int error; /* what buffer_error answers: the first failure */
};

/* An empty buffer that holds at most max bytes. Owns memory: buffer_done. */
void buffer_init(struct buffer *b, size_t max);
void buffer_done(struct buffer *b);
#define CLEANUP_BUFFER CLEANUP(buffer_done)

void buffer_append(struct buffer *b, const void *data, size_t n);
void buffer_string(struct buffer *b, const char *s);
void buffer_char(struct buffer *b, char c);
void buffer_printf(struct buffer *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* 0, or -ENOBUFS when the maximum was passed, -ENOMEM when memory was short. */
int buffer_error(const struct buffer *b) WARN_UNUSED;
/* Hands out the content (free()); the buffer is empty afterwards. Never NULL for a buffer without
 * error, except that an untouched buffer needs a byte of memory. */
char *buffer_take(struct buffer *b, size_t *ret_len) WARN_UNUSED;
/* Makes room for n more bytes and returns where they go (then buffer_commit what was written); NULL
 * on failure. */
char *buffer_reserve(struct buffer *b, size_t n);
void buffer_commit(struct buffer *b, size_t n);
/* A callback for writers that want one: cls is the buffer; 0 or negative errno. */
int buffer_write(void *cls, const void *data, size_t n);
