/* The columns of the table by which an agency hands in its services and their standards: one row for each service. The one truth for the reader,
 * the template to download and its notes (P13(3): the fourteen components). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#define KOLOM_JUMLAH 23
#define LEMBAR_LAYANAN "Layanan"

enum kolom_bentuk {
	BENTUK_TEKS,
	BENTUK_PILIHAN, /* one of the words in pilihan */
	BENTUK_BILANGAN, /* a whole number */
	BENTUK_DAFTAR, /* a line of the cell for each entry */
	BENTUK_PASANGAN, /* the same, each with a second part after "|": names[0] | names[1] */
	BENTUK_TARIF, /* uraian | jumlah | dasar_hukum */
	BENTUK_KONTAK, /* kanal: alamat */
};

struct kolom {
	const char *nama; /* header */
	enum kolom_bentuk bentuk;
	bool wajib; /* of a service that is not known yet */
	const char *tempat; /* JSON Pointer: members of the service, below /komponen those of its standard */
	const char *bagian[2]; /* BENTUK_PASANGAN: names of the two parts */
	const char *const *pilihan; /* ends with NULL; also the channels of BENTUK_KONTAK */
	const char *petunjuk; /* for who fills it in */
	const char *contoh;
};

extern const struct kolom kolom_layanan[KOLOM_JUMLAH];

/* The column with this header, in any case, blanks as underscores; -1: none. */
int kolom_cari(const char *nama);
/* The column that a JSON Pointer into a row belongs to; that of kode when it belongs to none. */
int kolom_tempat(const char *pointer);
