/* Token buckets (throttle.c). */
#include "auth/throttle.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>

#include <criterion/criterion.h>
#include <sodium.h>

#include "leak.h"

#define S INT64_C(1000000000)

TestSuite(throttle, .fini = fail_on_leak);

static struct throttle *fresh(size_t entries)
{
	struct throttle *t;

	cr_assert_geq(sodium_init(), 0);
	cr_assert_eq(throttle_new(entries, &t), 0);
	return t;
}

Test(throttle, burst_then_rate)
{
	struct throttle *t = fresh(64);
	uint64_t key = throttle_key(t, "masuk", "1.2.3.4", 7);
	int64_t left;
	int after;

	for (int i = 4; i >= 0; i--) {
		cr_expect_eq(throttle_take(t, key, 6, 5, S, &left, &after), 0);
		cr_expect_eq(left, i);
		cr_expect_eq(after, 0);
	}
	cr_expect_eq(throttle_take(t, key, 6, 5, S, &left, &after), -EAGAIN);
	cr_expect_eq(left, 0);
	cr_expect_eq(after, 10, "one every ten seconds, got %d", after);
	cr_expect_eq(throttle_take(t, key, 6, 5, 8 * S, &left, &after), -EAGAIN);
	cr_expect_eq(after, 3, "asking does not put it off, got %d", after);
	cr_expect_eq(throttle_take(t, key, 6, 5, 11 * S, &left, &after), 0);
	cr_expect_eq(throttle_take(t, key, 6, 5, 11 * S, &left, &after), -EAGAIN);
	cr_expect_eq(throttle_take(t, key, 6, 5, 1000 * S, &left, &after), 0);
	cr_expect_eq(left, 4, "never more than the burst");
	throttle_free(t);
}

Test(throttle, many_at_once)
{
	struct throttle *t = fresh(64);
	uint64_t key = throttle_key(t, "byte", "x", 1);
	int64_t left;
	int after;

	cr_expect_eq(throttle_take_many(t, key, 60, 60, 100, S, &left, &after), 0);
	cr_expect_eq(left, 40);
	cr_expect_eq(throttle_take_many(t, key, 60, 60, 100, S, &left, &after), -EAGAIN);
	cr_expect_eq(after, 20, "got %d", after);
	cr_expect_eq(throttle_take_many(t, key, 40, 60, 100, S, &left, &after), 0, "what was refused took nothing");
	cr_expect_eq(throttle_take_many(t, key, 101, 60, 100, 1000 * S, &left, &after), -EAGAIN, "more than there ever is");
	cr_expect_eq(throttle_take_many(t, key, INT64_MAX, 60, 100, 1000 * S, &left, &after), -EAGAIN);
	throttle_free(t);
}

Test(throttle, what_is_given_back_may_be_taken_again)
{
	struct throttle *t = fresh(64);
	uint64_t key = throttle_key(t, "bentrok", "x", 1);
	int64_t left;
	int after;

	for (int i = 0; i < 5; i++) {
		cr_expect_eq(throttle_take_many(t, key, 60, 2, 120, S, &left, &after), 0);
		cr_expect_eq(throttle_take_many(t, key, 60, 2, 120, S, &left, &after), 0);
		cr_expect_eq(throttle_take_many(t, key, 60, 2, 120, S, &left, &after), -EAGAIN);
		cr_expect_eq(after, 1800, "two an hour, got %d", after);
		throttle_give_back(t, key, 60, 2);
		throttle_give_back(t, key, 60, 2);
	}
	throttle_give_back(t, throttle_key(t, "bentrok", "nobody", 6), 60, 2);
	throttle_free(t);
}

Test(throttle, retry_after_is_never_zero_and_enough)
{
	struct throttle *t = fresh(64);
	uint64_t key = throttle_key(t, "umum", "x", 1);
	int64_t left, now = 5 * S;
	int after;

	cr_expect_eq(throttle_take(t, key, 7, 1, now, &left, &after), 0);
	cr_expect_eq(throttle_take(t, key, 7, 1, now + 1, &left, &after), -EAGAIN);
	cr_expect_eq(throttle_take(t, key, 7, 1, now + 1 + after * S, &left, &after), 0);
	cr_expect_eq(throttle_take(t, key, 100000000, 1, now + 100 * S, &left, &after), 0);
	cr_expect_eq(throttle_take(t, key, 100000000, 1, now + 100 * S, &left, &after), -EAGAIN);
	cr_expect_eq(after, 1);
	throttle_free(t);
}

Test(throttle, keys_are_apart)
{
	struct throttle *t = fresh(64), *other = fresh(64);

	cr_expect_neq(throttle_key(t, "masuk", "a", 1), throttle_key(t, "lacak", "a", 1));
	cr_expect_neq(throttle_key(t, "masuk", "a", 1), throttle_key(t, "masuk", "b", 1));
	cr_expect_neq(throttle_key(t, "masuka", "", 0), throttle_key(t, "masuk", "a", 1));
	cr_expect_eq(throttle_key(t, "masuk", "a", 1), throttle_key(t, "masuk", "a", 1));
	cr_expect_neq(throttle_key(t, "masuk", "a", 1), throttle_key(other, "masuk", "a", 1));
	throttle_free(t);
	throttle_free(other);
}

/* Somebody with many addresses must not wash out the bucket of one who is over the limit. */
Test(throttle, a_flood_does_not_free_the_blocked)
{
	struct throttle *t = fresh(1024);
	uint64_t key = throttle_key(t, "masuk", "blocked", 7), k;
	int64_t left;
	int after;

	while (throttle_take(t, key, 10, 10, S, &left, &after) == 0)
		;
	for (int i = 0; i < 100000; i++) {
		k = throttle_key(t, "masuk", &i, sizeof(i));
		cr_assert_eq(throttle_take(t, k, 10, 10, S, &left, &after), 0);
	}
	cr_expect_eq(throttle_take(t, key, 10, 10, S, &left, &after), -EAGAIN);
	throttle_free(t);
}

Test(throttle, huge_limits_do_not_overflow)
{
	struct throttle *t = fresh(64);
	uint64_t key = throttle_key(t, "umum", "x", 1);
	int64_t left;
	int after;

	cr_expect_eq(throttle_take(t, key, 1, INT64_MAX, S, &left, &after), 0);
	cr_expect_eq(throttle_take(t, key, INT64_MAX, INT64_MAX, S, &left, &after), 0);
	throttle_free(t);
}

struct shared {
	struct throttle *t;
	uint64_t key;
	int taken;
};

static void *take_many(void *cls)
{
	struct shared *s = cls;
	int64_t left;
	int after, mine = 0;

	for (int i = 0; i < 1000; i++)
		mine += throttle_take(s->t, s->key, 1, 500, S, &left, &after) == 0;
	__atomic_fetch_add(&s->taken, mine, __ATOMIC_RELAXED);
	return NULL;
}

Test(throttle, threads_share_one_bucket)
{
	struct shared s = { .t = fresh(64) };
	pthread_t threads[4];

	s.key = throttle_key(s.t, "umum", "x", 1);
	for (int i = 0; i < 4; i++)
		pthread_create(&threads[i], NULL, take_many, &s);
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	cr_expect_eq(s.taken, 500);
	throttle_free(s.t);
}
