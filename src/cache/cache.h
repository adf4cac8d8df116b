/* Ready answers to what everybody may read: by the bytes of the request, for a short while, bounded in bytes. One belongs to one thread (an I/O
 * loop), so nothing in it locks.
 *
 * An answer is served as long as the generation in which its reading began is still the present one, and never longer than its life: that bounds how
 * old an answer can be, also when no word of a change comes through. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/cleanup.h"

struct cache;

/* One answer; immutable. Valid until cache_release. */
struct cache_entry {
	const char *body;
	size_t body_len;
	const char *etag; /* or NULL */
	const char *link; /* or NULL */
};

/* What is kept may take max_bytes with its bookkeeping; 0: nothing is kept. life_ns counts from the beginning of the reading. -ENOMEM. */
int cache_new(size_t max_bytes, int64_t life_ns, struct cache **ret_cache) WARN_UNUSED;
/* No entry may be held any more. NULL allowed. */
void cache_free(struct cache *c);
/* The answer to this key, or NULL. Hold it no longer than needed: cache_release. */
const struct cache_entry *cache_get(struct cache *c, const char *key, uint64_t generation, int64_t now_ns);
/* Keeps a copy of an answer whose reading began in this generation at this monotonic time; the least lately used make room. What is too large, or
 * finds no memory, is not kept. */
void cache_put(struct cache *c, const char *key, const struct cache_entry *answer, uint64_t generation, int64_t began_ns);
void cache_release(struct cache *c, const struct cache_entry *entry);
/* Bytes kept now, bookkeeping included. */
size_t cache_bytes(const struct cache *c);
