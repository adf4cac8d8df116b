/* Parameters of a request: decoding, defaults, schemas, and refusals that name the parameter. */
#include <errno.h>
#include <string.h>

#include <criterion/criterion.h>

#include "leak.h"
#include "support.h"

TestSuite(params, .fini = fail_on_leak);

#define UUID "019510a4-7c3e-7b21-9d7a-5f0e6c1b2a34"

struct setup {
	struct contract *contract;
	struct arena *arena;
	struct problem problem;
	struct params params;
	const char *header; /* value of the only header that is sent */
};

static const char *header(void *cls, const char *name)
{
	const struct setup *s = cls;

	return strcmp(name, "Kode-Akses") == 0 ? s->header : NULL;
}

static void setup(struct setup *s)
{
	*s = (struct setup){ .contract = sample_contract(), .arena = arena_new(1 << 20) };
	cr_assert_not_null(s->arena);
}

static void done(struct setup *s)
{
	arena_free(s->arena);
	contract_free(s->contract);
}

static int parse(struct setup *s, enum http_method method, const char *path, const char *query)
{
	struct route route;

	s->problem = (struct problem){ 0 };
	cr_assert_eq(contract_route(s->contract, method, path, strlen(path), &route), 0);
	return params_parse(&route, query, header, s, s->arena, &s->problem, &s->params);
}

Test(params, decoded_checked_and_completed)
{
	struct setup s;

	setup(&s);
	s.header = " \tabc ";
	cr_assert_eq(parse(&s, HTTP_GET, "/v1/berkas",
			   "tahun=2026&q=jalan+rusak%26%C3%A9&terlambat=true&lintang=-0.5"),
		     0);
	cr_expect_str_eq(params_get(&s.params, "tahun"), "2026");
	cr_expect_str_eq(params_get(&s.params, "q"), "jalan rusak&\xc3\xa9");
	cr_expect_str_eq(params_get(&s.params, "terlambat"), "true");
	cr_expect_str_eq(params_get(&s.params, "lintang"), "-0.5");
	cr_expect_str_eq(params_get(&s.params, "limit"), "20");
	cr_expect_str_eq(params_get(&s.params, "Kode-Akses"), "abc");
	cr_expect_null(params_get(&s.params, "lain"));
	cr_assert_eq(parse(&s, HTTP_PUT, "/v1/berkas/" UUID "/lampiran/7", NULL), 0);
	cr_expect_str_eq(params_get(&s.params, "id"), UUID);
	cr_expect_str_eq(params_get(&s.params, "nomor"), "7");
	cr_assert_eq(parse(&s, HTTP_PUT, "/v1/berkas/" UUID "/lampiran/%37", ""), 0);
	cr_expect_str_eq(params_get(&s.params, "nomor"), "7");
	done(&s);
}

Test(params, refusals_name_the_parameter_and_why)
{
	static const struct {
		const char *query, *parameter, *code;
	} CASES[] = {
		{ NULL, "tahun", "required" },
		{ "", "tahun", "required" },
		{ "tahun=dua", "tahun", "type" },
		{ "tahun=", "tahun", "type" },
		{ "tahun", "tahun", "type" },
		{ "tahun=007", "tahun", "type" },
		{ "tahun=-0", "tahun", "type" },
		{ "tahun=+1", "tahun", "type" },
		{ "tahun=1.0", "tahun", "type" },
		{ "tahun=99999999999999999999", "tahun", "type" },
		{ "tahun=1&tahun=1", "tahun", "duplicate" },
		{ "tahun=1&limit=0", "limit", "minimum" },
		{ "tahun=1&limit=101", "limit", "maximum" },
		{ "tahun=1&q=a", "q", "minLength" },
		{ "tahun=1&q=", "q", "minLength" },
		{ "tahun=1&q=aaaaaaaaaaaaaaaaaaaaa", "q", "maxLength" },
		{ "tahun=1&terlambat=1", "terlambat", "type" },
		{ "tahun=1&terlambat=True", "terlambat", "type" },
		{ "tahun=1&lintang=-91", "lintang", "minimum" },
		{ "tahun=1&lintang=NaN", "lintang", "type" },
		{ "tahun=1&lintang=%201", "lintang", "type" },
		{ "tahun=1&apa=1", "apa", "unknown" },
		{ "tahun=1&Limit=5", "Limit", "unknown" },
		{ "tahun=1&Kode-Akses=x", "Kode-Akses", "unknown" },
		{ "tahun=1&", NULL, NULL },
		{ "tahun=1&&q=ab", "query", "encoding" },
		{ "&tahun=1", "query", "encoding" },
		{ "tahun=1&=x", "query", "encoding" },
		{ "tahun=1&q=%zz", "query", "encoding" },
		{ "tahun=1&q=%", "query", "encoding" },
		{ "tahun=1&q=ab%00", "query", "encoding" },
		{ "tahun=1&q=%ff%fe", "query", "encoding" },
		{ "tahun=1&q=%ed%a0%80", "query", "encoding" },
	};
	struct setup s;

	setup(&s);
	for (size_t i = 0; i < sizeof(CASES) / sizeof(*CASES); i++) {
		int r = parse(&s, HTTP_GET, "/v1/berkas", CASES[i].query);

		cr_expect_eq(r, CASES[i].code ? -EPROTO : 0, "%s", CASES[i].query);
		if (!CASES[i].code)
			continue;
		cr_expect_eq(s.problem.code, PROBLEM_PARAMETER, "%s", CASES[i].query);
		cr_assert_geq(s.problem.n_errors, 1, "%s", CASES[i].query);
		cr_expect_str_eq(s.problem.errors[0].parameter, CASES[i].parameter, "%s",
				 CASES[i].query);
		cr_expect_str_eq(s.problem.errors[0].code, CASES[i].code, "%s", CASES[i].query);
		cr_expect(s.problem.errors[0].detail[LANG_ID] &&
			  s.problem.errors[0].detail[LANG_EN]);
	}
	done(&s);
}

Test(params, all_refusals_are_told_at_once)
{
	struct setup s;

	setup(&s);
	s.header = "far too long";
	cr_expect_eq(parse(&s, HTTP_GET, "/v1/berkas", "apa=1&q=a&limit=0"), -EPROTO);
	cr_expect_eq(s.problem.n_errors, 5);
	done(&s);
}

Test(params, required_is_not_said_of_one_that_was_refused)
{
	struct setup s;

	setup(&s);
	cr_expect_eq(parse(&s, HTTP_GET, "/v1/berkas", "tahun=x"), -EPROTO);
	cr_expect_eq(s.problem.n_errors, 1);
	done(&s);
}

Test(params, headers_are_text)
{
	static const char *const BAD[] = { "a\x01"
					   "b",
					   "\xff", "a\x7f", "a\tb", "123456789" };
	struct setup s;

	setup(&s);
	for (size_t i = 0; i < sizeof(BAD) / sizeof(*BAD); i++) {
		s.header = BAD[i];
		cr_expect_eq(parse(&s, HTTP_GET, "/v1/berkas", "tahun=1"), -EPROTO, "%zu", i);
		cr_expect_str_eq(s.problem.errors[0].parameter, "Kode-Akses");
	}
	done(&s);
}

Test(params, a_path_value_that_does_not_fit_names_nothing)
{
	static const char *const PATHS[] = {
		"/v1/berkas/x",		  "/v1/berkas/%00",
		"/v1/berkas/" UUID "%2F", "/v1/berkas/" UUID "%00",
		"/v1/berkas/%zz",	  "/v1/berkas/%ff",
		"/v1/berkas/%2e%2e%2f",	  "/v1/berkas/ffffffff-ffff-ffff-ffff-fffffffffffg"
	};
	struct setup s;

	setup(&s);
	for (size_t i = 0; i < sizeof(PATHS) / sizeof(*PATHS); i++) {
		cr_expect_eq(parse(&s, HTTP_GET, PATHS[i], NULL), -EPROTO, "%s", PATHS[i]);
		cr_expect_eq(s.problem.code, PROBLEM_NOT_FOUND, "%s", PATHS[i]);
		cr_expect_eq(s.problem.n_errors, 0);
	}
	done(&s);
}

Test(params, too_much_is_refused)
{
	static char query[9000];
	struct setup s;
	size_t n = 0;

	setup(&s);
	memset(query, 'a', sizeof(query) - 1);
	cr_expect_eq(parse(&s, HTTP_GET, "/v1/berkas", query), -EPROTO);
	cr_expect_str_eq(s.problem.errors[0].code, "maxLength");
	for (int i = 0; i < 200; i++)
		n += (size_t)snprintf(query + n, sizeof(query) - n, "p%d=1&", i);
	cr_expect_eq(parse(&s, HTTP_GET, "/v1/berkas", query), -EPROTO);
	/* The one before, one for each pair that is looked at, one for the others. */
	cr_expect_eq(s.problem.n_errors, 1 + PARAMS_MAX_PAIRS + 1, "%zu", s.problem.n_errors);
	done(&s);
}

/* A refusal must not cost the memory that would turn it into an error of ours. */
Test(params, many_wrong_pairs_cost_little)
{
	static char query[8001];
	struct setup s;

	setup(&s);
	arena_free(s.arena);
	s.arena = arena_new(32768);
	for (size_t i = 0; i < sizeof(query) - 1; i++)
		query[i] = i % 2 ? '&' : 'a';
	cr_expect_eq(parse(&s, HTTP_GET, "/v1/berkas", query), -EPROTO);
	done(&s);
}

Test(params, an_unknown_name_is_not_echoed_at_length)
{
	static char query[4000];
	struct setup s;

	setup(&s);
	memset(query, 'a', sizeof(query) - 1);
	cr_expect_eq(parse(&s, HTTP_GET, "/v1/berkas", query), -EPROTO);
	cr_expect_eq(strlen(s.problem.errors[0].parameter), 64);
	memcpy(query + 63, "\xc3\xa9", 2);
	cr_expect_eq(parse(&s, HTTP_GET, "/v1/berkas", query), -EPROTO);
	cr_expect_eq(strlen(s.problem.errors[0].parameter), 63, "a character is not cut in two");
	done(&s);
}

Test(params, an_exhausted_arena_is_told_as_such)
{
	struct setup s;

	setup(&s);
	arena_free(s.arena);
	s.arena = arena_new(16);
	cr_expect_eq(parse(&s, HTTP_GET, "/v1/berkas", "tahun=1"), -ENOMEM);
	done(&s);
}
