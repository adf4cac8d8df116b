/* Opening a case: number, first state, deadlines and first event, by the rule "buka" of its process. */
#pragma once

#include "alur/tenggat.h"

#define BERKAS_TENGGAT_MAX 8

struct berkas_baru {
	const char *proses;
	const char *penyelenggara_id;
	const char *layanan_id;  /* must be of that agency; or NULL */
	const char *terlapor_id; /* must be an officer of that agency; or NULL */
	const char *pemilik_id;  /* sub of the citizen, or NULL */
	const char *kode_akses_hash;
	const char *kerahasiaan;
	const char *kelas;           /* class it is opened with, or NULL */
	const char *asal_id;         /* the case that it comes out of and whose owner, code and agency it takes over, or NULL */
	const char *asal_tenggat_id; /* the deadline of that case whose lapse opens it, or NULL */
	int64_t saat_us;             /* when it counts as received; 0: now */
};

/* A case being opened: what the first reading said. */
struct berkas_buka {
	struct alur alur;
	struct berkas_baru baru;
	const char *id; /* the new case's */
	bool penyelenggara_ada;
	bool layanan_cocok;
	bool terlapor_cocok;
	bool dalam_lingkup; /* the agency is the caller's own or below it */
	const char *bahasa; /* of who opens it: "id" or "en"; one that comes out of another has that one's */
	const char *nomor;  /* NULL when something above does not fit */
	const char *status;
	const char *kejadian;
	struct aturan_tenggat tenggat[BERKAS_TENGGAT_MAX];
	size_t n_tenggat;
};

/* Reads the rules and checks what the case points at, in one round trip; the domain then decides and tells the fields at
 * fault. -EIO (logged) when no rule is in force on this day. */
int berkas_siap(struct ctx *c, const struct berkas_baru *baru, struct berkas_buka *ret_buka) WARN_UNUSED;
/* Under whose name an officer's record for another agency is kept, so that his own may follow it: that agency, or NULL. */
const char *berkas_pencatat(const struct ctx *c, const struct berkas_buka *b);
/* The same for a case that a lapsed deadline opens (lewat.c), in the name of the daemon. */
int berkas_siap_turunan(struct alur *a, const struct berkas_baru *baru, struct berkas_buka *ret_buka) WARN_UNUSED;
/* Queues the case, under this agency's name when sebelum is given (an officer who records for another agency may follow the
 * case). The domain queues its own row afterwards, then berkas_mulai. */
int berkas_catat(struct berkas_buka *b, const char *sebelum) WARN_UNUSED;
/* Queues the first event and the deadlines. */
int berkas_mulai(struct berkas_buka *b, const char *data) WARN_UNUSED;
