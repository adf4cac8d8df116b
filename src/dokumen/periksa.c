/* Reads stored content again and compares it with its checksums; on the scheduler's thread, each version in transactions of its own. */
#include "dokumen/periksa.h"

#include <errno.h>
#include <string.h>

#include "alur/kejadian.h"
#include "base/clock.h"
#include "base/log.h"
#include "dokumen/dokumen.h"
#include "statements.h"

#include "base/banned.h"

#define ARENA_BYTES (4U << 20)
#define BUDGET_MS 10000

static const struct identity sistem = { .peran = PERAN_SISTEM };

/* What changed is told once: broken, or whole again after a restore. */
static int catat_kejadian(struct alur *a, const struct db_rows *rows, int i, bool rusak)
{
	struct db_rows *terkunci;
	const char *berkas = db_get(rows, i, "berkas_id");
	int r = db_exec(a->db, SQL(berkas_kunci, .berkas = berkas, .proses = "dokumen"), &terkunci);

	if (r < 0)
		return r;
	return kejadian_catat(a, &(struct kejadian_baru){ .berkas_id = berkas,
							  .proses = "dokumen",
							  .penyelenggara_id = db_get(rows, i, "penyelenggara_id"),
							  .jenis = rusak ? "dokumen.rusak" : "dokumen.utuh_kembali",
							  .data = arena_printf(a->arena, "{\"versi\":%s}", db_get(rows, i, "nomor")) });
}

static int catat(struct db *db, const struct db_rows *rows, int i, bool rusak)
{
	CLEANUP_ARENA struct arena *arena = arena_new(ARENA_BYTES);
	int64_t sekarang_us = clock_legal_us();
	struct alur a;
	int r = arena ? db_begin(db, arena, &(struct db_context){ &sistem, sekarang_us, false, BUDGET_MS }) : -ENOMEM;

	if (r < 0)
		return r;
	r = alur_sistem(db, arena, NULL, sekarang_us, &a);
	if (r == 0)
		r = db_queue(db, SQL(dokumen_periksa_catat, .id = db_get(rows, i, "id"), .rusak = rusak ? "t" : "f", .sekarang = a.sekarang));
	if (r == 0 && rusak != db_is(rows, i, "rusak"))
		r = catat_kejadian(&a, rows, i, rusak);
	if (r == 0)
		r = db_commit(db);
	if (r < 0)
		db_rollback(db);
	return r;
}

static int periksa_satu(struct db *db, const struct services *services, const struct db_rows *rows, int i)
{
	const struct isi_keluar isi = { .tempat = &dokumen_tempat,
					.id = db_get(rows, i, "id"),
					.ukuran = db_int(rows, i, "ukuran"),
					.sha256 = db_get(rows, i, "sha256") };
	int r = isi_uji(db, services, &isi);
	bool rusak = r == -EBADMSG;

	if (r < 0 && !rusak)
		return r;
	atomic_fetch_add(&services->content_checks->checked, 1);
	if (rusak) {
		atomic_fetch_add(&services->content_checks->broken, 1);
		log_error("document-broken", "dokumen", db_get(rows, i, "berkas_id"), "versi", db_get(rows, i, "nomor"));
	}
	return catat(db, rows, i, rusak);
}

/* The list is kept in an arena of its own, so that its transaction ends before the reading begins. */
static int daftar(struct db *db, struct arena *arena, struct db_rows **ret_rows)
{
	int64_t sekarang_us = clock_legal_us();
	const char *sekarang = alur_waktu(arena, sekarang_us);
	int r = sekarang ? db_begin(db, arena, &(struct db_context){ &sistem, sekarang_us, true, BUDGET_MS }) : -ENOMEM;

	if (r == 0)
		r = db_exec(db, SQL(dokumen_periksa_daftar, .sekarang = sekarang), ret_rows);
	db_rollback(db);
	return r;
}

int dokumen_periksa(struct db *db, const struct services *services)
{
	CLEANUP_ARENA struct arena *arena = arena_new(ARENA_BYTES);
	struct db_rows *rows = NULL;
	int r = arena ? daftar(db, arena, &rows) : -ENOMEM;

	for (int i = 0; r == 0 && i < db_count(rows); i++)
		r = periksa_satu(db, services, rows, i);
	return r;
}
