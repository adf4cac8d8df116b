/* Makes access codes and finds cases by them; on the worker that serves the request. */
#include "pihak/kode_akses.h"

#include <string.h>

#include "statements.h"

#include "base/banned.h"

#define NOMOR_MAX 33

static void hash_kode(const char *kode, char out[static KODE_AKSES_HASH_SIZE])
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(hash, (const unsigned char *)kode, strlen(kode));
	hex_encode(hash, sizeof(hash), out);
}

/* 256 random bits: nobody guesses it, so a plain hash is enough to keep. */
void kode_akses_baru(struct kode_akses *ret_kode)
{
	unsigned char acak[KODE_AKSES_BYTES];

	randombytes_buf(acak, sizeof(acak));
	base64url_encode(acak, sizeof(acak), ret_kode->teks);
	hash_kode(ret_kode->teks, ret_kode->hash);
	sodium_memzero(acak, sizeof(acak));
}

/* Over the whole buffer, so that time does not tell how much of the number was right. */
static bool nomor_sama(const char *a, const char *b)
{
	char x[NOMOR_MAX] = "", y[NOMOR_MAX] = "";

	memccpy(x, a, '\0', sizeof(x) - 1);
	memccpy(y, b, '\0', sizeof(y) - 1);
	return sodium_memcmp(x, y, sizeof(x)) == 0;
}

int kode_akses_lacak(struct ctx *c, const char *proses, const char **ret_berkas)
{
	char hash[KODE_AKSES_HASH_SIZE];
	struct db_rows *rows;
	int r;

	hash_kode(ctx_body_string(c, "kode_akses"), hash);
	r = db_queue(c->db, SQL(konteks_kode_akses, .hash = hash));
	if (r == 0)
		r = ctx_exec(c, SQL(berkas_cari_kode, .hash = hash, .proses = proses), &rows);
	if (r < 0)
		return r;
	if (!db_count(rows) || !nomor_sama(ctx_body_string(c, "nomor"), db_get(rows, 0, "nomor")))
		return ctx_problem(c, PROBLEM_NOT_FOUND, "Nomor dan kode akses tidak cocok dengan satu berkas pun.",
				   "Number and access code fit no case.");
	*ret_berkas = db_get(rows, 0, "id");
	return 0;
}
