/* One I/O loop: an epoll set with libmicrohttpd's descriptor, a pipelined database connection and a wake-up; owns everything in struct loop and runs on
 * its own thread. */
#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "base/config.h"
#include "base/log.h"
#include "http/internal.h"

#include "base/banned.h"

#define EVENTS 64
#define LOG_BYTES (1U << 20)
#define MHD_POOL_BYTES 16384U
#define TURN_MAX_MS 500
#define FINAL_TURNS 20
#define FINAL_TURN_NS 5000000

void loop_wake(struct loop *loop)
{
	uint64_t one = 1;
	ssize_t n;

	do {
		n = write(loop->wake_fd, &one, sizeof(one));
	} while (n < 0 && errno == EINTR);
}

static void drain_wake(struct loop *loop)
{
	uint64_t count;
	ssize_t n;

	do {
		n = read(loop->wake_fd, &count, sizeof(count));
	} while (n < 0 && errno == EINTR);
}

/* Takes back what workers have finished. */
static void take_done(struct loop *loop)
{
	struct request *r = atomic_exchange_explicit(&loop->done, NULL, memory_order_acquire);

	while (r) {
		struct request *next = r->next;

		dispatch_resume(http_request_of(r));
		r = next;
	}
}

static int wait_ms(struct loop *loop)
{
	MHD_UNSIGNED_LONG_LONG mhd_ms;
	int pipeline_ms = pipeline_timeout_ms(loop->pipeline);
	int ms = TURN_MAX_MS;

	if (MHD_get_timeout(loop->mhd, &mhd_ms) == MHD_YES && mhd_ms < (unsigned)ms)
		ms = (int)mhd_ms;
	return pipeline_ms >= 0 && pipeline_ms < ms ? pipeline_ms : ms;
}

static void note_pipeline(struct loop *loop)
{
	bool ready = pipeline_ready(loop->pipeline);

	if (ready == loop->pipeline_counted)
		return;
	loop->pipeline_counted = ready;
	atomic_fetch_add(&loop->services->readiness->loops, ready ? 1 : -1);
}

static void flush_log(struct loop *loop)
{
	if (!loop->log.len)
		return;
	if (write(STDERR_FILENO, loop->log.data, loop->log.len) < 0)
		metrics_log_lost(loop->metrics);
	loop->log.len = 0;
	loop->log.failed = false;
}

static void quiesce(struct loop *loop)
{
	MHD_socket fd;

	if (loop->quiesced || !atomic_load(&loop->quiet))
		return;
	loop->quiesced = true;
	fd = MHD_quiesce_daemon(loop->mhd);
	if (fd != MHD_INVALID_SOCKET)
		close(fd);
}

static void turn(struct loop *loop)
{
	struct epoll_event events[EVENTS];
	int n = epoll_wait(loop->epoll_fd, events, EVENTS, wait_ms(loop));

	loop->now_ns = clock_mono_ns();
	for (int i = 0; i < n; i++) {
		if (events[i].data.ptr == &loop->pipeline)
			pipeline_event(loop->pipeline, events[i].events);
		else if (events[i].data.ptr == &loop->wake_fd)
			drain_wake(loop);
	}
	take_done(loop);
	quiesce(loop);
	MHD_run(loop->mhd);
	pipeline_turn(loop->pipeline);
	note_pipeline(loop);
	connections_sweep(loop, loop->now_ns);
	flush_log(loop);
}

/* libmicrohttpd must not be stopped with a suspended connection: what still waits for the database,
 * also what came when everything else had ended, is given up, and a moment is left for the answers
 * that say so. */
static void finish(struct loop *loop)
{
	pipeline_cancel(loop->pipeline);
	take_done(loop);
	for (int i = 0; i < FINAL_TURNS; i++) {
		MHD_run(loop->mhd);
		flush_log(loop);
		if (!atomic_load(&loop->active))
			return;
		nanosleep(&(struct timespec){ .tv_nsec = FINAL_TURN_NS }, NULL);
	}
}

static void *loop_main(void *arg)
{
	struct loop *loop = arg;

	while (!atomic_load(&loop->stop))
		turn(loop);
	finish(loop);
	if (loop->pipeline_counted)
		atomic_fetch_sub(&loop->services->readiness->loops, 1);
	return NULL;
}

static int watch(struct loop *loop, int fd, void *tag)
{
	struct epoll_event event = { .events = EPOLLIN, .data.ptr = tag };

	return epoll_ctl(loop->epoll_fd, EPOLL_CTL_ADD, fd, &event) < 0 ? -errno : 0;
}

static struct MHD_Daemon *start_mhd(struct loop *loop, int listen_fd)
{
	const struct config *c = loop->services->config;
	unsigned connections = (unsigned)(c->server_connections / c->server_io_threads) + 1;

	return MHD_start_daemon(MHD_USE_EPOLL | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, receive, loop,
				MHD_OPTION_LISTEN_SOCKET, listen_fd, MHD_OPTION_CONNECTION_LIMIT, connections,
				MHD_OPTION_PER_IP_CONNECTION_LIMIT, (unsigned)c->server_connections_per_address,
				MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)c->server_idle_timeout_s,
				MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MHD_POOL_BYTES,
				MHD_OPTION_URI_LOG_CALLBACK, receive_uri, loop,
				MHD_OPTION_NOTIFY_COMPLETED, receive_completed, loop,
				MHD_OPTION_NOTIFY_CONNECTION, connection_notify, loop, MHD_OPTION_STRICT_FOR_CLIENT, 1,
				MHD_OPTION_END);
}

static int start_parts(struct loop *loop, int listen_fd)
{
	const struct config *c = loop->services->config;
	struct db_options options = { .conninfo = c->database_conninfo, .application_name = "layanand-io" };
	int error;

	if (loop->epoll_fd < 0 || loop->wake_fd < 0)
		return -EMFILE;
	error = pipeline_new(&options, (int)c->server_loop_statement_ms, loop->epoll_fd, &loop->pipeline, &loop->pipeline);
	if (error == 0)
		error = cache_new((size_t)(c->cache_megabytes << 20) / (size_t)c->server_io_threads, c->cache_life_ms * NS_PER_MS, &loop->cache);
	if (error < 0)
		return error;
	loop->mhd = start_mhd(loop, listen_fd);
	if (!loop->mhd)
		return -EIO;
	error = watch(loop, MHD_get_daemon_info(loop->mhd, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd, loop);
	return error < 0 ? error : watch(loop, loop->wake_fd, &loop->wake_fd);
}

int loop_start(struct loop *loop, int listen_fd)
{
	int error;

	buffer_init(&loop->log, log_enabled(LOG_LEVEL_INFO) ? LOG_BYTES : 0);
	loop->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	loop->wake_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	error = start_parts(loop, listen_fd);
	if (!loop->mhd)
		close(listen_fd);
	if (error == 0)
		error = -pthread_create(&loop->thread, NULL, loop_main, loop);
	loop->running = error == 0;
	return error;
}

void loop_stop(struct loop *loop)
{
	atomic_store(&loop->stop, true);
	if (loop->running) {
		loop_wake(loop);
		pthread_join(loop->thread, NULL);
	}
	if (loop->mhd)
		MHD_stop_daemon(loop->mhd);
	cache_free(loop->cache);
	while (loop->n_spare)
		arena_free(loop->spare[--loop->n_spare]);
	if (loop->pipeline)
		pipeline_free(loop->pipeline);
	if (loop->epoll_fd >= 0)
		close(loop->epoll_fd);
	if (loop->wake_fd >= 0)
		close(loop->wake_fd);
	buffer_done(&loop->log);
}
