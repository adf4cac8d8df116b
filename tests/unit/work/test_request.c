/* Phases of a request: what may follow what, and that a second owner is noticed. */
#include <signal.h>

#include <criterion/criterion.h>

#include "work/request.h"

Test(request, goes_to_a_worker_and_back)
{
	struct request r = { 0 };

	request_move(&r, PHASE_WORK);
	request_move(&r, PHASE_DONE);
	request_move(&r, PHASE_SENT);
	cr_assert_eq(request_phase(&r), PHASE_SENT);
}

Test(request, a_timed_out_statement_goes_on_to_a_worker)
{
	struct request r = { 0 };

	request_move(&r, PHASE_PIPELINE);
	request_move(&r, PHASE_WORK);
	request_move(&r, PHASE_DONE);
	cr_assert_eq(request_phase(&r), PHASE_DONE);
}

Test(request, a_stream_fetches_its_next_piece)
{
	struct request r = { 0 };

	request_move(&r, PHASE_DONE);
	request_move(&r, PHASE_SENT);
	request_move(&r, PHASE_WORK);
	request_move(&r, PHASE_SENT);
	cr_assert_eq(request_phase(&r), PHASE_SENT);
}

Test(request, answered_twice_aborts, .signal = SIGABRT)
{
	struct request r = { 0 };

	request_move(&r, PHASE_DONE);
	request_move(&r, PHASE_DONE);
}

Test(request, to_the_pipeline_from_a_worker_aborts, .signal = SIGABRT)
{
	struct request r = { 0 };

	request_move(&r, PHASE_WORK);
	request_move(&r, PHASE_PIPELINE);
}
