/* So many in so many minutes, beside the limits that the front door keeps. On a worker. */
#pragma once

#include "work/ctx.h"

struct throttle;

struct batas {
	struct throttle *throttle;
	uint64_t kunci;
	int64_t jumlah, menit;
};

/* Takes one of the `jumlah` that `siapa` has of `apa` in `menit` minutes. 0; -EAGAIN when there is none left, with Retry-After set for the problem. */
int batas_ambil(struct ctx *c, const char *apa, const char *siapa, int64_t jumlah, int64_t menit, struct batas *ret_batas) WARN_UNUSED;
/* Gives it back: it turned out not to count. */
void batas_kembali(const struct batas *b);
