/* The components of a standard as running text: what a reader finds beside the name of each. */
#pragma once

#include "standar/cetak.h"

#define KOMPONEN_JUMLAH 14
#define KOMPONEN_PENYAMPAIAN 6 /* the first of them are about delivering the service, the rest about managing it */

struct komponen {
	const char *nama;  /* as in the API */
	const char *judul; /* for people */
};
extern const struct komponen komponen_urut[KOMPONEN_JUMLAH];

/* The text of one component; a dash when it is not written yet. NULL: out of memory. */
const char *komponen_teks(const struct cetak *k, const char *nama, const json_t *isi);
