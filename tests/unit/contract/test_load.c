/* Loading the document: what every part becomes, and that whatever is wrong stops it with the
 * operation's name. */
#include <errno.h>
#include <string.h>

#include <criterion/criterion.h>

#include "contract/schema.h"
#include "leak.h"
#include "support.h"

TestSuite(load, .fini = fail_on_leak);

struct change {
	const char *path, *key, *json; /* json NULL: removed */
	const char *message; /* part of what is said */
};

static void expect_refused(const struct change *changes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		json_t *document = sample_document();
		struct contract *c = NULL;
		char text[512];

		sample_set(document, changes[i].path, changes[i].key, changes[i].json);
		cr_expect_eq(sample_load(document, text, sizeof(text), &c), -EINVAL, "%s %s = %s",
			     changes[i].path, changes[i].key, changes[i].json);
		cr_expect(strstr(text, changes[i].message), "%s %s = %s: %s", changes[i].path,
			  changes[i].key, changes[i].json, text);
		json_decref(document);
	}
}

#define EXPECT_REFUSED(...)                                                                        \
	do {                                                                                       \
		static const struct change CHANGES[] = { __VA_ARGS__ };                            \
		expect_refused(CHANGES, sizeof(CHANGES) / sizeof(*CHANGES));                       \
	} while (0)

Test(load, numbers_operations_in_the_order_of_the_document)
{
	struct contract *c = sample_contract();
	size_t n;
	const struct operation *ops = contract_operations(c, &n);

	cr_assert_eq(n, 10);
	for (size_t i = 0; i < n; i++)
		cr_expect_eq(ops[i].index, (int)i);
	cr_expect_str_eq(ops[0].id, "livez");
	cr_expect_str_eq(ops[0].path, "/livez");
	cr_expect_eq(ops[0].method, HTTP_GET);
	contract_free(c);
}

Test(load, keeps_nothing_of_the_text_it_read)
{
	json_t *document = sample_document();
	char *json = json_dumps(document, 0);
	struct contract *c;

	cr_assert_eq(contract_load(json, strlen(json), stderr, &c), 0);
	memset(json, 'x', strlen(json));
	free(json);
	json_decref(document);
	cr_expect_str_eq(sample_operation(c, "berkas_baca")->path, "/v1/berkas/{id}");
	contract_free(c);
}

Test(load, refuses_what_is_no_contract)
{
	static const char *const TEXTS[] = {
		"",
		"{",
		"[]",
		"null",
		"1",
		"{}",
		"{\"openapi\": \"3.0.3\", \"paths\": {}}",
		"{\"openapi\": \"3.1.0\"}",
		"{\"openapi\": \"3.1.0\", \"paths\": {}}",
		"{\"openapi\": \"3.1.0\", \"openapi\": \"3.1.0\", \"paths\": {}}"
	};
	FILE *err = fopen("/dev/null", "w");
	struct contract *c;

	for (size_t i = 0; i < sizeof(TEXTS) / sizeof(*TEXTS); i++)
		cr_expect_eq(contract_load(TEXTS[i], strlen(TEXTS[i]), err, &c), -EINVAL, "%s",
			     TEXTS[i]);
	fclose(err);
}

Test(load, refuses_other_versions)
{
	EXPECT_REFUSED({ "", "openapi", "'3.0.3'", "not an OpenAPI 3.1 document" },
		       { "", "openapi", "'3.2.0'", "not an OpenAPI 3.1" },
		       { "", "openapi", "3.1", "not an OpenAPI 3.1" });
}

Test(load, refuses_missing_or_doubled_names)
{
	EXPECT_REFUSED(
		{ "paths /livez get", "operationId", NULL, "GET /livez: operationId is missing" },
		{ "paths /livez get", "operationId", "''", "GET /livez: operationId is missing" },
		{ "paths /livez get", "operationId", "'berkas_baca'", "operationId is used twice" },
		{ "paths /livez", "options", "{}", "unknown member 'options'" },
		{ "paths /livez get", "callbacks", "{}",
		  "operation livez: unknown member 'callbacks'" });
}

Test(load, refuses_unknown_schema_keywords_wherever_they_stand)
{
	EXPECT_REFUSED({ "components schemas Berkas properties judul", "minlength", "1",
			 "unknown schema keyword 'minlength'" },
		       { "components schemas Masalah properties type", "if", "true",
			 "schema Masalah: unknown schema keyword 'if'" },
		       { "components headers ETag schema", "nullable", "true",
			 "operation berkas_daftar: unknown schema keyword 'nullable'" },
		       { "components parameters Id schema", "multipleOf", "2",
			 "operation berkas_baca: unknown schema keyword 'multipleOf'" },
		       { "paths /livez get responses 200 content application/json schema", "not",
			 "{}", "operation livez: unknown schema" });
}

Test(load, refuses_references_that_lead_nowhere)
{
	EXPECT_REFUSED({ "components parameters", "Id", NULL,
			 "operation berkas_baca: a parameter's $ref leads nowhere" },
		       { "components headers", "ETag", NULL,
			 "operation berkas_daftar: the $ref of header ETag leads nowhere" },
		       { "components responses", "Salah", NULL,
			 "operation berkas_buat: the $ref of answer 400 leads nowhere" },
		       { "components schemas", "Masalah", NULL,
			 "operation berkas_buat: $ref '#/components/schemas/Masalah'" },
		       { "paths /v1/berkas post", "requestBody", "{'$ref': '#/components/x'}",
			 "the requestBody's $ref leads nowhere" },
		       { "components headers", "ETag", "{'$ref': '#/components/headers/ETag'}",
			 "leads nowhere" });
}

Test(load_extensions, become_fields)
{
	struct contract *c = sample_contract();
	const struct operation *daftar = sample_operation(c, "berkas_daftar");
	const struct operation *buat = sample_operation(c, "berkas_buat");
	const struct operation *token = sample_operation(c, "oauth_token");

	cr_expect_eq(daftar->way, OP_STATEMENT_SLOW);
	cr_expect_eq(daftar->peran_mask, (1u << PERAN_MASYARAKAT) | (1u << PERAN_PELAKSANA));
	cr_expect_eq(daftar->tugas, (unsigned)(TUGAS_PPID | TUGAS_PENILAI));
	cr_expect_str_eq(daftar->scope, "berkas.baca");
	cr_expect(daftar->list && daftar->feed);
	cr_expect_eq(daftar->rate, RATE_UMUM);
	cr_expect_str_eq(daftar->cache_control, "public, max-age=60");
	cr_expect_str_eq(daftar->dasar_hukum, "UU 25/2009 Pasal 44; P25");
	cr_expect_not(daftar->idempotency);
	cr_expect_eq(buat->way, OP_HANDLER);
	cr_expect_eq(buat->rate, RATE_TULIS);
	cr_expect(buat->idempotency);
	cr_expect_null(buat->scope);
	cr_expect_null(buat->cache_control);
	cr_expect_str_eq(buat->dasar_hukum, "P25");
	cr_expect_not(buat->list || buat->feed);
	cr_expect_eq(token->rate, RATE_MASUK);
	cr_expect_not(token->idempotency);
	cr_expect_eq(sample_operation(c, "livez")->way, OP_DIRECT);
	cr_expect_eq(sample_operation(c, "berkas_baca")->way, OP_STATEMENT);
	cr_expect_eq(sample_operation(c, "berkas_lacak")->rate, RATE_LACAK);
	cr_expect_eq(sample_operation(c, "lampiran_ganti")->rate, RATE_LAMPIRAN);
	contract_free(c);
}

Test(load_extensions, tell_in_whose_name_and_whether_it_writes)
{
	json_t *document = sample_document();
	struct contract *c;
	char text[256];

	sample_set(document, "paths /v1/berkas/lacak post", "x-konteks", "'sistem'");
	sample_set(document, "paths /v1/berkas/{id} get", "x-mencatat", "true");
	cr_assert_eq(sample_load(document, text, sizeof(text), &c), 0, "%s", text);
	cr_expect(sample_operation(c, "berkas_lacak")->as_system);
	cr_expect_not(sample_operation(c, "berkas_buat")->as_system);
	cr_expect(sample_operation(c, "berkas_baca")->writes);
	cr_expect_not(sample_operation(c, "berkas_riwayat")->writes);
	cr_expect(sample_operation(c, "berkas_hapus")->writes);
	contract_free(c);
	json_decref(document);
	EXPECT_REFUSED(
		{ "paths /livez get", "x-konteks", "'tamu'", "operation livez: unknown x-konteks value" },
		{ "paths /livez get", "x-mencatat", "1", "operation livez: x-mencatat is not a boolean" });
}

Test(load_extensions, what_the_case_engine_does)
{
	json_t *document = sample_document();
	struct contract *c;
	const struct operation *op;
	char text[256];

	sample_set(document, "paths /v1/berkas/lacak post", "x-jalur", "'tindakan'");
	sample_set(document, "paths /v1/berkas/lacak post", "x-alur",
		   "{'proses': 'berkas', 'tindakan': 'lacak', 'cabang': ['a', 'b_2'], 'kelas-dari': 'jenis'}");
	cr_assert_eq(sample_load(document, text, sizeof(text), &c), 0, "%s", text);
	op = sample_operation(c, "berkas_lacak");
	cr_expect_eq(op->way, OP_ACTION);
	cr_expect_str_eq(op->alur.cabang, "{a,b_2}");
	cr_expect_str_eq(op->alur.kelas_dari, "jenis");
	cr_expect_str_eq(op->alur.baca, "berkas_baca");
	contract_free(c);
	json_decref(document);
}

/* One operation with these x-jalur and x-alur is refused with these words. */
static void expect_case_refused(const char *way, const char *alur, const char *words)
{
	json_t *document = sample_document();
	struct contract *c = NULL;
	char text[256];

	sample_set(document, "paths /v1/berkas/lacak post", "x-jalur", way);
	sample_set(document, "paths /v1/berkas/lacak post", "x-alur", alur);
	cr_expect_lt(sample_load(document, text, sizeof(text), &c), 0, "%s %s", way, alur);
	cr_expect(strstr(text, words), "%s %s: %s", way, alur, text);
	contract_free(c);
	json_decref(document);
}

Test(load_extensions, what_the_case_engine_cannot_do_stops_the_start)
{
	expect_case_refused("'tindakan'", "{'proses': 'berkas'}", "does not fit x-jalur tindakan");
	expect_case_refused("'tindakan'", "{'tindakan': 'x'}", "proses is missing");
	expect_case_refused("'tindakan'", "{'proses': 'berkas', 'tindakan': 'x', 'tempat': 'y'}", "does not fit x-jalur tindakan");
	expect_case_refused("'tindakan'", "{'proses': 'berkas', 'tindakan': 'x', 'cabang': ['a'], 'cabang-dari': 'b'}",
			    "does not fit x-jalur tindakan");
	expect_case_refused("'tindakan'", "{'proses': 'berkas', 'tindakan': 'x', 'cabang': []}", "cabang is empty");
	expect_case_refused("'tindakan'", "{'proses': 'berkas', 'tindakan': 'x', 'cabang': ['a,b']}", "cabang is not a list of names");
	expect_case_refused("'tindakan'", "{'proses': 'berkas', 'tindakan': 'x', 'lain': 'y'}", "unknown member 'lain'");
	expect_case_refused("'tindakan'", "{'proses': 1, 'tindakan': 'x'}", "proses is not a name");
	expect_case_refused("'buka'", "{'proses': 'berkas', 'tindakan': 'x'}", "does not fit x-jalur buka");
	expect_case_refused("'buka'", "'berkas'", "x-alur goes with x-jalur buka and tindakan");
	expect_case_refused("'penangan'", "{'proses': 'berkas'}", "x-alur goes with x-jalur buka and tindakan");
}

Test(load_extensions, unknown_values_stop_the_start)
{
	EXPECT_REFUSED(
		{ "paths /livez get", "x-peran", NULL, "operation livez: x-peran is missing" },
		{ "paths /livez get", "x-peran", "[]", "operation livez: x-peran is missing" },
		{ "paths /livez get", "x-peran", "'publik'",
		  "operation livez: x-peran is missing" },
		{ "paths /livez get", "x-peran", "['warga']",
		  "operation livez: unknown x-peran value 'warga'" },
		{ "paths /livez get", "x-peran", "['publik', 'sistem']",
		  "operation livez: unknown x-peran value 'sistem'" },
		{ "paths /livez get", "x-peran", "[1]", "operation livez: unknown x-peran value" },
		{ "paths /livez get", "x-jalur", NULL, "operation livez: x-jalur is missing" },
		{ "paths /livez get", "x-jalur", "'cepat'",
		  "operation livez: unknown x-jalur value 'cepat'" },
		{ "paths /livez get", "x-jalur", "7", "operation livez: unknown x-jalur value" },
		{ "paths /livez get", "x-batas", "'besar'",
		  "operation livez: unknown x-batas value 'besar'" },
		{ "paths /livez get", "x-badan", "'json'",
		  "operation livez: x-badan without requestBody" },
		{ "paths /oauth/token post", "x-badan", "'xml'",
		  "operation oauth_token: unknown x-badan value 'xml'" },
		{ "paths /v1/berkas get", "x-tugas", "['raja']",
		  "operation berkas_daftar: unknown x-tugas value 'raja'" },
		{ "paths /v1/berkas get", "x-tugas", "'ppid'",
		  "operation berkas_daftar: x-tugas is not a list" },
		{ "paths /livez get", "x-tugas", "['ppid']",
		  "operation livez: x-tugas without pelaksana" },
		{ "paths /livez get", "x-scope", "''", "operation livez: x-scope is not a text" },
		{ "paths /livez get", "x-cache", "1", "operation livez: x-cache is not a text" },
		{ "paths /livez get", "x-dasar-hukum", "[1]",
		  "operation livez: x-dasar-hukum is not a list of texts" },
		{ "paths /livez get", "x-daftar", "'ya'",
		  "operation livez: x-daftar is not a boolean" },
		{ "paths /livez get", "x-idempotensi", "0",
		  "operation livez: x-idempotensi is not a boolean" },
		{ "paths /livez get", "x-perran", "['publik']",
		  "operation livez: unknown extension 'x-perran'" });
}

Test(load_extensions, security_must_agree_with_the_roles)
{
	EXPECT_REFUSED({ "paths /livez get", "security", "[{'bearer': []}]",
			 "operation livez: security and x-peran disagree" },
		       { "paths /livez get", "security", NULL,
			 "operation livez: security and x-peran disagree" },
		       { "paths /v1/berkas get", "security", "[{}, {'bearer': []}]",
			 "operation berkas_daftar: security and x-peran disagree" },
		       { "paths /v1/berkas get", "security", "[]",
			 "operation berkas_daftar: security and x-peran disagree" });
}

Test(load_params, come_with_the_paths_first)
{
	struct contract *c = sample_contract();
	const struct operation *daftar = sample_operation(c, "berkas_daftar");
	const struct operation *ubah = sample_operation(c, "berkas_ubah");
	const struct operation *ganti = sample_operation(c, "lampiran_ganti");

	cr_assert_eq(daftar->n_params, 6);
	cr_expect_str_eq(daftar->params[0].name, "limit");
	cr_expect_str_eq(daftar->params[0].default_text, "20");
	cr_expect_null(daftar->params[1].default_text);
	cr_expect(daftar->params[3].required);
	cr_expect_str_eq(daftar->params[5].name, "Kode-Akses");
	cr_expect_eq(daftar->params[5].in, PARAM_HEADER);
	cr_expect(ubah->if_match && ubah->if_match_required);
	cr_expect_not(sample_operation(c, "berkas_baca")->if_match);
	cr_expect_not(ubah->params[1].required, "a missing If-Match is 428, not 400");
	cr_assert_eq(ganti->n_params, 2);
	cr_expect_str_eq(ganti->params[0].name, "id");
	cr_expect_eq(ganti->params[0].in, PARAM_PATH);
	contract_free(c);
}

Test(load_params, an_operation_replaces_what_its_path_says)
{
	json_t *document = sample_document();
	struct problem_error error;
	struct arena *arena = arena_new(1 << 16);
	struct contract *c;
	char text[256];
	const struct operation *op;

	sample_set(document, "paths /v1/berkas post", "parameters",
		   "[{'name': 'Kode-Akses', 'in': 'header', 'required': true, 'schema': {'type': "
		   "'string', 'minLength': 9}}]");
	cr_assert_eq(sample_load(document, text, sizeof(text), &c), 0, "%s", text);
	op = sample_operation(c, "berkas_buat");
	cr_assert_eq(op->n_params, 1);
	cr_expect(op->params[0].required);
	cr_expect_eq(schema_validate_text(op->params[0].schema, "123456789", arena, &error), 0);
	contract_free(c);
	json_decref(document);
	arena_free(arena);
}

Test(load_params, wrong_ones_stop_the_start)
{
	EXPECT_REFUSED({ "paths /v1/berkas get", "parameters", "[]",
			 "operation berkas_daftar: x-daftar without the parameter limit" },
		       { "paths /v1/berkas get parameters 0", "in", "'cookie'",
			 "parameter 'limit' lacks name, in or schema" },
		       { "paths /v1/berkas get parameters 0", "name", "''",
			 "parameter '' lacks name, in or schema" },
		       { "paths /v1/berkas get parameters 0", "schema", NULL,
			 "parameter 'limit' lacks name, in or schema" },
		       { "paths /v1/berkas get parameters 0", "style", "'form'",
			 "parameter 'limit': unknown member 'style'" },
		       { "paths /v1/berkas get parameters 0 schema", "default", "200",
			 "parameter 'limit': its default does not fit" },
		       { "paths /v1/berkas get parameters 0 schema", "default", "[]",
			 "parameter 'limit': unsupported default" },
		       { "paths /v1/berkas get parameters 1", "name", "'limit'",
			 "parameter 'limit' is doubled" },
		       { "paths /v1/berkas get parameters 1", "in", "'path'",
			 "path parameter 'q' is not required" },
		       { "paths /livez get", "parameters",
			 "[{'name': 'x', 'in': 'path', 'required': true, 'schema': {}}]",
			 "parameter 'x' is not in the path" },
		       { "paths /livez get", "parameters",
			 "[{'name': 'accept', 'in': 'header', 'schema': {}}]",
			 "header 'accept' cannot be a parameter" },
		       { "components parameters Id", "name", "'lain'",
			 "the path has a parameter that is not declared" },
		       { "components parameters Id", "required", "false",
			 "path parameter 'id' is not required" });
}

Test(load_content, bodies_and_answers)
{
	struct contract *c = sample_contract();
	const struct operation *buat = sample_operation(c, "berkas_buat");
	const struct operation *ganti = sample_operation(c, "lampiran_ganti");
	const struct operation *daftar = sample_operation(c, "berkas_daftar");
	const struct operation *baca = sample_operation(c, "berkas_baca");

	cr_expect_eq(buat->body, BODY_JSON);
	cr_expect(buat->body_required);
	cr_expect_not_null(buat->body_schema);
	cr_expect_str_eq(buat->body_types[0], "application/json");
	cr_expect_null(buat->body_types[1]);
	cr_expect_eq(buat->success, 201);
	cr_expect_not(sample_operation(c, "berkas_ubah")->body_required);
	cr_expect_eq(sample_operation(c, "oauth_token")->body, BODY_FORM);
	cr_expect_not_null(sample_operation(c, "oauth_token")->body_schema);
	cr_expect_eq(ganti->body, BODY_STREAM);
	cr_expect_null(ganti->body_schema);
	cr_expect_str_eq(ganti->body_types[1], "image/png");
	cr_expect_null(ganti->body_types[2]);
	cr_expect_null(ganti->produces[0]);
	cr_expect_str_eq(daftar->produces[1], "text/csv");
	cr_expect_null(daftar->produces[2]);
	cr_expect_eq(baca->body, BODY_NONE);
	contract_free(c);
}

Test(load_content, wrong_ones_stop_the_start)
{
	EXPECT_REFUSED({ "paths /livez get", "requestBody",
			 "{'content': {'application/json': {'schema': {}}}}",
			 "GET with a requestBody" },
		       { "paths /v1/berkas post", "requestBody", "{'content': {}}",
			 "requestBody without content" },
		       { "paths /v1/berkas post requestBody content", "text/plain", "{}",
			 "requestBody must be application/json" },
		       /* A merge patch is a way of changing, not of making. */
		       { "paths /v1/berkas post requestBody content", "application/merge-patch+json", "{}",
			 "requestBody must be application/json" },
		       { "paths /v1/berkas post", "requestBody", "{'content': {'text/plain': {}}}",
			 "requestBody must be application/json" },
		       { "paths /v1/berkas post", "x-badan", "'form'",
			 "requestBody must be application/x-www-form-urlencoded" },
		       { "paths /v1/berkas post requestBody content application/json", "schema",
			 NULL, "requestBody without schema" },
		       { "paths /livez get", "responses", "{}", "no answer of the 2xx kind" },
		       { "paths /livez get", "responses", "{'404': {'description': 'x'}}",
			 "no answer of the 2xx kind" },
		       { "paths /livez get responses", "default", "{'description': 'x'}",
			 "answer 'default' is not a status" },
		       { "paths /livez get responses", "20", "{'description': 'x'}",
			 "answer '20' is not a status" });
}
