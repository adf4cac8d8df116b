/* A long answer that is produced piece by piece by workers, so that neither memory nor a worker is held by a slow client. */
#pragma once

#include <stdint.h>
#include <sys/types.h>

#include "work/request.h"

struct ctx;

struct stream {
	int64_t size; /* bytes in all */
	/* Produces piece number n (0..) into the arena given; called by a worker in a fresh read-only transaction under the request's identity. */
	int (*piece)(struct ctx *c, void *state, int64_t n, const unsigned char **ret_data, size_t *ret_len);
	void *state; /* request arena */
};
