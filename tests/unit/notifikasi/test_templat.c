/* Filling texts of notices (templat.c). */
#include "notifikasi/templat.h"

#include <errno.h>
#include <string.h>

#include <criterion/criterion.h>

#include "leak.h"

TestSuite(templat, .fini = fail_on_leak);

static const char ISI[] = "{\"nomor\": \"PGD-2026-000001\", \"n\": 3, \"kosong\": \"\", \"batal\": null, \"tidak\": false, \"ya\": true,"
			  " \"jatuh_tempo\": \"2026-03-13T23:59:59+07:00\", \"jahat\": \"{{nomor}}\","
			  " \"tenggat\": [{\"jenis\": \"verifikasi\", \"n\": 1}, {\"jenis\": \"keputusan\"}], \"hampa\": []}";

static int isikan(const char *templat, const char *bahasa, size_t max, char *out, size_t size)
{
	CLEANUP_BUFFER struct buffer b;
	CLEANUP_JSON json_t *isi = json_loads(ISI, 0, NULL);
	int r;

	buffer_init(&b, max);
	r = templat_tulis(templat, isi, bahasa, &b);
	snprintf(out, size, "%s", b.data ? b.data : "");
	return r;
}

static const struct {
	const char *templat;
	const char *bahasa;
	const char *hasil; /* NULL: it cannot be filled */
} KASUS[] = {
	{ "", "id", "" },
	{ "tanpa apa-apa { } }}", "id", "tanpa apa-apa { } }}" },
	{ "No. {{nomor}}!", "id", "No. PGD-2026-000001!" },
	{ "{{n}}{{tidak_ada}}{{kosong}}{{batal}}{{ya}}", "id", "3" },
	{ "{{jatuh_tempo|hari}}", "id", "13 Maret 2026" },
	{ "{{jatuh_tempo|pekan}}", "en", "Friday, 13 March 2026" },
	{ "{{tidak_ada|pekan}}", "en", "" },
	{ "{{#tenggat}}{{jenis}} {{n}} {{nomor}};{{/tenggat}}", "id", "verifikasi 1 PGD-2026-000001;keputusan 3 PGD-2026-000001;" },
	{ "{{#hampa}}x{{/hampa}}{{#tidak}}x{{/tidak}}{{#batal}}x{{/batal}}{{#kosong}}x{{/kosong}}{{#lain}}x{{/lain}}", "id", "" },
	{ "{{#ya}}a{{#nomor}}b{{/nomor}}{{/ya}}", "id", "ab" },
	{ "{{#ya}}{{#n}}{{#nomor}}{{#tenggat}}{{jenis}},{{/tenggat}}{{/nomor}}{{/n}}{{/ya}}", "id", "verifikasi,keputusan," },
	{ "{{jahat}}", "id", "{{nomor}}" }, /* what is filled in is not read again */
	{ "{{nomor", "id", NULL },
	{ "{{}}", "id", NULL },
	{ "{{ nomor }}", "id", NULL },
	{ "{{NOMOR}}", "id", NULL },
	{ "{{#ya}}x", "id", NULL },
	{ "x{{/ya}}", "id", NULL },
	{ "{{#ya}}{{/nomor}}{{/ya}}", "id", NULL },
	{ "{{#ya|hari}}x{{/ya}}", "id", NULL },
	{ "{{jatuh_tempo|jam}}", "id", NULL },
	{ "{{nomor|hari}}", "id", NULL },
	{ "{{#ya}}{{#n}}{{#nomor}}{{#jatuh_tempo}}{{#jahat}}x{{/jahat}}{{/jatuh_tempo}}{{/nomor}}{{/n}}{{/ya}}", "id", NULL },
	{ "{{abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq}}", "id", NULL },
};

Test(templat, isi)
{
	char hasil[512];

	for (size_t i = 0; i < sizeof(KASUS) / sizeof(KASUS[0]); i++) {
		int r = isikan(KASUS[i].templat, KASUS[i].bahasa, 500, hasil, sizeof(hasil));

		if (KASUS[i].hasil) {
			cr_expect_eq(r, 0, "%s", KASUS[i].templat);
			cr_expect_str_eq(hasil, KASUS[i].hasil, "%s", KASUS[i].templat);
		} else {
			cr_expect_eq(r, -EINVAL, "%s", KASUS[i].templat);
		}
	}
}

Test(templat, batas)
{
	char hasil[64];

	cr_expect_eq(isikan("{{nomor}}{{nomor}}", "id", 20, hasil, sizeof(hasil)), -ENOBUFS);
}
