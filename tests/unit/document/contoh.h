/* Example documents that the tests of this folder share: written by C tests, and by contoh.c for
 * the checks on paper. */
#pragma once

#include "document/surat_informasi.h"
#include "document/tanda_terima.h"

#define CONTOH_URL "https://pengaduan.example.go.id/lacak?nomor=PGD-2026-000001"

/* A complete receipt; its strings are constants. */
struct tanda_terima contoh_tanda_terima(const char *bahasa);
/* A report with a table of that many rows, a figure, and signatures by two. */
int contoh_laporan(size_t rows, struct pdf_sink sink);
/* A list whose items meet the ends of its pages at different heights. */
int contoh_daftar(struct pdf_sink sink);
/* A complete receipt of a request for information; its strings are constants. */
struct tanda_terima contoh_tanda_bukti(const char *bahasa);
/* A record of a hand-over with that many lines of each list. */
struct berita_acara contoh_berita_acara(size_t lines);
struct surat_penolakan contoh_surat_penolakan(void);
