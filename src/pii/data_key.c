/* Owns the file of data keys and the ring of keys in locked memory; workers read it, the command
 * line writes it. */
#include "pii/data_key.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <pthread.h>
#include <string.h>
#include <sys/stat.h>

#include <sodium.h>

#include "base/clock.h"
#include "base/config.h"
#include "base/encode.h"

#include "base/banned.h"

#define KEYS_MAX 256
#define RELOAD_PAUSE_NS (2000 * NS_PER_MS)
#define HEX_SIZE (2 * DATA_KEY_BYTES + 1)

struct data_key {
	uint32_t id;
	unsigned char key[DATA_KEY_BYTES];
};

struct ring {
	size_t n;
	int has_hash;
	unsigned char hash[DATA_KEY_BYTES];
	struct data_key keys[KEYS_MAX];
};

struct data_keys {
	pthread_rwlock_t lock;
	struct ring *ring; /* sodium_malloc: locked best effort, wiped when freed */
	int64_t looked_ns; /* last reading of the file for an unknown id */
	char *path;
};

static void cleanup_ring(struct ring **r)
{
	sodium_free(*r);
}

static void cleanup_secret(char **s)
{
	if (*s)
		sodium_memzero(*s, strlen(*s));
	free(*s);
}

static int parse_id(const char *s, uint32_t *ret_id)
{
	char *end;
	unsigned long v;

	if (*s < '1' || *s > '9')
		return -EINVAL;
	errno = 0;
	v = strtoul(s, &end, 10);
	if (errno || *end || v > UINT32_MAX)
		return -EINVAL;
	*ret_id = (uint32_t)v;
	return 0;
}

static int add_key(struct ring *ring, const char *name, const char *hex)
{
	struct data_key *k = &ring->keys[ring->n];

	if (!strcmp(name, "hash")) {
		if (ring->has_hash++)
			return -EINVAL;
		return hex_decode(hex, strlen(hex), ring->hash, DATA_KEY_BYTES);
	}
	if (ring->n == KEYS_MAX || parse_id(name, &k->id) < 0)
		return -EINVAL;
	for (size_t i = 0; i < ring->n; i++)
		if (ring->keys[i].id == k->id)
			return -EINVAL;
	ring->n++;
	return hex_decode(hex, strlen(hex), k->key, DATA_KEY_BYTES);
}

/* text is cut into words. */
static int parse_line(struct ring *ring, char *line)
{
	char *rest, *name, *hex;

	line[strcspn(line, "#\r")] = '\0';
	name = strtok_r(line, " \t", &rest);
	if (!name)
		return 0;
	hex = strtok_r(NULL, " \t", &rest);
	if (!hex || strtok_r(NULL, " \t", &rest))
		return -EINVAL;
	return add_key(ring, name, hex);
}

static int read_ring(const char *path, struct ring **ret_ring)
{
	CLEANUP(cleanup_secret) char *text = NULL;
	CLEANUP(cleanup_ring) struct ring *ring = sodium_malloc(sizeof(*ring));
	char *line, *next;
	size_t size;
	int r;

	if (!ring)
		return -ENOMEM;
	memset(ring, 0, sizeof(*ring));
	r = config_read_secret(path, &text);
	if (r < 0)
		return r;
	size = strlen(text);
	for (line = text; r == 0 && line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		r = parse_line(ring, line);
	}
	sodium_memzero(text, size);
	if (r == 0 && (!ring->has_hash || !ring->n))
		r = -EINVAL;
	if (r == 0)
		*ret_ring = TAKE(ring);
	return r;
}

int data_keys_load(const char *path, struct data_keys **ret_keys)
{
	CLEANUP_DATA_KEYS struct data_keys *k = calloc(1, sizeof(*k));
	int r;

	if (!k)
		return -ENOMEM;
	pthread_rwlock_init(&k->lock, NULL);
	k->looked_ns = INT64_MIN / 2;
	k->path = strdup(path);
	r = k->path ? read_ring(path, &k->ring) : -ENOMEM;
	if (r == 0)
		*ret_keys = TAKE(k);
	return r;
}

void data_keys_free(struct data_keys *k)
{
	if (!k)
		return;
	sodium_free(k->ring);
	pthread_rwlock_destroy(&k->lock);
	free(k->path);
	free(k);
}

int data_keys_reload(struct data_keys *k)
{
	struct ring *ring, *old;
	int r = read_ring(k->path, &ring);

	if (r < 0)
		return r;
	pthread_rwlock_wrlock(&k->lock);
	old = k->ring;
	k->ring = ring;
	pthread_rwlock_unlock(&k->lock);
	sodium_free(old);
	return 0;
}

uint32_t data_keys_current(struct data_keys *k)
{
	uint32_t id;

	pthread_rwlock_rdlock(&k->lock);
	id = k->ring->keys[k->ring->n - 1].id;
	pthread_rwlock_unlock(&k->lock);
	return id;
}

static int find(struct data_keys *k, uint32_t id, unsigned char *out)
{
	int r = -ENOKEY;

	pthread_rwlock_rdlock(&k->lock);
	for (size_t i = k->ring->n; r < 0 && i-- > 0;)
		if (k->ring->keys[i].id == id) {
			memcpy(out, k->ring->keys[i].key, DATA_KEY_BYTES);
			r = 0;
		}
	pthread_rwlock_unlock(&k->lock);
	return r;
}

static int may_look_again(struct data_keys *k)
{
	int64_t now = clock_mono_ns();
	int may;

	pthread_rwlock_wrlock(&k->lock);
	may = now - k->looked_ns >= RELOAD_PAUSE_NS;
	if (may)
		k->looked_ns = now;
	pthread_rwlock_unlock(&k->lock);
	return may;
}

int data_keys_get(struct data_keys *k, uint32_t id, unsigned char out[static DATA_KEY_BYTES])
{
	int r = find(k, id, out);

	if (r == -ENOKEY && may_look_again(k) && data_keys_reload(k) == 0)
		r = find(k, id, out);
	return r;
}

void data_keys_get_hash(struct data_keys *k, unsigned char out[static DATA_KEY_BYTES])
{
	pthread_rwlock_rdlock(&k->lock);
	memcpy(out, k->ring->hash, DATA_KEY_BYTES);
	pthread_rwlock_unlock(&k->lock);
}

static void random_hex(char out[static HEX_SIZE])
{
	unsigned char key[DATA_KEY_BYTES];

	randombytes_buf(key, sizeof(key));
	hex_encode(key, sizeof(key), out);
	sodium_memzero(key, sizeof(key));
}

/* The name must survive a crash as well as the content does. */
static int sync_dir(const char *path)
{
	CLEANUP_FREE char *copy = strdup(path);
	CLEANUP_FD int fd = copy ? open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

	return fd < 0 || fsync(fd) < 0 ? -errno : 0;
}

static int write_new(const char *path, const char *text, const struct stat *like)
{
	CLEANUP_FD int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	ssize_t n = (ssize_t)strlen(text);
	int r = 0;

	if (fd < 0)
		return -errno;
	if (like &&
	    (fchown(fd, like->st_uid, like->st_gid) < 0 || fchmod(fd, like->st_mode & 07777) < 0))
		r = -errno;
	if (r == 0 && (write(fd, text, n) != n || fsync(fd) < 0))
		r = errno ? -errno : -EIO;
	if (r < 0)
		unlink(path);
	return r;
}

int data_keys_generate(const char *path)
{
	CLEANUP(cleanup_secret) char *text = NULL;
	char hash[HEX_SIZE], key[HEX_SIZE];
	int r;

	random_hex(hash);
	random_hex(key);
	r = asprintf(&text,
		     "# Keys of personal data: without this file it cannot be read again. Keep a "
		     "copy apart.\n"
		     "hash %s\n1 %s\n",
		     hash, key);
	sodium_memzero(hash, sizeof(hash));
	sodium_memzero(key, sizeof(key));
	if (r < 0)
		return -ENOMEM;
	r = write_new(path, text, NULL);
	return r < 0 ? r : sync_dir(path);
}

static uint32_t highest_id(const struct ring *ring)
{
	uint32_t id = 0;

	for (size_t i = 0; i < ring->n; i++)
		if (ring->keys[i].id > id)
			id = ring->keys[i].id;
	return id;
}

/* Aside and renamed: a crash leaves the old file or the new one, never a part. */
static int replace(const char *path, const char *text)
{
	CLEANUP_FREE char *aside = NULL;
	struct stat st;
	int r;

	if (stat(path, &st) < 0)
		return -errno;
	if (asprintf(&aside, "%s.new", path) < 0)
		return -ENOMEM;
	r = write_new(aside, text, &st);
	if (r < 0)
		return r;
	if (rename(aside, path) < 0) {
		r = -errno;
		unlink(aside);
		return r;
	}
	return sync_dir(path);
}

int data_keys_rotate(const char *path, uint32_t *ret_id)
{
	CLEANUP(cleanup_ring) struct ring *ring = NULL;
	CLEANUP(cleanup_secret) char *old = NULL;
	CLEANUP(cleanup_secret) char *text = NULL;
	char key[HEX_SIZE];
	uint32_t id;
	int r;

	r = read_ring(path, &ring);
	if (r == 0)
		r = config_read_secret(path, &old);
	if (r < 0)
		return r;
	id = highest_id(ring) + 1;
	if (id == 0 || ring->n == KEYS_MAX)
		return -ENOSPC;
	random_hex(key);
	r = asprintf(&text, "%s\n%u %s\n", old, id, key);
	sodium_memzero(key, sizeof(key));
	if (r < 0)
		return -ENOMEM;
	r = replace(path, text);
	if (r == 0)
		*ret_id = id;
	return r;
}
