/* Settings: one table (settings.def) gives name, type, default and meaning; a file (INI) and
 * LAYANAND_* override. */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/cleanup.h"

struct config {
#define SETTING_STRING(section, name, def, meaning) char *section##_##name;
#define SETTING_INT(section, name, def, min, max, meaning) int64_t section##_##name;
#define SETTING_BOOL(section, name, def, meaning) bool section##_##name;
#include "base/settings.def"
#undef SETTING_STRING
#undef SETTING_INT
#undef SETTING_BOOL
};

/* Reads the file (NULL: none), then the environment. Errors (unknown name, wrong type, out of
 * range) are written to err with file and line and -EINVAL is returned; an unreadable file gives
 * its own -errno. Precedence: environment, file, default. The result is owned by the caller. */
int config_load(const char *path, FILE *err, struct config **ret_config) WARN_UNUSED;
void config_free(struct config *c);
/* The table as text: for --help and as an example file (deploy/layanand.conf is this, checked by a
 * test). */
void config_write_help(FILE *out);
void config_write_example(FILE *out);
/* Reads a secret file of at most 64 KiB whose mode must not let others read it; trailing newline
 * removed. free() it. -EPERM: others may read it; -EFBIG: too large; -EINVAL: not a file of text;
 * or the -errno of opening. */
int config_read_secret(const char *path, char **ret_secret) WARN_UNUSED;
