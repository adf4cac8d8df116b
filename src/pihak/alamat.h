/* An e-mail address as the mailbox it reaches, and the code by which whoever reads that mailbox speaks for it. Any thread. */
#pragma once

#include "base/arena.h"
#include "pii/data_key.h"
#include "pii/seal.h"

#define ALAMAT_KODE_SIZE 15 /* "1a2b-3c4d-5e6f" */

/* In small letters, without what follows a plus in front of the @; of Gmail also without points: all of these are one mailbox (arena). NULL when
 * memory is short. */
const char *alamat_baku(struct arena *arena, const char *email);
/* The keyed hash of a baku address, as identitas.email_hash has it. */
void alamat_sidik(struct data_keys *k, const char *baku, char out[static LOOKUP_SIZE]);
/* The code of a baku address: the same for ever, and nobody's to guess without the keys (48 bits). */
void alamat_kode(struct data_keys *k, const char *baku, char out[static ALAMAT_KODE_SIZE]);
