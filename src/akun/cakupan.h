/* Scopes: lists of words with single spaces between them (RFC 6749 section 3.3). Pure functions. */
#pragma once

#include <stdbool.h>

bool cakupan_memuat(const char *daftar, const char *kata);
/* Whether each word of diminta is in diberikan; an empty list asks for nothing and is false. */
bool cakupan_dalam(const char *diminta, const char *diberikan);
