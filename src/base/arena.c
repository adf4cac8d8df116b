/* Arenas: chunked bump allocation with a hard maximum and deferred destructors; runs on whichever
 * thread owns the arena. */
#include "base/arena.h"

#include <errno.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define POISON(p, n) ASAN_POISON_MEMORY_REGION(p, n)
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION(p, n)
#define RED_ZONE ALIGNMENT /* so that a step past the end of one object is seen */
#else
#define POISON(p, n) ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#define RED_ZONE ((size_t)0)
#endif

#include "base/banned.h"

#define ALIGNMENT alignof(max_align_t)
#define FIRST_CHUNK ((size_t)16384) /* a request and what it usually needs */
#define LARGEST_CHUNK ((size_t)65536)

struct chunk {
	struct chunk *next;
	size_t size;
	alignas(max_align_t) char data[];
};

struct deferred {
	struct deferred *next;
	void (*fn)(void *);
	void *obj;
};

struct arena {
	struct chunk *chunks; /* all of them; the first is the one being filled */
	char *free_at;
	char *free_end;
	struct deferred *deferred; /* newest first */
	size_t used;
	size_t max;
	size_t next_chunk;
};

struct arena *arena_new(size_t max_bytes)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (!a)
		return NULL;
	a->max = max_bytes;
	a->next_chunk = FIRST_CHUNK;
	return a;
}

/* Frees all chunks but one. */
static void free_chunks(struct arena *a, const struct chunk *but)
{
	for (struct chunk *c = a->chunks, *next; c; c = next) {
		next = c->next;
		if (c == but)
			continue;
		UNPOISON(c->data, c->size);
		free(c);
	}
}

static void run_deferred(struct arena *a)
{
	for (struct deferred *d = a->deferred; d; d = d->next)
		d->fn(d->obj);
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	run_deferred(a);
	free_chunks(a, NULL);
	free(a);
}

void arena_reset(struct arena *a)
{
	struct chunk *first = a->chunks;

	run_deferred(a);
	while (first && first->next)
		first = first->next;
	if (first && first->size != FIRST_CHUNK)
		first = NULL;
	free_chunks(a, first);
	*a = (struct arena){ .chunks = first, .max = a->max, .next_chunk = FIRST_CHUNK };
	if (!first)
		return;
	first->next = NULL;
	POISON(first->data, first->size);
	a->free_at = first->data;
	a->free_end = first->data + first->size;
}

static struct chunk *add_chunk(struct arena *a, size_t size)
{
	struct chunk *c = malloc(sizeof(*c) + size);

	if (!c)
		return NULL;
	c->size = size;
	c->next = a->chunks;
	a->chunks = c;
	POISON(c->data, size);
	return c;
}

/* An object too large for the regular chunk gets one of its own; what is left of the current chunk
 * stays in use. */
static char *take(struct arena *a, size_t bytes)
{
	char *p;

	if (bytes > (size_t)(a->free_end - a->free_at)) {
		bool own = bytes > a->next_chunk / 2;
		struct chunk *c = add_chunk(a, own ? bytes : a->next_chunk);

		if (!c)
			return NULL;
		if (own)
			return c->data;
		a->free_at = c->data;
		a->free_end = c->data + c->size;
		if (a->next_chunk < LARGEST_CHUNK)
			a->next_chunk *= 2;
	}
	p = a->free_at;
	a->free_at += bytes;
	return p;
}

void *arena_alloc(struct arena *a, size_t bytes)
{
	size_t rounded;
	char *p;

	if (bytes > a->max)
		return NULL;
	rounded = (bytes + (bytes == 0) + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
	if (rounded < bytes || rounded > a->max - a->used)
		return NULL;
	p = take(a, rounded + RED_ZONE);
	if (!p)
		return NULL;
	UNPOISON(p, bytes);
	a->used += rounded;
	return p;
}

void *arena_zalloc(struct arena *a, size_t bytes)
{
	void *p = arena_alloc(a, bytes);

	return p ? memset(p, 0, bytes) : NULL;
}

void *arena_memdup(struct arena *a, const void *p, size_t n)
{
	void *copy;

	if (!p)
		return NULL;
	copy = arena_alloc(a, n);
	return copy ? memcpy(copy, p, n) : NULL;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
	size_t len;
	char *copy;

	if (!s)
		return NULL;
	len = strnlen(s, n);
	if (len == SIZE_MAX)
		return NULL;
	copy = arena_alloc(a, len + 1);
	if (!copy)
		return NULL;
	memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return s ? arena_memdup(a, s, strlen(s) + 1) : NULL;
}

char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	char *text;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n < 0)
		return NULL;
	text = arena_alloc(a, (size_t)n + 1);
	if (text)
		vsnprintf(text, (size_t)n + 1, fmt, ap);
	return text;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *text;

	va_start(ap, fmt);
	text = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return text;
}

int arena_defer(struct arena *a, void (*fn)(void *), void *obj)
{
	struct deferred *d = arena_alloc(a, sizeof(*d));

	if (!d) {
		fn(obj);
		return -ENOMEM;
	}
	*d = (struct deferred){ .next = a->deferred, .fn = fn, .obj = obj };
	a->deferred = d;
	return 0;
}

size_t arena_used(const struct arena *a)
{
	return a->used;
}
