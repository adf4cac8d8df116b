/* Owns the ready answers of one thread: a hash table with chains, and a list by last use. */
#include "cache/cache.h"

#include <errno.h>
#include <string.h>

#include <sodium.h>

#include "base/banned.h"

#define BUCKETS 4096U /* a power of two */
#define SHARE 8U      /* one answer may take this part of the whole */

struct item {
	struct cache_entry entry; /* first: what callers hold */
	struct item *next;	  /* of its bucket */
	struct item *newer, *older;
	uint64_t hash;
	uint64_t generation;
	int64_t began_ns;
	size_t bytes;
	unsigned held;
	bool gone; /* out of the table; freed by the last release */
	char text[]; /* key, body, etag, link, each with its NUL */
};

struct cache {
	size_t max_bytes;
	int64_t life_ns;
	size_t bytes;
	struct item *newest, *oldest;
	unsigned char key[crypto_shorthash_KEYBYTES]; /* clients choose what is hashed */
	struct item *buckets[BUCKETS];
};

int cache_new(size_t max_bytes, int64_t life_ns, struct cache **ret_cache)
{
	struct cache *c = calloc(1, sizeof(*c));

	if (!c)
		return -ENOMEM;
	c->max_bytes = max_bytes;
	c->life_ns = life_ns;
	crypto_shorthash_keygen(c->key);
	*ret_cache = c;
	return 0;
}

static uint64_t hash_of(const struct cache *c, const char *key)
{
	uint64_t hash;

	_Static_assert(sizeof(hash) == crypto_shorthash_BYTES, "one word");
	crypto_shorthash((unsigned char *)&hash, (const unsigned char *)key, strlen(key), c->key);
	return hash;
}

static void unlink_use(struct cache *c, struct item *i)
{
	*(i->newer ? &i->newer->older : &c->newest) = i->older;
	*(i->older ? &i->older->newer : &c->oldest) = i->newer;
	i->newer = i->older = NULL;
}

static void link_newest(struct cache *c, struct item *i)
{
	i->older = c->newest;
	*(c->newest ? &c->newest->newer : &c->oldest) = i;
	c->newest = i;
}

static void drop(struct cache *c, struct item *i)
{
	struct item **at = &c->buckets[i->hash & (BUCKETS - 1)];

	while (*at != i)
		at = &(*at)->next;
	*at = i->next;
	unlink_use(c, i);
	c->bytes -= i->bytes;
	i->gone = true;
	if (!i->held)
		free(i);
}

void cache_free(struct cache *c)
{
	if (!c)
		return;
	while (c->oldest)
		drop(c, c->oldest);
	free(c);
}

static struct item *find(struct cache *c, const char *key, uint64_t hash)
{
	struct item *i = c->buckets[hash & (BUCKETS - 1)];

	while (i && (i->hash != hash || strcmp(i->text, key) != 0))
		i = i->next;
	return i;
}

const struct cache_entry *cache_get(struct cache *c, const char *key, uint64_t generation, int64_t now_ns)
{
	struct item *i = find(c, key, hash_of(c, key));

	if (!i)
		return NULL;
	if (i->generation != generation || now_ns - i->began_ns >= c->life_ns) {
		drop(c, i);
		return NULL;
	}
	unlink_use(c, i);
	link_newest(c, i);
	i->held++;
	return &i->entry;
}

void cache_release(struct cache *c, const struct cache_entry *entry)
{
	struct item *i = (struct item *)(uintptr_t)entry;

	(void)c;
	i->held--;
	if (i->gone && !i->held)
		free(i);
}

static size_t text_size(const char *s)
{
	return s ? strlen(s) + 1 : 0;
}

static const char *keep_text(char **at, const char *s)
{
	char *here = *at;

	if (!s)
		return NULL;
	memcpy(here, s, strlen(s) + 1);
	*at += strlen(s) + 1;
	return here;
}

static struct item *item_new(const char *key, const struct cache_entry *answer, size_t bytes)
{
	struct item *i = calloc(1, bytes);
	char *at = i ? i->text : NULL;

	if (!i)
		return NULL;
	i->bytes = bytes;
	keep_text(&at, key);
	i->entry.etag = keep_text(&at, answer->etag);
	i->entry.link = keep_text(&at, answer->link);
	i->entry.body = at;
	i->entry.body_len = answer->body_len;
	memcpy(at, answer->body, answer->body_len);
	return i;
}

void cache_put(struct cache *c, const char *key, const struct cache_entry *answer, uint64_t generation, int64_t began_ns)
{
	size_t bytes = sizeof(struct item) + text_size(key) + text_size(answer->etag) + text_size(answer->link) + answer->body_len;
	uint64_t hash = hash_of(c, key);
	struct item *i = find(c, key, hash);

	if (bytes > c->max_bytes / SHARE)
		return;
	if (i)
		drop(c, i);
	while (c->bytes + bytes > c->max_bytes)
		drop(c, c->oldest);
	i = item_new(key, answer, bytes);
	if (!i)
		return;
	i->hash = hash;
	i->generation = generation;
	i->began_ns = began_ns;
	i->next = c->buckets[hash & (BUCKETS - 1)];
	c->buckets[hash & (BUCKETS - 1)] = i;
	link_newest(c, i);
	c->bytes += bytes;
}

size_t cache_bytes(const struct cache *c)
{
	return c->bytes;
}
