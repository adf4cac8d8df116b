/* The listener against a real server: notifications, a lost connection, a stop. */
#include <criterion/criterion.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "db/listen.h"
#include "support.h"

static const struct db_options OPTIONS = { "user=postgres dbname=layanand", "layanand uji dengar" };
static const char *const CHANNELS[] = { "jam", "kalender", NULL };

static _Atomic int connects;
static _Atomic int notes;
static _Atomic int refusals; /* so many calls to come fail */
static char last[128];

static int notify(void *cls, const char *channel, const char *payload)
{
	cr_assert_eq(cls, &notes);
	if (!*channel) {
		connects++;
	} else {
		snprintf(last, sizeof(last), "%s %s", channel, payload);
		notes++;
	}
	return refusals > 0 && refusals-- > 0 ? -EIO : 0;
}

static bool wait_for(_Atomic int *counter, int value)
{
	for (int64_t until = clock_mono_ns() + 10000 * NS_PER_MS;
	     clock_mono_ns() < until && *counter < value;)
		usleep(2000);
	return *counter >= value;
}

TestSuite(listen, .init = uji_schema, .timeout = 60);

Test(listen, hears_and_comes_back)
{
	struct listener *l;

	cr_assert_eq(listener_start(&OPTIONS, CHANNELS, notify, &notes, &l), 0);
	cr_assert(wait_for(&connects, 1));
	uji_sql("notify jam, 'satu'; notify lain, 'bukan untuk kami'");
	cr_assert(wait_for(&notes, 1));
	cr_assert_str_eq(last, "jam satu");
	uji_kill(OPTIONS.application_name);
	cr_assert(wait_for(&connects, 2));
	uji_restart();
	cr_assert(wait_for(&connects, 3));
	uji_sql("notify kalender, 'dua'");
	cr_assert(wait_for(&notes, 2));
	cr_assert_str_eq(last, "kalender dua");
	listener_stop(l);
	uji_sql("notify jam, 'tiga'");
	cr_assert_eq(notes, 2);
}

/* What could not be followed is asked for again, without a new notification and on the same
 * connection, until it could. */
Test(listen, asks_again_after_a_failure)
{
	struct listener *l;

	refusals = 2;
	cr_assert_eq(listener_start(&OPTIONS, CHANNELS, notify, &notes, &l), 0);
	cr_assert(wait_for(&connects, 3));
	refusals = 1;
	uji_sql("notify jam, 'satu'");
	cr_assert(wait_for(&notes, 1));
	cr_assert(wait_for(&connects, 4));
	usleep(700000);
	cr_assert_eq(connects, 4, "nothing is owed any more");
	listener_stop(l);
}

Test(listen, stops_while_the_server_is_away)
{
	struct listener *l;
	int64_t start;

	uji_stop();
	cr_assert_eq(listener_start(&OPTIONS, CHANNELS, notify, &notes, &l), 0);
	usleep(300000);
	start = clock_mono_ns();
	listener_stop(l);
	cr_assert_lt((clock_mono_ns() - start) / NS_PER_MS, 1000);
	cr_assert_eq(connects, 0);
	uji_start();
}
