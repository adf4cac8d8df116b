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

	cr_assert_eq(queue_new(8, &q), 0);
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

	cr_assert_eq(queue_new(2, &q), 0);
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

	cr_assert_eq(queue_new(2, &q), 0);
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

	cr_assert_eq(queue_new(2, &q), 0);
	cr_assert_null(queue_pop(q, 5, &closed));
	cr_assert_not(closed);
	queue_free(q);
}
