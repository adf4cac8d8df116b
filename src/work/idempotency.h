/* Idempotency-Key (api.md section 1): the claim and the first answer live in the transaction of the change itself, so that a repeat after any
 * accident finds either nothing or the answer. */
#pragma once

#include "work/services.h"

/* First statement of the transaction. 1: claimed, go on and call idempotency_answer; 0: the first answer stands in request->reply (replay);
 * negative: refused (problem set) or a database failure; -EAGAIN: run the transaction again. */
int idempotency_claim(struct ctx *c) WARN_UNUSED;
/* Queues the keeping of request->reply. */
int idempotency_answer(struct ctx *c) WARN_UNUSED;
