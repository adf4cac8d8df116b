/* Makes secrets and keeps them in files of their owner; on the command's thread. */
#include "contoh/rahasia.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include <sodium.h>

#include "base/encode.h"

#include "base/banned.h"

#define RAHASIA_BYTES 24

_Static_assert(RAHASIA_SIZE == BASE64URL_SIZE(RAHASIA_BYTES), "room for the text");

void rahasia_baru(char out[static RAHASIA_SIZE])
{
	unsigned char acak[RAHASIA_BYTES];

	randombytes_buf(acak, sizeof(acak));
	base64url_encode(acak, sizeof(acak), out);
	sodium_memzero(acak, sizeof(acak));
}

const char *rahasia_path(struct arena *arena, const struct config *c, const char *nama)
{
	const char *kunci = c->keys_data_key_file, *garis = strrchr(kunci, '/');

	return arena_printf(arena, "%.*s%s", garis ? (int)(garis - kunci) + 1 : 0, kunci, nama);
}

int rahasia_buka(const char *path, const char *kepala, FILE **ret_file)
{
	CLEANUP_FD int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
	struct stat st;

	if (fd < 0 || fstat(fd, &st) < 0 || fchmod(fd, 0600) < 0)
		return -errno;
	*ret_file = fdopen(fd, "a");
	if (!*ret_file)
		return -ENOMEM;
	fd = -1;
	if (st.st_size == 0)
		fprintf(*ret_file, "%s\n", kepala);
	return 0;
}

int rahasia_tutup(FILE **f)
{
	FILE *ini = TAKE(*f);
	int r = fflush(ini) == 0 && fsync(fileno(ini)) == 0 ? 0 : -errno;

	if (fclose(ini) != 0 && r == 0)
		r = -errno;
	return r;
}
