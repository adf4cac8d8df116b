/* Counters and latencies, one shard per loop (written without locks by its loop, summed by the scraper). */
#pragma once

#include "work/services.h"

struct metrics_shard;

int metrics_shard_new(const struct contract *c, struct metrics_shard **ret_shard) WARN_UNUSED;
void metrics_shard_free(struct metrics_shard *m);
/* operation: index, or -1 for requests that matched none. */
void metrics_request(struct metrics_shard *m, int operation, int status, int64_t duration_ns);
void metrics_connections(struct metrics_shard *m, int change);
/* One look into the ready answers. */
void metrics_kept(struct metrics_shard *m, bool found);
/* Access lines that could not be written. */
void metrics_log_lost(struct metrics_shard *m);

struct metrics_server;
/* GET /metrics (OpenMetrics text) on its own address. extra writes further families (scheduler, ...), may be NULL. */
int metrics_server_start(const char *listen, const struct services *s, struct metrics_shard *const *shards, int n,
			 void (*extra)(void *cls, struct buffer *out), void *cls, struct metrics_server **ret_server) WARN_UNUSED;
void metrics_server_stop(struct metrics_server *m);
