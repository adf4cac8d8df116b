/* The clocks: the offset shifts legal time only. */
#include "base/clock.h"

#include "leak.h"

TestSuite(clock, .fini = fail_on_leak);

#define DAY_US (INT64_C(86400) * US_PER_S)

Test(clock, legal_time_is_wall_time_without_offset)
{
	int64_t before = clock_wall_us();
	int64_t legal = clock_legal_us();

	cr_assert_eq(clock_offset_us(), 0);
	cr_assert_leq(before, legal);
	cr_assert_leq(legal, clock_wall_us());
	cr_assert_gt(before, INT64_C(1700000000) * US_PER_S);
}

Test(clock, offset_shifts_legal_time_only)
{
	int64_t wall = clock_wall_us();

	clock_set_offset_us(-30 * DAY_US);
	cr_assert_eq(clock_offset_us(), -30 * DAY_US);
	cr_assert_lt(clock_legal_us(), wall - 29 * DAY_US);
	cr_assert_gt(clock_legal_us(), wall - 31 * DAY_US);
	cr_assert_geq(clock_wall_us(), wall);
}

Test(clock, monotonic_never_goes_back)
{
	int64_t last = clock_mono_ns();

	for (int i = 0; i < 1000; i++) {
		int64_t now = clock_mono_ns();

		cr_assert_geq(now, last);
		last = now;
	}
}
