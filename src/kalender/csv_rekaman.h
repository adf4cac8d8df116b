/* Inside kalender/: reads a CSV file one line, one record at a time. */
#pragma once

#include <stddef.h>
#include <stdio.h>

#include "base/cleanup.h"
#include "kalender/csv.h"

#define CSV_KOLOM_MAX 8

/* The fields of one line, zero-terminated; they live during the callback. */
struct csv_rekaman {
	unsigned int baris; /* from 1 */
	size_t n;
	const char *kolom[CSV_KOLOM_MAX];
};

/* Called for every record, the header included. Negative: the reading ends with that answer. */
typedef int csv_rekaman_fn(void *cls, const struct csv_rekaman *rekaman,
			   struct kalender_csv_galat *galat);

/* Writes the message and answers -EINVAL, so that a refusal is one statement. */
WARN_UNUSED int csv_tolak(struct kalender_csv_galat *galat, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Fields have no control characters, no leading or trailing space and are valid UTF-8; a byte order
 * mark before the header is passed over, because spreadsheets write one. Errors as
 * kalender_csv_baca. */
WARN_UNUSED int csv_rekaman_baca(FILE *f, csv_rekaman_fn *fn, void *cls,
				 struct kalender_csv_galat *ret_galat);
