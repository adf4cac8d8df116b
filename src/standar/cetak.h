/* What the printed documents of standards, charters and procedures have in common: one row of a statement, its lists as text, and the
 * way out. Strings live in the request's arena. */
#pragma once

#include <jansson.h>

#include "document/pdf.h"
#include "work/ctx.h"

struct cetak {
	struct ctx *c;
	const struct db_rows *rows;
};

/* The row that the document is about; 404 when there is none. */
int cetak_siap(struct ctx *c, const struct db_rows *rows, struct cetak *ret_cetak) WARN_UNUSED;
const char *cetak_kolom(const struct cetak *k, const char *nama);
/* A JSON column, owned by the request; NULL: the column is null. */
json_t *cetak_json(const struct cetak *k, const char *nama);
/* A column with a date as documents write it, "10 Maret 2026"; pekan: "Selasa, 10 Maret 2026". NULL: the column is null. */
const char *cetak_tanggal(const struct cetak *k, const char *nama, bool pekan);
/* A string member, or NULL. */
const char *cetak_anggota(const json_t *objek, const char *nama);
/* A list of texts as numbered items. */
void cetak_daftar(struct pdf *p, const json_t *daftar);
/* "3 hari kerja" of {jumlah, satuan}; NULL of null. */
const char *cetak_waktu(const struct cetak *k, const json_t *waktu);
/* The head's signature under what was set; lines for it to be written on when it was not set yet. */
void cetak_pengesahan(struct pdf *p, const struct cetak *k, const char *tanggal, const char *nama);

struct cetak_naskah {
	const char *judul;
	const char *berkas; /* name of the file before the number of the case */
	bool bingkai;
	int (*gambar)(struct pdf *p, void *cls); /* cls: the struct cetak */
};
/* Writes the document under the agency's letterhead and answers with it. */
int cetak_jawab(struct cetak *k, const struct cetak_naskah *n) WARN_UNUSED;
