/* Regular expressions of the contract: the only place that knows PCRE2. ECMA syntax (with the u
 * flag) is what JSON Schema means; what would mean something else in PCRE2 is either written
 * differently for it or refused. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"

struct pattern;

/* Memory for matching, made when first needed and kept for one validation. Zero-initialised by the
 * owner. */
struct pattern_scratch {
	void *match_data;
};
void pattern_scratch_done(struct pattern_scratch *s);

/* Writes the ECMA expression as PCRE2 text. NULL when it may be used, else why not (static). */
const char *pattern_translate(const char *ecma, struct buffer *out);
/* Compiles; the pattern lives in arena. -EINVAL: *ret_why says why (static or arena text). */
int pattern_compile(const char *ecma, struct arena *arena, const char **ret_why,
		    const struct pattern **ret) WARN_UNUSED;
/* text is valid UTF-8. True when it matches somewhere; false also when a limit of the matcher was
 * reached (fail closed). */
bool pattern_matches(const struct pattern *p, const char *text, size_t len,
		     struct pattern_scratch *scratch);
