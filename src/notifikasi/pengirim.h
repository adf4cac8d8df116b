/* A way of sending notices: one driver for each channel. How to write another: docs/notifikasi.md. */
#pragma once

#include <stdatomic.h>
#include <stdio.h>

#include "base/cleanup.h"
#include "base/config.h"

#define ALASAN_MAX 160

enum kirim_hasil {
	KIRIM_DITERIMA, /* the other side has taken it over */
	KIRIM_NANTI,    /* not now: another attempt may succeed */
	KIRIM_DITOLAK,  /* never: it goes to the dead letters */
};

/* One notice to one recipient. Texts are UTF-8; nothing in them is trusted to be free of line breaks. */
struct pesan {
	const char *id;     /* UUID, the same in each attempt: lets the other side drop a repeat */
	const char *kepada; /* the address itself, as the recipient gave it: not to be logged */
	const char *bahasa; /* "id" or "en" */
	const char *subjek; /* NULL where the channel has none */
	const char *isi;
};

struct pengirim {
	const char *saluran; /* "email", "pesan": as saluran_notifikasi has it */
	const char *alamat;  /* the member of an identity that holds the address: "email" or "telepon" */
	/* Blocks until the notice is taken over or refused, within the time set; alasan says why not, in words of our own (what the other
	 * side wrote may hold the address). Only ever called by one thread. */
	enum kirim_hasil (*kirim)(struct pengirim *p, const struct pesan *m, char alasan[static ALASAN_MAX]);
	void (*tutup)(struct pengirim *p);
};

/* Mail by SMTP (settings mail.*) and text messages by an HTTP gateway (settings gateway.*). *ret_pengirim is NULL when mail.url or
 * gateway.url is empty. -EINVAL, with a line on err, when a setting cannot be used; or the error of reading a secret. stop, set to true,
 * breaks a transfer off. The caller frees by tutup. */
int surel_new(const struct config *c, const atomic_bool *stop, FILE *err, struct pengirim **ret_pengirim) WARN_UNUSED;
int gerbang_new(const struct config *c, const atomic_bool *stop, FILE *err, struct pengirim **ret_pengirim) WARN_UNUSED;
