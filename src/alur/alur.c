/* Makes the engine's view of a transaction; on the thread that owns the transaction. */
#include "alur/alur.h"

#include <errno.h>

#include "alur/kalender_muat.h"
#include "base/clock.h"
#include "base/encode.h"
#include "kalender/waktu.h"
#include "work/services.h"

#include "base/banned.h"

static void lepas_kalender(void *k)
{
	kalender_unref(k);
}

const char *alur_waktu(struct arena *arena, int64_t waktu_us)
{
	char teks[WAKTU_BUF];

	return arena_strdup(arena, waktu_tulis(waktu_us, teks));
}

const char *alur_id(struct alur *a)
{
	char id[UUID_TEXT_SIZE];

	uuid_v7(a->sekarang_us + a->n_id++ * US_PER_MS, id);
	return arena_strdup(a->arena, id);
}

int alur_sistem(struct db *db, struct arena *arena, const struct kalender *kalender, int64_t sekarang_us,
		struct alur *ret_alur)
{
	*ret_alur = (struct alur){
		.db = db,
		.arena = arena,
		.kalender = kalender,
		.sekarang_us = sekarang_us,
		.sekarang = alur_waktu(arena, sekarang_us),
		.pelaku = peran_name(PERAN_SISTEM),
	};
	return ret_alur->sekarang ? 0 : -ENOMEM;
}

int alur_dari_ctx(struct ctx *c, struct alur *ret_alur)
{
	const struct identity *siapa = &c->request->identity;
	struct kalender *kalender = kalender_kini_ambil(c->services->kalender);

	if (kalender && arena_defer(c->arena, lepas_kalender, kalender) < 0)
		return -ENOMEM;
	if (alur_sistem(c->db, c->arena, kalender, ctx_now(c), ret_alur) < 0)
		return -ENOMEM;
	ret_alur->pelaku = peran_name(siapa->peran);
	ret_alur->pelaku_id = siapa->sub[0] ? siapa->sub : NULL;
	return 0;
}

int alur_kalender(struct alur *a, int64_t versi)
{
	struct kalender *k;
	int r;

	if (kalender_versi(a->kalender) == versi)
		return 0;
	r = kalender_baca(a->db, NULL, NULL, &k);
	if (r == -ENODATA)
		return 0;
	if (r < 0)
		return r;
	a->kalender = k;
	return arena_defer(a->arena, lepas_kalender, k);
}
