/* Idempotency-Key (api.md section 1): the claim and the first answer live in the transaction of the change itself, so that a repeat after any
 * accident finds either nothing or the answer. */
#pragma once

#include "work/services.h"

/* First statement of the transaction, which holds the key by a lock from here on. 1: claimed, go on and call idempotency_answer with the fingerprint
 * (arena); 0: the first answer stands in request->reply (replay); negative: refused (problem set) or a database failure. */
int idempotency_claim(struct ctx *c, const char **ret_fingerprint) WARN_UNUSED;
/* Queues the keeping of request->reply. It fails with -EAGAIN at the commit when the key was answered after the claim had looked. */
int idempotency_answer(struct ctx *c, const char *fingerprint) WARN_UNUSED;
