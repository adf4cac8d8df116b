/* Log lines: JSON behind the priority prefix, levels, foreign bytes, overlong lines. */
#include "base/log.h"

#include <string.h>

#include "base/cleanup.h"
#include "leak.h"

TestSuite(log, .fini = fail_on_leak);

/* stderr into a file, so that what was written can be read back. */
struct capture {
	FILE *file;
	int saved;
	char line[32768];
};

static void capture_start(struct capture *c)
{
	c->file = tmpfile();
	c->saved = dup(STDERR_FILENO);
	dup2(fileno(c->file), STDERR_FILENO);
}

static void capture_end(struct capture *c)
{
	size_t n;

	dup2(c->saved, STDERR_FILENO);
	close(c->saved);
	rewind(c->file);
	n = fread(c->line, 1, sizeof(c->line) - 1, c->file);
	c->line[n] = '\0';
	fclose(c->file);
}

/* The object of the one line captured. */
static json_t *only_line(const struct capture *c, const char *prefix)
{
	json_t *j;

	cr_assert(!strncmp(c->line, prefix, strlen(prefix)), "%s", c->line);
	cr_assert_eq(strchr(c->line, '\n'), c->line + strlen(c->line) - 1);
	j = json_loads(c->line + strlen(prefix), JSON_REJECT_DUPLICATES, NULL);
	cr_assert_not_null(j, "%s", c->line);
	return j;
}

static const char *text(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

Test(log, a_line_is_json_with_prefix)
{
	struct capture c;
	CLEANUP_JSON json_t *j = NULL;

	capture_start(&c);
	log_warning("koneksi-putus", "sebab", "kata \"kutip\"\n", "kosong", NULL, "no", "2");
	capture_end(&c);
	j = only_line(&c, "<4>");
	cr_assert_str_eq(text(j, "level"), "warning");
	cr_assert_str_eq(text(j, "event"), "koneksi-putus");
	cr_assert_str_eq(text(j, "sebab"), "kata \"kutip\"\n");
	cr_assert_str_eq(text(j, "no"), "2");
	cr_assert_null(json_object_get(j, "kosong"));
	cr_assert_not_null(strstr(text(j, "at"), "test_log.c:"));
	cr_assert_eq(strlen(text(j, "time")), strlen("2026-03-10T09:15:00.000000Z"));
}

Test(log, below_the_level_nothing_is_written)
{
	struct capture c;

	log_set_level(LOG_LEVEL_WARNING);
	cr_assert(log_enabled(LOG_LEVEL_ERROR));
	cr_assert(!log_enabled(LOG_LEVEL_INFO));
	capture_start(&c);
	log_info("sunyi");
	log_debug("sunyi");
	log_line(LOG_LEVEL_INFO, "{}", 2);
	capture_end(&c);
	cr_assert_str_eq(c.line, "");
}

Test(log, foreign_bytes_do_not_break_the_line)
{
	struct capture c;
	CLEANUP_JSON json_t *j = NULL;

	capture_start(&c);
	log_error("pesan", "teks", "a\xff.");
	capture_end(&c);
	j = only_line(&c, "<3>");
	cr_assert_str_eq(text(j, "teks"), "a?.");
}

Test(log, overlong_lines_say_so)
{
	struct capture c;
	CLEANUP_JSON json_t *j = NULL;
	char big[20000];

	memset(big, 'x', sizeof(big) - 1);
	big[sizeof(big) - 1] = '\0';
	capture_start(&c);
	log_info("besar", "isi", big);
	capture_end(&c);
	j = only_line(&c, "<6>");
	cr_assert_str_eq(text(j, "event"), "besar");
	cr_assert(json_is_true(json_object_get(j, "truncated")));
	cr_assert_null(json_object_get(j, "isi"));
}

Test(log, ready_made_line)
{
	struct capture c;

	capture_start(&c);
	log_line(LOG_LEVEL_INFO, "{\"a\":1}tidak", 7);
	capture_end(&c);
	cr_assert_str_eq(c.line, "<6>{\"a\":1}\n");
}
