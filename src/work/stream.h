/* A long answer that workers produce piece by piece, so that neither memory nor a worker is held by a slow client. */
#pragma once

#include <stdint.h>
#include <sys/types.h>

#include "work/ctx.h"

struct stream {
	int64_t size; /* bytes in all */
	int64_t piece_bytes; /* of every piece but the last */
	/* Produces piece number n (0..) into c->arena (fresh for each piece), in a fresh read-only transaction under the request's identity.
	 * 0 or negative: the connection is cut, since the status has been sent. */
	int (*piece)(struct ctx *c, void *state, int64_t n, const unsigned char **ret_data, size_t *ret_len);
	void *state; /* request arena */
};
