/* A Keputusan Kepala Penyelenggara about officers in the layout of Lampiran I of Peraturan Bupati Bengkayang 24/2018: letterhead, menimbang and
 * mengingat, KESATU to KEENAM with the duties, lampiran 1 (who is named, by sub-task) and lampiran 2 (visi, misi, motto). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/cleanup.h"
#include "document/pdf.h"

#define KEPUTUSAN_MAX_BYTES (4 * 1024 * 1024)

struct keputusan_anggota {
	const char *nama;
	const char *jabatan;
	const char *kedudukan; /* penanggung_jawab, ketua, sekretaris or anggota */
	const char *sub_tugas; /* optional */
};

/* All strings are plain UTF-8 text, borrowed; NULL or empty where a member says "optional". */
struct keputusan_pelaksana {
	const char *penyelenggara;
	const char *alamat; /* lines under the letterhead */
	const char *unit;   /* optional: unit it is for, else the penyelenggara */
	const char *judul;  /* "Penetapan Pelaksana Pelayanan Publik" */
	const char *tim;    /* "tim pelaksana pelayanan publik" */
	const char *tahun;
	const char *nomor;   /* optional: not set yet, the document is marked as a draft */
	const char *tanggal; /* optional, a date */
	const char *tempat;  /* optional */
	const char *const *kewajiban; /* NULL-terminated */
	const char *const *mengingat; /* NULL-terminated: after those of Lampiran I */
	const char *pembiayaan;
	bool ditunjuk; /* officials who are appointed, not a team that is formed */
	bool susunan; /* a team with penanggung jawab, ketua and sekretaris */
	const struct keputusan_anggota *anggota;
	size_t n_anggota;
	bool dengan_visi; /* KEEMPAT and lampiran 2 */
	const char *visi;
	const char *const *misi; /* NULL-terminated */
	const char *motto;
	const char *penanda_tangan;         /* optional */
	const char *penanda_tangan_jabatan; /* optional */
	const char *nomor_berkas;
	const char *dibuat; /* an instant: creation date of the file */
};

/* Writes the decision to the sink; the same input gives the same bytes. Errors as pdf_write and tulisan_tanggal. */
int keputusan_pelaksana_write(const struct keputusan_pelaksana *k, struct pdf_sink sink) WARN_UNUSED;
