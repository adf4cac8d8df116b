/* Fetches one small document over https, strictly: no redirects, capped, with timeouts. Blocks;
 * never on an I/O loop. */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>

#include "base/buffer.h"
#include "base/cleanup.h"

#define FETCH_MAX_BYTES (256 * 1024)

/* 0 when url is https, or http to a loopback address and loopback_http; -EPERM otherwise. No user
 * information in it. */
int fetch_check_url(const char *url, bool loopback_http) WARN_UNUSED;
/* GET into out (initialised by the caller with a maximum of at least 1; the lower of it and
 * FETCH_MAX_BYTES counts). ca_file NULL: the system's certificates. stop (may be NULL) set to true
 * aborts within a second. -EPERM as above, -EIO with a static text in ret_reason for anything that
 * went wrong on the way or any status but 200. */
int fetch_document(const char *url, bool loopback_http, const char *ca_file,
		   const atomic_bool *stop, struct buffer *out,
		   const char **ret_reason) WARN_UNUSED;
