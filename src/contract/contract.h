/* The contract: the embedded OpenAPI document as operations, loaded once at start and immutable
 * afterwards (shared by all threads). A keyword that the validator does not know, an unknown x-
 * value or a missing part stops the start. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/identity.h"
#include "base/problem.h"

enum op_way {
	OP_DIRECT,
	OP_STATEMENT,
	OP_STATEMENT_SLOW,
	OP_HANDLER,
	OP_HANDLER_SLOW,
	OP_OPEN, /* the case engine opens a case */
	OP_ACTION, /* the case engine applies an action */
}; /* x-jalur */
enum op_body { BODY_NONE, BODY_JSON, BODY_FORM, BODY_STREAM }; /* x-badan */
enum rate_class {
	RATE_UMUM,
	RATE_TULIS,
	RATE_MASUK,
	RATE_LACAK,
	RATE_LAMPIRAN,
	RATE_COUNT
}; /* x-batas */
enum http_method {
	HTTP_GET,
	HTTP_HEAD,
	HTTP_POST,
	HTTP_PUT,
	HTTP_PATCH,
	HTTP_DELETE,
	HTTP_METHOD_COUNT
};

struct schema; /* compiled JSON Schema subset: schema.h */

enum param_in { PARAM_PATH, PARAM_QUERY, PARAM_HEADER };
struct param_spec {
	const char *name;
	enum param_in in;
	bool required;
	const struct schema *schema;
	const char *default_text; /* or NULL */
};

/* x-alur: what the case engine does for OP_OPEN and OP_ACTION. */
struct operation_case {
	const char *proses;
	const char *tindakan; /* OP_ACTION */
	const char *cabang; /* branches to choose from, "{a,b}"; NULL: the one without a name */
	const char *cabang_dari; /* or the body member that names the branch; NULL */
	const char *kelas_dari; /* the body member that names the class; NULL */
	const char *baca; /* the operation that reads the case; its statement is the answer */
	const char *tempat; /* OP_OPEN: the statement that tells agency and service, or the case it comes out of; NULL: the body does */
};

struct operation {
	int index; /* position in contract_operations */
	const char *id; /* operationId */
	enum http_method method;
	const char *path; /* template, "/v1/pengaduan/{id}" */
	enum op_way way;
	const char *statement; /* x-pernyataan: the statement that serves it; else that of its own name */
	struct operation_case alur; /* OP_OPEN and OP_ACTION */
	unsigned peran_mask; /* bit per enum peran */
	unsigned tugas; /* a pelaksana needs one of these; 0: none */
	const char *scope; /* machines; NULL: none */
	enum op_body body;
	bool body_required;
	const struct schema *body_schema; /* JSON and form */
	const char *const *body_types; /* NULL-terminated media types accepted */
	const char *const *produces; /* NULL-terminated media types of 2xx answers, for Accept */
	int success; /* the (first) 2xx status declared */
	bool ranges; /* 206 is declared: GET honours Range */
	bool idempotency; /* Idempotency-Key is honoured */
	bool if_match; /* If-Match is honoured (declared as parameter) */
	bool if_match_required; /* without it: 428 */
	bool list; /* x-daftar */
	bool feed; /* x-umpan: next_cursor comes with the last page too */
	bool as_system; /* x-konteks: sistem: the database context is the daemon's own */
	bool kept; /* x-simpan: answers to callers without a token are kept ready (cache/) */
	bool drops_kept; /* x-membuang: changes what kept answers tell */
	bool writes; /* every method but GET, and GET with x-mencatat (access log) */
	enum rate_class rate;
	const char *cache_control; /* x-cache or NULL */
	int64_t time_ms; /* x-waktu: what it may take instead of server.request_deadline_ms; 0: that */
	const char *dasar_hukum; /* x-dasar-hukum or NULL */
	const struct param_spec *params; /* the path's come first, in the order of its template */
	size_t n_params;
};

struct contract;

/* From the bundled JSON (borrowed: must stay). Errors are written to err. */
int contract_load(const char *json, size_t len, FILE *err, struct contract **ret) WARN_UNUSED;
void contract_free(struct contract *c);
const struct operation *contract_operations(const struct contract *c, size_t *ret_n);

#define ROUTE_MAX_SEGMENTS 12
struct route {
	const struct operation *op;
	struct {
		const char *start; /* into the raw path, still percent-encoded */
		size_t len;
	} values[ROUTE_MAX_SEGMENTS]; /* in the order of the template's {names} */
	size_t n_values;
	char allow[64]; /* for 405 */
};
/* Routes the raw (still encoded) path, without query. -ENOENT: no such path; -EOPNOTSUPP: path
 * without this method (allow is filled). HEAD routes as GET. Empty segments, dot segments, encoded
 * slashes in a place where a literal is expected: no such path. */
int contract_route(const struct contract *c, enum http_method method, const char *path, size_t len,
		   struct route *ret) WARN_UNUSED;
/* -1 when the method is unknown. */
int http_method_parse(const char *s);

/* Pairs of one query or form, and its bytes, that are looked at; more is refused. */
#define PARAMS_MAX_PAIRS 64
#define PARAMS_MAX_QUERY_BYTES 8192
#define FORM_MAX_BYTES 65536

/* Parameters of one request, decoded and validated. */
struct params {
	const struct operation *op;
	const char **values; /* by position of op->params; NULL: absent and no default */
};
/* header(cls, name) gives a header's raw value or NULL. query: raw text after '?', or NULL. Unknown
 * query parameters, doubles, bad encodings and values against the schema are written to problem
 * (PROBLEM_PARAMETER, with one error entry per parameter) and -EPROTO is returned; a path value
 * that does not fit its schema names nothing: PROBLEM_NOT_FOUND. */
int params_parse(const struct route *route, const char *query,
		 const char *(*header)(void *cls, const char *name), void *cls, struct arena *arena,
		 struct problem *problem, struct params *ret) WARN_UNUSED;
/* NULL when absent. */
const char *params_get(const struct params *p, const char *name);
/* application/x-www-form-urlencoded body -> JSON object of strings (doubles refused); NULL +
 * PROBLEM_MALFORMED on error. Owned by the caller. */
json_t *form_parse(const char *body, size_t len, struct problem *problem) WARN_UNUSED;
