/* Threads identify callers while the signing keys are rotated under them: a plain program, so that
 * the thread sanitizer can watch (it cannot under Criterion). Every token must be good as long as
 * its key is there. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include <sodium.h>

#include "auth/auth.h"
#include "auth/mint.h"
#include "auth/signing_dir.h"
#include "auth/throttle.h"
#include "base/clock.h"
#include "base/log.h"

#include "support.h"

#define THREADS 3
#define ROTATIONS 20

struct shared {
	struct auth *auth;
	struct throttle *throttle;
	atomic_bool end;
	atomic_int wrong;
	atomic_long done;
};

static void identify_fresh(struct shared *s, int i)
{
	int64_t now_s = clock_wall_us() / US_PER_S;
	struct mint_claims c = {
		.iat_s = now_s, .exp_s = now_s + 60, .sub = TEST_SUB, .peran = PERAN_MASYARAKAT
	};
	struct key_set *set = keys_acquire(auth_keys(s->auth));
	char *token, *header;
	struct identity id;
	const char *reason;
	int64_t left;
	int after;

	if (mint_token(set, &c, &token) < 0 || asprintf(&header, "Bearer %s", token) < 0)
		abort();
	key_set_unref(set);
	for (int again = 0; again < 5; again++) {
		if (auth_identify(s->auth, header, &id, &reason) != 0 ||
		    strcmp(id.sub, TEST_SUB) != 0)
			atomic_fetch_add(&s->wrong, 1);
		if (throttle_take(s->throttle, throttle_key(s->throttle, "umum", &i, sizeof(i)), 60,
				  60, clock_mono_ns(), &left, &after) < 0 &&
		    after < 1)
			atomic_fetch_add(&s->wrong, 1);
	}
	if (auth_identify(s->auth, "Bearer eyJhbGciOiJFUzI1NiIsImtpZCI6IngifQ.e30.AAAA", &id,
			  &reason) == 0)
		atomic_fetch_add(&s->wrong, 1);
	free(header);
	free(token);
	atomic_fetch_add(&s->done, 1);
}

static void *callers(void *cls)
{
	struct shared *s = cls;

	for (int i = 0; !atomic_load(&s->end); i++)
		identify_fresh(s, i % 100);
	return NULL;
}

static void *refresher(void *cls)
{
	keys_loop(cls);
	return NULL;
}

static void rotate(struct shared *s, const char *dir)
{
	char kid[KID_SIZE];

	for (int i = 1; i <= ROTATIONS; i++) {
		if (signing_dir_generate(dir, clock_wall_us() + i * US_PER_S, kid) < 0)
			abort();
		keys_reload(auth_keys(s->auth));
		usleep(20000);
	}
}

int main(void)
{
	struct shared s = { 0 };
	pthread_t threads[THREADS], refresh;
	struct config *c;
	char *dir = temp_dir(), kid[KID_SIZE];

	log_set_level(LOG_LEVEL_ERROR);
	if (sodium_init() < 0 || config_load(NULL, stderr, &c) < 0 ||
	    signing_dir_generate(dir, clock_wall_us(), kid) < 0)
		abort();
	free(c->keys_signing_dir);
	c->keys_signing_dir = strdup(dir);
	if (auth_new(c, stderr, &s.auth) < 0 || throttle_new(256, &s.throttle) < 0)
		abort();
	pthread_create(&refresh, NULL, refresher, auth_keys(s.auth));
	for (int i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, callers, &s);
	rotate(&s, dir);
	atomic_store(&s.end, true);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	keys_stop(auth_keys(s.auth));
	pthread_join(refresh, NULL);
	printf("%ld callers, %d wrong, key set generation %lu\n", s.done, s.wrong,
	       (unsigned long)keys_generation(auth_keys(s.auth)));
	auth_free(s.auth);
	throttle_free(s.throttle);
	config_free(c);
	remove_dir(dir);
	free(dir);
	return s.wrong || s.done < THREADS;
}
