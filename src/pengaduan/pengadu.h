/* The complainant's identity (UU 25/2009 Pasal 43): checked, sealed, found again by keyed hashes only, opened for those who may. */
#pragma once

#include "alur/alur.h"
#include "base/json_writer.h"

struct pengadu {
	const char *nama;
	const char *nik;
	const char *alamat;
	const char *telepon;
	const char *email;
};

/* From the body's member `pengadu`: *ret_ada is false when there is none. 422 with the field at fault; an anonymous complaint
 * must not carry one. */
int pengadu_baca(struct ctx *c, const json_t *badan, bool anonim, struct pengadu *ret_pengadu, bool *ret_ada) WARN_UNUSED;
/* The identity of the citizen's own account, as filed with the built-in issuer. 422 when there is no such account. */
int pengadu_dari_akun(struct ctx *c, struct pengadu *ret_pengadu) WARN_UNUSED;
/* Queues the sealed identity of a case. */
int pengadu_simpan(struct ctx *c, const char *berkas_id, const struct pengadu *p) WARN_UNUSED;
/* Opens what identitas.isi holds. -EIO (logged) when it is not authentic. */
int pengadu_buka(struct ctx *c, const char *berkas_id, const char *isi, struct pengadu *ret_pengadu) WARN_UNUSED;
/* {"nama", "nik", "alamat", "telepon", "email"} */
void pengadu_tulis(struct json_writer *w, const struct pengadu *p);
