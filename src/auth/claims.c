/* Owns the meaning of token claims (api.md section 2, RFC 7519 section 4, RFC 9068); pure
 * functions, any thread. */
#include "auth/claims.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "base/encode.h"

#include "base/banned.h"

struct reading {
	const json_t *claims;
	const struct issuer *issuer;
	int64_t now_s;
	int64_t leeway_s;
	struct identity *id;
	const char *reason;
};

static int refuse(struct reading *rd, const char *reason)
{
	rd->reason = reason;
	return -EKEYREJECTED;
}

static bool printable(const char *s)
{
	for (; *s; s++)
		if (*s < 0x20 || *s > 0x7e)
			return false;
	return true;
}

/* A string claim of printable ASCII into out; *ret_present tells whether it was there. */
static int read_text(struct reading *rd, const char *name, char *out, size_t size,
		     bool *ret_present, const char *complaint)
{
	const json_t *v = json_object_get(rd->claims, name);

	*ret_present = v != NULL;
	if (!v)
		return 0;
	if (!json_is_string(v) || json_string_length(v) >= size || !printable(json_string_value(v)))
		return refuse(rd, complaint);
	memcpy(out, json_string_value(v), json_string_length(v) + 1);
	return 0;
}

/* One spelling per id, so that ids can be compared as text. */
static void lower(char *s)
{
	for (; *s; s++)
		*s = (char)tolower((unsigned char)*s);
}

static int check_issuer(struct reading *rd)
{
	const json_t *iss = json_object_get(rd->claims, "iss");

	if (!json_is_string(iss) || strcmp(json_string_value(iss), rd->issuer->name) != 0)
		return refuse(rd, "issuer is not the owner of the key");
	return 0;
}

static int check_audience(struct reading *rd)
{
	const json_t *aud = json_object_get(rd->claims, "aud"), *v;
	bool ours = false;
	size_t i;

	if (json_is_string(aud))
		ours = !strcmp(json_string_value(aud), rd->issuer->audience);
	else if (!json_is_array(aud))
		return refuse(rd, "aud is missing or of the wrong type");
	json_array_foreach (aud, i, v) {
		if (!json_is_string(v))
			return refuse(rd, "aud is missing or of the wrong type");
		ours |= !strcmp(json_string_value(v), rd->issuer->audience);
	}
	return ours ? 0 : refuse(rd, "token is for another audience");
}

static int check_times(struct reading *rd)
{
	const json_t *exp = json_object_get(rd->claims, "exp");
	const json_t *iat = json_object_get(rd->claims, "iat");
	const json_t *nbf = json_object_get(rd->claims, "nbf");

	if (!json_is_integer(exp) || (iat && !json_is_integer(iat)) ||
	    (nbf && !json_is_integer(nbf)))
		return refuse(rd, "exp, iat and nbf must be integers");
	if ((nbf && json_integer_value(nbf) > rd->now_s + rd->leeway_s) ||
	    (iat && json_integer_value(iat) > rd->now_s + rd->leeway_s))
		return refuse(rd, "token is not valid yet");
	rd->id->exp_s = json_integer_value(exp);
	if (rd->id->exp_s <= rd->now_s - rd->leeway_s) {
		rd->reason = "token has expired";
		return -EKEYEXPIRED;
	}
	return 0;
}

static int read_peran(struct reading *rd)
{
	const json_t *v = json_object_get(rd->claims, "peran");
	int p = json_is_string(v) ? peran_parse(json_string_value(v)) : -1;

	if (p < 0 || p == PERAN_SISTEM || p == PERAN_PUBLIK)
		return refuse(rd, "peran is missing or not one a token may carry");
	if (!(rd->issuer->peran & (1u << p)))
		return refuse(rd, "peran is not one this issuer may give");
	rd->id->peran = (enum peran)p;
	return 0;
}

static bool is_machine(enum peran p)
{
	return p == PERAN_OMBUDSMAN || p == PERAN_PORTAL_PROVINSI;
}

/* People are UUIDs. Systems may be named by text, which then is their client id. The client_id in a person's token (RFC 9068 puts one into every access
 * token) names the application, which is not who calls: limits, notes of reading and the closing of an account go by the person. */
static int read_subject(struct reading *rd)
{
	struct identity *id = rd->id;
	char sub[sizeof(id->client_id)];
	bool has_sub, has_client;
	int r;

	r = read_text(rd, "sub", sub, sizeof(sub), &has_sub,
		      "sub is of the wrong type or too long");
	if (r == 0)
		r = read_text(rd, "client_id", id->client_id, sizeof(id->client_id), &has_client,
			      "client_id is of the wrong type or too long");
	if (r < 0)
		return r;
	if (!has_sub || !*sub || (!uuid_valid(sub) && !is_machine(id->peran)))
		return refuse(rd, "sub is missing or not a UUID");
	if (uuid_valid(sub)) {
		lower(sub);
		memcpy(id->sub, sub, UUID_TEXT_SIZE);
	}
	if (!is_machine(id->peran))
		id->client_id[0] = '\0';
	else if (!has_client || !*id->client_id)
		memcpy(id->client_id, sub, strlen(sub) + 1);
	return 0;
}

static bool is_officer(enum peran p)
{
	return p == PERAN_PELAKSANA || p == PERAN_KEPALA_PENYELENGGARA ||
	       p == PERAN_BAGIAN_ORGANISASI;
}

static int read_penyelenggara(struct reading *rd)
{
	char text[UUID_TEXT_SIZE];
	bool present;
	int r;

	r = read_text(rd, "penyelenggara_id", text, sizeof(text), &present,
		      "penyelenggara_id must be a UUID");
	if (r < 0)
		return r;
	if (present && !uuid_valid(text))
		return refuse(rd, "penyelenggara_id must be a UUID");
	if (!present &&
	    (rd->id->peran == PERAN_PELAKSANA || rd->id->peran == PERAN_KEPALA_PENYELENGGARA))
		return refuse(rd, "penyelenggara_id is missing");
	if (!present || !is_officer(rd->id->peran))
		return 0;
	lower(text);
	memcpy(rd->id->penyelenggara_id, text, sizeof(text));
	return 0;
}

static int read_tugas(struct reading *rd)
{
	const json_t *list = json_object_get(rd->claims, "tugas"), *v;
	unsigned tugas = 0, bit;
	size_t i;

	if (!list)
		return 0;
	if (!json_is_array(list))
		return refuse(rd, "tugas must be an array");
	json_array_foreach (list, i, v) {
		bit = json_is_string(v) ? tugas_parse(json_string_value(v)) : 0;
		if (!bit)
			return refuse(rd, "tugas holds an unknown duty");
		tugas |= bit;
	}
	/* Not believed: as if the claim were not there, and the database decides. */
	if (!rd->issuer->believed_tugas)
		return 0;
	rd->id->tugas_known = true;
	rd->id->tugas = is_officer(rd->id->peran) ? tugas : 0;
	return 0;
}

static int read_rest(struct reading *rd)
{
	bool present;
	int r;

	r = read_text(rd, "jti", rd->id->jti, sizeof(rd->id->jti), &present,
		      "jti is of the wrong type or too long");
	if (r < 0)
		return r;
	return read_text(rd, "scope", rd->id->scope, sizeof(rd->id->scope), &present,
			 "scope is of the wrong type or too long");
}

/* Only the issuer that knows the passwords tells which tokens were given for the present one. */
static int read_angkatan(struct reading *rd)
{
	const json_t *v = json_object_get(rd->claims, "angkatan");

	if (rd->issuer->source != ISSUER_SIGNING_DIR)
		return 0;
	if (v && (!json_is_integer(v) || json_integer_value(v) < 0 || json_integer_value(v) > INT32_MAX))
		return refuse(rd, "angkatan must be a whole number");
	snprintf(rd->id->angkatan, sizeof(rd->id->angkatan), "%d", (int)json_integer_value(v));
	return 0;
}

int claims_identity(const json_t *claims, const struct issuer *issuer, int64_t now_s,
		    int64_t leeway_s, struct identity *ret_identity, const char **ret_reason)
{
	/* Time last: a token that is wrong otherwise is not called expired. */
	static int (*const steps[])(struct reading *) = {
		check_issuer, check_audience, read_peran, read_subject,
		read_penyelenggara, read_tugas, read_angkatan, read_rest, check_times,
	};
	struct identity id = { .peran = PERAN_PUBLIK };
	struct reading rd = { claims, issuer, now_s, leeway_s, &id, NULL };
	int r = 0;

	for (size_t i = 0; r == 0 && i < sizeof(steps) / sizeof(steps[0]); i++)
		r = steps[i](&rd);
	if (r == 0)
		*ret_identity = id;
	*ret_reason = rd.reason;
	return r;
}
