/* The one way in which a request passes between its I/O loop and a worker. */
#include "work/request.h"

#include "base/log.h"

#include "base/banned.h"

/* Which phase may follow which; anything else means that two sides believe they own the request. */
static bool follows(enum phase from, enum phase to)
{
	switch (to) {
	case PHASE_HEADERS:
		return false;
	case PHASE_BODY:
		return from == PHASE_HEADERS;
	case PHASE_PIPELINE:
		return from == PHASE_HEADERS || from == PHASE_BODY;
	case PHASE_WORK:
		return from == PHASE_HEADERS || from == PHASE_BODY || from == PHASE_PIPELINE || from == PHASE_SENT;
	case PHASE_DONE:
		return from != PHASE_DONE && from != PHASE_SENT;
	case PHASE_SENT:
		return from == PHASE_DONE || from == PHASE_WORK;
	}
	return false;
}

void request_move(struct request *r, enum phase to)
{
	enum phase from = atomic_exchange_explicit(&r->phase, to, memory_order_acq_rel);

	if (!follows(from, to)) {
		log_error("request-phase", "request_id", r->request_id);
		abort();
	}
}

enum phase request_phase(const struct request *r)
{
	return atomic_load_explicit(&((struct request *)(uintptr_t)r)->phase, memory_order_acquire);
}
