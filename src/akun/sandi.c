/* The holder of an account changes its password with the old one, and proves by it that it is he; on the worker that serves the request, as himself. */
#include <errno.h>

#include "akun/akun.h"
#include "akun/batas.h"
#include "akun/operations.h"
#include "akun/sandi.h"
#include "akun/surat_akun.h"
#include "akun/token.h"
#include "base/config.h"
#include "statements.h"

#include "base/banned.h"

/* Whoever has got hold of a token is not to try passwords by it. */
static int batasi(struct ctx *c)
{
	struct batas b;

	if (batas_ambil(c, "sandi", c->request->identity.sub, c->services->config->limits_masuk_per_minute, 1, &b) == 0)
		return 0;
	return ctx_problem(c, PROBLEM_TOO_MANY, "Terlalu banyak percobaan; coba lagi nanti.", "Too many attempts; try again later.");
}

int sandi_saya(struct ctx *c, const char *anggota, struct db_rows **ret_rows)
{
	bool usang;
	int r = batasi(c);

	if (r == 0)
		r = ctx_exec(c, SQL(akun_sandi_saya, .saya = c->request->identity.sub), ret_rows);
	if (r < 0)
		return r;
	if (!db_count(*ret_rows) || !c->services->config->issuer_enabled)
		return ctx_problem(c, PROBLEM_STATE, "Akun Anda bukan akun penerbit bawaan; itu diurus di penerbit token Anda.",
				   "Your account is not one of the built-in issuer; that is looked after by the issuer of your token.");
	r = password_verify(db_get(*ret_rows, 0, "sandi"), ctx_body_string(c, anggota), &usang);
	if (r != -EACCES)
		return r;
	return ctx_invalid(c, arena_printf(c->arena, "/%s", anggota), "kata-sandi", "Kata sandi tidak cocok.", "The password does not match.");
}

int sandi_di_luar_batas(struct ctx *c)
{
	return ctx_invalid(c, "/kata_sandi", "maxLength", "Panjang kata sandi di luar batas.", "The password is too short or too long.");
}

int sandi_baru(struct ctx *c, char out[static PASSWORD_HASH_SIZE])
{
	int r = password_hash(ctx_body_string(c, "kata_sandi"), out);

	return r == -EINVAL ? sandi_di_luar_batas(c) : r;
}

static int ganti(struct ctx *c)
{
	char sandi[PASSWORD_HASH_SIZE];
	int r = sandi_baru(c, sandi);

	return r < 0 ? r : db_queue(c->db, SQL(akun_sandi_ganti, .saya = c->request->identity.sub, .sandi = sandi, .sekarang = ctx_now_text(c)));
}

static int kabari(struct ctx *c, const struct db_rows *rows)
{
	struct akun_baru akun;
	int r;

	if (!db_is(rows, 0, "beralamat"))
		return 0;
	r = akun_buka(c->arena, c->services->data_keys, db_get(rows, 0, "id"), db_get(rows, 0, "isi"), &akun);
	return r < 0 ? r : surat_akun_kirim(c, &(struct surat_akun){ "akun.sandi_baru", db_get(rows, 0, "id"), akun.email, false });
}

int op_saya_kata_sandi(struct ctx *c)
{
	struct pemegang saya;
	struct db_rows *rows;
	int r = sandi_saya(c, "kata_sandi_lama", &rows);

	if (r == 0)
		r = ganti(c);
	if (r == 0)
		r = kabari(c, rows);
	if (r < 0)
		return r;
	saya = rangkaian_pemegang(rows);
	return token_jawab(c, &saya, NULL);
}
