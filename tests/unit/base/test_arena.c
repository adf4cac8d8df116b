/* Arenas: limits, alignment, copies, and the order in which deferred destructors run. */
#include "base/arena.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "leak.h"

TestSuite(arena, .fini = fail_on_leak);

struct trace {
	char seen[8];
	size_t n;
};

struct item {
	struct trace *trace;
	char letter;
};

static void record(void *obj)
{
	struct item *item = obj;

	item->trace->seen[item->trace->n++] = item->letter;
}

Test(arena, maximum_is_exact_and_failure_changes_nothing)
{
	CLEANUP_ARENA struct arena *a = arena_new(64);

	cr_assert_not_null(arena_alloc(a, 32));
	cr_assert_null(arena_alloc(a, 33));
	cr_assert_eq(arena_used(a), 32);
	cr_assert_not_null(arena_alloc(a, 32));
	cr_assert_null(arena_alloc(a, 1));
	cr_assert_null(arena_alloc(a, 0));
	cr_assert_eq(arena_used(a), 64);
}

Test(arena, absurd_sizes_are_refused)
{
	CLEANUP_ARENA struct arena *a = arena_new(SIZE_MAX);

	cr_assert_not_null(arena_alloc(a, 1));
	cr_assert_null(arena_alloc(a, SIZE_MAX));
	cr_assert_null(arena_alloc(a, SIZE_MAX - 8));
}

Test(arena, objects_are_aligned_and_do_not_overlap)
{
	CLEANUP_ARENA struct arena *a = arena_new(1 << 20);
	unsigned char *p[300];

	for (size_t i = 0; i < 300; i++) {
		p[i] = arena_alloc(a, i * 7);
		cr_assert_not_null(p[i]);
		cr_assert_eq((uintptr_t)p[i] % _Alignof(max_align_t), 0);
		memset(p[i], (int)(i & 255), i * 7);
	}
	for (size_t i = 0; i < 300; i++)
		for (size_t k = 0; k < i * 7; k++)
			cr_assert_eq(p[i][k], i & 255);
}

Test(arena, large_objects_do_not_waste_the_chunk_in_use)
{
	CLEANUP_ARENA struct arena *a = arena_new(1 << 20);
	char *first = arena_alloc(a, 16);
	char *large = arena_zalloc(a, 500000);
	char *second = arena_alloc(a, 16);

	cr_assert_not_null(large);
	cr_assert_eq(large[499999], 0);
	cr_assert_lt((size_t)(second - first), 4096);
}

Test(arena, deferred_run_newest_first)
{
	struct trace trace = { .n = 0 };
	struct item items[3] = { { &trace, 'a' }, { &trace, 'b' }, { &trace, 'c' } };
	struct arena *a = arena_new(4096);

	for (int i = 0; i < 3; i++)
		cr_assert_eq(arena_defer(a, record, &items[i]), 0);
	cr_assert_eq(trace.n, 0);
	arena_free(a);
	cr_assert_arr_eq(trace.seen, "cba", 3);
	cr_assert_eq(trace.n, 3);
}

Test(arena, defer_without_room_runs_at_once_and_only_once)
{
	struct trace trace = { .n = 0 };
	struct item item = { &trace, 'x' };
	struct arena *a = arena_new(8);

	cr_assert_eq(arena_defer(a, record, &item), -ENOMEM);
	cr_assert_eq(trace.n, 1);
	arena_free(a);
	cr_assert_eq(trace.n, 1);
}

Test(arena, deferred_may_still_read_arena_memory)
{
	struct trace trace = { .n = 0 };
	struct arena *a = arena_new(4096);
	struct item *item = arena_alloc(a, sizeof(*item));

	*item = (struct item){ &trace, 'm' };
	cr_assert_eq(arena_defer(a, record, item), 0);
	arena_free(a);
	cr_assert_eq(trace.seen[0], 'm');
}

Test(arena, copies)
{
	CLEANUP_ARENA struct arena *a = arena_new(4096);
	const char bytes[] = { 1, 0, 2 };

	cr_assert_str_eq(arena_strdup(a, "pengaduan"), "pengaduan");
	cr_assert_str_eq(arena_strndup(a, "pengaduan", 3), "pen");
	cr_assert_str_eq(arena_strndup(a, "pen", 9), "pen");
	cr_assert_arr_eq(arena_memdup(a, bytes, sizeof(bytes)), bytes, sizeof(bytes));
	cr_assert_str_eq(arena_printf(a, "%s-%d", "nomor", 7), "nomor-7");
	cr_assert_null(arena_strdup(a, NULL));
	cr_assert_null(arena_strndup(a, NULL, 3));
	cr_assert_null(arena_memdup(a, NULL, 3));
}

Test(arena, copies_beyond_the_maximum_are_refused)
{
	CLEANUP_ARENA struct arena *a = arena_new(16);

	cr_assert_null(arena_strdup(a, "0123456789abcdef"));
	cr_assert_null(arena_printf(a, "%020d", 1));
	cr_assert_eq(arena_used(a), 0);
	cr_assert_not_null(arena_strdup(a, "0123456789abcde"));
}

Test(arena, reset_is_as_new)
{
	struct trace trace = { .n = 0 };
	struct item item = { &trace, 'x' };
	CLEANUP_ARENA struct arena *a = arena_new(1 << 20);
	char *first = arena_strdup(a, "one");

	cr_assert_eq(arena_defer(a, record, &item), 0);
	for (int i = 0; i < 10; i++)
		cr_assert_not_null(arena_alloc(a, 40000));
	arena_reset(a);
	cr_assert_eq(trace.n, 1);
	cr_assert_eq(arena_used(a), 0);
	cr_assert_eq((void *)arena_strdup(a, "two"), (void *)first, "the first piece is used again");
	cr_assert_not_null(arena_alloc(a, 900000));
	arena_reset(a);
	arena_reset(a);
	cr_assert_null(arena_alloc(a, (1 << 20) + 1));
	cr_assert_eq(trace.n, 1, "once");
}

/* A first object too large for the first piece. */
Test(arena, reset_of_one_large_object)
{
	CLEANUP_ARENA struct arena *a = arena_new(1 << 20);

	cr_assert_not_null(arena_alloc(a, 100000));
	arena_reset(a);
	cr_assert_not_null(arena_zalloc(a, 100));
}

Test(arena, freeing_none_is_allowed)
{
	arena_free(NULL);
}
