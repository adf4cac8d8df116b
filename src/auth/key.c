/* Owns single token keys: reading them from JWK, PEM or secret, and checking a signature with one;
 * any thread. */
#include "auth/key.h"

#include <errno.h>
#include <stdatomic.h>
#include <string.h>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include "base/encode.h"

#include "base/banned.h"

#define RSA_BITS_MIN 2048
#define RSA_BITS_MAX 8192 /* beyond, one verification costs milliseconds */
#define RSA_EXPONENT_BYTES_MAX 8
#define P256_BYTES 32

struct key {
	atomic_uint refs;
	enum key_alg alg;
	char kid[KID_SIZE];
	EVP_PKEY *pkey;        /* NULL for HS256 */
	unsigned char *secret; /* HS256 only */
	size_t n_secret;
};

static const struct {
	const char *name;
	enum key_alg alg;
} algs[] = { { "RS256", KEY_ALG_RS256 }, { "ES256", KEY_ALG_ES256 }, { "HS256", KEY_ALG_HS256 } };

unsigned key_alg_parse(const char *name)
{
	for (size_t i = 0; i < sizeof(algs) / sizeof(algs[0]); i++)
		if (!strcmp(algs[i].name, name))
			return algs[i].alg;
	return 0;
}

const char *key_alg_name(enum key_alg alg)
{
	for (size_t i = 0; i < sizeof(algs) / sizeof(algs[0]); i++)
		if (algs[i].alg == alg)
			return algs[i].name;
	return "";
}

struct key *key_ref(struct key *k)
{
	atomic_fetch_add_explicit(&k->refs, 1, memory_order_relaxed);
	return k;
}

void key_unref(struct key *k)
{
	if (!k || atomic_fetch_sub_explicit(&k->refs, 1, memory_order_acq_rel) != 1)
		return;
	EVP_PKEY_free(k->pkey);
	if (k->secret)
		OPENSSL_clear_free(k->secret, k->n_secret);
	free(k);
}

enum key_alg key_alg(const struct key *k)
{
	return k->alg;
}

const char *key_kid(const struct key *k)
{
	return k->kid;
}

static int key_new(const char *kid, enum key_alg alg, struct key **ret_key)
{
	struct key *k;
	size_t n = strlen(kid);

	if (n >= KID_SIZE)
		return -EINVAL;
	k = calloc(1, sizeof(*k));
	if (!k)
		return -ENOMEM;
	atomic_init(&k->refs, 1);
	k->alg = alg;
	memcpy(k->kid, kid, n + 1);
	*ret_key = k;
	return 0;
}

/* The algorithm that fits a key, or 0 when it is too weak, too large or on another curve. */
static unsigned pkey_alg(EVP_PKEY *pkey)
{
	char group[32];
	size_t n;
	int bits;

	if (EVP_PKEY_is_a(pkey, "RSA")) {
		bits = EVP_PKEY_get_bits(pkey);
		return bits >= RSA_BITS_MIN && bits <= RSA_BITS_MAX ? KEY_ALG_RS256 : 0;
	}
	if (EVP_PKEY_is_a(pkey, "EC") &&
	    EVP_PKEY_get_group_name(pkey, group, sizeof(group), &n) == 1)
		return !strcmp(group, "prime256v1") ? KEY_ALG_ES256 : 0;
	return 0;
}

/* Takes pkey in every case. */
static int key_from_pkey(const char *kid, EVP_PKEY *pkey, struct key **ret_key)
{
	unsigned alg = pkey_alg(pkey);
	int r;

	r = alg ? key_new(kid, alg, ret_key) : -EINVAL;
	if (r < 0)
		EVP_PKEY_free(pkey);
	else
		(*ret_key)->pkey = pkey;
	return r;
}

/* Without this OpenSSL would ask a terminal for the passphrase of an encrypted file. */
static int no_passphrase(char *buf, int size, int rwflag, void *cls)
{
	return -1;
}

int key_from_pem(const char *kid, const char *pem, struct key **ret_key)
{
	BIO *bio = BIO_new_mem_buf(pem, -1);
	EVP_PKEY *pkey;

	if (!bio)
		return -ENOMEM;
	pkey = PEM_read_bio_PrivateKey(bio, NULL, no_passphrase, NULL);
	BIO_free(bio);
	if (!pkey)
		return -EINVAL;
	return key_from_pkey(kid, pkey, ret_key);
}

int key_from_secret(const char *kid, const void *secret, size_t n, struct key **ret_key)
{
	struct key *k;
	int r;

	if (n < KEY_SECRET_MIN)
		return -EINVAL;
	r = key_new(kid, KEY_ALG_HS256, &k);
	if (r < 0)
		return r;
	k->secret = OPENSSL_memdup(secret, n);
	k->n_secret = n;
	if (!k->secret) {
		key_unref(k);
		return -ENOMEM;
	}
	*ret_key = k;
	return 0;
}

/* A base64url member decoded into out; bytes, or -EINVAL when absent, not canonical or too long. */
static ptrdiff_t jwk_bytes(const json_t *jwk, const char *name, unsigned char *out, size_t max)
{
	const json_t *v = json_object_get(jwk, name);

	if (!json_is_string(v))
		return -EINVAL;
	return base64url_decode(json_string_value(v), json_string_length(v), out, max);
}

static EVP_PKEY *pkey_from_params(const char *type, OSSL_PARAM_BLD *bld)
{
	EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new_from_name(NULL, type, NULL);
	OSSL_PARAM *params = OSSL_PARAM_BLD_to_param(bld);
	EVP_PKEY_CTX *check = NULL;
	EVP_PKEY *pkey = NULL;

	if (ctx && params && EVP_PKEY_fromdata_init(ctx) == 1)
		EVP_PKEY_fromdata(ctx, &pkey, EVP_PKEY_PUBLIC_KEY, params);
	if (pkey)
		check = EVP_PKEY_CTX_new_from_pkey(NULL, pkey, NULL);
	if (pkey && (!check || EVP_PKEY_public_check(check) != 1)) {
		EVP_PKEY_free(pkey);
		pkey = NULL;
	}
	EVP_PKEY_CTX_free(check);
	OSSL_PARAM_free(params);
	EVP_PKEY_CTX_free(ctx);
	return pkey;
}

static EVP_PKEY *jwk_rsa(const json_t *jwk)
{
	unsigned char n[RSA_BITS_MAX / 8], e[RSA_EXPONENT_BYTES_MAX];
	ptrdiff_t n_len = jwk_bytes(jwk, "n", n, sizeof(n));
	ptrdiff_t e_len = jwk_bytes(jwk, "e", e, sizeof(e));
	OSSL_PARAM_BLD *bld = OSSL_PARAM_BLD_new();
	BIGNUM *bn = NULL, *be = NULL;
	EVP_PKEY *pkey = NULL;

	if (bld && n_len > 0 && e_len > 0) {
		bn = BN_bin2bn(n, n_len, NULL);
		be = BN_bin2bn(e, e_len, NULL);
		/* An exponent of 1 would make every message its own signature. */
		if (bn && be && BN_is_odd(be) && !BN_is_one(be) &&
		    OSSL_PARAM_BLD_push_BN(bld, OSSL_PKEY_PARAM_RSA_N, bn) &&
		    OSSL_PARAM_BLD_push_BN(bld, OSSL_PKEY_PARAM_RSA_E, be))
			pkey = pkey_from_params("RSA", bld);
	}
	BN_free(bn);
	BN_free(be);
	OSSL_PARAM_BLD_free(bld);
	return pkey;
}

static EVP_PKEY *jwk_p256(const json_t *jwk)
{
	unsigned char point[1 + 2 * P256_BYTES] = { POINT_CONVERSION_UNCOMPRESSED };
	OSSL_PARAM_BLD *bld = OSSL_PARAM_BLD_new();
	EVP_PKEY *pkey = NULL;

	if (bld && jwk_bytes(jwk, "x", point + 1, P256_BYTES) == P256_BYTES &&
	    jwk_bytes(jwk, "y", point + 1 + P256_BYTES, P256_BYTES) == P256_BYTES &&
	    OSSL_PARAM_BLD_push_utf8_string(bld, OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) &&
	    OSSL_PARAM_BLD_push_octet_string(bld, OSSL_PKEY_PARAM_PUB_KEY, point, sizeof(point)))
		pkey = pkey_from_params("EC", bld);
	OSSL_PARAM_BLD_free(bld);
	return pkey;
}

/* A string member that is absent or equal to want. */
static bool jwk_fits(const json_t *jwk, const char *name, const char *want)
{
	const json_t *v = json_object_get(jwk, name);

	return !v || (json_is_string(v) && !strcmp(json_string_value(v), want));
}

static bool jwk_may_verify(const json_t *jwk)
{
	const json_t *ops = json_object_get(jwk, "key_ops"), *op;
	size_t i;

	if (!ops)
		return true;
	json_array_foreach (ops, i, op)
		if (json_is_string(op) && !strcmp(json_string_value(op), "verify"))
			return true;
	return false;
}

/* What is wrong with everything but the numbers; NULL when nothing is. */
static const char *jwk_refusal(const json_t *jwk, const char *kty, unsigned alg)
{
	const json_t *kid = json_object_get(jwk, "kid");

	if (!strcmp(kty, "oct"))
		return "symmetric key in a JWKS";
	if (!alg)
		return "unknown kty";
	if (json_object_get(jwk, "d"))
		return "private key in a JWKS";
	if (alg == KEY_ALG_ES256 &&
	    (!json_object_get(jwk, "crv") || !jwk_fits(jwk, "crv", "P-256")))
		return "curve is not P-256";
	if (!jwk_fits(jwk, "use", "sig") || !jwk_may_verify(jwk))
		return "not for signatures";
	if (!jwk_fits(jwk, "alg", key_alg_name(alg)))
		return "other algorithm";
	if (kid && (!json_is_string(kid) || json_string_length(kid) >= KID_SIZE))
		return "kid is not a short string";
	return NULL;
}

static unsigned jwk_alg(const char *kty)
{
	if (!strcmp(kty, "RSA"))
		return KEY_ALG_RS256;
	return !strcmp(kty, "EC") ? KEY_ALG_ES256 : 0;
}

int key_from_jwk(const json_t *jwk, struct key **ret_key, const char **ret_reason)
{
	const json_t *kty = json_object_get(jwk, "kty"), *kid = json_object_get(jwk, "kid");
	const char *type = json_is_string(kty) ? json_string_value(kty) : "";
	unsigned alg = jwk_alg(type);
	EVP_PKEY *pkey;
	int r;

	*ret_reason = jwk_refusal(jwk, type, alg);
	if (*ret_reason)
		return -ENOTSUP;
	pkey = alg == KEY_ALG_RS256 ? jwk_rsa(jwk) : jwk_p256(jwk);
	r = pkey ? key_from_pkey(kid ? json_string_value(kid) : "", pkey, ret_key) : -EINVAL;
	if (r == -EINVAL) {
		*ret_reason = "numbers are not a strong public key";
		r = -ENOTSUP;
	}
	return r;
}

static int write_bn(const EVP_PKEY *pkey, const char *param, size_t pad, const char *name,
		    struct json_writer *w)
{
	unsigned char raw[RSA_BITS_MAX / 8];
	char text[BASE64URL_SIZE(sizeof(raw))];
	BIGNUM *bn = NULL;
	int n;

	if (EVP_PKEY_get_bn_param(pkey, param, &bn) != 1)
		return -EINVAL;
	n = BN_bn2binpad(bn, raw, pad ? (int)pad : BN_num_bytes(bn));
	BN_free(bn);
	if (n <= 0)
		return -EINVAL;
	base64url_encode(raw, n, text);
	jw_member_string(w, name, text);
	return 0;
}

int key_write_jwk(const struct key *k, struct json_writer *w)
{
	int r;

	if (!k->pkey)
		return -EINVAL;
	jw_object(w);
	jw_member_string(w, "kid", k->kid);
	jw_member_string(w, "use", "sig");
	jw_member_string(w, "alg", key_alg_name(k->alg));
	if (k->alg == KEY_ALG_RS256) {
		jw_member_string(w, "kty", "RSA");
		r = write_bn(k->pkey, OSSL_PKEY_PARAM_RSA_N, 0, "n", w);
		if (r == 0)
			r = write_bn(k->pkey, OSSL_PKEY_PARAM_RSA_E, 0, "e", w);
	} else {
		jw_member_string(w, "kty", "EC");
		jw_member_string(w, "crv", "P-256");
		r = write_bn(k->pkey, OSSL_PKEY_PARAM_EC_PUB_X, P256_BYTES, "x", w);
		if (r == 0)
			r = write_bn(k->pkey, OSSL_PKEY_PARAM_EC_PUB_Y, P256_BYTES, "y", w);
	}
	jw_object_end(w);
	return r;
}

static bool verify_pkey(EVP_PKEY *pkey, const void *data, size_t n, const void *sig, size_t n_sig)
{
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	bool good;

	good = ctx && EVP_DigestVerifyInit(ctx, NULL, EVP_sha256(), NULL, pkey) == 1 &&
	       EVP_DigestVerify(ctx, sig, n_sig, data, n) == 1;
	EVP_MD_CTX_free(ctx);
	return good;
}

/* JWS carries r||s of fixed length (RFC 7518 section 3.4); OpenSSL wants DER. */
static bool verify_es256(EVP_PKEY *pkey, const void *data, size_t n, const unsigned char *sig,
			 size_t n_sig)
{
	unsigned char *der = NULL;
	ECDSA_SIG *pair;
	BIGNUM *r, *s;
	bool good = false;
	int n_der;

	if (n_sig != 2 * P256_BYTES)
		return false;
	pair = ECDSA_SIG_new();
	r = BN_bin2bn(sig, P256_BYTES, NULL);
	s = BN_bin2bn(sig + P256_BYTES, P256_BYTES, NULL);
	if (!pair || !r || !s || ECDSA_SIG_set0(pair, r, s) != 1) {
		BN_free(r);
		BN_free(s);
	} else {
		n_der = i2d_ECDSA_SIG(pair, &der);
		good = n_der > 0 && verify_pkey(pkey, data, n, der, n_der);
		OPENSSL_free(der);
	}
	ECDSA_SIG_free(pair);
	return good;
}

static bool verify_hs256(const struct key *k, const void *data, size_t n, const void *sig,
			 size_t n_sig)
{
	unsigned char mac[32];
	unsigned n_mac = 0;

	if (n_sig != sizeof(mac))
		return false;
	if (!HMAC(EVP_sha256(), k->secret, k->n_secret, data, n, mac, &n_mac) ||
	    n_mac != sizeof(mac))
		return false;
	return CRYPTO_memcmp(mac, sig, sizeof(mac)) == 0;
}

bool key_verify(const struct key *k, const void *data, size_t n, const void *sig, size_t n_sig)
{
	switch (k->alg) {
	case KEY_ALG_RS256:
		return verify_pkey(k->pkey, data, n, sig, n_sig);
	case KEY_ALG_ES256:
		return verify_es256(k->pkey, data, n, sig, n_sig);
	case KEY_ALG_HS256:
		return verify_hs256(k, data, n, sig, n_sig);
	}
	return false;
}
