/* Answers callers without a token from the loop's cache, and keeps what is read for them; runs on the loop. */
#include <stdatomic.h>

#include "http/internal.h"

#include "base/banned.h"

/* Everybody without a token or access code is told the same: the bytes of the address say what. */
static bool for_everybody(const struct http_request *h)
{
	return h->r.op->kept && h->r.identity.peran == PERAN_PUBLIK && !h->r.identity.kode_akses[0];
}

bool ready_answer(struct http_request *h)
{
	if (!for_everybody(h))
		return false;
	/* Before the reading begins: what changes while it runs ends its answer. */
	h->generation = atomic_load_explicit(&h->loop->services->freshness->generation, memory_order_acquire);
	h->began_ns = h->r.t0_ns;
	h->ready = cache_get(h->loop->cache, h->uri, h->generation, h->began_ns);
	h->keep = !h->ready;
	metrics_kept(h->loop->metrics, h->ready != NULL);
	if (!h->ready)
		return false;
	h->r.reply = (struct reply){
		.status = h->r.op->success,
		.body = h->ready->body,
		.body_len = h->ready->body_len,
		.etag = h->ready->etag,
		.link = h->ready->link,
	};
	return true;
}

void ready_keep(struct http_request *h)
{
	const struct reply *reply = &h->r.reply;

	if (!h->keep || reply->status != h->r.op->success || reply->stream)
		return;
	cache_put(h->loop->cache, h->uri,
		  &(struct cache_entry){ .body = reply->body, .body_len = reply->body_len, .etag = reply->etag, .link = reply->link },
		  h->generation, h->began_ns);
}

void ready_done(struct http_request *h)
{
	if (h->ready)
		cache_release(h->loop->cache, h->ready);
}
