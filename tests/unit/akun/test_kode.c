/* Codes and hashes of secrets (kode.c). */
#include <criterion/criterion.h>
#include <string.h>

#include "akun/kode.h"

Test(kode, baru_dan_berbeda)
{
	char a[AKUN_KODE_SIZE], b[AKUN_KODE_SIZE];

	for (int i = 0; i < 1000; i++) {
		akun_kode_baru(a);
		akun_kode_baru(b);
		cr_assert_eq(strlen(a), 19);
		cr_assert_eq(strspn(a, "0123456789abcdefghjkmnpqrstvwxyz-"), 19);
		cr_assert(a[4] == '-' && a[9] == '-' && a[14] == '-');
		cr_assert_str_neq(a, b);
	}
}

static const struct {
	const char *ditulis, *asli;
	bool sama;
} KODE[] = {
	{ "01ab-cdef-ghjk-mnpq", "01ab-cdef-ghjk-mnpq", true },
	{ "01ABCDEFGHJKMNPQ", "01ab-cdef-ghjk-mnpq", true },
	{ " oiab cdef  ghjk--mnpq- ", "01ab-cdef-ghjk-mnpq", true },
	{ "OLab-cdef-ghjk-mnpq", "01ab-cdef-ghjk-mnpq", true },
	{ "01ab-cdef-ghjk-mnp", "01ab-cdef-ghjk-mnpq", false },
	{ "01ab-cdef-ghjk-mnpqr", "01ab-cdef-ghjk-mnpq", false },
	{ "01ab-cdef-ghjk-mnpqrstvwxyz", "01ab-cdef-ghjk-mnpq", false },
	{ "01ab_cdef-ghjk-mnpq", "01ab-cdef-ghjk-mnpq", false },
	{ "", "01ab-cdef-ghjk-mnpq", false },
};

Test(kode, sebagaimana_diketik)
{
	char a[SIDIK_SIZE], b[SIDIK_SIZE];

	for (size_t i = 0; i < sizeof(KODE) / sizeof(KODE[0]); i++) {
		akun_kode_sidik(KODE[i].ditulis, a);
		akun_kode_sidik(KODE[i].asli, b);
		cr_expect_eq(strcmp(a, b) == 0, KODE[i].sama, "%s", KODE[i].ditulis);
	}
}

Test(kode, sidik_adalah_sha256)
{
	char a[SIDIK_SIZE];

	rahasia_sidik("abc", a);
	cr_expect_str_eq(a, "\\xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
