/* The outbox: events become notices, notices are lent to a sender and come back with what became of them. Each function is one
 * transaction, on the thread of notices. */
#pragma once

#include "db/db.h"

/* Says which channels have a sender ("{email,pesan}" or less). */
int antrean_saluran(struct db *db, const char *saluran) WARN_UNUSED;
struct antrean_maju {
	bool penuh;      /* as many events of the feed, or letters, were read as one look takes: there may be more */
	int64_t ditahan; /* notices held back, too many for their address */
};
/* Queues what the next events of the feed are to be told about, and new letters to holders of accounts. */
int antrean_maju(struct db *db, struct antrean_maju *ret_maju) WARN_UNUSED;
/* Lends one notice that is due, for pinjam_s seconds of machine time; rows of notifikasi_ambil, none when nothing is due. The rows live in
 * arena. */
int antrean_ambil(struct db *db, struct arena *arena, const char *saluran, int64_t pinjam_s, struct db_rows **ret_rows) WARN_UNUSED;

struct antrean_hasil {
	const char *id;
	const char *percobaan; /* as lent: another daemon's attempt is not overwritten */
	const char *status;    /* terkirim, gagal, dibatalkan, or menunggu */
	const char *alasan;    /* NULL: none */
	int64_t tunda_s;       /* menunggu: seconds of legal time until the next attempt */
};
int antrean_kembali(struct db *db, const struct antrean_hasil *h) WARN_UNUSED;

struct antrean_keadaan {
	int64_t menunggu;
	int64_t gagal;
	int64_t tertua_s;
};
/* How a channel stands. */
int antrean_keadaan(struct db *db, const char *const *saluran, size_t n, struct antrean_keadaan *ret_keadaan) WARN_UNUSED;
