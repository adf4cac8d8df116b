/* The legal and the monotonic clock; one atomic offset, readable from every thread. */
#include "base/clock.h"

#include <stdatomic.h>
#include <time.h>

#include "base/banned.h"

/* The one piece of mutable process state of this module: zero outside development mode. */
static _Atomic int64_t legal_offset_us;

int64_t clock_wall_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * US_PER_S + t.tv_nsec / 1000;
}

int64_t clock_legal_us(void)
{
	return clock_wall_us() + atomic_load_explicit(&legal_offset_us, memory_order_relaxed);
}

void clock_set_offset_us(int64_t offset_us)
{
	atomic_store_explicit(&legal_offset_us, offset_us, memory_order_relaxed);
}

int64_t clock_offset_us(void)
{
	return atomic_load_explicit(&legal_offset_us, memory_order_relaxed);
}

int64_t clock_mono_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}
