/* Sealing personal data: XChaCha20-Poly1305 (libsodium) with a key of the data key file, bound to
 * where it belongs.
 *
 * A sealed value is: 1 byte version, 4 bytes key id (big-endian), 24 bytes random nonce, the
 * ciphertext, 16 bytes tag. The header and the caller's context are authenticated: a value copied
 * to another row or column does not open. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "pii/data_key.h"

#define SEAL_OVERHEAD (1 + 4 + 24 + 16)
#define SEAL_CONTEXT_MAX 200
#define SEAL_CHUNK_BYTES 65536 /* plaintext of every chunk but the last */
#define LOOKUP_SIZE 65         /* hex of a look-up hash, with NUL */

/* Seals n bytes into out (room for n + SEAL_OVERHEAD) with the current key. context says where the
 * value lives, for example "pengadu.nik/<row id>", at most SEAL_CONTEXT_MAX bytes: -EINVAL beyond. */
int seal(struct data_keys *k, const char *context, const void *plain, size_t n,
	 void *out) WARN_UNUSED;
/* Opens into out (room for n - SEAL_OVERHEAD; the length is that). -EBADMSG: not authentic, or
 * sealed for another context; -ENOKEY: sealed with a key that is not in the file. */
int seal_open(struct data_keys *k, const char *context, const void *sealed, size_t n,
	      void *out) WARN_UNUSED;
/* The key id of a sealed value; 0 when it is none. */
uint32_t seal_key_id(const void *sealed, size_t n);
/* Seals anew with the current key into out (room for n bytes). 1 when done, 0 when it was with the
 * current key already (out untouched), or the errors of seal_open. */
int seal_renew(struct data_keys *k, const char *context, const void *sealed, size_t n,
	       void *out) WARN_UNUSED;

/* The same for text and bytea columns in their text form ("\x..."): NULL in gives NULL out. Memory
 * of the arena. */
int seal_text(struct data_keys *k, const char *context, const char *text, struct arena *a,
	      const char **ret_bytea) WARN_UNUSED;
int seal_text_open(struct data_keys *k, const char *context, const char *bytea, struct arena *a,
		   const char **ret_text) WARN_UNUSED;

/* One chunk of a stream (attachment): bound to its id, number (from 0) and whether it is the last,
 * so that chunks cannot be swapped, dropped or cut off; each opens alone. Sizes as in seal and
 * seal_open. Byte `offset` of the content lies in chunk offset / SEAL_CHUNK_BYTES. */
int seal_chunk(struct data_keys *k, const char *id, uint32_t number, bool last, const void *plain,
	       size_t n, void *out) WARN_UNUSED;
int seal_chunk_open(struct data_keys *k, const char *id, uint32_t number, bool last,
		    const void *sealed, size_t n, void *out) WARN_UNUSED;

/* The keyed hash to look a value up by: same kind ("nik", "email", "telepon") and same normalised
 * text give the same hash, for ever (rotation does not change it). Without the key file nothing can
 * be tried against it. */
void seal_lookup(struct data_keys *k, const char *kind, const char *text,
		 char out[static LOOKUP_SIZE]);
