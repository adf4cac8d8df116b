/* The language of an answer, by Accept-Language (RFC 9110 section 12.5.4). */
#include <criterion/criterion.h>

#include "http/internal.h"

Test(accept, indonesian_unless_english_is_preferred)
{
	cr_assert_eq(accept_language(NULL), LANG_ID);
	cr_assert_eq(accept_language(""), LANG_ID);
	cr_assert_eq(accept_language("de"), LANG_ID);
	cr_assert_eq(accept_language("en"), LANG_EN);
	cr_assert_eq(accept_language("en-GB,en;q=0.8"), LANG_EN);
	cr_assert_eq(accept_language("id,en;q=0.9"), LANG_ID);
	cr_assert_eq(accept_language("en;q=0.3, id;q=0.7"), LANG_ID);
	cr_assert_eq(accept_language("fr, en;q=0.5"), LANG_EN);
	cr_assert_eq(accept_language("en;q=0"), LANG_ID);
}
