/* The thread of notices while others wake it and read its figures, and while it is stopped; meant for ThreadSanitizer. There is no database:
 * it looks for one and rests, as it does while the real one is away. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include <curl/curl.h>

#include "base/config.h"
#include "notifikasi/notifikasi.h"

#define PUTARAN 20
#define BANGUN 2000

static void *bangunkan(void *cls)
{
	for (int i = 0; i < BANGUN; i++)
		notifikasi_wake(cls);
	return NULL;
}

static void *ukur(void *cls)
{
	for (int i = 0; i < BANGUN / 10; i++) {
		CLEANUP_BUFFER struct buffer out;

		buffer_init(&out, 65536);
		notifikasi_metrics(cls, &out);
		if (buffer_error(&out) < 0)
			abort();
	}
	return NULL;
}

static void putaran(const struct services *s)
{
	struct notifikasi *n;
	pthread_t lain[2];

	if (notifikasi_new(s, stderr, &n) < 0 || notifikasi_start(n) < 0)
		abort();
	if (pthread_create(&lain[0], NULL, bangunkan, n) || pthread_create(&lain[1], NULL, ukur, n))
		abort();
	pthread_join(lain[0], NULL);
	pthread_join(lain[1], NULL);
	notifikasi_stop(n);
	notifikasi_free(n);
}

int main(void)
{
	struct readiness readiness = { 0 };
	struct services s = { .readiness = &readiness };
	struct config *config;

	curl_global_init(CURL_GLOBAL_DEFAULT);
	if (config_load(NULL, stderr, &config) < 0)
		return 1;
	s.config = config;
	for (int i = 0; i < PUTARAN; i++) {
		/* Every other time the database is said to be there, and cannot be reached. */
		atomic_store(&readiness.database, i % 2 == 1);
		putaran(&s);
	}
	config_free(config);
	curl_global_cleanup();
	return 0;
}
