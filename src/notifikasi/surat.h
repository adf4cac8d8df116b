/* One notice made ready: the address opened, the text filled. On the thread of notices. */
#pragma once

#include "db/db.h"
#include "notifikasi/pengirim.h"
#include "pii/data_key.h"

struct surat {
	struct pesan pesan;
	const char *alasan; /* why there is nothing to send; NULL: there is */
	const char *status; /* what it becomes then: dibatalkan, ditahan, or gagal when a key or a template is wrong */
};

/* From the first row of notifikasi_ambil. alamat: the member of an identity that holds the address; alamat_api: where people go on.
 * -ENOMEM. Everything lives in arena. */
int surat_siapkan(const struct db_rows *rows, struct data_keys *keys, const char *alamat, const char *alamat_api, struct arena *arena,
		  struct surat *ret_surat) WARN_UNUSED;
