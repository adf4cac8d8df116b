/* The transactions of the outbox, under peran sistem; on the thread of notices. */
#include "notifikasi/antrean.h"

#include <errno.h>
#include <string.h>

#include "base/clock.h"
#include "kalender/waktu.h"
#include "statements.h"

#include "base/banned.h"

#define ARENA_MAX_BYTES (1U << 20)
#define BUDGET_MS 15000

static const struct identity sistem = { .peran = PERAN_SISTEM };

static int mulai(struct db *db, struct arena *arena, int64_t sekarang_us)
{
	if (!arena)
		return -ENOMEM;
	return db_begin(db, arena, &(struct db_context){ &sistem, sekarang_us, false, BUDGET_MS });
}

/* Commits after 0, rolls back otherwise; returns what came of it. */
static int selesai(struct db *db, int r)
{
	if (r == 0)
		r = db_commit(db);
	if (r < 0)
		db_rollback(db);
	return r;
}

int antrean_saluran(struct db *db, const char *saluran)
{
	CLEANUP_ARENA struct arena *arena = arena_new(ARENA_MAX_BYTES);
	int r = mulai(db, arena, clock_legal_us());

	if (r == 0)
		r = db_queue(db, SQL(notifikasi_saluran, .terpasang = saluran));
	return selesai(db, r);
}

static int surat_maju(struct db *db, const char *sekarang, struct antrean_maju *maju)
{
	struct db_rows *rows;
	int r = db_exec(db, SQL(surat_akun_giliran), &rows);

	if (r < 0 || !db_count(rows) || !db_is(rows, 0, "giliran"))
		return r;
	r = db_exec(db, SQL(surat_akun_antre, .sekarang = sekarang), &rows);
	if (r < 0)
		return r;
	maju->penuh |= db_is(rows, 0, "penuh");
	maju->ditahan += db_int(rows, 0, "ditahan");
	return 0;
}

int antrean_maju(struct db *db, struct antrean_maju *ret_maju)
{
	CLEANUP_ARENA struct arena *arena = arena_new(ARENA_MAX_BYTES);
	int64_t sekarang_us = clock_legal_us();
	char sekarang[WAKTU_BUF];
	struct db_rows *rows;
	int r = mulai(db, arena, sekarang_us);

	*ret_maju = (struct antrean_maju){ 0 };
	if (r == 0)
		r = db_exec(db, SQL(notifikasi_antre, .sekarang = waktu_tulis(sekarang_us, sekarang)), &rows);
	if (r == 0)
		*ret_maju = (struct antrean_maju){ db_is(rows, 0, "penuh"), db_int(rows, 0, "ditahan") };
	if (r == 0)
		r = surat_maju(db, sekarang, ret_maju);
	return selesai(db, r);
}

int antrean_ambil(struct db *db, struct arena *arena, const char *saluran, int64_t pinjam_s, struct db_rows **ret_rows)
{
	int64_t sekarang_us = clock_legal_us();
	char sekarang[WAKTU_BUF], mesin[WAKTU_BUF], pinjam[24];
	int r = mulai(db, arena, sekarang_us);

	snprintf(pinjam, sizeof(pinjam), "%lld", (long long)pinjam_s);
	if (r == 0)
		r = db_exec(db, SQL(notifikasi_ambil, .saluran = saluran, .sekarang = waktu_tulis(sekarang_us, sekarang),
				    .mesin = waktu_tulis(clock_wall_us(), mesin), .pinjam_s = pinjam),
			    ret_rows);
	return selesai(db, r);
}

int antrean_kembali(struct db *db, const struct antrean_hasil *h)
{
	CLEANUP_ARENA struct arena *arena = arena_new(ARENA_MAX_BYTES);
	int64_t sekarang_us = clock_legal_us();
	char sekarang[WAKTU_BUF], coba[WAKTU_BUF];
	int r = mulai(db, arena, sekarang_us);

	if (r == 0)
		r = db_queue(db, SQL(notifikasi_hasil, .id = h->id, .percobaan = h->percobaan, .status = h->status, .alasan = h->alasan,
				     .coba_pada = waktu_tulis(sekarang_us + h->tunda_s * US_PER_S, coba),
				     .sekarang = waktu_tulis(sekarang_us, sekarang)));
	return selesai(db, r);
}

int antrean_keadaan(struct db *db, const char *const *saluran, size_t n, struct antrean_keadaan *ret_keadaan)
{
	CLEANUP_ARENA struct arena *arena = arena_new(ARENA_MAX_BYTES);
	int64_t sekarang_us = clock_legal_us();
	char sekarang[WAKTU_BUF];
	struct db_rows *rows;
	int r = mulai(db, arena, sekarang_us);

	if (r == 0)
		r = db_exec(db, SQL(notifikasi_keadaan, .sekarang = waktu_tulis(sekarang_us, sekarang)), &rows);
	for (int i = 0; r == 0 && i < db_count(rows); i++)
		for (size_t j = 0; j < n; j++)
			if (strcmp(db_get(rows, i, "saluran"), saluran[j]) == 0)
				ret_keadaan[j] = (struct antrean_keadaan){ db_int(rows, i, "menunggu"), db_int(rows, i, "gagal"),
									   db_int(rows, i, "tertua_s") };
	return selesai(db, r);
}
