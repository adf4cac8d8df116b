/* A forgotten password: who reads the mailbox of an account's address sets a new one. An address that its account's holder has never confirmed may be
 * another's (docs/decisions/0009-reset-of-unconfirmed-accounts.md). On a worker, under peran sistem. */
#include <errno.h>
#include <string.h>

#include <sodium.h>

#include "akun/akun.h"
#include "akun/batas.h"
#include "akun/kode.h"
#include "akun/operations.h"
#include "akun/sandi.h"
#include "akun/surat_akun.h"
#include "base/config.h"
#include "base/json_writer.h"
#include "statements.h"

#include "base/banned.h"

#define MENIT_PER_JAM 60
#define MENIT_PER_HARI 1440
#define NIK_PER_HARI 5 /* who reads a mailbox is not to find out another's NIK by trying */

/* The same work and the same answer for every address: whether it has an account is looked up by the thread of notices. */
int op_akun_pemulihan(struct ctx *c)
{
	struct batas b;
	int r = 0;

	if (batas_ambil(c, "pemulihan", c->request->client_address, c->services->config->limits_pemulihan_per_hour, MENIT_PER_JAM, &b) < 0)
		r = ctx_problem(c, PROBLEM_TOO_MANY, "Dari alamat ini terlalu sering diminta kata sandi baru; coba lagi nanti.",
				"New passwords were asked for too often from here; try again later.");
	if (r == 0)
		r = surat_akun_kirim(c, &(struct surat_akun){ "akun.pemulihan", NULL, ctx_body_string(c, "email"), true });
	return r < 0 ? r : surat_akun_jawab(c);
}

static int jawab(struct ctx *c, const char *hasil)
{
	struct buffer out;
	struct json_writer w;
	int r;

	buffer_init(&out, 64);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_string(&w, "hasil", hasil);
	jw_object_end(&w);
	r = ctx_reply_json(c, 200, &out);
	c->request->reply.etag = NULL;
	return r;
}

static int pulihkan(struct ctx *c, const struct db_rows *rows, const struct akun_baru *akun)
{
	const char *id = db_get(rows, 0, "akun_id");
	char sandi[PASSWORD_HASH_SIZE];
	struct db_rows *selesai;
	int r = sandi_baru(c, sandi);

	if (r == 0)
		r = ctx_exec(c, SQL(pemulihan_ganti, .surat = db_get(rows, 0, "id"), .akun = id, .sandi = sandi,
				    .alamat = db_get(rows, 0, "alamat_hash"), .sekarang = ctx_now_text(c)), &selesai);
	if (r == 0)
		r = surat_akun_kirim(c, &(struct surat_akun){ "akun.sandi_baru", id, akun->email, false });
	return r < 0 ? r : jawab(c, "dipulihkan");
}

static int lepaskan(struct ctx *c, const struct db_rows *rows, const struct akun_baru *akun)
{
	const char *id = db_get(rows, 0, "akun_id"), *isi;
	struct akun_baru tanpa = *akun;
	int r;

	tanpa.email = NULL;
	r = akun_segel(c->arena, c->services->data_keys, id, &tanpa, &isi);
	if (r == 0)
		r = db_queue(c->db, SQL(pemulihan_lepas, .surat = db_get(rows, 0, "id"), .akun = id, .isi = isi, .sekarang = ctx_now_text(c)));
	return r < 0 ? r : jawab(c, "dilepas");
}

/* Somebody else may have entered what the account holds, and then it is not for whoever has the mailbox. */
static bool berisi(const struct db_rows *rows, const struct akun_baru *akun)
{
	return akun->nik || akun->alamat || akun->telepon || db_is(rows, 0, "berberkas");
}

/* By the NIK of the account, or where it has none by that of all its cases. */
static bool nik_cocok(const struct db_rows *rows, const struct akun_baru *akun, const char *nik)
{
	if (!akun->nik)
		return db_is(rows, 0, "nik_cocok");
	return strlen(akun->nik) == strlen(nik) && sodium_memcmp(akun->nik, nik, strlen(nik)) == 0;
}

static int perlu_bukti(struct ctx *c, const struct db_rows *rows, const struct akun_baru *akun)
{
	const char *nik = ctx_body_string(c, "nik");
	struct batas b;

	if (nik && batas_ambil(c, "nik", db_get(rows, 0, "akun_id"), NIK_PER_HARI, MENIT_PER_HARI, &b) < 0)
		return ctx_problem(c, PROBLEM_TOO_MANY, "NIK untuk akun ini terlalu sering dicoba; coba lagi nanti.",
				   "The NIK of this account was tried too often; try again later.");
	if (nik && nik_cocok(rows, akun, nik))
		return pulihkan(c, rows, akun);
	if (!nik && json_is_true(json_object_get(ctx_body(c), "lepaskan")))
		return lepaskan(c, rows, akun);
	return ctx_problem(c, PROBLEM_PROOF,
			   "Alamat akun ini belum pernah dikonfirmasi, dan akunnya sudah berisi data. Sebutkan NIK yang tercatat di sana; atau, bila bukan "
			   "akun Anda, lepaskan alamat ini dari akun itu.",
			   "The address of this account was never confirmed, and the account holds data. Give the NIK that is on record there; or, if it is "
			   "not your account, take this address off it.");
}

int op_akun_pemulihan_sandi(struct ctx *c)
{
	const char *nik = ctx_body_string(c, "nik");
	char kode[SIDIK_SIZE], nik_hash[LOOKUP_SIZE];
	struct akun_baru akun;
	struct db_rows *rows;
	int r;

	akun_kode_sidik(ctx_body_string(c, "kode"), kode);
	if (nik)
		seal_lookup(c->services->data_keys, "nik", nik, nik_hash);
	r = ctx_exec(c, SQL(pemulihan_kunci, .kode = kode, .nik_hash = nik ? nik_hash : NULL, .sekarang = ctx_now_text(c)), &rows);
	if (r < 0)
		return r;
	if (!db_count(rows))
		return ctx_problem(c, PROBLEM_NOT_FOUND, "Kode ini salah, sudah dipakai, atau sudah lewat waktunya.",
				   "This code is wrong, used up, or too old.");
	r = akun_buka(c->arena, c->services->data_keys, db_get(rows, 0, "akun_id"), db_get(rows, 0, "isi"), &akun);
	if (r < 0)
		return r;
	return db_is(rows, 0, "terbukti") || !berisi(rows, &akun) ? pulihkan(c, rows, &akun) : perlu_bukti(c, rows, &akun);
}
