/* A round's result as documents tell it: the very JSON that the API answers with, so that nothing is printed that the API withholds, with
 * what else stands on paper. Read once; everything after that is pure but for the arena, on the worker that serves the request. */
#pragma once

#include "base/buffer.h"
#include "document/bagan.h"
#include "document/pdf.h"
#include "skm/indeks.h"
#include "skm/laporan_teks.h"
#include "work/ctx.h"

#define LAPORAN_MAX_BYTES (4U << 20)
#define LAPORAN_INSTANSI "Pemerintah Kabupaten Bengkayang"

struct laporan {
	struct arena *arena;
	const char *bahasa; /* "id" or "en" */
	const struct laporan_teks *t;
	json_t *hasil;	  /* GET .../hasil?rinci=demografi */
	json_t *layanan;  /* rincian_layanan of GET .../hasil?rinci=layanan */
	json_t *survei;	  /* GET /v1/skm/survei/{id} */
	json_t *tambahan; /* skm_laporan.sql */
	json_t *analisis; /* GET .../analisis; NULL of a withdrawn one */
	json_t *rencana;  /* tindak_lanjut of GET .../tindak-lanjut; NULL before publication */
	const char *alamat_hasil; /* where the result is read; QR code of the poster */
	bool ditahan;		  /* the result as a whole */
};

/* Reads what the caller may see (the report: with analysis and progress); PROBLEM_NOT_FOUND when there is no result for him. */
int laporan_baca(struct ctx *c, struct laporan *l) WARN_UNUSED;
int laporan_baca_lengkap(struct ctx *c, struct laporan *l) WARN_UNUSED;

/* Text of a member, NULL when it is null or something else. */
const char *laporan_teks_dari(const json_t *objek, const char *kunci);
/* Numbers as they are printed: decimals as in the JSON with the comma of the language; null is the word for withheld. Arena; "" when memory
 * is short, which the document's own limits find. */
const char *laporan_desimal(const struct laporan *l, const json_t *angka, int desimal);
const char *laporan_bulat(const struct laporan *l, const json_t *angka);
/* The IKM with the decimals of the method. */
const char *laporan_ikm(const struct laporan *l, const json_t *angka);
/* A class, or the word for withheld. */
const char *laporan_mutu(const struct laporan *l, const json_t *mutu);
/* Share of the respondents, "63,3%". */
const char *laporan_persen(const struct laporan *l, const json_t *responden);
/* "10 Maret 2026", or a dash. */
const char *laporan_tanggal(const struct laporan *l, const char *teks);
/* The unsur of the questionnaire with this code, and its name. */
const json_t *laporan_unsur(const struct laporan *l, const char *kode);
const char *laporan_nama_unsur(const struct laporan *l, const char *kode);
/* A group's name in words; for services their own name. */
const char *laporan_kelompok(const struct laporan *l, const char *atribut, const char *kelompok);
/* The groups of one attribute in the order people read them; atribut as in the JSON, or "layanan". Arena; NULL when there are none. */
json_t *laporan_urut(const struct laporan *l, const char *atribut);
/* "Semester I 2019". */
const char *laporan_periode(const struct laporan *l);
/* What a reader must know first: not published yet, or withdrawn and why. NULL: neither. */
const char *laporan_keadaan(const struct laporan *l);
/* In capital letters, and in small ones. */
const char *laporan_kapital(const struct laporan *l, const char *teks);
const char *laporan_kecil(const struct laporan *l, const char *teks);
const char *laporan_gabung(const struct laporan *l, const char *a, const char *b, const char *c);

/* Builds the chart `jenis` (the contract's names). -ENODATA: there is nothing to draw; -ENOMEM. */
int laporan_bagan(const struct laporan *l, const char *jenis, struct bagan *ret_bagan) WARN_UNUSED;

/* Each writes one document. Errors as pdf_write. */
int laporan_pdf(struct laporan *l, struct pdf_sink sink) WARN_UNUSED;
int laporan_poster(struct laporan *l, struct pdf_sink sink) WARN_UNUSED;
/* The workbook through a temporary file in dir; -EIO. */
int laporan_buku(struct laporan *l, const char *dir, struct buffer *out) WARN_UNUSED;
