/* `layanand token`: a token signed by the built-in issuer, for operators and tests; whoever may read its signing keys may. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "auth/mint.h"
#include "base/clock.h"
#include "base/config.h"
#include "base/encode.h"
#include "daemon/commands.h"

#include "base/banned.h"

#define DEFAULT_TTL_S 3600

/* A machine's token without a scope of its own gets what its role is for. */
static const char *scope_of(enum peran peran)
{
	switch (peran) {
	case PERAN_OMBUDSMAN:
		return "ombudsman.baca ombudsman.rujuk kejadian.baca";
	case PERAN_PORTAL_PROVINSI:
		return "skm.baca";
	case PERAN_BAGIAN_ORGANISASI:
		return "kejadian.baca";
	default:
		return NULL;
	}
}

static bool machine(enum peran peran)
{
	return peran == PERAN_OMBUDSMAN || peran == PERAN_PORTAL_PROVINSI;
}

static int one(struct mint_claims *c, const char *name, const char *value, int64_t *ret_ttl)
{
	int peran;
	char *end;

	if (strcmp(name, "--peran") == 0) {
		peran = peran_parse(value);
		c->peran = (enum peran)peran;
		return peran < 0 ? -EINVAL : 0;
	}
	if (strcmp(name, "--sub") == 0)
		c->sub = value;
	else if (strcmp(name, "--penyelenggara") == 0)
		c->penyelenggara_id = value;
	else if (strcmp(name, "--scope") == 0)
		c->scope = value;
	else if (strcmp(name, "--tugas") == 0 && tugas_parse(value))
		c->tugas |= tugas_parse(value);
	else if (strcmp(name, "--ttl") == 0 && (*ret_ttl = strtoll(value, &end, 10)) != 0 && !*end)
		return 0;
	else
		return -EINVAL;
	return 0;
}

static int parse(int argc, char **argv, struct mint_claims *c, int64_t *ret_ttl)
{
	*ret_ttl = DEFAULT_TTL_S;
	for (int i = 1; i < argc; i += 2) {
		if (i + 1 >= argc || one(c, argv[i], argv[i + 1], ret_ttl) < 0) {
			fprintf(stderr, "layanand token: %s: not understood\n", argv[i]);
			return -EINVAL;
		}
	}
	if (c->peran == PERAN_PUBLIK || !c->sub) {
		fputs("layanand token: --peran and --sub are needed\n", stderr);
		return -EINVAL;
	}
	if ((c->peran == PERAN_PELAKSANA || c->peran == PERAN_KEPALA_PENYELENGGARA) && !c->penyelenggara_id) {
		fputs("layanand token: this role needs --penyelenggara\n", stderr);
		return -EINVAL;
	}
	if ((!machine(c->peran) && !uuid_valid(c->sub)) || (c->penyelenggara_id && !uuid_valid(c->penyelenggara_id))) {
		fputs("layanand token: people and agencies are named by UUIDs\n", stderr);
		return -EINVAL;
	}
	/* Without --tugas the decisions in the database tell the duties. */
	c->with_tugas = c->tugas != 0;
	c->scope = c->scope ? c->scope : scope_of(c->peran);
	return 0;
}

int command_token(const struct config *c, int argc, char **argv)
{
	struct mint_claims claims = { .peran = PERAN_PUBLIK, .iat_s = clock_wall_us() / US_PER_S };
	CLEANUP_ISSUERS struct issuers *issuers = NULL;
	CLEANUP_FREE char *token = NULL;
	struct keys *keys = NULL;
	int64_t ttl_s;
	int error;

	if (parse(argc, argv, &claims, &ttl_s) < 0)
		return 2;
	claims.exp_s = claims.iat_s + ttl_s;
	error = issuers_builtin(c, &issuers);
	if (error == 0)
		error = keys_new(issuers, &keys);
	if (error == 0)
		error = keys_load(keys, stderr);
	if (error == 0) {
		CLEANUP_KEY_SET struct key_set *set = keys_acquire(keys);

		error = mint_token(set, &claims, &token);
	}
	keys_free(keys);
	if (error < 0) {
		fprintf(stderr, "layanand token: %s\n", strerror(-error));
		return 1;
	}
	puts(token);
	return 0;
}
