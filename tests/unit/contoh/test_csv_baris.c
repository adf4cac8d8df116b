/* CSV files as rows (csv_baris.c). */
#include "contoh/csv_baris.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>

#include "leak.h"

TestSuite(csv_baris, .fini = fail_on_leak);

static char pesan[1024];

static int baca(const char *isi, json_t **ret_rows)
{
	char dir[] = "/tmp/uji-csv-XXXXXX", path[64];
	FILE *out, *f;
	int r;

	cr_assert_not_null(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/a.csv", dir);
	f = fopen(path, "w");
	fputs(isi, f);
	fclose(f);
	memset(pesan, 0, sizeof(pesan));
	out = fmemopen(pesan, sizeof(pesan), "w");
	r = csv_baris_baca(dir, "a.csv", out, ret_rows);
	fclose(out);
	unlink(path);
	rmdir(dir);
	return r;
}

static const struct {
	const char *isi;
	const char *json; /* NULL: refused */
	const char *di;	  /* where */
} KASUS[] = {
	{ "a,b\n1,2\n", "[{\"a\":\"1\",\"b\":\"2\"}]", NULL },
	{ "a,b\n1,\n,2\n", "[{\"a\":\"1\",\"b\":null},{\"a\":null,\"b\":\"2\"}]", NULL },
	{ "a,b\r\n\"x, y\",\"dua \"\"kutip\"\"\"\r\n", "[{\"a\":\"x, y\",\"b\":\"dua \\\"kutip\\\"\"}]", NULL },
	{ "a\n\xc3\xa9\n", "[{\"a\":\"\xc3\xa9\"}]", NULL },
	{ "a,b\n", "[]", NULL },
	{ "a,b\n1,2\n3\n", NULL, ":4:" },
	{ "a,b\n1,2,3\n", NULL, ":3:" },
	{ "a\n\"tidak ditutup\n", NULL, ":2:" },
	{ "a\n\xff\n", NULL, ":2:" },
	{ "", NULL, ":1:" },
};

Test(csv_baris, kasus)
{
	for (size_t i = 0; i < sizeof(KASUS) / sizeof(KASUS[0]); i++) {
		CLEANUP_JSON json_t *rows = NULL;
		CLEANUP_JSON json_t *harapan = KASUS[i].json ? json_loads(KASUS[i].json, 0, NULL) : NULL;
		int r = baca(KASUS[i].isi, &rows);

		cr_expect_eq(r, KASUS[i].json ? 0 : -EINVAL, "%zu: %d %s", i, r, pesan);
		cr_expect(r < 0 || json_equal(rows, harapan), "%zu", i);
		cr_expect(r == 0 || strstr(pesan, KASUS[i].di), "%zu: %s", i, pesan);
	}
}

Test(csv_baris, berkas_tidak_ada)
{
	FILE *out = fmemopen(pesan, sizeof(pesan), "w");
	json_t *rows;

	cr_expect_eq(csv_baris_baca("/tidak", "ada.csv", out, &rows), -ENOENT);
	fclose(out);
	cr_expect_not_null(strstr(pesan, "/tidak/ada.csv"));
}
