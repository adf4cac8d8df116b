/* A sheet in the making, shared by both readers. */
#pragma once

#include "lembar/lembar.h"

struct susun {
	struct arena *arena;
	struct lembar lembar;
	struct lembar_galat *galat;
	size_t teks; /* bytes so far */
};

/* -ENOMEM. */
int susun_mulai(struct susun *s, const char *nama, struct arena *arena, struct lembar_galat *galat) WARN_UNUSED;
/* Puts a text into its place; rows come in their order. Blanks alone are nothing. -EINVAL with galat: out of bounds, or not text; -ENOMEM. */
int susun_sel(struct susun *s, unsigned baris, unsigned kolom, const char *teks, size_t n) WARN_UNUSED;
/* Marks the cell of a formula that failed. As susun_sel. */
int susun_rusak(struct susun *s, unsigned baris, unsigned kolom) WARN_UNUSED;
/* Notes why; returns -EINVAL. */
int susun_tolak(struct lembar_galat *galat, unsigned baris, unsigned kolom, const char *kode, const char *id, const char *en) WARN_UNUSED;
