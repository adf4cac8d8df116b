/* POST .../undangan and .../undangan/kartu: a batch of single-use tokens, shown once, as JSON or on cards, and kept as hashes (P23(6)); on the
 * worker that serves the request. */
#include <errno.h>
#include <string.h>

#include <sodium.h>

#include "base/config.h"
#include "base/encode.h"
#include "skm/kartu.h"
#include "skm/operations.h"
#include "skm/skm.h"
#include "statements.h"
#include "work/services.h"

#include "base/banned.h"

#define TOKEN_BYTES 16 /* 128 random bits: nobody guesses it, so a plain hash is enough */
#define UNDANGAN_MAX_BYTES (256U << 10)

/* Tokens in the request's arena, and their hashes as the statement wants them. */
struct undangan {
	const char **token;
	size_t n;
	const char *berlaku_sampai; /* date, or NULL */
	struct buffer hash;	    /* "{...}" */
};

static const char *satu(struct ctx *c, struct buffer *hash)
{
	unsigned char acak[TOKEN_BYTES], sidik[crypto_hash_sha256_BYTES];
	char teks[BASE64URL_SIZE(TOKEN_BYTES)], hex[2 * crypto_hash_sha256_BYTES + 1];
	const char *token;

	randombytes_buf(acak, sizeof(acak));
	base64url_encode(acak, sizeof(acak), teks);
	crypto_hash_sha256(sidik, (const unsigned char *)teks, strlen(teks));
	hex_encode(sidik, sizeof(sidik), hex);
	buffer_printf(hash, "%s%s", hash->len > 1 ? "," : "", hex);
	token = arena_strdup(c->arena, teks);
	sodium_memzero(acak, sizeof(acak));
	sodium_memzero(teks, sizeof(teks));
	return token;
}

/* The caller ends u->hash. */
static int buat(struct ctx *c, struct undangan *u)
{
	u->n = (size_t)json_integer_value(json_object_get(ctx_body(c), "jumlah"));
	u->berlaku_sampai = json_string_value(json_object_get(ctx_body(c), "berlaku_sampai"));
	u->token = arena_alloc(c->arena, u->n * sizeof(*u->token));
	buffer_init(&u->hash, UNDANGAN_MAX_BYTES);
	buffer_char(&u->hash, '{');
	for (size_t i = 0; u->token && i < u->n; i++) {
		u->token[i] = satu(c, &u->hash);
		if (!u->token[i])
			return -ENOMEM;
	}
	buffer_char(&u->hash, '}');
	return u->token ? buffer_error(&u->hash) : -ENOMEM;
}

static void undangan_lepas(struct undangan *u)
{
	buffer_done(&u->hash);
}

static int simpan(struct ctx *c, struct berkas *b, const struct undangan *u)
{
	const char *banyak = arena_printf(c->arena, "%zu", u->n);
	int r = banyak ? db_queue(c->db, SQL(skm_undangan_simpan, .id = b->id, .hash = u->hash.data, .berlaku_sampai = u->berlaku_sampai,
					     .sekarang = b->alur.sekarang)) :
			 -ENOMEM;

	if (r == 0)
		r = db_queue(c->db, SQL(skm_undangan_hitung, .id = b->id, .banyak = banyak));
	if (r == 0)
		r = tindakan_terapkan(b, &(struct perubahan){ .data = arena_printf(c->arena, "{\"jumlah\":%s}", banyak) });
	return r;
}

/* The action itself, whatever its answer looks like. */
static int undang(struct ctx *c, struct berkas *b, struct undangan *u)
{
	int r = tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_SKM, "undangan", NULL, NULL }, b);

	if (r == 0)
		r = buat(c, u);
	return r < 0 ? r : simpan(c, b, u);
}

int op_skm_undangan(struct ctx *c)
{
	CLEANUP(undangan_lepas) struct undangan u = { 0 };
	CLEANUP_BUFFER struct buffer out;
	struct json_writer w;
	struct berkas b;
	int r = undang(c, &b, &u);

	buffer_init(&out, UNDANGAN_MAX_BYTES);
	if (r < 0)
		return r;
	jw_init(&w, &out);
	jw_object(&w);
	jw_member_string(&w, "survei_id", b.id);
	jw_member_string(&w, "berlaku_sampai", u.berlaku_sampai);
	jw_key(&w, "token");
	jw_array(&w);
	for (size_t i = 0; i < u.n; i++)
		jw_string(&w, u.token[i]);
	jw_array_end(&w);
	jw_object_end(&w);
	return ctx_reply_json(c, 201, &out);
}

/* Where a card leads: the page on which the survey is answered. The token stands behind the number sign, which browsers keep to
 * themselves, so that no log on the way has it. */
static const char *alamat_jawab(struct ctx *c, const char *id)
{
	const struct config *config = c->services->config;

	if (*config->survey_answer_url)
		return arena_printf(c->arena, "%s/%s#", config->survey_answer_url, id);
	return arena_printf(c->arena, "%s/v1/skm/survei/%s#", config->server_public_url, id);
}

static int jawab_kartu(struct ctx *c, const struct db_rows *survei, const struct undangan *u)
{
	CLEANUP_BUFFER struct buffer out;
	const struct kartu kartu = {
		.bahasa = c->request->lang == LANG_EN ? "en" : "id",
		.penyelenggara = db_get(survei, 0, "penyelenggara.nama"),
		.judul = db_get(survei, 0, "judul"),
		.periode = arena_printf(c->arena, "%s %s", db_get(survei, 0, "periode"), db_get(survei, 0, "tahun")),
		.dibuat = ctx_now_text(c),
		.berlaku_sampai = u->berlaku_sampai,
		.alamat = alamat_jawab(c, db_get(survei, 0, "id")),
		.token = u->token,
		.n = u->n,
	};
	int r;

	buffer_init(&out, KARTU_MAX_BYTES);
	c->request->reply.content_disposition = arena_printf(c->arena, "attachment; filename=\"undangan-%s.pdf\"", db_get(survei, 0, "nomor"));
	if (!kartu.periode || !kartu.dibuat || !kartu.alamat || !c->request->reply.content_disposition)
		return -ENOMEM;
	r = kartu_write(&kartu, (struct pdf_sink){ buffer_write, &out });
	return r < 0 ? r : ctx_reply_bytes(c, 201, "application/pdf", out.data, out.len);
}

int op_skm_undangan_kartu(struct ctx *c)
{
	CLEANUP(undangan_lepas) struct undangan u = { 0 };
	struct db_rows *survei;
	struct berkas b;
	int r = undang(c, &b, &u);

	if (r == 0)
		r = ctx_exec(c, SQL(skm_survei_baca, .id = b.id), &survei);
	return r < 0 ? r : jawab_kartu(c, survei, &u);
}
