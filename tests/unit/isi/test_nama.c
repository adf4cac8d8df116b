/* File names of strangers, kept and given back (nama.c). */
#include "isi/nama.h"

#include <criterion/criterion.h>
#include <string.h>

#include "leak.h"

TestSuite(nama, .fini = fail_on_leak);

static const struct {
	const char *diberikan, *disimpan;
} BERSIH[] = {
	{ "foto.jpg", "foto.jpg" },
	{ "Surat Pengantar (2).pdf", "Surat Pengantar (2).pdf" },
	{ "../../etc/passwd", "passwd" },
	{ "C:\\Users\\Siti\\ktp.png", "ktp.png" },
	{ "C:ktp.png", "ktp.png" },
	{ "a/b\\c/d.txt", "d.txt" },
	{ "a\r\nSet-Cookie: x.jpg", "aSet-Cookie: x.jpg" },
	{ "x\x7fy\x01.jpg", "xy.jpg" },
	{ "foto\xe2\x80\xaegpj.exe", "fotogpj.exe" }, /* U+202E turns what follows around */
	{ "a\xe2\x80\x8b" "b.jpg", "ab.jpg" }, /* U+200B cannot be seen */
	{ "\xef\xbb\xbf" "a.jpg", "a.jpg" },
	{ "\xc2\x85" "a.jpg", "a.jpg" },
	{ "ré\xc3\xa9.jpg", "ré\xc3\xa9.jpg" },
	{ ".htaccess", "htaccess" },
	{ "  .. nama. . ", "nama" },
	{ "", "lampiran.jpg" },
	{ "...", "lampiran.jpg" },
	{ "/", "lampiran.jpg" },
	{ "\xff\xfe.jpg", "lampiran.jpg" },
};

Test(nama, dibersihkan)
{
	CLEANUP_ARENA struct arena *a = arena_new(65536);

	for (size_t i = 0; i < sizeof(BERSIH) / sizeof(BERSIH[0]); i++)
		cr_expect_str_eq(nama_bersih(a, BERSIH[i].diberikan, "lampiran", ".jpg"), BERSIH[i].disimpan, "%zu: %s", i,
				 nama_bersih(a, BERSIH[i].diberikan, "lampiran", ".jpg"));
	cr_expect_str_eq(nama_bersih(a, NULL, "lampiran", ".pdf"), "lampiran.pdf");
}

Test(nama, dipendekkan_di_depan_akhiran)
{
	CLEANUP_ARENA struct arena *a = arena_new(65536);
	char panjang[600];
	const char *hasil;

	memset(panjang, 'a', 500);
	memcpy(panjang + 500, ".jpeg", 6);
	hasil = nama_bersih(a, panjang, "lampiran", ".jpg");
	cr_expect_eq(strlen(hasil), NAMA_MAX_BYTES);
	cr_expect_str_eq(hasil + NAMA_MAX_BYTES - 5, ".jpeg");
	/* A character is never cut: 2-byte characters around the limit, at both parities. */
	for (int geser = 0; geser < 2; geser++) {
		memset(panjang, 'x', (size_t)geser);
		for (int i = 0; i < 200; i++)
			memcpy(panjang + geser + 2 * i, "\xc3\xa9", 2);
		panjang[geser + 400] = '\0';
		hasil = nama_bersih(a, panjang, "lampiran", ".jpg");
		cr_expect_leq(strlen(hasil), NAMA_MAX_BYTES);
		cr_expect_geq(strlen(hasil), NAMA_MAX_BYTES - 1);
		cr_expect_eq((unsigned char)hasil[strlen(hasil) - 1], 0xa9);
	}
}

static const struct {
	const char *nama, *kepala;
} DISPOSISI[] = {
	{ "foto.jpg", "attachment; filename=\"foto.jpg\"; filename*=UTF-8''foto.jpg" },
	{ "a b.pdf", "attachment; filename=\"a b.pdf\"; filename*=UTF-8''a%20b.pdf" },
	{ "a\"b;c.pdf", "attachment; filename=\"a_b_c.pdf\"; filename*=UTF-8''a%22b%3Bc.pdf" },
	{ "r\xc3\xa9.jpg", "attachment; filename=\"r_.jpg\"; filename*=UTF-8''r%C3%A9.jpg" },
	{ "50%.txt", "attachment; filename=\"50_.txt\"; filename*=UTF-8''50%25.txt" },
	{ "a'(1)*.txt", "attachment; filename=\"a__1__.txt\"; filename*=UTF-8''a%27%281%29%2A.txt" },
};

Test(nama, dalam_kepala)
{
	CLEANUP_ARENA struct arena *a = arena_new(65536);

	for (size_t i = 0; i < sizeof(DISPOSISI) / sizeof(DISPOSISI[0]); i++)
		cr_expect_str_eq(nama_disposisi(a, DISPOSISI[i].nama), DISPOSISI[i].kepala, "%s", nama_disposisi(a, DISPOSISI[i].nama));
}
