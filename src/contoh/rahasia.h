/* A file of generated passwords, for people only: appended to, mode 0600, beside the data key file. */
#pragma once

#include "base/arena.h"
#include "base/config.h"

#define RAHASIA_SIZE 33 /* 192 random bits as text, with NUL */

void rahasia_baru(char out[static RAHASIA_SIZE]);
/* In the arena; NULL when memory is short. */
const char *rahasia_path(struct arena *arena, const struct config *c, const char *nama) WARN_UNUSED;
/* Opens for appending; a new file begins with the header line. */
int rahasia_buka(const char *path, const char *kepala, FILE **ret_file) WARN_UNUSED;
/* Makes sure that what was written is on the disk; closes. */
int rahasia_tutup(FILE **f) WARN_UNUSED;
