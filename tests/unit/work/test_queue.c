/* The queue between loops and workers: order, bound, closing. */
#include <errno.h>

#include <criterion/criterion.h>

#include "leak.h"
#include "work/queue.h"

TestSuite(queue, .fini = fail_on_leak);

Test(queue, gives_back_in_order)
{
	struct request r[3] = { 0 };
	struct queue *q;
	bool closed;

	cr_assert_eq(queue_new(8, 8, &q), 0);
	for (int i = 0; i < 3; i++)
		cr_assert_eq(queue_push(q, &r[i]), 0);
	cr_assert_eq(queue_length(q), 3);
	for (int i = 0; i < 3; i++)
		cr_assert_eq(queue_pop(q, -1, &closed), &r[i]);
	cr_assert_eq(queue_length(q), 0);
	queue_free(q);
}

Test(queue, refuses_when_full_and_takes_again_after_a_pop)
{
	struct request r[3] = { 0 };
	struct queue *q;
	bool closed;

	cr_assert_eq(queue_new(2, 2, &q), 0);
	cr_assert_eq(queue_push(q, &r[0]), 0);
	cr_assert_eq(queue_push(q, &r[1]), 0);
	cr_assert_eq(queue_push(q, &r[2]), -EAGAIN);
	cr_assert_eq(queue_pop(q, -1, &closed), &r[0]);
	cr_assert_eq(queue_push(q, &r[2]), 0);
	cr_assert_eq(queue_pop(q, -1, &closed), &r[1]);
	cr_assert_eq(queue_pop(q, -1, &closed), &r[2]);
	queue_free(q);
}

Test(queue, closed_finishes_what_waits_and_takes_no_more)
{
	struct request r[2] = { 0 };
	struct queue *q;
	bool closed;

	cr_assert_eq(queue_new(2, 2, &q), 0);
	cr_assert_eq(queue_push(q, &r[0]), 0);
	queue_close(q);
	cr_assert_eq(queue_push(q, &r[1]), -ESHUTDOWN);
	cr_assert_eq(queue_pop(q, -1, &closed), &r[0]);
	cr_assert_not(closed);
	cr_assert_null(queue_pop(q, -1, &closed));
	cr_assert(closed);
	queue_free(q);
}

Test(queue, waits_no_longer_than_asked)
{
	struct queue *q;
	bool closed = true;

	cr_assert_eq(queue_new(2, 2, &q), 0);
	cr_assert_null(queue_pop(q, 5, &closed));
	cr_assert_not(closed);
	queue_free(q);
}

Test(queue, slow_requests_leave_workers_for_the_others)
{
	struct request slow[4] = { { .slow = true, .t0_ns = 1 }, { .slow = true, .t0_ns = 2 }, { .slow = true, .t0_ns = 3 },
				   { .slow = true, .t0_ns = 4 } };
	struct request quick = { .t0_ns = 9 };
	struct queue *q;
	bool closed;

	cr_assert_eq(queue_new(6, 2, &q), 0);
	for (int i = 0; i < 3; i++)
		cr_assert_eq(queue_push(q, &slow[i]), 0);
	cr_assert_eq(queue_push(q, &slow[3]), -EAGAIN); /* half of the places are for others */
	cr_assert_eq(queue_push(q, &quick), 0);
	cr_assert_eq(queue_pop(q, -1, &closed), &slow[0]); /* the oldest first */
	cr_assert_eq(queue_pop(q, -1, &closed), &slow[1]);
	cr_assert_eq(queue_pop(q, -1, &closed), &quick);
	cr_assert_null(queue_pop(q, 1, &closed)); /* two are being served */
	cr_assert_not(closed);
	queue_close(q);
	cr_assert_null(queue_pop(q, 1, &closed));
	cr_assert_not(closed); /* one still waits */
	queue_done(q, &quick);
	cr_assert_null(queue_pop(q, 1, &closed));
	queue_done(q, &slow[0]);
	cr_assert_eq(queue_pop(q, -1, &closed), &slow[2]);
	cr_assert_null(queue_pop(q, -1, &closed));
	cr_assert(closed);
	queue_free(q);
}
