/* Has every daemon drop its ready answers, so that who changed something never sees the old; runs on the worker that made the change. */
#include "work/kept.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/config.h"
#include "base/log.h"
#include "statements.h"
#include "work/services.h"

#include "base/banned.h"

#define BUDGET_MS 1000
#define FIRST_PAUSE_US 500
#define LONGEST_PAUSE_US 20000

static const struct identity system_identity = { .peran = PERAN_SISTEM };

static int one(struct ctx *c, struct sql_call call, bool read_only, const char *column, int64_t *ret_value)
{
	CLEANUP_ARENA struct arena *arena = arena_new(65536);
	struct db_context context = { &system_identity, c->request->legal_us, read_only, BUDGET_MS };
	struct db_rows *rows;
	int error = arena && db_ready(c->db) ? db_begin(c->db, arena, &context) : -ENOTCONN;

	if (error == 0)
		error = db_exec(c->db, call, &rows);
	if (error == 0)
		*ret_value = db_int(rows, 0, column);
	if (error == 0)
		error = db_commit(c->db);
	if (error < 0)
		db_rollback(c->db);
	return error;
}

static void pause_us(int64_t us)
{
	nanosleep(&(struct timespec){ .tv_sec = us / US_PER_S, .tv_nsec = us % US_PER_S * 1000 }, NULL);
}

void kept_drop(struct ctx *c)
{
	int64_t until_ns = clock_mono_ns() + c->services->config->cache_life_ms * NS_PER_MS;
	int64_t number = 0, waiting = 1;
	char text[24];

	for (int64_t pause = FIRST_PAUSE_US; waiting > 0 && clock_mono_ns() < until_ns; pause = pause * 2 < LONGEST_PAUSE_US ? pause * 2 : LONGEST_PAUSE_US) {
		int error = number ? 0 : one(c, SQL(cache_panggil), false, "nomor", &number);

		snprintf(text, sizeof(text), "%lld", (long long)number);
		if (error == 0)
			error = one(c, SQL(cache_ditunggu, .nomor = text), true, "belum", &waiting);
		if (error < 0 || waiting > 0)
			pause_us(pause);
	}
	if (waiting > 0)
		log_warning("kept-answers-waited-out", "request_id", c->request->request_id);
}
