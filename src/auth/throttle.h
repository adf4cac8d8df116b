/* How often somebody may do something: token buckets in a table of fixed size. Thread-safe, never
 * blocks for long. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/cleanup.h"

struct throttle;

/* Room for about entries buckets (rounded up). Owned by the caller (throttle_free). */
int throttle_new(size_t entries, struct throttle **ret_throttle) WARN_UNUSED;
void throttle_free(struct throttle *t);

/* A bucket's key: what is limited (a fixed word) and for whom (address, account, sub). Keyed with a
 * secret of this process, so that nobody can aim at another's bucket. Never 0. */
uint64_t throttle_key(const struct throttle *t, const char *what, const void *whom, size_t n);

/* Takes one token out of the bucket that holds burst and fills with per_minute (both at least 1).
 * 0, or -EAGAIN when it is empty (nothing is taken then). ret_remaining: tokens left;
 * ret_retry_after_s: seconds until the next one is there, at least 1 when refused, 0 otherwise.
 * now_mono_ns is clock_mono_ns. A full table forgets the bucket that is nearest to full. */
int throttle_take(struct throttle *t, uint64_t key, int64_t per_minute, int64_t burst,
		  int64_t now_mono_ns, int64_t *ret_remaining, int *ret_retry_after_s) WARN_UNUSED;
/* The same for n tokens at once, at least 1; more than the bucket holds are never given. */
int throttle_take_many(struct throttle *t, uint64_t key, int64_t n, int64_t per_minute, int64_t burst,
		       int64_t now_mono_ns, int64_t *ret_remaining, int *ret_retry_after_s) WARN_UNUSED;
/* Puts n tokens back that were taken for what turned out not to count; nothing when the bucket was forgotten meanwhile. */
void throttle_give_back(struct throttle *t, uint64_t key, int64_t n, int64_t per_minute);
