/* Memory that lives and dies with one request (or one start-up step). One owner at a time; not
 * thread-safe. */
#pragma once

#include <stdarg.h>
#include <stddef.h>

#include "base/cleanup.h"

struct arena;

/* A new arena that refuses to grow beyond max_bytes. NULL when memory is short. Owned by the caller
 * (arena_free). */
struct arena *arena_new(size_t max_bytes) WARN_UNUSED;
/* Runs what arena_defer registered, newest first, then frees everything. NULL is allowed. */
void arena_free(struct arena *a);
/* The same, but the arena stays, with its first piece of memory, as if new. */
void arena_reset(struct arena *a);
static inline void cleanup_arena(struct arena **a)
{
	arena_free(*a);
}
#define CLEANUP_ARENA CLEANUP(cleanup_arena)

/* Uninitialised / zeroed memory aligned for any type; NULL beyond the maximum or when memory is
 * short. */
void *arena_alloc(struct arena *a, size_t bytes) WARN_UNUSED;
void *arena_zalloc(struct arena *a, size_t bytes) WARN_UNUSED;
/* Copies; NULL in gives NULL out. */
char *arena_strdup(struct arena *a, const char *s) WARN_UNUSED;
char *arena_strndup(struct arena *a, const char *s, size_t n) WARN_UNUSED;
void *arena_memdup(struct arena *a, const void *p, size_t n) WARN_UNUSED;
char *arena_printf(struct arena *a, const char *fmt, ...) WARN_UNUSED
	__attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *fmt, va_list ap) WARN_UNUSED __attribute__((format(printf, 2, 0)));

/* Gives a foreign object to the arena: fn(obj) runs in arena_free. When this fails (-ENOMEM)
 * fn(obj) has run already. */
int arena_defer(struct arena *a, void (*fn)(void *), void *obj) WARN_UNUSED;
/* Bytes handed out so far. */
size_t arena_used(const struct arena *a);
