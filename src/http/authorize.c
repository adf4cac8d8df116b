/* Who is calling and may they call this operation at all: token, role, scope, duty, rate. Runs on the loop; whether the case at hand is theirs is
 * for the rules and the database to say. */
#include <errno.h>
#include <string.h>

#include <sodium.h>

#include "auth/auth.h"
#include "auth/throttle.h"
#include "base/config.h"
#include "base/encode.h"
#include "http/internal.h"

#include "base/banned.h"

static bool has_scope(const char *scopes, const char *wanted)
{
	size_t n = strlen(wanted);

	for (const char *s = scopes; (s = strstr(s, wanted)); s += n)
		if ((s == scopes || s[-1] == ' ') && (s[n] == ' ' || s[n] == '\0'))
			return true;
	return false;
}

/* The access code of a receipt, as the database knows it: the hex SHA-256 of its text. */
static void take_access_code(struct http_request *h)
{
	const char *code = header_get(h, "Kode-Akses");
	unsigned char hash[crypto_hash_sha256_BYTES];

	if (!code || !*code)
		return;
	crypto_hash_sha256(hash, (const unsigned char *)code, strlen(code));
	hex_encode(hash, sizeof(hash), h->r.identity.kode_akses);
}

static int identify(struct http_request *h)
{
	int error;

	/* What is answered from memory is the same for everybody: a token, good or bad, says nothing there. */
	if (h->r.op->way == OP_DIRECT)
		return 0;
	/* The token endpoint is for those who have no token yet: what stands there is a client's own proof. */
	if (h->r.op->body == BODY_FORM) {
		h->r.client_authorization = arena_strdup(h->r.arena, header_get(h, "Authorization"));
		return h->r.client_authorization || !header_get(h, "Authorization") ? 0 : -ENOMEM;
	}
	error = auth_identify(h->loop->services->auth, header_get(h, "Authorization"), &h->r.identity, &h->auth_reason);
	if (error == 0)
		return 0;
	if (error == -ENOMEM)
		return error;
	return problem_set(&h->r.problem, auth_problem(error), NULL, NULL);
}

static int check_role(struct http_request *h)
{
	const struct operation *op = h->r.op;
	const struct identity *id = &h->r.identity;

	if (!(op->peran_mask & (1U << id->peran))) {
		if (id->peran == PERAN_PUBLIK)
			return problem_set(&h->r.problem, PROBLEM_UNAUTHENTICATED, NULL, NULL);
		return problem_set(&h->r.problem, PROBLEM_FORBIDDEN, NULL, NULL);
	}
	if (op->tugas && id->peran == PERAN_PELAKSANA && id->tugas_known && !(id->tugas & op->tugas))
		return problem_set(&h->r.problem, PROBLEM_TUGAS, NULL, NULL);
	if (op->scope && (id->peran == PERAN_OMBUDSMAN || id->peran == PERAN_PORTAL_PROVINSI) && !has_scope(id->scope, op->scope))
		return problem_set(&h->r.problem, PROBLEM_SCOPE, NULL, NULL);
	return 0;
}

static int64_t per_minute(const struct config *c, enum rate_class class)
{
	switch (class) {
	case RATE_TULIS:
		return c->limits_tulis_per_minute;
	case RATE_MASUK:
		return c->limits_masuk_per_minute;
	case RATE_LACAK:
		return c->limits_lacak_per_minute;
	case RATE_LAMPIRAN:
		return c->limits_lampiran_per_minute;
	default:
		return c->limits_umum_per_minute;
	}
}

/* Login and tracking are counted by address, whatever token comes along: they are what somebody would try many times. */
static const char *counted_for(const struct http_request *h)
{
	const struct identity *id = &h->r.identity;
	enum rate_class class = h->r.op->rate;

	if (class == RATE_MASUK || class == RATE_LACAK || id->peran == PERAN_PUBLIK)
		return h->r.client_address;
	return id->client_id[0] ? id->client_id : id->sub;
}

static int check_rate(struct http_request *h)
{
	static const char *const words[RATE_COUNT] = { "umum", "tulis", "masuk", "lacak", "lampiran" };
	const struct services *s = h->loop->services;
	enum rate_class class = h->r.op->rate;
	const char *whom = counted_for(h);
	int64_t limit = per_minute(s->config, class);
	int64_t remaining;
	int retry_s;

	if (throttle_take(s->throttle, throttle_key(s->throttle, words[class], whom, strlen(whom)), limit, limit, h->loop->now_ns,
			  &remaining, &retry_s) == 0)
		return 0;
	h->rate_limit = limit;
	h->r.problem.retry_after_s = retry_s;
	return problem_set(&h->r.problem, PROBLEM_TOO_MANY, NULL, NULL);
}

/* In KiB: what one caller may leave with us in an hour, over however many cases. */
int authorize_bytes(struct http_request *h, int64_t bytes)
{
	const struct services *s = h->loop->services;
	const char *whom = counted_for(h);
	int64_t hour = s->config->limits_upload_megabytes_per_hour * 1024;
	int64_t remaining;

	if (throttle_take_many(s->throttle, throttle_key(s->throttle, "byte", whom, strlen(whom)), bytes / 1024 + 1,
			       hour / 60 > 0 ? hour / 60 : 1, hour, clock_mono_ns(), &remaining, &h->r.problem.retry_after_s) == 0)
		return 0;
	return problem_set(&h->r.problem, PROBLEM_TOO_MANY, "Terlalu banyak byte yang diunggah dalam satu jam.",
			   "Too many bytes uploaded within an hour.");
}

int authorize(struct http_request *h)
{
	int error = identify(h);

	if (error == 0)
		error = check_role(h);
	if (error == 0)
		error = check_rate(h);
	if (error == 0)
		take_access_code(h);
	return error;
}
