/* The subcommands: each gets the settings and its own arguments (argv[0] is the subcommand) and returns the exit code. */
#pragma once

struct config;

int command_serve(const struct config *c, int argc, char **argv);
int command_migrate(const struct config *c, int argc, char **argv);
int command_token(const struct config *c, int argc, char **argv);
int command_keys(const struct config *c, int argc, char **argv);
int command_clock(const struct config *c, int argc, char **argv);
int command_calendar(const struct config *c, int argc, char **argv);
int command_sample(const struct config *c, int argc, char **argv);
int command_verify(const struct config *c, int argc, char **argv);
int command_survey(const struct config *c, int argc, char **argv);
/* Does not need a configuration that loads: it is what tells whether it does. */
int command_check_config(const char *path);
