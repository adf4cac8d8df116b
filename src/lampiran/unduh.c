/* Gives a file back piece by piece: each piece is fetched and opened when the client has taken the one before; on workers. */
#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "base/encode.h"
#include "base/log.h"
#include "lampiran/nama.h"
#include "lampiran/operations.h"
#include "pihak/identitas.h"
#include "pii/seal.h"
#include "statements.h"
#include "work/stream.h"

#include "base/banned.h"

struct unduhan {
	char id[UUID_TEXT_SIZE];
	int64_t ukuran;
};

static int potong(struct ctx *c, void *state, int64_t nomor, const unsigned char **ret_data, size_t *ret_len)
{
	const struct unduhan *u = state;
	bool terakhir = nomor == (u->ukuran - 1) / SEAL_CHUNK_BYTES;
	unsigned char *segel, *polos;
	struct db_rows *rows;
	char urutan[24];
	size_t n;
	int r;

	snprintf(urutan, sizeof(urutan), "%" PRId64, nomor);
	r = db_exec(c->db, SQL(lampiran_potong_baca, .lampiran = u->id, .urutan = urutan), &rows);
	if (r < 0)
		return r;
	segel = db_count(rows) ? db_bytes(rows, 0, "isi", c->arena, &n) : NULL;
	polos = segel && n > SEAL_OVERHEAD ? arena_alloc(c->arena, n - SEAL_OVERHEAD) : NULL;
	r = polos ? seal_chunk_open(c->services->data_keys, u->id, (uint32_t)nomor, terakhir, segel, n, polos) : -EIO;
	if (r < 0) {
		log_error("attachment-unreadable", "lampiran", u->id, "potong", urutan, "errno", strerror(-r));
		return r;
	}
	*ret_data = polos;
	*ret_len = n - SEAL_OVERHEAD;
	return 0;
}

/* Identity copies are personal data: every reading is written down. */
static int catat_akses(struct ctx *c, const struct db_rows *rows)
{
	if (strcmp(db_get(rows, 0, "kategori"), "identitas") != 0)
		return 0;
	return identitas_catat_akses(c, db_get(rows, 0, "berkas_id"));
}

static int jawab(struct ctx *c, const struct db_rows *rows)
{
	struct reply *reply = &c->request->reply;
	struct unduhan *u = arena_zalloc(c->arena, sizeof(*u));
	struct stream *stream = arena_zalloc(c->arena, sizeof(*stream));

	if (!u || !stream)
		return -ENOMEM;
	snprintf(u->id, sizeof(u->id), "%s", db_get(rows, 0, "id"));
	u->ukuran = db_int(rows, 0, "ukuran");
	*stream = (struct stream){ .size = u->ukuran, .piece_bytes = SEAL_CHUNK_BYTES, .piece = potong, .state = u };
	reply->content_type = db_get(rows, 0, "jenis_isi");
	reply->content_disposition = nama_disposisi(c->arena, db_get(rows, 0, "nama_berkas"));
	reply->etag = arena_printf(c->arena, "\"%s\"", db_get(rows, 0, "sha256"));
	if (!reply->content_disposition || !reply->etag)
		return -ENOMEM;
	reply->stream = stream;
	reply->status = 200;
	return 0;
}

int op_lampiran_unduh(struct ctx *c)
{
	struct db_rows *rows;
	int r = db_exec(c->db, SQL(lampiran_baca, .id = ctx_param(c, "id")), &rows);

	if (r < 0)
		return r;
	if (!db_count(rows))
		return ctx_problem(c, PROBLEM_NOT_FOUND, NULL, NULL);
	r = catat_akses(c, rows);
	return r < 0 ? r : jawab(c, rows);
}
