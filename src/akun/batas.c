/* Counts by token buckets whose tokens are minutes: each that is allowed costs `menit` of them, and `jumlah` come back in a minute. On a worker. */
#include "akun/batas.h"

#include <string.h>

#include "auth/throttle.h"
#include "base/clock.h"
#include "work/services.h"

#include "base/banned.h"

int batas_ambil(struct ctx *c, const char *apa, const char *siapa, int64_t jumlah, int64_t menit, struct batas *ret_batas)
{
	struct throttle *t = c->services->throttle;
	int64_t sisa;
	int tunggu_s, r;

	*ret_batas = (struct batas){ t, throttle_key(t, apa, siapa, strlen(siapa)), jumlah, menit };
	r = throttle_take_many(t, ret_batas->kunci, menit, jumlah, jumlah * menit, clock_mono_ns(), &sisa, &tunggu_s);
	c->request->problem.retry_after_s = tunggu_s;
	return r;
}

void batas_kembali(const struct batas *b)
{
	throttle_give_back(b->throttle, b->kunci, b->menit, b->jumlah);
}
