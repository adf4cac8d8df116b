/* The parts of a workbook beside its sheets: which sheet is where, and the texts that cells share. */
#pragma once

#include "base/buffer.h"
#include "lembar/paket.h"

#define BUKU_NAMA_MAX 256 /* bytes of a part's or a sheet's name */
#define BUKU_TEKS_MAX 100000 /* shared texts */

struct buku {
	char lembar[BUKU_NAMA_MAX]; /* name of the sheet that was chosen */
	char bagian[BUKU_NAMA_MAX]; /* the part that it is in */
	char bagian_teks[BUKU_NAMA_MAX]; /* the part with the shared texts, or "" */
	const char **teks; /* shared texts by number; free() */
	size_t n_teks, cap_teks;
};

/* Finds the sheet called `nama` (in any case), or the first one, and reads the shared texts into the arena. As paket_baca; -ENOENT: no workbook. */
int buku_baca(struct paket *p, const char *nama, struct arena *arena, struct buku *ret_buku) WARN_UNUSED;
void buku_lepas(struct buku *b);
#define CLEANUP_BUKU CLEANUP(buku_lepas)
/* _xHHHH_ is how workbooks write what XML cannot; appended as the character that is meant. */
void buku_teks_tambah(struct buffer *out, const char *teks, size_t n);
