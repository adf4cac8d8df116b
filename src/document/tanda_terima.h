/* The receipt of a case. Of a complaint (tanda terima pengaduan), with the contents that UU 25/2009
 * Pasal 44 ayat (2) demands: the complainant's full identity, the description of the service that did not
 * meet the standard, place and time of receipt, signature and name of the officer who received it;
 * and what this house adds: number, channel, the deadlines with their legal basis, what follows in
 * law, and how the case is tracked. Of a request for information (tanda bukti, P40(9)) in the same
 * form: its description is what the process asks for. */
#pragma once

#include <stddef.h>

#include "base/cleanup.h"
#include "document/pdf.h"

#define TANDA_TERIMA_MAX_BYTES (4 * 1024 * 1024)
#define TANDA_TERIMA_ISIAN_MAX 16

struct tanda_terima_tenggat {
	const char *jenis;       /* code: verifikasi, ...; an unknown one prints as it is */
	const char *hari;        /* "3" */
	const char *satuan;      /* "hari_kerja" or "hari" */
	const char *jatuh_tempo; /* an instant or a date, as tulisan_tanggal reads it */
	const char *dasar_hukum;
};

/* One line of the description of a process other than complaints: code of what it is
 * (tanda_terima_istilah) and what was said. */
struct tanda_terima_isian {
	const char *kode;
	const char *nilai;
};

/* All strings are plain UTF-8 text, borrowed; NULL or empty where a member says "optional".
 * Instants as tulisan_tanggal reads them. */
struct tanda_terima {
	const char *bahasa; /* "id" or "en" */
	const char *proses; /* "permohonan_informasi"; NULL: a complaint */
	const char *nomor;
	const char *penyelenggara;
	const char *penyelenggara_alamat; /* optional: line under the letterhead */
	const char *kedudukan;            /* optional: its seat, beside the date; "Bengkayang" */
	/* a. identity; a case filed without identity has no nama and none of the others */
	const char *nama;
	const char *nik;
	const char *alamat;
	const char *telepon;
	const char *email;
	const char *jenis_kelamin; /* optional: "L" or "P" */
	const char *usia;          /* optional: years */
	const char *kerahasiaan; /* "terbuka", "rahasia" or "anonim" */
	/* b. description: isian of another process; else that of a complaint */
	const struct tanda_terima_isian *isian;
	size_t n_isian;
	const char *layanan; /* optional */
	const char *judul;
	const char *uraian;
	const char *waktu_kejadian;          /* optional: a date */
	const char *lokasi;                  /* optional */
	const char *kerugian;                /* optional */
	const char *permintaan_penyelesaian; /* optional */
	unsigned n_lampiran;
	/* c. place and time of receipt */
	const char *kanal;  /* code, e.g. "aplikasi" */
	const char *tempat; /* optional; without it the penyelenggara */
	const char *diterima_pada;
	/* d. the officer; without a name a dotted line is left for one */
	const char *petugas_nama;
	const char *petugas_jabatan; /* optional */
	const char *petugas_nip;     /* optional */
	const char *segel;           /* optional: hash of the receipt event */

	const struct tanda_terima_tenggat *tenggat;
	size_t n_tenggat;
	const char *lacak_url; /* optional: payload of the QR code; must not hold the access code */
	const char *kode_akses; /* optional: printed in words when given */
};

/* Writes the receipt to the sink. The same input gives the same bytes: the creation date is
 * diterima_pada. -EINVAL when a mandatory member is missing, -EINVAL or -ERANGE when an instant
 * cannot be read; otherwise as pdf_write. */
int tanda_terima_write(const struct tanda_terima *t, struct pdf_sink sink) WARN_UNUSED;
