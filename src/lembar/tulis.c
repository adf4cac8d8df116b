/* The way by a file to the bytes of a workbook; any thread. */
#include "lembar/tulis.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

#include "base/banned.h"

#define BACA_BYTES 65536

static int baca(int fd, struct buffer *out)
{
	ssize_t n;

	do {
		char *ke = buffer_reserve(out, BACA_BYTES);

		if (!ke)
			return buffer_error(out);
		n = read(fd, ke, BACA_BYTES);
		if (n < 0)
			return -errno;
		buffer_commit(out, (size_t)n);
	} while (n > 0);
	return buffer_error(out);
}

int lembar_lewat_berkas(const char *dir, int (*tulis)(void *cls, const char *path), void *cls, struct buffer *out)
{
	char path[PATH_MAX];
	CLEANUP_FD int fd = -1;
	int r;

	if (snprintf(path, sizeof(path), "%s/layanand-XXXXXX", dir) >= (int)sizeof(path))
		return -ENAMETOOLONG;
	fd = mkostemp(path, O_CLOEXEC);
	if (fd < 0)
		return -errno;
	/* The library opens the file again by its name and writes it in place. */
	r = tulis(cls, path);
	if (r == 0)
		r = baca(fd, out);
	unlink(path);
	return r;
}
