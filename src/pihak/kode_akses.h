/* The access code: who has no account keeps the key to the case. Only its hash is kept. On the worker that serves the request. */
#pragma once

#include <sodium.h>

#include "base/encode.h"
#include "work/ctx.h"

#define KODE_AKSES_BYTES 32
#define KODE_AKSES_HASH_SIZE (2 * crypto_hash_sha256_BYTES + 1)

struct kode_akses {
	char teks[BASE64URL_SIZE(KODE_AKSES_BYTES)];
	char hash[KODE_AKSES_HASH_SIZE];
};

/* A new one; wipe it when it has been answered. */
void kode_akses_baru(struct kode_akses *ret_kode);
/* The case of this process that the body's `nomor` and `kode_akses` name (arena); from here on the caller is its owner. A wrong number
 * and a wrong code get the same 404. */
int kode_akses_lacak(struct ctx *c, const char *proses, const char **ret_berkas) WARN_UNUSED;
