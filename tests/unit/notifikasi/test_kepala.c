/* Header fields of mail (kepala.c). */
#include "notifikasi/kepala.h"

#include <errno.h>
#include <string.h>

#include <criterion/criterion.h>

#include "leak.h"

TestSuite(kepala, .fini = fail_on_leak);

static const struct {
	const char *teks;
	bool kutip;
	const char *hasil; /* NULL: refused */
} TEKS[] = {
	{ "Pengaduan PGD-2026-000001 diterima", false, "Pengaduan PGD-2026-000001 diterima" },
	{ "", false, "" },
	{ "Layanan Publik", true, "\"Layanan Publik\"" },
	{ "a\"b\\c", true, "\"a\\\"b\\\\c\"" },
	{ "É", false, "=?UTF-8?B?w4k=?=" },
	{ "=?UTF-8?Q?x?=", false, "=?UTF-8?B?PT9VVEYtOD9RP3g/PQ==?=" },
	{ "a\r\nBcc: b", false, "=?UTF-8?B?YSAgQmNjOiBi?=" },
	{ "a\r\nBcc: b", true, "=?UTF-8?B?YSAgQmNjOiBi?=" },
	{ "a\tb", false, "=?UTF-8?B?YSBi?=" },
	/* 39 bytes, then the rest; a character is never cut in two */
	{ "123456789012345678901234567890123456789012345678901234567890x", false,
	  "=?UTF-8?B?MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5?=\r\n =?UTF-8?B?MDEyMzQ1Njc4OTAxMjM0NTY3ODkweA==?=" },
	{ "12345678901234567890123456789012345678\xe2\x80\x94x", false,
	  "=?UTF-8?B?MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg=?=\r\n =?UTF-8?B?4oCUeA==?=" },
	{ "\xff", false, NULL },
	{ "a\xe2\x80", false, NULL },
};

Test(kepala, teks)
{
	for (size_t i = 0; i < sizeof(TEKS) / sizeof(TEKS[0]); i++) {
		CLEANUP_BUFFER struct buffer out;
		int r;

		buffer_init(&out, 1000);
		r = kepala_teks(TEKS[i].teks, TEKS[i].kutip, &out);
		if (TEKS[i].hasil) {
			cr_expect_eq(r, 0, "%zu", i);
			cr_expect_str_eq(out.data ? out.data : "", TEKS[i].hasil, "%zu", i);
		} else {
			cr_expect_eq(r, -EINVAL, "%zu", i);
		}
	}
}

Test(kepala, tanggal)
{
	char out[KEPALA_TANGGAL_SIZE];

	kepala_tanggal(INT64_C(1773108900) * 1000000, out);
	cr_expect_str_eq(out, "Tue, 10 Mar 2026 02:15:00 +0000");
	kepala_tanggal(0, out);
	cr_expect_str_eq(out, "Thu, 1 Jan 1970 00:00:00 +0000");
}

static const struct {
	const char *alamat;
	bool sah;
} ALAMAT[] = {
	{ "siti@contoh.id", true },	    { "a.b+c-d_e@x-y.contoh.id", true }, { "", false },
	{ "siti", false },		    { "@contoh.id", false },		 { "siti@", false },
	{ "a@b@c", false },		    { "a b@contoh.id", false },		 { "a@contoh.id\r\nRCPT TO:<x@y>", false },
	{ "<a@contoh.id>", false },	    { "a,b@contoh.id", false },		 { "\"a\"@contoh.id", false },
	{ "s\xc3\xad@contoh.id", false }, { "a@[127.0.0.1]", false },		 { "a:b@contoh.id", false },
};

Test(kepala, alamat)
{
	char panjang[300];

	for (size_t i = 0; i < sizeof(ALAMAT) / sizeof(ALAMAT[0]); i++)
		cr_expect_eq(kepala_alamat_sah(ALAMAT[i].alamat), ALAMAT[i].sah, "%s", ALAMAT[i].alamat);
	memset(panjang, 'a', sizeof(panjang));
	memcpy(panjang + 65, "@b", 3);
	cr_expect_not(kepala_alamat_sah(panjang));
	cr_expect(kepala_alamat_sah(panjang + 1));
	memset(panjang, 'a', sizeof(panjang));
	panjang[10] = '@';
	panjang[255] = '\0';
	cr_expect_not(kepala_alamat_sah(panjang));
	panjang[254] = '\0';
	cr_expect(kepala_alamat_sah(panjang));
}
