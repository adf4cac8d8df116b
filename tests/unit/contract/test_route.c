/* Routing of raw paths: literals before parameters, methods, and the tricks of the trade. */
#include <errno.h>
#include <string.h>

#include <criterion/criterion.h>

#include "leak.h"
#include "support.h"

TestSuite(route, .fini = fail_on_leak);

#define UUID "019510a4-7c3e-7b21-9d7a-5f0e6c1b2a34"

static int route(const struct contract *c, enum http_method m, const char *path, struct route *ret)
{
	return contract_route(c, m, path, strlen(path), ret);
}

Test(route, finds_each_operation_by_method_and_path)
{
	static const struct {
		enum http_method method;
		const char *path, *id;
	} CASES[] = {
		{ HTTP_GET, "/livez", "livez" },
		{ HTTP_HEAD, "/livez", "livez" },
		{ HTTP_POST, "/oauth/token", "oauth_token" },
		{ HTTP_GET, "/v1/berkas", "berkas_daftar" },
		{ HTTP_POST, "/v1/berkas", "berkas_buat" },
		{ HTTP_POST, "/v1/berkas/lacak", "berkas_lacak" },
		{ HTTP_GET, "/v1/berkas/" UUID, "berkas_baca" },
		{ HTTP_PATCH, "/v1/berkas/" UUID, "berkas_ubah" },
		{ HTTP_DELETE, "/v1/berkas/" UUID, "berkas_hapus" },
		{ HTTP_GET, "/v1/berkas/" UUID "/riwayat", "berkas_riwayat" },
		{ HTTP_PUT, "/v1/berkas/" UUID "/lampiran/7", "lampiran_ganti" },
		/* a literal that leads nowhere gives way to the parameter */
		{ HTTP_GET, "/v1/berkas/lacak/riwayat", "berkas_riwayat" },
		/* what a parameter holds is not the router's business */
		{ HTTP_GET, "/v1/berkas/a%2Fb", "berkas_baca" },
		{ HTTP_GET, "/v1/berkas/%00", "berkas_baca" },
		{ HTTP_GET, "/v1/berkas/...", "berkas_baca" },
		{ HTTP_GET, "/v1/berkas/%zz", "berkas_baca" },
	};
	struct contract *c = sample_contract();
	struct route r;

	for (size_t i = 0; i < sizeof(CASES) / sizeof(*CASES); i++) {
		cr_expect_eq(route(c, CASES[i].method, CASES[i].path, &r), 0, "%s", CASES[i].path);
		cr_expect_str_eq(r.op ? r.op->id : "", CASES[i].id, "%s", CASES[i].path);
	}
	contract_free(c);
}

Test(route, gives_parameter_values_in_the_order_of_the_template)
{
	struct contract *c = sample_contract();
	struct route r;

	cr_assert_eq(route(c, HTTP_PUT, "/v1/berkas/x%20y/lampiran/12", &r), 0);
	cr_expect_eq(r.n_values, 2);
	cr_expect(r.values[0].len == 5 && memcmp(r.values[0].start, "x%20y", 5) == 0);
	cr_expect(r.values[1].len == 2 && memcmp(r.values[1].start, "12", 2) == 0);
	cr_expect_str_eq(r.op->params[0].name, "id");
	cr_expect_str_eq(r.op->params[1].name, "nomor");
	cr_assert_eq(route(c, HTTP_GET, "/livez", &r), 0);
	cr_expect_eq(r.n_values, 0);
	contract_free(c);
}

Test(route, knows_the_path_but_not_the_method)
{
	static const struct {
		enum http_method method;
		const char *path, *allow;
	} CASES[] = {
		{ HTTP_POST, "/livez", "GET, HEAD" },
		{ HTTP_DELETE, "/v1/berkas", "GET, HEAD, POST" },
		{ HTTP_GET, "/v1/berkas/lacak", "POST" },
		{ HTTP_HEAD, "/v1/berkas/lacak", "POST" },
		{ HTTP_POST, "/v1/berkas/" UUID, "GET, HEAD, PATCH, DELETE" },
	};
	struct contract *c = sample_contract();
	struct route r;

	for (size_t i = 0; i < sizeof(CASES) / sizeof(*CASES); i++) {
		cr_expect_eq(route(c, CASES[i].method, CASES[i].path, &r), -EOPNOTSUPP, "%s",
			     CASES[i].path);
		cr_expect_str_eq(r.allow, CASES[i].allow);
		cr_expect_null(r.op);
	}
	contract_free(c);
}

Test(route, tricks_name_nothing)
{
	static const char *const PATHS[] = {
		"",
		"/",
		"//",
		"livez",
		"*",
		"http://host/livez",
		"/livez/",
		"//livez",
		"/livez//",
		"/./livez",
		"/../livez",
		"/v1/../livez",
		"/%6civez",
		"/Livez",
		"/livez%00",
		"/livez%20",
		"/livez.",
		"/livez;a=b",
		"/livez?",
		"/livez?x=1",
		"/livez#x",
		"/v1",
		"/v1/",
		"/v1//berkas",
		"/v1/./berkas",
		"/v1/berkas/",
		"/v1/berkas/.",
		"/v1/berkas/..",
		"/v1/berkas/%2e%2e",
		"/v1/berkas/.%2E",
		"/v1/berkas/%2e",
		"/v1/berkas/%2E./riwayat",
		"/v1%2Fberkas",
		"/v1/berkas/x/",
		"/v1/berkas/x/riwayat/",
		"/v1/berkas/x/..",
		"/v1/berkas//riwayat",
		"/v1/berkas/x y",
		"/v1/berkas/x\ty",
		"/v1/berkas/x\ry",
		"/v1/berkas/\xc3\xa9",
		"/v1/berkas/\x7f",
		"/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p",
	};
	struct contract *c = sample_contract();
	struct route r;

	for (size_t i = 0; i < sizeof(PATHS) / sizeof(*PATHS); i++) {
		cr_expect_eq(route(c, HTTP_GET, PATHS[i], &r), -ENOENT, "%s", PATHS[i]);
		cr_expect_null(r.op);
		cr_expect_eq(r.allow[0], '\0');
	}
	cr_expect_eq(contract_route(c, HTTP_GET, "/livez\0", 7, &r), -ENOENT, "NUL");
	contract_free(c);
}

Test(route, overlong_paths_name_nothing)
{
	struct contract *c = sample_contract();
	static char path[4096];
	struct route r;

	memset(path, 'a', sizeof(path));
	memcpy(path, "/v1/berkas/", 11);
	cr_expect_eq(contract_route(c, HTTP_GET, path, 11 + 512, &r), 0);
	cr_expect_eq(contract_route(c, HTTP_GET, path, 11 + 513, &r), -ENOENT);
	cr_expect_eq(contract_route(c, HTTP_GET, path, sizeof(path), &r), -ENOENT);
	memset(path, '/', sizeof(path));
	cr_expect_eq(contract_route(c, HTTP_GET, path, sizeof(path), &r), -ENOENT);
	contract_free(c);
}

Test(route, parses_methods)
{
	cr_expect_eq(http_method_parse("GET"), HTTP_GET);
	cr_expect_eq(http_method_parse("HEAD"), HTTP_HEAD);
	cr_expect_eq(http_method_parse("PATCH"), HTTP_PATCH);
	cr_expect_eq(http_method_parse("get"), -1);
	cr_expect_eq(http_method_parse("OPTIONS"), -1);
	cr_expect_eq(http_method_parse(""), -1);
}

/* One more operation at a path; its template's parameter, if any, is declared. */
static void add_operation(json_t *document, const char *path, const char *parameter)
{
	static const char PARAMETER[] =
		"{'name': '%s', 'in': 'path', 'required': true, 'schema': {'type': 'string'}}";
	char params[128], item[512];

	snprintf(params, sizeof(params), PARAMETER, parameter);
	snprintf(item, sizeof(item),
		 "{'get': {'operationId': 'tambahan', 'x-peran': ['masyarakat'], 'x-jalur': "
		 "'penangan', 'parameters': [%s],"
		 "'responses': {'200': {'description': 'ok'}}}}",
		 *parameter ? params : "");
	sample_set(document, "paths", path, item);
}

Test(route, refuses_templates_that_collide_or_are_not_whole_segments)
{
	static const struct {
		const char *path, *parameter;
	} CASES[] = {
		{ "/v1/berkas/{lain}/riwayat", "lain" },
		{ "/v1/x{id}", "id" },
		{ "/v1/{id}x", "id" },
		{ "/v1/x/", "" },
		{ "/v1//x", "" },
		{ "v1/x", "" },
		{ "/v1/a b", "" },
		{ "/v1/..", "" },
		{ "/v1/a%20b", "" },
		{ "/v1/{a}.{b", "a" },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(*CASES); i++) {
		json_t *document = sample_document();
		struct contract *c;
		char text[256];

		add_operation(document, CASES[i].path, CASES[i].parameter);
		cr_expect_eq(sample_load(document, text, sizeof(text), &c), -EINVAL, "%s",
			     CASES[i].path);
		cr_expect(strstr(text, "operation tambahan: "), "%s: %s", CASES[i].path, text);
		json_decref(document);
	}
}

Test(route, accepts_a_new_template_beside_the_others)
{
	json_t *document = sample_document();
	struct contract *c;
	struct route r;
	char text[256];

	add_operation(document, "/v1/berkas/{lain}/baru", "lain");
	cr_assert_eq(sample_load(document, text, sizeof(text), &c), 0, "%s", text);
	cr_assert_eq(route(c, HTTP_GET, "/v1/berkas/x/baru", &r), 0);
	cr_expect_str_eq(r.op->id, "tambahan");
	contract_free(c);
	json_decref(document);
}
