/* Forward-only migrations with checksums: migrations/NNNN_name.sql, embedded at build time, one
 * transaction each. */
#pragma once

#include <stdio.h>

#include "base/cleanup.h"

struct migration {
	int number;
	const char *name;
	const char *checksum; /* SHA-256 of text, hex */
	const char *text;
};
extern const struct migration migrations_all[]; /* generated, in order */
extern const size_t migrations_all_count;

/* Applies what is missing, under an advisory lock (several daemons may try). An applied file whose
 * checksum differs: -EUCLEAN and nothing is done. Progress and errors on out. */
int migrate_run(const char *conninfo, FILE *out) WARN_UNUSED;
/* The same with a list of one's own (tests). */
int migrate_list(const char *conninfo, const struct migration *list, size_t n, FILE *out)
	WARN_UNUSED;
