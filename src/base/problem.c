/* Refusals as RFC 9457 problems: the constant registry and its JSON form; callable from every
 * thread. */
#include "base/problem.h"

#include <errno.h>
#include <string.h>

#include "base/json_writer.h"

#include "base/banned.h"

static const struct problem_info REGISTRY[PROBLEM_COUNT] = {
	[PROBLEM_NONE] = { "tanpa-masalah", 200, { "Tidak ada masalah", "No problem" } },
#define PROBLEM(code, status, slug, judul, title)                                                  \
	[PROBLEM_##code] = { slug, status, { judul, title } },
#include "base/problems.def"
#undef PROBLEM
};

const struct problem_info *problem_info(enum problem_code code)
{
	return &REGISTRY[(unsigned)code < PROBLEM_COUNT ? code : PROBLEM_INTERNAL];
}

void problem_init(struct problem *p)
{
	memset(p, 0, offsetof(struct problem, errors));
}

int problem_set(struct problem *p, enum problem_code code, const char *detail_id,
		const char *detail_en)
{
	if (p->code == PROBLEM_NONE) {
		p->code = code;
		p->detail[LANG_ID] = detail_id;
		p->detail[LANG_EN] = detail_en;
	}
	return -EPROTO;
}

void problem_add(struct problem *p, struct problem_error e)
{
	if (p->n_errors < PROBLEM_MAX_ERRORS)
		p->errors[p->n_errors++] = e;
}

/* Indonesian is what always exists (the law's language); English may be missing. */
static const char *in_language(const char *const text[2], enum lang lang)
{
	return text[lang] ? text[lang] : text[LANG_ID];
}

static void member_if_set(struct json_writer *w, const char *key, const char *value)
{
	if (value)
		jw_member_string(w, key, value);
}

static void write_errors(struct json_writer *w, const struct problem *p, enum lang lang)
{
	jw_key(w, "errors");
	jw_array(w);
	for (size_t i = 0; i < p->n_errors; i++) {
		const struct problem_error *e = &p->errors[i];

		jw_object(w);
		if (e->parameter)
			jw_member_string(w, "parameter", e->parameter);
		else
			jw_member_string(w, "pointer", e->pointer ? e->pointer : "");
		member_if_set(w, "code", e->code);
		member_if_set(w, "detail", in_language(e->detail, lang));
		jw_object_end(w);
	}
	jw_array_end(w);
}

void problem_write(const struct problem *p, enum lang lang, const char *instance,
		   const char *request_id, struct buffer *out)
{
	const struct problem_info *info = problem_info(p->code);
	const char *detail;
	struct json_writer w;

	jw_init(&w, out);
	jw_object(&w);
	/* A relative reference: the same problem has the same type wherever the daemon is
	 * installed. */
	jw_key(&w, "type");
	buffer_printf(out, "\"/masalah/%s\"", info->slug);
	w.comma = true;
	jw_member_string(&w, "title", info->title[lang]);
	jw_member_int(&w, "status", info->status);
	detail = in_language(p->detail, lang);
	jw_member_string(&w, "detail", detail ? detail : info->title[lang]);
	member_if_set(&w, "instance", instance);
	jw_member_string(&w, "code", info->slug);
	member_if_set(&w, "request_id", request_id);
	member_if_set(&w, "dasar_hukum", p->dasar_hukum);
	if (p->n_errors)
		write_errors(&w, p, lang);
	jw_object_end(&w);
}
