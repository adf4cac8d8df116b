/* What the handlers of requests for information share. */
#pragma once

#include "alur/tindakan.h"
#include "document/pdf.h"
#include "pihak/pihak.h"

#define PROSES_PERMOHONAN "permohonan_informasi"
#define PROSES_KEBERATAN "keberatan_informasi"

/* Answers with the request as this caller sees it now; sends what is queued. */
int informasi_jawab(struct ctx *c, int status, const char *berkas_id) WARN_UNUSED;
/* Reads the requester's identity off the rows of a document (columns id, isi) and logs the reading; *ret_ada is false when it is not
 * given to this caller. */
int informasi_pemohon(struct ctx *c, const struct db_rows *rows, struct pihak *ret_pemohon, bool *ret_ada) WARN_UNUSED;
/* A JSON column as a document that lives as long as the arena. -EIO (logged) when it is none. */
int informasi_json(struct ctx *c, const struct db_rows *rows, const char *kolom, json_t **ret_json) WARN_UNUSED;
