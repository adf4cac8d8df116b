/* Writes JSON text (RFC 8259) straight into a buffer; runs on whichever thread owns the buffer. */
#include "base/json_writer.h"

#include <string.h>

#include "base/banned.h"

void jw_init(struct json_writer *w, struct buffer *out)
{
	*w = (struct json_writer){ .out = out };
}

static void before_value(struct json_writer *w)
{
	if (w->comma)
		buffer_char(w->out, ',');
	w->comma = true;
}

static void open_with(struct json_writer *w, char bracket)
{
	before_value(w);
	buffer_char(w->out, bracket);
	w->comma = false;
}

static void close_with(struct json_writer *w, char bracket)
{
	buffer_char(w->out, bracket);
	w->comma = true;
}

void jw_object(struct json_writer *w)
{
	open_with(w, '{');
}

void jw_object_end(struct json_writer *w)
{
	close_with(w, '}');
}

void jw_array(struct json_writer *w)
{
	open_with(w, '[');
}

void jw_array_end(struct json_writer *w)
{
	close_with(w, ']');
}

static void escape(struct buffer *out, unsigned char c)
{
	switch (c) {
	case '"':
		buffer_string(out, "\\\"");
		break;
	case '\\':
		buffer_string(out, "\\\\");
		break;
	case '\n':
		buffer_string(out, "\\n");
		break;
	case '\r':
		buffer_string(out, "\\r");
		break;
	case '\t':
		buffer_string(out, "\\t");
		break;
	default:
		buffer_printf(out, "\\u%04x", c);
	}
}

static bool must_escape(unsigned char c)
{
	return c < 0x20 || c == '"' || c == '\\' || c == 0x7f;
}

static void quoted(struct buffer *out, const char *s, size_t n)
{
	size_t plain = 0; /* start of the run not yet copied */

	buffer_char(out, '"');
	for (size_t i = 0; i < n; i++) {
		if (!must_escape((unsigned char)s[i]))
			continue;
		buffer_append(out, s + plain, i - plain);
		escape(out, (unsigned char)s[i]);
		plain = i + 1;
	}
	buffer_append(out, s + plain, n - plain);
	buffer_char(out, '"');
}

void jw_key(struct json_writer *w, const char *key)
{
	before_value(w);
	quoted(w->out, key, strlen(key));
	buffer_char(w->out, ':');
	w->comma = false;
}

void jw_stringn(struct json_writer *w, const char *s, size_t n)
{
	before_value(w);
	quoted(w->out, s, n);
}

void jw_string(struct json_writer *w, const char *s)
{
	if (s)
		jw_stringn(w, s, strlen(s));
	else
		jw_null(w);
}

void jw_int(struct json_writer *w, int64_t v)
{
	char digits[24];
	int n = snprintf(digits, sizeof(digits), "%lld", (long long)v);

	jw_raw(w, digits, (size_t)n);
}

void jw_bool(struct json_writer *w, bool v)
{
	before_value(w);
	buffer_string(w->out, v ? "true" : "false");
}

void jw_null(struct json_writer *w)
{
	jw_raw(w, "null", 4);
}

void jw_raw(struct json_writer *w, const char *json, size_t n)
{
	before_value(w);
	buffer_append(w->out, json, n);
}

void jw_member_string(struct json_writer *w, const char *key, const char *s)
{
	jw_key(w, key);
	jw_string(w, s);
}

void jw_member_int(struct json_writer *w, const char *key, int64_t v)
{
	jw_key(w, key);
	jw_int(w, v);
}

void jw_member_bool(struct json_writer *w, const char *key, bool v)
{
	jw_key(w, key);
	jw_bool(w, v);
}
