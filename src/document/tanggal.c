/* Reads instants and writes them as Indonesian (or English) dates; pure, runs on any thread. */
#include "document/tanggal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/banned.h"

#define WIB_OFFSET_S (7 * 3600)

static const char *const months[2][12] = {
	{ "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
	  "Oktober", "November", "Desember" },
	{ "January", "February", "March", "April", "May", "June", "July", "August", "September",
	  "October", "November", "December" },
};

static const char *const weekdays[2][7] = {
	{ "Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu" },
	{ "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday" },
};

static int english(const char *bahasa)
{
	return strcmp(bahasa, "en") == 0;
}

/* Exactly n digits; moves on. */
static int digits(const char **at, int n, int *ret_value)
{
	*ret_value = 0;
	for (int i = 0; i < n; i++, ++*at) {
		if (**at < '0' || **at > '9')
			return -EINVAL;
		*ret_value = *ret_value * 10 + (**at - '0');
	}
	return 0;
}

static int expect(const char **at, const char *any)
{
	if (!**at || !strchr(any, **at))
		return -EINVAL;
	++*at;
	return 0;
}

static int parse_date(const char **at, struct tm *tm)
{
	if (digits(at, 4, &tm->tm_year) || expect(at, "-") || digits(at, 2, &tm->tm_mon) ||
	    expect(at, "-") || digits(at, 2, &tm->tm_mday))
		return -EINVAL;
	tm->tm_year -= 1900;
	tm->tm_mon -= 1;
	return 0;
}

/* "Z", "+07", "+07:00" or "+0700". */
static int parse_offset(const char **at, long *ret_offset_s)
{
	int hours, minutes = 0;
	char sign = **at;

	*ret_offset_s = 0;
	if (expect(at, "Zz+-"))
		return -EINVAL;
	if (sign == 'Z' || sign == 'z')
		return 0;
	if (digits(at, 2, &hours))
		return -EINVAL;
	if (**at == ':')
		++*at;
	if (**at && digits(at, 2, &minutes))
		return -EINVAL;
	*ret_offset_s = (hours * 3600L + minutes * 60L) * (sign == '-' ? -1 : 1);
	return hours < 24 && minutes < 60 ? 0 : -EINVAL;
}

static int parse_time(const char **at, struct tm *tm, long *ret_offset_s)
{
	if (expect(at, "T ") || digits(at, 2, &tm->tm_hour) || expect(at, ":") ||
	    digits(at, 2, &tm->tm_min) || expect(at, ":") || digits(at, 2, &tm->tm_sec))
		return -EINVAL;
	if (tm->tm_hour > 23 || tm->tm_min > 59 || tm->tm_sec > 60)
		return -EINVAL;
	if (**at == '.') {
		++*at;
		*at += strspn(*at, "0123456789");
	}
	return parse_offset(at, ret_offset_s);
}

int tanggal_parse(const char *text, struct tanggal *ret_tanggal)
{
	struct tm tm = { 0 }, local;
	const char *at = text;
	long offset_s = WIB_OFFSET_S;
	bool has_time;
	int day, month;
	time_t instant;

	if (!text || parse_date(&at, &tm) < 0)
		return -EINVAL;
	day = tm.tm_mday;
	month = tm.tm_mon;
	has_time = *at != '\0';
	if (has_time && (parse_time(&at, &tm, &offset_s) < 0 || *at))
		return -EINVAL;
	instant = timegm(&tm);
	if (tm.tm_sec < 60 && (tm.tm_mday != day || tm.tm_mon != month))
		return -EINVAL;
	instant += WIB_OFFSET_S - offset_s;
	if (!gmtime_r(&instant, &local))
		return -EINVAL;
	*ret_tanggal = (struct tanggal){ .year = local.tm_year + 1900,
					 .month = local.tm_mon + 1,
					 .day = local.tm_mday,
					 .weekday = local.tm_wday,
					 .hour = local.tm_hour,
					 .minute = local.tm_min,
					 .second = local.tm_sec,
					 .has_time = has_time };
	return 0;
}

void tanggal_panjang(const struct tanggal *t, const char *bahasa,
		     char out[static TANGGAL_TEXT_SIZE])
{
	snprintf(out, TANGGAL_TEXT_SIZE, "%d %s %d", t->day, months[english(bahasa)][t->month - 1],
		 t->year);
}

void tanggal_lengkap(const struct tanggal *t, const char *bahasa,
		     char out[static TANGGAL_TEXT_SIZE])
{
	int en = english(bahasa);
	char day[TANGGAL_TEXT_SIZE], time[32] = "";

	tanggal_panjang(t, bahasa, day);
	if (t->has_time)
		snprintf(time, sizeof(time),
			 en ? ", %02d:%02d WIB (UTC+7)" : ", pukul %02d.%02d WIB", t->hour,
			 t->minute);
	snprintf(out, TANGGAL_TEXT_SIZE, "%s, %.48s%s", weekdays[en][t->weekday], day, time);
}

void tanggal_rfc3339(const struct tanggal *t, char out[static TANGGAL_RFC3339_SIZE])
{
	snprintf(out, TANGGAL_RFC3339_SIZE, "%04u-%02u-%02uT%02u:%02u:%02u+07:00",
		 (unsigned)t->year % 10000, (unsigned)t->month % 100, (unsigned)t->day % 100,
		 (unsigned)t->hour % 100, (unsigned)t->minute % 100, (unsigned)t->second % 100);
}
