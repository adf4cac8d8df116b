/* The two clocks. Legal time: what deadlines, events and receipts are dated with; one place, can be
 * set in development mode. Monotonic time: timeouts and measurements; never shown. Thread-safe. */
#pragma once

#include <stdint.h>

#define US_PER_S INT64_C(1000000)
#define US_PER_MS INT64_C(1000)
#define NS_PER_MS INT64_C(1000000)
#define NS_PER_S INT64_C(1000000000)

/* Legal now, microseconds since 1970-01-01T00:00:00Z. */
int64_t clock_legal_us(void);
/* Shifts legal time against the machine's clock (development mode only; the caller has checked). */
void clock_set_offset_us(int64_t offset_us);
int64_t clock_offset_us(void);
/* The machine's own time, unshifted: for token lifetimes and log lines. */
int64_t clock_wall_us(void);
/* Monotonic nanoseconds. */
int64_t clock_mono_ns(void);
