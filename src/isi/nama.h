/* File names that strangers give: cleaned for keeping, and written into headers so that every client reads the same. */
#pragma once

#include "base/arena.h"

#define NAMA_MAX_BYTES 200

/* Without directories, control and direction-changing characters, leading dots and outer blanks; at most NAMA_MAX_BYTES, the
 * extension kept. NULL or nothing left: dasar with akhiran. UTF-8 in, UTF-8 out (arena); NULL when memory is short. */
const char *nama_bersih(struct arena *arena, const char *nama, const char *dasar, const char *akhiran) WARN_UNUSED;
/* The value of Content-Disposition (RFC 6266): attachment with an ASCII filename and a filename* (RFC 8187). */
const char *nama_disposisi(struct arena *arena, const char *nama) WARN_UNUSED;
