/* Deadlines: from an instant of receipt and a length to the due instant, with the reason for every
 * day between. The day of receipt is day zero and is not counted; a deadline falls at the end of
 * its last day, local time (requirements: "Time"). Hari are calendar days (UU 25/2009 Pasal 44 and
 * 50 do not define the word), hari kerja are Monday to Friday without the holidays of the calendar.
 * Pure functions over an immutable calendar, on any thread. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/cleanup.h"
#include "kalender/kalender.h"

/* Ten years; longer than any deadline of the regulations, and it bounds the work of a public
 * what-if request. */
#define TENGGAT_PANJANG_MAX 3660

enum tenggat_satuan {
	TENGGAT_HARI,
	TENGGAT_HARI_KERJA,
};

/* "hari" and "hari_kerja". */
const char *tenggat_satuan_nama(enum tenggat_satuan satuan);
/* -EINVAL: neither. */
WARN_UNUSED int tenggat_satuan_urai(const char *nama, enum tenggat_satuan *ret_satuan);

struct tenggat_hasil {
	int64_t jatuh_tempo_us;	 /* 23:59:59 local of the last day */
	int32_t hari_nol;	 /* local date of receipt */
	int32_t hari_akhir;	 /* local date of the last day; equal to hari_nol for length 0 */
	int32_t dilewati;	 /* days passed over between them */
	bool sementara;		 /* an unknown year was touched (mode KALENDER_SEMENTARA only) */
	int32_t sementara_sejak; /* first day of an unknown year that was walked over; set when
				    `sementara` */
};

/* The deadline of `panjang` days (0 to TENGGAT_PANJANG_MAX) after the local day of `mulai_us`. `k`
 * may be NULL for TENGGAT_HARI. -EINVAL: length out of bounds or no calendar for working days;
 * -ERANGE: the calendar does not know all the years needed, or the due date lies beyond the year
 * 9999. */
WARN_UNUSED int kalender_tenggat(const struct kalender *k, int64_t mulai_us, int panjang,
				 enum tenggat_satuan satuan, struct tenggat_hasil *ret_hasil);

/* The same with the mode said; kalender_tenggat is this with KALENDER_PASTI. */
WARN_UNUSED int kalender_tenggat_mode(const struct kalender *k, int64_t mulai_us, int panjang,
				      enum tenggat_satuan satuan, enum kalender_mode mode,
				      struct tenggat_hasil *ret_hasil);

enum hari_sifat {
	HARI_DIHITUNG,
	HARI_AKHIR_PEKAN,
	HARI_LIBUR,
};

/* "dihitung", "akhir_pekan", "libur". */
const char *hari_sifat_nama(enum hari_sifat sifat);

/* One day of a derivation. */
struct hari_rincian {
	int32_t tanggal;
	enum hari_sifat sifat;
	int32_t ke; /* running number of a counted day, from 1; of a skipped day, the number counted
		       before it */
	bool tahu;  /* false in a year that the calendar does not know */
	/* The holidays of the date, also on a weekend and also on a counted calendar day; they live
	 * as long as the calendar. */
	const struct hari_libur *libur;
	size_t n_libur;
};

/* Walks over the days of a deadline in order, holding nothing but a position. */
struct tenggat_iter {
	const struct kalender *k;
	enum tenggat_satuan satuan;
	enum kalender_mode mode;
	int32_t tanggal;
	int32_t dihitung;
	int32_t panjang;
};

/* Starts before the first day after `hari_nol`. The calendar must outlive the iterator. Errors as
 * kalender_tenggat. */
WARN_UNUSED int tenggat_iter_init(struct tenggat_iter *i, const struct kalender *k,
				  int32_t hari_nol, int panjang, enum tenggat_satuan satuan,
				  enum kalender_mode mode);

/* The next day, counted or skipped: 1 and the day, 0 after the last counted day, -ERANGE as
 * kalender_tenggat. */
WARN_UNUSED int tenggat_iter_lanjut(struct tenggat_iter *i, struct hari_rincian *ret_hari);

/* As tenggat_iter_lanjut, but only the skipped days. */
WARN_UNUSED int tenggat_iter_lanjut_dilewati(struct tenggat_iter *i, struct hari_rincian *ret_hari);

/* Days left: those after the local day of `sekarang_us` up to and including the local day of the
 * due instant, 0 on the last day itself, negative when overdue (the days since the last day). `k`
 * may be NULL for TENGGAT_HARI. In mode KALENDER_SEMENTARA days of unknown years are told by
 * weekday. Errors as kalender_tenggat. */
WARN_UNUSED int kalender_sisa(const struct kalender *k, int64_t sekarang_us, int64_t jatuh_tempo_us,
			      enum tenggat_satuan satuan, enum kalender_mode mode,
			      int32_t *ret_sisa);

/* Whether a deadline due at 23:59:59 has lapsed: only from the midnight after, because the last
 * second is still inside its day. */
bool tenggat_lewat(int64_t jatuh_tempo_us, int64_t sekarang_us);
