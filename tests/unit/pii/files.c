/* Owns the temporary key files of a test's own process. */
#include "files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <criterion/criterion.h>
#include <sodium.h>

static char dir[64];

const char *file_in_temp(const char *name)
{
	static char path[128];

	if (!*dir) {
		snprintf(dir, sizeof(dir), "/tmp/layanand-pii-XXXXXX");
		cr_assert(mkdtemp(dir));
	}
	snprintf(path, sizeof(path), "%s/%s", dir, name);
	return path;
}

const char *write_keys(const char *text, unsigned mode)
{
	const char *path = file_in_temp("data.keys");
	FILE *f = fopen(path, "w");

	cr_assert(f && fputs(text, f) >= 0 && fclose(f) == 0 && chmod(path, mode) == 0);
	return path;
}

struct data_keys *keys_of(const char *text)
{
	struct data_keys *k = NULL;

	cr_assert_geq(sodium_init(), 0);
	cr_assert_eq(data_keys_load(write_keys(text, 0600), &k), 0);
	return k;
}

void remove_temp(void)
{
	DIR *d = *dir ? opendir(dir) : NULL;
	struct dirent *e;

	while (d && (e = readdir(d)))
		unlinkat(dirfd(d), e->d_name, 0);
	if (d)
		closedir(d);
	rmdir(dir);
}
