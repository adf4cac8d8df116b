/* Accounts of the built-in issuer as the database keeps them: found by a keyed hash of the e-mail address, everything about
 * the person sealed, the password as argon2id. */
#pragma once

#include "base/identity.h"
#include "db/db.h"
#include "pii/seal.h"

#define AKUN_SIDIK_SIZE (2 + LOOKUP_SIZE) /* "\x" and hex, with NUL */

struct akun_baru {
	const char *id; /* NULL: a new UUIDv7 of waktu_us; officers: the id of their pelaksana row */
	const char *nama;
	const char *email; /* the login name */
	const char *sandi; /* in the clear: goes no further than its hash */
	const char *nik, *alamat, *telepon; /* or NULL */
	enum peran peran;
	const char *penyelenggara_id; /* officers, or NULL */
	int64_t waktu_us; /* legal instant */
	bool terbukti; /* the address is known to be the holder's */
};

/* The look-up hash of a login name as bytea text; case and outer blanks do not matter. */
void akun_sidik(struct data_keys *k, const char *email, char out[static AKUN_SIDIK_SIZE]);
/* Seals what is about the person (nama to telepon) as akun.isi holds it. */
int akun_segel(struct arena *arena, struct data_keys *k, const char *id, const struct akun_baru *akun, const char **ret_isi) WARN_UNUSED;
/* Opens what akun.isi holds: the members nama to telepon that are about the person (arena), nothing else is filled. -EIO (logged) when it is not authentic. */
int akun_buka(struct arena *arena, struct data_keys *k, const char *id, const char *isi, struct akun_baru *ret_akun) WARN_UNUSED;
/* Makes the account in the transaction of db (peran sistem); strings in arena. Costs an argon2id hash, whether or not the
 * address is taken. -EEXIST: there is an account of that e-mail address (nothing done, the transaction goes on); -EINVAL: the
 * password is shorter or longer than allowed; -ENOMEM, or as db_exec. */
int akun_buat(struct db *db, struct arena *arena, struct data_keys *k, const struct akun_baru *baru, const char **ret_id) WARN_UNUSED;
