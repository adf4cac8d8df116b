/* Drivers without a server: which settings make one, and which messages are refused before anything is connected. The rest is tried against
 * real servers (tests/api/notifikasi.test.js). */
#include "notifikasi/pengirim.h"

#include <errno.h>
#include <string.h>

#include <criterion/criterion.h>
#include <curl/curl.h>

#include "leak.h"

static struct config *config;
static FILE *err;
static char *keluhan;
static size_t keluhan_len;

static void awal(void)
{
	curl_global_init(CURL_GLOBAL_DEFAULT);
	err = open_memstream(&keluhan, &keluhan_len);
	cr_assert_eq(config_load(NULL, stderr, &config), 0);
}

static void akhir(void)
{
	fclose(err);
	free(keluhan);
	config_free(config);
	curl_global_cleanup();
	fail_on_leak();
}

TestSuite(pengirim, .init = awal, .fini = akhir);

static void atur(char **pengaturan, const char *nilai)
{
	free(*pengaturan);
	*pengaturan = strdup(nilai);
}

static const char *keluh(void)
{
	fflush(err);
	return keluhan;
}

Test(pengirim, tanpa_alamat_tidak_ada)
{
	struct pengirim *p = (struct pengirim *)config;

	cr_expect_eq(surel_new(config, NULL, err, &p), 0);
	cr_expect_null(p);
	p = (struct pengirim *)config;
	cr_expect_eq(gerbang_new(config, NULL, err, &p), 0);
	cr_expect_null(p);
	cr_expect_str_eq(keluh(), "");
}

static const struct {
	const char *url;
	int hasil;
} SURAT[] = {
	{ "smtp://surat.contoh.id:587", 0 },
	{ "smtps://surat.contoh.id", 0 },
	{ "smtp://127.0.0.1", 0 },
	{ "smtp://u:s@surat.contoh.id", -EPERM },
	{ "https://surat.contoh.id", -EPERM },
	{ "surat.contoh.id", -EPERM },
};

Test(pengirim, alamat_server_surat)
{
	atur(&config->mail_from, "layanan@contoh.id");
	for (size_t i = 0; i < sizeof(SURAT) / sizeof(SURAT[0]); i++) {
		struct pengirim *p = NULL;

		atur(&config->mail_url, SURAT[i].url);
		cr_expect_eq(surel_new(config, NULL, err, &p), SURAT[i].hasil, "%s", SURAT[i].url);
		if (p)
			p->tutup(p);
	}
	cr_expect_not_null(strstr(keluh(), "mail.url: "));
}

Test(pengirim, pengirim_surat_beralamat)
{
	struct pengirim *p;

	atur(&config->mail_url, "smtp://127.0.0.1");
	cr_expect_eq(surel_new(config, NULL, err, &p), -EINVAL);
	cr_expect_not_null(strstr(keluh(), "mail.from: "));
	atur(&config->mail_from, "layanan@contoh.id");
	atur(&config->mail_user, "layanan");
	cr_expect_eq(surel_new(config, NULL, err, &p), -EINVAL);
	cr_expect_not_null(strstr(keluh(), "mail.password_file: "));
}

static const struct {
	const char *url;
	int hasil;
} GERBANG[] = {
	{ "https://gerbang.contoh.id/pesan", 0 },
	{ "http://127.0.0.1:8000/", 0 },
	{ "http://localhost/", 0 },
	{ "http://gerbang.contoh.id/", -EPERM },
	{ "http://10.0.0.1/", -EPERM },
	{ "https://a:b@gerbang.contoh.id/", -EPERM },
	{ "smtp://127.0.0.1", -EPERM },
};

Test(pengirim, alamat_gerbang)
{
	for (size_t i = 0; i < sizeof(GERBANG) / sizeof(GERBANG[0]); i++) {
		struct pengirim *p = NULL;

		atur(&config->gateway_url, GERBANG[i].url);
		cr_expect_eq(gerbang_new(config, NULL, err, &p), GERBANG[i].hasil, "%s", GERBANG[i].url);
		if (p)
			p->tutup(p);
	}
}

static const char *const BUKAN_TELEPON[] = { "", "+", "08", "0812-3456-7890", "08123456789\r\n", "+12345678901234567", "nomor" };

/* Nothing listens there: whoever connected would be told "later". */
Test(pengirim, tujuan_yang_mustahil)
{
	struct pengirim *surel, *gerbang;
	char alasan[ALASAN_MAX];

	atur(&config->mail_url, "smtp://127.0.0.1:1");
	atur(&config->mail_from, "layanan@contoh.id");
	atur(&config->gateway_url, "http://127.0.0.1:1/");
	cr_assert_eq(surel_new(config, NULL, err, &surel), 0);
	cr_assert_eq(gerbang_new(config, NULL, err, &gerbang), 0);
	cr_expect_eq(surel->kirim(surel, &(struct pesan){ "id", "a@b\r\nRCPT TO:<c@d>", "id", "s", "i" }, alasan), KIRIM_DITOLAK);
	cr_expect_eq(surel->kirim(surel, &(struct pesan){ "id", "a@contoh.id", "id", "s", "i" }, alasan), KIRIM_NANTI);
	for (size_t i = 0; i < sizeof(BUKAN_TELEPON) / sizeof(BUKAN_TELEPON[0]); i++)
		cr_expect_eq(gerbang->kirim(gerbang, &(struct pesan){ "id", BUKAN_TELEPON[i], "id", NULL, "i" }, alasan), KIRIM_DITOLAK, "%zu", i);
	cr_expect_eq(gerbang->kirim(gerbang, &(struct pesan){ "id", "081234567890", "id", NULL, "i" }, alasan), KIRIM_NANTI);
	surel->tutup(surel);
	gerbang->tutup(gerbang);
}
