/* POST .../undangan: a batch of single-use tokens, shown once and kept as hashes (P23(6)); on the worker that serves the request. */
#include <errno.h>
#include <string.h>

#include <sodium.h>

#include "base/encode.h"
#include "skm/operations.h"
#include "skm/skm.h"
#include "statements.h"

#include "base/banned.h"

#define TOKEN_BYTES 16 /* 128 random bits: nobody guesses it, so a plain hash is enough */
#define UNDANGAN_MAX_BYTES (256U << 10)

/* One token to the answer and its hash to the statement. */
static void satu(struct json_writer *w, struct buffer *hash)
{
	unsigned char acak[TOKEN_BYTES], sidik[crypto_hash_sha256_BYTES];
	char teks[BASE64URL_SIZE(TOKEN_BYTES)], hex[2 * crypto_hash_sha256_BYTES + 1];

	randombytes_buf(acak, sizeof(acak));
	base64url_encode(acak, sizeof(acak), teks);
	crypto_hash_sha256(sidik, (const unsigned char *)teks, strlen(teks));
	hex_encode(sidik, sizeof(sidik), hex);
	jw_string(w, teks);
	buffer_printf(hash, "%s%s", hash->len > 1 ? "," : "", hex);
	sodium_memzero(acak, sizeof(acak));
	sodium_memzero(teks, sizeof(teks));
}

static int simpan(struct ctx *c, struct berkas *b, int64_t jumlah, const char *hash)
{
	const char *banyak = arena_printf(c->arena, "%lld", (long long)jumlah);
	int r = banyak ? db_queue(c->db, SQL(skm_undangan_simpan, .id = b->id, .hash = hash)) : -ENOMEM;

	if (r == 0)
		r = db_queue(c->db, SQL(skm_undangan_hitung, .id = b->id, .banyak = banyak));
	if (r == 0)
		r = tindakan_terapkan(b, &(struct perubahan){ .data = arena_printf(c->arena, "{\"jumlah\":%s}", banyak) });
	return r;
}

int op_skm_undangan(struct ctx *c)
{
	int64_t jumlah = json_integer_value(json_object_get(ctx_body(c), "jumlah"));
	CLEANUP_BUFFER struct buffer hash, out;
	struct json_writer w;
	struct berkas b;
	int r;

	buffer_init(&hash, UNDANGAN_MAX_BYTES);
	buffer_init(&out, UNDANGAN_MAX_BYTES);
	r = tindakan_siap(c, ctx_param(c, "id"), &(struct tindakan){ PROSES_SKM, "undangan", NULL, NULL }, &b);
	if (r < 0)
		return r;
	jw_init(&w, &out);
	buffer_char(&hash, '{');
	jw_object(&w);
	jw_member_string(&w, "survei_id", b.id);
	jw_key(&w, "token");
	jw_array(&w);
	for (int64_t i = 0; i < jumlah; i++)
		satu(&w, &hash);
	jw_array_end(&w);
	jw_object_end(&w);
	buffer_char(&hash, '}');
	r = buffer_error(&hash);
	if (r == 0)
		r = simpan(c, &b, jumlah, hash.data);
	return r < 0 ? r : ctx_reply_json(c, 201, &out);
}
