/* Settings: defaults, file, environment, and errors that name their place. */
#include "base/config.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "leak.h"

TestSuite(config, .fini = fail_on_leak);

struct loaded {
	struct config *config;
	int result;
	char path[32];
	char *errors;
};

static void write_file(char path[static 32], const char *text)
{
	int fd;

	snprintf(path, 32, "/tmp/layanand-config-XXXXXX");
	fd = mkstemp(path);
	cr_assert_geq(fd, 0);
	cr_assert_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
}

static struct loaded load(const char *text)
{
	struct loaded l = { 0 };
	size_t size;
	FILE *err = open_memstream(&l.errors, &size);

	if (text)
		write_file(l.path, text);
	l.result = config_load(text ? l.path : NULL, err, &l.config);
	fclose(err);
	if (text)
		unlink(l.path);
	return l;
}

static void done(struct loaded *l)
{
	config_free(l->config);
	free(l->errors);
}

/* Whether the errors have "<path>:<line>: ...words". */
static bool complains(const struct loaded *l, int line, const char *words)
{
	char prefix[64];
	const char *at;
	const char *end;

	snprintf(prefix, sizeof(prefix), "%s:%d: ", l->path, line);
	at = strstr(l->errors, prefix);
	if (!at)
		return false;
	end = strchr(at, '\n');
	return end && memmem(at, (size_t)(end - at), words, strlen(words));
}

Test(config, defaults)
{
	struct loaded l = load(NULL);

	cr_assert_eq(l.result, 0, "%s", l.errors);
	cr_assert_str_eq(l.errors, "");
	cr_assert_str_eq(l.config->server_mode, "production");
	cr_assert_eq(l.config->server_workers, 8);
	cr_assert(l.config->issuer_enabled);
	cr_assert_str_eq(l.config->auth_issuers_file, "");
	done(&l);
}

Test(config, file_overrides_default)
{
	struct loaded l = load(
		"# catatan\n[server]\nworkers = 3\nlisten=0.0.0.0:1\n\n[issuer]\n"
		"enabled = false\n");

	cr_assert_eq(l.result, 0, "%s", l.errors);
	cr_assert_eq(l.config->server_workers, 3);
	cr_assert_str_eq(l.config->server_listen, "0.0.0.0:1");
	cr_assert(!l.config->issuer_enabled);
	cr_assert_eq(l.config->server_io_threads, 2);
	done(&l);
}

Test(config, environment_overrides_file)
{
	struct loaded l;

	setenv("LAYANAND_SERVER_WORKERS", "5", 1);
	setenv("LAYANAND_SERVER_METRICS_LISTEN", "", 1);
	l = load("[server]\nworkers = 3\n");
	cr_assert_eq(l.result, 0, "%s", l.errors);
	cr_assert_eq(l.config->server_workers, 5);
	cr_assert_str_eq(l.config->server_metrics_listen, "");
	done(&l);
}

Test(config, all_errors_of_a_file_with_their_lines)
{
	struct loaded l = load("[server]\n"
			       "workers = banyak\n"
			       "queue = 0\n"
			       "tiada = 1\n"
			       "mode = uji\n"
			       "io_threads = 2x\n"
			       "[lain]\n"
			       "workers = 1\n"
			       "[issuer]\n"
			       "enabled = yes\n"
			       "access_ttl_s = 99999999999999999999\n"
			       "refresh_ttl_s = 60\n"
			       "refresh_ttl_s = 61\n");

	cr_assert_eq(l.result, -EINVAL);
	cr_assert_null(l.config);
	cr_assert(complains(&l, 2, "server.workers: \"banyak\" is not a whole number"), "%s",
		  l.errors);
	cr_assert(complains(&l, 3, "server.queue: 0 is outside 1 to 65536"), "%s", l.errors);
	cr_assert(complains(&l, 4, "unknown setting server.tiada"), "%s", l.errors);
	cr_assert(complains(&l, 5, "server.mode: \"uji\""), "%s", l.errors);
	cr_assert(complains(&l, 6, "not a whole number"), "%s", l.errors);
	cr_assert(complains(&l, 8, "unknown setting lain.workers"), "%s", l.errors);
	cr_assert(complains(&l, 10, "neither true nor false"), "%s", l.errors);
	cr_assert(complains(&l, 11, "not a whole number"), "%s", l.errors);
	cr_assert(complains(&l, 13, "issuer.refresh_ttl_s is set twice"), "%s", l.errors);
	done(&l);
}

Test(config, lines_that_are_no_settings)
{
	struct loaded l = load("[server]\n\nworkers\n");

	cr_assert_eq(l.result, -EINVAL);
	cr_assert(complains(&l, 3, "neither [section] nor name = value"), "%s", l.errors);
	done(&l);
}

Test(config, overlong_lines_are_refused_whole_and_counted_as_one)
{
	char text[1024];
	struct loaded l;

	snprintf(text, sizeof(text), "# %0300d\n[server]\nlisten = %0400d\nworkers = x\n", 1, 1);
	l = load(text);
	cr_assert_eq(l.result, -EINVAL);
	cr_assert(!complains(&l, 1, ""), "%s", l.errors);
	cr_assert(complains(&l, 3, "line longer than"), "%s", l.errors);
	cr_assert(complains(&l, 4, "not a whole number"), "%s", l.errors);
	done(&l);
}

Test(config, unknown_environment_is_an_error)
{
	struct loaded l;

	setenv("LAYANAND_SERVER_WORKER", "5", 1);
	setenv("LAYANAND_server_queue", "5", 1);
	l = load(NULL);
	cr_assert_eq(l.result, -EINVAL);
	cr_assert_not_null(strstr(l.errors, "unknown setting LAYANAND_SERVER_WORKER\n"));
	cr_assert_not_null(strstr(l.errors, "unknown setting LAYANAND_server_queue\n"));
	done(&l);
}

Test(config, wrong_environment_names_the_variable)
{
	struct loaded l;

	setenv("LAYANAND_SERVER_WORKERS", " 5", 1);
	l = load(NULL);
	cr_assert_eq(l.result, -EINVAL);
	cr_assert_not_null(strstr(
		l.errors, "LAYANAND_SERVER_WORKERS: server.workers: \" 5\" is not a whole number"));
	done(&l);
}

Test(config, missing_file)
{
	struct config *c = NULL;
	CLEANUP_FREE char *errors = NULL;
	size_t size;
	FILE *err = open_memstream(&errors, &size);

	cr_assert_eq(config_load("/nonexistent/layanand.conf", err, &c), -ENOENT);
	fclose(err);
	cr_assert_null(c);
	cr_assert_not_null(strstr(errors, "/nonexistent/layanand.conf: "));
}

Test(config, example_is_accepted_and_gives_the_defaults)
{
	CLEANUP_FREE char *example = NULL;
	size_t size;
	FILE *out = open_memstream(&example, &size);
	struct loaded from_example;
	struct loaded from_nothing;

	config_write_example(out);
	fclose(out);
	from_example = load(example);
	from_nothing = load(NULL);
	cr_assert_eq(from_example.result, 0, "%s", from_example.errors);
#define SETTING_STRING(section, name, def, meaning)                                                \
	cr_assert_str_eq(from_example.config->section##_##name,                                    \
			 from_nothing.config->section##_##name);                                   \
	cr_assert_not_null(strstr(example, "\n" #name " = " def "\n"));
#define SETTING_INT(section, name, def, min, max, meaning)                                         \
	cr_assert_eq(from_example.config->section##_##name,                                        \
		     from_nothing.config->section##_##name);                                       \
	cr_assert_not_null(strstr(example, "\n" #name " = " #def "\n"));
#define SETTING_BOOL(section, name, def, meaning)                                                  \
	cr_assert_eq(from_example.config->section##_##name, from_nothing.config->section##_##name);
#include "base/settings.def"
#undef SETTING_STRING
#undef SETTING_INT
#undef SETTING_BOOL
	done(&from_example);
	done(&from_nothing);
}

Test(config, help_names_setting_default_and_variable)
{
	CLEANUP_FREE char *help = NULL;
	size_t size;
	FILE *out = open_memstream(&help, &size);

	config_write_help(out);
	fclose(out);
	cr_assert_not_null(strstr(help, "server.io_threads = 2\n"));
	cr_assert_not_null(strstr(help, "(number, 1 to 64; LAYANAND_SERVER_IO_THREADS)\n"));
	cr_assert_not_null(strstr(help, "LAYANAND_LOG_LEVEL"));
}

static int read_secret(const char *text, size_t n, mode_t mode, char **ret_secret)
{
	char path[32];
	FILE *f;
	int r;

	write_file(path, "");
	f = fopen(path, "w");
	fwrite(text, 1, n, f);
	fclose(f);
	chmod(path, mode);
	r = config_read_secret(path, ret_secret);
	unlink(path);
	return r;
}

Test(config, secret_loses_one_newline)
{
	CLEANUP_FREE char *a = NULL;
	CLEANUP_FREE char *b = NULL;
	CLEANUP_FREE char *c = NULL;

	cr_assert_eq(read_secret("rahasia\n", 8, 0600, &a), 0);
	cr_assert_str_eq(a, "rahasia");
	cr_assert_eq(read_secret(" x\n\n", 4, 0440, &b), 0);
	cr_assert_str_eq(b, " x\n");
	cr_assert_eq(read_secret("", 0, 0400, &c), 0);
	cr_assert_str_eq(c, "");
}

Test(config, secret_refusals)
{
	CLEANUP_FREE char *large = calloc(1, 65537);
	char *secret = NULL;

	memset(large, 'x', 65537);
	cr_assert_eq(read_secret("x", 1, 0604, &secret), -EPERM);
	cr_assert_eq(read_secret("x", 1, 0602, &secret), -EPERM);
	cr_assert_eq(read_secret("a\0b", 3, 0600, &secret), -EINVAL);
	cr_assert_eq(read_secret(large, 65537, 0600, &secret), -EFBIG);
	cr_assert_eq(config_read_secret("/tmp", &secret), -EINVAL);
	cr_assert_eq(config_read_secret("/nonexistent", &secret), -ENOENT);
	cr_assert_null(secret);
	cr_assert_eq(read_secret(large, 65536, 0600, &secret), 0);
	cr_assert_eq(strlen(secret), 65536);
	free(secret);
}
