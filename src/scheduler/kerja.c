/* The scheduler's work, piece by piece; on the scheduler's thread. */
#include "scheduler/kerja.h"

#include <errno.h>
#include <string.h>

#include "alur/lewat.h"
#include "base/clock.h"
#include "base/log.h"
#include "kalender/tanggal.h"
#include "statements.h"

#include "base/banned.h"

#define ARENA_MAX_BYTES (64U << 20)
#define BUDGET_MS 30000

static const struct identity sistem = { .peran = PERAN_SISTEM };

/* A transaction of the daemon itself: its arena and its view of the engine. */
struct giliran {
	struct arena *arena;
	struct alur alur;
};

static int giliran_mulai(struct db *db, const struct kalender *k, struct giliran *g)
{
	int64_t sekarang_us = clock_legal_us();
	int r;

	g->arena = arena_new(ARENA_MAX_BYTES);
	if (!g->arena)
		return -ENOMEM;
	r = db_begin(db, g->arena, &(struct db_context){ &sistem, sekarang_us, false, BUDGET_MS });
	return r < 0 ? r : alur_sistem(db, g->arena, k, sekarang_us, &g->alur);
}

/* Commits after 0, rolls back otherwise; returns what came of it. */
static int giliran_selesai(struct db *db, struct giliran *g, int r)
{
	if (r == 0)
		r = db_commit(db);
	if (r < 0)
		db_rollback(db);
	arena_free(TAKE(g->arena));
	return r;
}

/* Puts a deadline off that failed, longer each time; in a transaction of its own, since that of the lapse is gone. */
static int tunda_tenggat(struct db *db, const struct kalender *k, const char *tenggat, const struct db_failure *galat)
{
	struct giliran g;
	struct db_rows *rows;
	int r;

	log_error("deadline_stuck", "tenggat", tenggat, "sqlstate", galat->sqlstate, "message", galat->message);
	r = giliran_mulai(db, k, &g);
	if (r == 0)
		r = db_exec(db, SQL(tenggat_tunda, .tenggat = tenggat, .sqlstate = galat->sqlstate), &rows);
	return giliran_selesai(db, &g, r);
}

/* Not the deadline's fault: the connection, or somebody else's lock. */
static bool sementara(int r)
{
	return r == -EAGAIN || r == -ENOTCONN || r == -ENOMEM;
}

int kerja_tenggat(struct db *db, const struct kalender *k, int batch, int *ret_n)
{
	char pertama[UUID_TEXT_SIZE] = "";
	struct db_failure galat;
	struct giliran g;
	int r = giliran_mulai(db, k, &g);

	*ret_n = 0;
	if (r == 0)
		r = lewat_jalankan(&g.alur, NULL, batch, ret_n, pertama);
	r = giliran_selesai(db, &g, r);
	if (r == 0 || batch != 1 || !pertama[0] || sementara(r))
		return r;
	galat = *db_failure(db);
	*ret_n = 1;
	return tunda_tenggat(db, k, pertama, &galat);
}

/* Agencies are closed on other days, so nobody could have worked (docs: the daily check). */
static bool hari_kerja(const struct kalender *k, const char *tanggal)
{
	int32_t hari;
	bool kerja;

	if (tanggal_urai(tanggal, strlen(tanggal), &hari) < 0)
		return false;
	if (k && kalender_hari_kerja(k, hari, &kerja) == 0)
		return kerja;
	return tanggal_hari_pekan(hari) < HARI_SABTU;
}

static const struct sql *pernyataan(const char *nama)
{
	char cari[80];

	snprintf(cari, sizeof(cari), "jadwal_%s", nama);
	return sql_find(cari);
}

static const struct periodic *dalam_c(const struct services *services, const char *nama)
{
	for (const struct periodic *p = services ? services->periodic : NULL; p && p->name; p++)
		if (strcmp(p->name, nama) == 0)
			return p;
	return NULL;
}

/* The work of this name, for the day that has ended, as far as it is a statement. */
static int jalankan(struct alur *a, const struct services *services, const char *nama, const char *tanggal)
{
	const struct sql *sql = pernyataan(nama);
	const char **nilai = sql ? arena_alloc(a->arena, (sql->n_params + 1U) * sizeof(*nilai)) : NULL;
	struct db_rows *rows;

	if (!sql && dalam_c(services, nama))
		return 0;
	if (!sql)
		log_error("periodic_work_unknown", "name", nama);
	if (!nilai)
		return sql ? -ENOMEM : -EIO;
	for (unsigned i = 0; i < sql->n_params; i++)
		nilai[i] = strcmp(sql->params[i], "sekarang") == 0 ? a->sekarang : tanggal;
	return db_exec_values(a->db, sql, nilai, &rows);
}

static int kerjakan(struct alur *a, const struct services *services, const struct db_rows *rows)
{
	const char *nama = db_get(rows, 0, "nama");
	const char *tanggal = db_get(rows, 0, "tanggal");
	bool mundur = db_is(rows, 0, "mundur");
	int r = 0;

	if (!mundur && (!db_is(rows, 0, "hari_kerja") || hari_kerja(a->kalender, tanggal)))
		r = jalankan(a, services, nama, tanggal);
	if (r == 0)
		r = db_queue(a->db, SQL(jadwal_lanjut, .sekarang = a->sekarang, .mundur = mundur ? "t" : "f", .nama = nama));
	return r;
}

/* In a transaction of its own, since that of the work is gone. */
static void tunda(struct db *db, const struct kalender *k, const char *nama)
{
	struct giliran g;
	int r = giliran_mulai(db, k, &g);

	if (r == 0)
		r = db_queue(db, SQL(jadwal_tunda, .nama = nama));
	if (giliran_selesai(db, &g, r) < 0)
		log_warning("periodic_work_not_postponed", "name", nama);
}

/* Behind the transaction that took it. */
static void jalankan_c(struct db *db, const struct services *services, const char *nama)
{
	const struct periodic *p = dalam_c(services, nama);
	int r = p ? p->run(db, services) : 0;

	if (r < 0)
		log_warning("periodic_work_failed", "name", nama, "reason", strerror(-r));
}

int kerja_jadwal(struct db *db, const struct kalender *k, const struct services *services, int *ret_n)
{
	struct giliran g;
	struct db_rows *rows = NULL;
	char nama[64] = "";
	int r = giliran_mulai(db, k, &g);

	*ret_n = 0;
	if (r == 0)
		r = db_exec(db, SQL(jadwal_klaim, .sekarang = g.alur.sekarang), &rows);
	if (r == 0 && db_count(rows)) {
		snprintf(nama, sizeof(nama), "%s", db_get(rows, 0, "nama"));
		r = kerjakan(&g.alur, services, rows);
		*ret_n = 1;
	}
	r = giliran_selesai(db, &g, r);
	if (r < 0 && r != -EAGAIN && r != -ENOTCONN && *nama) {
		log_warning("periodic_work_failed", "name", nama, "message", db_failure(db)->message);
		tunda(db, k, nama);
	}
	if (r == 0 && *nama)
		jalankan_c(db, services, nama);
	return r;
}

int kerja_siap(struct db *db)
{
	struct giliran g;
	int r = giliran_mulai(db, NULL, &g);

	if (r == 0)
		r = db_queue(db, SQL(umpan_era));
	if (r == 0)
		r = db_queue(db, SQL(jadwal_siap, .sekarang = g.alur.sekarang));
	return giliran_selesai(db, &g, r);
}

int kerja_berikut(struct db *db, int64_t *ret_us, int64_t *ret_ulang_ms, int64_t *ret_tertunda)
{
	struct giliran g;
	struct db_rows *rows;
	int r = giliran_mulai(db, NULL, &g);

	if (r == 0)
		r = db_exec(db, SQL(tenggat_terdekat), &rows);
	if (r == 0) {
		*ret_us = db_get(rows, 0, "us") ? db_int(rows, 0, "us") : INT64_MAX;
		*ret_ulang_ms = db_get(rows, 0, "ulang_ms") ? db_int(rows, 0, "ulang_ms") : INT64_MAX;
		*ret_tertunda = db_int(rows, 0, "tertunda");
	}
	return giliran_selesai(db, &g, r);
}
