/* The issuers file (issuers.c). */
#include "auth/issuers.h"

#include <errno.h>
#include <string.h>

#include <criterion/criterion.h>

#include "auth/key.h"
#include "base/identity.h"

#include "leak.h"
#include "support.h"

static struct config *c;
static char *dir;

static void set(char **setting, const char *value)
{
	free(*setting);
	*setting = strdup(value);
}

static void start(void)
{
	char path[256];

	dir = temp_dir();
	snprintf(path, sizeof(path), "%s/issuers.json", dir);
	cr_assert_eq(config_load(NULL, stderr, &c), 0);
	set(&c->auth_issuers_file, path);
}

static void stop(void)
{
	config_free(c);
	remove_dir(dir);
	free(dir);
	fail_on_leak();
}

TestSuite(issuers, .init = start, .fini = stop);

static int load(const char *text, struct issuers **ret_issuers)
{
	FILE *err = tmpfile();
	int r;

	write_file(dir, "issuers.json", text, 0644);
	r = issuers_load(c, err, ret_issuers);
	if (r < 0)
		cr_expect_gt(ftell(err), 0, "it is said what is wrong: %s", text);
	fclose(err);
	return r;
}

Test(issuers, reads_every_member)
{
	struct issuers *is;
	const struct issuer *i;

	cr_assert_eq(
	    load("[{\"issuer\":\"https://id.example\",\"jwks_url\":\"https://id.example/jwks\","
		 "\"algorithms\":[\"RS256\",\"HS256\"],\"believed_tugas\":true,\"audience\":"
		 "\"lain\","
		 "\"peran\":[\"masyarakat\",\"pelaksana\"],\"ca_file\":\"/ca.pem\","
		 "\"hs256_secret_file\":\"/secret\",\"hs256_kid\":\"s\"},"
		 "{\"issuer\":\"b\",\"jwks_file\":\"/jwks.json\"}]",
		 &is),
	    0);
	cr_assert_eq(is->n, 3);
	cr_expect_str_eq(is->list[0].name, c->server_public_url);
	cr_expect_eq(is->list[0].source, ISSUER_SIGNING_DIR);
	cr_expect(is->list[0].believed_tugas);
	i = &is->list[1];
	cr_expect_str_eq(i->name, "https://id.example");
	cr_expect_eq(i->source, ISSUER_JWKS_URL);
	cr_expect_str_eq(i->location, "https://id.example/jwks");
	cr_expect_eq(i->algorithms, (unsigned)(KEY_ALG_RS256 | KEY_ALG_HS256));
	cr_expect(i->believed_tugas);
	cr_expect_str_eq(i->audience, "lain");
	cr_expect_eq(i->peran, 1u << PERAN_MASYARAKAT | 1u << PERAN_PELAKSANA);
	cr_expect_str_eq(i->ca_file, "/ca.pem");
	cr_expect_str_eq(i->secret_kid, "s");
	i = &is->list[2];
	cr_expect_eq(i->source, ISSUER_JWKS_FILE);
	cr_expect_eq(i->algorithms, (unsigned)(KEY_ALG_RS256 | KEY_ALG_ES256),
		     "HS256 only where configured");
	cr_expect_not(i->believed_tugas);
	cr_expect_str_eq(i->audience, "layanand");
	cr_expect_not(i->peran & (1u << PERAN_SISTEM | 1u << PERAN_PUBLIK));
	issuers_free(is);
}

static const char *const wrong[] = {
	"",
	"{}",
	"[1]",
	"[{}]",
	"[{\"issuer\":\"a\"}]",
	"[{\"issuer\":\"\",\"jwks_file\":\"/f\"}]",
	"[{\"issuer\":1,\"jwks_file\":\"/f\"}]",
	"[{\"issuer\":\"a\",\"jwks_file\":\"/f\",\"jwks_url\":\"https://a/\"}]",
	"[{\"issuer\":\"a\",\"jwks_url\":\"http://a.example/\"}]",
	"[{\"issuer\":\"a\",\"jwks_url\":\"http://127.0.0.1/\"}]",
	"[{\"issuer\":\"a\",\"jwks_file\":\"/f\",\"algorithms\":[]}]",
	"[{\"issuer\":\"a\",\"jwks_file\":\"/f\",\"algorithms\":[\"none\"]}]",
	"[{\"issuer\":\"a\",\"jwks_file\":\"/f\",\"algorithms\":\"RS256\"}]",
	"[{\"issuer\":\"a\",\"jwks_file\":\"/f\",\"algorithms\":[\"HS256\"]}]",
	"[{\"issuer\":\"a\",\"jwks_file\":\"/f\",\"hs256_secret_file\":\"/s\"}]",
	"[{\"issuer\":\"a\",\"jwks_file\":\"/f\",\"peran\":[\"sistem\"]}]",
	"[{\"issuer\":\"a\",\"jwks_file\":\"/f\",\"peran\":[\"publik\"]}]",
	"[{\"issuer\":\"a\",\"jwks_file\":\"/f\",\"believed_tugas\":\"yes\"}]",
	"[{\"issuer\":\"a\",\"jwks_file\":\"/f\",\"surprise\":1}]",
	"[{\"issuer\":\"a\",\"issuer\":\"b\",\"jwks_file\":\"/f\"}]",
	"[{\"issuer\":\"a\",\"jwks_file\":\"/f\"},{\"issuer\":\"a\",\"jwks_file\":\"/g\"}]",
	"[{\"issuer\":\"http://127.0.0.1:8080\",\"jwks_file\":\"/f\"}]",
};

Test(issuers, complains)
{
	struct issuers *is;

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		is = NULL;
		cr_expect_eq(load(wrong[i], &is), -EINVAL, "%s", wrong[i]);
		issuers_free(is);
	}
}

Test(issuers, loopback_http_in_development_only)
{
	struct issuers *is;

	set(&c->server_mode, "development");
	cr_assert_eq(load("[{\"issuer\":\"a\",\"jwks_url\":\"http://127.0.0.1/\"}]", &is), 0);
	issuers_free(is);
	cr_expect_eq(load("[{\"issuer\":\"a\",\"jwks_url\":\"http://a.example/\"}]", &is), -EINVAL);
}

Test(issuers, too_many)
{
	struct issuers *is;
	char text[4096] = "[";
	size_t n = 1;

	for (int i = 0; i < ISSUERS_MAX; i++)
		n += snprintf(text + n, sizeof(text) - n,
			      "%s{\"issuer\":\"i%d\",\"jwks_file\":\"/f\"}", i ? "," : "", i);
	snprintf(text + n, sizeof(text) - n, "]");
	cr_expect_eq(load(text, &is), -EINVAL);
}

Test(issuers, the_built_in_one_can_be_off)
{
	struct issuers *is;

	set(&c->auth_issuers_file, "");
	c->issuer_enabled = false;
	cr_assert_eq(issuers_load(c, stderr, &is), 0);
	cr_expect_eq(is->n, 0);
	issuers_free(is);
	cr_assert_eq(issuers_builtin(c, &is), 0);
	cr_expect_eq(is->n, 1);
	issuers_free(is);
}
