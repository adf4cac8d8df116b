/* Structured log: one JSON object per line on stderr, with the <n> priority prefix of systemd.
 * Thread-safe (one write per line). Never give it personal data. */
#pragma once

#include <stdint.h>

enum log_level {
	LOG_LEVEL_ERROR = 3,
	LOG_LEVEL_WARNING = 4,
	LOG_LEVEL_INFO = 6,
	LOG_LEVEL_DEBUG = 7
};

void log_set_level(enum log_level level);
int log_enabled(enum log_level level);
/* event: a short fixed word; fields: NULL-terminated pairs key, value (both strings; value NULL is
 * skipped). */
void log_event_at(enum log_level level, const char *file, int line, const char *event, ...)
	__attribute__((sentinel));
#define log_error(...) log_event_at(LOG_LEVEL_ERROR, __FILE__, __LINE__, __VA_ARGS__, NULL)
#define log_warning(...) log_event_at(LOG_LEVEL_WARNING, __FILE__, __LINE__, __VA_ARGS__, NULL)
#define log_info(...) log_event_at(LOG_LEVEL_INFO, __FILE__, __LINE__, __VA_ARGS__, NULL)
#define log_debug(...) log_event_at(LOG_LEVEL_DEBUG, __FILE__, __LINE__, __VA_ARGS__, NULL)
/* A ready-made JSON object as one line (access log). */
void log_line(enum log_level level, const char *json, int n);
