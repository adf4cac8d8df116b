/* Owns the conversion between instants, local dates and RFC 3339 text; pure functions, on any
 * thread. */
#include "kalender/waktu.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "kalender/tanggal.h"

#include "base/banned.h"

#define US_PER_HARI (WAKTU_DETIK_PER_HARI * US_PER_S)
#define WIB_US (WAKTU_WIB_DETIK * US_PER_S)
#define DIGIT_US 6
#define DIGIT_PECAHAN_MAX 9

int32_t waktu_tanggal(int64_t waktu_us)
{
	int64_t lokal = waktu_us + WIB_US;
	int64_t hari = lokal / US_PER_HARI;

	/* C rounds towards zero; before 1970 the day is the one below. */
	if (lokal % US_PER_HARI < 0)
		hari--;
	return (int32_t)hari;
}

int64_t waktu_awal_hari(int32_t tanggal)
{
	return tanggal * US_PER_HARI - WIB_US;
}

int64_t waktu_akhir_hari(int32_t tanggal)
{
	return waktu_awal_hari(tanggal) + US_PER_HARI - US_PER_S;
}

/* What is left to read. */
struct baca {
	const char *p;
	size_t n;
};

static bool ambil_salah_satu(struct baca *b, const char *boleh, char *ret_c)
{
	if (b->n == 0 || b->p[0] == '\0' || !strchr(boleh, b->p[0]))
		return false;
	*ret_c = b->p[0];
	b->p++;
	b->n--;
	return true;
}

static bool ambil_dua_digit(struct baca *b, int *ret_nilai)
{
	char puluhan, satuan;

	if (!ambil_salah_satu(b, "0123456789", &puluhan) ||
	    !ambil_salah_satu(b, "0123456789", &satuan))
		return false;
	*ret_nilai = (puluhan - '0') * 10 + (satuan - '0');
	return true;
}

/* HH:MM or, with `ret_detik`, HH:MM:SS. */
static int urai_jam(struct baca *b, int *ret_jam, int *ret_menit, int *ret_detik)
{
	char c;

	if (!ambil_dua_digit(b, ret_jam) || !ambil_salah_satu(b, ":", &c) ||
	    !ambil_dua_digit(b, ret_menit))
		return -EINVAL;
	if (ret_detik && (!ambil_salah_satu(b, ":", &c) || !ambil_dua_digit(b, ret_detik)))
		return -EINVAL;
	if (*ret_jam > 23 || *ret_menit > 59 || (ret_detik && *ret_detik > 59))
		return -ERANGE;
	return 0;
}

static int urai_pecahan(struct baca *b, int64_t *ret_us)
{
	int64_t us = 0;
	int digit = 0;
	char c;

	*ret_us = 0;
	if (!ambil_salah_satu(b, ".", &c))
		return 0;
	while (ambil_salah_satu(b, "0123456789", &c)) {
		if (digit < DIGIT_US)
			us = us * 10 + (c - '0');
		digit++;
	}
	if (digit == 0 || digit > DIGIT_PECAHAN_MAX)
		return -EINVAL;
	for (int i = digit; i < DIGIT_US; i++)
		us *= 10;
	*ret_us = us;
	return 0;
}

static int urai_offset(struct baca *b, int64_t *ret_detik)
{
	int jam, menit, r;
	char tanda;

	if (!ambil_salah_satu(b, "Zz+-", &tanda))
		return -EINVAL;
	*ret_detik = 0;
	if (tanda == 'Z' || tanda == 'z')
		return 0;
	r = urai_jam(b, &jam, &menit, NULL);
	if (r < 0)
		return r;
	*ret_detik = (jam * INT64_C(60) + menit) * 60;
	if (tanda == '-')
		*ret_detik = -*ret_detik;
	return 0;
}

/* The time of day with its offset, everything after the T. */
static int urai_setelah_tanggal(struct baca *b, int64_t *ret_us)
{
	int64_t pecahan, offset;
	int jam, menit, detik, r;

	r = urai_jam(b, &jam, &menit, &detik);
	if (r < 0)
		return r;
	r = urai_pecahan(b, &pecahan);
	if (r < 0)
		return r;
	r = urai_offset(b, &offset);
	if (r < 0)
		return r;
	if (b->n != 0)
		return -EINVAL;
	*ret_us = ((jam * INT64_C(60) + menit) * 60 + detik - offset) * US_PER_S + pecahan;
	return 0;
}

int waktu_urai(const char *teks, size_t n, int64_t *ret_waktu_us)
{
	struct baca b;
	int64_t jam_us, waktu;
	int32_t tanggal;
	char pemisah;
	int r;

	if (n <= TANGGAL_PANJANG)
		return -EINVAL;
	r = tanggal_urai(teks, TANGGAL_PANJANG, &tanggal);
	if (r < 0)
		return r;
	b = (struct baca){ .p = teks + TANGGAL_PANJANG, .n = n - TANGGAL_PANJANG };
	if (!ambil_salah_satu(&b, "Tt", &pemisah))
		return -EINVAL;
	r = urai_setelah_tanggal(&b, &jam_us);
	if (r < 0)
		return r;
	waktu = tanggal * US_PER_HARI + jam_us;
	if (waktu < WAKTU_MIN || waktu > WAKTU_MAX)
		return -ERANGE;
	*ret_waktu_us = waktu;
	return 0;
}

/* Writes .ffffff without trailing zeros, or nothing; `buf` has room for seven characters and the
 * end. */
static void tulis_pecahan(int us, char buf[static DIGIT_US + 2])
{
	size_t n;

	buf[0] = '\0';
	if (us == 0)
		return;
	buf[0] = '.';
	for (n = DIGIT_US; n > 0; n--) {
		buf[n] = (char)('0' + us % 10);
		us /= 10;
	}
	n = DIGIT_US;
	while (buf[n] == '0')
		n--;
	buf[n + 1] = '\0';
}

const char *waktu_tulis(int64_t waktu_us, char buf[static WAKTU_BUF])
{
	int32_t tanggal = waktu_tanggal(waktu_us);
	int64_t sisa_us = waktu_us - waktu_awal_hari(tanggal);
	unsigned int detik = (unsigned int)(sisa_us / US_PER_S) % 86400;
	char hari[TANGGAL_BUF], pecahan[DIGIT_US + 2];

	tulis_pecahan((int)(sisa_us % US_PER_S), pecahan);
	snprintf(buf, WAKTU_BUF,
		 "%s"
		 "T%02u:%02u:%02u%s+07:00",
		 tanggal_tulis(tanggal, hari), detik / 3600, detik / 60 % 60, detik % 60, pecahan);
	return buf;
}
