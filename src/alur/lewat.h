/* What happens when a deadline passes unmet: the rule's consequence, exactly once, in the transaction that notices it. */
#pragma once

#include "alur/alur.h"
#include "base/encode.h"

/* Claims at most batas lapsed deadlines (of one case, or with NULL of all) and queues for each: lapsed, the rule's new state,
 * escalation and deadlines, the case of another process that it opens, the events that say when it was due and when it was noticed. What
 * a lapse starts runs from the instant the former was due, so that a late scheduler moves nothing; it may itself have lapsed: call again
 * until *ret_n is 0. ret_pertama: the first one claimed, or "": with batas 1 the one to blame for a failure. */
int lewat_jalankan(struct alur *a, const char *berkas_id, int batas, int *ret_n, char ret_pertama[static UUID_TEXT_SIZE]) WARN_UNUSED;
