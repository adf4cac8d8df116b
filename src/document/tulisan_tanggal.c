/* Writes instants as Indonesian or English dates; pure, runs on any thread. */
#include "document/tulisan_tanggal.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "kalender/tanggal.h"
#include "kalender/waktu.h"

#include "base/banned.h"

#define INSTANT_TEXT_MAX 48

static const char *const months[2][12] = {
	{ "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
	  "Oktober", "November", "Desember" },
	{ "January", "February", "March", "April", "May", "June", "July", "August", "September",
	  "October", "November", "December" },
};

/* By enum hari_pekan, which begins with Monday. */
static const char *const weekdays[2][7] = {
	{ "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu" },
	{ "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
};

/* PostgreSQL separates date and time by a blank and leaves out the minutes of a whole offset. */
static int read_instant(const char *text, size_t len, int64_t *ret_us)
{
	char copy[INSTANT_TEXT_MAX + 4];

	if (len > INSTANT_TEXT_MAX)
		return -EINVAL;
	memcpy(copy, text, len);
	if (copy[TANGGAL_PANJANG] == ' ')
		copy[TANGGAL_PANJANG] = 'T';
	if (copy[len - 3] == '+' || copy[len - 3] == '-') {
		memcpy(copy + len, ":00", 3);
		len += 3;
	}
	return waktu_urai(copy, len, ret_us);
}

static int read_text(const char *text, int64_t *ret_us, bool *ret_has_time)
{
	size_t len = text ? strlen(text) : 0;
	int32_t day;
	int r;

	*ret_has_time = len > TANGGAL_PANJANG;
	if (*ret_has_time)
		return read_instant(text, len, ret_us);
	r = text ? tanggal_urai(text, len, &day) : -EINVAL;
	if (r == 0)
		*ret_us = waktu_awal_hari(day);
	return r;
}

/* ", pukul 09.15 WIB" */
static void write_time(int64_t us, int en, char *out, size_t size)
{
	int64_t second = (us - waktu_awal_hari(waktu_tanggal(us))) / US_PER_S;
	int hour = (int)(second / 3600), minute = (int)(second / 60 % 60);

	snprintf(out, size, en ? ", %02d:%02d WIB (UTC+7)" : ", pukul %02d.%02d WIB", hour, minute);
}

int tulisan_tanggal(const char *text, enum tulisan_tanggal form, const char *bahasa,
		    char out[static TULISAN_TANGGAL_SIZE])
{
	int en = strcmp(bahasa, "en") == 0;
	char time[32] = "";
	struct tanggal_sipil day;
	const char *weekday;
	bool has_time;
	int64_t us;
	int r;

	r = read_text(text, &us, &has_time);
	if (r < 0)
		return r;
	if (form == TULISAN_RFC3339) {
		waktu_tulis(us, out);
		return 0;
	}
	if (form == TULISAN_WAKTU && has_time)
		write_time(us, en, time, sizeof(time));
	day = tanggal_ke_sipil(waktu_tanggal(us));
	weekday = weekdays[en][tanggal_hari_pekan(waktu_tanggal(us)) - HARI_SENIN];
	snprintf(out, TULISAN_TANGGAL_SIZE, "%s%s%d %s %d%s", form == TULISAN_HARI ? "" : weekday,
		 form == TULISAN_HARI ? "" : ", ", day.hari, months[en][day.bulan - 1], day.tahun,
		 time);
	return 0;
}
