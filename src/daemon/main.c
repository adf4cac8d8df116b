/* Entry: finds the subcommand and the settings; nothing else. */
#include <stdio.h>
#include <string.h>

#include <sodium.h>

#include "base/config.h"
#include "base/log.h"
#include "daemon/commands.h"

#include "base/banned.h"

static const struct {
	const char *name;
	int (*run)(const struct config *c, int argc, char **argv);
	const char *help;
} commands[] = {
	{ "serve", command_serve, "serve the API in the foreground" },
	{ "migrate", command_migrate, "bring the database schema to this version" },
	{ "token", command_token, "--peran R --sub UUID [--penyelenggara UUID] [--tugas T]... [--scope S] [--ttl SECONDS]: print a token" },
	{ "calendar", command_calendar, "import FILE [--keputusan FILE]: load holidays from CSV" },
	{ "clock", command_clock, "INSTANT | now: set the legal clock (development mode), wait until what fell due is done" },
	{ "keys", command_keys, "generate | rotate: signing and data keys; renew: bring sealed data to the newest key" },
	{ "verify", command_verify, "check the hash chains of all events" },
	{ "sample", command_sample, "DIR: load the sample catalogue from DIR" },
};

#define N_COMMANDS (sizeof(commands) / sizeof(commands[0]))

static int usage(FILE *out, int code)
{
	fputs("layanand COMMAND [--config FILE] ...\n\nCommands:\n", out);
	for (size_t i = 0; i < N_COMMANDS; i++)
		fprintf(out, "  %-14s%s\n", commands[i].name, commands[i].help);
	fputs("  check-config  read the settings and say what is wrong with them\n"
	      "  config        print an example settings file\n\nSettings (file section, name; environment LAYANAND_SECTION_NAME):\n",
	      out);
	config_write_help(out);
	return code;
}

/* Takes "--config FILE" out of the arguments, wherever it stands. */
static const char *take_config(int *argc, char **argv)
{
	const char *path = NULL;
	int kept = 1;

	for (int i = 1; i < *argc; i++) {
		if (strcmp(argv[i], "--config") == 0 && i + 1 < *argc)
			path = argv[++i];
		else
			argv[kept++] = argv[i];
	}
	argv[kept] = NULL;
	*argc = kept;
	return path;
}

static enum log_level level_of(const char *name)
{
	static const struct {
		const char *name;
		enum log_level level;
	} levels[] = { { "error", LOG_LEVEL_ERROR }, { "warning", LOG_LEVEL_WARNING }, { "debug", LOG_LEVEL_DEBUG } };

	for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++)
		if (strcmp(name, levels[i].name) == 0)
			return levels[i].level;
	return LOG_LEVEL_INFO;
}

static int run(size_t command, const char *path, int argc, char **argv)
{
	struct config *config = NULL;
	int code;

	if (config_load(path, stderr, &config) < 0)
		return 2;
	log_set_level(level_of(config->log_level));
	code = commands[command].run(config, argc - 1, argv + 1);
	config_free(config);
	return code;
}

int main(int argc, char **argv)
{
	const char *path = take_config(&argc, argv);

	if (sodium_init() < 0)
		return 1;
	json_object_seed(0);
	if (argc < 2)
		return usage(stderr, 2);
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0)
		return usage(stdout, 0);
	if (strcmp(argv[1], "check-config") == 0)
		return command_check_config(path);
	if (strcmp(argv[1], "config") == 0) {
		config_write_example(stdout);
		return 0;
	}
	for (size_t i = 0; i < N_COMMANDS; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return run(i, path, argc, argv);
	return usage(stderr, 2);
}
