/* Follows and sets the legal clock; on the scheduler's thread, or in the command that sets it. */
#include "scheduler/jam.h"

#include <errno.h>
#include <time.h>

#include "base/clock.h"
#include "kalender/waktu.h"
#include "statements.h"

#include "base/banned.h"

#define ARENA_MAX_BYTES 65536
#define BUDGET_MS 5000
#define TANYA_MS 5 /* between two looks at how far the daemons are */

static const struct identity sistem = { .peran = PERAN_SISTEM };

static int mulai(struct db *db, struct arena *arena, bool baca_saja)
{
	if (!arena)
		return -ENOMEM;
	return db_begin(db, arena, &(struct db_context){ &sistem, clock_legal_us(), baca_saja, BUDGET_MS });
}

int jam_ikuti(struct db *db, const char *daemon_id, bool development, int64_t *versi)
{
	CLEANUP_ARENA struct arena *arena = arena_new(ARENA_MAX_BYTES);
	struct db_rows *rows;
	char versi_teks[24];
	int64_t baru;
	int r = mulai(db, arena, false);

	if (r == 0)
		r = db_exec(db, SQL(jam_baca), &rows);
	if (r < 0 || !db_count(rows) || db_int(rows, 0, "versi") == *versi) {
		db_rollback(db);
		return r;
	}
	baru = db_int(rows, 0, "versi");
	clock_set_offset_us(development ? db_int(rows, 0, "geser_us") : 0);
	snprintf(versi_teks, sizeof(versi_teks), "%lld", (long long)baru);
	r = db_queue(db, SQL(jam_akui, .id = daemon_id, .versi = versi_teks));
	if (r == 0)
		r = db_commit(db);
	if (r < 0)
		db_rollback(db);
	else
		*versi = baru;
	return r;
}

static int geser(struct db *db, int64_t waktu_us, int64_t *ret_versi)
{
	CLEANUP_ARENA struct arena *arena = arena_new(ARENA_MAX_BYTES);
	int64_t geser_us = waktu_us - clock_wall_us();
	struct db_rows *rows;
	char teks[24];
	int r;

	/* `clock now` is the machine's own time again, not that less the time the command took. */
	if (geser_us > -US_PER_S && geser_us < US_PER_S)
		geser_us = 0;
	clock_set_offset_us(geser_us);
	snprintf(teks, sizeof(teks), "%lld", (long long)geser_us);
	r = mulai(db, arena, false);
	if (r == 0)
		r = db_exec(db, SQL(jam_atur, .geser_us = teks), &rows);
	if (r == 0)
		*ret_versi = db_int(rows, 0, "versi");
	if (r == 0)
		r = db_commit(db);
	if (r < 0)
		db_rollback(db);
	return r;
}

struct keadaan {
	int64_t daemon;
	int64_t belum;
	bool tersisa;
};

static int tanya(struct db *db, int64_t versi, struct keadaan *k)
{
	CLEANUP_ARENA struct arena *arena = arena_new(ARENA_MAX_BYTES);
	struct db_rows *rows;
	char teks[24];
	char sekarang[WAKTU_BUF];
	int r = mulai(db, arena, true);

	snprintf(teks, sizeof(teks), "%lld", (long long)versi);
	if (r == 0)
		r = db_exec(db, SQL(jam_keadaan, .versi = teks, .sekarang = waktu_tulis(clock_legal_us(), sekarang)), &rows);
	if (r == 0)
		*k = (struct keadaan){ db_int(rows, 0, "daemon"), db_int(rows, 0, "belum"), db_is(rows, 0, "tersisa") };
	db_rollback(db);
	return r;
}

static int tunggu_selesai(struct db *db, int64_t versi, int timeout_ms, FILE *out)
{
	int64_t sampai_ns = clock_mono_ns() + timeout_ms * NS_PER_MS;
	struct keadaan k = { 0 };

	for (;;) {
		int r = tanya(db, versi, &k);

		if (r < 0)
			return r;
		if (!k.daemon) {
			fprintf(out, "no daemon is running on this database; what is due is done when one starts\n");
			return 0;
		}
		if (!k.belum && !k.tersisa)
			return 0;
		if (clock_mono_ns() > sampai_ns)
			break;
		nanosleep(&(struct timespec){ .tv_nsec = TANYA_MS * NS_PER_MS }, NULL);
	}
	fprintf(out, "gave up waiting: %lld of %lld daemons have not followed%s\n", (long long)k.belum, (long long)k.daemon,
		k.tersisa ? ", and work that is due remains" : "");
	return -ETIME;
}

int jam_atur(const char *conninfo, int64_t waktu_us, int timeout_ms, FILE *out)
{
	CLEANUP(cleanup_db) struct db *db = NULL;
	int64_t versi = 0;
	int r = db_open(&(struct db_options){ conninfo, "layanand clock" }, &db);

	if (r == 0)
		r = geser(db, waktu_us, &versi);
	return r < 0 ? r : tunggu_selesai(db, versi, timeout_ms, out);
}
