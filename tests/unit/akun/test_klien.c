/* Client credentials out of a request (klien.c). */
#include "akun/klien.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <sodium.h>

#include "leak.h"

TestSuite(klien, .fini = fail_on_leak);

static const struct {
	const char *kepala; /* Authorization; "b:" in front: the rest becomes Basic */
	const char *form;
	int r;
	const char *id, *rahasia;
	bool basic;
} KASUS[] = {
	{ NULL, "{}", 0, NULL, NULL, false },
	{ NULL, "{\"client_id\":\"ombudsman\",\"client_secret\":\"x\"}", 0, "ombudsman", "x", false },
	{ NULL, "{\"client_id\":\"ombudsman\"}", 0, "ombudsman", NULL, false },
	{ "b:ombudsman:rahasia", "{}", 0, "ombudsman", "rahasia", true },
	{ "b:ombudsman:rahasia", "{\"client_id\":\"ombudsman\"}", 0, "ombudsman", "rahasia", true },
	/* Both halves are form-encoded; a secret may hold a colon. */
	{ "b:om%62udsman:a%3Ab+c", "{}", 0, "ombudsman", "a:b c", true },
	{ "b:ombudsman:a:b", "{}", 0, "ombudsman", "a:b", true },
	{ "b:ombudsman:rahasia", "{\"client_id\":\"lain\"}", -EINVAL, NULL, NULL, true },
	{ "b:ombudsman:rahasia", "{\"client_secret\":\"rahasia\"}", -EINVAL, NULL, NULL, false },
	{ "b:tanpa-titik-dua", "{}", -EINVAL, NULL, NULL, false },
	{ "b::rahasia", "{}", -EINVAL, NULL, NULL, true },
	{ "b:ombudsman:", "{}", -EINVAL, NULL, NULL, true },
	{ "b:om%zz:rahasia", "{}", -EINVAL, NULL, NULL, true },
	{ "b:om%00:rahasia", "{}", -EINVAL, NULL, NULL, true },
	{ "Basic bukan base64!", "{}", -EINVAL, NULL, NULL, false },
	{ "Bearer abc", "{}", -EINVAL, NULL, NULL, false },
	{ "Basic", "{}", -EINVAL, NULL, NULL, false },
	{ "", "{}", -EINVAL, NULL, NULL, false },
};

static const char *kepala(const char *kasus, char out[static 256])
{
	char kode[200];

	if (!kasus || strncmp(kasus, "b:", 2) != 0)
		return kasus;
	sodium_bin2base64(kode, sizeof(kode), (const unsigned char *)kasus + 2, strlen(kasus + 2), sodium_base64_VARIANT_ORIGINAL);
	snprintf(out, 256, "Basic %s", kode);
	return out;
}

Test(klien, bukti)
{
	CLEANUP_ARENA struct arena *a = arena_new(65536);

	for (size_t i = 0; i < sizeof(KASUS) / sizeof(KASUS[0]); i++) {
		CLEANUP_JSON json_t *form = json_loads(KASUS[i].form, 0, NULL);
		struct klien_bukti b;
		char teks[256];
		int r = klien_bukti(kepala(KASUS[i].kepala, teks), form, a, &b);

		cr_expect_eq(r, KASUS[i].r, "%zu: %d", i, r);
		cr_expect_eq(b.basic, KASUS[i].basic, "%zu", i);
		if (r < 0)
			continue;
		cr_expect(KASUS[i].id ? b.id && strcmp(b.id, KASUS[i].id) == 0 : !b.id, "%zu id", i);
		cr_expect(KASUS[i].rahasia ? b.rahasia && strcmp(b.rahasia, KASUS[i].rahasia) == 0 : !b.rahasia, "%zu secret", i);
	}
}

Test(klien, terlalu_panjang)
{
	CLEANUP_ARENA struct arena *a = arena_new(65536);
	CLEANUP_JSON json_t *form = json_object();
	struct klien_bukti b;
	char panjang[4096] = "Basic ";

	memset(panjang + 6, 'A', 4000);
	cr_expect_eq(klien_bukti(panjang, form, a, &b), -EINVAL);
}
