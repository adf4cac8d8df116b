/* Owns the making, rotation and revocation of refresh tokens; on a worker, under peran sistem. */
#include "akun/rangkaian.h"

#include <errno.h>

#include <sodium.h>

#include "akun/kode.h"
#include "base/clock.h"
#include "base/config.h"
#include "base/encode.h"
#include "base/log.h"
#include "kalender/waktu.h"
#include "statements.h"
#include "work/services.h"

#include "base/banned.h"

#define TOKEN_BYTES 32

static const char *saat(int64_t lebih_s, char out[static WAKTU_BUF])
{
	return waktu_tulis(clock_wall_us() + lebih_s * US_PER_S, out);
}

int rangkaian_token(struct ctx *c, const char *keluarga, const struct pemegang *p, const char **ret_token)
{
	unsigned char acak[TOKEN_BYTES];
	char token[BASE64URL_SIZE(TOKEN_BYTES)], hash[SIDIK_SIZE], id[UUID_TEXT_SIZE], sampai[WAKTU_BUF], kini[WAKTU_BUF];
	int r = 0;

	randombytes_buf(acak, sizeof(acak));
	base64url_encode(acak, sizeof(acak), token);
	rahasia_sidik(token, hash);
	uuid_v7(clock_wall_us(), id);
	if (!keluarga)
		r = db_queue(c->db, SQL(token_segar_buang, .akun = p->akun_id, .saat = saat(0, kini)));
	if (r == 0)
		r = db_queue(c->db, SQL(token_segar_buat, .id = id, .keluarga = keluarga ? keluarga : id, .akun = p->akun_id, .angkatan = p->angkatan, .hash = hash,
					.kedaluwarsa = saat(c->services->config->issuer_refresh_ttl_s, sampai)));
	*ret_token = arena_strdup(c->arena, token);
	sodium_memzero(acak, sizeof(acak));
	sodium_memzero(token, sizeof(token));
	return r < 0 || *ret_token ? r : -ENOMEM;
}

/* Finds the family and waits until nobody else works on it; NULL when there is none. What is read afterwards is fresh. */
static int kunci(struct ctx *c, const char *hash, const char **ret_keluarga)
{
	struct db_rows *rows;
	int r = db_exec(c->db, SQL(token_segar_kunci, .hash = hash), &rows);

	*ret_keluarga = r == 0 && db_count(rows) ? db_get(rows, 0, "keluarga") : NULL;
	return r;
}

static int cabut(struct ctx *c, const char *keluarga)
{
	char kini[WAKTU_BUF];

	return db_queue(c->db, SQL(token_segar_cabut, .keluarga = keluarga, .saat = saat(0, kini)));
}

struct pemegang rangkaian_pemegang(const struct db_rows *rows)
{
	return (struct pemegang){ .akun_id = db_get(rows, 0, "id"),
				  .peran = db_get(rows, 0, "peran"),
				  .penyelenggara_id = db_get(rows, 0, "penyelenggara_id"),
				  .angkatan = db_get(rows, 0, "angkatan") };
}

int rangkaian_pakai(struct ctx *c, const char *token, struct pemegang *ret_pemegang, const char **ret_keluarga)
{
	char hash[SIDIK_SIZE], kini[WAKTU_BUF];
	struct db_rows *rows;
	int r;

	rahasia_sidik(token, hash);
	r = kunci(c, hash, ret_keluarga);
	if (r < 0)
		return r;
	if (!*ret_keluarga)
		return -EKEYREJECTED;
	r = db_exec(c->db, SQL(token_segar_pakai, .hash = hash, .saat = saat(0, kini)), &rows);
	if (r < 0)
		return r;
	if (!db_count(rows)) {
		log_warning("refresh-token-refused", "keluarga", *ret_keluarga, "request_id", c->request->request_id);
		r = cabut(c, *ret_keluarga);
		return r < 0 ? r : -EKEYREJECTED;
	}
	*ret_pemegang = rangkaian_pemegang(rows);
	return 0;
}

int rangkaian_cabut(struct ctx *c, const char *token)
{
	char hash[SIDIK_SIZE];
	const char *keluarga;
	int r;

	rahasia_sidik(token, hash);
	r = kunci(c, hash, &keluarga);
	return r < 0 || !keluarga ? r : cabut(c, keluarga);
}
