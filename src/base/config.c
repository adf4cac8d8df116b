/* Settings from the table, an INI file and the environment; runs on the main thread before others
 * start. */
#include "base/config.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <ini.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>

#include "base/banned.h"

#define SECRET_MAX_BYTES 65536
#define ENV_PREFIX "LAYANAND_"
#define ENV_NAME_SIZE 96

enum type { TYPE_STRING, TYPE_INT, TYPE_BOOL };

struct setting {
	const char *section;
	const char *name;
	enum type type;
	size_t offset; /* in struct config */
	const char *def;
	int64_t min;
	int64_t max;
	const char *meaning;
};

static const struct setting SETTINGS[] = {
#define OFFSET(section, name) offsetof(struct config, section##_##name)
#define ENTRY(section, name, type, def, min, max, meaning)                                         \
	{ #section, #name, type, OFFSET(section, name), def, min, max, meaning },
#define SETTING_STRING(section, name, def, meaning)                                                \
	ENTRY(section, name, TYPE_STRING, def, 0, 0, meaning)
#define SETTING_INT(section, name, def, min, max, meaning)                                         \
	ENTRY(section, name, TYPE_INT, #def, min, max, meaning)
#define SETTING_BOOL(section, name, def, meaning)                                                  \
	ENTRY(section, name, TYPE_BOOL, #def, 0, 0, meaning)
#include "base/settings.def"
#undef SETTING_STRING
#undef SETTING_INT
#undef SETTING_BOOL
#undef ENTRY
#undef OFFSET
};
#define N_SETTINGS (sizeof(SETTINGS) / sizeof(SETTINGS[0]))

/* Settings that are one word of a list. */
static const struct {
	const char *section;
	const char *name;
	const char *words[5];
} CHOICES[] = {
	{ "server", "mode", { "production", "development" } },
	{ "log", "level", { "error", "warning", "info", "debug" } },
};

struct loader {
	struct config *config;
	FILE *err;
	const char *path;
	FILE *file;
	int line; /* last line read of the file */
	bool seen[N_SETTINGS]; /* in the file: a second mention would silently win */
	int errors;
};

static void complain(struct loader *l, const char *where, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

static void complain(struct loader *l, const char *where, const char *fmt, ...)
{
	va_list ap;

	l->errors++;
	fprintf(l->err, "%s: ", where);
	va_start(ap, fmt);
	vfprintf(l->err, fmt, ap);
	va_end(ap);
	fputc('\n', l->err);
}

static void env_name(const struct setting *s, char out[static ENV_NAME_SIZE])
{
	snprintf(out, ENV_NAME_SIZE, ENV_PREFIX "%s_%s", s->section, s->name);
	for (char *c = out; *c; c++)
		*c = (char)toupper((unsigned char)*c);
}

static bool choice_allows(const struct setting *s, const char *value)
{
	for (size_t i = 0; i < sizeof(CHOICES) / sizeof(CHOICES[0]); i++) {
		if (strcmp(CHOICES[i].section, s->section) || strcmp(CHOICES[i].name, s->name))
			continue;
		for (const char *const *word = CHOICES[i].words; *word; word++)
			if (!strcmp(*word, value))
				return true;
		return false;
	}
	return true;
}

static void set_string(struct loader *l, const char *where, const struct setting *s,
		       const char *value)
{
	char **field = (char **)((char *)l->config + s->offset);
	char *copy;

	if (!choice_allows(s, value)) {
		complain(l, where, "%s.%s: \"%s\" is not one of its words: %s", s->section, s->name,
			 value, s->meaning);
		return;
	}
	copy = strdup(value);
	if (!copy) {
		complain(l, where, "out of memory");
		return;
	}
	free(*field);
	*field = copy;
}

static void set_int(struct loader *l, const char *where, const struct setting *s, const char *value)
{
	int64_t *field = (int64_t *)((char *)l->config + s->offset);
	long long v;
	char *end;

	errno = 0;
	v = strtoll(value, &end, 10);
	if (errno || end == value || *end || isspace((unsigned char)*value)) {
		complain(l, where, "%s.%s: \"%s\" is not a whole number", s->section, s->name,
			 value);
		return;
	}
	if (v < s->min || v > s->max) {
		complain(l, where, "%s.%s: %lld is outside %lld to %lld", s->section, s->name, v,
			 (long long)s->min, (long long)s->max);
		return;
	}
	*field = v;
}

static void set_bool(struct loader *l, const char *where, const struct setting *s,
		     const char *value)
{
	bool *field = (bool *)((char *)l->config + s->offset);

	if (strcmp(value, "true") && strcmp(value, "false")) {
		complain(l, where, "%s.%s: \"%s\" is neither true nor false", s->section, s->name,
			 value);
		return;
	}
	*field = !strcmp(value, "true");
}

static void set_value(struct loader *l, const char *where, const struct setting *s,
		      const char *value)
{
	switch (s->type) {
	case TYPE_STRING:
		set_string(l, where, s, value);
		break;
	case TYPE_INT:
		set_int(l, where, s, value);
		break;
	case TYPE_BOOL:
		set_bool(l, where, s, value);
		break;
	}
}

static void file_position(const struct loader *l, int line, char *out, size_t size)
{
	snprintf(out, size, "%s:%d", l->path, line);
}

static int on_ini_value(void *cls, const char *section, const char *name, const char *value)
{
	struct loader *l = cls;
	char where[512];

	file_position(l, l->line, where, sizeof(where));
	for (size_t i = 0; i < N_SETTINGS; i++) {
		if (strcmp(SETTINGS[i].section, section) || strcmp(SETTINGS[i].name, name))
			continue;
		if (l->seen[i])
			complain(l, where, "%s.%s is set twice", section, name);
		else
			set_value(l, where, &SETTINGS[i], value);
		l->seen[i] = true;
		return 1;
	}
	complain(l, where, "unknown setting %s.%s", section, name);
	return 1;
}

static bool is_comment(const char *line)
{
	line += strspn(line, " \t");
	return *line == '#' || *line == ';';
}

/* inih cuts long lines and takes the rest for a line of its own; here the whole line is consumed
 * and refused. */
static char *read_ini_line(char *out, int size, void *stream)
{
	struct loader *l = stream;
	char where[512];
	int c;

	if (!fgets(out, size, l->file))
		return NULL;
	l->line++;
	if (strchr(out, '\n') || (c = fgetc(l->file)) == EOF || c == '\n')
		return out;
	while (c != EOF && c != '\n')
		c = fgetc(l->file);
	if (!is_comment(out)) {
		file_position(l, l->line, where, sizeof(where));
		complain(l, where, "line longer than %d bytes (set this one in the environment)",
			 size - 2);
	}
	*out = '\0';
	return out;
}

static int load_file(struct loader *l)
{
	CLEANUP_FILE FILE *file = fopen(l->path, "re");
	char where[512];
	int bad_line;

	if (!file) {
		int error = -errno;

		complain(l, l->path, "%s", strerror(-error));
		return error;
	}
	l->file = file;
	bad_line = ini_parse_stream(read_ini_line, l, on_ini_value, l);
	if (bad_line) {
		file_position(l, bad_line, where, sizeof(where));
		complain(l, where, "neither [section] nor name = value");
	}
	return 0;
}

static void load_environment(struct loader *l)
{
	for (char **entry = environ; *entry; entry++) {
		const char *equals = strchr(*entry, '=');
		char name[ENV_NAME_SIZE];
		size_t i;

		if (!equals || strncmp(*entry, ENV_PREFIX, strlen(ENV_PREFIX)))
			continue;
		for (i = 0; i < N_SETTINGS; i++) {
			env_name(&SETTINGS[i], name);
			if (strlen(name) == (size_t)(equals - *entry) &&
			    !strncmp(name, *entry, strlen(name)))
				break;
		}
		if (i < N_SETTINGS)
			set_value(l, name, &SETTINGS[i], equals + 1);
		else
			complain(l, "environment", "unknown setting %.*s", (int)(equals - *entry),
				 *entry);
	}
}

int config_load(const char *path, FILE *err, struct config **ret_config)
{
	struct loader l = { .err = err, .path = path };
	int r = 0;

	l.config = calloc(1, sizeof(*l.config));
	if (!l.config)
		return -ENOMEM;
	for (size_t i = 0; i < N_SETTINGS; i++)
		set_value(&l, "default", &SETTINGS[i], SETTINGS[i].def);
	if (path)
		r = load_file(&l);
	load_environment(&l);
	if (r == 0 && l.errors)
		r = -EINVAL;
	if (r)
		config_free(l.config);
	else
		*ret_config = l.config;
	return r;
}

void config_free(struct config *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < N_SETTINGS; i++)
		if (SETTINGS[i].type == TYPE_STRING)
			free(*(char **)((char *)c + SETTINGS[i].offset));
	free(c);
}

static void write_type(FILE *out, const struct setting *s)
{
	if (s->type == TYPE_INT)
		fprintf(out, "number, %lld to %lld", (long long)s->min, (long long)s->max);
	else
		fputs(s->type == TYPE_BOOL ? "true or false" : "text", out);
}

void config_write_help(FILE *out)
{
	char env[ENV_NAME_SIZE];

	for (size_t i = 0; i < N_SETTINGS; i++) {
		const struct setting *s = &SETTINGS[i];

		env_name(s, env);
		fprintf(out, "  %s.%s = %s\n      %s\n      (", s->section, s->name, s->def,
			s->meaning);
		write_type(out, s);
		fprintf(out, "; %s)\n", env);
	}
}

void config_write_example(FILE *out)
{
	const char *section = "";

	fputs("# Settings of layanand with their defaults.\n"
	      "# Every one can also be given as LAYANAND_<SECTION>_<NAME>.\n",
	      out);
	for (size_t i = 0; i < N_SETTINGS; i++) {
		const struct setting *s = &SETTINGS[i];

		if (strcmp(section, s->section))
			fprintf(out, "\n[%s]\n", s->section);
		section = s->section;
		fprintf(out, "# %s (", s->meaning);
		write_type(out, s);
		fprintf(out, ")\n%s = %s\n", s->name, s->def);
	}
}

static int read_whole(int fd, size_t size, char **ret_text)
{
	CLEANUP_FREE char *text = malloc(size + 1);
	size_t len = 0;

	if (!text)
		return -ENOMEM;
	while (len < size) {
		ssize_t got = read(fd, text + len, size - len);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -errno;
		if (got == 0)
			break;
		len += (size_t)got;
	}
	if (len && text[len - 1] == '\n')
		len--;
	text[len] = '\0';
	if (strlen(text) != len)
		return -EINVAL;
	*ret_text = TAKE(text);
	return 0;
}

int config_read_secret(const char *path, char **ret_secret)
{
	CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;

	if (fd < 0 || fstat(fd, &st) < 0)
		return -errno;
	if (!S_ISREG(st.st_mode))
		return -EINVAL;
	if (st.st_mode & S_IRWXO)
		return -EPERM;
	if (st.st_size > SECRET_MAX_BYTES)
		return -EFBIG;
	return read_whole(fd, (size_t)st.st_size, ret_secret);
}
