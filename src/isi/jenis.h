/* Which files are taken: an allow-list of media types, each recognised by its content (libmagic), never by what the sender
 * or the file's name says. */
#pragma once

#include <stddef.h>

#include "base/cleanup.h"

/* How much of a file's beginning is looked at; less only when the file is shorter. */
#define JENIS_AWAL_BYTES 65536

struct jenis {
	const char *nama; /* media type, as in the contract */
	const char *akhiran; /* of a file name when none was given, ".pdf" */
};

/* The type as declared, when the content is of it. -EMEDIUMTYPE: not on the list, or the content is something else; -EIO: the
 * magic database cannot be read. Any thread; costs about 0.2 ms. */
int jenis_periksa(const char *dinyatakan, const void *awal, size_t n, const struct jenis **ret_jenis) WARN_UNUSED;
