/* The hash chains of the event log: nothing was changed, left out or put in. */
#pragma once

#include <stdio.h>

#include "db/db.h"

struct rantai_hasil {
	long long kejadian; /* events looked at */
	long long rantai;   /* chains */
	long long putus;    /* broken links; each is told on out */
};

/* Goes through all events by chain, in pieces, and recomputes each link: place, hash of the one before, own hash. 0 also when
 * links are broken (see the result); otherwise as db_exec. The last events of a chain cannot be missed: the case's history
 * elsewhere (feeds, receipts) tells of them. */
int rantai_periksa(struct db *db, FILE *out, struct rantai_hasil *ret_hasil) WARN_UNUSED;
