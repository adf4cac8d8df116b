/* The formats that schemas may assert: uuid (RFC 9562), date and date-time (RFC 3339), email. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum format { FORMAT_NONE, FORMAT_UUID, FORMAT_DATE, FORMAT_DATE_TIME, FORMAT_EMAIL };

/* FORMAT_NONE when the name is unknown. */
enum format format_parse(const char *name);
/* What a text of this format looks like, for people (0 Indonesian, 1 English); static. */
const char *format_hint(enum format f, int lang);
/* Date-times have no second 60 and offsets below 16 hours: the legal clock and the database know no
 * others. E-mail addresses are dot-atoms at a host name of two labels or more, as ajv has it. */
bool format_matches(enum format f, const char *s, size_t len);
