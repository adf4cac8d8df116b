/* The party of a case: who complains or asks (UU 25/2009 Pasal 43, P40(8)). Checked, sealed, found again by keyed hashes only, opened
 * for those who may (UU 27/2022). On the worker that serves the request. */
#pragma once

#include <jansson.h>

#include "base/json_writer.h"
#include "work/ctx.h"

/* Text in the request's arena or in the document it was read from; what is not known is NULL. */
struct pihak {
	const char *nama;
	const char *nik;
	const char *alamat;
	const char *telepon;
	const char *email;
	/* only where the process asks for them (P40(8) c and d) */
	const char *jenis_kelamin; /* "L" or "P" */
	int usia;                  /* years; 0: not asked */
};

/* The channel a filing came by, the body's `kanal`: citizens come by the application or the portal, what comes by another channel an
 * officer records (422). */
int pihak_kanal(struct ctx *c, const char **ret_kanal) WARN_UNUSED;
/* From an object with these members (borrowed). 422 with `penunjuk_nik` when the NIK is not well formed. */
int pihak_baca(struct ctx *c, const json_t *o, const char *penunjuk_nik, struct pihak *ret_pihak) WARN_UNUSED;
/* The identity of the citizen's own account, as filed with the built-in issuer; *ret_ada is false when there is no such account.
 * -EIO (logged) when it cannot be opened. */
int pihak_dari_akun(struct ctx *c, struct pihak *ret_pihak, bool *ret_ada) WARN_UNUSED;
/* Queues the sealed identity of a case. */
int pihak_simpan(struct ctx *c, const char *berkas_id, const struct pihak *p) WARN_UNUSED;
/* Queues another identity in the place of the one the case has. */
int pihak_ganti(struct ctx *c, const char *berkas_id, const struct pihak *p) WARN_UNUSED;
/* Seals the identity of the caller's own account, as akun.isi holds it (arena). */
int pihak_segel_akun(struct ctx *c, const struct pihak *p, const char **ret_isi) WARN_UNUSED;
/* Opens what identitas.isi holds. -EIO (logged) when it is not authentic. */
int pihak_buka(struct ctx *c, const char *berkas_id, const char *isi, struct pihak *ret_pihak) WARN_UNUSED;
/* {"nama", "nik", "alamat", "telepon", "email"}, and "jenis_kelamin", "usia" where they were asked for. */
void pihak_tulis(struct json_writer *w, const struct pihak *p);
