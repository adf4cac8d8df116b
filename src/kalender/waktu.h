/* Instants (microseconds since 1970-01-01T00:00:00Z, int64_t) and the local time of Bengkayang. RFC
 * 3339 in and out. Pure functions, safe on every thread. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/cleanup.h"

/* Asia/Pontianak is WIB, seven hours ahead of UTC, without daylight saving time (requirements:
 * "Time"). A constant and not the machine's zone data: a deadline must not move because a server is
 * set to another zone or lacks tzdata. */
#define WAKTU_WIB_DETIK (INT64_C(7) * 3600)
#define WAKTU_DETIK_PER_HARI INT64_C(86400)

/* Buffer for the longest text that waktu_tulis writes: 2026-03-10T23:59:59.123456+07:00 and its
 * end. */
#define WAKTU_BUF 33

/* 0001-01-01T00:00:00+07:00 and 9999-12-31T23:59:59.999999+07:00: what has a local date of four
 * digits. */
#define WAKTU_MIN INT64_C(-62135622000000000)
#define WAKTU_MAX INT64_C(253402275599999999)

/* The local date of an instant between WAKTU_MIN and WAKTU_MAX. */
int32_t waktu_tanggal(int64_t waktu_us);

/* Local midnight at which a date begins. */
int64_t waktu_awal_hari(int32_t tanggal);

/* 23:59:59 local of a date, when a deadline that ends on that day falls due. The whole of that
 * second still belongs to the day: whether a deadline has lapsed is asked of tenggat_lewat
 * (kalender/tenggat.h). */
int64_t waktu_akhir_hari(int32_t tanggal);

/* Reads all of the `n` bytes as an RFC 3339 date-time: any offset, up to nine digits of fraction of
 * which the first six count. Second 60 is refused: these instants have no leap seconds. -EINVAL:
 * another form; -ERANGE: no such day, hour, offset, or an instant outside WAKTU_MIN to WAKTU_MAX.
 */
WARN_UNUSED int waktu_urai(const char *teks, size_t n, int64_t *ret_waktu_us);

/* Writes the instant as RFC 3339 with +07:00 and returns `buf`; the fraction is left out when zero
 * and has no trailing zeros, as PostgreSQL writes it. The instant lies between WAKTU_MIN and
 * WAKTU_MAX. */
const char *waktu_tulis(int64_t waktu_us, char buf[static WAKTU_BUF]);
