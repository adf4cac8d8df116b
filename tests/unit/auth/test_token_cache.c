/* The memory of verified tokens (token_cache.c). */
#include "auth/token_cache.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <criterion/criterion.h>

#include "leak.h"

TestSuite(token_cache, .fini = fail_on_leak);

#define NOW 1000

static void put(struct token_cache *c, const char *token, uint64_t generation, int64_t exp_s)
{
	unsigned char hash[TOKEN_HASH_BYTES];
	struct identity id = { .peran = PERAN_PELAKSANA, .exp_s = exp_s };

	snprintf(id.jti, sizeof(id.jti), "%s", token);
	token_cache_hash(token, strlen(token), hash);
	token_cache_put(c, hash, generation, &id);
}

static int get(struct token_cache *c, const char *token, uint64_t generation, int64_t now_s)
{
	unsigned char hash[TOKEN_HASH_BYTES];
	struct identity id;
	int r;

	token_cache_hash(token, strlen(token), hash);
	r = token_cache_get(c, hash, generation, now_s, 30, &id);
	if (r == 0)
		cr_expect_str_eq(id.jti, token);
	return r;
}

Test(token_cache, remembers_until_exp_and_leeway)
{
	struct token_cache *c;

	cr_assert_eq(token_cache_new(64, &c), 0);
	cr_expect_eq(get(c, "a", 1, NOW), -ENOENT);
	put(c, "a", 1, NOW + 10);
	cr_expect_eq(get(c, "a", 1, NOW), 0);
	cr_expect_eq(get(c, "b", 1, NOW), -ENOENT);
	cr_expect_eq(get(c, "a", 1, NOW + 39), 0);
	cr_expect_eq(get(c, "a", 1, NOW + 40), -ENOENT);
	token_cache_free(c);
}

Test(token_cache, forgets_when_keys_change)
{
	struct token_cache *c;

	cr_assert_eq(token_cache_new(64, &c), 0);
	put(c, "a", 1, NOW + 10);
	cr_expect_eq(get(c, "a", 2, NOW), -ENOENT);
	put(c, "a", 2, NOW + 10);
	cr_expect_eq(get(c, "a", 2, NOW), 0);
	token_cache_free(c);
}

Test(token_cache, is_bounded_and_keeps_what_is_used)
{
	struct token_cache *c;
	char name[32];
	int held = 0;

	cr_assert_eq(token_cache_new(64, &c), 0);
	put(c, "used", 1, NOW + 10);
	for (int i = 0; i < 5000; i++) {
		snprintf(name, sizeof(name), "t%d", i);
		put(c, name, 1, NOW + 10);
		cr_assert_eq(get(c, "used", 1, NOW), 0, "the one in use was pushed out by %d", i);
	}
	for (int i = 0; i < 5000; i++) {
		snprintf(name, sizeof(name), "t%d", i);
		held += get(c, name, 1, NOW) == 0;
	}
	cr_expect_leq(held, 64);
	cr_expect_geq(held, 32);
	token_cache_free(c);
}

Test(token_cache, can_be_off)
{
	struct token_cache *c;

	cr_assert_eq(token_cache_new(0, &c), 0);
	put(c, "a", 1, NOW + 10);
	cr_expect_eq(get(c, "a", 1, NOW), -ENOENT);
	token_cache_free(c);
}
