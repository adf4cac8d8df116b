/* The keys that personal data is sealed with: a file outside the database, held in locked memory.
 * Thread-safe.
 *
 * The file, mode 0600, one key a line, "#" begins a comment:
 *     hash <64 hex digits>     the key of look-up hashes; never changes, or nothing sealed before
 * is found again 1 <64 hex digits>        sealing keys, id (1 to 4294967295) and key; the last one
 * seals, all of them open 2 <64 hex digits> Look-up has a line of its own because it must survive
 * rotation: hashes are compared, so they cannot be re-made one by one while others still search by
 * them. */
#pragma once

#include <stdint.h>

#include "base/cleanup.h"

#define DATA_KEY_BYTES 32

struct data_keys;

/* Reads the file. -EPERM when others may read it, -EINVAL when it is not in the form above or lacks
 * a line, or the error of reading it. Owned by the caller (data_keys_free, which wipes).
 * sodium_init must have run. */
int data_keys_load(const char *path, struct data_keys **ret_keys) WARN_UNUSED;
void data_keys_free(struct data_keys *k);
static inline void cleanup_data_keys(struct data_keys **k)
{
	data_keys_free(*k);
}
#define CLEANUP_DATA_KEYS CLEANUP(cleanup_data_keys)
/* Reads the file again; on failure the keys stay as they were. */
int data_keys_reload(struct data_keys *k) WARN_UNUSED;

/* Id of the key that seals now. */
uint32_t data_keys_current(struct data_keys *k);
/* Copies a sealing key; the caller wipes it (sodium_memzero). An id that is not there makes the
 * file be read again, at most every few seconds (another daemon may have sealed with a newer key).
 * -ENOKEY. */
int data_keys_get(struct data_keys *k, uint32_t id,
		  unsigned char out[static DATA_KEY_BYTES]) WARN_UNUSED;
void data_keys_get_hash(struct data_keys *k, unsigned char out[static DATA_KEY_BYTES]);

/* Makes a new file (mode 0600) with a hash key and sealing key 1. -EEXIST when it is there: keys
 * are never overwritten. */
int data_keys_generate(const char *path) WARN_UNUSED;
/* Rotation: appends a new sealing key, atomically. What was sealed before stays readable;
 * seal_renew brings it over. */
int data_keys_rotate(const char *path, uint32_t *ret_id) WARN_UNUSED;
