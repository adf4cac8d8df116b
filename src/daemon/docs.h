/* The documentation page (docs.html), embedded. */
#pragma once

#include <stddef.h>

extern const char docs_html[];
extern const size_t docs_html_len;
