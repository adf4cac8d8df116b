/* Leaks fail a test: Criterion alone reports them after the verdict. Use as the suite's .fini in every test file:
 * TestSuite(arena, .fini = fail_on_leak); */
#pragma once

#include <criterion/criterion.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#define LEAKED() __lsan_do_recoverable_leak_check()
#else
#define LEAKED() 0
#endif

static inline void fail_on_leak(void)
{
	cr_assert(!LEAKED(), "memory leaked; see the log");
}
