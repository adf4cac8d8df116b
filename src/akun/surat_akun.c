/* Seals letters to holders of accounts and puts them where the thread of notices finds them; on the worker that serves the request. */
#include "akun/surat_akun.h"

#include <errno.h>

#include <sodium.h>

#include "akun/akun.h"
#include "akun/kode.h"
#include "base/clock.h"
#include "base/config.h"
#include "base/encode.h"
#include "base/json_writer.h"
#include "base/log.h"
#include "kalender/waktu.h"
#include "pihak/alamat.h"
#include "statements.h"
#include "work/services.h"

#include "base/banned.h"

#define ISI_MAX_BYTES 1024
#define KABAR_HIDUP_S (2 * 86400) /* word of what was done is tried that long */

static int segel(struct ctx *c, const char *id, const char *email, const char *kode, const char **ret_isi)
{
	CLEANUP_BUFFER struct buffer out;
	const char *tempat = arena_printf(c->arena, "surat_akun.isi/%s", id);
	struct json_writer w;
	int r;

	buffer_init(&out, ISI_MAX_BYTES);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_string(&w, "email", email);
	jw_member_string(&w, "kode", kode);
	jw_object_end(&w);
	r = tempat ? buffer_error(&out) : -ENOMEM;
	if (r == 0)
		r = seal_text(c->services->data_keys, tempat, out.data, c->arena, ret_isi);
	if (out.data)
		sodium_memzero(out.data, out.cap);
	return r;
}

int surat_akun_kirim(struct ctx *c, const struct surat_akun *s)
{
	char kode[AKUN_KODE_SIZE], kode_hash[SIDIK_SIZE], id[UUID_TEXT_SIZE], pengguna[AKUN_SIDIK_SIZE], mailbox[LOOKUP_SIZE], sampai[WAKTU_BUF];
	int64_t hidup_s = s->berkode ? c->services->config->issuer_code_ttl_s : KABAR_HIDUP_S;
	const char *baku = alamat_baku(c->arena, s->email), *isi;
	int r;

	if (!baku)
		return -ENOMEM;
	akun_kode_baru(kode);
	akun_kode_sidik(kode, kode_hash);
	akun_sidik(c->services->data_keys, s->email, pengguna);
	alamat_sidik(c->services->data_keys, baku, mailbox);
	uuid_v7(ctx_now(c), id);
	r = segel(c, id, s->email, s->berkode ? kode : NULL, &isi);
	sodium_memzero(kode, sizeof(kode));
	return r < 0 ? r : db_queue(c->db, SQL(surat_akun_tulis, .id = id, .templat = s->templat, .akun = s->akun_id, .pengguna = pengguna,
					       .alamat = mailbox, .isi = isi, .kode_hash = s->berkode ? kode_hash : NULL,
					       .bahasa = c->request->lang == LANG_EN ? "en" : "id", .sekarang = ctx_now_text(c),
					       .kedaluwarsa = waktu_tulis(ctx_now(c) + hidup_s * US_PER_S, sampai)));
}

int surat_akun_email(struct ctx *c, const char *id, const char *isi, const char **ret_email)
{
	const char *tempat = arena_printf(c->arena, "surat_akun.isi/%s", id), *teks;
	CLEANUP_JSON json_t *o = NULL;

	if (tempat && seal_text_open(c->services->data_keys, tempat, isi, c->arena, &teks) == 0)
		o = json_loads(teks, 0, NULL);
	if (!o) {
		log_error("letter-unreadable", "id", id);
		return -EIO;
	}
	*ret_email = arena_strdup(c->arena, json_string_value(json_object_get(o, "email")));
	return *ret_email ? 0 : -ENOMEM;
}

int surat_akun_jawab(struct ctx *c)
{
	struct buffer out;
	struct json_writer w;
	int r;

	buffer_init(&out, 128);
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_int(&w, "berlaku_detik", c->services->config->issuer_code_ttl_s);
	jw_object_end(&w);
	r = ctx_reply_json(c, 202, &out);
	c->request->reply.etag = NULL;
	return r;
}
