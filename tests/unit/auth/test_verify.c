/* The attack table for tokens, and the good ones that must pass (verify.c, claims.c). */
#include "auth/verify.h"

#include <errno.h>
#include <string.h>

#include <criterion/criterion.h>
#include <openssl/ec.h>
#include <openssl/rsa.h>

#include "base/encode.h"

#include "leak.h"
#include "support.h"

TestSuite(verify, .fini = fail_on_leak);

static int check(const struct fixture *f, const char *token, struct identity *id,
		 const char **reason)
{
	return token_verify(f->keys, token, strlen(token), TEST_NOW_S, 30, id, reason);
}

/* Signs parts and expects a result. */
static void expect(const struct fixture *f, const struct token_parts *p, int want, const char *name)
{
	struct identity id = { .sub = "untouched" };
	char *token = sign(p);
	const char *reason = NULL;
	int r = check(f, token, &id, &reason);

	cr_expect_eq(r, want, "%s: got %d (%s), wanted %d", name, r, reason ? reason : "-", want);
	if (want < 0) {
		cr_expect(reason && *reason, "%s: a refusal has a reason", name);
		cr_expect_str_eq(id.sub, "untouched", "%s: identity must stay untouched", name);
	}
	free(token);
}

Test(verify, accepts_good_tokens_of_every_algorithm)
{
	struct fixture f;
	struct token_parts p;

	fixture_init(&f, 1);
	p = token_parts(&f);
	expect(&f, &p, 0, "ES256");
	p.header = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"rsa-1\"}";
	p.pkey = f.rsa;
	expect(&f, &p, 0, "RS256 at+jwt");
	p.header = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\"}";
	expect(&f, &p, 0, "RS256 without typ");
	p = (struct token_parts){ .header = "{\"alg\":\"HS256\"}",
				  .secret = TEST_SECRET,
				  .n_secret = strlen(TEST_SECRET) };
	p.payload =
	    "{\"iss\":\"https://"
	    "hs.example\",\"aud\":[\"x\",\"layanand\"],\"exp\":1770000900,\"sub\":\"" TEST_SUB
	    "\",\"peran\":\"masyarakat\"}";
	expect(&f, &p, 0, "HS256 of an issuer configured for it");
	fixture_done(&f);
}

/* Headers that must not pass although the signature over them is right. */
static const struct {
	const char *name;
	const char *header;
	int want;
} bad_headers[] = {
	{ "alg none", "{\"alg\":\"none\"}", -EKEYREJECTED },
	{ "alg None", "{\"alg\":\"None\",\"kid\":\"ec-1\"}", -EKEYREJECTED },
	{ "alg missing", "{\"kid\":\"ec-1\"}", -EKEYREJECTED },
	{ "alg number", "{\"alg\":256,\"kid\":\"ec-1\"}", -EKEYREJECTED },
	{ "alg lower case", "{\"alg\":\"es256\",\"kid\":\"ec-1\"}", -EKEYREJECTED },
	{ "alg ES384", "{\"alg\":\"ES384\",\"kid\":\"ec-1\"}", -EKEYREJECTED },
	{ "alg PS256", "{\"alg\":\"PS256\",\"kid\":\"ec-1\"}", -EKEYREJECTED },
	{ "alg of another key type", "{\"alg\":\"RS256\",\"kid\":\"ec-1\"}", -ENOKEY },
	{ "wrong kid", "{\"alg\":\"ES256\",\"kid\":\"ec-2\"}", -ENOKEY },
	{ "kid of another case", "{\"alg\":\"ES256\",\"kid\":\"EC-1\"}", -ENOKEY },
	{ "no kid", "{\"alg\":\"ES256\"}", -ENOKEY },
	{ "kid number", "{\"alg\":\"ES256\",\"kid\":1}", -EKEYREJECTED },
	{ "kid null", "{\"alg\":\"ES256\",\"kid\":null}", -EKEYREJECTED },
	{ "crit", "{\"alg\":\"ES256\",\"kid\":\"ec-1\",\"crit\":[\"exp\"],\"exp\":1}",
	  -EKEYREJECTED },
	{ "crit empty", "{\"alg\":\"ES256\",\"kid\":\"ec-1\",\"crit\":[]}", -EKEYREJECTED },
	{ "duplicate alg", "{\"alg\":\"none\",\"alg\":\"ES256\",\"kid\":\"ec-1\"}", -EKEYREJECTED },
	{ "duplicate kid", "{\"alg\":\"ES256\",\"kid\":\"x\",\"kid\":\"ec-1\"}", -EKEYREJECTED },
	{ "typ of an ID token hint", "{\"alg\":\"ES256\",\"kid\":\"ec-1\",\"typ\":\"logout+jwt\"}",
	  -EKEYREJECTED },
	{ "typ number", "{\"alg\":\"ES256\",\"kid\":\"ec-1\",\"typ\":1}", -EKEYREJECTED },
	{ "array", "[\"ES256\"]", -EKEYREJECTED },
	{ "not JSON", "alg=ES256", -EKEYREJECTED },
	{ "JSON and more", "{\"alg\":\"ES256\",\"kid\":\"ec-1\"}x", -EKEYREJECTED },
};

Test(verify, refuses_bad_headers)
{
	struct fixture f;
	struct token_parts p;

	fixture_init(&f, 0);
	for (size_t i = 0; i < sizeof(bad_headers) / sizeof(bad_headers[0]); i++) {
		p = token_parts(&f);
		p.header = bad_headers[i].header;
		expect(&f, &p, bad_headers[i].want, bad_headers[i].name);
	}
	fixture_done(&f);
}

#define HEAD "{\"iss\":\"https://id.example\",\"aud\":\"layanand\","
#define WHO "\"sub\":\"" TEST_SUB "\",\"peran\":\"masyarakat\"}"
#define OFFICER "\"exp\":1770000900,\"sub\":\"" TEST_SUB "\",\"peran\":\"pelaksana\","
#define LONG_TEXT "0123456789012345678901234567890123456789012345678901234567890123"

/* Claims, rightly signed by the issuer's own key. */
static const struct {
	const char *name;
	const char *payload;
	int want;
} claims[] = {
	{ "minimal", HEAD "\"exp\":1770000900," WHO, 0 },
	{ "expired within the leeway", HEAD "\"exp\":1769999980," WHO, 0 },
	{ "expired", HEAD "\"exp\":1769999970," WHO, -EKEYEXPIRED },
	{ "expired long ago", HEAD "\"exp\":-1," WHO, -EKEYEXPIRED },
	{ "no exp", HEAD "\"iat\":1770000000," WHO, -EKEYREJECTED },
	{ "exp string", HEAD "\"exp\":\"1770000900\"," WHO, -EKEYREJECTED },
	{ "exp real", HEAD "\"exp\":1770000900.5," WHO, -EKEYREJECTED },
	{ "exp null", HEAD "\"exp\":null," WHO, -EKEYREJECTED },
	{ "exp beyond 64 bits", HEAD "\"exp\":99999999999999999999," WHO, -EKEYREJECTED },
	{ "exp at the end of time", HEAD "\"exp\":9223372036854775807," WHO, 0 },
	{ "not yet valid", HEAD "\"exp\":1770000900,\"nbf\":1770000031," WHO, -EKEYREJECTED },
	{ "nbf within the leeway", HEAD "\"exp\":1770000900,\"nbf\":1770000030," WHO, 0 },
	{ "nbf string", HEAD "\"exp\":1770000900,\"nbf\":\"1\"," WHO, -EKEYREJECTED },
	{ "issued in the future", HEAD "\"exp\":1770000900,\"iat\":1770000500," WHO,
	  -EKEYREJECTED },
	{ "iat string", HEAD "\"exp\":1770000900,\"iat\":\"1\"," WHO, -EKEYREJECTED },
	{ "duplicate claim", HEAD "\"exp\":1,\"exp\":1770000900," WHO, -EKEYREJECTED },
	{ "duplicate peran", HEAD "\"exp\":1770000900,\"peran\":\"ombudsman\"," WHO,
	  -EKEYREJECTED },
	{ "other issuer",
	  "{\"iss\":\"https://evil.example\",\"aud\":\"layanand\",\"exp\":1770000900," WHO,
	  -EKEYREJECTED },
	{ "iss of another known issuer",
	  "{\"iss\":\"https://hs.example\",\"aud\":\"layanand\",\"exp\":1770000900," WHO,
	  -EKEYREJECTED },
	{ "no iss", "{\"aud\":\"layanand\",\"exp\":1770000900," WHO, -EKEYREJECTED },
	{ "wrong aud",
	  "{\"iss\":\"https://id.example\",\"aud\":\"layanan\",\"exp\":1770000900," WHO,
	  -EKEYREJECTED },
	{ "aud empty array", "{\"iss\":\"https://id.example\",\"aud\":[],\"exp\":1770000900," WHO,
	  -EKEYREJECTED },
	{ "aud array with a number",
	  "{\"iss\":\"https://id.example\",\"aud\":[\"layanand\",1],\"exp\":1770000900," WHO,
	  -EKEYREJECTED },
	{ "aud object",
	  "{\"iss\":\"https://id.example\",\"aud\":{\"layanand\":1},\"exp\":1770000900," WHO,
	  -EKEYREJECTED },
	{ "no aud", "{\"iss\":\"https://id.example\",\"exp\":1770000900," WHO, -EKEYREJECTED },
	{ "aud in an array",
	  "{\"iss\":\"https://id.example\",\"aud\":[\"a\",\"layanand\"],\"exp\":1770000900," WHO,
	  0 },
	{ "peran sistem", HEAD "\"exp\":1770000900,\"sub\":\"" TEST_SUB "\",\"peran\":\"sistem\"}",
	  -EKEYREJECTED },
	{ "peran publik", HEAD "\"exp\":1770000900,\"sub\":\"" TEST_SUB "\",\"peran\":\"publik\"}",
	  -EKEYREJECTED },
	{ "peran unknown", HEAD "\"exp\":1770000900,\"sub\":\"" TEST_SUB "\",\"peran\":\"admin\"}",
	  -EKEYREJECTED },
	{ "peran array",
	  HEAD "\"exp\":1770000900,\"sub\":\"" TEST_SUB "\",\"peran\":[\"masyarakat\"]}",
	  -EKEYREJECTED },
	{ "no peran", HEAD "\"exp\":1770000900,\"sub\":\"" TEST_SUB "\"}", -EKEYREJECTED },
	{ "sub not a UUID", HEAD "\"exp\":1770000900,\"sub\":\"budi\",\"peran\":\"masyarakat\"}",
	  -EKEYREJECTED },
	{ "sub empty for a machine",
	  HEAD "\"exp\":1770000900,\"sub\":\"\",\"peran\":\"ombudsman\"}", -EKEYREJECTED },
	{ "sub too long for a machine",
	  HEAD "\"exp\":1770000900,\"sub\":\"" LONG_TEXT "\",\"peran\":\"ombudsman\"}",
	  -EKEYREJECTED },
	{ "no sub", HEAD "\"exp\":1770000900,\"peran\":\"masyarakat\"}", -EKEYREJECTED },
	{ "jti number", HEAD "\"exp\":1770000900,\"jti\":1," WHO, -EKEYREJECTED },
	{ "jti too long", HEAD "\"exp\":1770000900,\"jti\":\"" LONG_TEXT "\"," WHO, -EKEYREJECTED },
	{ "jti with a line break", HEAD "\"exp\":1770000900,\"jti\":\"a\\nb\"," WHO,
	  -EKEYREJECTED },
	{ "angkatan", HEAD "\"exp\":1770000900,\"angkatan\":3," WHO, 0 },
	{ "angkatan string", HEAD "\"exp\":1770000900,\"angkatan\":\"3\"," WHO, -EKEYREJECTED },
	{ "angkatan real", HEAD "\"exp\":1770000900,\"angkatan\":3.0," WHO, -EKEYREJECTED },
	{ "angkatan negative", HEAD "\"exp\":1770000900,\"angkatan\":-1," WHO, -EKEYREJECTED },
	{ "angkatan beyond 32 bits", HEAD "\"exp\":1770000900,\"angkatan\":2147483648," WHO, -EKEYREJECTED },
	{ "scope array", HEAD "\"exp\":1770000900,\"scope\":[\"a\"]," WHO, -EKEYREJECTED },
	{ "officer without penyelenggara_id", HEAD OFFICER "\"tugas\":[]}", -EKEYREJECTED },
	{ "officer of no UUID", HEAD OFFICER "\"penyelenggara_id\":\"dinas\"}", -EKEYREJECTED },
	{ "officer of null", HEAD OFFICER "\"penyelenggara_id\":null}", -EKEYREJECTED },
	{ "unknown duty",
	  HEAD OFFICER "\"penyelenggara_id\":\"" TEST_UNIT "\",\"tugas\":[\"ppid\",\"raja\"]}",
	  -EKEYREJECTED },
	{ "tugas string", HEAD OFFICER "\"penyelenggara_id\":\"" TEST_UNIT "\",\"tugas\":\"ppid\"}",
	  -EKEYREJECTED },
	{ "officer", HEAD OFFICER "\"penyelenggara_id\":\"" TEST_UNIT "\",\"tugas\":[\"ppid\"]}",
	  0 },
	{ "array", "[1]", -EKEYREJECTED },
	{ "string", "\"x\"", -EKEYREJECTED },
	{ "not JSON", "{\"exp\":", -EKEYREJECTED },
	{ "NUL in a claim", HEAD "\"exp\":1770000900,\"jti\":\"a\\u0000b\"," WHO, -EKEYREJECTED },
};

Test(verify, judges_claims)
{
	struct fixture f;
	struct token_parts p;

	fixture_init(&f, 0);
	for (size_t i = 0; i < sizeof(claims) / sizeof(claims[0]); i++) {
		p = token_parts(&f);
		p.payload = claims[i].payload;
		expect(&f, &p, claims[i].want, claims[i].name);
	}
	fixture_done(&f);
}

Test(verify, refuses_hs256_signed_with_the_public_key)
{
	struct fixture f;
	struct token_parts p;

	fixture_init(&f, 1);
	p = token_parts(&f);
	p.pkey = NULL;
	p.secret = f.rsa_public_pem;
	p.n_secret = strlen(f.rsa_public_pem);
	p.header = "{\"alg\":\"HS256\",\"kid\":\"rsa-1\"}";
	expect(&f, &p, -ENOKEY, "HS256 with the RSA public key, its kid");
	p.header = "{\"alg\":\"HS256\"}";
	expect(&f, &p, -EKEYREJECTED, "HS256 with the RSA public key, no kid");
	/* The configured secret speaks for its own issuer only. */
	p.secret = TEST_SECRET;
	p.n_secret = strlen(TEST_SECRET);
	expect(&f, &p, -EKEYREJECTED, "HS256 secret of another issuer");
	fixture_done(&f);
}

Test(verify, an_issuer_gives_only_the_roles_it_may)
{
	struct fixture f;
	struct token_parts p;

	fixture_init(&f, 0);
	p = (struct token_parts){ .header = "{\"alg\":\"HS256\"}",
				  .secret = TEST_SECRET,
				  .n_secret = strlen(TEST_SECRET) };
	p.payload = "{\"iss\":\"https://"
		    "hs.example\",\"aud\":\"layanand\",\"exp\":1770000900,\"sub\":\"" TEST_SUB
		    "\",\"peran\":\"bagian_organisasi\"}";
	expect(&f, &p, -EKEYREJECTED, "bagian_organisasi of an issuer for citizens");
	fixture_done(&f);
}

Test(verify, refuses_foreign_keys)
{
	struct fixture f;
	struct token_parts p;
	EVP_PKEY *p384 = EVP_EC_gen("P-384"), *other = EVP_EC_gen("P-256");

	fixture_init(&f, 0);
	p = token_parts(&f);
	p.pkey = p384;
	expect(&f, &p, -EKEYREJECTED, "ES256 on a P-384 key");
	p.pkey = other;
	expect(&f, &p, -EKEYREJECTED, "another P-256 key under our kid");
	EVP_PKEY_free(p384);
	EVP_PKEY_free(other);
	fixture_done(&f);
}

Test(verify, refuses_spoiled_forms)
{
	static const char *const suffixes[] = { ".",  ".x",   "x",   "=",         " ",
						"\n", "AAAA", "%00", ".AAAA.BBBB" };
	struct fixture f;
	struct token_parts p;

	fixture_init(&f, 0);
	p = token_parts(&f);
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		p.suffix = suffixes[i];
		expect(&f, &p, -EKEYREJECTED, suffixes[i]);
	}
	fixture_done(&f);
}

/* 64 bytes end in 4 unused bits: another spelling of them must not be another good token. */
Test(verify, refuses_other_spellings_of_the_signature)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	struct identity id;
	const char *reason;
	struct fixture f;
	struct token_parts p;
	char *token;
	size_t n, last;

	fixture_init(&f, 0);
	p = token_parts(&f);
	token = sign(&p);
	n = strlen(token);
	last = strchr(digits, token[n - 1]) - digits;
	cr_assert_eq(last % 16, 0);
	cr_expect_eq(check(&f, token, &id, &reason), 0);
	for (size_t i = 1; i < 16; i++) {
		token[n - 1] = digits[last + i];
		cr_expect_eq(check(&f, token, &id, &reason), -EKEYREJECTED);
	}
	free(token);
	fixture_done(&f);
}

Test(verify, refuses_every_changed_byte)
{
	struct identity id;
	const char *reason;
	struct fixture f;
	struct token_parts p;
	char *token;

	fixture_init(&f, 0);
	p = token_parts(&f);
	token = sign(&p);
	for (size_t i = 0; token[i]; i++) {
		token[i] ^= 1;
		cr_expect_lt(check(&f, token, &id, &reason), 0, "byte %zu", i);
		token[i] ^= 1;
	}
	for (size_t n = 0; n < strlen(token); n++)
		cr_expect_lt(token_verify(f.keys, token, n, TEST_NOW_S, 30, &id, &reason), 0,
			     "length %zu", n);
	free(token);
	fixture_done(&f);
}

Test(verify, refuses_oversized)
{
	struct identity id;
	const char *reason;
	struct fixture f;
	struct token_parts p;
	char *payload, *token, *fill;

	fixture_init(&f, 0);
	p = token_parts(&f);
	fill = malloc(6001);
	memset(fill, 'a', 6000);
	fill[5600] = '\0';
	asprintf(&payload, HEAD "\"exp\":1770000900,\"lain\":\"%s\"," WHO, fill);
	p.payload = payload;
	token = sign(&p);
	cr_assert_leq(strlen(token), TOKEN_MAX_BYTES);
	cr_expect_eq(check(&f, token, &id, &reason), 0, "just below the limit");
	free(token);
	free(payload);
	fill[5600] = 'a';
	fill[6000] = '\0';
	asprintf(&payload, HEAD "\"exp\":1770000900,\"lain\":\"%s\"," WHO, fill);
	p.payload = payload;
	token = sign(&p);
	cr_assert_gt(strlen(token), TOKEN_MAX_BYTES);
	cr_expect_eq(check(&f, token, &id, &reason), -EKEYREJECTED, "just above the limit");
	free(token);
	free(payload);
	free(fill);
	fixture_done(&f);
}

Test(verify, survives_deep_nesting)
{
	char payload[5002];
	struct fixture f;
	struct token_parts p;

	fixture_init(&f, 0);
	p = token_parts(&f);
	memset(payload, '[', sizeof(payload) - 1);
	payload[sizeof(payload) - 1] = '\0';
	p.payload = payload;
	expect(&f, &p, -EKEYREJECTED, "nesting");
	fixture_done(&f);
}

Test(verify, fills_the_identity)
{
	struct identity id;
	const char *reason;
	struct fixture f;
	struct token_parts p;
	char *token;

	fixture_init(&f, 0);
	p = token_parts(&f);
	p.payload = "{\"iss\":\"https://"
		    "id.example\",\"aud\":\"layanand\",\"exp\":1770000900,\"iat\":1770000000,"
		    "\"jti\":\"j-7\",\"client_id\":\"portal-warga\","
		    "\"sub\":\"018F0000-0000-7000-8000-0000000000AB\",\"peran\":"
		    "\"pelaksana\","
		    "\"penyelenggara_id\":\"018F0000-0000-7000-8000-0000000000CD\",\"tugas\":["
		    "\"ppid\",\"tim_skm\"],"
		    "\"scope\":\"a b\"}";
	token = sign(&p);
	cr_assert_eq(check(&f, token, &id, &reason), 0, "%s", reason);
	cr_expect_eq(id.peran, PERAN_PELAKSANA);
	cr_expect_str_eq(id.sub, "018f0000-0000-7000-8000-0000000000ab");
	cr_expect_str_eq(id.penyelenggara_id, "018f0000-0000-7000-8000-0000000000cd");
	cr_expect(id.tugas_known);
	cr_expect_eq(id.tugas, (unsigned)(TUGAS_PPID | TUGAS_TIM_SKM));
	cr_expect_str_eq(id.scope, "a b");
	cr_expect_str_eq(id.jti, "j-7");
	/* The application is not who calls (RFC 9068 puts it into every token). */
	cr_expect_str_eq(id.client_id, "");
	cr_expect_eq(id.exp_s, 1770000900);
	free(token);
	fixture_done(&f);
}

Test(verify, machines_may_be_named_by_text)
{
	struct identity id;
	const char *reason;
	struct fixture f;
	struct token_parts p;
	char *token;

	fixture_init(&f, 0);
	p = token_parts(&f);
	p.payload = HEAD "\"exp\":1770000900,\"sub\":\"ombudsman-ri\",\"peran\":\"ombudsman\","
			 "\"scope\":\"pengaduan\"}";
	token = sign(&p);
	cr_assert_eq(check(&f, token, &id, &reason), 0, "%s", reason);
	cr_expect_str_eq(id.sub, "");
	cr_expect_str_eq(id.client_id, "ombudsman-ri");
	free(token);
	p.payload =
	    HEAD "\"exp\":1770000900,\"sub\":\"" TEST_SUB "\",\"peran\":\"portal_provinsi\"}";
	token = sign(&p);
	cr_assert_eq(check(&f, token, &id, &reason), 0, "%s", reason);
	cr_expect_str_eq(id.sub, TEST_SUB);
	cr_expect_str_eq(id.client_id, TEST_SUB);
	free(token);
	fixture_done(&f);
}

Test(verify, duties_count_only_from_a_believed_issuer)
{
	struct identity id;
	const char *reason;
	struct fixture f;
	struct token_parts p;
	char *token;

	fixture_init(&f, 0);
	p = token_parts(&f);
	p.payload = HEAD OFFICER "\"penyelenggara_id\":\"" TEST_UNIT "\",\"tugas\":[\"ppid\"]}";
	token = sign(&p);
	f.issuers.list[0].believed_tugas = false;
	cr_assert_eq(check(&f, token, &id, &reason), 0, "%s", reason);
	cr_expect_not(id.tugas_known);
	cr_expect_eq(id.tugas, 0u);
	free(token);
	f.issuers.list[0].believed_tugas = true;
	p.payload = HEAD OFFICER "\"penyelenggara_id\":\"" TEST_UNIT "\"}";
	token = sign(&p);
	cr_assert_eq(check(&f, token, &id, &reason), 0, "%s", reason);
	cr_expect_not(id.tugas_known, "no claim: the database decides");
	free(token);
	fixture_done(&f);
}
