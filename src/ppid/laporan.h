/* The yearly report as documents tell it: the very JSON that GET /v1/laporan/ppid answers with, so that nothing is printed that is not told
 * there. Read once; everything after that is pure but for the arena, on the worker that serves the request. */
#pragma once

#include <jansson.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "document/pdf.h"

#define LAPORAN_PPID_MAX_BYTES (4U << 20)

struct laporan_ppid {
	struct arena *arena;
	const json_t *isi; /* the arena keeps it */
};

/* One line for each agency and one for all of them (RFC 4180). Errors are the buffer's. */
void laporan_ppid_csv(const struct laporan_ppid *l, struct buffer *out);
/* The report on paper, Indonesian (UU 14/2008 Pasal 12). Errors as pdf_write. */
int laporan_ppid_pdf(const struct laporan_ppid *l, struct pdf_sink sink) WARN_UNUSED;
