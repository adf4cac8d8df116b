/* Owns the loading of the sample; on the command's thread, with a connection of its own. */
#include "contoh/contoh.h"

#include <errno.h>
#include <string.h>

#include "base/clock.h"
#include "contoh/akun_contoh.h"
#include "contoh/csv_baris.h"
#include "contoh/rahasia.h"
#include "statements.h"

#include "base/banned.h"

#define ARENA_MAX_BYTES (64U << 20)
#define BUDGET_MS 60000

enum berkas { PENYELENGGARA, LAYANAN, PELAKSANA, KEPALA, KANAL, AKUN, KLIEN, BERKAS_COUNT };

static const char *const NAMA[BERKAS_COUNT] = { "penyelenggara.csv", "layanan.csv", "pelaksana.csv", "kepala.csv",
						"kanal.csv",	     "akun.csv",    "klien.csv" };

struct isi {
	json_t *baris[BERKAS_COUNT];
};

static void cleanup_isi(struct isi *isi)
{
	for (int i = 0; i < BERKAS_COUNT; i++)
		json_decref(isi->baris[i]);
}

static int baca(const char *dir, FILE *out, struct isi *isi)
{
	int r = 0;

	for (int i = 0; r == 0 && i < BERKAS_COUNT; i++)
		r = csv_baris_baca(dir, NAMA[i], out, &isi->baris[i]);
	return r;
}

/* An array as a statement's value; the text is the caller's (free). */
static char *teks(const struct isi *isi, enum berkas b)
{
	return json_dumps(isi->baris[b], JSON_COMPACT);
}

static int muat_katalog(struct muatan *m, const struct isi *isi)
{
	CLEANUP_FREE char *penyelenggara = teks(isi, PENYELENGGARA), *layanan = teks(isi, LAYANAN);
	CLEANUP_FREE char *pelaksana = teks(isi, PELAKSANA), *kepala = teks(isi, KEPALA), *kanal = teks(isi, KANAL);
	struct db_rows *rows;
	int r = penyelenggara && layanan && pelaksana && kepala && kanal ? 0 : -ENOMEM;

	if (r == 0)
		r = db_queue(m->db, SQL(contoh_penyelenggara, .isi = penyelenggara));
	if (r == 0)
		r = db_queue(m->db, SQL(contoh_layanan, .isi = layanan));
	if (r == 0)
		r = db_queue(m->db, SQL(contoh_pelaksana, .isi = pelaksana));
	if (r == 0)
		r = db_queue(m->db, SQL(contoh_penugasan, .isi = pelaksana));
	if (r == 0)
		r = db_queue(m->db, SQL(contoh_kepala, .isi = kepala));
	if (r == 0)
		r = db_exec(m->db, SQL(contoh_kanal, .isi = kanal), &rows);
	return r;
}

typedef int (*pembuat)(struct muatan *m, const json_t *baris, FILE *rahasia, unsigned *ret_n);

/* Secrets are on the disk before the database knows them: a password that nobody has would be the worse loss. */
static int dengan_rahasia(struct muatan *m, const struct config *c, pembuat buat, const json_t *baris, const char *nama,
			  const char *kepala)
{
	const char *path = rahasia_path(m->arena, c, nama);
	CLEANUP_FILE FILE *f = NULL;
	unsigned n = 0;
	int r = path ? rahasia_buka(path, kepala, &f) : -ENOMEM;

	if (r < 0) {
		fprintf(m->out, "%s: %s\n", nama, strerror(-r));
		return r;
	}
	r = buat(m, baris, f, &n);
	if (r == 0)
		r = rahasia_tutup(&f);
	if (r == 0 && n)
		fprintf(m->out, "%u rahasia baru dalam %s\n", n, path);
	return r;
}

static int muat(struct muatan *m, const struct config *c, const struct isi *isi)
{
	static const struct identity sistem = { .peran = PERAN_SISTEM };
	struct db_context konteks = { .identity = &sistem, .legal_us = m->sekarang_us, .budget_ms = BUDGET_MS };
	int r = db_begin(m->db, m->arena, &konteks);

	if (r == 0)
		r = muat_katalog(m, isi);
	if (r == 0)
		r = dengan_rahasia(m, c, akun_contoh, isi->baris[AKUN], "contoh-akun.csv", "username,password,peran,id");
	if (r == 0)
		r = dengan_rahasia(m, c, klien_contoh, isi->baris[KLIEN], "contoh-klien.csv", "client_id,client_secret");
	if (r == 0)
		r = db_commit(m->db);
	if (r < 0 && *db_failure(m->db)->message)
		fprintf(m->out, "%s\n", db_failure(m->db)->message);
	db_rollback(m->db);
	return r;
}

static void ringkas(const struct isi *isi, FILE *out)
{
	fprintf(out, "%zu penyelenggara, %zu layanan, %zu pelaksana, %zu kanal\n", json_array_size(isi->baris[PENYELENGGARA]),
		json_array_size(isi->baris[LAYANAN]), json_array_size(isi->baris[PELAKSANA]), json_array_size(isi->baris[KANAL]));
}

int contoh_muat(const struct config *c, const char *dir, FILE *out)
{
	CLEANUP(cleanup_isi) struct isi isi = { 0 };
	CLEANUP_ARENA struct arena *arena = arena_new(ARENA_MAX_BYTES);
	CLEANUP_DATA_KEYS struct data_keys *keys = NULL;
	CLEANUP(cleanup_db) struct db *db = NULL;
	struct db_options options = { c->database_conninfo, "layanand sample" };
	struct muatan m;
	int r = arena ? baca(dir, out, &isi) : -ENOMEM;

	if (r == 0)
		r = data_keys_load(c->keys_data_key_file, &keys);
	if (r == 0)
		r = db_open(&options, &db);
	if (r == 0) {
		m = (struct muatan){ .db = db, .arena = arena, .keys = keys, .sekarang_us = clock_legal_us(), .out = out };
		r = muat(&m, c, &isi);
	}
	if (r == 0)
		ringkas(&isi, out);
	return r;
}
