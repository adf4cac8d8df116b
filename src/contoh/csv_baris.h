/* CSV files with a header line (RFC 4180) as JSON: rows as objects of strings, an empty cell as null. */
#pragma once

#include <stdio.h>

#include "base/cleanup.h"

/* dir/name, at most 4 MiB. -EINVAL with the line on out when a row has another number of cells than the header, or the file is
 * not CSV in UTF-8. *ret_rows is an array, owned by the caller. */
int csv_baris_baca(const char *dir, const char *name, FILE *out, json_t **ret_rows) WARN_UNUSED;
