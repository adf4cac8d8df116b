/* The holder of an account shows that its address is his, or gives it another; on the worker that serves the request, as himself. */
#include <errno.h>

#include "akun/akun.h"
#include "akun/kode.h"
#include "akun/operations.h"
#include "akun/sandi.h"
#include "akun/surat_akun.h"
#include "base/json_writer.h"
#include "statements.h"

#include "base/banned.h"

static int tanpa_akun(struct ctx *c)
{
	return ctx_problem(c, PROBLEM_STATE, "Akun Anda bukan akun penerbit bawaan; alamatnya diurus di penerbit token Anda.",
			   "Your account is not one of the built-in issuer; its address is looked after by the issuer of your token.");
}

int op_saya_email_kode(struct ctx *c)
{
	const char *saya = c->request->identity.sub;
	struct akun_baru akun;
	struct db_rows *rows;
	int r = ctx_exec(c, SQL(akun_saya, .saya = saya), &rows);

	if (r < 0)
		return r;
	if (!db_count(rows))
		return tanpa_akun(c);
	if (!db_is(rows, 0, "beralamat"))
		return ctx_problem(c, PROBLEM_STATE, "Akun ini tidak beralamat e-mail lagi.", "This account has no e-mail address any more.");
	if (db_is(rows, 0, "terbukti"))
		return ctx_problem(c, PROBLEM_STATE, "Alamat akun ini sudah dikonfirmasi.", "The address of this account has been confirmed already.");
	r = akun_buka(c->arena, c->services->data_keys, saya, db_get(rows, 0, "isi"), &akun);
	if (r == 0)
		r = surat_akun_kirim(c, &(struct surat_akun){ "akun.konfirmasi", saya, akun.email, true });
	return r < 0 ? r : surat_akun_jawab(c);
}

/* Whether the new address has an account is not told to who may not have the mailbox. */
int op_saya_email(struct ctx *c)
{
	struct db_rows *rows;
	int r = sandi_saya(c, "kata_sandi", &rows);

	if (r == 0)
		r = surat_akun_kirim(c, &(struct surat_akun){ "akun.alamat", c->request->identity.sub, ctx_body_string(c, "email"), true });
	return r < 0 ? r : surat_akun_jawab(c);
}

static int jawab(struct ctx *c, int64_t dilepas)
{
	struct buffer out;
	struct json_writer w;

	buffer_init(&out, 128);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_string(&w, "status_email", "terbukti");
	jw_member_int(&w, "dilepas", dilepas);
	jw_object_end(&w);
	return ctx_reply_json(c, 200, &out);
}

/* With the new address in what the account holds; who read the old one is told. */
static int alamat_baru(struct ctx *c, const struct db_rows *surat, const char **ret_isi)
{
	const char *saya = c->request->identity.sub, *email;
	struct akun_baru akun;
	struct db_rows *rows;
	int r = surat_akun_email(c, db_get(surat, 0, "id"), db_get(surat, 0, "isi"), &email);

	if (r == 0)
		r = ctx_exec(c, SQL(akun_saya_kunci, .saya = saya), &rows);
	if (r == 0)
		r = akun_buka(c->arena, c->services->data_keys, saya, db_get(rows, 0, "isi"), &akun);
	if (r == 0 && db_is(rows, 0, "terbukti"))
		r = surat_akun_kirim(c, &(struct surat_akun){ "akun.alamat_baru", saya, akun.email, false });
	akun.email = email;
	return r < 0 ? r : akun_segel(c->arena, c->services->data_keys, saya, &akun, ret_isi);
}

int op_saya_email_konfirmasi(struct ctx *c)
{
	const char *saya = c->request->identity.sub;
	char kode[SIDIK_SIZE];
	const char *isi = NULL;
	struct db_rows *rows;
	int r;

	akun_kode_sidik(ctx_body_string(c, "kode"), kode);
	r = ctx_exec(c, SQL(surat_akun_pakai, .kode = kode, .saya = saya, .sekarang = ctx_now_text(c)), &rows);
	if (r == 0 && db_count(rows) && db_is(rows, 0, "alamat_baru"))
		r = alamat_baru(c, rows, &isi);
	if (r == 0 && db_count(rows))
		r = ctx_exec(c, SQL(email_terbukti, .saya = saya, .pengguna = db_get(rows, 0, "pengguna_hash"), .isi = isi,
				    .alamat = db_get(rows, 0, "alamat_hash"), .sekarang = ctx_now_text(c)), &rows);
	if (r < 0)
		return r;
	if (!db_count(rows) || !db_int(rows, 0, "terbukti"))
		return ctx_problem(c, PROBLEM_NOT_FOUND, "Kode ini salah, sudah dipakai, atau sudah lewat waktunya.",
				   "This code is wrong, used up, or too old.");
	return jawab(c, db_int(rows, 0, "dilepas"));
}
