/* What the files of the report share; nobody else includes this. */
#pragma once

#include "skm/laporan.h"

#define LAPORAN_LEBAR PDF_MM(165) /* of the body */

/* The second half: result, analysis, follow-up, conclusions, appendices. 0 or a negative errno, as from a draw function of pdf_write. */
int laporan_hasil(struct pdf *p, const struct laporan *l) WARN_UNUSED;
/* The chart under a subheading with its title; nothing when there is nothing to draw. */
int laporan_gambar(struct pdf *p, const struct laporan *l, const char *jenis) WARN_UNUSED;
/* The regency and the complaints of the same time; nothing of a withdrawn result. */
void laporan_banding(struct pdf *p, const struct laporan *l);
void laporan_tabel_kelompok(struct pdf *p, const struct laporan *l, const char *atribut, const json_t *kelompok);
