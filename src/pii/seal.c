/* Owns the form of sealed values; workers (and the command that renews them). No state of its own.
 */
#include "pii/seal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <sodium.h>

#include "base/encode.h"

#include "base/banned.h"

#define VERSION 1
#define HEADER_BYTES 5
#define NONCE_BYTES crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_BYTES crypto_aead_xchacha20poly1305_ietf_ABYTES

_Static_assert(SEAL_OVERHEAD == HEADER_BYTES + NONCE_BYTES + TAG_BYTES,
	       "the form of a sealed value");
_Static_assert(DATA_KEY_BYTES == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "key size");

/* What is authenticated but not hidden: header and context. */
struct associated {
	unsigned char data[HEADER_BYTES + SEAL_CONTEXT_MAX];
	size_t n;
};

static int associate(const unsigned char *header, const char *context, struct associated *ad)
{
	size_t n = strlen(context);

	if (n > SEAL_CONTEXT_MAX)
		return -EINVAL;
	memcpy(ad->data, header, HEADER_BYTES);
	memcpy(ad->data + HEADER_BYTES, context, n);
	ad->n = HEADER_BYTES + n;
	return 0;
}

static void put_header(unsigned char *out, uint32_t id)
{
	out[0] = VERSION;
	for (int i = 0; i < 4; i++)
		out[1 + i] = (unsigned char)(id >> (24 - 8 * i));
}

uint32_t seal_key_id(const void *sealed, size_t n)
{
	const unsigned char *p = sealed;

	if (n < SEAL_OVERHEAD || p[0] != VERSION)
		return 0;
	return (uint32_t)p[1] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 8 | p[4];
}

int seal(struct data_keys *k, const char *context, const void *plain, size_t n, void *out)
{
	unsigned char key[DATA_KEY_BYTES], *to = out, *nonce = to + HEADER_BYTES;
	uint32_t id = data_keys_current(k);
	struct associated ad;
	int r;

	put_header(to, id);
	r = associate(to, context, &ad);
	if (r == 0)
		r = data_keys_get(k, id, key);
	if (r < 0)
		return r;
	randombytes_buf(nonce, NONCE_BYTES);
	crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + NONCE_BYTES, NULL, plain, n, ad.data,
						   ad.n, NULL, nonce, key);
	sodium_memzero(key, sizeof(key));
	return 0;
}

int seal_open(struct data_keys *k, const char *context, const void *sealed, size_t n, void *out)
{
	const unsigned char *from = sealed, *nonce = from + HEADER_BYTES;
	unsigned char key[DATA_KEY_BYTES];
	uint32_t id = seal_key_id(sealed, n);
	struct associated ad;
	int r;

	if (!id)
		return -EBADMSG;
	r = associate(from, context, &ad);
	if (r == 0)
		r = data_keys_get(k, id, key);
	if (r < 0)
		return r;
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(out, NULL, NULL, nonce + NONCE_BYTES,
						       n - HEADER_BYTES - NONCE_BYTES, ad.data,
						       ad.n, nonce, key) != 0)
		r = -EBADMSG;
	sodium_memzero(key, sizeof(key));
	return r;
}

int seal_renew(struct data_keys *k, const char *context, const void *sealed, size_t n, void *out)
{
	unsigned char *plain;
	int r;

	if (seal_key_id(sealed, n) == data_keys_current(k))
		return 0;
	if (n < SEAL_OVERHEAD)
		return -EBADMSG;
	plain = malloc(n);
	if (!plain)
		return -ENOMEM;
	r = seal_open(k, context, sealed, n, plain);
	if (r == 0)
		r = seal(k, context, plain, n - SEAL_OVERHEAD, out);
	sodium_memzero(plain, n);
	free(plain);
	return r < 0 ? r : 1;
}

int seal_text(struct data_keys *k, const char *context, const char *text, struct arena *a,
	      const char **ret_bytea)
{
	size_t n = text ? strlen(text) : 0, n_sealed = n + SEAL_OVERHEAD;
	unsigned char *sealed;
	char *bytea;
	int r;

	*ret_bytea = NULL;
	if (!text)
		return 0;
	sealed = arena_alloc(a, n_sealed);
	bytea = arena_alloc(a, 2 + 2 * n_sealed + 1);
	if (!sealed || !bytea)
		return -ENOMEM;
	r = seal(k, context, text, n, sealed);
	if (r < 0)
		return r;
	memcpy(bytea, "\\x", 2);
	hex_encode(sealed, n_sealed, bytea + 2);
	*ret_bytea = bytea;
	return 0;
}

int seal_text_open(struct data_keys *k, const char *context, const char *bytea, struct arena *a,
		   const char **ret_text)
{
	size_t n_hex = bytea ? strlen(bytea) : 0, n;
	unsigned char *sealed;
	char *text;
	int r;

	*ret_text = NULL;
	if (!bytea)
		return 0;
	n = n_hex / 2 - 1;
	if (n_hex < 2 + 2 * SEAL_OVERHEAD || memcmp(bytea, "\\x", 2) != 0)
		return -EBADMSG;
	sealed = arena_alloc(a, n);
	text = arena_alloc(a, n - SEAL_OVERHEAD + 1);
	if (!sealed || !text)
		return -ENOMEM;
	if (hex_decode(bytea + 2, n_hex - 2, sealed, n) < 0)
		return -EBADMSG;
	r = seal_open(k, context, sealed, n, text);
	if (r < 0)
		return r;
	text[n - SEAL_OVERHEAD] = '\0';
	*ret_text = text;
	return 0;
}

static int chunk_context(const char *id, uint32_t number, bool last,
			 char out[static SEAL_CONTEXT_MAX + 1])
{
	int n = snprintf(out, SEAL_CONTEXT_MAX + 1, "lampiran/%s/%u/%s", id, number,
			 last ? "akhir" : "bagian");

	return n > SEAL_CONTEXT_MAX ? -EINVAL : 0;
}

int seal_chunk(struct data_keys *k, const char *id, uint32_t number, bool last, const void *plain,
	       size_t n, void *out)
{
	char context[SEAL_CONTEXT_MAX + 1];
	int r = chunk_context(id, number, last, context);

	return r < 0 ? r : seal(k, context, plain, n, out);
}

int seal_chunk_open(struct data_keys *k, const char *id, uint32_t number, bool last,
		    const void *sealed, size_t n, void *out)
{
	char context[SEAL_CONTEXT_MAX + 1];
	int r = chunk_context(id, number, last, context);

	return r < 0 ? r : seal_open(k, context, sealed, n, out);
}

void seal_lookup(struct data_keys *k, const char *kind, const char *text,
		 char out[static LOOKUP_SIZE])
{
	unsigned char key[DATA_KEY_BYTES], hash[(LOOKUP_SIZE - 1) / 2];
	crypto_generichash_state st;

	data_keys_get_hash(k, key);
	crypto_generichash_init(&st, key, sizeof(key), sizeof(hash));
	crypto_generichash_update(&st, (const unsigned char *)kind, strlen(kind) + 1);
	crypto_generichash_update(&st, (const unsigned char *)text, strlen(text));
	crypto_generichash_final(&st, hash, sizeof(hash));
	hex_encode(hash, sizeof(hash), out);
	sodium_memzero(key, sizeof(key));
	sodium_memzero(&st, sizeof(st));
}
