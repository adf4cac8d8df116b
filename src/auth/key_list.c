/* Owns reading one issuer's keys from directory, file, URL and secret; the refresher's thread, or
 * the one that starts. */
#include "auth/key_list.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include <sodium.h>

#include "auth/fetch.h"
#include "auth/signing_dir.h"
#include "base/config.h"
#include "base/log.h"

#include "base/banned.h"

struct signer *signer_ref(struct signer *s)
{
	atomic_fetch_add_explicit(&s->refs, 1, memory_order_relaxed);
	return s;
}

void signer_unref(struct signer *s)
{
	if (!s || atomic_fetch_sub_explicit(&s->refs, 1, memory_order_acq_rel) != 1)
		return;
	if (s->pem)
		sodium_memzero(s->pem, strlen(s->pem));
	free(s->pem);
	free(s);
}

void key_list_free(struct key_list *l)
{
	if (!l)
		return;
	signer_unref(l->signer);
	for (size_t i = 0; i < l->n; i++)
		key_unref(l->keys[i]);
	free(l);
}

/* Takes k. */
static int add_key(struct key_list *l, struct key *k)
{
	bool full = l->n == KEY_LIST_MAX;

	for (size_t i = 0; !full && i < l->n; i++)
		full =
		    !strcmp(key_kid(l->keys[i]), key_kid(k)) && key_alg(l->keys[i]) == key_alg(k);
	if (full) {
		key_unref(k);
		return -EINVAL;
	}
	l->keys[l->n++] = k;
	return 0;
}

static int add_jwk(struct key_list *l, const json_t *jwk, unsigned algorithms)
{
	const char *reason, *kid = json_string_value(json_object_get(jwk, "kid"));
	struct key *k;
	int r;

	r = key_from_jwk(jwk, &k, &reason);
	if (r == 0 && !(key_alg(k) & algorithms)) {
		key_unref(k);
		reason = "algorithm not allowed for this issuer";
		r = -ENOTSUP;
	}
	if (r == -ENOTSUP) {
		log_warning("jwk_left_out", "kid", kid, "reason", reason);
		return 0;
	}
	return r < 0 ? r : add_key(l, k);
}

int key_list_add_jwks(struct key_list *l, const char *json, size_t n, unsigned algorithms,
		      const char **ret_reason)
{
	CLEANUP_JSON json_t *doc = json_loadb(json, n, JSON_REJECT_DUPLICATES, NULL);
	const json_t *keys = json_object_get(doc, "keys");
	json_t *jwk;
	size_t i;
	int r;

	*ret_reason = "not a JWKS document";
	if (!json_is_array(keys))
		return -EINVAL;
	*ret_reason = "two keys of one kid, or too many keys";
	json_array_foreach (keys, i, jwk) {
		r = add_jwk(l, jwk, algorithms);
		if (r < 0)
			return r;
	}
	return 0;
}

static int read_file(const char *path, struct buffer *out)
{
	CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	char block[4096];
	ssize_t n;

	if (fd < 0 || fstat(fd, &st) < 0)
		return -errno;
	if (!S_ISREG(st.st_mode))
		return -EINVAL;
	while ((n = read(fd, block, sizeof(block))) > 0)
		buffer_append(out, block, n);
	return n < 0 ? -errno : buffer_error(out);
}

/* The JWKS text, empty when the issuer has a secret only. */
static int read_text(const struct issuer *i, const atomic_bool *stop, struct buffer *out,
		     const char **ret_reason)
{
	*ret_reason = "JWKS file cannot be read";
	switch (i->source) {
	case ISSUER_JWKS_URL:
		return fetch_document(i->location, i->insecure_loopback, i->ca_file, stop, out,
				      ret_reason);
	case ISSUER_JWKS_FILE:
		return read_file(i->location, out);
	default:
		return 0;
	}
}

static int add_secret(struct key_list *l, const struct issuer *i, const char *secret,
		      const char **ret_reason)
{
	struct key *k;
	int r;

	*ret_reason = "HS256 secret shorter than 32 bytes";
	r = key_from_secret(i->secret_kid, secret, strlen(secret), &k);
	return r < 0 ? r : add_key(l, k);
}

static int parse(struct key_list *l, const struct issuer *i, const struct buffer *text,
		 const char *secret, const char **ret_reason)
{
	int r = 0;

	if (i->location)
		r = key_list_add_jwks(l, text->data ? text->data : "", text->len, i->algorithms,
				      ret_reason);
	if (r == 0 && secret)
		r = add_secret(l, i, secret, ret_reason);
	if (r == 0 && l->n == 0) {
		*ret_reason = "no usable key";
		r = -ENOKEY;
	}
	return r;
}

static void wipe_secret(char **secret)
{
	if (*secret)
		sodium_memzero(*secret, strlen(*secret));
	free(*secret);
}

static int read_jwks(const struct issuer *i, const struct key_list *known, const atomic_bool *stop,
		     struct key_list *l, const char **ret_reason)
{
	CLEANUP_BUFFER struct buffer text;
	CLEANUP(wipe_secret) char *secret = NULL;
	crypto_generichash_state st;
	int r;

	buffer_init(&text, FETCH_MAX_BYTES);
	r = read_text(i, stop, &text, ret_reason);
	if (r == 0 && i->secret_file) {
		*ret_reason = "HS256 secret file cannot be read, or others may read it";
		r = config_read_secret(i->secret_file, &secret);
	}
	if (r < 0)
		return r;
	crypto_generichash_init(&st, NULL, 0, KEY_DIGEST_BYTES);
	crypto_generichash_update(&st, (unsigned char *)text.data, text.len);
	if (secret)
		crypto_generichash_update(&st, (unsigned char *)secret, strlen(secret));
	crypto_generichash_final(&st, l->digest, KEY_DIGEST_BYTES);
	if (known && !memcmp(known->digest, l->digest, KEY_DIGEST_BYTES))
		return 1;
	return parse(l, i, &text, secret, ret_reason);
}

int key_list_read(const struct issuer *i, const struct key_list *known, const atomic_bool *stop,
		  struct key_list **ret_list, const char **ret_reason)
{
	CLEANUP_KEY_LIST struct key_list *l = calloc(1, sizeof(*l));
	int r;

	*ret_reason = "memory is short";
	*ret_list = NULL;
	if (!l)
		return -ENOMEM;
	if (i->source == ISSUER_SIGNING_DIR)
		r = signing_dir_read(i->location, known ? known->digest : NULL, l, ret_reason);
	else
		r = read_jwks(i, known, stop, l, ret_reason);
	if (r < 0)
		return r;
	if (r == 0)
		*ret_list = TAKE(l);
	return 0;
}
