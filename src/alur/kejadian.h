/* Events: what happened to a case or an agency, appended to its hash chain in the transaction of the change itself. */
#pragma once

#include "alur/alur.h"

struct kejadian_baru {
	const char *berkas_id;        /* NULL: an event outside cases, in the chain of its agency */
	const char *proses;
	const char *penyelenggara_id; /* agency at that moment; the chain when berkas_id is NULL */
	const char *jenis;            /* pengaduan.diterima */
	const char *catatan;          /* for the parties, or NULL */
	const char *data;             /* JSON object without personal data, or NULL; null members are dropped */
	const char *pelaku;           /* NULL: who acts in this transaction */
};

/* Queued. -ENOMEM or as db_queue. */
int kejadian_catat(struct alur *a, const struct kejadian_baru *k) WARN_UNUSED;
