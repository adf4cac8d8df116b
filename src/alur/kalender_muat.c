/* Loads the calendar from the database; on the scheduler's thread, or at start. */
#include "alur/kalender_muat.h"

#include <errno.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "kalender/tanggal.h"
#include "statements.h"

#include "base/banned.h"

#define ARENA_MAX_BYTES (64U << 20)
#define BUDGET_MS 10000

static void lepas_builder(struct kalender_builder **b)
{
	kalender_builder_free(*b);
}

static int isi_versi(struct db *db, struct kalender_builder *b)
{
	struct db_rows *rows;
	int r = db_exec(db, SQL(kalender_versi), &rows);

	if (r == 0)
		kalender_builder_versi(b, db_int(rows, 0, "versi"));
	return r;
}

static int isi_tahun(struct db *db, struct kalender_builder *b, const char *tambah, const char *hapus)
{
	struct db_rows *rows;
	int r = db_exec(db, SQL(kalender_tahun, .tambah = tambah, .hapus = hapus), &rows);

	for (int i = 0; r == 0 && i < db_count(rows); i++)
		r = kalender_builder_tahun(b, (int)db_int(rows, i, "tahun"));
	return r;
}

static int isi_satu(const struct db_rows *rows, int i, struct kalender_builder *b)
{
	const char *tanggal = db_get(rows, i, "tanggal");
	struct hari_libur libur = { .nama = db_get(rows, i, "nama"), .keputusan = db_get(rows, i, "keputusan") };
	int r = tanggal_urai(tanggal, strlen(tanggal), &libur.tanggal);

	if (r == 0)
		r = hari_libur_jenis_urai(db_get(rows, i, "jenis"), &libur.jenis);
	return r < 0 ? r : kalender_builder_libur(b, &libur);
}

static int isi_libur(struct db *db, struct kalender_builder *b, const char *tambah, const char *hapus)
{
	struct db_rows *rows;
	int r = db_exec(db, SQL(kalender_libur, .tambah = tambah, .hapus = hapus), &rows);

	for (int i = 0; r == 0 && i < db_count(rows); i++)
		r = isi_satu(rows, i, b);
	return r;
}

int kalender_baca(struct db *db, const char *tambah, const char *hapus, struct kalender **ret_kalender)
{
	CLEANUP(lepas_builder) struct kalender_builder *b = NULL;
	int r = kalender_builder_new(&b);

	/* The version first: rows that come later make it too old, which is noticed, and not too new, which would not be. */
	if (r == 0)
		r = isi_versi(db, b);
	if (r == 0)
		r = isi_tahun(db, b, tambah, hapus);
	if (r == 0)
		r = isi_libur(db, b, tambah, hapus);
	return r < 0 ? r : kalender_builder_jadi(b, ret_kalender);
}

static int baca_tersendiri(struct db *db, struct kalender **ret_kalender)
{
	static const struct identity sistem = { .peran = PERAN_SISTEM };
	CLEANUP_ARENA struct arena *arena = arena_new(ARENA_MAX_BYTES);
	int r;

	if (!arena)
		return -ENOMEM;
	r = db_begin(db, arena, &(struct db_context){ &sistem, clock_legal_us(), true, BUDGET_MS });
	if (r == 0)
		r = kalender_baca(db, NULL, NULL, ret_kalender);
	db_rollback(db);
	return r;
}

int kalender_muat(struct db *db, struct kalender_kini *kini)
{
	struct kalender *k;
	int r = baca_tersendiri(db, &k);

	if (r == 0)
		kalender_kini_ganti(kini, k);
	else if (r == -ENODATA)
		log_warning("calendar_empty", "meaning", "no deadline in working days can be computed");
	else
		log_error("calendar_not_loaded", "reason", strerror(-r));
	return r;
}
