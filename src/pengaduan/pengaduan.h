/* What the handlers of complaints share. */
#pragma once

#include "alur/tindakan.h"

#define PROSES_PENGADUAN "pengaduan"

/* Answers with the case as this caller sees it now; sends what is queued. */
int pengaduan_jawab(struct ctx *c, int status, const char *berkas_id) WARN_UNUSED;

/* How a complaint came in: what the two ways of filing (citizens and officers; the Ombudsman) differ in. */
struct penerimaan {
	const char *kanal;
	const char *kerahasiaan;
	const char *kode_akses_hash; /* or NULL: nobody holds a code */
	const char *rujukan;         /* the Ombudsman's number, or NULL */
};
/* Files the complaint in the request's body and answers 201 with it. */
int pengaduan_terima(struct ctx *c, const struct penerimaan *p) WARN_UNUSED;
