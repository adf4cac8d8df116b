/* Owns counters per loop and the small server that shows them; counting runs on the loops, showing on its own thread. */
#include "http/metrics.h"

#include <errno.h>
#include <inttypes.h>
#include <microhttpd.h>
#include <stdatomic.h>
#include <string.h>

#include "base/log.h"
#include "http/address.h"
#include "work/queue.h"

#include "base/banned.h"

#define N_CLASSES 6 /* 1xx .. 5xx by index 1..5 */

static const int64_t bounds_us[] = { 500, 1000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 500000, 1000000, 2500000 };
#define N_BOUNDS (sizeof(bounds_us) / sizeof(bounds_us[0]))

struct row {
	_Atomic uint64_t by_class[N_CLASSES];
	_Atomic uint64_t buckets[N_BOUNDS + 1];
	_Atomic uint64_t sum_us;
};

struct metrics_shard {
	_Atomic int connections;
	_Atomic uint64_t log_lost;
	_Atomic uint64_t kept_found, kept_missed;
	size_t n; /* operations + 1: the last is "none" */
	struct row rows[];
};

struct metrics_server {
	struct MHD_Daemon *mhd;
	const struct services *services;
	struct metrics_shard *const *shards;
	int n_shards;
	void (*extra)(void *cls, struct buffer *out);
	void *cls;
};

int metrics_shard_new(const struct contract *c, struct metrics_shard **ret_shard)
{
	size_t n;
	struct metrics_shard *m;

	contract_operations(c, &n);
	m = calloc(1, sizeof(*m) + (n + 1) * sizeof(m->rows[0]));
	if (!m)
		return -ENOMEM;
	m->n = n + 1;
	*ret_shard = m;
	return 0;
}

void metrics_shard_free(struct metrics_shard *m)
{
	free(m);
}

/* Only the loop writes its shard: a relaxed load and store is enough and cheaper than a locked add. */
static void bump(_Atomic uint64_t *counter, uint64_t by)
{
	atomic_store_explicit(counter, atomic_load_explicit(counter, memory_order_relaxed) + by, memory_order_relaxed);
}

void metrics_request(struct metrics_shard *m, int operation, int status, int64_t duration_ns)
{
	struct row *row = &m->rows[operation < 0 ? m->n - 1 : (size_t)operation];
	int64_t us = duration_ns / 1000;
	size_t b = 0;

	while (b < N_BOUNDS && us > bounds_us[b])
		b++;
	bump(&row->buckets[b], 1);
	bump(&row->sum_us, (uint64_t)us);
	if (status >= 100 && status < 600)
		bump(&row->by_class[status / 100], 1);
}

void metrics_connections(struct metrics_shard *m, int change)
{
	atomic_fetch_add_explicit(&m->connections, change, memory_order_relaxed);
}

void metrics_log_lost(struct metrics_shard *m)
{
	bump(&m->log_lost, 1);
}

void metrics_kept(struct metrics_shard *m, bool found)
{
	bump(found ? &m->kept_found : &m->kept_missed, 1);
}

static void add_row(struct row *sum, struct row *r)
{
	for (size_t i = 0; i < N_CLASSES; i++)
		bump(&sum->by_class[i], r->by_class[i]);
	for (size_t i = 0; i <= N_BOUNDS; i++)
		bump(&sum->buckets[i], r->buckets[i]);
	bump(&sum->sum_us, r->sum_us);
}

static void write_row(struct buffer *out, const char *operation, const struct row *row)
{
	uint64_t running = 0;

	for (int i = 1; i < N_CLASSES; i++)
		if (row->by_class[i])
			buffer_printf(out, "layanand_requests_total{operation=\"%s\",status=\"%dxx\"} %" PRIu64 "\n", operation, i,
				      row->by_class[i]);
	for (size_t i = 0; i <= N_BOUNDS; i++) {
		running += row->buckets[i];
		if (i < N_BOUNDS)
			buffer_printf(out, "layanand_request_seconds_bucket{operation=\"%s\",le=\"%g\"} %" PRIu64 "\n", operation,
				      (double)bounds_us[i] / 1e6, running);
	}
	buffer_printf(out, "layanand_request_seconds_bucket{operation=\"%s\",le=\"+Inf\"} %" PRIu64 "\n", operation, running);
	buffer_printf(out, "layanand_request_seconds_count{operation=\"%s\"} %" PRIu64 "\n", operation, running);
	buffer_printf(out, "layanand_request_seconds_sum{operation=\"%s\"} %g\n", operation, (double)row->sum_us / 1e6);
}

static void write_requests(const struct metrics_server *m, struct buffer *out)
{
	size_t n;
	const struct operation *ops = contract_operations(m->services->contract, &n);

	buffer_string(out, "# TYPE layanand_requests counter\n# TYPE layanand_request_seconds histogram\n");
	for (size_t i = 0; i <= n; i++) {
		struct row sum = { 0 };
		uint64_t seen = 0;

		for (int s = 0; s < m->n_shards; s++)
			add_row(&sum, &m->shards[s]->rows[i]);
		for (size_t b = 0; b <= N_BOUNDS; b++)
			seen += sum.buckets[b];
		if (seen)
			write_row(out, i < n ? ops[i].id : "none", &sum);
	}
}

static void write_all(const struct metrics_server *m, struct buffer *out)
{
	uint64_t lost = 0, found = 0, missed = 0;
	int connections = 0;

	write_requests(m, out);
	for (int s = 0; s < m->n_shards; s++) {
		connections += atomic_load(&m->shards[s]->connections);
		lost += m->shards[s]->log_lost;
		found += m->shards[s]->kept_found;
		missed += m->shards[s]->kept_missed;
	}
	buffer_printf(out, "# TYPE layanand_log_lost counter\nlayanand_log_lost_total %" PRIu64 "\n", lost);
	buffer_printf(out, "# TYPE layanand_ready_answers counter\nlayanand_ready_answers_total{found=\"yes\"} %" PRIu64
			   "\nlayanand_ready_answers_total{found=\"no\"} %" PRIu64 "\n", found, missed);
	buffer_printf(out, "# TYPE layanand_connections gauge\nlayanand_connections %d\n", connections);
	buffer_printf(out, "# TYPE layanand_queue_length gauge\nlayanand_queue_length %zu\n", queue_length(m->services->queue));
	buffer_printf(out, "# TYPE layanand_workers_up gauge\nlayanand_workers_up %d\n", atomic_load(&m->services->readiness->workers));
	if (m->extra)
		m->extra(m->cls, out);
	buffer_string(out, "# EOF\n");
}

static enum MHD_Result reply(struct MHD_Connection *mhd, unsigned status, char *text, size_t n)
{
	struct MHD_Response *response = MHD_create_response_from_buffer(n, text, MHD_RESPMEM_MUST_FREE);
	enum MHD_Result result;

	if (!response) {
		free(text);
		return MHD_NO;
	}
	MHD_add_response_header(response, "Content-Type", "application/openmetrics-text; version=1.0.0; charset=utf-8");
	result = MHD_queue_response(mhd, status, response);
	MHD_destroy_response(response);
	return result;
}

static enum MHD_Result serve(void *cls, struct MHD_Connection *mhd, const char *url, const char *method, const char *version,
			     const char *data, size_t *size, void **state)
{
	const struct metrics_server *m = cls;
	CLEANUP_BUFFER struct buffer out;
	char *text;
	size_t n = 0;
	bool known = strcmp(url, "/metrics") == 0 && strcmp(method, "GET") == 0;

	(void)version, (void)data, (void)state;
	if (*size)
		return MHD_NO;
	buffer_init(&out, 4U << 20);
	if (known)
		write_all(m, &out);
	text = buffer_error(&out) < 0 ? NULL : buffer_take(&out, &n);
	return text ? reply(mhd, known ? 200 : 404, text, n) : MHD_NO;
}

int metrics_server_start(const char *listen, const struct services *s, struct metrics_shard *const *shards, int n,
			 void (*extra)(void *cls, struct buffer *out), void *cls, struct metrics_server **ret_server)
{
	struct metrics_server *m = calloc(1, sizeof(*m));
	int fd;

	if (!m)
		return -ENOMEM;
	*m = (struct metrics_server){ .services = s, .shards = shards, .n_shards = n, .extra = extra, .cls = cls };
	fd = address_listen(listen, false);
	if (fd >= 0)
		m->mhd = MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL, 0, NULL, NULL, serve, m,
					  MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_CONNECTION_LIMIT, 32U,
					  MHD_OPTION_CONNECTION_TIMEOUT, 10U, MHD_OPTION_END);
	if (!m->mhd) {
		if (fd >= 0)
			close(fd);
		free(m);
		return fd < 0 ? fd : -EIO;
	}
	*ret_server = m;
	return 0;
}

void metrics_server_stop(struct metrics_server *m)
{
	if (!m)
		return;
	MHD_stop_daemon(m->mhd);
	free(m);
}
