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
	bool alone; /* takes no arguments */
	const char *help;
} commands[] = {
	{ "serve", command_serve, true, "serve the API in the foreground" },
	{ "migrate", command_migrate, true, "bring the database schema to this version" },
	{ "token", command_token, false, "--peran R --sub UUID [--penyelenggara UUID] [--tugas T]... [--scope S] [--ttl SECONDS]: print a token" },
	{ "calendar", command_calendar, false, "import FILE [--keputusan FILE]: load holidays from CSV" },
	{ "clock", command_clock, false, "INSTANT | now: set the legal clock (development mode), wait until what fell due is done" },
	{ "keys", command_keys, false, "generate | rotate: signing and data keys; renew: bring sealed data to the newest key" },
	{ "verify", command_verify, true, "check the hash chains of all events" },
	{ "survey", command_survey, false, "verify [NUMBER]: compute the results of surveys again, from every answer, and compare" },
	{ "sample", command_sample, false, "DIR: load the sample catalogue from DIR" },
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

static bool asks_for_help(const char *argument)
{
	return strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0;
}

/* One command's own line; what every command has in common is told by usage(). */
static int command_usage(size_t command)
{
	printf("layanand %s [--config FILE]: %s\nlayanand --help lists the settings.\n", commands[command].name,
	       commands[command].help);
	return 0;
}

/* Takes "--config FILE" out of the arguments, wherever it stands. Without a FILE it stays, and no command understands it. */
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

/* The commands that need no settings, or tell about them. */
static int run_plain(const char *path, int argc, char **argv)
{
	if (argc == 3 && asks_for_help(argv[2]))
		return usage(stdout, 0);
	if (argc > 2) {
		fprintf(stderr, "layanand %s: %s: not understood\n", argv[1], argv[2]);
		return 2;
	}
	if (strcmp(argv[1], "check-config") == 0)
		return command_check_config(path);
	config_write_example(stdout);
	return 0;
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

	for (int i = 2; i < argc; i++)
		if (asks_for_help(argv[i]))
			return command_usage(command);
	if (argc > 2 && commands[command].alone) {
		fprintf(stderr, "layanand %s: %s: not understood\n", argv[1], argv[2]);
		return 2;
	}
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
	if (asks_for_help(argv[1]) || strcmp(argv[1], "help") == 0)
		return usage(stdout, 0);
	if (strcmp(argv[1], "check-config") == 0 || strcmp(argv[1], "config") == 0)
		return run_plain(path, argc, argv);
	for (size_t i = 0; i < N_COMMANDS; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return run(i, path, argc, argv);
	fprintf(stderr, "layanand: unknown command %s (layanand --help)\n", argv[1]);
	return 2;
}
