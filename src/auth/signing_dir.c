/* Owns the directory of signing keys on disk: reading it, adding a key to it; refresher thread and
 * command line. */
#include "auth/signing_dir.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sodium.h>

#include "base/clock.h"
#include "base/config.h"
#include "base/encode.h"

#include "base/banned.h"

#define SUFFIX ".pem"

/* A kid is a file name and a header value: letters, digits, ".", "_", "-", not hidden. */
static int is_key_file(const struct dirent *e)
{
	size_t n = strlen(e->d_name), stem = n - strlen(SUFFIX);
	const char *allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";

	return n > strlen(SUFFIX) && stem < KID_SIZE && !strcmp(e->d_name + stem, SUFFIX) &&
	       e->d_name[0] != '.' && strspn(e->d_name, allowed) == n;
}

/* strcmp order, whatever the locale: the newest name must be the same everywhere. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

struct listing {
	struct dirent **entries;
	int n;
};

static void cleanup_listing(struct listing *l)
{
	for (int i = 0; i < l->n; i++)
		free(l->entries[i]);
	free(l->entries);
}

static void free_pem(char *pem)
{
	if (pem)
		sodium_memzero(pem, strlen(pem));
	free(pem);
}

static void cleanup_pem(char **pem)
{
	free_pem(*pem);
}

static int read_pem(const char *dir, const char *name, char **ret_pem)
{
	CLEANUP_FREE char *path = NULL;

	if (asprintf(&path, "%s/%s", dir, name) < 0)
		return -ENOMEM;
	return config_read_secret(path, ret_pem);
}

static int digest_all(const char *dir, const struct listing *ls,
		      unsigned char out[static KEY_DIGEST_BYTES])
{
	crypto_generichash_state st;

	crypto_generichash_init(&st, NULL, 0, KEY_DIGEST_BYTES);
	for (int i = 0; i < ls->n; i++) {
		const char *name = ls->entries[i]->d_name;
		CLEANUP(cleanup_pem) char *pem = NULL;
		int r = read_pem(dir, name, &pem);

		if (r < 0)
			return r;
		crypto_generichash_update(&st, (const unsigned char *)name, strlen(name) + 1);
		crypto_generichash_update(&st, (const unsigned char *)pem, strlen(pem) + 1);
	}
	crypto_generichash_final(&st, out, KEY_DIGEST_BYTES);
	return 0;
}

/* Takes pem. */
static int make_signer(const struct key *k, char *pem, struct signer **ret_signer)
{
	struct signer *s = calloc(1, sizeof(*s));

	if (!s) {
		free_pem(pem);
		return -ENOMEM;
	}
	atomic_init(&s->refs, 1);
	s->alg = key_alg(k);
	memcpy(s->kid, key_kid(k), strlen(key_kid(k)) + 1);
	s->pem = pem;
	*ret_signer = s;
	return 0;
}

static int add_key(const char *dir, const char *name, struct key_list *l)
{
	CLEANUP(cleanup_pem) char *pem = NULL;
	char kid[KID_SIZE] = "";
	int r;

	memcpy(kid, name, strlen(name) - strlen(SUFFIX));
	r = read_pem(dir, name, &pem);
	if (r == 0)
		r = key_from_pem(kid, pem, &l->keys[l->n]);
	if (r < 0)
		return r;
	l->n++;
	signer_unref(l->signer);
	l->signer = NULL;
	return make_signer(l->keys[l->n - 1], TAKE(pem), &l->signer);
}

int signing_dir_read(const char *dir, const unsigned char *known, struct key_list *l,
		     const char **ret_reason)
{
	CLEANUP(cleanup_listing) struct listing ls = { 0 };
	int r;

	*ret_reason = "directory of signing keys cannot be read";
	ls.n = scandir(dir, &ls.entries, is_key_file, by_name);
	if (ls.n < 0) {
		ls.n = 0;
		return -errno;
	}
	*ret_reason = "no signing key, or too many";
	if (ls.n == 0 || ls.n > KEY_LIST_MAX)
		return -ENOKEY;
	*ret_reason = "a signing key cannot be read, or others may read it";
	r = digest_all(dir, &ls, l->digest);
	if (r < 0)
		return r;
	if (known && !memcmp(known, l->digest, KEY_DIGEST_BYTES))
		return 1;
	*ret_reason = "a signing key is not an RSA (2048 bits or more) or P-256 private key in PEM";
	for (int i = 0; r == 0 && i < ls.n; i++)
		r = add_key(dir, ls.entries[i]->d_name, l);
	return r;
}

/* Names sort by time; the random end keeps two keys of one second apart. */
static void make_kid(int64_t unix_us, char kid[static KID_SIZE])
{
	time_t t = unix_us / US_PER_S;
	unsigned char tail[4];
	char tail_hex[9], stamp[32];
	struct tm tm;

	randombytes_buf(tail, sizeof(tail));
	hex_encode(tail, sizeof(tail), tail_hex);
	gmtime_r(&t, &tm);
	strftime(stamp, sizeof(stamp), "%Y%m%dT%H%M%SZ", &tm);
	snprintf(kid, KID_SIZE, "%s-%s", stamp, tail_hex);
}

/* Written aside and renamed, so that a running daemon never sees half a key. */
static int write_key(const char *dir, const char *kid, EVP_PKEY *pkey)
{
	CLEANUP_FREE char *path = NULL;
	CLEANUP_FREE char *aside = NULL;
	CLEANUP_FILE FILE *f = NULL;
	int fd, r = 0;

	if (asprintf(&path, "%s/%s" SUFFIX, dir, kid) < 0 ||
	    asprintf(&aside, "%s/.%s.new", dir, kid) < 0)
		return -ENOMEM;
	fd = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return -errno;
	f = fdopen(fd, "w");
	if (!f || PEM_write_PKCS8PrivateKey(f, pkey, NULL, NULL, 0, NULL, NULL) != 1 || fflush(f) ||
	    fsync(fd) || rename(aside, path) < 0)
		r = errno ? -errno : -EIO;
	if (r < 0)
		unlink(aside);
	if (!f)
		close(fd);
	return r;
}

int signing_dir_generate(const char *dir, int64_t unix_us, char kid[static KID_SIZE])
{
	EVP_PKEY *pkey;
	int r;

	if (mkdir(dir, 0700) < 0 && errno != EEXIST)
		return -errno;
	pkey = EVP_EC_gen("P-256");
	if (!pkey)
		return -ENOMEM;
	make_kid(unix_us, kid);
	r = write_key(dir, kid, pkey);
	EVP_PKEY_free(pkey);
	return r;
}
