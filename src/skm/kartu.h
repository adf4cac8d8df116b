/* Invitation cards: tokens as QR codes on A4 sheets, eight a page with lines to cut along. */
#pragma once

#include "document/pdf.h"

#define KARTU_MAX_BYTES (2U << 20) /* kept, sealed, under the Idempotency-Key */
#define KARTU_MAX 200		   /* cards of one document */

struct kartu {
	const char *bahasa;
	const char *penyelenggara, *judul, *periode;
	const char *dibuat;  /* instant */
	const char *berlaku_sampai; /* date, or NULL */
	const char *alamat;  /* each card's address is alamat + token */
	const char *const *token;
	size_t n;
};

/* -EINVAL: no token or more than KARTU_MAX; otherwise as pdf_lembar_write. */
int kartu_write(const struct kartu *kartu, struct pdf_sink sink) WARN_UNUSED;
