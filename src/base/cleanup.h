/* Cleanup attributes for locals that own something, and the must-check mark of every fallible
 * function. */
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <jansson.h>

#define WARN_UNUSED __attribute__((warn_unused_result))
#define CLEANUP(fn) __attribute__((cleanup(fn)))

static inline void cleanup_free(void *p)
{
	free(*(void **)p);
}

static inline void cleanup_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

static inline void cleanup_file(FILE **f)
{
	if (*f)
		fclose(*f);
}

static inline void cleanup_json(json_t **j)
{
	json_decref(*j);
}

#define CLEANUP_FREE CLEANUP(cleanup_free)
#define CLEANUP_FD CLEANUP(cleanup_fd)
#define CLEANUP_FILE CLEANUP(cleanup_file)
#define CLEANUP_JSON CLEANUP(cleanup_json)

/* Hands ownership out of a cleanup local: `*ret_x = TAKE(x);` */
#define TAKE(p)                                                                                    \
	({                                                                                         \
		__typeof__(p) taken_ = (p);                                                        \
		(p) = NULL;                                                                        \
		taken_;                                                                            \
	})
