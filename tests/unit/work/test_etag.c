/* ETags of bodies: strong, by content, with the version in front where there is one. */
#include <string.h>

#include <criterion/criterion.h>

#include "leak.h"
#include "work/statement.h"

TestSuite(etag, .fini = fail_on_leak);

Test(etag, follows_content_and_version)
{
	CLEANUP_ARENA struct arena *arena = arena_new(4096);
	const char *a = reply_etag(arena, NULL, "{}", 2);
	const char *b = reply_etag(arena, NULL, "{ }", 3);
	const char *v = reply_etag(arena, "7", "{}", 2);

	cr_assert_eq(a[0], '"');
	cr_assert_eq(strlen(a), 18);
	cr_assert_str_neq(a, b);
	cr_assert_str_eq(a, reply_etag(arena, NULL, "{}", 2));
	cr_assert(strncmp(v, "\"v7-", 4) == 0);
	cr_assert_str_eq(v + 4, a + 1);
}
