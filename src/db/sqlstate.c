/* From SQLSTATE and constraint name to what the client is told; pure functions. What a domain refuses by name stands in its penolakan.def;
 * PostgreSQL's own text goes to the log only. */
#include "db/internal.h"

#include <errno.h>
#include <string.h>

#include "base/banned.h"

struct rule {
	const char *name; /* SQLSTATE, whole or its class (two characters); or of a constraint or layanand.tolak */
	int error;
	enum problem_code problem;
	const char *detail[2];
	const char *pointer;
	const char *dasar_hukum;
};

static const struct rule REFUSALS[] = {
#define PENOLAKAN(name, problem, pointer, dasar_hukum, id, en) { #name, -EPROTO, PROBLEM_##problem, { id, en }, pointer, dasar_hukum },
#include "db/penolakan.inc"
#undef PENOLAKAN
};

/* A refusal that the client is told about, in both languages. */
#define REFUSED(sqlstate, problem, id, en) { sqlstate, -EPROTO, PROBLEM_##problem, { id, en }, NULL, NULL }
/* Nothing the client can mend. */
#define FAILED(sqlstate, error) { sqlstate, error, PROBLEM_UNAVAILABLE, { NULL, NULL }, NULL, NULL }

/* What has no name of its own. First match counts: whole states, then classes. Everything else is our bug. */
static const struct rule RULES[] = {
	/* layanand.berkas_terlihat */
	REFUSED("P0002", NOT_FOUND, NULL, NULL),
	REFUSED("23505", CONFLICT, "Data yang sama sudah ada", "The same data exists already"),
	REFUSED("23503", INVALID, "Merujuk pada data yang tidak ada", "Refers to data that does not exist"),
	REFUSED("23514", INVALID, "Nilai di luar yang diperbolehkan", "A value is outside what is allowed"),
	REFUSED("23502", INVALID, "Isian wajib tidak ada", "A required value is missing"),
	REFUSED("22P02", INVALID, "Bentuk nilai tidak sah", "A value has the wrong form"),
	REFUSED("22001", INVALID, "Teks terlalu panjang", "A text is too long"),
	REFUSED("22003", INVALID, "Angka di luar batas", "A number is out of range"),
	REFUSED("22007", INVALID, "Tanggal atau waktu tidak sah", "A date or time is not valid"),
	REFUSED("22008", INVALID, "Tanggal atau waktu tidak sah", "A date or time is not valid"),
	REFUSED("22021", INVALID, "Teks memuat tanda yang tidak sah", "A text contains invalid characters"),
	REFUSED("22P05", INVALID, "Teks memuat tanda yang tidak sah", "A text contains invalid characters"),
	FAILED("40001", -EAGAIN),
	FAILED("40P01", -EAGAIN),
	FAILED("55P03", -EAGAIN),
	{ "57014", -ETIME, PROBLEM_UNAVAILABLE,
	  { "Terlalu lama; coba lagi dengan permintaan yang lebih sempit", "It took too long; try again with a narrower request" }, NULL, NULL },
	FAILED("25P03", -ENOTCONN),
	/* A prepared statement that the server does not have: on a new connection it will. */
	FAILED("26000", -ENOTCONN),
	FAILED("53", -EPROTO),
	FAILED("57", -ENOTCONN),
	FAILED("08", -ENOTCONN),
};

static const struct rule OUR_BUG = { .error = -EIO, .problem = PROBLEM_INTERNAL };
static const struct rule OF_A_TRIGGER = { .error = -EPROTO, .problem = PROBLEM_FORBIDDEN };
/* What the caller may not see does not exist for him, also when he writes to it. */
static const struct rule OF_A_POLICY = { .error = -EPROTO, .problem = PROBLEM_NOT_FOUND };
/* A plan whose result type changed under a running daemon: only a new connection helps. */
static const struct rule STALE_PLAN = { .error = -ENOTCONN, .problem = PROBLEM_UNAVAILABLE };

static const char *field(const PGresult *result, int code)
{
	const char *s = PQresultErrorField(result, code);

	return s ? s : "";
}

/* The same SQLSTATE comes from quite different places; the function in PostgreSQL that raised it
 * tells them apart in every language. */
static const struct rule *by_source(const PGresult *result, const char *sqlstate)
{
	const char *function = field(result, PG_DIAG_SOURCE_FUNCTION);

	if (!strcmp(sqlstate, "42501") && !strcmp(function, "exec_stmt_raise"))
		return &OF_A_TRIGGER;
	if (!strcmp(sqlstate, "42501") && !strcmp(function, "ExecWithCheckOptions"))
		return &OF_A_POLICY;
	if (!strcmp(sqlstate, "0A000") && !strcmp(function, "RevalidateCachedQuery"))
		return &STALE_PLAN;
	return NULL;
}

/* Integrity constraints and layanand.tolak have names. */
static const struct rule *by_name(const char *sqlstate, const char *constraint)
{
	if (strncmp(sqlstate, "23", 2) && strcmp(sqlstate, "P0001"))
		return NULL;
	for (size_t i = 0; i < sizeof(REFUSALS) / sizeof(REFUSALS[0]); i++)
		if (!strcmp(REFUSALS[i].name, constraint))
			return &REFUSALS[i];
	return NULL;
}

static const struct rule *find(const char *sqlstate, const char *constraint)
{
	const struct rule *named = by_name(sqlstate, constraint);

	if (named)
		return named;
	for (size_t i = 0; i < sizeof(RULES) / sizeof(RULES[0]); i++)
		if (!strncmp(sqlstate, RULES[i].name, strlen(RULES[i].name)))
			return &RULES[i];
	return &OUR_BUG;
}

/* `raise exception using constraint = '<slug of a problem>'` refuses with that problem: for rules
 * that live in triggers. */
static enum problem_code raised_problem(const char *constraint)
{
	for (int code = PROBLEM_NONE + 1; code < PROBLEM_COUNT; code++)
		if (!strcmp(constraint, problem_info((enum problem_code)code)->slug))
			return (enum problem_code)code;
	return PROBLEM_NONE;
}

/* Which field: the column when PostgreSQL tells it, else from a constraint of the default form
 * <table>_<column>_<fkey|check|key>. */
static void write_pointer(const PGresult *result, struct db_failure *f)
{
	const char *column = field(result, PG_DIAG_COLUMN_NAME);
	const char *table = field(result, PG_DIAG_TABLE_NAME);
	const char *rest = f->constraint;
	size_t n = strlen(column);

	if (!n && *table && !strncmp(rest, table, strlen(table)) && rest[strlen(table)] == '_') {
		const char *end = strrchr(rest, '_');

		column = rest + strlen(table) + 1;
		if (end > column &&
		    (!strcmp(end, "_fkey") || !strcmp(end, "_check") || !strcmp(end, "_key")))
			n = (size_t)(end - column);
	}
	if (!n || n + 2 > sizeof(f->pointer_text))
		return;
	snprintf(f->pointer_text, sizeof(f->pointer_text), "/%.*s", (int)n, column);
	f->pointer = f->pointer_text;
}

static void copy_pointer(const char *pointer, struct db_failure *f)
{
	if ((size_t)snprintf(f->pointer_text, sizeof(f->pointer_text), "%s", pointer) < sizeof(f->pointer_text))
		f->pointer = f->pointer_text;
}

static void take(struct db_failure *f, const struct rule *r)
{
	f->problem = r->problem;
	f->detail[LANG_ID] = r->detail[LANG_ID];
	f->detail[LANG_EN] = r->detail[LANG_EN];
	f->pointer = r->pointer;
	f->dasar_hukum = r->dasar_hukum;
}

int failure_from_result(const PGresult *result, struct db_failure *f)
{
	const struct rule *r;

	*f = (struct db_failure){ 0 };
	snprintf(f->sqlstate, sizeof(f->sqlstate), "%s", field(result, PG_DIAG_SQLSTATE));
	snprintf(f->constraint, sizeof(f->constraint), "%s",
		 field(result, PG_DIAG_CONSTRAINT_NAME));
	snprintf(f->message, sizeof(f->message), "%s", field(result, PG_DIAG_MESSAGE_PRIMARY));
	if (!*f->sqlstate)
		return failure_lost(f, PQresultErrorMessage(result));
	r = by_source(result, f->sqlstate);
	if (!r)
		r = find(f->sqlstate, f->constraint);
	take(f, r);
	if (!strcmp(f->sqlstate, "P0001") && raised_problem(f->constraint) != PROBLEM_NONE) {
		f->problem = raised_problem(f->constraint);
		return -EPROTO;
	}
	if (*field(result, PG_DIAG_COLUMN_NAME) == '/') /* layanand.tolak says where */
		copy_pointer(field(result, PG_DIAG_COLUMN_NAME), f);
	else if (r->problem == PROBLEM_INVALID && !f->pointer)
		write_pointer(result, f);
	return r->error;
}

int failure_lost(struct db_failure *f, const char *reason)
{
	*f = (struct db_failure){ .problem = PROBLEM_UNAVAILABLE };
	snprintf(f->message, sizeof(f->message), "%s", reason ? reason : "");
	return -ENOTCONN;
}
