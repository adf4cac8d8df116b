/* JSON bodies: parsed strictly and within bounds before anything looks at them. */
#pragma once

#include "base/arena.h"
#include "base/problem.h"

/* Nesting and number of values of one body. */
#define JSON_BODY_MAX_DEPTH 32
#define JSON_BODY_MAX_VALUES 50000

/* UTF-8 JSON (RFC 8259) of any type; doubled names, a byte order mark, U+0000, lone surrogates,
 * numbers out of range and what passes the bounds are refused. Numbers without fraction become
 * integers (1.0 is 1). NULL + PROBLEM_JSON with detail (allocated in arena) on error. Owned by the
 * caller. */
json_t *json_body_parse(const char *body, size_t len, struct arena *arena,
			struct problem *problem) WARN_UNUSED;
