/* One row as the JSON that the operations of the catalogue and of standards take: what is written in cells, taken apart. Whether it may be so is the
 * contract's schemas to say. Pure but for memory. */
#pragma once

#include "base/cleanup.h"
#include "impor/kolom.h"

/* A cell that cannot be taken apart. */
struct isian_salah {
	const char *kode;
	const char *id, *en; /* static */
};

/* Adds the content of a cell at its place in the row, {"kode", ..., "komponen": {...}}. -EINVAL with *ret_salah; -ENOMEM. */
int isian_sel(json_t *baris, const struct kolom *kolom, const char *isi, struct isian_salah *ret_salah) WARN_UNUSED;
/* Completes a row: members that go together become whole, and what the catalogue tells in words (produk, biaya, jangka_waktu, persyaratan) is derived
 * from the components. -ENOMEM. */
int isian_lengkapi(json_t *baris) WARN_UNUSED;
/* Takes those words away again: of a service whose standard is in force they are the standard's. */
void isian_tanpa_kata(json_t *baris);
