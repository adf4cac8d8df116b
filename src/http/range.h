/* Parts of a content that a client asks for (RFC 9110 section 14, unit bytes); pure functions. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/cleanup.h"

enum range_kind {
	RANGE_WHOLE, /* no part is asked for, or in a way that may be ignored: more than one, another unit, no valid range */
	RANGE_PART,
	RANGE_UNSATISFIABLE, /* 416 */
};

struct range {
	int64_t first; /* byte it begins with, from 0 */
	int64_t length; /* bytes; at least 1 */
};

/* Range header (or NULL) against a content of size bytes (at least 1). *ret_range is within the content, and all of it unless
 * RANGE_PART. */
enum range_kind range_parse(const char *header, int64_t size, struct range *ret_range) WARN_UNUSED;
/* Whether If-Range (or NULL) lets a part be sent: only for this very strong ETag; a date never does, since none was ever given. */
bool range_if(const char *header, const char *etag);
