/* What the handlers of the catalogue share: who may write, to which version, and the answer. */
#pragma once

#include "work/ctx.h"

/* The row of a ..._periksa statement, before a write of what is there. Refusals: 404 not there, 403 not answered for by this caller, 412
 * If-Match is not its version. */
int katalog_boleh(struct ctx *c, struct sql_call periksa, const struct db_rows **ret_rows) WARN_UNUSED;
/* The same for the agency that a new row names in its member penyelenggara_id: 422 with its pointer when there is none. */
int katalog_tempat(struct ctx *c, const char *penyelenggara_id) WARN_UNUSED;
/* A write that returns a row when the version was still the one looked at: 412 otherwise. Then the answer. */
int katalog_ubah(struct ctx *c, struct sql_call simpan, struct sql_call baca) WARN_UNUSED;
/* Of a new part of the agency or service of the path: its id, and where such parts are read (/v1/<koleksi>/<id>/<bagian>). -ENOMEM, or as alur_dari_ctx. */
int katalog_bagian(struct ctx *c, const char *koleksi, const char *bagian, const char **ret_id, const char **ret_lokasi) WARN_UNUSED;
/* The answer to a write: 201 with Location when lokasi is given, else 200. */
int katalog_jawab(struct ctx *c, struct sql_call baca, const char *lokasi) WARN_UNUSED;
