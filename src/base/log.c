/* Structured log lines on stderr; callable from every thread, one write per line. */
#include "base/log.h"

#include <errno.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/encode.h"
#include "base/json_writer.h"

#include "base/banned.h"

#define LINE_MAX_BYTES 16384

static _Atomic int highest_level = LOG_LEVEL_INFO; /* set once at start from the settings */

void log_set_level(enum log_level level)
{
	atomic_store_explicit(&highest_level, (int)level, memory_order_relaxed);
}

int log_enabled(enum log_level level)
{
	return (int)level <= atomic_load_explicit(&highest_level, memory_order_relaxed);
}

static const char *level_name(enum log_level level)
{
	switch (level) {
	case LOG_LEVEL_ERROR:
		return "error";
	case LOG_LEVEL_WARNING:
		return "warning";
	case LOG_LEVEL_INFO:
		return "info";
	case LOG_LEVEL_DEBUG:
		return "debug";
	}
	return "error";
}

/* A line is written at once so that lines of threads do not mix; a broken stderr is nobody's to
 * report to. */
static void write_line(const char *line, size_t n)
{
	while (n) {
		ssize_t put = write(STDERR_FILENO, line, n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return;
		line += put;
		n -= (size_t)put;
	}
}

static void member_time(struct json_writer *w)
{
	int64_t now = clock_wall_us();
	time_t s = (time_t)(now / US_PER_S);
	char day[32];
	char text[48];
	struct tm tm;

	gmtime_r(&s, &tm);
	strftime(day, sizeof(day), "%Y-%m-%dT%H:%M:%S", &tm);
	snprintf(text, sizeof(text), "%s.%06dZ", day, (int)(now % US_PER_S));
	jw_member_string(w, "time", text);
}

/* Foreign text (a peer's message) may be anything; the line must stay JSON. */
static void member_text(struct json_writer *w, const char *key, const char *value)
{
	size_t n = strlen(value);
	CLEANUP_FREE char *ascii = NULL;

	if (!utf8_valid(value, n)) {
		ascii = strdup(value);
		for (size_t i = 0; ascii && i < n; i++)
			if ((unsigned char)ascii[i] >= 0x80)
				ascii[i] = '?';
		value = ascii ? ascii : "?";
	}
	jw_member_string(w, key, value);
}

static const char *short_path(const char *file)
{
	const char *src = strstr(file, "src/");

	return src ? src + 4 : file;
}

static void start_line(struct json_writer *w, enum log_level level, const char *file, int line,
		       const char *event)
{
	buffer_printf(w->out, "<%d>", (int)level);
	jw_object(w);
	member_time(w);
	jw_member_string(w, "level", level_name(level));
	jw_member_string(w, "event", event);
	jw_key(w, "at");
	buffer_printf(w->out, "\"%s:%d\"", short_path(file), line);
	w->comma = true;
}

void log_event_at(enum log_level level, const char *file, int line, const char *event, ...)
{
	CLEANUP_BUFFER struct buffer b = { 0 };
	struct json_writer w;
	const char *key;
	va_list ap;

	if (!log_enabled(level))
		return;
	buffer_init(&b, LINE_MAX_BYTES);
	jw_init(&w, &b);
	start_line(&w, level, file, line, event);
	va_start(ap, event);
	while ((key = va_arg(ap, const char *))) {
		const char *value = va_arg(ap, const char *);

		if (value)
			member_text(&w, key, value);
	}
	va_end(ap);
	if (buffer_error(&b)) { /* too long: say at least what happened where */
		buffer_done(&b);
		buffer_init(&b, LINE_MAX_BYTES);
		jw_init(&w, &b);
		start_line(&w, level, file, line, event);
		jw_member_bool(&w, "truncated", true);
	}
	jw_object_end(&w);
	buffer_char(&b, '\n');
	write_line(b.data, b.len);
}

void log_line(enum log_level level, const char *json, int n)
{
	CLEANUP_BUFFER struct buffer b;

	if (!log_enabled(level) || n < 0)
		return;
	buffer_init(&b, LINE_MAX_BYTES);
	buffer_printf(&b, "<%d>", (int)level);
	buffer_append(&b, json, (size_t)n);
	buffer_char(&b, '\n');
	if (!buffer_error(&b))
		write_line(b.data, b.len);
}
