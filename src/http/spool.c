/* Owns uploads in the making; written on a loop, read on a worker (request_move orders the two). */
#include "http/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <sodium.h>

#include "base/banned.h"

#define BLOCK_BYTES 65536U
#define SEALED_BYTES (BLOCK_BYTES + crypto_secretstream_xchacha20poly1305_ABYTES)

struct spool {
	struct body_file file; /* first: what the worker sees */
	int fd;
	unsigned char key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
	unsigned char header[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
	crypto_secretstream_xchacha20poly1305_state cipher;
	crypto_hash_sha256_state hash;
	int64_t size;
	size_t fill; /* bytes waiting in block, or still unread in it */
	size_t at; /* reading: next byte of block */
	bool ended;
	unsigned char block[BLOCK_BYTES];
	unsigned char sealed[SEALED_BYTES];
};

static void spool_free(void *p)
{
	struct spool *s = p;

	close(s->fd);
	sodium_memzero(s, sizeof(*s));
	free(s);
}

int spool_new(struct arena *arena, const char *dir, struct spool **ret_spool)
{
	struct spool *s = calloc(1, sizeof(*s));
	int error;

	if (!s)
		return -ENOMEM;
	s->fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (s->fd < 0) {
		error = -errno;
		free(s);
		return error;
	}
	crypto_secretstream_xchacha20poly1305_keygen(s->key);
	crypto_secretstream_xchacha20poly1305_init_push(&s->cipher, s->header, s->key);
	crypto_hash_sha256_init(&s->hash);
	error = arena_defer(arena, spool_free, s);
	if (error < 0)
		return error;
	*ret_spool = s;
	return 0;
}

static int write_all(int fd, const unsigned char *p, size_t n)
{
	while (n) {
		ssize_t done = write(fd, p, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return done < 0 ? -errno : -EIO;
		p += done;
		n -= (size_t)done;
	}
	return 0;
}

static int seal_block(struct spool *s)
{
	unsigned long long n;

	crypto_secretstream_xchacha20poly1305_push(&s->cipher, s->sealed, &n, s->block, s->fill, NULL, 0,
						   crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
	s->fill = 0;
	return write_all(s->fd, s->sealed, (size_t)n);
}

int spool_write(struct spool *s, const void *data, size_t n)
{
	const unsigned char *p = data;

	crypto_hash_sha256_update(&s->hash, p, n);
	s->size += (int64_t)n;
	while (n) {
		size_t part = BLOCK_BYTES - s->fill < n ? BLOCK_BYTES - s->fill : n;

		memcpy(s->block + s->fill, p, part);
		s->fill += part;
		p += part;
		n -= part;
		if (s->fill == BLOCK_BYTES) {
			int error = seal_block(s);

			if (error < 0)
				return error;
		}
	}
	return 0;
}

static ssize_t read_full(int fd, unsigned char *p, size_t n)
{
	size_t got = 0;

	while (got < n) {
		ssize_t part = read(fd, p + got, n - got);

		if (part < 0 && errno == EINTR)
			continue;
		if (part < 0)
			return -errno;
		if (part == 0)
			break;
		got += (size_t)part;
	}
	return (ssize_t)got;
}

static int open_block(struct spool *s)
{
	ssize_t n = read_full(s->fd, s->sealed, SEALED_BYTES);
	unsigned long long plain;
	unsigned char tag;

	if (n < 0)
		return (int)n;
	s->at = s->fill = 0;
	if (n == 0) {
		s->ended = true;
		return 0;
	}
	if (crypto_secretstream_xchacha20poly1305_pull(&s->cipher, s->block, &plain, &tag, s->sealed, (size_t)n, NULL, 0) != 0)
		return -EIO;
	s->fill = (size_t)plain;
	return 0;
}

static ssize_t spool_read(struct body_file *f, void *buf, size_t n)
{
	struct spool *s = (struct spool *)f;
	size_t part;

	if (s->at == s->fill && !s->ended) {
		int error = open_block(s);

		if (error < 0)
			return error;
	}
	part = s->fill - s->at < n ? s->fill - s->at : n;
	memcpy(buf, s->block + s->at, part);
	s->at += part;
	return (ssize_t)part;
}

static int spool_rewind(struct body_file *f)
{
	struct spool *s = (struct spool *)f;

	if (lseek(s->fd, 0, SEEK_SET) < 0)
		return -errno;
	crypto_secretstream_xchacha20poly1305_init_pull(&s->cipher, s->header, s->key);
	s->at = s->fill = 0;
	s->ended = false;
	return 0;
}

int spool_finish(struct spool *s, struct body_file **ret_file)
{
	int error = s->fill ? seal_block(s) : 0;

	if (error == 0)
		error = spool_rewind(&s->file);
	if (error < 0)
		return error;
	crypto_hash_sha256_final(&s->hash, s->file.sha256);
	s->file.read = spool_read;
	s->file.rewind = spool_rewind;
	s->file.size = s->size;
	*ret_file = &s->file;
	return 0;
}

int64_t spool_size(const struct spool *s)
{
	return s->size;
}
