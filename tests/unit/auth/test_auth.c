/* From header to identity (auth.c). */
#include "auth/auth.h"

#include <errno.h>
#include <string.h>

#include <criterion/criterion.h>
#include <sodium.h>

#include "auth/mint.h"
#include "auth/signing_dir.h"
#include "base/clock.h"

#include "leak.h"
#include "support.h"

static struct config *c;
static struct auth *a;
static char *dir;

static void start(void)
{
	char kid[KID_SIZE];

	cr_assert_geq(sodium_init(), 0);
	dir = temp_dir();
	cr_assert_eq(signing_dir_generate(dir, clock_wall_us(), kid), 0);
	cr_assert_eq(config_load(NULL, stderr, &c), 0);
	free(c->keys_signing_dir);
	c->keys_signing_dir = strdup(dir);
	cr_assert_eq(auth_new(c, stderr, &a), 0);
}

static void stop(void)
{
	auth_free(a);
	config_free(c);
	remove_dir(dir);
	free(dir);
	fail_on_leak();
}

TestSuite(auth, .init = start, .fini = stop);

/* "Bearer <token>" that lives ttl seconds; free(). */
static char *bearer(int ttl_s)
{
	struct key_set *set = keys_acquire(auth_keys(a));
	int64_t now_s = clock_wall_us() / US_PER_S;
	struct mint_claims claims = { .iat_s = now_s - 3600,
				      .exp_s = now_s + ttl_s,
				      .sub = TEST_SUB,
				      .peran = PERAN_MASYARAKAT };
	char *token, *header;

	cr_assert_eq(mint_token(set, &claims, &token), 0);
	cr_assert_gt(asprintf(&header, "Bearer %s", token), 0);
	free(token);
	key_set_unref(set);
	return header;
}

Test(auth, nobody_is_publik)
{
	struct identity id;
	const char *reason;

	cr_expect_eq(auth_identify(a, NULL, &id, &reason), 0);
	cr_expect_eq(id.peran, PERAN_PUBLIK);
	cr_expect_str_eq(id.sub, "");
}

Test(auth, bearer_twice_from_cache_too)
{
	char *header = bearer(60);
	struct identity id;
	const char *reason;

	for (int i = 0; i < 2; i++) {
		memset(&id, 0xff, sizeof(id));
		cr_assert_eq(auth_identify(a, header, &id, &reason), 0, "%s", reason);
		cr_expect_eq(id.peran, PERAN_MASYARAKAT);
		cr_expect_str_eq(id.sub, TEST_SUB);
	}
	memcpy(header, "bEARER", 6);
	cr_expect_eq(auth_identify(a, header, &id, &reason), 0,
		     "the scheme's case does not matter");
	free(header);
}

Test(auth, refusals_and_their_problems)
{
	char *expired = bearer(-60), *spoiled = bearer(60);
	static const char *const wrong[] = { "",           "Bearer",       "Bearer ",
					     "Basic eDp5", "Bearer a.b.c", "Bearer a b" };
	struct identity id;
	const char *reason;

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		reason = NULL;
		cr_expect_eq(auth_identify(a, wrong[i], &id, &reason), -EKEYREJECTED, "%s",
			     wrong[i]);
		cr_expect(reason && *reason);
	}
	cr_expect_eq(auth_identify(a, expired, &id, &reason), -EKEYEXPIRED);
	cr_expect_eq(auth_identify(a, spoiled, &id, &reason), 0);
	spoiled[strlen(spoiled) - 10] ^= 1;
	cr_expect_eq(auth_identify(a, spoiled, &id, &reason), -EKEYREJECTED,
		     "near a remembered one");
	cr_expect_eq(auth_problem(0), PROBLEM_NONE);
	cr_expect_eq(auth_problem(-EKEYEXPIRED), PROBLEM_TOKEN_EXPIRED);
	cr_expect_eq(auth_problem(-EKEYREJECTED), PROBLEM_TOKEN_INVALID);
	cr_expect_eq(auth_problem(-ENOMEM), PROBLEM_UNAVAILABLE);
	cr_expect_eq(auth_problem(-EIO), PROBLEM_INTERNAL);
	free(expired);
	free(spoiled);
}

Test(auth, a_remembered_token_ends_with_its_key)
{
	char *header = bearer(60), kid[KID_SIZE], path[512];
	struct identity id;
	struct key_set *set = keys_acquire(auth_keys(a));
	const char *reason;

	cr_assert_eq(auth_identify(a, header, &id, &reason), 0);
	snprintf(path, sizeof(path), "%s/%s.pem", dir, set->signer->kid);
	key_set_unref(set);
	cr_assert_eq(signing_dir_generate(dir, clock_wall_us() + US_PER_S, kid), 0);
	keys_reload(auth_keys(a));
	keys_refresh(auth_keys(a), clock_mono_ns());
	cr_expect_eq(auth_identify(a, header, &id, &reason), 0, "rotation leaves it good");
	cr_assert_eq(unlink(path), 0);
	keys_reload(auth_keys(a));
	keys_refresh(auth_keys(a), clock_mono_ns());
	cr_expect_eq(auth_identify(a, header, &id, &reason), -EKEYREJECTED,
		     "removal ends it at once");
	free(header);
}

/* Another daemon on the same directory signs with a key that this one has not read yet. */
Test(auth, an_unknown_kid_makes_the_refresher_look)
{
	struct identity id;
	struct auth *other;
	const char *reason;
	char *header, kid[KID_SIZE];
	struct auth *mine = a;

	cr_assert_eq(signing_dir_generate(dir, clock_wall_us() + US_PER_S, kid), 0);
	cr_assert_eq(auth_new(c, stderr, &other), 0);
	a = other;
	header = bearer(60);
	a = mine;
	auth_free(other);
	keys_refresh(auth_keys(a), clock_mono_ns());
	cr_expect_eq(auth_identify(a, header, &id, &reason), -EKEYREJECTED);
	keys_refresh(auth_keys(a), clock_mono_ns());
	cr_expect_eq(auth_identify(a, header, &id, &reason), 0, "asked for, so looked before its time");
	free(header);
}

Test(auth, does_not_start_without_keys)
{
	struct auth *other = NULL;
	FILE *err = tmpfile();

	free(c->keys_signing_dir);
	c->keys_signing_dir = strdup("/nonexistent");
	cr_expect_lt(auth_new(c, err, &other), 0);
	cr_expect_gt(ftell(err), 0);
	fclose(err);
}
