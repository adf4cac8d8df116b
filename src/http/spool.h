/* An upload waits here until it is whole: an unlinked file, encrypted with a key that lives only in this request's memory, so that neither memory
 * nor disk ever holds it in the clear. Written by the loop, then read by a worker. */
#pragma once

#include "work/request.h"

struct spool;

/* In the arena of the request (the file closes with it). */
int spool_new(struct arena *arena, const char *dir, struct spool **ret_spool) WARN_UNUSED;
int spool_write(struct spool *s, const void *data, size_t n) WARN_UNUSED;
/* No more writing; ret_file is ready to be read from its beginning. */
int spool_finish(struct spool *s, struct body_file **ret_file) WARN_UNUSED;
int64_t spool_size(const struct spool *s);
