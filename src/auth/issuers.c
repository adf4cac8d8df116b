/* Owns the list of issuers: settings and the issuers file become one checked table; start-up thread
 * only. */
#include "auth/issuers.h"

#include <errno.h>
#include <string.h>

#include "auth/fetch.h"
#include "auth/key.h"
#include "base/identity.h"

#include "base/banned.h"

#define PERAN_OF_TOKENS (((1u << PERAN_COUNT) - 1) & ~(1u << PERAN_PUBLIK) & ~(1u << PERAN_SISTEM))

static void issuer_done(struct issuer *i)
{
	free(i->name);
	free(i->audience);
	free(i->location);
	free(i->secret_file);
	free(i->secret_kid);
	free(i->ca_file);
}

void issuers_free(struct issuers *is)
{
	if (!is)
		return;
	for (size_t i = 0; i < is->n; i++)
		issuer_done(&is->list[i]);
	free(is);
}

static int add_builtin(struct issuers *is, const struct config *c)
{
	struct issuer *i = &is->list[is->n++];

	*i = (struct issuer){ .name = strdup(c->server_public_url),
			      .audience = strdup(c->auth_audience),
			      .source = ISSUER_SIGNING_DIR,
			      .location = strdup(c->keys_signing_dir),
			      .secret_kid = strdup(""),
			      .algorithms = KEY_ALG_RS256 | KEY_ALG_ES256,
			      .peran = PERAN_OF_TOKENS,
			      .believed_tugas = true };
	return i->name && i->audience && i->location && i->secret_kid ? 0 : -ENOMEM;
}

int issuers_builtin(const struct config *c, struct issuers **ret_issuers)
{
	CLEANUP_ISSUERS struct issuers *is = calloc(1, sizeof(*is));
	int r = is ? add_builtin(is, c) : -ENOMEM;

	if (r == 0)
		*ret_issuers = TAKE(is);
	return r;
}

/* One member of an issuer object; the complaint goes to err. */
struct reader {
	const json_t *object;
	FILE *err;
	size_t index;
	bool failed;
};

static void complain(struct reader *rd, const char *what, const char *name)
{
	fprintf(rd->err, "issuers file: entry %zu: %s: %s\n", rd->index, name, what);
	rd->failed = true;
}

/* A copy of the string member, or of def when absent (NULL stays NULL). */
static char *read_string(struct reader *rd, const char *name, const char *def)
{
	const json_t *v = json_object_get(rd->object, name);
	char *s;

	if (v && (!json_is_string(v) || json_string_length(v) == 0)) {
		complain(rd, "must be a non-empty string", name);
		return NULL;
	}
	if (!v && !def)
		return NULL;
	s = strdup(v ? json_string_value(v) : def);
	rd->failed |= !s;
	return s;
}

static bool read_bool(struct reader *rd, const char *name)
{
	const json_t *v = json_object_get(rd->object, name);

	if (v && !json_is_boolean(v))
		complain(rd, "must be true or false", name);
	return json_is_true(v);
}

static unsigned peran_bit(const char *name)
{
	int p = peran_parse(name);

	return p < 0 ? 0 : (1u << p) & PERAN_OF_TOKENS;
}

/* An array of names as a mask; def when absent. */
static unsigned read_mask(struct reader *rd, const char *name, unsigned (*bit)(const char *),
			  unsigned def)
{
	const json_t *list = json_object_get(rd->object, name), *v;
	unsigned mask = 0, b;
	size_t i;

	if (!list)
		return def;
	if (!json_is_array(list) || json_array_size(list) == 0)
		complain(rd, "must be an array of names", name);
	json_array_foreach (list, i, v) {
		b = json_is_string(v) ? bit(json_string_value(v)) : 0;
		if (!b)
			complain(rd, "holds a name that is not allowed", name);
		mask |= b;
	}
	return mask;
}

static void check_members(struct reader *rd)
{
	static const char *const known[] = { "issuer",     "jwks_file",      "jwks_url",
					     "algorithms", "believed_tugas", "audience",
					     "peran",      "ca_file",        "hs256_secret_file",
					     "hs256_kid" };
	const char *name;
	json_t *v;
	size_t i;

	json_object_foreach ((json_t *)rd->object, name, v) {
		for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
			if (!strcmp(name, known[i]))
				break;
		if (i == sizeof(known) / sizeof(known[0]))
			complain(rd, "unknown member", name);
	}
}

/* Where the keys are; HS256 and its secret go together. */
static void read_source(struct reader *rd, struct issuer *i)
{
	CLEANUP_FREE char *file = read_string(rd, "jwks_file", NULL);
	CLEANUP_FREE char *url = read_string(rd, "jwks_url", NULL);

	i->secret_file = read_string(rd, "hs256_secret_file", NULL);
	i->secret_kid = read_string(rd, "hs256_kid", "");
	i->ca_file = read_string(rd, "ca_file", NULL);
	if (file && url)
		complain(rd, "only one of jwks_file and jwks_url", "jwks_file");
	if (!file && !url && !i->secret_file)
		complain(rd, "no keys: jwks_file, jwks_url or hs256_secret_file", "issuer");
	if (!(i->algorithms & KEY_ALG_HS256) != !i->secret_file)
		complain(rd, "HS256 in algorithms and hs256_secret_file go together", "algorithms");
	if (url && fetch_check_url(url, i->insecure_loopback) < 0)
		complain(rd, "must be https (http to this machine in development mode)",
			 "jwks_url");
	i->source = url ? ISSUER_JWKS_URL : file ? ISSUER_JWKS_FILE : ISSUER_SECRET_ONLY;
	i->location = url ? TAKE(url) : TAKE(file);
}

static void read_issuer(struct reader *rd, const struct config *c, struct issuer *i)
{
	unsigned def = KEY_ALG_RS256 | KEY_ALG_ES256;

	check_members(rd);
	i->name = read_string(rd, "issuer", NULL);
	if (!i->name)
		complain(rd, "is needed", "issuer");
	i->audience = read_string(rd, "audience", c->auth_audience);
	i->algorithms = read_mask(rd, "algorithms", key_alg_parse, def);
	i->peran = read_mask(rd, "peran", peran_bit, PERAN_OF_TOKENS);
	i->believed_tugas = read_bool(rd, "believed_tugas");
	i->insecure_loopback = !strcmp(c->server_mode, "development");
	read_source(rd, i);
}

static bool name_taken(const struct issuers *is, const char *name)
{
	for (size_t i = 0; i + 1 < is->n; i++)
		if (name && is->list[i].name && !strcmp(is->list[i].name, name))
			return true;
	return false;
}

static int read_list(struct issuers *is, const json_t *list, const struct config *c, FILE *err)
{
	struct reader rd = { .err = err };
	struct issuer *added;
	size_t i;

	if (!json_is_array(list) || json_array_size(list) + is->n > ISSUERS_MAX) {
		fprintf(err, "issuers file: must be an array of at most %d issuers\n",
			ISSUERS_MAX - 1);
		return -EINVAL;
	}
	json_array_foreach (list, i, rd.object) {
		rd.index = i;
		if (!json_is_object(rd.object)) {
			complain(&rd, "must be an object", "entry");
			continue;
		}
		added = &is->list[is->n++];
		read_issuer(&rd, c, added);
		/* Two tables for one `iss` would let the weaker one decide. */
		if (name_taken(is, added->name))
			complain(&rd, "named twice (the built-in issuer is server.public_url)",
				 "issuer");
	}
	return rd.failed ? -EINVAL : 0;
}

int issuers_load(const struct config *c, FILE *err, struct issuers **ret_issuers)
{
	CLEANUP_ISSUERS struct issuers *is = calloc(1, sizeof(*is));
	CLEANUP_JSON json_t *list = NULL;
	json_error_t e;
	int r = 0;

	if (!is)
		return -ENOMEM;
	if (c->issuer_enabled)
		r = add_builtin(is, c);
	if (r == 0 && *c->auth_issuers_file) {
		list = json_load_file(c->auth_issuers_file, JSON_REJECT_DUPLICATES, &e);
		if (!list) {
			fprintf(err, "%s:%d: %s\n", c->auth_issuers_file, e.line, e.text);
			return -EINVAL;
		}
		r = read_list(is, list, c, err);
	}
	if (r == 0)
		*ret_issuers = TAKE(is);
	return r;
}
