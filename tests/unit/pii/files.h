/* Key files for the tests of pii, in a directory of their own. */
#pragma once

#include "pii/data_key.h"

#define ZERO_KEY "0000000000000000000000000000000000000000000000000000000000000000"
#define ONE_KEY "1111111111111111111111111111111111111111111111111111111111111111"
#define TWO_KEY "2222222222222222222222222222222222222222222222222222222222222222"

/* The directory (static, made at the first call) with name behind it; static text, good until the
 * next call. */
const char *file_in_temp(const char *name);
/* Writes the text with that mode and returns the path. */
const char *write_keys(const char *text, unsigned mode);
/* Keys loaded from a new file of this text. */
struct data_keys *keys_of(const char *text);
/* Removes what was made. */
void remove_temp(void);
