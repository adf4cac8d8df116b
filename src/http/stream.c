/* Answers that come piece by piece: the loop asks a worker for the next piece only when the client has taken the last. Runs on the loop. */
#include <errno.h>
#include <string.h>

#include "http/internal.h"
#include "work/queue.h"

#include "base/banned.h"

#define PIECE_ARENA_BYTES (1U << 20)

/* Asks for a piece; the connection is suspended until it is there. */
static ssize_t ask(struct http_request *h, int64_t piece)
{
	struct request *r = &h->r;

	arena_free(r->piece_arena);
	r->piece_arena = arena_new(PIECE_ARENA_BYTES);
	if (!r->piece_arena)
		return MHD_CONTENT_READER_END_WITH_ERROR;
	r->piece = piece;
	r->piece_data = NULL;
	r->piece_error = 0;
	MHD_suspend_connection(h->mhd);
	request_move(r, PHASE_WORK);
	if (queue_push(h->loop->services->queue, r) == 0)
		return 0;
	request_move(r, PHASE_SENT);
	MHD_resume_connection(h->mhd);
	return MHD_CONTENT_READER_END_WITH_ERROR;
}

static ssize_t read_piece(void *cls, uint64_t pos, char *buf, size_t max)
{
	struct http_request *h = cls;
	const struct stream *stream = h->r.reply.stream;
	int64_t at = h->part.first + (int64_t)pos;
	int64_t left = h->part.length - (int64_t)pos;
	int64_t piece = at / stream->piece_bytes;
	size_t offset = (size_t)(at % stream->piece_bytes);
	size_t n;

	if (left <= 0)
		return MHD_CONTENT_READER_END_OF_STREAM;
	if (h->r.piece != piece)
		return ask(h, piece);
	if (h->r.piece_error < 0 || offset >= h->r.piece_len)
		return MHD_CONTENT_READER_END_WITH_ERROR;
	n = h->r.piece_len - offset;
	if (n > max)
		n = max;
	if ((int64_t)n > left)
		n = (size_t)left;
	memcpy(buf, h->r.piece_data + offset, n);
	return (ssize_t)n;
}

struct MHD_Response *stream_response(struct http_request *h)
{
	return MHD_create_response_from_callback((uint64_t)h->part.length, 32768, read_piece, h, NULL);
}
