/* A sleep ends by being woken, also beforehand, by stopping for good, or by itself. */
#include <criterion/criterion.h>

#include "base/clock.h"
#include "base/sleeper.h"

#define LONG_MS 600000

TestSuite(sleeper, .timeout = 30);

static struct sleeper s;

static void setup(void)
{
	cr_assert_eq(sleeper_init(&s), 0);
}

static void teardown(void)
{
	sleeper_done(&s);
}

Test(sleeper, by_itself, .init = setup, .fini = teardown)
{
	int64_t began_ns = clock_mono_ns();

	sleeper_sleep(&s, 20);
	cr_assert_geq(clock_mono_ns() - began_ns, 20 * NS_PER_MS);
	cr_assert_not(sleeper_stopped(&s));
}

Test(sleeper, woken_beforehand_counts_once, .init = setup, .fini = teardown)
{
	int64_t began_ns;

	sleeper_wake(&s);
	sleeper_wake(&s);
	sleeper_sleep(&s, LONG_MS);
	began_ns = clock_mono_ns();
	sleeper_sleep(&s, 20);
	cr_assert_geq(clock_mono_ns() - began_ns, 20 * NS_PER_MS);
}

static void *wake(void *cls)
{
	sleeper_wake(cls);
	return NULL;
}

Test(sleeper, woken_by_another_thread, .init = setup, .fini = teardown)
{
	pthread_t thread;

	cr_assert_eq(pthread_create(&thread, NULL, wake, &s), 0);
	sleeper_sleep(&s, LONG_MS);
	pthread_join(thread, NULL);
}

Test(sleeper, stopped_for_good, .init = setup, .fini = teardown)
{
	sleeper_stop(&s);
	sleeper_sleep(&s, LONG_MS);
	sleeper_sleep(&s, LONG_MS);
	cr_assert(sleeper_stopped(&s));
}
