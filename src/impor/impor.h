/* An import in the making (P4(3), P13): what was read, what is wrong with it, what the database says about each row. On the worker that serves the
 * request; nothing is kept outside it. */
#pragma once

#include "alur/alur.h"
#include "impor/kolom.h"
#include "lembar/lembar.h"
#include "work/ctx.h"

#define IMPOR_MAX_BYTES (4U << 20)

struct impor_baris {
	unsigned nomor; /* in the sheet */
	json_t *isi; /* {"kode", ..., "komponen": {...}}; owned by impor.semua */
	bool salah; /* a cell could not be taken apart: what follows from it is not told as well */
	const char *layanan_id; /* given when it is added */
	const char *rancangan_id, *rancangan_nomor;
};

struct impor {
	struct ctx *c;
	const char *penyelenggara_id;
	bool pratinjau;
	bool mengurus; /* the caller may write services, not only draft standards */
	const char *lembar; /* name of the sheet */
	int kolom[LEMBAR_KOLOM_MAX]; /* which column of the table each column of the sheet is; -1: none */
	int letak[KOLOM_JUMLAH]; /* the other way round; -1: not there */
	struct impor_baris *baris; /* arena */
	size_t n_baris;
	json_t *semua; /* the rows as one array */
	const struct db_rows *kini; /* impor_baca: one row for each */
};

/* Reads the body of the request. Faults are told by their cells, all of them (up to PROBLEM_MAX_ERRORS): -EPROTO. */
int impor_baca_berkas(struct impor *m) WARN_UNUSED;
/* Asks the database about each row and checks the rows against the schemas of the operations that write one by one. -EPROTO as above. */
int impor_periksa_baris(struct impor *m) WARN_UNUSED;
/* A fault: of a column of the table in a row of the sheet. */
void impor_salah(struct impor *m, unsigned baris, int kolom, const char *kode, const char *id, const char *en);
/* The same of a place in the sheet. */
void impor_salah_di(struct impor *m, unsigned baris, unsigned di, const char *kode, const char *id, const char *en);
/* -EPROTO when there are faults, else 0. */
int impor_akhir(const struct impor *m) WARN_UNUSED;
