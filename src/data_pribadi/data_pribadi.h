/* What the handlers about one's own personal data share: the cases in question, and the answer made of them. */
#pragma once

#include "pihak/pihak.h"

#define DATA_PRIBADI_BERKAS_MAX 500

/* The caller's own, as far as it is read: of the account when the operation is about all, and of each case. */
struct data_pribadi {
	const char *berkas_id; /* the one case in the path, or NULL: all of the account */
	struct pihak akun;
	bool ada_akun;
	struct db_rows *rows; /* data_pribadi_berkas */
	int n;                /* of them, at most DATA_PRIBADI_BERKAS_MAX */
};

/* Reads; with kunci the cases are locked first, for a change. 404: the case in the path is not the caller's. */
int data_pribadi_muat(struct ctx *c, bool kunci, struct data_pribadi *ret_data) WARN_UNUSED;
/* Answers 200 with all of it, opened. */
int data_pribadi_jawab(struct ctx *c, const struct data_pribadi *d) WARN_UNUSED;
/* An event in the chain of a case of these rows; data: JSON object without personal data. */
int data_pribadi_kejadian(struct ctx *c, const struct data_pribadi *d, int baris, const char *jenis, const char *catatan, const char *data) WARN_UNUSED;
