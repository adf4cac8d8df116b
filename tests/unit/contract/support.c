/* A small contract that uses every part of the notation: what the tests start from. */
#include "support.h"

#include <string.h>

#include <criterion/criterion.h>

static const char SAMPLE[] =
	"{'openapi': '3.1.1', 'info': {'title': 'Contoh', 'version': '1'},"
	"'paths': {"
	"'/livez': {'get': {'operationId': 'livez', 'x-peran': ['publik'], 'x-jalur': 'langsung', "
	"'security': [],"
	"  'responses': {'200': {'description': 'ok', 'content': {'application/json': {'schema': "
	"{'type': 'object'}}}}}}},"
	"'/oauth/token': {'post': {'operationId': 'oauth_token', 'x-peran': ['publik'], 'x-jalur': "
	"'penangan', 'x-badan': 'form',"
	"  'x-batas': 'masuk', 'x-idempotensi': false, 'security': [],"
	"  'requestBody': {'required': true, 'content': {'application/x-www-form-urlencoded': "
	"{'schema': {'type': 'object',"
	"    'additionalProperties': false, 'required': ['grant_type'], 'properties': {"
	"    'grant_type': {'type': 'string', 'enum': ['password', 'refresh_token'], 'maxLength': "
	"32}}}}}},"
	"  'responses': {'200': {'description': 'ok', 'content': {'application/json': {'schema': "
	"true}}}}}},"
	"'/v1/berkas': {"
	"  'parameters': [{'name': 'Kode-Akses', 'in': 'header', 'schema': {'type': 'string', "
	"'maxLength': 8}}],"
	"  'get': {'operationId': 'berkas_daftar', 'x-peran': ['masyarakat', 'pelaksana'], "
	"'x-jalur': 'pernyataan-lambat',"
	"    'x-daftar': true, 'x-umpan': true, 'x-scope': 'berkas.baca', 'x-cache': 'public, "
	"max-age=60',"
	"    'x-tugas': ['ppid', 'penilai'], 'x-dasar-hukum': ['UU 25/2009 Pasal 44', 'P25'],"
	"    'parameters': ["
	"      {'name': 'limit', 'in': 'query', 'schema': {'type': 'integer', 'minimum': 1, "
	"'maximum': 100, 'default': 20}},"
	"      {'name': 'q', 'in': 'query', 'schema': {'type': 'string', 'minLength': 2, "
	"'maxLength': 20}},"
	"      {'name': 'terlambat', 'in': 'query', 'schema': {'type': 'boolean'}},"
	"      {'name': 'tahun', 'in': 'query', 'required': true, 'schema': {'type': 'integer'}},"
	"      {'name': 'lintang', 'in': 'query', 'schema': {'type': 'number', 'minimum': -90}}],"
	"    'responses': {'200': {'description': 'ok', 'headers': {'ETag': {'$ref': "
	"'#/components/headers/ETag'}},"
	"      'content': {'application/json': {'schema': {'type': 'object'}}, 'text/csv': "
	"{'schema': {'type': 'string'}}}}}},"
	"  'post': {'operationId': 'berkas_buat', 'x-peran': ['publik', 'masyarakat'], 'x-jalur': "
	"'penangan',"
	"    'x-dasar-hukum': 'P25', 'security': [{}, {'bearer': []}],"
	"    'requestBody': {'required': true, 'content': {'application/json': {'schema': {'$ref': "
	"'#/components/schemas/Berkas'}}}},"
	"    'responses': {'202': {'description': 'later'}, '201': {'description': 'made',"
	"      'content': {'application/json': {'schema': {'$ref': "
	"'#/components/schemas/Berkas'}}}},"
	"      '400': {'$ref': '#/components/responses/Salah'}}}},"
	"'/v1/berkas/lacak': {'post': {'operationId': 'berkas_lacak', 'x-peran': ['publik'], "
	"'x-jalur': 'penangan',"
	"  'x-batas': 'lacak', 'security': [{}, {'bearer': []}], 'responses': {'200': "
	"{'description': 'ok'}}}},"
	"'/v1/berkas/{id}': {"
	"  'parameters': [{'$ref': '#/components/parameters/Id'}],"
	"  'get': {'operationId': 'berkas_baca', 'x-peran': ['masyarakat'], 'x-jalur': "
	"'pernyataan',"
	"    'responses': {'200': {'description': 'ok', 'content': {'application/json': {'schema': "
	"{'type': 'object'}}}}}},"
	"  'patch': {'operationId': 'berkas_ubah', 'x-peran': ['pelaksana'], 'x-jalur': "
	"'pernyataan',"
	"    'parameters': [{'name': 'If-Match', 'in': 'header', 'required': true, 'schema': "
	"{'type': 'string', 'maxLength': 64}}],"
	"    'requestBody': {'content': {'application/json': {'schema': {'$ref': "
	"'#/components/schemas/Berkas'}}}},"
	"    'responses': {'200': {'description': 'ok'}}},"
	"  'delete': {'operationId': 'berkas_hapus', 'x-peran': ['pelaksana'], 'x-jalur': "
	"'pernyataan',"
	"    'responses': {'204': {'description': 'ok'}}}},"
	"'/v1/berkas/{id}/lampiran/{nomor}': {'put': {'operationId': 'lampiran_ganti', 'x-peran': "
	"['masyarakat'],"
	"  'x-jalur': 'penangan', 'x-badan': 'alir', 'x-batas': 'lampiran',"
	"  'parameters': [{'name': 'nomor', 'in': 'path', 'required': true, 'schema': {'type': "
	"'integer', 'minimum': 1}},"
	"    {'$ref': '#/components/parameters/Id'}],"
	"  'requestBody': {'required': true, 'content': {'application/pdf': {}, 'image/png': {}}},"
	"  'responses': {'204': {'description': 'ok'}}}},"
	"'/v1/berkas/{id}/riwayat': {'get': {'operationId': 'berkas_riwayat', 'x-peran': "
	"['masyarakat'], 'x-jalur': 'pernyataan',"
	"  'parameters': [{'$ref': '#/components/parameters/Id'}], 'responses': {'200': "
	"{'description': 'ok'}}}}"
	"},"
	"'security': [{'bearer': []}],"
	"'components': {"
	"'parameters': {'Id': {'name': 'id', 'in': 'path', 'required': true,"
	"  'schema': {'type': 'string', 'format': 'uuid', 'maxLength': 36}}},"
	"'headers': {'ETag': {'schema': {'type': 'string', 'maxLength': 80}}},"
	"'responses': {'Salah': {'description': 'salah',"
	"  'content': {'application/problem+json': {'schema': {'$ref': "
	"'#/components/schemas/Masalah'}}}}},"
	"'schemas': {"
	"'Masalah': {'type': 'object', 'properties': {'type': {'type': 'string'}}},"
	"'Berkas': {'type': 'object', 'additionalProperties': false, 'required': ['judul'], "
	"'properties': {"
	"  'judul': {'type': 'string', 'minLength': 3, 'maxLength': 20},"
	"  'nik': {'type': ['string', 'null'], 'pattern': '^[0-9]{16}$'},"
	"  'jumlah': {'type': 'integer', 'minimum': 0},"
	"  'anak': {'type': 'array', 'maxItems': 3, 'items': {'$ref': "
	"'#/components/schemas/Berkas'}}}}}}}";

json_t *quoted(const char *text)
{
	char *copy = strdup(text);
	json_error_t error;
	json_t *v;

	cr_assert_not_null(copy);
	for (char *p = copy; *p; p++) {
		if (*p == '\'')
			*p = '"';
	}
	v = json_loads(copy, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &error);
	cr_assert_not_null(v, "%s: %s", copy, error.text);
	free(copy);
	return v;
}

json_t *sample_document(void)
{
	return quoted(SAMPLE);
}

void sample_set(json_t *document, const char *path, const char *key, const char *json)
{
	json_t *at = document;
	char name[128];

	/* members of paths contain slashes: the separator here is a blank */
	while (*path) {
		size_t len = strcspn(path, " ");

		snprintf(name, sizeof(name), "%.*s", (int)len, path);
		at = json_is_array(at) ? json_array_get(at, (size_t)atoi(name)) :
					 json_object_get(at, name);
		cr_assert_not_null(at, "no %s in the sample", name);
		path += len + (path[len] == ' ');
	}
	if (json)
		cr_assert_eq(json_object_set_new(at, key, quoted(json)), 0);
	else
		cr_assert_eq(json_object_del(at, key), 0, "no %s to remove", key);
}

int sample_load(const json_t *document, char *text, size_t size, struct contract **ret)
{
	char *json = json_dumps(document, JSON_COMPACT);
	char *messages = NULL;
	size_t len;
	FILE *err = open_memstream(&messages, &len);
	int r;

	cr_assert(json && err);
	r = contract_load(json, strlen(json), err, ret);
	fclose(err);
	snprintf(text, size, "%s", messages);
	free(messages);
	free(json);
	return r;
}

struct contract *sample_contract(void)
{
	json_t *document = sample_document();
	struct contract *c = NULL;
	char text[256];

	cr_assert_eq(sample_load(document, text, sizeof(text), &c), 0, "%s", text);
	json_decref(document);
	return c;
}

const struct operation *sample_operation(const struct contract *c, const char *id)
{
	size_t n;
	const struct operation *ops = contract_operations(c, &n);

	for (size_t i = 0; i < n; i++) {
		if (strcmp(ops[i].id, id) == 0)
			return &ops[i];
	}
	cr_assert_fail("no operation %s", id);
	return NULL;
}
