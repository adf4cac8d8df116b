/* Owns the rate limits' memory: one number per bucket in sets locked by shard; loops and workers.
 */
#include "auth/throttle.h"

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <string.h>

#include <sodium.h>

#include "base/clock.h"

#include "base/banned.h"

#define SHARDS 16
#define WAYS 8
#define NS_PER_MINUTE INT64_C(60000000000)

/* A bucket is the instant at which it will be full again (generic cell rate algorithm): each token
 * taken moves it one interval on. A bucket whose instant has passed is as good as none, so the
 * earliest is the one to forget. */
struct bucket {
	uint64_t key; /* 0: empty */
	int64_t full_ns;
};

struct throttle {
	unsigned char secret[crypto_shorthash_KEYBYTES];
	pthread_mutex_t locks[SHARDS];
	size_t sets;            /* a power of two */
	struct bucket *buckets; /* sets * WAYS */
};

int throttle_new(size_t entries, struct throttle **ret_throttle)
{
	struct throttle *t = calloc(1, sizeof(*t));

	if (!t)
		return -ENOMEM;
	for (t->sets = SHARDS; t->sets * WAYS < entries;)
		t->sets *= 2;
	t->buckets = calloc(t->sets * WAYS, sizeof(*t->buckets));
	if (!t->buckets) {
		free(t);
		return -ENOMEM;
	}
	randombytes_buf(t->secret, sizeof(t->secret));
	for (size_t i = 0; i < SHARDS; i++)
		pthread_mutex_init(&t->locks[i], NULL);
	*ret_throttle = t;
	return 0;
}

void throttle_free(struct throttle *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < SHARDS; i++)
		pthread_mutex_destroy(&t->locks[i]);
	free(t->buckets);
	free(t);
}

uint64_t throttle_key(const struct throttle *t, const char *what, const void *whom, size_t n)
{
	struct {
		uint64_t what, whom;
	} parts;
	unsigned char out[crypto_shorthash_BYTES];
	uint64_t key;

	crypto_shorthash((unsigned char *)&parts.what, (const unsigned char *)what, strlen(what),
			 t->secret);
	crypto_shorthash((unsigned char *)&parts.whom, whom, n, t->secret);
	crypto_shorthash(out, (unsigned char *)&parts, sizeof(parts), t->secret);
	memcpy(&key, out, sizeof(key));
	return key ? key : 1;
}

static struct bucket *find_bucket(struct bucket *set, uint64_t key, int64_t now_ns)
{
	struct bucket *b = &set[0];

	for (size_t i = 0; i < WAYS; i++)
		if (set[i].key == key)
			return &set[i];
	for (size_t i = 0; i < WAYS; i++) {
		if (!set[i].key) {
			b = &set[i];
			break;
		}
		if (set[i].full_ns < b->full_ns)
			b = &set[i];
	}
	*b = (struct bucket){ .key = key, .full_ns = now_ns };
	return b;
}

static int seconds_up(int64_t ns)
{
	int64_t s = (ns + NS_PER_S - 1) / NS_PER_S;

	return s < 1 ? 1 : s > INT_MAX ? INT_MAX : (int)s;
}

int throttle_take(struct throttle *t, uint64_t key, int64_t per_minute, int64_t burst,
		  int64_t now_mono_ns, int64_t *ret_remaining, int *ret_retry_after_s)
{
	return throttle_take_many(t, key, 1, per_minute, burst, now_mono_ns, ret_remaining, ret_retry_after_s);
}

/* How long n tokens take to come. */
static int64_t time_of(int64_t n, int64_t per_minute)
{
	int64_t interval = per_minute < NS_PER_MINUTE ? NS_PER_MINUTE / per_minute : 1;

	return n < INT64_MAX / 4 / interval ? n * interval : INT64_MAX / 4;
}

int throttle_take_many(struct throttle *t, uint64_t key, int64_t n, int64_t per_minute, int64_t burst,
		       int64_t now_mono_ns, int64_t *ret_remaining, int *ret_retry_after_s)
{
	int64_t wanted = time_of(n, per_minute), whole = time_of(burst, per_minute);
	size_t set = key & (t->sets - 1);
	pthread_mutex_t *lock = &t->locks[set % SHARDS];
	struct bucket *b;
	int64_t full;
	int r = 0;

	pthread_mutex_lock(lock);
	b = find_bucket(&t->buckets[set * WAYS], key, now_mono_ns);
	full = (b->full_ns > now_mono_ns ? b->full_ns : now_mono_ns) + wanted;
	if (full - now_mono_ns > whole) {
		*ret_remaining = 0;
		*ret_retry_after_s = seconds_up(full - now_mono_ns - whole);
		r = -EAGAIN;
	} else {
		b->full_ns = full;
		*ret_remaining = (whole - (full - now_mono_ns)) / time_of(1, per_minute);
		*ret_retry_after_s = 0;
	}
	pthread_mutex_unlock(lock);
	return r;
}

void throttle_give_back(struct throttle *t, uint64_t key, int64_t n, int64_t per_minute)
{
	size_t set = key & (t->sets - 1);
	pthread_mutex_t *lock = &t->locks[set % SHARDS];
	struct bucket *buckets = &t->buckets[set * WAYS];

	pthread_mutex_lock(lock);
	for (size_t i = 0; i < WAYS; i++)
		if (buckets[i].key == key)
			buckets[i].full_ns -= time_of(n, per_minute);
	pthread_mutex_unlock(lock);
}
