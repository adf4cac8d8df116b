/* Tables out of files that a client sent: one sheet of an XLSX workbook (ECMA-376) or a CSV file (RFC 4180), as rows of text. What they may cost is
 * bounded: bytes in and unpacked, entries, rows, columns, text of a cell. Pure functions, any thread. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

#define LEMBAR_KOLOM_MAX 64
#define LEMBAR_BARIS_MAX 1001 /* with a header */
#define LEMBAR_SEL_MAX_BYTES 98304 /* a cell of 32,767 characters, as much as spreadsheet programs allow */
#define LEMBAR_TEKS_MAX_BYTES (8U << 20) /* of all cells, also where many share a text */
#define LEMBAR_TERBUKA_MAX_BYTES (16U << 20) /* of a workbook, unpacked */
#define LEMBAR_ARENA_BYTES (32U << 20) /* what the arena of a reading may take */

/* What a cell holds whose formula failed (#REF!, #N/A): this pointer. */
extern const char lembar_rusak[];

struct lembar_baris {
	unsigned nomor; /* as spreadsheet programs count, from 1 */
	const char *sel[LEMBAR_KOLOM_MAX]; /* UTF-8 without blanks around it, line breaks as \n; NULL: empty */
};

struct lembar {
	const char *nama; /* of the sheet */
	struct lembar_baris *baris; /* those with anything in them, in their order */
	size_t n_baris;
};

/* Why a file cannot be read, and where; texts are static. */
struct lembar_galat {
	const char *kode;
	const char *id, *en;
	unsigned baris; /* 0: the file as a whole */
	unsigned kolom; /* from 0 */
};

/* The sheet called `nama` (in any case), or the first one; formulas by the value they had when the file was saved. Everything is allocated in the
 * arena. -EINVAL with *ret_galat: not such a file, or more than the limits allow; -ENOMEM. */
int lembar_xlsx(const void *data, size_t n, const char *nama, struct arena *arena, struct lembar *ret_lembar,
		struct lembar_galat *ret_galat) WARN_UNUSED;
/* UTF-8 with or without byte order mark; comma, semicolon or tab, by what the first line has. The sheet is called `nama`. The same refusals. */
int lembar_csv(const void *data, size_t n, const char *nama, struct arena *arena, struct lembar *ret_lembar,
	       struct lembar_galat *ret_galat) WARN_UNUSED;
/* "C7" into out. */
#define LEMBAR_ALAMAT_BUF 16
const char *lembar_alamat(unsigned baris, unsigned kolom, char out[static LEMBAR_ALAMAT_BUF]);
