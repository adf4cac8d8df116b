/* Owns keys, tokens and files made for the tests of auth; the test's own process. */
#include "support.h"

#include <assert.h>
#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include "base/encode.h"
#include "base/identity.h"

static void must(int good)
{
	if (!good)
		abort();
}

static void add_key(struct fixture *f, const struct issuer *i, EVP_PKEY *pkey, const char *kid)
{
	char *jwks = jwks_of(pkey, kid);
	struct key_list *l = calloc(1, sizeof(*l));
	const char *reason;

	must(l && key_list_add_jwks(l, jwks, strlen(jwks), i->algorithms, &reason) == 0 &&
	     l->n == 1);
	f->keys->entries[f->keys->n++] = (struct key_entry){ i, key_ref(l->keys[0]) };
	key_list_free(l);
	free(jwks);
}

void fixture_init(struct fixture *f, int with_rsa)
{
	BIO *bio;
	char *pem;
	long n;

	memset(f, 0, sizeof(*f));
	f->issuers.n = 2;
	f->issuers.list[0] = (struct issuer){ .name = strdup("https://id.example"),
					      .audience = strdup("layanand"),
					      .algorithms = KEY_ALG_RS256 | KEY_ALG_ES256,
					      .peran = ~0u,
					      .believed_tugas = true };
	f->issuers.list[1] = (struct issuer){ .name = strdup("https://hs.example"),
					      .audience = strdup("layanand"),
					      .algorithms = KEY_ALG_HS256,
					      .peran = 1u << PERAN_MASYARAKAT };
	f->keys = calloc(1, sizeof(*f->keys) + 4 * sizeof(f->keys->entries[0]));
	must(f->keys != NULL);
	atomic_init(&f->keys->refs, 1);
	f->keys->generation = 1;
	f->ec = EVP_EC_gen("P-256");
	add_key(f, &f->issuers.list[0], f->ec, "ec-1");
	must(key_from_secret("", TEST_SECRET, strlen(TEST_SECRET), &f->keys->entries[1].key) == 0);
	f->keys->entries[f->keys->n++].issuer = &f->issuers.list[1];
	if (!with_rsa)
		return;
	f->rsa = EVP_RSA_gen(2048);
	add_key(f, &f->issuers.list[0], f->rsa, "rsa-1");
	bio = BIO_new(BIO_s_mem());
	must(PEM_write_bio_PUBKEY(bio, f->rsa) == 1);
	n = BIO_get_mem_data(bio, &pem);
	f->rsa_public_pem = strndup(pem, n);
	BIO_free(bio);
}

void fixture_done(struct fixture *f)
{
	key_set_unref(f->keys);
	EVP_PKEY_free(f->rsa);
	EVP_PKEY_free(f->ec);
	free(f->rsa_public_pem);
	for (size_t i = 0; i < f->issuers.n; i++) {
		free(f->issuers.list[i].name);
		free(f->issuers.list[i].audience);
	}
}

const char *good_payload(void)
{
	return "{\"iss\":\"https://"
	       "id.example\",\"aud\":\"layanand\",\"exp\":1770000900,\"iat\":1770000000,"
	       "\"jti\":\"j1\",\"sub\":\"" TEST_SUB "\",\"peran\":\"masyarakat\"}";
}

struct token_parts token_parts(const struct fixture *f)
{
	return (struct token_parts){ .header =
					 "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"ec-1\"}",
				     .payload = good_payload(),
				     .pkey = f->ec,
				     .suffix = "" };
}

/* DER to r||s of the curve's size. */
static size_t raw_signature(EVP_PKEY *pkey, const unsigned char *der, size_t n_der,
			    unsigned char *out)
{
	int half = (EVP_PKEY_get_bits(pkey) + 7) / 8;
	ECDSA_SIG *pair = d2i_ECDSA_SIG(NULL, &der, n_der);

	must(pair && BN_bn2binpad(ECDSA_SIG_get0_r(pair), out, half) == half &&
	     BN_bn2binpad(ECDSA_SIG_get0_s(pair), out + half, half) == half);
	ECDSA_SIG_free(pair);
	return 2 * half;
}

static size_t sign_bytes(const struct token_parts *p, const char *text, unsigned char *out)
{
	unsigned char der[1024];
	size_t n = sizeof(der);
	EVP_MD_CTX *ctx;
	unsigned n_mac;

	if (!p->pkey) {
		HMAC(EVP_sha256(), p->secret, p->n_secret, (const unsigned char *)text,
		     strlen(text), out, &n_mac);
		return n_mac;
	}
	ctx = EVP_MD_CTX_new();
	must(ctx && EVP_DigestSignInit(ctx, NULL, EVP_sha256(), NULL, p->pkey) == 1 &&
	     EVP_DigestSign(ctx, der, &n, (const unsigned char *)text, strlen(text)) == 1);
	EVP_MD_CTX_free(ctx);
	if (EVP_PKEY_is_a(p->pkey, "EC"))
		return raw_signature(p->pkey, der, n, out);
	memcpy(out, der, n);
	return n;
}

char *sign(const struct token_parts *p)
{
	size_t n_header = strlen(p->header), n_payload = strlen(p->payload);
	char *header = malloc(BASE64URL_SIZE(n_header)),
	     *payload = malloc(BASE64URL_SIZE(n_payload));
	unsigned char raw[1024];
	char signature[BASE64URL_SIZE(sizeof(raw))];
	char *text, *token;

	must(header && payload);
	base64url_encode(p->header, n_header, header);
	base64url_encode(p->payload, n_payload, payload);
	must(asprintf(&text, "%s.%s", header, payload) > 0);
	base64url_encode(raw, sign_bytes(p, text, raw), signature);
	must(asprintf(&token, "%s.%s%s", text, signature, p->suffix ? p->suffix : "") > 0);
	free(text);
	free(header);
	free(payload);
	return token;
}

char *private_pem(EVP_PKEY *pkey)
{
	BIO *bio = BIO_new(BIO_s_mem());
	char *pem, *copy;
	long n;

	must(bio && PEM_write_bio_PKCS8PrivateKey(bio, pkey, NULL, NULL, 0, NULL, NULL) == 1);
	n = BIO_get_mem_data(bio, &pem);
	copy = strndup(pem, n);
	BIO_free(bio);
	return copy;
}

char *jwks_of(EVP_PKEY *pkey, const char *kid)
{
	char *pem = private_pem(pkey), *text;
	struct json_writer w;
	struct buffer out;
	struct key *k;
	size_t n;

	buffer_init(&out, 8192);
	jw_init(&w, &out);
	must(key_from_pem(kid, pem, &k) == 0);
	jw_object(&w);
	jw_key(&w, "keys");
	jw_array(&w);
	must(key_write_jwk(k, &w) == 0);
	jw_array_end(&w);
	jw_object_end(&w);
	text = buffer_take(&out, &n);
	buffer_done(&out);
	key_unref(k);
	free(pem);
	return text;
}

char *temp_dir(void)
{
	char *dir = strdup("/tmp/layanand-auth-XXXXXX");

	must(dir && mkdtemp(dir));
	return dir;
}

void remove_dir(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;

	while (d && (e = readdir(d)))
		unlinkat(dirfd(d), e->d_name, 0);
	closedir(d);
	rmdir(dir);
}

void write_file(const char *dir, const char *name, const char *text, unsigned mode)
{
	char *path;
	FILE *f;

	must(asprintf(&path, "%s/%s", dir, name) > 0);
	f = fopen(path, "w");
	must(f && fputs(text, f) >= 0 && fclose(f) == 0 && chmod(path, mode) == 0);
	free(path);
}
