/* Checks the text formats that schemas assert; pure functions, callable from every thread. */
#include "contract/format.h"

#include <string.h>

#include "base/banned.h"

#define EMAIL_LOCAL_MAX 64
#define EMAIL_DOMAIN_MAX 253
#define LABEL_MAX 63
#define FRACTION_DIGITS_MAX 9
#define OFFSET_HOURS_MAX                                                                           \
	15 /* PostgreSQL refuses offsets of 16 hours and more; real ones end at +14:00 */

static const struct {
	const char *name;
	const char *hint[2];
} FORMATS[] = {
	[FORMAT_NONE] = { "", { "", "" } },
	[FORMAT_UUID] = { "uuid", { "harus berupa UUID", "must be a UUID" } },
	[FORMAT_DATE] = { "date",
			  { "harus berupa tanggal yang ada, TTTT-BB-HH",
			    "must be an existing date, YYYY-MM-DD" } },
	[FORMAT_DATE_TIME] = { "date-time",
			       { "harus berupa waktu RFC 3339 dengan selisih zona, misalnya "
				 "2026-03-10T09:15:00+07:00",
				 "must be an RFC 3339 time with offset, such as "
				 "2026-03-10T09:15:00+07:00" } },
	[FORMAT_EMAIL] = { "email", { "harus berupa alamat e-mail", "must be an e-mail address" } },
};

enum format format_parse(const char *name)
{
	for (int f = FORMAT_UUID; f <= FORMAT_EMAIL; f++) {
		if (strcmp(FORMATS[f].name, name) == 0)
			return (enum format)f;
	}
	return FORMAT_NONE;
}

const char *format_hint(enum format f, int lang)
{
	return FORMATS[f].hint[lang];
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_hex(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool uuid_matches(const char *s, size_t len)
{
	if (len != 36)
		return false;
	for (size_t i = 0; i < len; i++) {
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;

		if (dash ? s[i] != '-' : !is_hex(s[i]))
			return false;
	}
	return true;
}

/* n digits as a number; -1 when there is another character. */
static int number(const char *s, int n)
{
	int value = 0;

	for (int i = 0; i < n; i++) {
		if (!is_digit(s[i]))
			return -1;
		value = value * 10 + (s[i] - '0');
	}
	return value;
}

static int days_of(int year, int month)
{
	static const int DAYS[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : DAYS[month - 1];
}

static bool date_matches(const char *s, size_t len)
{
	int year, month, day;

	if (len != 10 || s[4] != '-' || s[7] != '-')
		return false;
	year = number(s, 4);
	month = number(s + 5, 2);
	day = number(s + 8, 2);
	if (year < 1 || month < 1 || month > 12)
		return false;
	return day >= 1 && day <= days_of(year, month);
}

static bool offset_matches(const char *s, size_t len)
{
	int hours, minutes;

	if (len == 1)
		return *s == 'Z' || *s == 'z';
	if (len != 6 || (*s != '+' && *s != '-') || s[3] != ':')
		return false;
	hours = number(s + 1, 2);
	minutes = number(s + 4, 2);
	return hours >= 0 && hours <= OFFSET_HOURS_MAX && minutes >= 0 && minutes <= 59;
}

/* HH:MM:SS[.fraction]offset */
static bool time_matches(const char *s, size_t len)
{
	size_t at = 8;
	int hours, minutes, seconds;

	if (len < 9 || s[2] != ':' || s[5] != ':')
		return false;
	hours = number(s, 2);
	minutes = number(s + 3, 2);
	seconds = number(s + 6, 2);
	if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59)
		return false;
	if (s[at] == '.') {
		size_t digits = 0;

		while (at + 1 + digits < len && is_digit(s[at + 1 + digits]))
			digits++;
		if (digits == 0 || digits > FRACTION_DIGITS_MAX)
			return false;
		at += 1 + digits;
	}
	return at < len && offset_matches(s + at, len - at);
}

static bool date_time_matches(const char *s, size_t len)
{
	if (len < 20 || (s[10] != 'T' && s[10] != 't'))
		return false;
	return date_matches(s, 10) && time_matches(s + 11, len - 11);
}

/* RFC 5322 dot-atom of ASCII characters. */
static bool local_part_matches(const char *s, size_t len)
{
	bool after_dot = true;

	if (len == 0 || len > EMAIL_LOCAL_MAX)
		return false;
	for (size_t i = 0; i < len; i++) {
		bool dot = s[i] == '.';

		if (dot ? after_dot :
			  !is_digit(s[i]) && !is_letter(s[i]) &&
				    (!s[i] || !strchr("!#$%&'*+/=?^_`{|}~-", s[i])))
			return false;
		after_dot = dot;
	}
	return !after_dot;
}

static bool label_matches(const char *s, size_t len)
{
	if (len == 0 || len > LABEL_MAX || s[0] == '-' || s[len - 1] == '-')
		return false;
	for (size_t i = 0; i < len; i++) {
		if (!is_digit(s[i]) && !is_letter(s[i]) && s[i] != '-')
			return false;
	}
	return true;
}

static bool domain_matches(const char *s, size_t len)
{
	size_t labels = 0;

	if (len > EMAIL_DOMAIN_MAX)
		return false;
	for (;;) {
		const char *dot = memchr(s, '.', len);
		size_t n = dot ? (size_t)(dot - s) : len;

		if (!label_matches(s, n))
			return false;
		labels++;
		if (!dot)
			return labels >= 2;
		s += n + 1;
		len -= n + 1;
	}
}

static bool email_matches(const char *s, size_t len)
{
	const char *at = memrchr(s, '@', len);

	if (!at || !local_part_matches(s, (size_t)(at - s)))
		return false;
	return domain_matches(at + 1, len - (size_t)(at - s) - 1);
}

bool format_matches(enum format f, const char *s, size_t len)
{
	switch (f) {
	case FORMAT_UUID:
		return uuid_matches(s, len);
	case FORMAT_DATE:
		return date_matches(s, len);
	case FORMAT_DATE_TIME:
		return date_time_matches(s, len);
	case FORMAT_EMAIL:
		return email_matches(s, len);
	case FORMAT_NONE:
		break;
	}
	return true;
}
