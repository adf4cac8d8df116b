/* NIK, the number of a resident (UU 23/2006 Pasal 1 angka 12; Permendagri 119/2017): only its structure is checked, region
 * codes come and go. */
#pragma once

#include <stdbool.h>

/* 16 digits: province 11-99, regency and district, date of birth DDMMYY (day + 40 for women) that exists in 19YY or 20YY,
 * serial 0001-9999. */
bool nik_valid(const char *nik);
