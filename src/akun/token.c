/* The token endpoint: who may have a token for what he shows (RFC 6749, RFC 7009); on a worker, under peran sistem. */
#include <errno.h>
#include <string.h>

#include "akun/akun.h"
#include "akun/cakupan.h"
#include "akun/klien.h"
#include "akun/oauth.h"
#include "akun/operations.h"
#include "akun/rangkaian.h"
#include "akun/token.h"
#include "auth/auth.h"
#include "auth/mint.h"
#include "auth/password.h"
#include "auth/throttle.h"
#include "base/clock.h"
#include "base/config.h"
#include "statements.h"

#include "base/banned.h"

static int cetak(struct ctx *c, struct mint_claims *klaim, const char **ret_token)
{
	CLEANUP_KEY_SET struct key_set *keys = keys_acquire(auth_keys(c->services->auth));
	CLEANUP_FREE char *token = NULL;
	int r;

	klaim->iat_s = clock_wall_us() / US_PER_S;
	klaim->exp_s = klaim->iat_s + c->services->config->issuer_access_ttl_s;
	r = mint_token(keys, klaim, &token);
	if (r < 0)
		return r;
	*ret_token = arena_strdup(c->arena, token);
	return *ret_token ? 0 : -ENOMEM;
}

/* No tugas in it: the decisions in force in the database are asked at each request. */
int token_jawab(struct ctx *c, const struct pemegang *p, const char *keluarga)
{
	struct token_jawaban jawaban = { .berlaku_s = c->services->config->issuer_access_ttl_s };
	struct mint_claims klaim = { .sub = p->akun_id,
				     .peran = (enum peran)peran_parse(p->peran),
				     .penyelenggara_id = p->penyelenggara_id,
				     .angkatan = strtoll(p->angkatan, NULL, 10) };
	int r = cetak(c, &klaim, &jawaban.access_token);

	if (r == 0)
		r = rangkaian_token(c, keluarga, p, &jawaban.refresh_token);
	return r < 0 ? r : oauth_jawab(c, &jawaban);
}

#define ALAMAT_PER_AKUN 20

/* Beside the limit per address that the front door keeps: guesses at one account from many addresses. Far above it, since whoever
 * uses it up keeps the account's owner out. */
static int batasi(struct ctx *c, const char *apa, const char *siapa)
{
	struct throttle *t = c->services->throttle;
	int64_t batas = c->services->config->limits_masuk_per_minute * ALAMAT_PER_AKUN, sisa;
	int tunggu_s;

	if (throttle_take(t, throttle_key(t, apa, siapa, strlen(siapa)), batas, batas, clock_mono_ns(), &sisa, &tunggu_s) == 0)
		return 0;
	c->request->problem.retry_after_s = tunggu_s;
	return ctx_problem(c, PROBLEM_TOO_MANY, "Terlalu banyak percobaan masuk; coba lagi nanti.",
			   "Too many attempts to log in; try again later.");
}

static int perbarui_sandi(struct ctx *c, const char *akun_id, const char *lama, const char *sandi)
{
	char baru[PASSWORD_HASH_SIZE];

	if (password_hash(sandi, baru) < 0)
		return 0;
	return db_queue(c->db, SQL(akun_sandi, .id = akun_id, .lama = lama, .sandi = baru));
}

static int dengan_sandi(struct ctx *c)
{
	const char *nama = ctx_body_string(c, "username"), *sandi = ctx_body_string(c, "password");
	char sidik[AKUN_SIDIK_SIZE];
	struct pemegang p;
	struct db_rows *rows;
	bool usang;
	int r;

	if (!nama || !sandi)
		return oauth_tolak(c, 400, "invalid_request", "username dan password wajib ada.", "username and password are needed.");
	akun_sidik(c->services->data_keys, nama, sidik);
	r = batasi(c, "akun", sidik);
	if (r == 0)
		r = db_exec(c->db, SQL(akun_masuk, .pengguna = sidik), &rows);
	if (r < 0)
		return r;
	r = password_verify(db_count(rows) ? db_get(rows, 0, "sandi") : NULL, sandi, &usang);
	if (r == -EACCES)
		return oauth_tolak(c, 400, "invalid_grant", "Alamat e-mail atau kata sandi tidak cocok.",
				   "The e-mail address or the password does not match.");
	if (r < 0)
		return r;
	p = rangkaian_pemegang(rows);
	r = usang ? perbarui_sandi(c, p.akun_id, db_get(rows, 0, "sandi"), sandi) : 0;
	return r < 0 ? r : token_jawab(c, &p, NULL);
}

static int dengan_token_segar(struct ctx *c)
{
	const char *token = ctx_body_string(c, "refresh_token"), *keluarga;
	struct pemegang p;
	int r;

	if (!token)
		return oauth_tolak(c, 400, "invalid_request", "refresh_token wajib ada.", "refresh_token is needed.");
	r = rangkaian_pakai(c, token, &p, &keluarga);
	if (r == -EKEYREJECTED)
		return oauth_tolak(c, 400, "invalid_grant", "refresh_token tidak berlaku; masuklah kembali.",
				   "The refresh_token is not valid; log in again.");
	return r < 0 ? r : token_jawab(c, &p, keluarga);
}

static int tolak_klien(struct ctx *c, const struct klien_bukti *bukti)
{
	if (bukti->basic)
		c->request->reply.www_authenticate = "Basic realm=\"layanand\"";
	return oauth_tolak(c, 401, "invalid_client", "Klien tidak dikenal atau rahasianya salah.",
			   "The client is unknown or its secret is wrong.");
}

static int jawab_mesin(struct ctx *c, const char *id, const struct db_rows *rows)
{
	struct token_jawaban jawaban = { .berlaku_s = c->services->config->issuer_access_ttl_s };
	const char *diminta = ctx_body_string(c, "scope"), *diberikan = db_get(rows, 0, "cakupan");
	struct mint_claims klaim = { .sub = id, .client_id = id, .peran = (enum peran)peran_parse(db_get(rows, 0, "peran")) };
	int r;

	if (diminta && !cakupan_dalam(diminta, diberikan))
		return oauth_tolak(c, 400, "invalid_scope", "Cakupan itu tidak diberikan kepada klien ini.",
				   "That scope is not given to this client.");
	klaim.scope = jawaban.scope = diminta ? diminta : *diberikan ? diberikan : NULL;
	r = cetak(c, &klaim, &jawaban.access_token);
	return r < 0 ? r : oauth_jawab(c, &jawaban);
}

static int dengan_rahasia_klien(struct ctx *c)
{
	struct klien_bukti bukti;
	struct db_rows *rows;
	bool usang;
	int r = klien_bukti(c->request->client_authorization, ctx_body(c), c->arena, &bukti);

	if (r < 0 || !bukti.id || !bukti.rahasia)
		return tolak_klien(c, &bukti);
	r = batasi(c, "klien", bukti.id);
	if (r == 0)
		r = db_exec(c->db, SQL(klien_baca, .id = bukti.id), &rows);
	if (r < 0)
		return r;
	r = password_verify(db_count(rows) ? db_get(rows, 0, "rahasia") : NULL, bukti.rahasia, &usang);
	if (r == -EACCES)
		return tolak_klien(c, &bukti);
	return r < 0 ? r : jawab_mesin(c, bukti.id, rows);
}

int op_oauth_token(struct ctx *c)
{
	static const struct {
		const char *nama;
		int (*fn)(struct ctx *c);
	} cara[] = { { "password", dengan_sandi },
		     { "refresh_token", dengan_token_segar },
		     { "client_credentials", dengan_rahasia_klien } };
	const char *diminta = ctx_body_string(c, "grant_type");

	for (size_t i = 0; c->services->config->issuer_enabled && i < sizeof(cara) / sizeof(cara[0]); i++)
		if (strcmp(diminta, cara[i].nama) == 0)
			return cara[i].fn(c);
	return oauth_tolak(c, 400, "unsupported_grant_type", "grant_type ini tidak dilayani.", "This grant_type is not served.");
}

int op_oauth_revoke(struct ctx *c)
{
	int r = rangkaian_cabut(c, ctx_body_string(c, "token"));

	if (r == 0)
		r = ctx_reply_bytes(c, 200, NULL, "", 0);
	c->request->reply.etag = NULL;
	return r;
}
