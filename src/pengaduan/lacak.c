/* POST /v1/pengaduan/lacak: a complaint by its number and access code, for those without an account; on the worker that serves
 * the request. */
#include <sodium.h>
#include <string.h>

#include "base/encode.h"
#include "pengaduan/operations.h"
#include "pengaduan/pengaduan.h"
#include "statements.h"

#include "base/banned.h"

#define NOMOR_MAX 33

static void hash_kode(const char *kode, char out[static 2 * crypto_hash_sha256_BYTES + 1])
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(hash, (const unsigned char *)kode, strlen(kode));
	hex_encode(hash, sizeof(hash), out);
}

/* Over the whole buffer, so that time does not tell how much of the number was right. */
static bool nomor_sama(const char *a, const char *b)
{
	char x[NOMOR_MAX] = "", y[NOMOR_MAX] = "";

	memccpy(x, a, '\0', sizeof(x) - 1);
	memccpy(y, b, '\0', sizeof(y) - 1);
	return sodium_memcmp(x, y, sizeof(x)) == 0;
}

/* A wrong number and a wrong code get the same answer. */
int op_pengaduan_lacak(struct ctx *c)
{
	char hash[2 * crypto_hash_sha256_BYTES + 1];
	struct db_rows *rows;
	int r;

	hash_kode(ctx_body_string(c, "kode_akses"), hash);
	r = db_queue(c->db, SQL(konteks_kode_akses, .hash = hash));
	if (r == 0)
		r = ctx_exec(c, SQL(pengaduan_cari_kode, .hash = hash), &rows);
	if (r < 0)
		return r;
	if (!db_count(rows) || !nomor_sama(ctx_body_string(c, "nomor"), db_get(rows, 0, "nomor")))
		return ctx_problem(c, PROBLEM_NOT_FOUND, "Nomor dan kode akses tidak cocok dengan satu pengaduan pun.",
				   "Number and access code fit no complaint.");
	return pengaduan_jawab(c, 200, db_get(rows, 0, "id"));
}
