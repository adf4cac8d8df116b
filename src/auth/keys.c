/* Owns the key store: snapshots are taken by any thread, replaced by the one refresher thread. */
#include "auth/keys.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>

#include <curl/curl.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/sleeper.h"

#include "base/banned.h"

/* One issuer's keys as the refresher knows them; touched by its thread only (and by keys_load
 * before it runs). */
struct source {
	const struct issuer *issuer;
	struct key_list *list; /* NULL: none yet, or too old */
	int64_t next_ns;       /* when to look again */
	int64_t good_ns;       /* when reading last worked */
};

struct keys {
	pthread_mutex_t lock; /* guards set */
	struct sleeper sleeper;
	struct key_set *set;
	atomic_bool early; /* look at everything, before its time */
	atomic_uint_fast64_t generation;
	_Atomic int64_t wanted_ns; /* when an early look was last asked for */
	bool dirty; /* lists changed since the last snapshot; refresher only, like the sources */
	size_t n;
	struct source sources[ISSUERS_MAX];
};

void key_set_unref(struct key_set *s)
{
	if (!s || atomic_fetch_sub_explicit(&s->refs, 1, memory_order_acq_rel) != 1)
		return;
	for (size_t i = 0; i < s->n; i++)
		key_unref(s->entries[i].key);
	signer_unref(s->signer);
	free(s);
}

int key_set_write_jwks(const struct key_set *s, struct buffer *out)
{
	struct json_writer w;
	int r = 0;

	jw_init(&w, out);
	jw_object(&w);
	jw_key(&w, "keys");
	jw_array(&w);
	for (size_t i = 0; r == 0 && i < s->n; i++)
		if (s->entries[i].issuer == s->builtin)
			r = key_write_jwk(s->entries[i].key, &w);
	jw_array_end(&w);
	jw_object_end(&w);
	return r < 0 ? r : buffer_error(out);
}

/* A snapshot of the sources' lists, holding references of its own. */
static struct key_set *make_set(const struct keys *k, uint64_t generation)
{
	struct key_set *s;
	size_t n = 0;

	for (size_t i = 0; i < k->n; i++)
		n += k->sources[i].list ? k->sources[i].list->n : 0;
	s = calloc(1, sizeof(*s) + n * sizeof(s->entries[0]));
	if (!s)
		return NULL;
	atomic_init(&s->refs, 1);
	s->generation = generation;
	for (size_t i = 0; i < k->n; i++) {
		const struct source *src = &k->sources[i];

		if (src->issuer->source == ISSUER_SIGNING_DIR)
			s->builtin = src->issuer;
		if (src->list && src->list->signer)
			s->signer = signer_ref(src->list->signer);
		for (size_t j = 0; src->list && j < src->list->n; j++)
			s->entries[s->n++] =
			    (struct key_entry){ src->issuer, key_ref(src->list->keys[j]) };
	}
	return s;
}

/* Puts a new snapshot in place; when memory is short the old one stays and the next look tries
 * again. */
static int publish(struct keys *k)
{
	uint64_t generation = atomic_load(&k->generation) + 1;
	struct key_set *s = make_set(k, generation), *old;

	if (!s)
		return -ENOMEM;
	pthread_mutex_lock(&k->lock);
	old = k->set;
	k->set = s;
	atomic_store(&k->generation, generation);
	pthread_mutex_unlock(&k->lock);
	key_set_unref(old);
	return 0;
}

int keys_new(const struct issuers *is, struct keys **ret_keys)
{
	struct keys *k = calloc(1, sizeof(*k));
	int r;

	if (!k)
		return -ENOMEM;
	r = sleeper_init(&k->sleeper);
	if (r < 0) {
		free(k);
		return r;
	}
	curl_global_init(CURL_GLOBAL_DEFAULT);
	pthread_mutex_init(&k->lock, NULL);
	atomic_init(&k->wanted_ns, -KEYS_EARLY_S * NS_PER_S);
	for (size_t i = 0; i < is->n; i++)
		k->sources[k->n++].issuer = &is->list[i];
	if (publish(k) < 0) {
		keys_free(k);
		return -ENOMEM;
	}
	*ret_keys = k;
	return 0;
}

void keys_free(struct keys *k)
{
	if (!k)
		return;
	for (size_t i = 0; i < k->n; i++)
		key_list_free(k->sources[i].list);
	key_set_unref(k->set);
	sleeper_done(&k->sleeper);
	pthread_mutex_destroy(&k->lock);
	curl_global_cleanup();
	free(k);
}

static int64_t period_ns(const struct source *src)
{
	return (src->issuer->source == ISSUER_JWKS_URL ? KEYS_FETCH_EVERY_S : KEYS_LOOK_EVERY_S) *
	       NS_PER_S;
}

/* Reads one source. 1: its list changed, 0: it did not, negative: reading failed (the old list
 * stays). */
static int read_source(struct keys *k, struct source *src, int64_t now_ns, const char **ret_reason)
{
	struct key_list *list = NULL;
	int r;

	r = key_list_read(src->issuer, src->list, &k->sleeper.stopped, &list, ret_reason);
	src->next_ns = now_ns + (r < 0 ? KEYS_EARLY_S * NS_PER_S : period_ns(src));
	if (r < 0)
		return r;
	src->good_ns = now_ns;
	if (!list)
		return 0;
	key_list_free(src->list);
	src->list = list;
	return 1;
}

int keys_load(struct keys *k, FILE *err)
{
	int64_t now_ns = clock_mono_ns();
	const char *reason;
	int r;

	for (size_t i = 0; i < k->n; i++) {
		struct source *src = &k->sources[i];

		if (src->issuer->source == ISSUER_JWKS_URL)
			continue;
		r = read_source(k, src, now_ns, &reason);
		if (r < 0) {
			fprintf(err, "keys of issuer %s (%s): %s\n", src->issuer->name,
				src->issuer->location ? src->issuer->location : "secret", reason);
			return r;
		}
	}
	return publish(k);
}

struct key_set *keys_acquire(struct keys *k)
{
	struct key_set *s;

	pthread_mutex_lock(&k->lock);
	s = k->set;
	atomic_fetch_add_explicit(&s->refs, 1, memory_order_relaxed);
	pthread_mutex_unlock(&k->lock);
	return s;
}

uint64_t keys_generation(struct keys *k)
{
	return atomic_load_explicit(&k->generation, memory_order_acquire);
}

static void look_early(struct keys *k)
{
	atomic_store(&k->early, true);
	sleeper_wake(&k->sleeper);
}

void keys_want(struct keys *k, int64_t now_mono_ns)
{
	int64_t last = atomic_load(&k->wanted_ns);

	if (now_mono_ns - last < KEYS_EARLY_S * NS_PER_S)
		return;
	if (atomic_compare_exchange_strong(&k->wanted_ns, &last, now_mono_ns))
		look_early(k);
}

void keys_reload(struct keys *k)
{
	look_early(k);
}

void keys_stop(struct keys *k)
{
	sleeper_stop(&k->sleeper);
}

/* The list of a source that failed: kept, or dropped when it is too old. Returns whether it was
 * dropped. */
static bool grow_stale(struct source *src, int64_t now_ns, const char *reason)
{
	log_warning("keys_not_refreshed", "issuer", src->issuer->name, "reason", reason);
	if (!src->list || now_ns - src->good_ns < KEYS_STALE_S * NS_PER_S)
		return false;
	log_error("keys_dropped", "issuer", src->issuer->name, "reason",
		  "not refreshed for 24 hours");
	key_list_free(src->list);
	src->list = NULL;
	return true;
}

void keys_refresh(struct keys *k, int64_t now_mono_ns)
{
	bool early = atomic_exchange(&k->early, false);
	const char *reason;

	for (size_t i = 0; i < k->n && !sleeper_stopped(&k->sleeper); i++) {
		struct source *src = &k->sources[i];
		int r;

		if (!early && now_mono_ns < src->next_ns)
			continue;
		r = read_source(k, src, now_mono_ns, &reason);
		if (r < 0 && sleeper_stopped(&k->sleeper))
			break;
		k->dirty |= r > 0 || (r < 0 && grow_stale(src, now_mono_ns, reason));
	}
	if (!k->dirty)
		return;
	k->dirty = publish(k) < 0;
	if (k->dirty)
		log_error("keys_not_published", "reason", "memory is short");
	else
		log_info("keys_changed");
}

void keys_loop(struct keys *k)
{
	while (!sleeper_stopped(&k->sleeper)) {
		keys_refresh(k, clock_mono_ns());
		sleeper_sleep(&k->sleeper, KEYS_LOOK_EVERY_S * 1000);
	}
}
