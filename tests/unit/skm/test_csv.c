/* Lines of CSV as spreadsheets write them, and what is none. */
#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>

#include "skm/csv.h"

static char baris[SKM_CSV_BARIS_MAX];
static const char *kolom[SKM_CSV_KOLOM_MAX];

static int urai(const char *teks)
{
	snprintf(baris, sizeof(baris), "%s", teks);
	return skm_csv_urai(baris, kolom);
}

Test(csv, kolom)
{
	cr_assert_eq(urai("3,,\"a, \"\"b\"\"\",4"), 4);
	cr_assert_str_eq(kolom[0], "3");
	cr_assert_str_eq(kolom[1], "");
	cr_assert_str_eq(kolom[2], "a, \"b\"");
	cr_assert_str_eq(kolom[3], "4");
	cr_assert_eq(urai(""), 1);
	cr_assert_eq(urai(","), 2);
	cr_assert_eq(urai("\"\""), 1);
	cr_assert_str_eq(kolom[0], "");
}

Test(csv, yang_bukan)
{
	cr_assert_eq(urai("\"a"), -EINVAL);
	cr_assert_eq(urai("\"a\"b"), -EINVAL);
	cr_assert_eq(urai("a\"b"), -EINVAL);
	cr_assert_eq(urai("a\tb"), -EINVAL);
	cr_assert_eq(urai("1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9"), -E2BIG);
}
