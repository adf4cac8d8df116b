/* Where connections may go (outgoing.c). */
#include "outgoing/outgoing.h"

#include <errno.h>
#include <string.h>

#include <criterion/criterion.h>

#include "leak.h"

static void awal(void)
{
	curl_global_init(CURL_GLOBAL_DEFAULT);
}

static void akhir(void)
{
	curl_global_cleanup();
	fail_on_leak();
}

TestSuite(outgoing, .init = awal, .fini = akhir);

static const struct {
	const char *url;
	int r;
	enum outgoing_way way;
} WAYS[] = {
	{ "smtps://surat.contoh.id", 0, OUTGOING_TLS },
	{ "smtp://surat.contoh.id:587", 0, OUTGOING_PLAIN },
	{ "smtp://127.0.0.1:25", 0, OUTGOING_LOOPBACK },
	{ "smtp://localhost", 0, OUTGOING_LOOPBACK },
	{ "smtp://[::1]:25", 0, OUTGOING_LOOPBACK },
	{ "smtp://127.0.0.2", 0, OUTGOING_PLAIN },
	{ "smtp://127.0.0.1.contoh.id", 0, OUTGOING_PLAIN },
	{ "smtp://a@127.0.0.1", -EPERM, 0 },
	{ "http://127.0.0.1", -EPERM, 0 },
	{ "surat.contoh.id", -EPERM, 0 },
	{ "", -EPERM, 0 },
};

Test(outgoing, way)
{
	for (size_t i = 0; i < sizeof(WAYS) / sizeof(WAYS[0]); i++) {
		enum outgoing_way way = 0;

		cr_expect_eq(outgoing_way(WAYS[i].url, "smtps", "smtp", &way), WAYS[i].r, "%s", WAYS[i].url);
		cr_expect_eq(way, WAYS[i].way, "%s", WAYS[i].url);
	}
}

static const struct {
	const char *url;
	int r;
	const char *line;
} PINS[] = {
	{ "https://10.1.2.3/pesan", 0, "10.1.2.3:443:10.1.2.3" },
	{ "https://192.0.2.7:8443/", 0, "192.0.2.7:8443:192.0.2.7" },
	{ "http://127.0.0.1:8000/", 0, "127.0.0.1:8000:127.0.0.1" },
	{ "https://[2001:db8::1]/", 0, "[2001:db8::1]:443:[2001:db8::1]" },
	{ "https://169.254.169.254/", -EPERM, NULL },
	{ "https://0.0.0.0/", -EPERM, NULL },
	{ "https://224.0.0.1/", -EPERM, NULL },
	{ "https://255.255.255.255/", -EPERM, NULL },
	{ "https://[fe80::1]/", -EPERM, NULL },
	{ "https://[ff02::1]/", -EPERM, NULL },
	{ "https://[::]/", -EPERM, NULL },
	{ "https://[::ffff:169.254.169.254]/", -EPERM, NULL },
	{ "https://tidak-ada.invalid/", -EHOSTUNREACH, NULL },
	{ "bukan alamat", -EPERM, NULL },
};

Test(outgoing, pin)
{
	for (size_t i = 0; i < sizeof(PINS) / sizeof(PINS[0]); i++) {
		CLEANUP(cleanup_curl_slist) struct curl_slist *list = NULL;

		cr_expect_eq(outgoing_pin(PINS[i].url, &list), PINS[i].r, "%s", PINS[i].url);
		if (PINS[i].line)
			cr_expect_str_eq(list ? list->data : "", PINS[i].line, "%s", PINS[i].url);
		else
			cr_expect_null(list, "%s", PINS[i].url);
	}
}
