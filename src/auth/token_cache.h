/* Verified tokens remembered by the SHA-256 of their text (never the text), bounded, until exp or
 * until keys change. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/cleanup.h"
#include "base/identity.h"

#define TOKEN_HASH_BYTES 32

struct token_cache;

/* Room for about entries tokens (rounded up; 0: remembers nothing). Thread-safe. Owned by the
 * caller (token_cache_free). */
int token_cache_new(size_t entries, struct token_cache **ret_cache) WARN_UNUSED;
void token_cache_free(struct token_cache *c);

void token_cache_hash(const char *token, size_t len, unsigned char out[static TOKEN_HASH_BYTES]);
/* 0 and the identity, or -ENOENT: not there, verified under another key set generation, or over
 * (now_s - leeway_s). */
int token_cache_get(struct token_cache *c, const unsigned char hash[static TOKEN_HASH_BYTES],
		    uint64_t generation, int64_t now_s, int64_t leeway_s,
		    struct identity *ret_identity) WARN_UNUSED;
/* Remembers; generation is that of the snapshot the token was verified with. */
void token_cache_put(struct token_cache *c, const unsigned char hash[static TOKEN_HASH_BYTES],
		     uint64_t generation, const struct identity *id);
