/* Owns the structure of a NIK; a pure function, any thread. */
#include "pii/nik.h"

#include <string.h>

#include "base/banned.h"

#define NIK_DIGITS 16
#define FEMALE_DAY_OFFSET 40

/* n digits at s, known to be digits. */
static int number(const char *s, int n)
{
	int v = 0;

	for (int i = 0; i < n; i++)
		v = 10 * v + (s[i] - '0');
	return v;
}

/* The century is not in the number: 29 February counts when either 19YY or 20YY has it, and 2000
 * had it while 1900 had not. */
static bool date_exists(int day, int month, int year2)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	if (month < 1 || month > 12 || day < 1 || day > days[month - 1])
		return false;
	return month != 2 || day < 29 || year2 % 4 == 0;
}

bool nik_valid(const char *nik)
{
	int day;

	if (strlen(nik) != NIK_DIGITS || strspn(nik, "0123456789") != NIK_DIGITS)
		return false;
	day = number(nik + 6, 2);
	if (day > FEMALE_DAY_OFFSET)
		day -= FEMALE_DAY_OFFSET;
	return number(nik, 2) >= 11 && date_exists(day, number(nik + 8, 2), number(nik + 10, 2)) &&
	       number(nik + 12, 4) != 0;
}
