/* Streaming JSON into a buffer: commas and escapes are the writer's business. Not thread-safe. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

struct json_writer {
	struct buffer *out;
	bool comma; /* a value stands before: the next one needs a comma */
};

void jw_init(struct json_writer *w, struct buffer *out);
void jw_object(struct json_writer *w);
void jw_object_end(struct json_writer *w);
void jw_array(struct json_writer *w);
void jw_array_end(struct json_writer *w);
void jw_key(struct json_writer *w, const char *key);
void jw_string(struct json_writer *w, const char *s); /* NULL writes null; must be UTF-8 */
void jw_stringn(struct json_writer *w, const char *s, size_t n);
void jw_int(struct json_writer *w, int64_t v);
void jw_bool(struct json_writer *w, bool v);
void jw_null(struct json_writer *w);
/* One complete JSON value, trusted. */
void jw_raw(struct json_writer *w, const char *json, size_t n);
/* key + value in one */
void jw_member_string(struct json_writer *w, const char *key, const char *s);
void jw_member_int(struct json_writer *w, const char *key, int64_t v);
void jw_member_bool(struct json_writer *w, const char *key, bool v);
