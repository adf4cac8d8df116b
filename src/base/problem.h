/* Refusals as RFC 9457 problems: one registry (problems.def), two languages, JSON Pointers for
 * validation. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"

enum problem_code {
	PROBLEM_NONE,
#define PROBLEM(code, status, slug, judul, title) PROBLEM_##code,
#include "base/problems.def"
#undef PROBLEM
	PROBLEM_COUNT
};

enum lang { LANG_ID, LANG_EN };

struct problem_info {
	const char *slug; /* `code` in the answer, last segment of `type` */
	int status;
	const char *title[2]; /* by enum lang */
};

struct problem_error { /* one entry of `errors` */
	const char *pointer; /* "/pengadu/nik"; for parameters: name in `parameter` instead */
	const char *parameter;
	const char *code; /* the schema keyword, or a rule's own word */
	const char *detail[2];
};

#define PROBLEM_MAX_ERRORS 100

struct problem {
	enum problem_code code; /* PROBLEM_NONE: no refusal */
	const char *detail[2]; /* arena or static; NULL: title only */
	const char *dasar_hukum; /* pasal, when one applies */
	int retry_after_s; /* 0: none */
	const char *allow; /* 405 */
	size_t n_errors;
	struct problem_error errors[PROBLEM_MAX_ERRORS]; /* last: problem_init leaves it */
};

/* No refusal yet. The list of errors is four kilobytes that hardly any request needs: it is not cleared, it reaches as far as its count says. */
void problem_init(struct problem *p);
const struct problem_info *problem_info(enum problem_code code);
/* Sets code and detail (first refusal wins); strings are not copied. Returns -EPROTO so that
 * callers can `return problem_set(...)`. */
int problem_set(struct problem *p, enum problem_code code, const char *detail_id,
		const char *detail_en);
/* Adds a validation entry; silently full at PROBLEM_MAX_ERRORS (the first are the ones shown). */
void problem_add(struct problem *p, struct problem_error e);
/* application/problem+json into out. */
void problem_write(const struct problem *p, enum lang lang, const char *instance,
		   const char *request_id, struct buffer *out);
