/* How a deadline was computed, day by day: computed once with the calendar of its day and kept as the days it passed over;
 * told from those for ever after, so that a later decree does not rewrite an old explanation. Pure but for the arena. */
#pragma once

#include "base/arena.h"
#include "base/json_writer.h"
#include "kalender/kalender.h"

struct hitungan {
	int64_t jatuh_tempo_us;
	int32_t hari_nol;     /* local day of the start */
	const char *dilewati; /* JSON: [{"tanggal", "alasan", "keputusan"}], as kept in tenggat.dilewati (arena) */
};

/* -EINVAL, -ERANGE as kalender_tenggat_mode; -ENOMEM. */
int derivasi_hitung(struct arena *arena, const struct kalender *k, int64_t mulai_us, int panjang, const char *satuan,
		    enum kalender_mode mode, struct hitungan *ret_hitungan) WARN_UNUSED;
/* Writes the days as answers show them, the start as day zero, each counted or skipped with its reason:
 * [{"tanggal", "dihitung", "hari_ke", "alasan", "keputusan"}]. -EINVAL: dilewati is not what derivasi_hitung made. */
int derivasi_tulis(struct json_writer *w, int32_t hari_nol, int panjang, const char *dilewati) WARN_UNUSED;
