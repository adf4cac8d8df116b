/* Owns the memory of verified tokens: sets of a few slots, locked by shard; the I/O loops. */
#include "auth/token_cache.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/sha.h>

#include "base/banned.h"

#define SHARDS 16
#define WAYS 4

struct slot {
	unsigned char hash[TOKEN_HASH_BYTES];
	uint64_t generation; /* 0: empty; key set generations begin at 1 */
	uint64_t used;       /* the shard's tick at the last hit: the lowest goes first */
	struct identity id;
};

struct shard {
	pthread_mutex_t lock;
	uint64_t tick;
};

struct token_cache {
	struct shard shards[SHARDS];
	size_t sets;        /* a power of two, or 0: off */
	struct slot *slots; /* sets * WAYS; untouched pages cost nothing */
};

int token_cache_new(size_t entries, struct token_cache **ret_cache)
{
	struct token_cache *c = calloc(1, sizeof(*c));

	if (!c)
		return -ENOMEM;
	if (entries)
		for (c->sets = SHARDS; c->sets * WAYS < entries;)
			c->sets *= 2;
	if (c->sets) {
		c->slots = calloc(c->sets * WAYS, sizeof(*c->slots));
		if (!c->slots) {
			free(c);
			return -ENOMEM;
		}
	}
	for (size_t i = 0; i < SHARDS; i++)
		pthread_mutex_init(&c->shards[i].lock, NULL);
	*ret_cache = c;
	return 0;
}

void token_cache_free(struct token_cache *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < SHARDS; i++)
		pthread_mutex_destroy(&c->shards[i].lock);
	free(c->slots);
	free(c);
}

void token_cache_hash(const char *token, size_t len, unsigned char out[static TOKEN_HASH_BYTES])
{
	SHA256((const unsigned char *)token, len, out);
}

static struct slot *find_set(struct token_cache *c, const unsigned char *hash,
			     struct shard **ret_shard)
{
	uint64_t h;
	size_t set;

	memcpy(&h, hash, sizeof(h));
	set = h & (c->sets - 1);
	*ret_shard = &c->shards[set % SHARDS];
	return &c->slots[set * WAYS];
}

int token_cache_get(struct token_cache *c, const unsigned char hash[static TOKEN_HASH_BYTES],
		    uint64_t generation, int64_t now_s, int64_t leeway_s,
		    struct identity *ret_identity)
{
	struct shard *shard;
	struct slot *set;
	int r = -ENOENT;

	if (!c->sets)
		return r;
	set = find_set(c, hash, &shard);
	pthread_mutex_lock(&shard->lock);
	for (size_t i = 0; i < WAYS; i++) {
		struct slot *s = &set[i];

		if (!s->generation || memcmp(s->hash, hash, TOKEN_HASH_BYTES) != 0)
			continue;
		if (s->generation == generation && s->id.exp_s > now_s - leeway_s) {
			s->used = ++shard->tick;
			*ret_identity = s->id;
			r = 0;
		} else {
			s->generation = 0;
		}
		break;
	}
	pthread_mutex_unlock(&shard->lock);
	return r;
}

/* The slot to write: the token's own, else an empty or outdated one, else the one not used for
 * longest. */
static struct slot *pick_slot(struct slot *set, const unsigned char *hash, uint64_t generation)
{
	struct slot *best = &set[0];

	for (size_t i = 0; i < WAYS; i++)
		if (set[i].generation && !memcmp(set[i].hash, hash, TOKEN_HASH_BYTES))
			return &set[i];
	for (size_t i = 0; i < WAYS; i++) {
		if (set[i].generation != generation)
			return &set[i];
		if (set[i].used < best->used)
			best = &set[i];
	}
	return best;
}

void token_cache_put(struct token_cache *c, const unsigned char hash[static TOKEN_HASH_BYTES],
		     uint64_t generation, const struct identity *id)
{
	struct shard *shard;
	struct slot *set, *s;

	if (!c->sets)
		return;
	set = find_set(c, hash, &shard);
	pthread_mutex_lock(&shard->lock);
	s = pick_slot(set, hash, generation);
	memcpy(s->hash, hash, TOKEN_HASH_BYTES);
	s->generation = generation;
	s->used = ++shard->tick;
	s->id = *id;
	pthread_mutex_unlock(&shard->lock);
}
