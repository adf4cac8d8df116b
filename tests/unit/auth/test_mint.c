/* Minting by libjwt, judged by our verifier, and the other way round (mint.c, signing_dir.c). */
#include "auth/mint.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include <criterion/criterion.h>
#include <jwt.h>
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <sodium.h>

#include "auth/signing_dir.h"
#include "auth/verify.h"

#include "leak.h"
#include "support.h"

static void start(void)
{
	cr_assert_geq(sodium_init(), 0);
}

TestSuite(mint, .init = start, .fini = fail_on_leak);

static const struct mint_claims officer = { .iat_s = TEST_NOW_S,
					    .exp_s = TEST_NOW_S + 900,
					    .sub = TEST_SUB,
					    .peran = PERAN_PELAKSANA,
					    .penyelenggara_id = TEST_UNIT,
					    .with_tugas = true,
					    .tugas = TUGAS_PENGELOLA_PENGADUAN | TUGAS_PPID,
					    .scope = "kejadian",
					    .angkatan = 7 };

static struct keys *builtin_keys(struct issuers *is, const char *dir)
{
	struct keys *k;

	*is = (struct issuers){ .n = 1 };
	is->list[0] = (struct issuer){ .name = (char *)"http://127.0.0.1:8080",
				       .audience = (char *)"layanand",
				       .source = ISSUER_SIGNING_DIR,
				       .location = (char *)dir,
				       .algorithms = KEY_ALG_RS256 | KEY_ALG_ES256,
				       .peran = ~0u,
				       .believed_tugas = true };
	cr_assert_eq(keys_new(is, &k), 0);
	return k;
}

static void mint_and_verify(struct keys *k)
{
	struct key_set *set = keys_acquire(k);
	struct identity id;
	const char *reason;
	char *token;

	cr_assert_eq(mint_token(set, &officer, &token), 0);
	cr_assert_eq(token_verify(set, token, strlen(token), TEST_NOW_S, 30, &id, &reason), 0, "%s",
		     reason);
	cr_expect_eq(id.peran, PERAN_PELAKSANA);
	cr_expect_str_eq(id.sub, TEST_SUB);
	cr_expect_str_eq(id.penyelenggara_id, TEST_UNIT);
	cr_expect(id.tugas_known);
	cr_expect_eq(id.tugas, officer.tugas);
	cr_expect_str_eq(id.scope, "kejadian");
	cr_expect_str_eq(id.angkatan, "7");
	cr_expect_eq(strlen(id.jti), 36);
	cr_expect_eq(id.exp_s, TEST_NOW_S + 900);
	free(token);
	key_set_unref(set);
}

Test(mint, es256_of_a_generated_key)
{
	char *dir = temp_dir(), kid[KID_SIZE], path[256];
	struct issuers is;
	struct keys *k = builtin_keys(&is, dir);
	struct stat st;

	cr_assert_eq(signing_dir_generate(dir, TEST_NOW_S * 1000000, kid), 0);
	cr_expect_eq(strncmp(kid, "20260202T024000Z-", 17), 0, "%s", kid);
	snprintf(path, sizeof(path), "%s/%s.pem", dir, kid);
	cr_assert_eq(stat(path, &st), 0);
	cr_expect_eq(st.st_mode & 07777, 0600u);
	cr_assert_eq(keys_load(k, stderr), 0);
	mint_and_verify(k);
	keys_free(k);
	remove_dir(dir);
	free(dir);
}

Test(mint, rs256)
{
	EVP_PKEY *rsa = EVP_RSA_gen(2048);
	char *dir = temp_dir(), *pem = private_pem(rsa);
	struct issuers is;
	struct keys *k = builtin_keys(&is, dir);

	write_file(dir, "rsa.pem", pem, 0600);
	cr_assert_eq(keys_load(k, stderr), 0);
	mint_and_verify(k);
	keys_free(k);
	remove_dir(dir);
	EVP_PKEY_free(rsa);
	free(pem);
	free(dir);
}

Test(mint, nobody_gets_a_token_of_the_system)
{
	static const enum peran forbidden[] = { PERAN_SISTEM, PERAN_PUBLIK };
	char *dir = temp_dir(), kid[KID_SIZE], *token;
	struct issuers is;
	struct keys *k = builtin_keys(&is, dir);
	struct mint_claims c = officer;
	struct key_set *set = keys_acquire(k);

	cr_expect_eq(mint_token(set, &officer, &token), -ENOKEY, "before there is a key");
	key_set_unref(set);
	cr_assert_eq(signing_dir_generate(dir, TEST_NOW_S * 1000000, kid), 0);
	cr_assert_eq(keys_load(k, stderr), 0);
	set = keys_acquire(k);
	for (size_t i = 0; i < 2; i++) {
		c.peran = forbidden[i];
		cr_expect_eq(mint_token(set, &c, &token), -EINVAL);
	}
	c = officer;
	c.sub = "";
	cr_expect_eq(mint_token(set, &c, &token), -EINVAL);
	key_set_unref(set);
	keys_free(k);
	remove_dir(dir);
	free(dir);
}

Test(mint, what_is_absent_stays_absent)
{
	char *dir = temp_dir(), kid[KID_SIZE], *token;
	struct issuers is;
	struct keys *k = builtin_keys(&is, dir);
	struct mint_claims c = { .iat_s = TEST_NOW_S,
				 .exp_s = TEST_NOW_S + 60,
				 .sub = "portal",
				 .jti = "j9",
				 .peran = PERAN_PORTAL_PROVINSI };
	struct key_set *set;
	struct identity id;
	const char *reason;

	cr_assert_eq(signing_dir_generate(dir, TEST_NOW_S * 1000000, kid), 0);
	cr_assert_eq(keys_load(k, stderr), 0);
	set = keys_acquire(k);
	cr_assert_eq(mint_token(set, &c, &token), 0);
	cr_assert_eq(token_verify(set, token, strlen(token), TEST_NOW_S, 30, &id, &reason), 0, "%s",
		     reason);
	cr_expect_not(id.tugas_known);
	cr_expect_str_eq(id.client_id, "portal");
	cr_expect_str_eq(id.jti, "j9");
	cr_expect_str_eq(id.scope, "");
	free(token);
	key_set_unref(set);
	keys_free(k);
	remove_dir(dir);
	free(dir);
}

/* libjwt as the second opinion: it must accept what we sign and accept, and refuse what was
 * changed. */
Test(mint, libjwt_agrees)
{
	struct fixture f;
	struct token_parts p;
	struct identity id;
	const char *reason;
	char *token, *pem;
	jwt_t *jwt;
	BIO *bio;
	long n;

	fixture_init(&f, 1);
	for (int i = 0; i < 2; i++) {
		p = token_parts(&f);
		if (i) {
			p.header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"rsa-1\"}";
			p.pkey = f.rsa;
		}
		token = sign(&p);
		bio = BIO_new(BIO_s_mem());
		cr_assert_eq(PEM_write_bio_PUBKEY(bio, p.pkey), 1);
		n = BIO_get_mem_data(bio, &pem);
		cr_assert_eq(jwt_decode(&jwt, token, (unsigned char *)pem, n), 0);
		cr_expect_str_eq(jwt_get_grant(jwt, "sub"), TEST_SUB);
		jwt_free(jwt);
		cr_expect_eq(
		    token_verify(f.keys, token, strlen(token), TEST_NOW_S, 30, &id, &reason), 0);
		token[strlen(token) - 20] ^= 1;
		cr_expect_neq(jwt_decode(&jwt, token, (unsigned char *)pem, n), 0);
		cr_expect_lt(
		    token_verify(f.keys, token, strlen(token), TEST_NOW_S, 30, &id, &reason), 0);
		BIO_free(bio);
		free(token);
	}
	fixture_done(&f);
}
