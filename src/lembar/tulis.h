/* Workbooks that a library writes into a file of its own, as bytes. */
#pragma once

#include "base/buffer.h"

/* Makes an unlinked-at-the-end file in dir, has `tulis` write it by its name (0 or negative errno), and reads it into out (which its caller has begun, with a
 * maximum). Negative errno; out keeps what it had. */
int lembar_lewat_berkas(const char *dir, int (*tulis)(void *cls, const char *path), void *cls, struct buffer *out) WARN_UNUSED;
