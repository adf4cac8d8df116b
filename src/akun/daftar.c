/* Registration of citizens; on a worker, under peran sistem. */
#include "akun/operations.h"

#include <errno.h>

#include "akun/akun.h"
#include "akun/batas.h"
#include "akun/sandi.h"
#include "akun/surat_akun.h"
#include "base/config.h"
#include "base/json_writer.h"
#include "kalender/waktu.h"
#include "pii/nik.h"

#include "base/banned.h"

#define JAWABAN_MAX_BYTES 8192
#define MENIT_PER_JAM 60

static int jawab(struct ctx *c, const char *id, const struct akun_baru *akun)
{
	struct buffer out;
	struct json_writer w;
	int r;

	buffer_init(&out, JAWABAN_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_string(&w, "id", id);
	jw_member_string(&w, "nama", akun->nama);
	jw_member_string(&w, "email", akun->email);
	jw_member_string(&w, "dibuat_pada", ctx_now_text(c));
	jw_object_end(&w);
	r = ctx_reply_json(c, 201, &out);
	c->request->reply.location = "/v1/saya";
	return r;
}

/* The answer tells whether an e-mail address is registered (a client has to know whether its user can log in now), so few such answers are given:
 * each registration is counted beforehand, and given back unless it met an account. */
static int hitung(struct ctx *c, struct batas *b)
{
	if (batas_ambil(c, "bentrok", c->request->client_address, c->services->config->limits_bentrok_per_hour, MENIT_PER_JAM, b) == 0)
		return 0;
	return ctx_problem(c, PROBLEM_TOO_MANY, "Dari alamat ini terlalu sering didaftarkan e-mail yang sudah mempunyai akun; coba lagi nanti.",
			   "E-mail addresses that have an account were registered too often from here; try again later.");
}

int op_akun_daftar(struct ctx *c)
{
	const struct akun_baru akun = {
		.nama = ctx_body_string(c, "nama"),
		.email = ctx_body_string(c, "email"),
		.sandi = ctx_body_string(c, "kata_sandi"),
		.nik = ctx_body_string(c, "nik"),
		.alamat = ctx_body_string(c, "alamat"),
		.telepon = ctx_body_string(c, "telepon"),
		.peran = PERAN_MASYARAKAT,
		.waktu_us = ctx_now(c),
	};
	struct batas batas;
	const char *id;
	int r;

	if (akun.nik && !nik_valid(akun.nik))
		return ctx_invalid(c, "/nik", "nik", "NIK tidak benar susunannya: periksa tanggal lahir dan nomor urut.",
				   "The NIK is not well formed: check date of birth and serial number.");
	r = hitung(c, &batas);
	if (r < 0)
		return r;
	r = akun_buat(c->db, c->arena, c->services->data_keys, &akun, &id);
	if (r == -EEXIST)
		return ctx_problem(c, PROBLEM_CONFLICT, "Akun tidak dapat dibuat dengan alamat e-mail ini.",
				   "No account can be made with this e-mail address.");
	batas_kembali(&batas);
	if (r == -EINVAL)
		return sandi_di_luar_batas(c);
	if (r == 0)
		r = surat_akun_kirim(c, &(struct surat_akun){ "akun.konfirmasi", id, akun.email, true });
	return r < 0 ? r : jawab(c, id, &akun);
}
