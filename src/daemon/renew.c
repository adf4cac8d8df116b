/* Owns the renewal of sealed data after a rotation; runs in its own command, in batches. */
#include "daemon/renew.h"

#include <arpa/inet.h>
#include <errno.h>
#include <string.h>

#include <sodium.h>

#include "base/clock.h"
#include "base/encode.h"
#include "db/db.h"
#include "pii/seal.h"
#include "statements.h"

#include "base/banned.h"

#define BATCH 50
#define BATCH_TEXT "50"
#define ARENA_BYTES (64U << 20)
#define BUDGET_MS 60000

struct renewal {
	struct db *db;
	struct data_keys *keys;
	char key_id[16]; /* of the newest key, as bytea text */
	struct arena *arena; /* of the batch */
};

static const char *to_bytea(struct arena *arena, const unsigned char *data, size_t n)
{
	char *text = arena_alloc(arena, 2 * n + 3);

	if (!text)
		return NULL;
	memcpy(text, "\\x", 2);
	hex_encode(data, n, text + 2);
	return text;
}

/* A row of a table whose column `isi` is sealed under "<table>.isi/<id>". */
static int renew_value(struct renewal *r, const struct db_rows *rows, int row, const char *table, const char **ret_isi)
{
	size_t n;
	const unsigned char *sealed = db_bytes(rows, row, "isi", r->arena, &n);
	unsigned char *fresh = sealed ? arena_alloc(r->arena, n) : NULL;
	char *context = arena_printf(r->arena, "%s.isi/%s", table, db_get(rows, row, "id"));
	int error = fresh && context ? seal_renew(r->keys, context, sealed, n, fresh) : -ENOMEM;

	*ret_isi = error > 0 ? to_bytea(r->arena, fresh, n) : NULL;
	return error < 0 ? error : *ret_isi ? 0 : -ENOMEM;
}

static int renew_piece(struct renewal *r, const struct db_rows *rows, int row, const char **ret_isi)
{
	size_t n;
	const unsigned char *sealed = db_bytes(rows, row, "isi", r->arena, &n);
	unsigned char *plain = sealed ? arena_alloc(r->arena, n) : NULL;
	unsigned char *fresh = plain ? arena_alloc(r->arena, n) : NULL;
	const char *id = db_get(rows, row, "id");
	uint32_t number = (uint32_t)db_int(rows, row, "urutan");
	bool last = db_is(rows, row, "terakhir");
	int error = fresh && n >= SEAL_OVERHEAD ? seal_chunk_open(r->keys, id, number, last, sealed, n, plain) : -ENOMEM;

	if (error == 0)
		error = seal_chunk(r->keys, id, number, last, plain, n - SEAL_OVERHEAD, fresh);
	*ret_isi = error == 0 ? to_bytea(r->arena, fresh, n) : NULL;
	return error < 0 ? error : *ret_isi ? 0 : -ENOMEM;
}

static int accounts(struct renewal *r, int *ret_n)
{
	struct db_rows *rows;
	const char *isi;
	int error = db_exec(r->db, SQL(perbarui_akun_baca, .kunci = r->key_id, .banyak = BATCH_TEXT), &rows);

	for (int i = 0; error == 0 && i < db_count(rows); i++) {
		error = renew_value(r, rows, i, "akun", &isi);
		if (error == 0)
			error = db_queue(r->db, SQL(perbarui_akun_tulis, .id = db_get(rows, i, "id"), .isi = isi));
	}
	*ret_n = error == 0 ? db_count(rows) : 0;
	return error;
}

static int identities(struct renewal *r, int *ret_n)
{
	struct db_rows *rows;
	const char *isi;
	int error = db_exec(r->db, SQL(perbarui_identitas_baca, .kunci = r->key_id, .banyak = BATCH_TEXT), &rows);

	for (int i = 0; error == 0 && i < db_count(rows); i++) {
		error = renew_value(r, rows, i, "identitas", &isi);
		if (error == 0)
			error = db_queue(r->db, SQL(perbarui_identitas_tulis, .id = db_get(rows, i, "id"), .isi = isi));
	}
	*ret_n = error == 0 ? db_count(rows) : 0;
	return error;
}

static int receivers(struct renewal *r, int *ret_n)
{
	struct db_rows *rows;
	const char *isi;
	int error = db_exec(r->db, SQL(perbarui_penyerahan_baca, .kunci = r->key_id, .banyak = BATCH_TEXT), &rows);

	for (int i = 0; error == 0 && i < db_count(rows); i++) {
		error = renew_value(r, rows, i, "penyerahan_informasi", &isi);
		if (error == 0)
			error = db_queue(r->db, SQL(perbarui_penyerahan_tulis, .id = db_get(rows, i, "id"), .isi = isi));
	}
	*ret_n = error == 0 ? db_count(rows) : 0;
	return error;
}

static int contacts(struct renewal *r, int *ret_n)
{
	struct db_rows *rows;
	const char *isi;
	int error = db_exec(r->db, SQL(perbarui_kontak_baca, .kunci = r->key_id, .banyak = BATCH_TEXT), &rows);

	for (int i = 0; error == 0 && i < db_count(rows); i++) {
		error = renew_value(r, rows, i, "kontak_notifikasi", &isi);
		if (error == 0)
			error = db_queue(r->db, SQL(perbarui_kontak_tulis, .id = db_get(rows, i, "id"), .isi = isi));
	}
	*ret_n = error == 0 ? db_count(rows) : 0;
	return error;
}

/* Pieces of content. The statements have their values in this order: read size of a piece, key, number of rows; write piece, id, place. */
static int pieces(struct renewal *r, const struct sql *read, const struct sql *write, int *ret_n)
{
	char size[16];
	const char *const read_values[] = { size, r->key_id, BATCH_TEXT };
	struct db_rows *rows;
	int error;

	snprintf(size, sizeof(size), "%d", SEAL_CHUNK_BYTES);
	error = db_exec_values(r->db, read, read_values, &rows);
	for (int i = 0; error == 0 && i < db_count(rows); i++) {
		const char *write_values[] = { NULL, db_get(rows, i, "id"), db_get(rows, i, "urutan") };
		struct db_rows *none;

		error = renew_piece(r, rows, i, &write_values[0]);
		/* One by one: pieces are large, and a pipeline that is only filled would not be emptied. */
		if (error == 0)
			error = db_exec_values(r->db, write, write_values, &none);
	}
	*ret_n = error == 0 ? db_count(rows) : 0;
	return error;
}

static int attachments(struct renewal *r, int *ret_n)
{
	return pieces(r, &sql_perbarui_lampiran_baca, &sql_perbarui_lampiran_tulis, ret_n);
}

static int documents(struct renewal *r, int *ret_n)
{
	return pieces(r, &sql_perbarui_dokumen_baca, &sql_perbarui_dokumen_tulis, ret_n);
}

static int batch(struct renewal *r, int (*work)(struct renewal *r, int *ret_n), int *ret_n)
{
	static const struct identity system_identity = { .peran = PERAN_SISTEM };
	int error;

	r->arena = arena_new(ARENA_BYTES);
	error = r->arena ? db_begin(r->db, r->arena, &(struct db_context){ &system_identity, clock_legal_us(), false, BUDGET_MS }) : -ENOMEM;
	if (error == 0)
		error = work(r, ret_n);
	if (error == 0)
		error = db_commit(r->db);
	if (error < 0)
		db_rollback(r->db);
	arena_free(r->arena);
	return error;
}

static int all(struct renewal *r, const char *what, int (*work)(struct renewal *r, int *ret_n), FILE *out)
{
	long total = 0;
	int n, error;

	do {
		error = batch(r, work, &n);
		total += error == 0 ? n : 0;
	} while (error == 0 && n == BATCH);
	fprintf(out, "%s: %ld\n", what, total);
	return error;
}

int renew_run(const struct config *c, FILE *out)
{
	struct db_options options = { .conninfo = c->database_conninfo, .application_name = "layanand perbarui" };
	CLEANUP_DATA_KEYS struct data_keys *keys = NULL;
	CLEANUP(cleanup_db) struct db *db = NULL;
	struct renewal r = { 0 };
	uint32_t id;
	int error = data_keys_load(c->keys_data_key_file, &keys);

	if (error == 0)
		error = db_open(&options, &db);
	if (error < 0)
		return error;
	r.db = db;
	r.keys = keys;
	id = htonl(data_keys_current(keys));
	memcpy(r.key_id, "\\x", 2);
	hex_encode(&id, sizeof(id), r.key_id + 2);
	error = all(&r, "akun", accounts, out);
	if (error == 0)
		error = all(&r, "identitas", identities, out);
	if (error == 0)
		error = all(&r, "penyerahan", receivers, out);
	if (error == 0)
		error = all(&r, "kontak", contacts, out);
	if (error == 0)
		error = all(&r, "lampiran", attachments, out);
	return error < 0 ? error : all(&r, "dokumen", documents, out);
}
