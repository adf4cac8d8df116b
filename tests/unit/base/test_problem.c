/* Problems: the registry's consistency and the JSON in both languages. */
#include "base/problem.h"

#include <errno.h>
#include <string.h>

#include "leak.h"

TestSuite(problem, .fini = fail_on_leak);

static json_t *written(const struct problem *p, enum lang lang, const char *instance,
		       const char *request_id)
{
	CLEANUP_BUFFER struct buffer b;
	json_t *parsed;

	buffer_init(&b, 65536);
	problem_write(p, lang, instance, request_id, &b);
	cr_assert_eq(buffer_error(&b), 0);
	parsed = json_loadb(b.data, b.len, JSON_REJECT_DUPLICATES, NULL);
	cr_assert_not_null(parsed, "not JSON: %s", b.data);
	return parsed;
}

static const char *text(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

Test(problem, registry_is_consistent)
{
	for (int i = PROBLEM_NONE + 1; i < PROBLEM_COUNT; i++) {
		const struct problem_info *info = problem_info((enum problem_code)i);

		cr_assert(info->status >= 400 && info->status < 600, "%s", info->slug);
		cr_assert_eq(info->slug[strspn(info->slug, "abcdefghijklmnopqrstuvwxyz-")], '\0',
			     "%s", info->slug);
		cr_assert_gt(strlen(info->title[LANG_ID]), 0);
		cr_assert_gt(strlen(info->title[LANG_EN]), 0);
		for (int k = PROBLEM_NONE; k < i; k++)
			cr_assert_str_neq(info->slug, problem_info((enum problem_code)k)->slug);
	}
}

Test(problem, codes_beyond_the_registry_are_our_fault)
{
	cr_assert_eq(problem_info(PROBLEM_COUNT), problem_info(PROBLEM_INTERNAL));
}

Test(problem, first_refusal_wins)
{
	struct problem p = { 0 };

	cr_assert_eq(problem_set(&p, PROBLEM_STATE, "satu", "one"), -EPROTO);
	cr_assert_eq(problem_set(&p, PROBLEM_INTERNAL, "dua", "two"), -EPROTO);
	cr_assert_eq(p.code, PROBLEM_STATE);
	cr_assert_str_eq(p.detail[LANG_EN], "one");
}

Test(problem, members_in_both_languages)
{
	struct problem p = { .dasar_hukum = "P26(2)" };
	CLEANUP_JSON json_t *id = NULL;
	CLEANUP_JSON json_t *en = NULL;

	cr_assert(problem_set(&p, PROBLEM_STATE, "Sudah \"selesai\"", "Already closed") < 0);
	id = written(&p, LANG_ID, "/v1/pengaduan/1", "r-1");
	en = written(&p, LANG_EN, "/v1/pengaduan/1", "r-1");
	cr_assert_str_eq(text(id, "type"), "/masalah/keadaan-berubah");
	cr_assert_str_eq(text(id, "title"), "Tindakan tidak berlaku pada keadaan ini");
	cr_assert_eq(json_integer_value(json_object_get(id, "status")), 409);
	cr_assert_str_eq(text(id, "detail"), "Sudah \"selesai\"");
	cr_assert_str_eq(text(id, "instance"), "/v1/pengaduan/1");
	cr_assert_str_eq(text(id, "code"), "keadaan-berubah");
	cr_assert_str_eq(text(id, "request_id"), "r-1");
	cr_assert_str_eq(text(id, "dasar_hukum"), "P26(2)");
	cr_assert_eq(json_object_size(id), 8);
	cr_assert_str_eq(text(en, "title"), "The action does not apply in this state");
	cr_assert_str_eq(text(en, "detail"), "Already closed");
	cr_assert_str_eq(text(en, "code"), "keadaan-berubah");
}

Test(problem, absent_members_are_left_out)
{
	struct problem p = { .code = PROBLEM_NOT_FOUND };
	CLEANUP_JSON json_t *j = written(&p, LANG_ID, NULL, NULL);

	cr_assert_eq(json_object_size(j), 5); /* type, title, status, detail, code */
}

Test(problem, indonesian_stands_in_for_missing_english)
{
	struct problem p = { 0 };
	CLEANUP_JSON json_t *j = NULL;

	cr_assert(problem_set(&p, PROBLEM_INVALID, "NIK salah", NULL) < 0);
	j = written(&p, LANG_EN, NULL, NULL);
	cr_assert_str_eq(text(j, "detail"), "NIK salah");
}

Test(problem, errors_point_at_fields_and_parameters)
{
	struct problem p = { .code = PROBLEM_INVALID };
	CLEANUP_JSON json_t *id = NULL;
	CLEANUP_JSON json_t *en = NULL;
	const json_t *first;
	const json_t *second;

	problem_add(&p, (struct problem_error){ .pointer = "/pengadu/nik",
						.code = "pattern",
						.detail = { "bukan 16 angka", "not 16 digits" } });
	problem_add(&p, (struct problem_error){ .parameter = "limit",
						.code = "maximum",
						.detail = { "terlalu besar", "too big" } });
	id = written(&p, LANG_ID, NULL, NULL);
	en = written(&p, LANG_EN, NULL, NULL);
	first = json_array_get(json_object_get(id, "errors"), 0);
	second = json_array_get(json_object_get(en, "errors"), 1);
	cr_assert_str_eq(text(first, "pointer"), "/pengadu/nik");
	cr_assert_str_eq(text(first, "code"), "pattern");
	cr_assert_str_eq(text(first, "detail"), "bukan 16 angka");
	cr_assert_eq(json_object_size(first), 3);
	cr_assert_str_eq(text(second, "parameter"), "limit");
	cr_assert_str_eq(text(second, "detail"), "too big");
	cr_assert_null(json_object_get(second, "pointer"));
}

Test(problem, errors_are_bounded_and_the_first_are_kept)
{
	static const char *const CODES[] = { "a", "b" };
	struct problem p = { .code = PROBLEM_INVALID };

	for (int i = 0; i < PROBLEM_MAX_ERRORS + 5; i++)
		problem_add(&p, (struct problem_error){ .code = CODES[i >= PROBLEM_MAX_ERRORS] });
	cr_assert_eq(p.n_errors, PROBLEM_MAX_ERRORS);
	cr_assert_str_eq(p.errors[PROBLEM_MAX_ERRORS - 1].code, "a");
}
