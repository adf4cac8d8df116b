/* Gives content back piece by piece: each piece is fetched and opened when the client has taken the one before; on workers. */
#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include <sodium.h>

#include "base/clock.h"
#include "base/encode.h"
#include "base/log.h"
#include "isi/isi.h"
#include "pii/seal.h"
#include "work/stream.h"

#include "base/banned.h"

#define UJI_ARENA_BYTES (1U << 20)
#define UJI_BUDGET_MS 5000

static const struct identity sistem = { .peran = PERAN_SISTEM };

struct aliran {
	const struct isi_tempat *tempat;
	char id[UUID_TEXT_SIZE];
	int64_t ukuran;
	char sha256[ISI_SHA256_TEXT_SIZE];
	crypto_hash_sha256_state hash; /* over the pieces in order, as long as none was left out */
	int64_t berikut; /* the piece that hash waits for */
};

static void aliran_mulai(struct aliran *a, const struct isi_keluar *k)
{
	*a = (struct aliran){ .tempat = k->tempat, .ukuran = k->ukuran };
	snprintf(a->id, sizeof(a->id), "%s", k->id);
	snprintf(a->sha256, sizeof(a->sha256), "%s", k->sha256);
	crypto_hash_sha256_init(&a->hash);
}

/* -EBADMSG: there is no such piece, or it is not the one that was written there. */
static int buka(struct ctx *c, const struct aliran *a, int64_t nomor, unsigned char **ret_polos, size_t *ret_n)
{
	bool terakhir = nomor == (a->ukuran - 1) / SEAL_CHUNK_BYTES;
	char urutan[24];
	const char *const nilai[] = { a->id, urutan };
	unsigned char *segel, *polos;
	struct db_rows *rows;
	size_t n;
	int r;

	snprintf(urutan, sizeof(urutan), "%" PRId64, nomor);
	r = db_exec_values(c->db, a->tempat->baca, nilai, &rows);
	if (r < 0)
		return r;
	if (!db_count(rows))
		return -EBADMSG;
	segel = db_bytes(rows, 0, "isi", c->arena, &n);
	polos = segel && n > SEAL_OVERHEAD ? arena_alloc(c->arena, n - SEAL_OVERHEAD) : NULL;
	if (!polos)
		return segel && n <= SEAL_OVERHEAD ? -EBADMSG : -ENOMEM;
	*ret_polos = polos;
	*ret_n = n - SEAL_OVERHEAD;
	return seal_chunk_open(c->services->data_keys, a->id, (uint32_t)nomor, terakhir, segel, n, polos);
}

/* Whoever takes piece after piece from the first gets the last one only when all of it is what was received. */
static int hitung(struct aliran *a, int64_t nomor, const unsigned char *polos, size_t n)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	char teks[ISI_SHA256_TEXT_SIZE];

	if (nomor != a->berikut)
		return 0;
	crypto_hash_sha256_update(&a->hash, polos, n);
	a->berikut++;
	if (nomor != (a->ukuran - 1) / SEAL_CHUNK_BYTES)
		return 0;
	crypto_hash_sha256_final(&a->hash, hash);
	hex_encode(hash, sizeof(hash), teks);
	return strcmp(teks, a->sha256) == 0 ? 0 : -EBADMSG;
}

static int potong(struct ctx *c, void *state, int64_t nomor, const unsigned char **ret_data, size_t *ret_len)
{
	struct aliran *a = state;
	unsigned char *polos = NULL;
	size_t n = 0;
	int r = buka(c, a, nomor, &polos, &n);

	if (r == 0)
		r = hitung(a, nomor, polos, n);
	if (r < 0) {
		log_error("content-unreadable", "id", a->id, "piece", arena_printf(c->arena, "%" PRId64, nomor), "errno", strerror(-r));
		return r;
	}
	*ret_data = polos;
	*ret_len = n;
	return 0;
}

int isi_alir(struct ctx *c, const struct isi_keluar *k)
{
	struct reply *reply = &c->request->reply;
	struct aliran *a = arena_zalloc(c->arena, sizeof(*a));
	struct stream *stream = arena_zalloc(c->arena, sizeof(*stream));

	if (!a || !stream)
		return -ENOMEM;
	aliran_mulai(a, k);
	*stream = (struct stream){ .size = k->ukuran, .piece_bytes = SEAL_CHUNK_BYTES, .piece = potong, .state = a };
	reply->content_type = k->jenis;
	reply->content_disposition = nama_disposisi(c->arena, k->nama);
	reply->etag = arena_printf(c->arena, "\"%s\"", k->sha256);
	if (!reply->content_disposition || !reply->etag)
		return -ENOMEM;
	reply->stream = stream;
	reply->status = 200;
	return 0;
}

static int uji_potong(struct ctx *c, struct aliran *a, int64_t nomor)
{
	struct db_context konteks = { .identity = &sistem, .legal_us = clock_legal_us(), .read_only = true, .budget_ms = UJI_BUDGET_MS };
	unsigned char *polos;
	size_t n;
	int r = db_begin(c->db, c->arena, &konteks);

	if (r == 0)
		r = buka(c, a, nomor, &polos, &n);
	if (r == 0)
		r = hitung(a, nomor, polos, n);
	db_rollback(c->db);
	return r;
}

int isi_uji(struct db *db, const struct services *services, const struct isi_keluar *k)
{
	struct aliran a;
	int r = 0;

	aliran_mulai(&a, k);
	for (int64_t nomor = 0; r == 0 && nomor * SEAL_CHUNK_BYTES < k->ukuran; nomor++) {
		CLEANUP_ARENA struct arena *arena = arena_new(UJI_ARENA_BYTES);
		struct ctx c = { .db = db, .arena = arena, .services = services };

		r = arena ? uji_potong(&c, &a, nomor) : -ENOMEM;
	}
	return r;
}
