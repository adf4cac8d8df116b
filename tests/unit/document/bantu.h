/* Runs a draw function as a whole document and gives its result; the file is dropped. */
#pragma once

#include "document/pdf_internal.h"

static inline int drop(void *cls, const void *data, size_t n)
{
	return 0;
}

static inline int render(int (*draw)(struct pdf *p, void *cls), void *cls)
{
	const struct pdf_info info = {
		.bahasa = "id",
		.judul = "Uji",
		.dibuat = "2026-03-10",
		.max_bytes = 1024 * 1024,
	};

	return pdf_write(&info, draw, cls, (struct pdf_sink){ drop, NULL });
}
