/* Buffers: the maximum, sticky failure, growth, and handing the content out. */
#include "base/buffer.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "leak.h"

TestSuite(buffer, .fini = fail_on_leak);

Test(buffer, maximum_is_exact)
{
	CLEANUP_BUFFER struct buffer b;

	buffer_init(&b, 5);
	buffer_string(&b, "12345");
	cr_assert_eq(buffer_error(&b), 0);
	cr_assert_str_eq(b.data, "12345");
	buffer_char(&b, '6');
	cr_assert_eq(buffer_error(&b), -ENOBUFS);
	cr_assert_str_eq(b.data, "12345");
}

Test(buffer, failure_is_sticky)
{
	CLEANUP_BUFFER struct buffer b;
	size_t len = 99;

	buffer_init(&b, 4);
	buffer_string(&b, "12345");
	buffer_string(&b, "1"); /* would fit */
	buffer_printf(&b, "%d", 2);
	cr_assert(b.failed);
	cr_assert_eq(buffer_error(&b), -ENOBUFS);
	cr_assert_eq(b.len, 0);
	cr_assert_null(buffer_reserve(&b, 1));
	cr_assert_null(buffer_take(&b, &len));
	cr_assert_eq(len, 0);
}

Test(buffer, printf_respects_the_maximum)
{
	CLEANUP_BUFFER struct buffer b;

	buffer_init(&b, 6);
	buffer_printf(&b, "%s:%d", "ab", 42);
	cr_assert_str_eq(b.data, "ab:42");
	buffer_printf(&b, "%d", 42);
	cr_assert_eq(buffer_error(&b), -ENOBUFS);
	cr_assert_str_eq(b.data, "ab:42");
}

Test(buffer, grows_and_keeps_what_it_has)
{
	CLEANUP_BUFFER struct buffer b;

	buffer_init(&b, SIZE_MAX);
	for (int i = 0; i < 10000; i++)
		buffer_append(&b, "0123456789", 10);
	cr_assert_eq(buffer_error(&b), 0);
	cr_assert_eq(b.len, 100000);
	cr_assert_eq(strlen(b.data), 100000);
	cr_assert_arr_eq(b.data + 99990, "0123456789", 10);
}

Test(buffer, never_holds_more_memory_than_the_maximum)
{
	CLEANUP_BUFFER struct buffer b;

	buffer_init(&b, 1000);
	for (int i = 0; i < 1000; i++)
		buffer_char(&b, 'x');
	cr_assert_eq(buffer_error(&b), 0);
	cr_assert_leq(b.cap, 1001);
}

Test(buffer, absurd_sizes_are_refused)
{
	CLEANUP_BUFFER struct buffer b;

	buffer_init(&b, SIZE_MAX);
	buffer_char(&b, 'x');
	cr_assert_null(buffer_reserve(&b, SIZE_MAX));
	cr_assert_eq(buffer_error(&b), -ENOBUFS);
}

Test(buffer, take_hands_out_and_empties)
{
	CLEANUP_BUFFER struct buffer b;
	CLEANUP_FREE char *first = NULL;
	CLEANUP_FREE char *second = NULL;
	size_t len;

	buffer_init(&b, 10);
	buffer_append(&b, "a\0b", 3);
	first = buffer_take(&b, &len);
	cr_assert_eq(len, 3);
	cr_assert_arr_eq(first, "a\0b", 4);
	buffer_string(&b, "0123456789");
	cr_assert_eq(buffer_error(&b), 0);
	second = buffer_take(&b, NULL);
	cr_assert_str_eq(second, "0123456789");
}

Test(buffer, taking_from_an_untouched_one_gives_an_empty_string)
{
	CLEANUP_BUFFER struct buffer b;
	CLEANUP_FREE char *text = NULL;
	size_t len = 99;

	buffer_init(&b, 0);
	text = buffer_take(&b, &len);
	cr_assert_str_eq(text, "");
	cr_assert_eq(len, 0);
}

Test(buffer, reserve_and_commit)
{
	CLEANUP_BUFFER struct buffer b;
	char *to;

	buffer_init(&b, 8);
	buffer_string(&b, "ab");
	to = buffer_reserve(&b, 6);
	memcpy(to, "cd", 2);
	cr_assert_eq(b.len, 2);
	buffer_commit(&b, 2);
	cr_assert_str_eq(b.data, "abcd");
	cr_assert_null(buffer_reserve(&b, 5));
}

Test(buffer, write_callback_reports_the_failure)
{
	CLEANUP_BUFFER struct buffer b;

	buffer_init(&b, 2);
	cr_assert_eq(buffer_write(&b, "ab", 2), 0);
	cr_assert_eq(buffer_write(&b, "", 0), 0);
	cr_assert_eq(buffer_write(&b, "c", 1), -ENOBUFS);
}
