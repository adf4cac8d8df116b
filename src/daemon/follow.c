/* Owns the listener and the connection it reads with; everything here runs on the listener's thread. */
#include "daemon/follow.h"

#include <errno.h>
#include <string.h>

#include "alur/kalender_muat.h"
#include "base/clock.h"
#include "base/log.h"
#include "db/listen.h"
#include "db/migrate.h"
#include "scheduler/jam.h"
#include "statements.h"

#include "base/banned.h"

#define BUDGET_MS 5000

struct follow {
	struct process *process;
	void (*wake)(void *cls);
	void *cls;
	struct listener *listener;
	struct db *db;
	int64_t clock_version;
	bool whole; /* schema, calendar and clock have been read since the last failure */
};

static const char *const channels[] = { "jam", "kalender", "cache", NULL };

/* One statement as the daemon itself. */
static int as_system(struct follow *f, struct sql_call call, struct arena *arena, struct db_rows **ret_rows)
{
	static const struct identity system_identity = { .peran = PERAN_SISTEM };
	int error = arena ? db_begin(f->db, arena, &(struct db_context){ &system_identity, clock_legal_us(), false, BUDGET_MS }) : -ENOMEM;

	if (error == 0)
		error = db_exec(f->db, call, ret_rows);
	if (error == 0)
		error = db_commit(f->db);
	if (error < 0)
		db_rollback(f->db);
	return error;
}

/* A daemon serves only the schema it was built for: an older or newer one is somebody else's upgrade in progress. */
static int check_schema(struct follow *f)
{
	CLEANUP_ARENA struct arena *arena = arena_new(65536);
	struct db_rows *rows;
	int error = as_system(f, SQL(skema_versi), arena, &rows);

	if (error < 0 || db_int(rows, 0, "nomor") == migrations_all[migrations_all_count - 1].number)
		return error;
	log_error("schema", "found", db_get(rows, 0, "nomor"), "hint", "layanand migrate");
	return -EPROTO;
}

static int load_calendar(struct follow *f)
{
	int error = kalender_muat(f->db, f->process->services.kalender);

	/* An empty calendar is a reason to load one, not to keep the catalogue from being read. */
	return error == -ENODATA ? 0 : error;
}

static int follow_clock(struct follow *f)
{
	bool development = strcmp(f->process->config->server_mode, "development") == 0;

	return jam_ikuti(f->db, f->process->id, development, &f->clock_version);
}

/* From here on no ready answer of before is given; whoever made this call may go on. */
static int drop_kept(struct follow *f, const char *number)
{
	CLEANUP_ARENA struct arena *arena = arena_new(65536);
	struct db_rows *rows;

	atomic_fetch_add(&f->process->freshness.generation, 1);
	return *number ? as_system(f, SQL(cache_akui, .id = f->process->id, .nomor = number), arena, &rows) : 0;
}

/* Calls that were missed while nobody listened. */
static int drop_kept_missed(struct follow *f)
{
	CLEANUP_ARENA struct arena *arena = arena_new(65536);
	struct db_rows *rows;
	int error = as_system(f, SQL(cache_terakhir), arena, &rows);

	return error < 0 ? error : drop_kept(f, db_get(rows, 0, "nomor"));
}

static int read_all(struct follow *f)
{
	int error = check_schema(f);

	if (error == 0)
		error = load_calendar(f);
	/* Acknowledged anew after each connect: the clock may have been set while we were away. */
	f->clock_version = 0;
	if (error == 0)
		error = follow_clock(f);
	if (error == 0)
		error = drop_kept_missed(f);
	f->whole = error == 0;
	return error;
}

static int read_changed(struct follow *f, const char *channel, const char *payload)
{
	if (f->whole && strcmp(channel, "cache") == 0)
		return drop_kept(f, payload);
	atomic_fetch_add(&f->process->freshness.generation, 1); /* answers tell of days, too */
	if (f->whole && strcmp(channel, "jam") == 0)
		return follow_clock(f);
	if (f->whole && strcmp(channel, "kalender") == 0)
		return load_calendar(f);
	return read_all(f);
}

/* Until everything has been read the daemon is not ready and the scheduler rests; after a failure the listener asks again. */
static int notified(void *cls, const char *channel, const char *payload)
{
	struct follow *f = cls;
	struct db_options options = { .conninfo = f->process->config->database_conninfo, .application_name = "layanand ikut" };
	int error = 0;

	if (!f->db)
		error = db_open(&options, &f->db);
	if (error == 0)
		error = db_ready(f->db) ? read_changed(f, channel, payload) : -ENOTCONN;
	if (error < 0) {
		f->whole = false;
		log_warning("follow", "channel", channel, "error", strerror(-error));
	}
	atomic_store(&f->process->readiness.database, error == 0);
	f->wake(f->cls);
	return error;
}

int follow_start(struct process *p, void (*wake)(void *cls), void *cls, struct follow **ret_follow)
{
	struct db_options options = { .conninfo = p->config->database_conninfo, .application_name = p->application_name };
	struct follow *f = calloc(1, sizeof(*f));
	int error;

	if (!f)
		return -ENOMEM;
	f->process = p;
	f->wake = wake;
	f->cls = cls;
	error = listener_start(&options, channels, notified, f, &f->listener);
	if (error < 0) {
		free(f);
		return error;
	}
	*ret_follow = f;
	return 0;
}

void follow_stop(struct follow *f)
{
	if (!f)
		return;
	listener_stop(f->listener);
	db_close(f->db);
	free(f);
}
