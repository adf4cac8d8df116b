/* Letters to the holder of an account. On the worker that serves the request; the thread of notices sends them. */
#pragma once

#include "work/ctx.h"

struct surat_akun {
	const char *templat; /* of templat_notifikasi */
	const char *akun_id; /* NULL: that of the address, if there is one */
	const char *email;
	bool berkode; /* with a new code */
};

/* Queues the letter, in the language of the request. Costs the same for every address. -ENOMEM, or as db_queue. */
int surat_akun_kirim(struct ctx *c, const struct surat_akun *s) WARN_UNUSED;
/* The address that a letter went to, from its sealed content (arena). -EIO (logged) when that is not authentic. */
int surat_akun_email(struct ctx *c, const char *id, const char *isi, const char **ret_email) WARN_UNUSED;
/* 202: how long a code that was just asked for is good at least. */
int surat_akun_jawab(struct ctx *c) WARN_UNUSED;
