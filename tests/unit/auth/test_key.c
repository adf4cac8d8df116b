/* Single keys: the examples of RFC 7515, and what is not accepted as a key (key.c). */
#include "auth/key.h"

#include <errno.h>
#include <string.h>

#include <criterion/criterion.h>
#include <openssl/ec.h>
#include <openssl/rsa.h>

#include "base/encode.h"

#include "leak.h"
#include "support.h"

TestSuite(key, .fini = fail_on_leak);

/* RFC 7515 appendices A.2 and A.3: the payload is the same. */
#define RFC_PAYLOAD                                                                                \
	"eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0" \
	"cnVlfQ"
#define RFC_RSA_N                                                                              \
	"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-"                \
	"4qPCJrcS2mJPMEzP1Pt0"                                                                 \
	"Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-"          \
	"bSf63kpaSHSXnd"                                                                       \
	"S5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_" \
	"I5Ihl"                                                                                \
	"JH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"
#define RFC_EC_X "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"
#define RFC_EC_Y "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"

static const struct {
	const char *jwk;
	const char *text;
	const char *signature;
} examples[] = {
	{ "{\"kty\":\"RSA\",\"n\":\"" RFC_RSA_N "\",\"e\":\"AQAB\"}",
	  "eyJhbGciOiJSUzI1NiJ9." RFC_PAYLOAD,
	  "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_"
	  "O8W2Fp5jujGbds9uJdbF9CU"
	  "Ar7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_"
	  "nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_d"
	  "O--xi12jzDwusC-"
	  "eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVr"
	  "Bp0ig"
	  "cN_IoypGlUPQGe77Rw" },
	{ "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" RFC_EC_X "\",\"y\":\"" RFC_EC_Y "\"}",
	  "eyJhbGciOiJFUzI1NiJ9." RFC_PAYLOAD,
	  "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-"
	  "Kg6NU1Q" },
};

static int from_jwk(const char *text, struct key **ret_key, const char **ret_reason)
{
	json_t *jwk = json_loads(text, 0, NULL);
	int r;

	cr_assert(jwk, "%s", text);
	r = key_from_jwk(jwk, ret_key, ret_reason);
	json_decref(jwk);
	return r;
}

Test(key, examples_of_rfc_7515)
{
	unsigned char sig[1024];
	const char *reason;
	struct key *k;
	ptrdiff_t n;

	for (size_t i = 0; i < 2; i++) {
		cr_assert_eq(from_jwk(examples[i].jwk, &k, &reason), 0, "%s", reason);
		n = base64url_decode(examples[i].signature, strlen(examples[i].signature), sig,
				     sizeof(sig));
		cr_assert_gt(n, 0);
		cr_expect(key_verify(k, examples[i].text, strlen(examples[i].text), sig, n));
		cr_expect_not(
		    key_verify(k, examples[i].text, strlen(examples[i].text) - 1, sig, n));
		cr_expect_not(
		    key_verify(k, examples[i].text, strlen(examples[i].text), sig, n - 1));
		sig[n / 2] ^= 1;
		cr_expect_not(key_verify(k, examples[i].text, strlen(examples[i].text), sig, n));
		key_unref(k);
	}
}

Test(key, hs256_example_of_rfc_7515)
{
	/* Appendix A.1. */
	const char *k64 = "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-"
			  "1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";
	const char *text = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9." RFC_PAYLOAD;
	const char *sig64 = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
	unsigned char secret[64], sig[32];
	struct key *k;

	cr_assert_eq(base64url_decode(k64, strlen(k64), secret, 64), 64);
	cr_assert_eq(base64url_decode(sig64, strlen(sig64), sig, 32), 32);
	cr_assert_eq(key_from_secret("", secret, 64, &k), 0);
	cr_expect(key_verify(k, text, strlen(text), sig, 32));
	cr_expect_not(key_verify(k, text, strlen(text), sig, 31));
	sig[31] ^= 1;
	cr_expect_not(key_verify(k, text, strlen(text), sig, 32));
	key_unref(k);
	cr_expect_eq(key_from_secret("", secret, 31, &k), -EINVAL, "short secrets are guessed");
}

#define EC_KEY "\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" RFC_EC_X "\",\"y\":\"" RFC_EC_Y "\""

static const struct {
	const char *jwk;
	const char *why;
} refused[] = {
	{ "{\"kty\":\"oct\",\"k\":\"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T\"}", "symmetric" },
	{ "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_"
	  "7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
	  "another type" },
	{ "{\"x\":\"1\"}", "no type" },
	{ "{\"kty\":1}", "type of a wrong type" },
	{ "{" EC_KEY ",\"d\":\"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI\"}", "private" },
	{ "{" EC_KEY ",\"use\":\"enc\"}", "for encryption" },
	{ "{" EC_KEY ",\"use\":1}", "use of a wrong type" },
	{ "{" EC_KEY ",\"key_ops\":[\"sign\"]}", "not to verify with" },
	{ "{" EC_KEY ",\"alg\":\"ES384\"}", "other algorithm" },
	{ "{" EC_KEY ",\"alg\":\"HS256\"}", "algorithm of another type" },
	{ "{" EC_KEY ",\"kid\":7}", "kid of a wrong type" },
	{ "{\"kty\":\"EC\",\"crv\":\"P-384\",\"x\":\"" RFC_EC_X "\",\"y\":\"" RFC_EC_Y "\"}",
	  "other curve" },
	{ "{\"kty\":\"EC\",\"x\":\"" RFC_EC_X "\",\"y\":\"" RFC_EC_Y "\"}", "no curve" },
	{ "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" RFC_EC_X "\",\"y\":\"" RFC_EC_X "\"}",
	  "not on the curve" },
	{ "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" RFC_EC_X "=\",\"y\":\"" RFC_EC_Y "\"}",
	  "padded base64" },
	{ "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"" RFC_EC_Y "\"}",
	  "short coordinate" },
	{ "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" RFC_EC_X "\"}", "no y" },
	{ "{\"kty\":\"RSA\",\"n\":\"" RFC_RSA_N "\",\"e\":\"AQ\"}", "exponent 1" },
	{ "{\"kty\":\"RSA\",\"n\":\"" RFC_RSA_N "\",\"e\":\"Ag\"}", "even exponent" },
	{ "{\"kty\":\"RSA\",\"n\":\"" RFC_RSA_N "\"}", "no exponent" },
	{ "{\"kty\":\"RSA\",\"e\":\"AQAB\"}", "no modulus" },
	{ "{\"kty\":\"RSA\",\"n\":\"oQ\",\"e\":\"AQAB\"}", "tiny modulus" },
};

Test(key, refuses_what_is_not_a_strong_public_signing_key)
{
	const char *reason;
	struct key *k;

	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		k = NULL;
		reason = NULL;
		cr_expect_eq(from_jwk(refused[i].jwk, &k, &reason), -ENOTSUP, "%s", refused[i].why);
		cr_expect(reason && *reason, "%s: a reason for the log", refused[i].why);
		key_unref(k);
	}
	cr_assert_eq(
	    from_jwk("{" EC_KEY
		     ",\"kid\":\"a\",\"use\":\"sig\",\"alg\":\"ES256\",\"key_ops\":[\"verify\"]}",
		     &k, &reason),
	    0, "the same with everything fitting");
	cr_expect_str_eq(key_kid(k), "a");
	key_unref(k);
}

static int from_pkey(EVP_PKEY *pkey)
{
	char *pem = private_pem(pkey);
	struct key *k = NULL;
	int r = key_from_pem("k", pem, &k);

	key_unref(k);
	free(pem);
	EVP_PKEY_free(pkey);
	return r;
}

Test(key, pem_of_the_right_kind_only)
{
	struct key *k;

	cr_expect_eq(from_pkey(EVP_EC_gen("P-256")), 0);
	cr_expect_eq(from_pkey(EVP_RSA_gen(2048)), 0);
	cr_expect_eq(from_pkey(EVP_RSA_gen(1024)), -EINVAL, "weak");
	cr_expect_eq(from_pkey(EVP_EC_gen("P-384")), -EINVAL);
	cr_expect_eq(from_pkey(EVP_EC_gen("secp256k1")), -EINVAL,
		     "as long as P-256, and another curve");
	cr_expect_eq(from_pkey(EVP_PKEY_Q_keygen(NULL, NULL, "ED25519")), -EINVAL);
	cr_expect_eq(key_from_pem("k", "rubbish", &k), -EINVAL);
}

Test(key, public_half_as_jwk)
{
	struct fixture f;
	char *ec, *rsa;

	fixture_init(&f, 1);
	ec = jwks_of(f.ec, "e");
	rsa = jwks_of(f.rsa, "r");
	cr_expect(strstr(ec, "\"crv\":\"P-256\""));
	cr_expect(strstr(rsa, "\"e\":\"AQAB\""));
	cr_expect_not(strstr(ec, "\"d\""), "never the private half");
	cr_expect_not(strstr(rsa, "\"d\""));
	free(ec);
	free(rsa);
	fixture_done(&f);
}

Test(key, names_of_algorithms)
{
	cr_expect_eq(key_alg_parse("RS256"), (unsigned)KEY_ALG_RS256);
	cr_expect_eq(key_alg_parse("none"), 0u);
	cr_expect_eq(key_alg_parse(""), 0u);
	cr_expect_str_eq(key_alg_name(KEY_ALG_HS256), "HS256");
}
