/* Leaks fail a test: by itself Criterion ignores them. Use as the suite's .fini in every test file:
 * TestSuite(arena, .fini = fail_on_leak); */
#pragma once

#include <stdlib.h>

#include <criterion/criterion.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#define LEAKED() __lsan_do_recoverable_leak_check()
#else
#define LEAKED() 0
#endif

static inline void fail_on_leak(void)
{
	if (LEAKED())
		abort(); /* an assertion is not heard any more once the test's body is over */
}
