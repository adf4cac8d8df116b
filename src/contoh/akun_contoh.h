/* Sample accounts and machine clients, each with a secret of its own. */
#pragma once

#include <stdio.h>

#include "db/db.h"
#include "pii/data_key.h"

struct muatan {
	struct db *db;
	struct arena *arena;
	struct data_keys *keys;
	int64_t sekarang_us;
	FILE *out;
};

/* Makes what is not there yet and writes its secret to rahasia. ret_n: how many were made. */
int akun_contoh(struct muatan *m, const json_t *baris, FILE *rahasia, unsigned *ret_n) WARN_UNUSED;
int klien_contoh(struct muatan *m, const json_t *baris, FILE *rahasia, unsigned *ret_n) WARN_UNUSED;
