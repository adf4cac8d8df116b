/* NIK, the number of a resident (PP 37/2007 Pasal 37): only its structure is checked. Any region
 * counts: the number keeps the place where it was first issued, and region codes come and go. */
#pragma once

#include <stdbool.h>

/* 16 digits: province 11-99, regency and district, date of birth DDMMYY (day + 40 for women) that
 * exists in 19YY or 20YY, serial 0001-9999. */
bool nik_valid(const char *nik);
