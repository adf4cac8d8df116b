/* Compares lists of scopes; pure functions, any thread. */
#include "akun/cakupan.h"

#include <string.h>

#include "base/banned.h"

static bool memuat(const char *daftar, const char *kata, size_t n)
{
	while (*daftar) {
		size_t ini = strcspn(daftar, " ");

		if (ini == n && memcmp(daftar, kata, n) == 0)
			return true;
		daftar += ini;
		daftar += *daftar == ' ';
	}
	return false;
}

bool cakupan_memuat(const char *daftar, const char *kata)
{
	return *kata && memuat(daftar, kata, strlen(kata));
}

bool cakupan_dalam(const char *diminta, const char *diberikan)
{
	if (!*diminta)
		return false;
	while (*diminta) {
		size_t n = strcspn(diminta, " ");

		if (n == 0 || !memuat(diberikan, diminta, n))
			return false;
		diminta += n;
		diminta += *diminta == ' ';
	}
	return true;
}
