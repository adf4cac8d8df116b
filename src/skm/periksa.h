/* The results of surveys computed again: nothing in them depends on when or where they were made. */
#pragma once

#include <stdio.h>

#include "db/db.h"

struct skm_periksa_hasil {
	long long hasil; /* results looked at */
	long long beda;  /* what differs; each is told on out */
};

/* For every result, or that of one round by its number: recounts its answers and compares the rollups, then makes it again from the
 * rollups and compares every figure, the JSON byte by byte, and the hash. 0 also when something differs; -ENOENT: no result of that number;
 * otherwise as db_exec. */
int skm_periksa(struct db *db, const char *nomor, FILE *out, struct skm_periksa_hasil *ret_hasil) WARN_UNUSED;
