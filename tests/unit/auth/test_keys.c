/* The key store: rotation without restart, early looks, stale keys (keys.c, key_list.c,
 * signing_dir.c). */
#include "auth/keys.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>

#include <criterion/criterion.h>
#include <openssl/ec.h>
#include <sodium.h>

#include "auth/signing_dir.h"
#include "auth/verify.h"
#include "base/clock.h"

#include "leak.h"
#include "server.h"
#include "support.h"

#define S INT64_C(1000000000)

static struct fixture f;
static struct issuers is;
static char *dir;
static char path[256];

static void start(void)
{
	cr_assert_geq(sodium_init(), 0);
	fixture_init(&f, 0);
	dir = temp_dir();
	snprintf(path, sizeof(path), "%s/jwks.json", dir);
	is.n = 1;
	is.list[0] = (struct issuer){ .name = (char *)"https://id.example",
				      .audience = (char *)"layanand",
				      .source = ISSUER_JWKS_FILE,
				      .location = path,
				      .secret_kid = (char *)"",
				      .algorithms = KEY_ALG_RS256 | KEY_ALG_ES256,
				      .peran = ~0u,
				      .insecure_loopback = true };
}

static void stop(void)
{
	fixture_done(&f);
	remove_dir(dir);
	free(dir);
	fail_on_leak();
}

TestSuite(keys, .init = start, .fini = stop, .timeout = 30);

static void publish(EVP_PKEY *pkey, const char *kid)
{
	char *jwks = jwks_of(pkey, kid);

	write_file(dir, "jwks.json", jwks, 0644);
	free(jwks);
}

static int judge(struct keys *k, EVP_PKEY *pkey, const char *header)
{
	struct key_set *set = keys_acquire(k);
	struct token_parts p = token_parts(&f);
	struct identity id;
	const char *reason;
	char *token;
	int r;

	p.pkey = pkey;
	p.header = header;
	token = sign(&p);
	r = token_verify(set, token, strlen(token), TEST_NOW_S, 30, &id, &reason);
	free(token);
	key_set_unref(set);
	return r;
}

#define HEADER(kid) "{\"alg\":\"ES256\",\"kid\":\"" kid "\"}"

Test(keys, a_changed_file_is_seen_without_restart)
{
	EVP_PKEY *second = EVP_EC_gen("P-256");
	struct key_set *held;
	struct keys *k;
	uint64_t generation;

	publish(f.ec, "one");
	cr_assert_eq(keys_new(&is, &k), 0);
	cr_assert_eq(keys_load(k, stderr), 0);
	held = keys_acquire(k);
	generation = keys_generation(k);
	cr_expect_eq(held->generation, generation);
	cr_expect_eq(judge(k, f.ec, HEADER("one")), 0);
	cr_expect_eq(judge(k, second, HEADER("two")), -ENOKEY);
	keys_refresh(k, clock_mono_ns() + 10 * S);
	cr_expect_eq(keys_generation(k), generation, "the same file is no change");
	publish(second, "two");
	keys_refresh(k, clock_mono_ns() + 11 * S);
	cr_expect_eq(keys_generation(k), generation, "not looked at yet");
	keys_refresh(k, clock_mono_ns() + 20 * S);
	cr_expect_gt(keys_generation(k), generation);
	cr_expect_eq(judge(k, second, HEADER("two")), 0);
	cr_expect_eq(judge(k, f.ec, HEADER("one")), -ENOKEY, "a withdrawn key is gone");
	cr_expect_str_eq(key_kid(held->entries[0].key), "one", "a snapshot in use stays");
	key_set_unref(held);
	keys_free(k);
	EVP_PKEY_free(second);
}

Test(keys, an_unknown_kid_brings_one_early_look_per_30_s)
{
	EVP_PKEY *second = EVP_EC_gen("P-256");
	int64_t now = clock_mono_ns();
	struct keys *k;

	publish(f.ec, "one");
	cr_assert_eq(keys_new(&is, &k), 0);
	cr_assert_eq(keys_load(k, stderr), 0);
	publish(second, "two");
	keys_refresh(k, now);
	cr_expect_eq(judge(k, second, HEADER("two")), -ENOKEY);
	keys_want(k, now);
	keys_refresh(k, now);
	cr_expect_eq(judge(k, second, HEADER("two")), 0);
	publish(f.ec, "three");
	keys_want(k, now + 29 * S);
	keys_refresh(k, now + 1);
	cr_expect_eq(judge(k, f.ec, HEADER("three")), -ENOKEY, "too early to ask again");
	keys_want(k, now + 30 * S);
	keys_refresh(k, now + 2);
	cr_expect_eq(judge(k, f.ec, HEADER("three")), 0);
	keys_free(k);
	EVP_PKEY_free(second);
}

Test(keys, old_keys_stay_a_day_when_refreshing_fails)
{
	int64_t now = clock_mono_ns();
	struct keys *k;

	publish(f.ec, "one");
	cr_assert_eq(keys_new(&is, &k), 0);
	cr_assert_eq(keys_load(k, stderr), 0);
	write_file(dir, "jwks.json", "{\"keys\":[", 0644);
	keys_refresh(k, now + 100 * S);
	cr_expect_eq(judge(k, f.ec, HEADER("one")), 0);
	keys_refresh(k, now + (KEYS_STALE_S - 100) * S);
	cr_expect_eq(judge(k, f.ec, HEADER("one")), 0);
	keys_refresh(k, now + (KEYS_STALE_S + 100) * S);
	cr_expect_eq(judge(k, f.ec, HEADER("one")), -ENOKEY);
	publish(f.ec, "one");
	keys_refresh(k, now + (KEYS_STALE_S + 200) * S);
	cr_expect_eq(judge(k, f.ec, HEADER("one")), 0, "and come back");
	keys_free(k);
}

static const struct {
	const char *text;
	const char *why;
} broken[] = {
	{ "", "empty" },
	{ "[]", "no object" },
	{ "{}", "no keys" },
	{ "{\"keys\":{}}", "keys no array" },
	{ "{\"keys\":[]}", "no key" },
	{ "{\"keys\":[1,null]}", "keys of wrong types" },
	{ "{\"keys\":[],\"keys\":[]}", "duplicate names" },
	{ "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T\"}]}",
	  "only a symmetric key" },
};

Test(keys, a_broken_file_stops_the_start)
{
	struct keys *k;
	FILE *err;

	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		write_file(dir, "jwks.json", broken[i].text, 0644);
		err = tmpfile();
		cr_assert_eq(keys_new(&is, &k), 0);
		cr_expect_lt(keys_load(k, err), 0, "%s", broken[i].why);
		cr_expect_gt(ftell(err), 0, "%s: it is said why", broken[i].why);
		keys_free(k);
		fclose(err);
	}
}

Test(keys, two_keys_of_one_kid_are_refused)
{
	char *one = jwks_of(f.ec, "k"), *text;
	struct key_list *l = calloc(1, sizeof(*l));
	const char *reason;

	one[strlen(one) - 2] = '\0'; /* without "]}" */
	cr_assert_gt(asprintf(&text, "%s,%s]}", one, strchr(one, '[') + 1), 0);
	cr_expect_eq(key_list_add_jwks(l, text, strlen(text), ~0u, &reason), -EINVAL);
	cr_expect_eq(l->n, 1);
	key_list_free(l);
	l = calloc(1, sizeof(*l));
	cr_expect_eq(key_list_add_jwks(l, text, strlen(text), KEY_ALG_RS256, &reason), 0);
	cr_expect_eq(l->n, 0, "an algorithm that is not allowed is left out");
	key_list_free(l);
	free(text);
	free(one);
}

Test(keys, the_newest_signing_key_signs_and_all_verify)
{
	char first[KID_SIZE], second[KID_SIZE];
	struct key_set *set;
	struct buffer out;
	struct keys *k;

	publish(f.ec, "foreign");
	is.list[is.n++] = is.list[0];
	is.list[0].source = ISSUER_SIGNING_DIR;
	is.list[0].location = dir;
	cr_assert_eq(keys_new(&is, &k), 0);
	cr_expect_eq(keys_load(k, stderr), -ENOKEY);
	cr_assert_eq(signing_dir_generate(dir, TEST_NOW_S * US_PER_S, first), 0);
	cr_assert_eq(keys_load(k, stderr), 0);
	cr_assert_eq(signing_dir_generate(dir, (TEST_NOW_S + 1) * US_PER_S, second), 0);
	write_file(dir, ".hidden.pem", "rubbish", 0600);
	write_file(dir, "README", "rubbish", 0600);
	keys_reload(k);
	keys_refresh(k, clock_mono_ns());
	set = keys_acquire(k);
	cr_assert(set->signer);
	cr_expect_str_eq(set->signer->kid, second);
	cr_expect_eq(set->n, 3);
	buffer_init(&out, 65536);
	cr_assert_eq(key_set_write_jwks(set, &out), 0);
	cr_expect(strstr(out.data, first) && strstr(out.data, second));
	cr_expect_not(strstr(out.data, "foreign"), "another issuer's keys are its own to publish");
	cr_expect_not(strstr(out.data, "\"d\""));
	buffer_done(&out);
	key_set_unref(set);
	keys_free(k);
}

Test(keys, signing_keys_that_others_may_read_are_refused)
{
	char *pem = private_pem(f.ec);
	struct keys *k;

	is.list[0].source = ISSUER_SIGNING_DIR;
	is.list[0].location = dir;
	write_file(dir, "a.pem", pem, 0644);
	cr_assert_eq(keys_new(&is, &k), 0);
	cr_expect_eq(keys_load(k, stderr), -EPERM);
	write_file(dir, "a.pem", "rubbish", 0600);
	cr_expect_eq(keys_load(k, stderr), -EINVAL);
	keys_free(k);
	free(pem);
}

Test(keys, hs256_secret_of_an_issuer)
{
	char secret[256];
	struct token_parts p = { .header = "{\"alg\":\"HS256\",\"kid\":\"s\"}",
				 .payload = good_payload(),
				 .secret = TEST_SECRET,
				 .n_secret = strlen(TEST_SECRET) };
	struct key_set *set;
	struct identity id;
	const char *reason;
	struct keys *k;
	char *token = sign(&p);

	snprintf(secret, sizeof(secret), "%s/secret", dir);
	is.list[0] = (struct issuer){ .name = (char *)"https://id.example",
				      .audience = (char *)"layanand",
				      .source = ISSUER_SECRET_ONLY,
				      .secret_file = secret,
				      .secret_kid = (char *)"s",
				      .algorithms = KEY_ALG_HS256,
				      .peran = ~0u };
	write_file(dir, "secret", "short\n", 0600);
	cr_assert_eq(keys_new(&is, &k), 0);
	cr_expect_eq(keys_load(k, stderr), -EINVAL);
	write_file(dir, "secret", TEST_SECRET "\n", 0600);
	cr_expect_eq(keys_load(k, stderr), 0);
	set = keys_acquire(k);
	cr_expect_eq(token_verify(set, token, strlen(token), TEST_NOW_S, 30, &id, &reason), 0, "%s",
		     reason);
	key_set_unref(set);
	keys_free(k);
	free(token);
}

static void *refresher(void *cls)
{
	keys_loop(cls);
	return NULL;
}

/* An identity provider that is down at the start must not stop the daemon; its keys come when it
 * does. */
Test(keys, keys_behind_a_url)
{
	char url[64], *jwks = jwks_of(f.ec, "one");
	struct server s;
	pthread_t thread;
	struct keys *k;

	server_start(&s, 500, "", "down");
	snprintf(url, sizeof(url), "http://127.0.0.1:%d/jwks", s.port);
	is.list[0].source = ISSUER_JWKS_URL;
	is.list[0].location = url;
	cr_assert_eq(keys_new(&is, &k), 0);
	cr_assert_eq(keys_load(k, stderr), 0);
	pthread_create(&thread, NULL, refresher, k);
	server_wait(&s, 1);
	cr_expect_eq(judge(k, f.ec, HEADER("one")), -ENOKEY);
	server_answer(&s, 200, "", jwks);
	keys_want(k, clock_mono_ns());
	for (int i = 0; i < 100 && judge(k, f.ec, HEADER("one")) != 0; i++)
		usleep(50000);
	cr_expect_eq(judge(k, f.ec, HEADER("one")), 0);
	keys_stop(k);
	pthread_join(thread, NULL);
	keys_free(k);
	server_stop(&s);
	free(jwks);
}

/* A provider that never answers must not hold up the end of the daemon. */
Test(keys, stopping_interrupts_a_fetch)
{
	int64_t t0 = clock_mono_ns();
	char url[64];
	struct server s;
	pthread_t thread;
	struct keys *k;

	server_start(&s, 0, "", "");
	snprintf(url, sizeof(url), "http://127.0.0.1:%d/jwks", s.port);
	is.list[0].source = ISSUER_JWKS_URL;
	is.list[0].location = url;
	cr_assert_eq(keys_new(&is, &k), 0);
	pthread_create(&thread, NULL, refresher, k);
	server_wait(&s, 1);
	keys_stop(k);
	pthread_join(thread, NULL);
	cr_expect_lt(clock_mono_ns() - t0, 5 * S);
	keys_free(k);
	server_stop(&s);
}
