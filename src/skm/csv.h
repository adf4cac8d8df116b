/* Lines of a CSV file (RFC 4180, one record on one line) split in place. Pure functions, any thread. */
#pragma once

#include <stddef.h>

#include "base/cleanup.h"

#define SKM_CSV_BARIS_MAX 8192
#define SKM_CSV_KOLOM_MAX 48

/* Splits a zero-terminated line without its end; the fields point into it, unquoted. Their number; -EINVAL: a quote that is not closed, text
 * behind one, or a control character; -E2BIG: too many fields. */
int skm_csv_urai(char *baris, const char *ret_kolom[static SKM_CSV_KOLOM_MAX]) WARN_UNUSED;
