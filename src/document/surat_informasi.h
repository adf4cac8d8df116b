/* The two documents about a request for information: the record of its hand-over (berita acara, P40(11)(12)) and the letter of its
 * refusal (P40(12), UU 14/2008 Pasal 22 ayat (7)). Official letters: in Indonesian only. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "document/pdf.h"

#define SURAT_MAX_BYTES (4 * 1024 * 1024)
#define SURAT_BARIS_MAX 50 /* lines of each list; more are refused */

/* What both say. Plain UTF-8 text, borrowed; instants as tulisan_tanggal reads them. */
struct surat_informasi {
	const char *nomor; /* register number of the request */
	const char *penyelenggara;
	const char *penyelenggara_alamat; /* optional */
	const char *pemohon;
	const char *diterima_pada;
	const char *informasi_diminta;
	const char *tanggal; /* of the document */
	const char *petugas_nama; /* optional: a dotted line is left */
	const char *petugas_jabatan; /* optional */
	const char *petugas_nip; /* optional */
	const char *segel; /* optional: hash of the event */
};

struct surat_materi {
	const char *uraian;
	const char *bentuk; /* "softcopy" or "tertulis" */
};
struct surat_penghitaman {
	const char *bagian;
	const char *huruf; /* of UU 14/2008 Pasal 17 */
	const char *alasan;
};
struct surat_biaya {
	const char *uraian;
	int64_t banyak;
	int64_t harga_satuan; /* rupiah */
};

struct berita_acara {
	struct surat_informasi surat; /* petugas: who hands over and signs */
	const char *tempat;
	const char *penerima; /* who receives and signs */
	bool kuasa; /* as a proxy of the requester */
	bool sebagian;
	const struct surat_materi *materi;
	size_t n_materi;
	const struct surat_penghitaman *penghitaman;
	size_t n_penghitaman;
	const struct surat_biaya *biaya;
	size_t n_biaya;
	const char *cara_bayar; /* optional */
};

struct surat_dasar {
	const char *dasar_hukum;
	const char *uraian;
};

struct surat_penolakan {
	struct surat_informasi surat; /* petugas: who signs */
	const char *pemohon_alamat; /* optional */
	const struct surat_dasar *dasar;
	size_t n_dasar;
	const char *alasan;
	const char *uji_konsekuensi;
	const char *keberatan_sampai; /* last day of an objection */
};

/* Write the document to the sink; the same input gives the same bytes. -EINVAL when a mandatory member is missing or a list is longer
 * than SURAT_BARIS_MAX, -EINVAL or -ERANGE when an instant cannot be read; otherwise as pdf_write. */
int berita_acara_write(const struct berita_acara *b, struct pdf_sink sink) WARN_UNUSED;
int surat_penolakan_write(const struct surat_penolakan *s, struct pdf_sink sink) WARN_UNUSED;
