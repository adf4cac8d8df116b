/* The deadline thread: sleeps until the nearest due work or a wake-up, and does it; owns its connection. */
#include "scheduler/scheduler.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "base/clock.h"
#include "base/config.h"
#include "base/log.h"
#include "base/sleeper.h"
#include "db/db.h"
#include "scheduler/kerja.h"

#include "base/banned.h"

#define ULANG_MS 200    /* after a failure, and while the database is away */
#define BERBAGI_MS 20   /* what is due is in another daemon's or a user's hands */

struct scheduler {
	const struct services *services;
	struct db *db;
	bool segar; /* this connection's beginning is done */
	int batch;  /* 1 after a failed batch, so that one bad deadline does not hold up those before it */

	pthread_t thread;
	bool berjalan;
	struct sleeper sleeper;

	_Atomic uint64_t lapsed;
	_Atomic uint64_t periodic;
	_Atomic uint64_t failures;
	_Atomic int64_t stuck;
	_Atomic int64_t last_round_us;
	_Atomic int64_t lag_us;
};

static int kerjakan_semua(struct scheduler *s, const struct kalender *k)
{
	int tenggat = 1, jadwal = 1;
	int r = 0;

	while (r == 0 && tenggat + jadwal > 0 && !sleeper_stopped(&s->sleeper)) {
		r = kerja_tenggat(s->db, k, s->batch, &tenggat);
		if (r == 0)
			r = kerja_jadwal(s->db, k, s->services, &jadwal);
		if (r == 0) {
			atomic_fetch_add(&s->lapsed, (uint64_t)tenggat);
			atomic_fetch_add(&s->periodic, (uint64_t)jadwal);
			s->batch = (int)s->services->config->scheduler_batch;
		}
	}
	return r;
}

/* How long to sleep when the next work is at this legal instant, and what failed is tried again in ulang_ms. */
static int64_t jeda_ms(struct scheduler *s, int64_t berikut_us, int64_t ulang_ms)
{
	int64_t sisa_us = berikut_us == INT64_MAX ? INT64_MAX : berikut_us - clock_legal_us();
	int64_t paling_ms = s->services->config->scheduler_sleep_max_s * 1000;

	atomic_store(&s->lag_us, sisa_us < 0 ? -sisa_us : 0);
	if (sisa_us <= 0)
		return BERBAGI_MS;
	if (ulang_ms < paling_ms)
		paling_ms = ulang_ms > BERBAGI_MS ? ulang_ms : BERBAGI_MS;
	return sisa_us / US_PER_MS + 1 < paling_ms ? sisa_us / US_PER_MS + 1 : paling_ms;
}

/* One look at everything; the time to sleep afterwards. */
static int putaran(struct scheduler *s, int64_t *ret_jeda_ms)
{
	CLEANUP_KALENDER struct kalender *k = NULL;
	int64_t berikut_us, ulang_ms, tertunda;
	int r = s->segar ? 0 : kerja_siap(s->db);

	if (r < 0)
		return r;
	s->segar = true;
	k = kalender_kini_ambil(s->services->kalender);
	r = kerjakan_semua(s, k);
	if (r == 0)
		r = kerja_berikut(s->db, &berikut_us, &ulang_ms, &tertunda);
	if (r < 0)
		return r;
	*ret_jeda_ms = jeda_ms(s, berikut_us, ulang_ms);
	atomic_store(&s->stuck, tertunda);
	atomic_store(&s->last_round_us, clock_wall_us());
	return 0;
}

/* Not before clock and calendar were taken from the database. */
static bool tersambung(struct scheduler *s)
{
	const struct db_options o = { s->services->config->database_conninfo, "layanand-penjadwal" };

	if (!atomic_load(&s->services->readiness->database))
		return false;
	return s->db ? db_ready(s->db) : db_open(&o, &s->db) == 0;
}

static void gagal(struct scheduler *s, int r)
{
	const struct db_failure *f = db_failure(s->db);

	s->segar = false;
	if (r == -EAGAIN)
		return;
	s->batch = 1;
	atomic_fetch_add(&s->failures, 1);
	log_warning("scheduler_round_failed", "reason", strerror(-r), "sqlstate", f->sqlstate, "message", f->message);
}

static void *jalan(void *cls)
{
	struct scheduler *s = cls;

	while (!sleeper_stopped(&s->sleeper)) {
		int64_t jeda = ULANG_MS;
		int r = tersambung(s) ? putaran(s, &jeda) : 0;

		if (r < 0)
			gagal(s, r);
		sleeper_sleep(&s->sleeper, jeda);
	}
	return NULL;
}

int scheduler_new(const struct services *services, struct scheduler **ret_scheduler)
{
	struct scheduler *s = calloc(1, sizeof(*s));
	int r;

	if (!s)
		return -ENOMEM;
	s->services = services;
	s->batch = (int)services->config->scheduler_batch;
	r = sleeper_init(&s->sleeper);
	if (r < 0) {
		free(s);
		return r;
	}
	*ret_scheduler = s;
	return 0;
}

int scheduler_start(struct scheduler *s)
{
	int r = -pthread_create(&s->thread, NULL, jalan, s);

	s->berjalan = r == 0;
	return r;
}

void scheduler_wake(struct scheduler *s)
{
	sleeper_wake(&s->sleeper);
}

void scheduler_stop(struct scheduler *s)
{
	if (!s || !s->berjalan)
		return;
	sleeper_stop(&s->sleeper);
	pthread_join(s->thread, NULL);
	s->berjalan = false;
}

void scheduler_free(struct scheduler *s)
{
	if (!s)
		return;
	db_close(s->db);
	sleeper_done(&s->sleeper);
	free(s);
}

void scheduler_stats(const struct scheduler *s, struct scheduler_stats *ret_stats)
{
	*ret_stats = (struct scheduler_stats){
		.lapsed = atomic_load(&s->lapsed),
		.periodic = atomic_load(&s->periodic),
		.failures = atomic_load(&s->failures),
		.stuck = atomic_load(&s->stuck),
		.last_round_us = atomic_load(&s->last_round_us),
		.lag_us = atomic_load(&s->lag_us),
	};
}

static void keluarga(struct buffer *out, const char *nama, const char *jenis, const char *arti, const char *akhiran, double nilai)
{
	buffer_printf(out, "# TYPE %s %s\n# HELP %s %s\n%s%s %.17g\n", nama, jenis, nama, arti, nama, akhiran, nilai);
}

void scheduler_metrics(const struct scheduler *s, struct buffer *out)
{
	struct scheduler_stats t;

	scheduler_stats(s, &t);
	keluarga(out, "layanand_deadlines_lapsed", "counter", "Deadlines this daemon has lapsed.", "_total", (double)t.lapsed);
	keluarga(out, "layanand_scheduler_periodic", "counter", "Periodic works this daemon has done.", "_total", (double)t.periodic);
	keluarga(out, "layanand_scheduler_failures", "counter", "Rounds of the scheduler that failed.", "_total", (double)t.failures);
	keluarga(out, "layanand_deadlines_stuck", "gauge", "Deadlines whose lapse failed; they are tried again, the others do not wait.", "",
		 (double)t.stuck);
	keluarga(out, "layanand_scheduler_last_round_seconds", "gauge", "Machine time of the last whole round.", "",
		 (double)t.last_round_us / US_PER_S);
	keluarga(out, "layanand_scheduler_lag_seconds", "gauge", "How long the oldest work left over has been due.", "",
		 (double)t.lag_us / US_PER_S);
}
