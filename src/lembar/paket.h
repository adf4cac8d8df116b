/* The parts of a package (ZIP) that a client sent, unpacked piece by piece within limits and read as XML without a document type, hence without
 * entities. One thread at a time. */
#pragma once

#include "lembar/lembar.h"

#define PAKET_ENTRI_MAX 512
#define PAKET_RASIO_MAX 200 /* unpacked to packed; text of real workbooks stays below 50 */

struct zip;

struct paket {
	struct zip *zip;
	size_t sisa; /* bytes that may still be unpacked */
};

/* What is told of a part. Names are local ones, those of attributes as well; a handler that returns negative ends the reading. */
struct xml_cara {
	int (*mulai)(void *cls, const char *nama, const char *const *atribut);
	int (*akhir)(void *cls, const char *nama);
	int (*teks)(void *cls, const char *teks, size_t n); /* or NULL */
};

/* Borrows data. -EINVAL: no package, or too many entries; -ENOMEM. */
int paket_buka(const void *data, size_t n, struct paket *ret_paket) WARN_UNUSED;
void paket_tutup(struct paket *p);
#define CLEANUP_PAKET CLEANUP(paket_tutup)
/* -ENOENT: no such part; -EFBIG: a limit; -EINVAL: not XML, or with a document type; what a handler returned. */
int paket_baca(struct paket *p, const char *bagian, const struct xml_cara *cara, void *cls) WARN_UNUSED;
/* An attribute by its local name; NULL: absent. */
const char *xml_atribut(const char *const *atribut, const char *nama);
