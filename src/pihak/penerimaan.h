/* What every receipt says of how a case was received, as JSON and for the paper: read from the columns of a statement (nomor,
 * penyelenggara_id, penyelenggara_nama, penyelenggara_alamat, diterima_pada, penerima_nama, penerima_jabatan, segel, tenggat). On the worker that
 * serves the request. */
#pragma once

#include "document/tanda_terima.h"
#include "pihak/pihak.h"

#define PENERIMAAN_TENGGAT_MAX 8

/* A timestamptz of PostgreSQL as RFC 3339 (arena); NULL stays NULL. */
const char *penerimaan_waktu(struct ctx *c, const char *teks);
/* "key": {"id", "nama"}, or null without id. */
void penerimaan_acuan(struct json_writer *w, const char *kunci, const char *id, const char *nama);
/* The members tempat_penerimaan, diterima_pada, penerima, tanda_tangan, tenggat, dasar_hukum. */
void penerimaan_tulis(struct ctx *c, struct json_writer *w, const struct db_rows *rows, const char *dasar_hukum);
/* The members of a receipt on paper that are about the agency, the reception and the party (NULL: not to be shown); tenggat has room for
 * PENERIMAAN_TENGGAT_MAX. jalur: where the case is read, "/v1/pengaduan". */
void penerimaan_lembar(struct ctx *c, const struct db_rows *rows, const struct pihak *pihak, const char *jalur,
		       struct tanda_terima_tenggat *tenggat, struct tanda_terima *ret_lembar);
/* Answers with the finished PDF as "<awalan>-<nomor>.pdf". */
int penerimaan_kirim(struct ctx *c, const char *awalan, const char *nomor, struct buffer *pdf) WARN_UNUSED;
