/* A result beside its predecessors, the regency and the complaints of its time. */
#pragma once

#include "base/buffer.h"
#include "work/ctx.h"

#define ANALISIS_MAX_BYTES (1U << 20)

/* Writes the JSON of GET .../analisis of the round in the path; nothing when there is no result for the caller, or it was withdrawn. */
int skm_analisis_tulis(struct ctx *c, struct buffer *out) WARN_UNUSED;
