/* Actions on cases, of every process, in the transaction of the request: lock, check state, role, duty and version, then apply,
 * start and meet deadlines, and append the event. Who may do what when is data (aturan_tindakan), read by the same SQL
 * functions that tell a reader of the case what may be done. */
#pragma once

#include "alur/tenggat.h"

#define TINDAKAN_TENGGAT_MAX 8

struct tindakan {
	const char *proses;
	const char *tindakan; /* as in the path: "tindak-lanjut" */
	const char *cabang;   /* branches to choose from, array literal; NULL: the one without a name */
	const char *kelas;    /* the class that the action sets, or NULL */
};

/* A case that is locked and ready for an action. Strings live in the request's arena. */
struct berkas {
	struct alur alur;
	struct tindakan tindakan;
	const char *id;
	const char *nomor;
	const char *status;
	const char *versi;
	const char *penyelenggara_id;
	const char *penyelenggara_sebelum;
	const char *pemilik_id;
	const char *terlapor_id;
	int eskalasi;
	int pembukaan_ulang;
	/* the rule */
	const char *cabang;
	const char *ke;
	const char *memenuhi;
	const char *kejadian;
	bool menutup;
	bool buka_ulang;
	struct aturan_tenggat tenggat[TINDAKAN_TENGGAT_MAX];
	size_t n_tenggat;
};

/* What an action changes beyond its rule. */
struct perubahan {
	const char *penyelenggara_id; /* the case goes to this agency */
	const char *pelaksana_id;     /* it is given to this officer */
	const char *catatan;          /* for the parties */
	const char *data;             /* further members of the event: JSON object, or NULL */
};

/* Locks the case and checks. Deadlines of the case that time has passed lapse first, as if the scheduler had just come by.
 * Refusals: 404 unseen, 403 wrong caller, 412 If-Match is not its version, 409 not in this state (the detail tells what is
 * possible). */
int tindakan_siap(struct ctx *c, const char *berkas_id, const struct tindakan *t, struct berkas *ret_berkas) WARN_UNUSED;
/* Queues the change, its deadlines and its event; the domain queues its own before or after. */
int tindakan_terapkan(struct berkas *b, const struct perubahan *p) WARN_UNUSED;
/* What follows by itself from the action before it, in the name of the daemon (pelaku "sistem" in rule and event). */
int tindakan_susulan(struct berkas *b, const struct tindakan *t, const struct perubahan *p) WARN_UNUSED;
/* What an action on one case brings about in another that the caller handles as well, in the name of the daemon; nothing when the
 * rules know of no such action in its state. */
int tindakan_sistem(struct ctx *c, const char *berkas_id, const struct tindakan *t, const struct perubahan *p) WARN_UNUSED;
