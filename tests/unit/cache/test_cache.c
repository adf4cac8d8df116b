/* Ready answers: whose they are, how old they may be, and how much room they take. */
#include <criterion/criterion.h>
#include <string.h>

#include "../leak.h"
#include "cache/cache.h"

#define LIFE 1000

static struct cache *c;

static void start(void)
{
	cr_assert_eq(cache_new(65536, LIFE, &c), 0);
}

static void finish(void)
{
	cache_free(c);
	c = NULL;
	fail_on_leak();
}

TestSuite(cache, .init = start, .fini = finish);

static void put(const char *key, const char *body, uint64_t generation, int64_t began)
{
	cache_put(c, key, &(struct cache_entry){ .body = body, .body_len = strlen(body), .etag = "\"e\"" }, generation, began);
}

static bool has(const char *key, const char *body, uint64_t generation, int64_t now)
{
	const struct cache_entry *e = cache_get(c, key, generation, now);
	bool same = e && e->body_len == strlen(body) && memcmp(e->body, body, e->body_len) == 0;

	if (e)
		cache_release(c, e);
	return same;
}

Test(cache, answers_what_was_asked)
{
	put("/a", "A", 1, 0);
	put("/a?limit=2", "A2", 1, 0);
	cr_expect(has("/a", "A", 1, 1));
	cr_expect(has("/a?limit=2", "A2", 1, 1));
	cr_expect_not(has("/A", "A", 1, 1));
	cr_expect_null(cache_get(c, "", 1, 1));
	put("/a", "new", 1, 5);
	cr_expect(has("/a", "new", 1, 6));
}

Test(cache, carries_etag_and_link)
{
	const struct cache_entry *e;

	cache_put(c, "/l", &(struct cache_entry){ .body = "[]", .body_len = 2, .link = "<x>; rel=\"next\"" }, 1, 0);
	e = cache_get(c, "/l", 1, 0);
	cr_assert(e);
	cr_expect_null(e->etag);
	cr_expect_str_eq(e->link, "<x>; rel=\"next\"");
	cache_release(c, e);
}

Test(cache, another_generation_ends_an_answer)
{
	put("/a", "A", 1, 0);
	cr_expect_not(has("/a", "A", 2, 1));
	cr_expect_eq(cache_bytes(c), 0);
	/* What was read before the change and comes after it is of the old generation. */
	put("/a", "old", 1, 2);
	cr_expect_not(has("/a", "old", 2, 3));
}

Test(cache, no_answer_outlives_its_life)
{
	put("/a", "A", 1, 100);
	cr_expect(has("/a", "A", 1, 100 + LIFE - 1));
	cr_expect_not(has("/a", "A", 1, 100 + LIFE));
	cr_expect_not(has("/a", "A", 1, 101));
}

Test(cache, what_is_held_stays_readable)
{
	const struct cache_entry *e;

	put("/a", "A", 1, 0);
	e = cache_get(c, "/a", 1, 1);
	cr_assert(e);
	put("/a", "B", 1, 2);
	cr_expect_not(has("/a", "x", 2, 3));
	cr_expect_eq(e->body[0], 'A');
	cache_release(c, e);
}

Test(cache, the_least_lately_used_make_room)
{
	static char body[4096];
	char key[16];

	memset(body, 'x', sizeof(body) - 1);
	for (int i = 0; i < 100; i++) {
		snprintf(key, sizeof(key), "/%d", i);
		put(key, body, 1, 0);
		cr_expect(has("/0", body, 1, 1));
		cr_expect_leq(cache_bytes(c), 65536);
	}
	cr_expect(has("/99", body, 1, 1));
	cr_expect_not(has("/50", body, 1, 1));
}

Test(cache, what_is_too_large_is_not_kept)
{
	static char body[65536 / 8];

	memset(body, 'x', sizeof(body) - 1);
	put("/a", body, 1, 0);
	cr_expect_null(cache_get(c, "/a", 1, 0));
	cr_expect_eq(cache_bytes(c), 0);
}

Test(cache, may_keep_nothing)
{
	struct cache *none;

	cr_assert_eq(cache_new(0, LIFE, &none), 0);
	cache_put(none, "/a", &(struct cache_entry){ .body = "", .body_len = 0 }, 1, 0);
	cr_expect_null(cache_get(none, "/a", 1, 0));
	cache_free(none);
}
