/* `layanand serve`: starts the threads, waits for signals, and stops in the order that loses nothing. Main thread. */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <systemd/sd-daemon.h>

#include "auth/auth.h"
#include "base/clock.h"
#include "base/log.h"
#include "daemon/commands.h"
#include "daemon/follow.h"
#include "daemon/process.h"
#include "dokumen/periksa.h"
#include "http/server.h"
#include "notifikasi/notifikasi.h"
#include "pii/data_key.h"
#include "scheduler/scheduler.h"
#include "work/pool.h"
#include "work/queue.h"

#include "base/banned.h"

#define POLL_MS 20
#define START_LIMIT_MS 60000

struct running {
	struct process process;
	struct server *server;
	struct pool *pool;
	struct follow *follow;
	struct scheduler *scheduler;
	struct notifikasi *notifikasi;
	pthread_t refresher;
	bool refreshing;
};

static void *refresh(void *arg)
{
	keys_loop(arg);
	return NULL;
}

static void wake_scheduler(void *cls)
{
	struct running *r = cls;

	scheduler_wake(r->scheduler);
}

static void wake_all(void *cls)
{
	struct running *r = cls;

	scheduler_wake(r->scheduler);
	notifikasi_wake(r->notifikasi);
}

static void write_counter(struct buffer *out, const char *name, const char *help, uint64_t value)
{
	buffer_printf(out, "# TYPE %s counter\n# HELP %s %s\n%s_total %llu\n", name, name, help, name, (unsigned long long)value);
}

static void write_metrics(void *cls, struct buffer *out)
{
	const struct running *r = cls;
	const struct content_checks *c = &r->process.content_checks;

	scheduler_metrics(r->scheduler, out);
	write_counter(out, "layanand_documents_checked", "Contents of documents compared with their checksums.", atomic_load(&c->checked));
	write_counter(out, "layanand_documents_broken", "Comparisons that found a content not to be what was received.", atomic_load(&c->broken));
	notifikasi_metrics(r->notifikasi, out);
}

static int start(struct running *r)
{
	static const struct periodic periodic[] = { { "dokumen_periksa", dokumen_periksa }, { 0 } };
	struct process *p = &r->process;
	const struct config *c = p->config;
	int error;

	p->services.deadline_started = wake_scheduler;
	p->services.deadline_cls = r;
	p->services.periodic = periodic;
	p->services.metrics_extra = write_metrics;
	p->services.metrics_cls = r;
	error = scheduler_new(&p->services, &r->scheduler);
	if (error == 0)
		error = notifikasi_new(&p->services, stderr, &r->notifikasi);
	if (error == 0)
		error = pool_start(&p->services, (int)c->server_workers, c->database_conninfo, "layanand-kerja", &r->pool);
	if (error == 0)
		error = follow_start(p, wake_all, r, &r->follow);
	if (error == 0)
		error = server_start(&p->services, &r->server);
	if (error == 0)
		error = scheduler_start(r->scheduler);
	if (error == 0)
		error = notifikasi_start(r->notifikasi);
	if (error == 0) {
		error = -pthread_create(&r->refresher, NULL, refresh, auth_keys(p->services.auth));
		r->refreshing = error == 0;
	}
	return error;
}

static void sleep_ms(int ms)
{
	nanosleep(&(struct timespec){ .tv_nsec = ms * NS_PER_MS }, NULL);
}

static bool ready(const struct running *r)
{
	const struct readiness *s = &r->process.readiness;

	return atomic_load(&s->database) && atomic_load(&s->loops) && atomic_load(&s->workers);
}

/* Tells systemd, and whoever reads the log, once requests can be served; a database that is down does not keep the daemon from starting. */
static void announce(struct running *r, int64_t started_ns)
{
	char port[16], took[24];

	snprintf(port, sizeof(port), "%d", server_port(r->server));
	log_info("listening", "address", r->process.config->server_listen, "port", port, "daemon", r->process.id);
	while (!ready(r) && clock_mono_ns() - started_ns < START_LIMIT_MS * NS_PER_MS) {
		sigset_t pending;

		sleep_ms(1);
		if (sigpending(&pending) == 0 && (sigismember(&pending, SIGTERM) || sigismember(&pending, SIGINT)))
			return;
	}
	snprintf(took, sizeof(took), "%lld", (long long)((clock_mono_ns() - started_ns) / NS_PER_MS));
	if (ready(r))
		log_info("ready", "ms", took);
	else
		log_warning("not-ready", "ms", took);
	sd_notify(0, "READY=1");
}

static void reload(struct running *r)
{
	keys_reload(auth_keys(r->process.services.auth));
	if (data_keys_reload(r->process.services.data_keys) < 0)
		log_error("reload", "file", r->process.config->keys_data_key_file);
	log_info("reload");
}

/* quiesce -> drain -> cancel -> stop: what has been accepted is answered before anything is taken away from under it. */
static void stop(struct running *r)
{
	int64_t limit_ns = clock_mono_ns() + r->process.config->server_shutdown_s * 1000 * NS_PER_MS;
	struct services *s = &r->process.services;

	sd_notify(0, "STOPPING=1");
	atomic_store(&r->process.readiness.stopping, true);
	if (r->server) {
		server_quiesce(r->server);
		while (server_active(r->server) > 0 && clock_mono_ns() < limit_ns)
			sleep_ms(POLL_MS);
	}
	queue_close(s->queue);
	pool_stop(r->pool);
	scheduler_stop(r->scheduler);
	notifikasi_stop(r->notifikasi);
	follow_stop(r->follow);
	if (r->refreshing) {
		keys_stop(auth_keys(s->auth));
		pthread_join(r->refresher, NULL);
	}
	server_stop(r->server);
	scheduler_free(r->scheduler);
	notifikasi_free(r->notifikasi);
	log_info("stopped");
}

int command_serve(const struct config *c, int argc, char **argv)
{
	int64_t started_ns = clock_mono_ns();
	struct running r = { 0 };
	sigset_t signals;
	int error, signal_number = 0;

	(void)argc, (void)argv;
	signal(SIGPIPE, SIG_IGN);
	sigemptyset(&signals);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGHUP);
	pthread_sigmask(SIG_BLOCK, &signals, NULL);
	error = process_init(&r.process, c, stderr);
	if (error == 0) {
		error = start(&r);
		if (error == 0)
			announce(&r, started_ns);
		while (error == 0 && sigwait(&signals, &signal_number) == 0 && signal_number == SIGHUP)
			reload(&r);
		stop(&r);
	}
	if (error < 0)
		log_error("start", "error", strerror(-error));
	process_done(&r.process);
	return error < 0 ? 1 : 0;
}
